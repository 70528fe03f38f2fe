import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { OverviewAnswer } from '#shared/api/overview-api.ts';
import { sectionTitle } from '#shared/sync/row-title.ts';
import { hrefOf, noFilter } from '../route.ts';
import { showCount, words } from '../words.ts';
import { Panel } from './Panel.tsx';
import { ProgressBar } from './ProgressBar.tsx';

const useStyles = makeStyles({
  rows: { display: 'grid', rowGap: '6px' },
  line: {
    display: 'flex',
    justifyContent: 'space-between',
    columnGap: '12px',
    marginBottom: '1px',
    alignItems: 'baseline',
  },
  count: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
});

export function SectionBars({ sections }: { readonly sections: OverviewAnswer['bySection'] }) {
  const styles = useStyles();
  const titled = sections.map((each) => ({ title: sectionTitle(each), counts: each.counts }));
  return (
    <Panel title={words.bySection}>
      <div className={styles.rows}>
        {titled.map(({ title, counts }) => (
          <div key={title}>
            <div className={styles.line}>
              <Link href={hrefOf({ page: 'tasks', filter: { ...noFilter, section: title } })}>
                {title || words.noSection}
              </Link>
              <Text size={200} className={styles.count}>
                {showCount(counts.done)}/{showCount(counts.total)} hoàn thành
              </Text>
            </div>
            <ProgressBar counts={counts} />
          </div>
        ))}
      </div>
    </Panel>
  );
}

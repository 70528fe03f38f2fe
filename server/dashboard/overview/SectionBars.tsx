import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { OverviewAnswer } from '#shared/api/overview-api.ts';
import { hrefOf, noFilter } from '../route.ts';
import { words } from '../words.ts';
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
  return (
    <Panel title={words.bySection}>
      <div className={styles.rows}>
        {sections.map(({ section, sectionName, counts }) => (
          <div key={`${section}/${sectionName}`}>
            <div className={styles.line}>
              <Link href={hrefOf({ page: 'tasks', filter: { ...noFilter, section } })}>
                {[section, sectionName].filter(Boolean).join('. ')}
              </Link>
              <Text size={200} className={styles.count}>
                {counts.done}/{counts.total} hoàn thành
              </Text>
            </div>
            <ProgressBar counts={counts} />
          </div>
        ))}
      </div>
    </Panel>
  );
}

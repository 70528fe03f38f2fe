import { Link, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { OverviewAnswer } from '#shared/api/overview-api.ts';
import { hrefOf, noFilter } from '../route.ts';
import { showCount, stateNames, words } from '../words.ts';
import { Panel } from './Panel.tsx';
import { ProgressBar } from './ProgressBar.tsx';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  head: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    paddingBottom: '4px',
    position: 'sticky',
    top: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  number: { width: '62px', textAlign: 'right', '@media (max-width: 720px)': { width: '46px' } },
  bar: { width: '110px', '@media (max-width: 720px)': { width: '56px' } },
  cell: { padding: '4px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, verticalAlign: 'middle' },
  numberCell: { textAlign: 'right', paddingRight: '4px', fontVariantNumeric: 'tabular-nums' },
  collective: { color: tokens.colorNeutralForeground3, marginLeft: '6px' },
});

export function AgencyTable({ agencies }: { readonly agencies: OverviewAnswer['byAgency'] }) {
  const styles = useStyles();
  const cell = mergeClasses(styles.cell, styles.numberCell);
  return (
    <Panel title={words.byAgency}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.head}>{words.agency}</th>
            <th className={mergeClasses(styles.head, styles.bar)}>{words.progress}</th>
            <th className={mergeClasses(styles.head, styles.number)}>{words.total}</th>
            <th className={mergeClasses(styles.head, styles.number)}>{stateNames.done}</th>
            <th className={mergeClasses(styles.head, styles.number)}>{stateNames.late}</th>
          </tr>
        </thead>
        <tbody>
          {agencies.map(({ agency, unassigned, counts }) => {
            const key = agency.code ?? agency.name;
            const filter = { ...noFilter, ...(unassigned ? { noLead: true } : { agency: key }) };
            return (
              <tr key={unassigned ? '' : key}>
                <td className={styles.cell}>
                  <Link href={hrefOf({ page: 'tasks', filter })}>{agency.name}</Link>
                  {agency.collective && (
                    <Text size={200} className={styles.collective}>
                      {words.collective}
                    </Text>
                  )}
                </td>
                <td className={styles.cell}>
                  <ProgressBar counts={counts} />
                </td>
                <td className={cell}>{showCount(counts.total)}</td>
                <td className={cell}>{showCount(counts.done)}</td>
                <td className={cell}>
                  {counts.late > 0 ? (
                    <Link href={hrefOf({ page: 'tasks', filter: { ...filter, state: 'late' } })}>
                      {showCount(counts.late)}
                    </Link>
                  ) : (
                    0
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}

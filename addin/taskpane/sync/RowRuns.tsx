import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { formatRun, rowRuns } from '../format.ts';
import { usePane } from '../shell/pane-context.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  runs: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalXS },
  count: { fontWeight: tokens.fontWeightSemibold },
});

/** "15 dòng: 9–23": rows that have something in common; each run leads to its first row in the sheet. */
export function RowRuns({ rows }: { rows: readonly number[] }): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const runs = rowRuns(rows);
  return (
    <div className={styles.runs}>
      <span className={styles.count}>{words.sync.rowsAre(rows.length)}</span>
      {runs.map((run, at) => (
        <span key={run.first}>
          <Link as="button" onClick={() => void commands.goToRow(run.first)}>
            {formatRun(run)}
          </Link>
          {at < runs.length - 1 && ','}
        </span>
      ))}
    </div>
  );
}

import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { loadPeriods } from '../sync/load-periods.ts';
import { periodWords } from '../sync/period-words.ts';
import { useRowId } from './use-row-id.ts';

const useStyles = makeStyles({
  title: { fontWeight: tokens.fontWeightSemibold },
  reason: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Why the province gave the row back, as long as it is. */
export function RowReturned({ row }: { row: number }): ReactNode {
  const styles = useStyles();
  const pane = usePane();
  const rowId = useRowId(row);
  const periods = usePaneState((state) => state.sync.periods);
  const reachable = usePaneState(({ sync }) => sync.link !== null && sync.session.status === 'signed-in');
  const acts = usePaneState((state) => state.sync.marks.periods);
  const heard = useRef(acts);
  useEffect(() => {
    if (!reachable || (periods !== null && heard.current === acts)) return;
    heard.current = acts;
    void loadPeriods(pane);
  }, [pane, reachable, periods, acts]);
  const returned = rowId === null ? undefined : periods?.returned.find((entry) => entry.rowId === rowId);
  if (!returned) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <div className={styles.title}>{periodWords.returnedRow}</div>
        <div className={styles.reason}>{returned.reason}</div>
        <div className={styles.quiet}>{periodWords.given(returned)}</div>
        {returned.mine && <div>{periodWords.whatNext}</div>}
      </MessageBarBody>
    </MessageBar>
  );
}

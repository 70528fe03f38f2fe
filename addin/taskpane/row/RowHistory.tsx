import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { fieldLabel } from '#shared/sync/check-fields.ts';
import { formatInstant } from '../format.ts';
import { WholeChange } from '../shell/ChangeText.tsx';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { formatFieldValue } from '../state/sync-lines.ts';
import type { RowHistory as History } from '../state/sync-view.ts';
import { words } from '../words.ts';
import { useRowId } from './use-row-id.ts';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: { padding: `${tokens.spacingVerticalXS} 0`, borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  field: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Who changed what in this row at the province. */
export function RowHistory({ row }: { row: number }): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const local = usePaneState((state) => state.sync.local);
  const signedIn = usePaneState((state) => state.sync.session.status === 'signed-in');
  const linked = usePaneState((state) => state.sync.link !== null);
  const history = usePaneState((state) => state.sync.history);
  const rowId = useRowId(row);
  if (local.kind === 'none') return null;
  const mine = history && history.rowId === rowId ? history : null;
  return (
    <section className={styles.box}>
      <h3 className={styles.title}>{words.row.history}</h3>
      {!signedIn ? (
        <div className={styles.quiet}>{words.row.historySignedOut}</div>
      ) : rowId === null || !linked ? (
        <div className={styles.quiet}>{words.row.historyUnlinked}</div>
      ) : mine ? (
        <Entries history={mine} onRetry={() => void commands.loadRowHistory(rowId)} />
      ) : (
        <div>
          <Button size="small" onClick={() => void commands.loadRowHistory(rowId)}>
            {words.row.historyLoad}
          </Button>
        </div>
      )}
    </section>
  );
}

function Entries({ history, onRetry }: { history: History; onRetry: () => void }): ReactNode {
  const styles = useStyles();
  if (history.status === 'loading') return <Spinner size="tiny" label={words.row.historyLoading} />;
  if (history.status === 'failed') {
    return (
      <div>
        <div>{history.message}</div>
        <Button size="small" onClick={onRetry}>
          {words.retry}
        </Button>
      </div>
    );
  }
  if (history.entries.length === 0) return <div className={styles.quiet}>{words.row.historyEmpty}</div>;
  return (
    <ol className={styles.list}>
      {history.entries.map(
        ({ operationId, revision, action, changes, reason, author, agencyName, at, workbookLabel }) => (
          <li key={`${operationId} ${revision}`} className={styles.item}>
            <div>
              {words.row.historyAction[action]}
              <div className={styles.quiet}>
                {[formatInstant(at), author, agencyName === author ? null : agencyName, workbookLabel]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </div>
            {reason !== undefined && <div>{reason}</div>}
            {changes.map(({ field, from, to }) => (
              <div key={field}>
                <span className={styles.field}>{fieldLabel(field)}</span>
                <WholeChange old={formatFieldValue(from)} next={formatFieldValue(to)} />
              </div>
            ))}
          </li>
        ),
      )}
    </ol>
  );
}

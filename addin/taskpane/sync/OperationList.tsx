import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { formatInstant } from '../format.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { words } from '../words.ts';
import { RevokeButton } from './RevokeButton.tsx';

const useStyles = makeStyles({
  // A button without a frame begins with its words where all else begins.
  flush: { marginLeft: '-9px' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  text: { minWidth: 0, flex: '1 1 0', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** What this workbook has sent so far; each sending can be taken back while nobody built on it. */
export function OperationList(): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const [open, setOpen] = useState(false);
  const operations = usePaneState((state) => state.sync.operations);
  return (
    <div>
      <Button
        className={styles.flush}
        size="small"
        appearance="subtle"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
          if (!open) void commands.loadOperations();
        }}
      >
        {words.sync.history}
      </Button>
      {open && operations?.length === 0 && <div className={styles.quiet}>{words.sync.historyEmpty}</div>}
      {open && operations && operations.length > 0 && (
        <ul className={styles.list} aria-label={words.sync.history}>
          {operations.map(({ operationId, kind, author, at, rowsWritten, undoneBy }) => (
            <li key={operationId} className={styles.item}>
              <span className={styles.text}>
                {words.sync.operation[kind](rowsWritten)}
                <div className={styles.quiet}>{[formatInstant(at), author].join(' · ')}</div>
              </span>
              {kind === 'sync' && undoneBy === null ? (
                <RevokeButton operationId={operationId} short />
              ) : (
                undoneBy !== null && <span className={styles.quiet}>{words.sync.revoked}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, type ReactNode } from 'react';
import { words } from '../words.ts';
import { usePane, usePaneState } from './pane-context.ts';

/** How long good news stays, in milliseconds. Bad news stays until it is closed or answered. */
const goodNewsMs = 8_000;

const useStyles = makeStyles({
  place: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}` },
  text: { overflowWrap: 'anywhere' },
  // An empty row of actions would still take its height.
  noActions: { display: 'none' },
});

/** What just happened, spoken to screen readers too; a write of ours can be taken back from here. */
export function NoticeBar(): ReactNode {
  const styles = useStyles();
  const { store, commands } = usePane();
  const notice = usePaneState((state) => state.notice);
  const undoable = usePaneState((state) => state.notice?.undo === true && state.writes.length > 0);
  const busy = usePaneState((state) => state.busy !== null);

  useEffect(() => {
    if (notice === null || (notice.intent !== 'success' && notice.intent !== 'info')) return;
    const timer = setTimeout(() => {
      if (store.getState().notice === notice) store.dispatch({ type: 'notice-closed' });
    }, goodNewsMs);
    return () => clearTimeout(timer);
  }, [notice, store]);

  return (
    <div aria-live="polite" role="status">
      {notice && (
        <div className={styles.place}>
          <MessageBar intent={notice.intent} layout="multiline" politeness="polite">
            <MessageBarBody className={styles.text}>{notice.message}</MessageBarBody>
            <MessageBarActions
              className={undoable || notice.retry !== null ? undefined : styles.noActions}
              containerAction={
                <Button
                  appearance="transparent"
                  size="small"
                  aria-label={words.close}
                  icon={<Dismiss16Regular />}
                  onClick={() => store.dispatch({ type: 'notice-closed' })}
                />
              }
            >
              {undoable && (
                <Button size="small" disabled={busy} onClick={() => void commands.undo()}>
                  {words.undo}
                </Button>
              )}
              {notice.retry === 'reload' && (
                <Button size="small" onClick={() => commands.reload()}>
                  {words.reload}
                </Button>
              )}
              {notice.retry === 'read' && (
                <Button size="small" onClick={() => void commands.reread()}>
                  {words.retry}
                </Button>
              )}
            </MessageBarActions>
          </MessageBar>
        </div>
      )}
    </div>
  );
}

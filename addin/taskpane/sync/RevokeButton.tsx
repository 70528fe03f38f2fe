import { Button, makeStyles, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { BarActions } from '../shell/BarActions.tsx';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  // In a row of other things it takes a line of its own.
  question: { flexBasis: '100%' },
});

/** Takes a sending back, once more asked. */
export function RevokeButton({ operationId, short }: { operationId: string; short: boolean }): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const busy = usePaneState((state) => state.sync.phase !== 'idle');
  const [asking, setAsking] = useState<boolean | null>(null);
  if (!asking) {
    return (
      <Button
        size={short ? 'small' : 'medium'}
        disabled={busy}
        // Back from the question, where the focus was.
        autoFocus={asking === false}
        onClick={() => setAsking(true)}
      >
        {short ? words.sync.revokeShort : words.sync.revoke}
      </Button>
    );
  }
  return (
    <MessageBar className={styles.question} intent="warning" layout="multiline">
      <MessageBarBody>{words.sync.revokeAsk}</MessageBarBody>
      <BarActions>
        <Button
          size="small"
          disabled={busy}
          onClick={() => {
            setAsking(false);
            void commands.revoke(operationId);
          }}
        >
          {words.sync.revokeShort}
        </Button>
        <Button size="small" autoFocus onClick={() => setAsking(false)}>
          {words.sync.revokeNot}
        </Button>
      </BarActions>
    </MessageBar>
  );
}

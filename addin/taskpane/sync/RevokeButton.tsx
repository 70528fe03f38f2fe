import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { words } from '../words.ts';

/** Takes a sending back, once more asked. */
export function RevokeButton({ operationId, short }: { operationId: string; short: boolean }): ReactNode {
  const { commands } = usePane();
  const busy = usePaneState((state) => state.sync.phase !== 'idle');
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button size={short ? 'small' : 'medium'} disabled={busy} onClick={() => setAsking(true)}>
        {short ? words.sync.revokeShort : words.sync.revoke}
      </Button>
    );
  }
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{words.sync.revokeAsk}</MessageBarBody>
      <MessageBarActions>
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
        <Button size="small" onClick={() => setAsking(false)}>
          {words.sync.revokeNot}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { OtherDocument as Other } from '#shared/sync/other-document.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { words } from '../words.ts';

/** The sheet says another document than the one it is connected with: which it is, before anything goes either way. */
export function OtherDocument({ other: { sheet, document, claim } }: { other: Other }): ReactNode {
  const { commands } = usePane();
  const busy = usePaneState((state) => state.sync.phase !== 'idle');
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{words.sync.otherDocument(sheet, document)}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" disabled={busy} onClick={() => void commands.disconnect()}>
          {words.sync.connectOther}
        </Button>
        <Button size="small" disabled={busy} onClick={() => void commands.acceptDocument(claim)}>
          {words.sync.sameDocument}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

import { Button, MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { BarActions } from '../shell/BarActions.tsx';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import type { OtherDocument as Other } from '../state/other-document-of.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({ text: { overflowWrap: 'anywhere' } });

/** The sheet seems to be of another document than it is connected with: which, before anything goes either way. */
export function OtherDocument({ other }: { other: Other }): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const busy = usePaneState((state) => state.sync.phase !== 'idle');
  const { claim } = other;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody className={styles.text}>
        <MessageBarTitle>{words.sync.otherTitle}</MessageBarTitle>
        <div>{words.sync.otherDocument(other)}</div>
      </MessageBarBody>
      <BarActions>
        <Button size="small" disabled={busy} onClick={() => void commands.disconnect()}>
          {words.sync.connectOther}
        </Button>
        {claim !== null && (
          <Button size="small" disabled={busy} onClick={() => void commands.acceptDocument(claim)}>
            {words.sync.sameDocument}
          </Button>
        )}
      </BarActions>
    </MessageBar>
  );
}

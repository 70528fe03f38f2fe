import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { a1 } from '#shared/sheet/a1.ts';
import { ChangeText } from '../shell/ChangeText.tsx';
import { PaneDialog } from '../shell/PaneDialog.tsx';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { sharesToSend } from '../state/shares-to-send.ts';
import { words } from '../words.ts';

const mostShown = 20;

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    maxHeight: '40vh',
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
});

/** Asks, before anything is sent, whether 0,95 in a column of percents means 95%. */
export function PercentSharesDialog(): ReactNode {
  const styles = useStyles();
  const { store, commands } = usePane();
  const sheet = usePaneState((state) => state.sheet);
  const sync = usePaneState((state) => state.sync);
  if (sheet.status !== 'ready') return null;
  const edits = sharesToSend({ sheet, sync }).flatMap(({ fixes }) => fixes[0]?.edits ?? []);
  const close = (): void => store.dispatch({ type: 'dialog-closed' });
  return (
    <PaneDialog
      title={words.shares.title(edits.length)}
      actions={
        <>
          <Button onClick={close}>{words.cancel}</Button>
          <Button
            onClick={() => {
              close();
              void commands.sendAsTyped();
            }}
          >
            {words.shares.sendAsTyped}
          </Button>
          <Button
            appearance="primary"
            onClick={() => {
              close();
              void commands.mendAndSync(edits);
            }}
          >
            {words.shares.mend}
          </Button>
        </>
      }
    >
      <div>{words.shares.lead}</div>
      <ul className={styles.list}>
        {edits.slice(0, mostShown).map((edit) => (
          <li key={a1(edit)}>
            <ChangeText title={words.cell(a1(edit))} grid={sheet.grid} edit={edit} />
          </li>
        ))}
      </ul>
      {edits.length > mostShown && <div>{words.shares.more(edits.length - mostShown)}</div>}
    </PaneDialog>
  );
}

import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePane } from './pane-context.ts';

const useStyles = makeStyles({
  // 320 px is all there is: a dialog takes the pane but for a hair.
  surface: { maxWidth: '480px', width: 'calc(100% - 16px)', padding: tokens.spacingHorizontalL },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minHeight: 0 },
  // Fluent stacks the buttons on narrow pages; in a pane that would push the content out of sight.
  actions: {
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    justifySelf: 'stretch',
    gridColumnStart: 1,
    '@media screen and (max-width: 480px)': { flexDirection: 'row', justifySelf: 'stretch' },
  },
});

export interface PaneDialogProps {
  readonly title: string;
  /** The buttons, the one that does the work last. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
  /** What the button of type "submit" does; without it the dialog is no form. */
  readonly onSubmit?: () => void;
}

/** A dialog over the pane. Escape and a click beside it close it, as the pane's state says. */
export function PaneDialog({ title, actions, children, onSubmit }: PaneDialogProps): ReactNode {
  const styles = useStyles();
  const { store } = usePane();
  const body = (
    <DialogBody>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent className={styles.content}>{children}</DialogContent>
      <DialogActions className={styles.actions}>{actions}</DialogActions>
    </DialogBody>
  );
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && store.dispatch({ type: 'dialog-closed' })}>
      <DialogSurface className={styles.surface}>
        {onSubmit ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              onSubmit();
            }}
          >
            {body}
          </form>
        ) : (
          body
        )}
      </DialogSurface>
    </Dialog>
  );
}

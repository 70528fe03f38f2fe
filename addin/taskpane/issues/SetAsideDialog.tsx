import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Issue } from '#shared/check/issue.ts';
import { usePane } from '../shell/pane-context.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  surface: { maxWidth: '420px', width: 'calc(100% - 16px)', padding: tokens.spacingHorizontalL },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** Asks why a warning is left as it is; without a reason it stays on the list. */
export function SetAsideDialog({ issue }: { issue: Issue }): ReactNode {
  const styles = useStyles();
  const { store, commands } = usePane();
  const [reason, setReason] = useState('');
  const close = (): void => store.dispatch({ type: 'dialog-closed' });
  const given = reason.trim();
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && close()}>
      <DialogSurface className={styles.surface}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (given === '') return;
            close();
            void commands.setAside(issue, given);
          }}
        >
          <DialogBody>
            <DialogTitle>{words.issues.setAsideTitle}</DialogTitle>
            <DialogContent className={styles.content}>
              <div>{issue.message}</div>
              <Field label={words.issues.setAsideReason} hint={words.issues.setAsideHint} required>
                <Textarea
                  value={reason}
                  rows={3}
                  maxLength={500}
                  autoFocus
                  onChange={(_, { value }) => setReason(value)}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={close}>{words.cancel}</Button>
              <Button type="submit" appearance="primary" disabled={given === ''}>
                {words.issues.setAsideConfirm}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

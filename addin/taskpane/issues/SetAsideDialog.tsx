import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Issue } from '#shared/check/issue.ts';
import { usePane } from '../shell/pane-context.ts';
import { PaneDialog } from '../shell/PaneDialog.tsx';
import { words } from '../words.ts';

/** Asks why a warning is left as it is; without a reason it stays on the list. */
export function SetAsideDialog({ issue }: { issue: Issue }): ReactNode {
  const { store, commands } = usePane();
  const [reason, setReason] = useState('');
  const close = (): void => store.dispatch({ type: 'dialog-closed' });
  const given = reason.trim();
  return (
    <PaneDialog
      title={words.issues.setAsideTitle}
      onSubmit={() => {
        if (given === '') return;
        close();
        void commands.setAside(issue, given);
      }}
      actions={
        <>
          <Button onClick={close}>{words.cancel}</Button>
          <Button type="submit" appearance="primary" disabled={given === ''}>
            {words.issues.setAsideConfirm}
          </Button>
        </>
      }
    >
      <div>{issue.message}</div>
      <Field label={words.issues.setAsideReason} hint={words.issues.setAsideHint} required>
        <Textarea value={reason} rows={3} maxLength={500} autoFocus onChange={(_, { value }) => setReason(value)} />
      </Field>
    </PaneDialog>
  );
}

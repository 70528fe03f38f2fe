import { Button } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { sessionsEndedSchema } from '#shared/api/account-admin-api.ts';
import { PaneDialog } from '../shell/PaneDialog.tsx';
import { usePane } from '../shell/pane-context.ts';
import { words } from '../words.ts';
import { Refusal } from './Refusal.tsx';
import { ownAccountWords } from './own-account-words.ts';

/** Ends every session of the account, this one last. Without a network nothing ends, and that is said. */
export function SignOutEverywhereDialog(): ReactNode {
  const { store, commands } = usePane();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const close = (): void => store.dispatch({ type: 'dialog-closed' });
  const end = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    const answer = await commands.askServer({ method: 'DELETE', path: '/api/sessions', answer: sessionsEndedSchema });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.message);
    close();
    await commands.signOut();
    store.dispatch({
      type: 'notice-shown',
      notice: { intent: 'success', message: ownAccountWords.everywhereDone(answer.value.ended), retry: null },
    });
  };
  const actions = (
    <>
      <Button onClick={close}>{words.cancel}</Button>
      <Button appearance="primary" disabled={busy} onClick={() => void end()}>
        {busy ? ownAccountWords.working : ownAccountWords.everywhereDo}
      </Button>
    </>
  );
  return (
    <PaneDialog title={ownAccountWords.everywhereTitle} actions={actions}>
      <div>{ownAccountWords.everywhereWhy}</div>
      <div>{ownAccountWords.sheetStays}</div>
      <Refusal message={refusal} />
    </PaneDialog>
  );
}

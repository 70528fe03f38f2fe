import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { createOperationIds } from '#addin/api/operation-ids.ts';
import { isReady, noPassword } from '#shared/account/new-password.ts';
import { sessionsEndedSchema } from '#shared/api/account-admin-api.ts';
import { PaneDialog } from '../shell/PaneDialog.tsx';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { words } from '../words.ts';
import { Refusal } from './Refusal.tsx';
import { NewPasswordFields } from './NewPasswordFields.tsx';
import { ownAccountWords } from './own-account-words.ts';

/** A new password in place of one's own. What was typed stays in this view and goes to the server only. */
export function PasswordDialog(): ReactNode {
  const { store, commands } = usePane();
  const session = usePaneState((state) => state.sync.session);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(noPassword);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [operations] = useState(() => createOperationIds(() => commands.newOperationId()));
  const close = (): void => store.dispatch({ type: 'dialog-closed' });
  if (session.status !== 'signed-in') {
    return (
      <PaneDialog title={ownAccountWords.changeTitle} actions={<Button onClick={close}>{words.close}</Button>}>
        <div>{words.sync.expired}</div>
      </PaneDialog>
    );
  }
  const { account } = session;
  const ready = !busy && current !== '' && isReady(next, account);
  const change = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    const wish = { current, password: next.password };
    const operationId = operations.idFor(JSON.stringify(wish));
    const answer = await commands.askServer({
      method: 'POST',
      path: '/api/session/password',
      body: { operationId, ...wish },
      answer: sessionsEndedSchema,
    });
    setBusy(false);
    // Without a readable answer it may well have been done: the next click asks the very same.
    if (answer.ok || answer.status > 0) operations.answered(operationId);
    if (!answer.ok) return setRefusal(answer.message);
    close();
    store.dispatch({
      type: 'notice-shown',
      notice: { intent: 'success', message: ownAccountWords.changed(answer.value.ended), retry: null },
    });
  };
  const actions = (
    <>
      <Button onClick={close}>{words.cancel}</Button>
      <Button type="submit" appearance="primary" disabled={!ready}>
        {busy ? ownAccountWords.working : ownAccountWords.changeDo}
      </Button>
    </>
  );
  return (
    <PaneDialog title={ownAccountWords.changeTitle} actions={actions} onSubmit={() => ready && void change()}>
      <div>{ownAccountWords.changeLead}</div>
      <Refusal message={refusal} />
      {/* Keepers of passwords look for the name that the password belongs to. */}
      <input hidden readOnly autoComplete="username" value={account.username} />
      <Field label={ownAccountWords.current} required>
        <Input
          type="password"
          value={current}
          autoComplete="current-password"
          autoFocus
          onChange={(_, { value }) => setCurrent(value)}
        />
      </Field>
      <NewPasswordFields account={account} value={next} onChange={setNext} />
    </PaneDialog>
  );
}

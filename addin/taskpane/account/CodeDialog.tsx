import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { isReady, noPassword } from '#shared/account/new-password.ts';
import { codeInfoSchema, type CodeInfo } from '#shared/api/account-admin-api.ts';
import { signInAnswerSchema } from '#shared/api/account-api.ts';
import { PaneDialog } from '../shell/PaneDialog.tsx';
import { usePane } from '../shell/pane-context.ts';
import { words } from '../words.ts';
import { Refusal } from './Refusal.tsx';
import { NewPasswordFields } from './NewPasswordFields.tsx';
import { ownAccountWords } from './own-account-words.ts';

/** The code of an invitation or reset: what it is for, then a password of one's own, which signs in. */
export function CodeDialog(): ReactNode {
  const { store, commands } = usePane();
  const [code, setCode] = useState('');
  const [info, setInfo] = useState<CodeInfo | null>(null);
  const [next, setNext] = useState(noPassword);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const close = (): void => store.dispatch({ type: 'dialog-closed' });
  const ready = !busy && (info === null ? code.trim() !== '' : isReady(next, info.account));

  const read = async (): Promise<void> => {
    const body = { code };
    const answer = await commands.askServer({ method: 'POST', path: '/api/codes/read', body, answer: codeInfoSchema });
    if (answer.ok) setInfo(answer.value);
    else setRefusal(answer.message);
  };
  const spend = async (): Promise<void> => {
    const body = { code, password: next.password };
    const answer = await commands.askServer({
      method: 'POST',
      path: '/api/codes/use',
      body,
      answer: signInAnswerSchema,
    });
    if (!answer.ok) return setRefusal(answer.message);
    close();
    await commands.acceptSession(answer.value);
  };
  const submit = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    await (info === null ? read() : spend());
    setBusy(false);
  };
  const goBack = (): void => {
    setInfo(null);
    setNext(noPassword);
    setRefusal(null);
  };
  const actions = (
    <>
      <Button onClick={info === null ? close : goBack}>
        {info === null ? words.cancel : ownAccountWords.otherCode}
      </Button>
      <Button type="submit" appearance="primary" disabled={!ready}>
        {busy ? ownAccountWords.working : info === null ? ownAccountWords.next : ownAccountWords.setPassword}
      </Button>
    </>
  );
  return (
    <PaneDialog
      title={ownAccountWords.codeTitle[info?.kind ?? 'unknown']}
      actions={actions}
      onSubmit={() => ready && void submit()}
    >
      <Refusal message={refusal} />
      {info === null ? (
        <>
          <div>{ownAccountWords.codeLead}</div>
          <Field label={ownAccountWords.code} required>
            <Input
              value={code}
              autoComplete="off"
              maxLength={500}
              autoFocus
              onChange={(_, { value }) => setCode(value)}
            />
          </Field>
        </>
      ) : (
        <>
          <div>{[info.account.displayName, info.account.agencyName].filter((name) => name !== null).join(' · ')}</div>
          <Field label={ownAccountWords.username}>
            <Input readOnly value={info.account.username} autoComplete="username" />
          </Field>
          <NewPasswordFields account={info.account} value={next} autoFocus onChange={setNext} />
        </>
      )}
    </PaneDialog>
  );
}

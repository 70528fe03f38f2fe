import { Button, Field, Input, Link, makeStyles, MessageBar, Text, tokens } from '@fluentui/react-components';
import { useCallback, useState, type FormEvent } from 'react';
import type { SignInAnswer } from '#shared/api/account-api.ts';
import type { ApiResult } from '#addin/api/request-json.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { accountWords } from '../accounts/account-words.ts';
import { hrefOf } from '../route.ts';
import { useLoaded } from '../use-loaded.ts';
import { words } from '../words.ts';
import { EntryPage } from './EntryPage.tsx';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '12px' },
  demo: { display: 'grid', rowGap: '6px', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: '14px' },
  account: { justifyContent: 'flex-start', height: 'auto', minHeight: '36px' },
});

interface Props {
  readonly api: DashboardApi;
  /** Why the visitor is here again, e.g. an expired session. */
  readonly notice: string | null;
  onEnter(answer: SignInAnswer): void;
}

export function SignIn({ api, notice, onEnter }: Props) {
  const styles = useStyles();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const demo = useLoaded(useCallback(() => api.demoAccounts(), [api]));

  const attempt = async (call: Promise<ApiResult<SignInAnswer>>): Promise<void> => {
    setBusy(true);
    const result = await call;
    setBusy(false);
    if (result.ok) onEnter(result.value);
    else setFailure(result.message);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void attempt(api.signIn({ username, password }));
  };

  return (
    <EntryPage purpose={words.page}>
      {(failure ?? notice) && (
        <MessageBar intent={failure ? 'error' : 'info'} layout="multiline">
          {failure ?? notice}
        </MessageBar>
      )}
      <form className={styles.form} onSubmit={submit}>
        <Field label={words.username}>
          <Input value={username} autoComplete="username" onChange={(_, { value }) => setUsername(value)} />
        </Field>
        <Field label={words.password}>
          <Input
            type="password"
            value={password}
            autoComplete="current-password"
            onChange={(_, { value }) => setPassword(value)}
          />
        </Field>
        <Button appearance="primary" type="submit" disabled={busy || username === '' || password === ''}>
          {words.signIn}
        </Button>
      </form>
      <Link href={hrefOf({ page: 'code', code: '' })}>{accountWords.haveCode}</Link>
      {demo.value && (
        <section className={styles.demo} aria-label={words.demo}>
          <Text size={200}>{words.demo}</Text>
          {demo.value.accounts.map((account) => (
            <Button
              key={account.username}
              className={styles.account}
              disabled={busy}
              onClick={() => void attempt(api.demoSignIn(account.username))}
            >
              {account.displayName}
            </Button>
          ))}
        </section>
      )}
    </EntryPage>
  );
}

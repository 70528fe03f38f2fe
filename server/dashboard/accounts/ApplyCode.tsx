import {
  Button,
  Caption1,
  Card,
  Field,
  Input,
  Link,
  makeStyles,
  MessageBar,
  Text,
  Title2,
  tokens,
} from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import { findPasswordProblem, passwordProblemWords } from '#shared/account/password-policy.ts';
import type { CodeInfo } from '#shared/api/account-admin-api.ts';
import type { SignInAnswer } from '#shared/api/account-api.ts';
import type { AccountsApi } from './accounts-api.ts';
import { words } from '../words.ts';
import { accountWords } from './account-words.ts';

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    display: 'grid',
    placeItems: 'center',
    padding: '24px',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  card: { width: '440px', maxWidth: '100%', padding: '28px', rowGap: '14px', boxSizing: 'border-box' },
  brand: { display: 'flex', alignItems: 'center', columnGap: '12px' },
  form: { display: 'grid', rowGap: '12px' },
  who: { overflowWrap: 'anywhere' },
});

interface Props {
  readonly api: Pick<AccountsApi, 'readCode' | 'applyCode'>;
  /** What stands in the link; '' when the page was opened without one. */
  readonly given: string;
  onEnter(answer: SignInAnswer): void;
}

/** The page of an invited person: what the code is for, then her own password. */
export function ApplyCode({ api, given, onEnter }: Props) {
  const styles = useStyles();
  const [code, setCode] = useState(given);
  const [info, setInfo] = useState<CodeInfo | null>(null);
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const problem = info === null || password === '' ? null : findPasswordProblem(password, info.account);
  const same = password.normalize('NFC') === repeated.normalize('NFC');

  const submit = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    if (info === null) {
      const read = await api.readCode(code);
      if (read.ok) setInfo(read.value);
      else setFailure(read.message);
    } else {
      const used = await api.applyCode({ code, password });
      if (used.ok) return onEnter(used.value);
      setFailure(used.message);
    }
    setBusy(false);
  };
  const ready = info === null ? code.trim() !== '' : password !== '' && problem === null && same;
  return (
    <main className={styles.page}>
      <Card className={styles.card}>
        <div className={styles.brand}>
          <img src="/icons/icon.svg" alt="" width={40} height={40} />
          <div>
            <Title2 as="h1">{words.product}</Title2>
            <br />
            <Caption1>{accountWords.useTitle[info?.kind ?? 'invitation']}</Caption1>
          </div>
        </div>
        {failure !== null && (
          <MessageBar intent="error" layout="multiline">
            {failure}
          </MessageBar>
        )}
        <form
          className={styles.form}
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            if (ready && !busy) void submit();
          }}
        >
          {info === null ? (
            <>
              <Text>{accountWords.useLead}</Text>
              <Field label={accountWords.code} required>
                <Input value={code} autoComplete="off" autoFocus onChange={(_, { value }) => setCode(value)} />
              </Field>
            </>
          ) : (
            <>
              <Text className={styles.who}>
                {info.account.displayName}
                {info.account.agencyName !== null && ` · ${info.account.agencyName}`}
              </Text>
              <Field label={accountWords.username}>
                <Input readOnly value={info.account.username} autoComplete="username" />
              </Field>
              <Field
                label={accountWords.newPassword}
                hint={accountWords.passwordHint}
                validationState={problem === null ? 'none' : 'error'}
                validationMessage={problem === null ? undefined : passwordProblemWords[problem]}
                required
              >
                <Input
                  type="password"
                  value={password}
                  autoComplete="new-password"
                  autoFocus
                  onChange={(_, { value }) => setPassword(value)}
                />
              </Field>
              <Field
                label={accountWords.repeatPassword}
                validationState={repeated === '' || same ? 'none' : 'error'}
                validationMessage={repeated === '' || same ? undefined : accountWords.notSame}
                required
              >
                <Input
                  type="password"
                  value={repeated}
                  autoComplete="new-password"
                  onChange={(_, { value }) => setRepeated(value)}
                />
              </Field>
            </>
          )}
          <Button appearance="primary" type="submit" disabled={busy || !ready}>
            {info === null ? accountWords.next : accountWords.setPassword}
          </Button>
        </form>
        {info !== null && (
          <Link as="button" onClick={() => setInfo(null)}>
            {accountWords.otherCode}
          </Link>
        )}
        <Link href="#/">{accountWords.toSignIn}</Link>
      </Card>
    </main>
  );
}

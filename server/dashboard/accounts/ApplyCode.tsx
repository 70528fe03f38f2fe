import { Button, Field, Input, Link, makeStyles, MessageBar, Text } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import { isReady, noPassword } from '#shared/account/new-password.ts';
import type { CodeInfo } from '#shared/api/account-admin-api.ts';
import type { SignInAnswer } from '#shared/api/account-api.ts';
import type { AccountsApi } from './accounts-api.ts';
import { EntryPage } from '../shell/EntryPage.tsx';
import { accountWords } from './account-words.ts';
import { NewPasswordFields } from './NewPasswordFields.tsx';

const useStyles = makeStyles({
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
  const [next, setNext] = useState(noPassword);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    if (info === null) {
      const read = await api.readCode(code);
      if (read.ok) setInfo(read.value);
      else setFailure(read.message);
    } else {
      const used = await api.applyCode({ code, password: next.password });
      if (used.ok) return onEnter(used.value);
      setFailure(used.message);
    }
    setBusy(false);
  };
  const ready = info === null ? code.trim() !== '' : isReady(next, info.account);
  return (
    <EntryPage purpose={accountWords.useTitle[info?.kind ?? 'invitation']}>
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
            <NewPasswordFields account={info.account} value={next} autoFocus onChange={setNext} />
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
    </EntryPage>
  );
}

import { Button, Field, Input, makeStyles, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { isReady, noPassword } from '#shared/account/new-password.ts';
import type { Account } from '#shared/api/account-api.ts';
import { createOperationIds } from '#addin/api/operation-ids.ts';
import type { ApiFailure } from '#addin/api/request-json.ts';
import { accountWords } from './account-words.ts';
import type { AccountsApi } from './accounts-api.ts';
import { NewPasswordFields } from './NewPasswordFields.tsx';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '10px', maxWidth: '400px' },
  send: { justifySelf: 'start' },
});

interface Props {
  readonly api: Pick<AccountsApi, 'changePassword'>;
  readonly token: string;
  readonly account: Account;
  onChanged(): void;
  onFailure(failure: ApiFailure | null): void;
}

/** A new password in place of one's own. */
export function ChangePassword({ api, token, account, onChanged, onFailure }: Props) {
  const styles = useStyles();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(noPassword);
  const [busy, setBusy] = useState(false);
  const [operations] = useState(() => createOperationIds(() => crypto.randomUUID()));
  const [told, setTold] = useState<{ readonly intent: 'success' | 'error'; readonly message: string } | null>(null);
  const ready = !busy && current !== '' && isReady(next, account);
  const change = async (): Promise<void> => {
    setBusy(true);
    setTold(null);
    const wish = { current, password: next.password };
    const operationId = operations.idFor(JSON.stringify(wish));
    const result = await api.changePassword(token, { operationId, ...wish });
    setBusy(false);
    // Without a readable answer it may well have been done: the next click asks the very same.
    if (result.ok || result.status > 0) operations.answered(operationId);
    if (!result.ok) {
      setTold({ intent: 'error', message: result.message });
      return onFailure(result);
    }
    setCurrent('');
    setNext(noPassword);
    setTold({ intent: 'success', message: accountWords.changed(result.value.ended) });
    onChanged();
  };
  return (
    <form
      className={styles.form}
      aria-label={accountWords.change}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void change();
      }}
    >
      <Text as="h2" size={400} weight="semibold">
        {accountWords.change}
      </Text>
      <Text>{accountWords.changeLead}</Text>
      {told && (
        <MessageBar intent={told.intent} layout="multiline">
          <MessageBarBody>{told.message}</MessageBarBody>
        </MessageBar>
      )}
      {/* Keepers of passwords look for the name that the password belongs to. */}
      <input hidden readOnly autoComplete="username" value={account.username} />
      <Field label={accountWords.current} required>
        <Input
          type="password"
          value={current}
          autoComplete="current-password"
          onChange={(_, { value }) => setCurrent(value)}
        />
      </Field>
      <NewPasswordFields account={account} value={next} onChange={setNext} />
      <Button className={styles.send} type="submit" appearance="primary" disabled={!ready}>
        {accountWords.change}
      </Button>
    </form>
  );
}

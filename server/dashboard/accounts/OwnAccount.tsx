import { Button, makeStyles, MessageBar, MessageBarBody, Spinner, Text, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import type { Account } from '#shared/api/account-api.ts';
import type { ApiFailure } from '#addin/api/request-json.ts';
import { LoadFailure } from '../shell/LoadFailure.tsx';
import { useLoaded } from '../use-loaded.ts';
import { showInstant, words } from '../words.ts';
import { accountWords } from './account-words.ts';
import type { AccountsApi } from './accounts-api.ts';
import { ChangePassword } from './ChangePassword.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', rowGap: '16px', maxWidth: '560px' },
  part: { display: 'grid', rowGap: '10px' },
  list: { margin: 0, paddingLeft: '20px', display: 'grid', rowGap: '4px' },
  minor: { color: tokens.colorNeutralForeground3 },
  actions: { display: 'flex', columnGap: '8px' },
  start: { justifySelf: 'start' },
});

interface Props {
  readonly api: Pick<AccountsApi, 'ownSessions' | 'changePassword' | 'signOutEverywhere'>;
  readonly token: string;
  readonly account: Account;
  onFailure(failure: ApiFailure | null): void;
  /** Every session has ended, this one too. */
  onLeave(message: string): void;
}

/** One's own password, and where the account is signed in. */
export function OwnAccount({ api, token, account, onFailure, onLeave }: Props) {
  const styles = useStyles();
  const sessions = useLoaded(useCallback(() => api.ownSessions(token), [api, token]));
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiFailure | null>(null);
  const failure = sessions.failure ?? refusal;
  useEffect(() => onFailure(failure), [failure, onFailure]);
  const endAll = async (): Promise<void> => {
    setBusy(true);
    const result = await api.signOutEverywhere(token);
    setBusy(false);
    if (result.ok) onLeave(accountWords.everywhereDone(result.value.ended));
    else setRefusal(result);
  };
  return (
    <div className={styles.page}>
      <div className={styles.part}>
        <Text as="h1" size={500} weight="semibold">
          {accountWords.own}
        </Text>
        <Text className={styles.minor}>
          {[account.displayName, account.username, account.agencyName].filter((name) => name !== null).join(' · ')}
        </Text>
      </div>
      <ChangePassword
        api={api}
        token={token}
        account={account}
        onChanged={() => sessions.reload()}
        onFailure={onFailure}
      />
      <section className={styles.part}>
        <Text as="h2" size={400} weight="semibold">
          {accountWords.sessions}
        </Text>
        <LoadFailure failure={sessions.failure} reload={sessions.reload} />
        {sessions.loading && !sessions.value && <Spinner label={words.loading} />}
        {sessions.value && (
          <ul className={styles.list}>
            {sessions.value.sessions.map(({ openedAt, usedAt, current }, index) => (
              <li key={index}>
                {accountWords.session(openedAt === null ? null : showInstant(openedAt), showInstant(usedAt))}
                {current && <span className={styles.minor}> ({accountWords.thisSession})</span>}
              </li>
            ))}
          </ul>
        )}
        {refusal && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{refusal.message}</MessageBarBody>
          </MessageBar>
        )}
        {asking ? (
          <>
            <Text role="alert">{accountWords.everywhereSure}</Text>
            <div className={styles.actions}>
              <Button appearance="primary" autoFocus disabled={busy} onClick={() => void endAll()}>
                {accountWords.everywhere}
              </Button>
              <Button onClick={() => setAsking(false)}>{words.cancel}</Button>
            </div>
          </>
        ) : (
          <Button className={styles.start} onClick={() => setAsking(true)}>
            {accountWords.everywhere}
          </Button>
        )}
      </section>
    </div>
  );
}

import { Button, makeStyles, MessageBar, MessageBarBody, Spinner, Text, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { catalogueOf } from '#shared/agency/province-catalogue.ts';
import type { AccountLogEntry, IssuedCode, ManagedAccount } from '#shared/api/account-admin-api.ts';
import { createOperationIds } from '#addin/api/operation-ids.ts';
import type { ApiFailure, ApiResult } from '#addin/api/request-json.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { LoadFailure } from '../shell/LoadFailure.tsx';
import { useLoaded } from '../use-loaded.ts';
import { words } from '../words.ts';
import { accountWords } from './account-words.ts';
import { AccountLog } from './AccountLog.tsx';
import { AccountTable } from './AccountTable.tsx';
import type { RowAct } from './order-accounts.ts';
import { AccountForm, type AccountContent } from './AccountForm.tsx';
import { IssuedCodeCard } from './IssuedCodeCard.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '14px', maxWidth: '1200px' },
  // The form stays in sight where the table is wider than the window.
  form: {
    position: 'sticky',
    left: '8px',
    maxWidth: 'min(760px, calc(100vw - 48px))',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: '10px',
  },
  under: { padding: '8px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  top: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
});

interface Props {
  readonly api: DashboardApi;
  readonly token: string;
  /** User name of who is signed in. */
  readonly own: string;
  onFailure(failure: ApiFailure | null): void;
}

/** Who may enter, as what; for the province's coordinators. */
export function Accounts({ api, token, own, onFailure }: Props) {
  const styles = useStyles();
  const accounts = useLoaded(useCallback(() => api.accounts(token), [api, token]));
  const settings = useLoaded(useCallback(() => api.provinceSettings(token), [api, token]));
  const log = useLoaded(useCallback(() => api.accountLog(token, null), [api, token]));
  const [older, setOlder] = useState<{ entries: readonly AccountLogEntry[]; more: boolean } | null>(null);
  const [inviting, setInviting] = useState(false);
  const [issued, setIssued] = useState<IssuedCode | null>(null);
  const [refusal, setRefusal] = useState<ApiFailure | null>(null);
  const [editing, setEditing] = useState<ManagedAccount | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // What was sent and not answered is sent again under the same id, so that a lost answer does nothing twice.
  const [operations] = useState(() => createOperationIds(() => crypto.randomUUID()));
  const failure = accounts.failure ?? settings.failure ?? log.failure ?? refusal;
  useEffect(() => onFailure(failure), [failure, onFailure]);
  const agencies = useMemo(
    () => (settings.value ? catalogueOf(settings.value).entries.filter(({ collective }) => !collective) : []),
    [settings.value],
  );

  const reload = (): void => {
    for (const part of [accounts, settings, log]) part.reload();
    setOlder(null);
  };
  async function change<Value>(
    wish: unknown,
    send: (operationId: string) => Promise<ApiResult<Value>>,
  ): Promise<Value | null> {
    const operationId = operations.idFor(JSON.stringify(wish));
    setBusy(true);
    setDone(null);
    const result = await send(operationId);
    setBusy(false);
    if (result.ok || result.status > 0) operations.answered(operationId);
    setRefusal(result.ok ? null : result);
    reload();
    return result.ok ? result.value : null;
  }
  const invite = async (invitation: AccountContent): Promise<void> => {
    const made = await change(invitation, (operationId) => api.invite(token, { ...invitation, operationId }));
    if (made === null) return;
    setIssued(made);
    setInviting(false);
  };
  const edit = async (before: ManagedAccount, after: AccountContent): Promise<void> => {
    const { username } = before;
    const content = changedParts(before, after);
    if (Object.keys(content).length === 0) return setEditing(null);
    const made = await change([username, 'edit', content], (operationId) =>
      api.edit(token, username, { ...content, operationId }),
    );
    if (made === null) return;
    setEditing(null);
    setDone(accountWords.edited(made.account.displayName, made.ended));
  };
  const act = async ({ username }: ManagedAccount, name: RowAct): Promise<void> => {
    const wish = [username, name];
    if (name !== 'code') {
      return void (await change(wish, (operationId) => api.actOnAccount(token, username, name, operationId)));
    }
    const made = await change(wish, (operationId) => api.issueCode(token, username, operationId));
    if (made !== null) setIssued(made);
  };
  const entries = [...(log.value?.entries ?? []), ...(older?.entries ?? [])];
  const readMore = async (): Promise<void> => {
    const result = await api.accountLog(token, entries.at(-1)?.number ?? null);
    if (result.ok) setOlder({ entries: [...(older?.entries ?? []), ...result.value.entries], more: result.value.more });
    else setRefusal(result);
  };

  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <Text as="h1" size={500} weight="semibold">
          {accountWords.title}
        </Text>
        <Button appearance="primary" disabled={inviting} onClick={() => setInviting(true)}>
          {accountWords.invite}
        </Button>
      </div>
      <LoadFailure failure={accounts.failure ?? settings.failure ?? log.failure} reload={reload} />
      {refusal && !editing && <RefusalBar message={refusal.message} />}
      {done !== null && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>{done}</MessageBarBody>
        </MessageBar>
      )}
      {issued && <IssuedCodeCard key={issued.code} issued={issued} onClose={() => setIssued(null)} />}
      {inviting && (
        <AccountForm
          account={null}
          isOwn={false}
          agencies={agencies}
          busy={busy}
          onSubmit={(invitation) => void invite(invitation)}
          onCancel={() => setInviting(false)}
        />
      )}
      {!accounts.value && accounts.loading && <Spinner label={words.loading} />}
      {accounts.value && (
        <AccountTable
          accounts={accounts.value.accounts}
          own={own}
          busy={busy}
          onAct={(account, name) => void act(account, name)}
          onEdit={setEditing}
          under={(account) =>
            account.username === editing?.username && (
              <tr>
                <td colSpan={6} className={styles.under}>
                  <div className={styles.form}>
                    {refusal && <RefusalBar message={refusal.message} />}
                    <AccountForm
                      account={editing}
                      isOwn={editing.username === own}
                      agencies={agencies}
                      busy={busy}
                      onSubmit={(content) => void edit(editing, content)}
                      onCancel={() => setEditing(null)}
                    />
                  </div>
                </td>
              </tr>
            )
          }
        />
      )}
      {log.value && (
        <AccountLog entries={entries} more={older?.more ?? log.value.more} onMore={() => void readMore()} />
      )}
    </div>
  );
}

function RefusalBar({ message }: { readonly message: string }) {
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>{message}</MessageBarBody>
    </MessageBar>
  );
}

/** What differs, and only that: another coordinator may have changed the rest meanwhile. */
function changedParts(before: ManagedAccount, after: AccountContent): Partial<Omit<AccountContent, 'username'>> {
  return {
    ...(before.displayName === after.displayName.trim() ? {} : { displayName: after.displayName }),
    ...(before.role === after.role ? {} : { role: after.role }),
    ...(before.agencyCode === after.agencyCode ? {} : { agencyCode: after.agencyCode }),
    ...(String(before.parIndexFields) === String([...after.parIndexFields].sort((a, b) => a - b))
      ? {}
      : { parIndexFields: after.parIndexFields }),
  };
}

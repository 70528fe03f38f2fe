import { Button, Checkbox, Field, Input, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useId, useState, type FormEvent } from 'react';
import type { InviteRequest, ManagedAccount } from '#shared/api/account-admin-api.ts';
import { accountRoles, reportsForAgency, type AccountRole } from '#shared/api/account-api.ts';
import { useFocusBack } from '../use-focus-back.ts';
import { words } from '../words.ts';
import { accountWords, roleNames } from './account-words.ts';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))',
    gap: '10px 16px',
    alignItems: 'start',
    maxWidth: '760px',
    // Names of agencies are long: a list must not widen its column.
    '& select, & input': { minWidth: 0, width: '100%' },
  },
  wide: { gridColumn: '1 / -1' },
  minor: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground3 },
  actions: { display: 'flex', columnGap: '8px', gridColumn: '1 / -1' },
  fields: { display: 'flex', flexWrap: 'wrap' },
});

export type AccountContent = Omit<InviteRequest, 'operationId'>;

interface Props {
  /** The account that is edited; `null` = one is invited. */
  readonly account: ManagedAccount | null;
  /** It is the account that is signed in: it changes its name only, not what it may do. */
  readonly isOwn: boolean;
  readonly agencies: readonly { readonly code: string; readonly name: string }[];
  readonly busy: boolean;
  onSubmit(content: AccountContent): void;
  onCancel(): void;
}

const allFields = [1, 2, 3, 4, 5, 6, 7, 8];

/** Who an account is for, as what: invited, or edited. The server says what is wrong with it. */
export function AccountForm({ account, isOwn, agencies, busy, onSubmit, onCancel }: Props) {
  const styles = useStyles();
  const id = useId();
  useFocusBack();
  const [username, setUsername] = useState(account?.username ?? '');
  const [displayName, setDisplayName] = useState(account?.displayName ?? '');
  const [role, setRole] = useState<AccountRole>(account?.role ?? 'agency');
  const [agencyCode, setAgencyCode] = useState(account?.agencyCode ?? '');
  const [fields, setFields] = useState<readonly number[]>(account?.parIndexFields ?? []);
  const leads = role === 'field-lead';
  const complete =
    username.trim() !== '' &&
    displayName.trim() !== '' &&
    (!reportsForAgency(role) || agencyCode !== '') &&
    (!leads || fields.length > 0);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!complete) return;
    onSubmit({
      username,
      displayName,
      role,
      agencyCode: agencyCode === '' ? null : agencyCode,
      parIndexFields: leads ? [...fields] : [],
    });
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-label={account ? accountWords.edit : accountWords.invite}>
      <Text className={styles.minor}>{leadOf(account, isOwn)}</Text>
      {account === null && (
        <Field label={accountWords.username} hint={accountWords.usernameHint} required>
          <Input value={username} maxLength={100} autoFocus onChange={(_, { value }) => setUsername(value)} />
        </Field>
      )}
      <Field label={accountWords.displayName} required>
        <Input
          value={displayName}
          maxLength={200}
          autoFocus={account !== null}
          onChange={(_, { value }) => setDisplayName(value)}
        />
      </Field>
      <Field label={accountWords.role} required>
        <Select
          value={role}
          disabled={isOwn}
          onChange={(_, { value }) => setRole(accountRoles.find((known) => known === value) ?? 'agency')}
        >
          {accountRoles.map((known) => (
            <option key={known} value={known}>
              {roleNames[known]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={accountWords.agency} required={reportsForAgency(role)}>
        <Select value={agencyCode} disabled={isOwn} onChange={(_, { value }) => setAgencyCode(value)}>
          <option value="">{accountWords.noAgency}</option>
          {account !== null &&
            account.agencyCode !== null &&
            !agencies.some(({ code }) => code === account.agencyCode) && (
              <option value={account.agencyCode}>{account.agencyName}</option>
            )}
          {agencies.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {leads && (
        <div className={styles.wide}>
          <Text id={`${id}-fields`}>{accountWords.fields}</Text>
          <div className={styles.fields} role="group" aria-labelledby={`${id}-fields`}>
            {allFields.map((field) => (
              <Checkbox
                key={field}
                label={String(field)}
                checked={fields.includes(field)}
                disabled={isOwn}
                onChange={(_, { checked }) =>
                  setFields(checked === true ? [...fields, field] : fields.filter((other) => other !== field))
                }
              />
            ))}
          </div>
        </div>
      )}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabled={busy || !complete}>
          {account ? accountWords.editDo : accountWords.inviteDo}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
    </form>
  );
}

function leadOf(account: ManagedAccount | null, isOwn: boolean): string {
  if (account === null) return accountWords.inviteLead;
  return isOwn ? accountWords.editOwnLead : accountWords.editLead;
}

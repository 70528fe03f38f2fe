import { Badge, Button, Input, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { accountStates, type AccountActName, type ManagedAccount } from '#shared/api/account-admin-api.ts';
import { accountRoles } from '#shared/api/account-api.ts';
import { showInstant, words } from '../words.ts';
import { accountWords, roleNames, stateNames } from './account-words.ts';
import { actsOf, orderAccounts, sortColumns, type AccountFilter, type Sorting } from './order-accounts.ts';

const useStyles = makeStyles({
  top: { display: 'flex', alignItems: 'center', columnGap: '10px', rowGap: '8px', flexWrap: 'wrap' },
  table: { width: '100%', borderCollapse: 'collapse' },
  head: { textAlign: 'left', padding: '4px 8px', borderBottom: `2px solid ${tokens.colorNeutralStroke1}` },
  sort: { minWidth: 0, padding: '2px 0', fontWeight: tokens.fontWeightSemibold },
  cell: {
    padding: '6px 8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  minor: { color: tokens.colorNeutralForeground3 },
  acts: { display: 'flex', gap: '4px', flexWrap: 'wrap' },
  sure: { display: 'grid', rowGap: '6px', paddingTop: '6px', maxWidth: '360px' },
});

const badgeColors = {
  active: 'success',
  invited: 'informative',
  resetting: 'warning',
  disabled: 'severe',
  demo: 'subtle',
} as const;

export type RowAct = AccountActName | 'code';

interface Props {
  readonly accounts: readonly ManagedAccount[];
  /** The account that is signed in: it cannot shut itself out. */
  readonly own: string;
  readonly busy: boolean;
  onAct(account: ManagedAccount, act: RowAct): void;
}

/** Every account with what can be done about it; what ends sessions asks once more. */
export function AccountTable({ accounts, own, busy, onAct }: Props) {
  const styles = useStyles();
  const [filter, setFilter] = useState<AccountFilter>({ text: '', role: null, state: null });
  const [sorting, setSorting] = useState<Sorting>({ column: null, down: false });
  const [asking, setAsking] = useState<{ username: string; act: RowAct } | null>(null);
  const shown = orderAccounts(accounts, filter, sorting);
  return (
    <>
      <div className={styles.top}>
        <Input
          type="search"
          aria-label={accountWords.search}
          placeholder={accountWords.search}
          value={filter.text}
          onChange={(_, { value }) => setFilter({ ...filter, text: value })}
        />
        <Select
          aria-label={accountWords.role}
          value={filter.role ?? ''}
          onChange={(_, { value }) =>
            setFilter({ ...filter, role: accountRoles.find((role) => role === value) ?? null })
          }
        >
          <option value="">{accountWords.allRoles}</option>
          {accountRoles.map((role) => (
            <option key={role} value={role}>
              {roleNames[role]}
            </option>
          ))}
        </Select>
        <Select
          aria-label={accountWords.state}
          value={filter.state ?? ''}
          onChange={(_, { value }) =>
            setFilter({ ...filter, state: accountStates.find((state) => state === value) ?? null })
          }
        >
          <option value="">{accountWords.allStates}</option>
          {accountStates.map((state) => (
            <option key={state} value={state}>
              {stateNames[state]}
            </option>
          ))}
        </Select>
        <Text className={styles.minor} aria-live="polite">
          {accountWords.count(shown.length, accounts.length)}
        </Text>
      </div>
      {accounts.every(({ state }) => state === 'demo') && <Text className={styles.minor}>{accountWords.empty}</Text>}
      {shown.length === 0 && accounts.length > 0 && <Text className={styles.minor}>{accountWords.noMatch}</Text>}
      <table className={styles.table}>
        <thead>
          <tr>
            {sortColumns.map((column) => {
              const present = sorting.column === column;
              return (
                <th
                  key={column}
                  className={styles.head}
                  scope="col"
                  aria-sort={present ? (sorting.down ? 'descending' : 'ascending') : 'none'}
                >
                  <Button
                    className={styles.sort}
                    size="small"
                    appearance="transparent"
                    onClick={() => setSorting({ column, down: present && !sorting.down })}
                  >
                    {accountWords[column]} {present ? (sorting.down ? '↓' : '↑') : ''}
                  </Button>
                </th>
              );
            })}
            <th className={styles.head} scope="col">
              {accountWords.acts}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((account) => (
            <tr key={account.username}>
              <td className={styles.cell}>
                {account.displayName}
                <div className={styles.minor}>{account.username}</div>
              </td>
              <td className={styles.cell}>{account.agencyName ?? ''}</td>
              <td className={styles.cell}>
                {roleNames[account.role]}
                {account.parIndexFields.length > 0 && (
                  <div className={styles.minor}>{accountWords.fieldsOf(account.parIndexFields)}</div>
                )}
              </td>
              <td className={styles.cell}>
                <Badge appearance="tint" color={badgeColors[account.state]}>
                  {stateNames[account.state]}
                </Badge>
                <div className={styles.minor}>{noteOf(account)}</div>
              </td>
              <td className={styles.cell}>
                {account.signedInAt === null ? accountWords.never : showInstant(account.signedInAt)}
              </td>
              <td className={styles.cell}>
                <div className={styles.acts}>
                  {actsOf(account, own).map(({ act, name, sure }) => (
                    <Button
                      key={act}
                      size="small"
                      disabled={busy}
                      aria-label={`${name}: ${account.displayName}`}
                      onClick={() =>
                        sure === null ? onAct(account, act) : setAsking({ username: account.username, act })
                      }
                    >
                      {name}
                    </Button>
                  ))}
                </div>
                {actsOf(account, own).map(({ act, name, sure }) =>
                  asking?.username === account.username && asking.act === act && sure !== null ? (
                    <div key={act} className={styles.sure} role="alert">
                      <Text size={200}>{sure}</Text>
                      <div className={styles.acts}>
                        <Button
                          size="small"
                          appearance="primary"
                          autoFocus
                          onClick={() => {
                            setAsking(null);
                            onAct(account, act);
                          }}
                        >
                          {name}
                        </Button>
                        <Button size="small" onClick={() => setAsking(null)}>
                          {words.cancel}
                        </Button>
                      </div>
                    </div>
                  ) : null,
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function noteOf({ state, lockedUntil, codeExpiresAt }: ManagedAccount): string {
  if (lockedUntil !== null) return accountWords.lockedUntil(showInstant(lockedUntil));
  if (state !== 'invited' && state !== 'resetting') return '';
  return codeExpiresAt === null ? accountWords.codeGone : accountWords.codeUntil(showInstant(codeExpiresAt));
}

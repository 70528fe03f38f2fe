import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Fragment, useState, type ReactNode } from 'react';
import type { ManagedAccount } from '#shared/api/account-admin-api.ts';
import { accountWords } from './account-words.ts';
import { AccountFilters } from './AccountFilters.tsx';
import { AccountRow } from './AccountRow.tsx';
import { orderAccounts, sortColumns, type AccountFilter, type RowAct, type Sorting } from './order-accounts.ts';

const useStyles = makeStyles({
  // A narrow window scrolls the table, not the page.
  scroll: { overflowX: 'auto' },
  table: { width: '100%', minWidth: '920px', borderCollapse: 'collapse' },
  head: {
    textAlign: 'left',
    padding: '4px 8px',
    borderBottom: `2px solid ${tokens.colorNeutralStroke1}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
  sort: { minWidth: 0, padding: '2px 0', fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  minor: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly accounts: readonly ManagedAccount[];
  /** The account that is signed in: it cannot shut itself out. */
  readonly own: string;
  readonly busy: boolean;
  onAct(account: ManagedAccount, act: RowAct): void;
  onEdit(account: ManagedAccount): void;
  /** What stands under the row of an account: the form that edits it. */
  under(account: ManagedAccount): ReactNode;
}

/** Every account with what can be done about it; what ends sessions asks once more. */
export function AccountTable({ accounts, own, busy, onAct, onEdit, under }: Props) {
  const styles = useStyles();
  const [filter, setFilter] = useState<AccountFilter>({ text: '', role: null, state: null });
  const [sorting, setSorting] = useState<Sorting>({ column: null, down: false });
  const shown = orderAccounts(accounts, filter, sorting);
  return (
    <>
      <AccountFilters filter={filter} onChange={setFilter}>
        {accountWords.count(shown.length, accounts.length)}
      </AccountFilters>
      {accounts.every(({ state }) => state === 'demo') && <Text className={styles.minor}>{accountWords.empty}</Text>}
      {shown.length === 0 && accounts.length > 0 && <Text className={styles.minor}>{accountWords.noMatch}</Text>}
      <div className={styles.scroll}>
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
              <Fragment key={account.username}>
                <AccountRow
                  account={account}
                  own={own}
                  busy={busy}
                  onAct={(act) => onAct(account, act)}
                  onEdit={() => onEdit(account)}
                />
                {under(account)}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

import type { AccountRecord } from './account-transaction.ts';
import type { SqliteConnection } from './sqlite-database.ts';
import { accountRow, actorColumns } from './sqlite-rows.ts';
import type { NewAccount } from './store.ts';

/** The account of a user name, read on any connection. */
export function readAccount(connection: SqliteConnection, username: string): Promise<AccountRecord | null> {
  return connection.first(
    accountRow,
    `SELECT ${actorColumns}, a.password, a.demo, a.disabled_at FROM accounts a WHERE a.username = ?`,
    [username],
  );
}

/** Writes a new account inside a transaction. */
export async function insertAccount(connection: SqliteConnection, account: NewAccount, at: string): Promise<void> {
  await connection.run(
    `INSERT INTO accounts
       (id, username, display_name, role, agency_code, agency_name, par_index_fields, password, demo, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      account.accountId,
      account.username,
      account.displayName,
      account.role,
      account.agencyCode,
      account.agencyName,
      JSON.stringify(account.parIndexFields),
      account.password,
      account.demo ? 1 : 0,
      at,
    ],
  );
}

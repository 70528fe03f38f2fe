import { z } from 'zod';
import type { SqliteDatabase } from './sqlite-database.ts';
import { accountRow, actorColumns, jsonColumn, sessionRow } from './sqlite-rows.ts';
import type { AccountStore } from './store.ts';

const agencyRow = z.object({
  code: z.string(),
  name: z.string(),
  variants: jsonColumn(z.array(z.string())),
  level: z.string().nullable(),
  valid_from: z.int().nullable(),
  valid_to: z.int().nullable(),
});

/** Accounts, sessions and sign-in failures in SQLite. */
export function sqliteAccountStore(database: SqliteDatabase): AccountStore {
  const { reader } = database;
  return {
    insertAccount: (account, at) =>
      database.transact(async (connection) => {
        await connection.run(
          `INSERT INTO accounts (id, username, display_name, role, agency_code, agency_name, par_index_fields, password, demo, created_at)
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
      }),

    findAccount: (username) =>
      reader.first(accountRow, `SELECT ${actorColumns}, a.password, a.demo FROM accounts a WHERE a.username = ?`, [
        username,
      ]),

    listAccounts: async () => {
      const rows = await reader.all(
        accountRow,
        `SELECT ${actorColumns}, a.password, a.demo FROM accounts a
         ORDER BY CASE a.role WHEN 'province' THEN 0 WHEN 'field-lead' THEN 1 WHEN 'agency' THEN 2 ELSE 3 END, a.rowid`,
      );
      return rows.map(({ actor, demo }) => ({
        username: actor.username,
        displayName: actor.displayName,
        role: actor.role,
        agencyCode: actor.agencyCode,
        agencyName: actor.agencyName,
        parIndexFields: actor.parIndexFields,
        demo,
      }));
    },

    saveAgencies: (agencies) =>
      database.transact(async (connection) => {
        await connection.run(
          `INSERT INTO agencies (code, name, variants, level, valid_from, valid_to)
           SELECT json_extract(value, '$.code'), json_extract(value, '$.name'), json_extract(value, '$.variants'),
                  json_extract(value, '$.level'), json_extract(value, '$.validFrom'), json_extract(value, '$.validTo')
           FROM json_each(?) WHERE true
           ON CONFLICT (code) DO UPDATE SET name = excluded.name, variants = excluded.variants,
             level = excluded.level, valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
          [JSON.stringify(agencies)],
        );
      }),

    listAgencies: async () => {
      const rows = await reader.all(agencyRow, 'SELECT * FROM agencies ORDER BY rowid');
      return rows.map(({ valid_from, valid_to, ...rest }) => ({ ...rest, validFrom: valid_from, validTo: valid_to }));
    },

    setPassword: (username, password) =>
      database.transact(async (connection) => {
        const { changes } = await connection.run('UPDATE accounts SET password = ? WHERE username = ?', [
          password,
          username,
        ]);
        await connection.run('DELETE FROM sessions WHERE account_id = (SELECT id FROM accounts WHERE username = ?)', [
          username,
        ]);
        return changes > 0;
      }),

    readSignInState: async (username, since) => {
      const row = await reader.first(
        z.object({ failures: z.int(), locked_until: z.string().nullable() }),
        'SELECT failures, locked_until FROM sign_in_failures WHERE username = ? AND last_at >= ?',
        [username, since],
      );
      return { failures: row?.failures ?? 0, lockedUntil: row?.locked_until ?? null };
    },

    recordFailure: (username, state, at, forgetBefore) =>
      database.transact(async (connection) => {
        await connection.run('DELETE FROM sign_in_failures WHERE last_at < ?', [forgetBefore]);
        await connection.run(
          `INSERT INTO sign_in_failures (username, failures, last_at, locked_until) VALUES (?, ?, ?, ?)
           ON CONFLICT (username) DO UPDATE SET
             failures = excluded.failures, last_at = excluded.last_at, locked_until = excluded.locked_until`,
          [username, state.failures, at, state.lockedUntil],
        );
      }),

    clearFailures: (username) =>
      database.transact(async (connection) => {
        await connection.run('DELETE FROM sign_in_failures WHERE username = ?', [username]);
      }),

    insertSession: (tokenHash, accountId, expiresAt, now) =>
      database.transact(async (connection) => {
        await connection.run('DELETE FROM sessions WHERE expires_at < ?', [now]);
        await connection.run('INSERT INTO sessions (token_hash, account_id, expires_at) VALUES (?, ?, ?)', [
          tokenHash,
          accountId,
          expiresAt,
        ]);
      }),

    findSession: (tokenHash) =>
      reader.first(
        sessionRow,
        `SELECT ${actorColumns}, s.expires_at FROM sessions s JOIN accounts a ON a.id = s.account_id
         WHERE s.token_hash = ?`,
        [tokenHash],
      ),

    extendSession: (tokenHash, expiresAt) =>
      database.transact(async (connection) => {
        await connection.run('UPDATE sessions SET expires_at = ? WHERE token_hash = ?', [expiresAt, tokenHash]);
      }),

    deleteSession: (tokenHash) =>
      database.transact(async (connection) => {
        await connection.run('DELETE FROM sessions WHERE token_hash = ?', [tokenHash]);
      }),
  };
}

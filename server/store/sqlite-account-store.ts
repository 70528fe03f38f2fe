import { z } from 'zod';
import { insertAccount, readAccount } from './sqlite-account-rows.ts';
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

const openSessionRow = z
  .object({ token_hash: z.string(), opened_at: z.string().nullable(), expires_at: z.string() })
  .transform((row) => ({ tokenHash: row.token_hash, openedAt: row.opened_at, expiresAt: row.expires_at }));

/** Accounts, sessions and sign-in failures in SQLite. */
export function sqliteAccountStore(database: SqliteDatabase): AccountStore {
  const { reader } = database;
  return {
    insertAccount: (account, at) => database.transact((connection) => insertAccount(connection, account, at)),

    findAccount: (username) => readAccount(reader, username),

    listAccounts: async () => {
      const rows = await reader.all(
        accountRow,
        `SELECT ${actorColumns}, a.password, a.demo, a.disabled_at FROM accounts a
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

    insertSession: ({ tokenHash, accountId, password, expiresAt, now }) =>
      database.transact(async (connection) => {
        await connection.run('DELETE FROM sessions WHERE expires_at < ?', [now]);
        const { changes } = await connection.run(
          `INSERT INTO sessions (token_hash, account_id, expires_at, opened_at)
           SELECT ?, id, ?, ? FROM accounts WHERE id = ? AND password IS ? AND disabled_at IS NULL`,
          [tokenHash, expiresAt, now, accountId, password],
        );
        if (changes > 0) await connection.run('UPDATE accounts SET signed_in_at = ? WHERE id = ?', [now, accountId]);
        return changes > 0;
      }),

    findSession: (tokenHash) =>
      reader.first(
        sessionRow,
        `SELECT ${actorColumns}, s.expires_at FROM sessions s JOIN accounts a ON a.id = s.account_id
         WHERE s.token_hash = ? AND a.disabled_at IS NULL`,
        [tokenHash],
      ),

    listSessions: (accountId, now) =>
      reader.all(
        openSessionRow,
        `SELECT token_hash, opened_at, expires_at FROM sessions WHERE account_id = ? AND expires_at > ?
         ORDER BY expires_at DESC`,
        [accountId, now],
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

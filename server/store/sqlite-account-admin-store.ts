import { z } from 'zod';
import { accountChangeSchema, accountLogActions, accountStates } from '#shared/api/account-admin-api.ts';
import { accountRoles, parIndexFieldSchema } from '#shared/api/account-api.ts';
import type { AccountAdminStore, AccountTransaction, StoredCode } from './account-transaction.ts';
import { insertAccount, readAccount } from './sqlite-account-rows.ts';
import type { SqliteConnection, SqliteDatabase } from './sqlite-database.ts';
import { jsonColumn } from './sqlite-rows.ts';

const codeRow = z.object({
  kind: z.enum(['invitation', 'reset']),
  username: z.string().nullable(),
  expires_at: z.string(),
  used_at: z.string().nullable(),
  ended_at: z.string().nullable(),
});

async function readCode(connection: SqliteConnection, codeHash: string): Promise<StoredCode | null> {
  const row = await connection.first(
    codeRow,
    `SELECT c.kind, a.username, c.expires_at, c.used_at, c.ended_at
     FROM account_codes c LEFT JOIN accounts a ON a.id = c.account_id WHERE c.code_hash = ?`,
    [codeHash],
  );
  if (row === null) return null;
  const account = row.username === null ? null : await readAccount(connection, row.username);
  return { kind: row.kind, account, expiresAt: row.expires_at, usedAt: row.used_at, endedAt: row.ended_at };
}

const logRow = z.object({
  number: z.int(),
  at: z.string(),
  action: z.enum(accountLogActions),
  username: z.string(),
  display_name: z.string(),
  author: z.string().nullable(),
  changes: jsonColumn(z.array(accountChangeSchema)),
});

const managedRow = z
  .object({
    username: z.string(),
    display_name: z.string(),
    role: z.enum(accountRoles),
    agency_code: z.string().nullable(),
    agency_name: z.string().nullable(),
    par_index_fields: jsonColumn(z.array(parIndexFieldSchema)),
    state: z.enum(accountStates),
    locked_until: z.string().nullable(),
    code_expires_at: z.string().nullable(),
    signed_in_at: z.string().nullable(),
    created_at: z.string(),
  })
  .transform((row) => ({
    username: row.username,
    displayName: row.display_name,
    role: row.role,
    agencyCode: row.agency_code,
    agencyName: row.agency_name,
    parIndexFields: row.par_index_fields,
    state: row.state,
    lockedUntil: row.locked_until,
    codeExpiresAt: row.code_expires_at,
    signedInAt: row.signed_in_at,
    createdAt: row.created_at,
  }));

const managedQuery = `
  SELECT a.username, a.display_name, a.role, a.agency_code, a.agency_name, a.par_index_fields,
    CASE
      WHEN a.demo = 1 THEN 'demo'
      WHEN a.disabled_at IS NOT NULL THEN 'disabled'
      WHEN a.password IS NOT NULL THEN 'active'
      WHEN EXISTS (SELECT 1 FROM account_codes c WHERE c.account_id = a.id AND c.kind = 'reset') THEN 'resetting'
      ELSE 'invited'
    END AS state,
    (SELECT f.locked_until FROM sign_in_failures f WHERE f.username = a.username AND f.locked_until > ?1) AS locked_until,
    (SELECT c.expires_at FROM account_codes c
      WHERE c.account_id = a.id AND c.used_at IS NULL AND c.ended_at IS NULL) AS code_expires_at,
    a.signed_in_at, a.created_at
  FROM accounts a
  ORDER BY CASE a.role WHEN 'province' THEN 0 WHEN 'field-lead' THEN 1 WHEN 'agency' THEN 2 ELSE 3 END, a.rowid`;

function transactionOn(connection: SqliteConnection): AccountTransaction {
  const run = async (sql: string, params: Parameters<SqliteConnection['run']>[1]): Promise<void> => {
    await connection.run(sql, params);
  };
  return {
    find: (username) => readAccount(connection, username),
    findOperation: async (operationId) => {
      const row = await connection.first(
        z.object({ request_hash: z.string(), author_id: z.string().nullable(), username: z.string() }),
        'SELECT request_hash, author_id, username FROM account_log WHERE operation_id = ?',
        [operationId],
      );
      return row === null ? null : { requestHash: row.request_hash, authorId: row.author_id, username: row.username };
    },
    insert: (account, at) => insertAccount(connection, account, at),
    remove: async (accountId) => {
      await run('UPDATE account_codes SET account_id = NULL WHERE account_id = ?', [accountId]);
      await run('DELETE FROM accounts WHERE id = ?', [accountId]);
    },
    edit: (accountId, { displayName, role, agencyCode, agencyName, parIndexFields }) =>
      run(
        'UPDATE accounts SET display_name = ?, role = ?, agency_code = ?, agency_name = ?, par_index_fields = ? WHERE id = ?',
        [displayName, role, agencyCode, agencyName, JSON.stringify(parIndexFields), accountId],
      ),
    setPassword: (accountId, password) => run('UPDATE accounts SET password = ? WHERE id = ?', [password, accountId]),
    setDisabled: (accountId, at) => run('UPDATE accounts SET disabled_at = ? WHERE id = ?', [at, accountId]),
    endSessions: async (accountId, exceptTokenHash) => {
      const { changes } = await connection.run('DELETE FROM sessions WHERE account_id = ? AND token_hash IS NOT ?', [
        accountId,
        exceptTokenHash,
      ]);
      return changes;
    },
    clearFailures: (username) => run('DELETE FROM sign_in_failures WHERE username = ?', [username]),
    insertCode: ({ codeHash, accountId, kind, expiresAt, at }) =>
      run('INSERT INTO account_codes (code_hash, account_id, kind, expires_at, created_at) VALUES (?, ?, ?, ?, ?)', [
        codeHash,
        accountId,
        kind,
        expiresAt,
        at,
      ]),
    endCodes: (accountId, at) =>
      run('UPDATE account_codes SET ended_at = ? WHERE account_id = ? AND used_at IS NULL AND ended_at IS NULL', [
        at,
        accountId,
      ]),
    findCode: (codeHash) => readCode(connection, codeHash),
    markCodeUsed: (codeHash, at) => run('UPDATE account_codes SET used_at = ? WHERE code_hash = ?', [at, codeHash]),
    hadReset: async (accountId) => {
      const row = await connection.first(
        z.object({ kind: z.string() }),
        `SELECT kind FROM account_codes WHERE account_id = ? AND kind = 'reset' LIMIT 1`,
        [accountId],
      );
      return row !== null;
    },
    countOtherProvinces: async (accountId) => {
      const row = await connection.first(
        z.object({ count: z.int() }),
        `SELECT count(*) AS count FROM accounts
         WHERE role = 'province' AND demo = 0 AND disabled_at IS NULL AND password IS NOT NULL AND id <> ?`,
        [accountId],
      );
      return row?.count ?? 0;
    },
    log: ({ operation, action, subject, authorId, at, changes = [] }) =>
      run(
        `INSERT INTO account_log (operation_id, request_hash, action, username, display_name, author_id, at, changes)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          operation?.id ?? null,
          operation?.requestHash ?? null,
          action,
          subject.username,
          subject.displayName,
          authorId,
          at,
          JSON.stringify(changes),
        ],
      ),
  };
}

/** Looking after accounts in SQLite. */
export function sqliteAccountAdminStore(database: SqliteDatabase): AccountAdminStore {
  const { reader } = database;
  return {
    change: (work) => database.transact((connection) => work(transactionOn(connection))),
    listManaged: (now) => reader.all(managedRow, managedQuery, [now]),
    findCode: (codeHash) => readCode(reader, codeHash),
    readLog: async (before, most) => {
      const rows = await reader.all(
        logRow,
        `SELECT l.number, l.at, l.action, l.username, l.display_name, a.display_name AS author, l.changes
         FROM account_log l LEFT JOIN accounts a ON a.id = l.author_id
         WHERE ?1 IS NULL OR l.number < ?1 ORDER BY l.number DESC LIMIT ?2`,
        [before, most],
      );
      return rows.map(({ display_name, ...row }) => ({ ...row, displayName: display_name }));
    },
  };
}

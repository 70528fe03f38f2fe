import { z } from 'zod';
import { shareSchema } from '#shared/api/share-api.ts';
import type { CommentStore, KeptComment, KeptShares, ShareStore } from './row-notes-store.ts';
import type { SqliteConnection, SqliteDatabase } from './sqlite-database.ts';
import { jsonColumn } from './sqlite-rows.ts';

const commentShape = {
  id: z.string(),
  text: z.string(),
  display_name: z.string(),
  agency_name: z.string().nullable(),
  at: z.string(),
};

function toComment(row: z.output<z.ZodObject<typeof commentShape>>): KeptComment['comment'] {
  const { id, text, display_name, agency_name, at } = row;
  return { commentId: id, text, author: display_name, agencyName: agency_name, at };
}

const commentRow = z.object(commentShape).transform(toComment);
const keptCommentRow = z
  .object({ ...commentShape, account_id: z.string(), request_hash: z.string() })
  .transform((row): KeptComment => ({
    accountId: row.account_id,
    requestHash: row.request_hash,
    comment: toComment(row),
  }));
const commentColumns = 'c.id, c.text, a.display_name, a.agency_name, c.at';
const fromComments = 'FROM row_comments c JOIN accounts a ON a.id = c.account_id';

function findComment(connection: SqliteConnection, operationId: string): Promise<KeptComment | null> {
  return connection.first(
    keptCommentRow,
    `SELECT ${commentColumns}, c.account_id, c.request_hash ${fromComments} WHERE c.operation_id = ?`,
    [operationId],
  );
}

/** What people wrote beside the rows, in SQLite. */
export function sqliteCommentStore(database: SqliteDatabase): CommentStore {
  const { reader } = database;
  return {
    listComments: (rowId) =>
      reader.all(commentRow, `SELECT ${commentColumns} ${fromComments} WHERE c.row_id = ? ORDER BY c.number`, [rowId]),

    countComments: async (documentId) => {
      const rows = await reader.all(
        z.object({ row_id: z.string(), count: z.int() }),
        'SELECT row_id, count(*) AS count FROM row_comments WHERE document_id = ? GROUP BY row_id',
        [documentId],
      );
      return new Map(rows.map(({ row_id, count }) => [row_id, count]));
    },

    countAll: async (documentId) =>
      (
        await reader.first(
          z.object({ count: z.int() }),
          'SELECT count(*) AS count FROM row_comments WHERE document_id = ?',
          [documentId],
        )
      )?.count ?? 0,

    findComment: (operationId) => findComment(reader, operationId),

    addComment: (write) =>
      database.transact(async (connection) => {
        await connection.run(
          `INSERT INTO row_comments (id, operation_id, request_hash, document_id, row_id, text, account_id, at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (operation_id) DO NOTHING`,
          [
            write.commentId,
            write.operationId,
            write.requestHash,
            write.documentId,
            write.rowId,
            write.text,
            write.actor.accountId,
            write.at,
          ],
        );
        const kept = await findComment(connection, write.operationId);
        if (kept === null) throw new Error('A comment that was just kept is missing.');
        return kept;
      }),
  };
}

const keptSharesRow = z
  .object({
    agency_code: z.string(),
    agency_name: z.string().nullable(),
    version: z.int(),
    shares: jsonColumn(z.array(shareSchema)),
    display_name: z.string(),
    at: z.string(),
    account_id: z.string(),
    request_hash: z.string(),
  })
  .transform((row): KeptShares => ({
    accountId: row.account_id,
    requestHash: row.request_hash,
    list: {
      agencyCode: row.agency_code,
      agencyName: row.agency_name,
      version: row.version,
      shares: row.shares,
      author: row.display_name,
      at: row.at,
    },
  }));
const selectShares = `
  SELECT s.agency_code, a.agency_name, s.version, s.shares, a.display_name, s.at, s.account_id, s.request_hash
  FROM row_shares s JOIN accounts a ON a.id = s.account_id`;

function findShares(connection: SqliteConnection, operationId: string): Promise<KeptShares | null> {
  return connection.first(keptSharesRow, `${selectShares} WHERE s.operation_id = ?`, [operationId]);
}

/** How agencies split their rows, in SQLite. */
export function sqliteShareStore(database: SqliteDatabase): ShareStore {
  const { reader } = database;
  return {
    listShares: async (rowId) => {
      const rows = await reader.all(
        keptSharesRow,
        `${selectShares} WHERE s.row_id = ? AND s.version = (SELECT max(l.version) FROM row_shares l
           WHERE l.row_id = s.row_id AND l.agency_code = s.agency_code) ORDER BY s.agency_code`,
        [rowId],
      );
      return rows.map(({ list }) => list);
    },

    findShares: (operationId) => findShares(reader, operationId),

    saveShares: (write) =>
      database.transact(async (connection) => {
        const done = await findShares(connection, write.operationId);
        if (done !== null) return { kind: 'kept', kept: done };
        const last = await connection.first(
          keptSharesRow,
          `${selectShares} WHERE s.row_id = ? AND s.agency_code = ? ORDER BY s.version DESC LIMIT 1`,
          [write.rowId, write.agencyCode],
        );
        if (last !== null && last.list.version !== write.base) return { kind: 'outdated', list: last.list };
        await connection.run(
          `INSERT INTO row_shares (row_id, agency_code, version, operation_id, request_hash, shares, account_id, at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          [
            write.rowId,
            write.agencyCode,
            (last?.list.version ?? 0) + 1,
            write.operationId,
            write.requestHash,
            JSON.stringify(write.shares),
            write.actor.accountId,
            write.at,
          ],
        );
        const kept = await findShares(connection, write.operationId);
        if (kept === null) throw new Error('A list that was just kept is missing.');
        return { kind: 'kept', kept };
      }),
  };
}

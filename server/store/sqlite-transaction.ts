import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { SqliteConnection } from './sqlite-database.ts';
import { documentColumns, documentRow, fieldJson, historyActions, rowColumns, rowRow } from './sqlite-rows.ts';
import { baseKey } from './base-key.ts';
import type { Base, WriteTransaction } from './store.ts';

const operationRow = z
  .object({
    id: z.string(),
    kind: z.enum(['sync', 'undo', 'create']),
    document_id: z.string(),
    account_id: z.string(),
    workbook_id: z.string().nullable(),
    request_hash: z.string(),
    answer: z.instanceof(Uint8Array),
    revision: z.int().nullable(),
    undone_by: z.string().nullable(),
  })
  .transform((row) => ({
    operationId: row.id,
    kind: row.kind,
    documentId: row.document_id,
    accountId: row.account_id,
    workbookId: row.workbook_id,
    requestHash: row.request_hash,
    answer: JSON.parse(gunzipSync(row.answer).toString('utf8')) as unknown,
    revision: row.revision,
    undoneBy: row.undone_by,
  }));

function pairs(bases: readonly Base[]): string {
  return JSON.stringify(bases.map(({ rowId, revision }) => [rowId, revision]));
}

async function readSequence(connection: SqliteConnection): Promise<number> {
  const row = await connection.first(z.object({ value: z.int() }), 'SELECT value FROM sequence');
  if (row === null) throw new Error('The sequence row is missing.');
  return row.value;
}

type WriteInput = Parameters<WriteTransaction['write']>[0];

async function writeOperation(connection: SqliteConnection, input: WriteInput, revision: number | null): Promise<void> {
  const { operation, rows, actor, at } = input;
  await connection.run(
    `INSERT INTO operations
       (id, kind, document_id, account_id, workbook_id, request_hash, answer, revision, rows_written, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      operation.operationId,
      operation.kind,
      operation.documentId,
      actor.accountId,
      operation.workbookId,
      operation.requestHash,
      gzipSync(JSON.stringify(operation.answer), { level: 1 }),
      revision,
      rows.length,
      at,
    ],
  );
}

async function writeRows(connection: SqliteConnection, input: WriteInput, revision: number): Promise<void> {
  const { operation, rows, history, actor, at } = input;
  await connection.run(
    `INSERT INTO rows (id, document_id, position, par_index_field, fields, revision, removed, author_id, at)
     SELECT json_extract(value, '$.rowId'), ?2, json_extract(value, '$.position'),
            json_extract(value, '$.parIndexField'), json_extract(value, '$.fields'), ?3,
            json_extract(value, '$.removed'), ?4, ?5
     FROM json_each(?1) WHERE true
     ON CONFLICT (id) DO UPDATE SET
       fields = excluded.fields, revision = excluded.revision, removed = excluded.removed,
       author_id = excluded.author_id, at = excluded.at`,
    [
      JSON.stringify(rows.map((row) => ({ ...row, removed: row.removed ? 1 : 0 }))),
      operation.documentId,
      revision,
      actor.accountId,
      at,
    ],
  );
  await connection.run(
    `INSERT INTO row_history (row_id, revision, action, field, "from", "to", account_id, workbook_id, operation_id, at)
     SELECT json_extract(value, '$[0]'), ?2, json_extract(value, '$[1]'), json_extract(value, '$[2]'),
            json_extract(value, '$[3]'), json_extract(value, '$[4]'), ?3, ?4, ?5, ?6
     FROM json_each(?1)`,
    [
      // The two values as JSON text inside the JSON: json_extract would turn 5 and "5" into SQL values.
      JSON.stringify(
        history.map(({ rowId, action, field, from, to }) => [
          rowId,
          action,
          field,
          JSON.stringify(from),
          JSON.stringify(to),
        ]),
      ),
      revision,
      actor.accountId,
      operation.workbookId,
      operation.operationId,
      at,
    ],
  );
  await connection.run('UPDATE documents SET changed_at = ? WHERE id = ?', [at, operation.documentId]);
}

/** The statements of one write transaction: lists travel as one JSON parameter, so none of them counts rows. */
export function sqliteTransaction(connection: SqliteConnection): WriteTransaction {
  const rowsWhere = (condition: string, params: (string | number)[]) =>
    connection.all(
      rowRow,
      `SELECT ${rowColumns} FROM rows r JOIN accounts a ON a.id = r.author_id WHERE ${condition}`,
      params,
    );
  return {
    sequence: () => readSequence(connection),

    findOperation: (operationId) =>
      connection.first(operationRow, 'SELECT * FROM operations WHERE id = ?', [operationId]),

    findDocument: (documentId) =>
      connection.first(documentRow, `SELECT ${documentColumns} FROM documents d WHERE d.id = ?`, [documentId]),

    insertDocument: async (document, at) => {
      await connection.run(
        `INSERT INTO documents (id, kind, number, date, title, year, agency_code, agency_name, created_at, changed_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          document.id,
          document.kind,
          document.number,
          document.date,
          document.title,
          document.year,
          document.agencyCode,
          document.agencyName,
          at,
          at,
        ],
      );
    },

    rowsById: (rowIds) => rowsWhere('r.id IN (SELECT value FROM json_each(?))', [JSON.stringify(rowIds)]),

    liveRows: (documentId) => rowsWhere('r.document_id = ? AND r.removed = 0 ORDER BY r.position, r.id', [documentId]),

    rowsAfter: (documentId, cursor) =>
      rowsWhere('r.document_id = ? AND r.revision > ? ORDER BY r.revision, r.position', [documentId, cursor]),

    knownBases: async (bases) => {
      const rows = await connection.all(
        z.object({ row_id: z.string(), revision: z.int() }),
        `SELECT json_extract(p.value, '$[0]') AS row_id, json_extract(p.value, '$[1]') AS revision FROM json_each(?) p
         WHERE EXISTS (SELECT 1 FROM row_history h
           WHERE h.row_id = json_extract(p.value, '$[0]') AND h.revision = json_extract(p.value, '$[1]'))`,
        [pairs(bases)],
      );
      return new Set(rows.map((row) => baseKey({ rowId: row.row_id, revision: row.revision })));
    },

    changesAfter: async (bases) => {
      const rows = await connection.all(
        z.object({
          row_id: z.string(),
          field: z.string(),
          from: fieldJson,
          display_name: z.string(),
          at: z.string(),
        }),
        `SELECT h.row_id, h.field, h."from", a.display_name, h.at
         FROM json_each(?) p
         JOIN row_history h ON h.row_id = json_extract(p.value, '$[0]') AND h.revision > json_extract(p.value, '$[1]')
         JOIN accounts a ON a.id = h.account_id
         WHERE h.action = 'changed' ORDER BY h.revision`,
        [pairs(bases)],
      );
      return rows.map((row) => ({
        rowId: row.row_id,
        field: row.field,
        from: row.from,
        author: row.display_name,
        at: row.at,
      }));
    },

    historyOf: async (operationId) => {
      const rows = await connection.all(
        z.object({
          row_id: z.string(),
          action: z.enum(historyActions),
          field: z.string(),
          from: fieldJson,
          to: fieldJson,
        }),
        'SELECT row_id, action, field, "from", "to" FROM row_history WHERE operation_id = ?',
        [operationId],
      );
      return rows.map(({ row_id, ...rest }) => ({ rowId: row_id, ...rest }));
    },

    write: async (input) => {
      if (input.rows.length === 0) return writeOperation(connection, input, null);
      const revision = (await readSequence(connection)) + 1;
      await connection.run('UPDATE sequence SET value = ?', [revision]);
      await writeOperation(connection, input, revision);
      await writeRows(connection, input, revision);
    },

    markUndone: async (operationId, by) => {
      await connection.run('UPDATE operations SET undone_by = ? WHERE id = ?', [by, operationId]);
    },
  };
}

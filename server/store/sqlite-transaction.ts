import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import { z } from 'zod';
import { historyActions } from '#shared/api/document-api.ts';
import { operationKinds } from '#shared/api/operation-api.ts';
import type { SqliteConnection, SqlValue } from './sqlite-database.ts';
import { changesColumn, documentColumns, documentRow, rowJson, storedRows } from './sqlite-rows.ts';
import { sqlitePeriodTransaction } from './sqlite-period-store.ts';
import { baseKey } from './base-key.ts';
import type { Base, HistoryAction, HistoryWrite, SyncReads, WriteTransaction } from './store.ts';

const operationRow = z
  .object({
    id: z.string(),
    kind: z.enum(operationKinds),
    document_id: z.string(),
    account_id: z.string(),
    workbook_id: z.string().nullable(),
    workbook_label: z.string().nullable(),
    request_hash: z.string(),
    answer: z.instanceof(Buffer),
    revision: z.int().nullable(),
    undone_by: z.string().nullable(),
  })
  .transform((row) => ({
    operationId: row.id,
    kind: row.kind,
    documentId: row.document_id,
    accountId: row.account_id,
    workbookId: row.workbook_id,
    workbookLabel: row.workbook_label,
    requestHash: row.request_hash,
    answer: gunzipSync(row.answer),
    revision: row.revision,
    undoneBy: row.undone_by,
  }));

const startRow = z.looseObject({ sequence: z.int(), repeated: z.int(), periods: z.int(), id: z.string().nullable() });

/** A list as one parameter. Its bytes: the driver takes several times as long over a text. */
function listOf(list: readonly unknown[]): Uint8Array {
  return Buffer.from(JSON.stringify(list));
}

function pairs(bases: readonly Base[]): Uint8Array {
  return listOf(bases.map(({ rowId, revision }) => [rowId, revision]));
}

const sequenceRow = z.object({ value: z.int() });

async function readSequence(connection: SqliteConnection): Promise<number> {
  const row = await connection.first(sequenceRow, 'SELECT value FROM sequence');
  if (row === null) throw new Error('The sequence row is missing.');
  return row.value;
}

async function nextRevision(connection: SqliteConnection): Promise<number> {
  const row = await connection.first(sequenceRow, 'UPDATE sequence SET value = value + 1 RETURNING value');
  if (row === null) throw new Error('The sequence row is missing.');
  return row.value;
}

const compress = promisify(gzip);

type WriteInput = Parameters<WriteTransaction['write']>[0];

/** Keeps the operation with its answer as `packed`. */
async function writeOperation(
  connection: SqliteConnection,
  input: WriteInput,
  revision: number | null,
  packed: Uint8Array,
): Promise<void> {
  const { operation, actor, at } = input;
  await connection.run(
    `INSERT INTO operations
       (id, kind, document_id, account_id, workbook_id, workbook_label, request_hash, answer, revision, rows_written,
        at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      operation.operationId,
      operation.kind,
      operation.documentId,
      actor.accountId,
      operation.workbookId,
      operation.workbookLabel ?? null,
      operation.requestHash,
      packed,
      revision,
      rowsWritten(input),
      at,
    ],
  );
}

/** Several steps of a row become one line of its history. */
function historyLines(history: readonly HistoryWrite[]): unknown[][] {
  const lines = new Map<string, [rowId: string, action: string, changes: unknown[][]]>();
  for (const { rowId, action, field, from, to } of history) {
    const key = `${rowId} ${action}`;
    let line = lines.get(key);
    if (line === undefined) lines.set(key, (line = [rowId, action, []]));
    // A row that is given back carries the reason as a change of no field.
    if (action === 'changed' || to !== null) line[2].push([field, from, to]);
  }
  return [...lines.values()];
}

const rowsAdded: Readonly<Partial<Record<HistoryAction, number>>> = { created: 1, restored: 1, removed: -1 };

function writeRowStates(
  connection: SqliteConnection,
  { operation, rows, actor, at }: WriteInput,
  revision: number,
): Promise<unknown> {
  return connection.run(
    `INSERT INTO rows (id, document_id, position, par_index_field, section_field, fields, revision, removed, author_id, at)
     SELECT value ->> 0, ?2, value ->> 1, value ->> 2, value ->> 3, value ->> 4, ?3, value ->> 5, ?4, ?5
     FROM json_each(CAST(?1 AS TEXT)) WHERE true
     ON CONFLICT (id) DO UPDATE SET
       fields = excluded.fields, revision = excluded.revision, removed = excluded.removed,
       author_id = excluded.author_id, at = excluded.at`,
    [
      // The fields as text inside the JSON, so that SQLite need not write them anew.
      listOf(
        rows.map(({ rowId, position, parIndexField, sectionField = null, fields, removed }) => [
          rowId,
          position,
          parIndexField,
          sectionField,
          JSON.stringify(fields),
          removed ? 1 : 0,
        ]),
      ),
      operation.documentId,
      revision,
      actor.accountId,
      at,
    ],
  );
}

/** Merges the changes into the rows where they lie, which costs half of writing the rows whole. A blank leaves no trace. */
function patchRows(
  connection: SqliteConnection,
  { patches = [], actor, at }: WriteInput,
  revision: number,
): Promise<unknown> {
  return connection.run(
    `UPDATE rows SET fields = json_patch(fields, p.value ->> 1), revision = ?2, author_id = ?3, at = ?4
     FROM json_each(CAST(?1 AS TEXT)) p WHERE rows.id = p.value ->> 0`,
    [listOf(patches.map(({ rowId, fields }) => [rowId, fields])), revision, actor.accountId, at],
  );
}

function writeHistory(connection: SqliteConnection, steps: Uint8Array, revision: number): Promise<unknown> {
  return connection.run(
    `INSERT INTO row_history (revision, row_key, action, changes)
     SELECT ?2, r.key, h.value ->> 1, h.value ->> 2 FROM json_each(CAST(?1 AS TEXT)) h CROSS JOIN rows r ON r.id = h.value ->> 0`,
    [steps, revision],
  );
}

function touchDocument(connection: SqliteConnection, { operation, history, at }: WriteInput): Promise<unknown> {
  return connection.run('UPDATE documents SET changed_at = ?, row_count = row_count + ? WHERE id = ?', [
    at,
    history.reduce((sum, { action }) => sum + (rowsAdded[action] ?? 0), 0),
    operation.documentId,
  ]);
}

function rowsWritten({ rows, patches = [] }: WriteInput): number {
  return rows.length + patches.length;
}

async function writeStates(connection: SqliteConnection, input: WriteInput, revision: number): Promise<void> {
  if (input.rows.length > 0) await writeRowStates(connection, input, revision);
  if (input.patches !== undefined && input.patches.length > 0) await patchRows(connection, input, revision);
}

/** Keeps everything of one operation; gives the answer's bytes. What needs no statement is done while one runs. */
async function writeAll(connection: SqliteConnection, input: WriteInput): Promise<Uint8Array> {
  const revision = rowsWritten(input) === 0 ? null : await nextRevision(connection);
  const stated = revision === null ? null : writeStates(connection, input, revision);
  const answer = Buffer.from(JSON.stringify(input.operation.answer));
  const packing = compress(answer, { level: 1 });
  const steps = listOf(historyLines(input.history));
  const [packed] = await Promise.all([packing, stated]);
  // One after the other: SQLite may end a transaction by itself when the disk is full, and what was sent on would stay.
  await writeOperation(connection, input, revision, packed);
  if (revision === null) return answer;
  await writeHistory(connection, steps, revision);
  await touchDocument(connection, input);
  return answer;
}

/** The statements that read: lists travel as one JSON parameter, so none of them counts rows. */
export function sqliteReads(connection: SqliteConnection): SyncReads {
  const rowsWhere = (condition: string, params: SqlValue[]) =>
    connection.allJson(
      storedRows,
      `SELECT ${rowJson} FROM rows r JOIN accounts a ON a.id = r.author_id WHERE ${condition}`,
      params,
    );
  return {
    startOf: async ({ operationId, documentId }) => {
      const found = await connection.first(
        startRow,
        `SELECT s.value AS sequence, EXISTS (SELECT 1 FROM operations o WHERE o.id = ?1) AS repeated,
                EXISTS (SELECT 1 FROM periods p WHERE p.document_id = ?2) AS periods, ${documentColumns}
         FROM sequence s LEFT JOIN documents d ON d.id = ?2`,
        [operationId, documentId],
      );
      if (found === null) throw new Error('The sequence row is missing.');
      return {
        sequence: found.sequence,
        document: found.id === null ? null : documentRow.parse(found),
        repeated: found.repeated !== 0,
        hasPeriods: found.periods !== 0,
      };
    },

    sequence: () => readSequence(connection),

    findOperation: (operationId) =>
      connection.first(operationRow, 'SELECT * FROM operations WHERE id = ?', [operationId]),

    findDocument: (documentId) =>
      connection.first(documentRow, `SELECT ${documentColumns} FROM documents d WHERE d.id = ?`, [documentId]),

    rowsById: (rowIds) => rowsWhere('r.id IN (SELECT value FROM json_each(CAST(? AS TEXT)))', [listOf(rowIds)]),

    liveRows: (documentId) => rowsWhere('r.document_id = ? AND r.removed = 0 ORDER BY r.position, r.id', [documentId]),

    // A negative limit is none.
    rowsAfter: (documentId, cursor, most = -1) =>
      rowsWhere('r.document_id = ? AND r.revision > ? ORDER BY r.revision, r.position LIMIT ?', [
        documentId,
        cursor,
        most,
      ]),

    knownBases: async (bases) => {
      const rows = await connection.all(
        z.object({ row_id: z.string(), revision: z.int() }),
        `SELECT p.value ->> 0 AS row_id, p.value ->> 1 AS revision
         FROM json_each(CAST(? AS TEXT)) p CROSS JOIN rows r ON r.id = p.value ->> 0
         WHERE EXISTS (SELECT 1 FROM row_history h WHERE h.row_key = r.key AND h.revision = p.value ->> 1)`,
        [pairs(bases)],
      );
      return new Set(rows.map((row) => baseKey({ rowId: row.row_id, revision: row.revision })));
    },

    changesAfter: async (bases) => {
      const steps = await connection.all(
        z.object({ row_id: z.string(), revision: z.int(), changes: changesColumn }),
        `SELECT r.id AS row_id, h.revision, h.changes
         FROM json_each(CAST(? AS TEXT)) p CROSS JOIN rows r ON r.id = p.value ->> 0
         CROSS JOIN row_history h ON h.row_key = r.key AND h.revision > p.value ->> 1
         WHERE h.action = 'changed' ORDER BY h.revision`,
        [pairs(bases)],
      );
      return steps.flatMap(({ row_id: rowId, revision, changes }) =>
        changes.map(([field, from]) => ({ rowId, revision, field, from })),
      );
    },

    madeAfter: async (rowIds, cursor) => {
      const rows = await connection.all(
        z.object({ row_id: z.string() }),
        `SELECT r.id AS row_id FROM json_each(CAST(? AS TEXT)) p CROSS JOIN rows r ON r.id = p.value
         WHERE EXISTS (SELECT 1 FROM row_history h WHERE h.row_key = r.key AND h.revision > ? AND h.action = 'created')`,
        [listOf(rowIds), cursor],
      );
      return new Set(rows.map(({ row_id: rowId }) => rowId));
    },

    takenBackAfter: async (documentId, cursor, { workbookId, accountId }) => {
      const steps = await connection.all(
        z.object({ row_id: z.string(), revision: z.int(), action: z.enum(historyActions), changes: changesColumn }),
        `SELECT r.id AS row_id, h.revision, h.action, h.changes
         FROM operations o CROSS JOIN row_history h ON h.revision = o.revision CROSS JOIN rows r ON r.key = h.row_key
         WHERE o.document_id = ? AND o.revision > ? AND o.kind = 'undo' AND o.workbook_id = ? AND o.account_id = ?
         ORDER BY h.revision`,
        [documentId, cursor, workbookId, accountId],
      );
      return steps.map(({ row_id: rowId, changes, ...step }) => ({
        ...step,
        rowId,
        changes: changes.map(([field, , to]) => ({ field, to })),
      }));
    },

    lastWriters: (rowIds) =>
      connection.all(
        z
          .object({ row_id: z.string(), field: z.string(), display_name: z.string(), at: z.string() })
          .transform(({ row_id: rowId, field, display_name: author, at }) => ({ rowId, field, author, at })),
        // The step that made a row names no field.
        `SELECT w.row_id, w.field, a.display_name, o.at
         FROM (SELECT r.id AS row_id, coalesce(c.value ->> 0, '') AS field, max(h.revision) AS revision
               FROM json_each(CAST(? AS TEXT)) p CROSS JOIN rows r ON r.id = p.value
               CROSS JOIN row_history h ON h.row_key = r.key LEFT JOIN json_each(h.changes) c
               WHERE h.action IN ('created', 'changed') GROUP BY 1, 2) w
         JOIN operations o ON o.revision = w.revision JOIN accounts a ON a.id = o.account_id`,
        [listOf(rowIds)],
      ),
  };
}

/** The statements of one write transaction. */
export function sqliteTransaction(connection: SqliteConnection): WriteTransaction {
  return {
    ...sqliteReads(connection),
    ...sqlitePeriodTransaction(connection),

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

    historyOf: async (operationId) => {
      const steps = await connection.all(
        z.object({ row_id: z.string(), action: z.enum(historyActions), changes: changesColumn }),
        `SELECT r.id AS row_id, h.action, h.changes FROM operations o
         JOIN row_history h ON h.revision = o.revision JOIN rows r ON r.key = h.row_key WHERE o.id = ?`,
        [operationId],
      );
      return steps.flatMap(({ row_id: rowId, action, changes }): HistoryWrite[] =>
        action === 'changed'
          ? changes.map(([field, from, to]) => ({ rowId, action, field, from, to }))
          : [{ rowId, action, field: '', from: null, to: null }],
      );
    },

    write: (input) => writeAll(connection, input),

    markUndone: async (operationId, by) => {
      await connection.run('UPDATE operations SET undone_by = ? WHERE id = ?', [by, operationId]);
    },
  };
}

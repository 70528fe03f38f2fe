import { z } from 'zod';
import { periodActs } from '#shared/api/period-api.ts';
import { periodKinds } from '#shared/period/reporting-period.ts';
import { fieldValueSchema } from '#shared/sync/protocol.ts';
import type { PeriodStore, PeriodTransaction, SnapshotRow, StoredPeriod, StoredSnapshot } from './period-store.ts';
import type { SqliteConnection, SqliteDatabase } from './sqlite-database.ts';
import { jsonColumn, rowJson, storedRows } from './sqlite-rows.ts';

const periodRow = z
  .object({
    id: z.string(),
    document_id: z.string(),
    kind: z.enum(periodKinds),
    from: z.string(),
    to: z.string(),
    due: z.string(),
    round: z.int().nullable(),
    state: z.enum(['open', 'closed']),
    opened_sequence: z.int(),
    opened_by: z.string(),
    opened_at: z.string(),
    closed_by: z.string().nullable(),
    closed_at: z.string().nullable(),
  })
  .transform((row): StoredPeriod => ({
    id: row.id,
    documentId: row.document_id,
    kind: row.kind,
    from: row.from,
    to: row.to,
    due: row.due,
    round: row.round,
    state: row.state,
    openedSequence: row.opened_sequence,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    closedBy: row.closed_by,
    closedAt: row.closed_at,
  }));

const snapshotRow = z
  .object({
    id: z.string(),
    document_id: z.string(),
    period_id: z.string().nullable(),
    row_count: z.int(),
    display_name: z.string(),
    at: z.string(),
  })
  .transform((row): StoredSnapshot => ({
    id: row.id,
    documentId: row.document_id,
    periodId: row.period_id,
    rowCount: row.row_count,
    author: row.display_name,
    at: row.at,
  }));

const keptRow = z
  .object({
    row_id: z.string(),
    position: z.number(),
    par_index_field: z.int().nullable(),
    section_field: z.int().nullable(),
    fields: jsonColumn(z.record(z.string(), fieldValueSchema)),
    revision: z.int(),
    display_name: z.string(),
    at: z.string(),
  })
  .transform((row): SnapshotRow => ({
    rowId: row.row_id,
    position: row.position,
    parIndexField: row.par_index_field,
    sectionField: row.section_field,
    fields: row.fields,
    revision: row.revision,
    author: row.display_name,
    at: row.at,
  }));

const actRow = z
  .object({
    act: z.enum(periodActs),
    period_id: z.string().nullable(),
    reason: z.string().nullable(),
    rows_written: z.int(),
    display_name: z.string(),
    at: z.string(),
  })
  .transform((row) => ({
    act: row.act,
    periodId: row.period_id,
    reason: row.reason,
    rows: row.rows_written,
    author: row.display_name,
    at: row.at,
  }));

const periodsSql = `
  SELECT p.id, p.document_id, p.kind, p."from", p."to", p.due, p.round, p.state, p.opened_sequence, o.display_name AS opened_by,
         p.opened_at, c.display_name AS closed_by, p.closed_at
  FROM periods p JOIN accounts o ON o.id = p.opened_by LEFT JOIN accounts c ON c.id = p.closed_by
  WHERE p.document_id = ? ORDER BY p."to" DESC, p."from" DESC, p.kind, p.round DESC`;

const snapshotsSql = `
  SELECT s.id, s.document_id, s.period_id, s.row_count, a.display_name, s.at
  FROM snapshots s JOIN accounts a ON a.id = s.account_id WHERE s.document_id = ?`;

/** Periods, acts and snapshots as they are read from SQLite. */
export function sqlitePeriodStore({ reader }: SqliteDatabase): PeriodStore {
  return {
    listPeriods: (documentId) => reader.all(periodRow, periodsSql, [documentId]),

    listActs: (documentId) =>
      reader.all(
        actRow,
        `SELECT p.act, p.period_id, p.reason, o.rows_written, a.display_name, o.at
         FROM period_acts p JOIN operations o ON o.id = p.operation_id JOIN accounts a ON a.id = o.account_id
         WHERE p.document_id = ? ORDER BY p.rowid DESC LIMIT 100`,
        [documentId],
      ),

    countActs: async (documentId) =>
      (
        await reader.first(
          z.object({ count: z.int() }),
          'SELECT count(*) AS count FROM period_acts WHERE document_id = ?',
          [documentId],
        )
      )?.count ?? 0,

    listReturned: (documentId) =>
      reader.allJson(
        storedRows,
        `SELECT ${rowJson} FROM rows r JOIN accounts a ON a.id = r.author_id
         WHERE r.document_id = ? AND r.returned IS NOT NULL AND r.removed = 0 ORDER BY r.position, r.id`,
        [documentId],
      ),

    listSnapshots: (documentId) => reader.all(snapshotRow, `${snapshotsSql} ORDER BY s.rowid DESC`, [documentId]),

    readSnapshot: async (documentId, snapshotId) => {
      const snapshot = await reader.first(snapshotRow, `${snapshotsSql} AND s.id = ?`, [documentId, snapshotId]);
      if (snapshot === null) return null;
      const rows = await reader.all(
        keptRow,
        `SELECT k.row_id, k.position, k.par_index_field, k.section_field, k.fields, k.revision, a.display_name, k.at
         FROM snapshot_rows k JOIN accounts a ON a.id = k.author_id
         WHERE k.snapshot_id = ? ORDER BY k.position, k.row_id`,
        [snapshotId],
      );
      return { snapshot, rows };
    },

    lastReports: async (documentId, after, fields) => {
      const rows = await reader.all(
        z.object({ row_id: z.string(), at: z.string() }),
        // The rows changed since come from an index of their own; only their histories are looked into.
        `SELECT r.id AS row_id, max(o.at) AS at
         FROM rows r CROSS JOIN row_history h ON h.row_key = r.key AND h.revision > ?2
         JOIN operations o ON o.revision = h.revision
         WHERE r.document_id = ?1 AND r.revision > ?2 AND h.action = 'changed'
           AND EXISTS (SELECT 1 FROM json_each(h.changes) c
             WHERE c.value ->> 0 IN (SELECT f.value FROM json_each(?3) f))
         GROUP BY r.id`,
        [documentId, after, JSON.stringify(fields)],
      );
      return rows.map((row) => ({ rowId: row.row_id, at: row.at }));
    },
  };
}

/** The statements of a write transaction about periods; lists travel as one JSON parameter. */
export function sqlitePeriodTransaction(connection: SqliteConnection): PeriodTransaction {
  return {
    periodsOf: (documentId) => connection.all(periodRow, periodsSql, [documentId]),

    insertPeriod: async (period, actor) => {
      await connection.run(
        `INSERT INTO periods
           (id, document_id, kind, "from", "to", due, round, state, opened_sequence, opened_by, opened_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?)`,
        [
          period.id,
          period.documentId,
          period.kind,
          period.from,
          period.to,
          period.due,
          period.round,
          period.openedSequence,
          actor.accountId,
          period.openedAt,
        ],
      );
    },

    reopenPeriod: async ({ id, due, openedAt }, actor) => {
      await connection.run(
        `UPDATE periods SET state = 'open', due = ?, opened_by = ?, opened_at = ?, closed_by = NULL, closed_at = NULL
         WHERE id = ?`,
        [due, actor.accountId, openedAt, id],
      );
    },

    closePeriod: async (periodId, actor, at) => {
      await connection.run(`UPDATE periods SET state = 'closed', closed_by = ?, closed_at = ? WHERE id = ?`, [
        actor.accountId,
        at,
        periodId,
      ]);
    },

    takeSnapshot: async ({ id, documentId, periodId, at }, actor) => {
      await connection.run(
        `INSERT INTO snapshots (id, document_id, period_id, row_count, account_id, at)
         SELECT ?1, ?2, ?3, (SELECT count(*) FROM rows WHERE document_id = ?2 AND removed = 0), ?4, ?5`,
        [id, documentId, periodId, actor.accountId, at],
      );
      await connection.run(
        `INSERT INTO snapshot_rows
           (snapshot_id, position, row_id, par_index_field, section_field, fields, revision, author_id, at)
         SELECT ?1, position, id, par_index_field, section_field, fields, revision, author_id, at
         FROM rows WHERE document_id = ?2 AND removed = 0`,
        [id, documentId],
      );
    },

    returnedRows: (documentId) =>
      connection.allJson(
        storedRows,
        `SELECT ${rowJson} FROM rows r JOIN accounts a ON a.id = r.author_id
         WHERE r.document_id = ? AND r.returned IS NOT NULL ORDER BY r.position, r.id`,
        [documentId],
      ),

    setReturned: async (rowIds, returned) => {
      await connection.run('UPDATE rows SET returned = ? WHERE id IN (SELECT value FROM json_each(?))', [
        returned === null ? null : JSON.stringify(returned),
        JSON.stringify(rowIds),
      ]);
    },

    insertAct: async ({ operationId, documentId, act, periodId, reason }) => {
      await connection.run(
        'INSERT INTO period_acts (operation_id, document_id, act, period_id, reason) VALUES (?, ?, ?, ?, ?)',
        [operationId, documentId, act, periodId, reason],
      );
    },
  };
}

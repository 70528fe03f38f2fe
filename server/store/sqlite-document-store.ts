import { z } from 'zod';
import { historyActions } from '#shared/api/document-api.ts';
import type { RowHistoryEntry } from '#shared/api/document-api.ts';
import { operationKinds } from '#shared/api/operation-api.ts';
import { fieldValueSchema } from '#shared/sync/protocol.ts';
import type { SqliteDatabase, SqlValue } from './sqlite-database.ts';
import { changesColumn, documentColumns, documentRow, rowJson, storedRows } from './sqlite-rows.ts';
import { sqliteJournal } from './sqlite-journal.ts';
import type { DocumentStore, OwnSyncs } from './store.ts';

const historyRow = z.object({
  revision: z.int(),
  action: z.enum(historyActions),
  changes: changesColumn,
  display_name: z.string(),
  agency_name: z.string().nullable(),
  at: z.string(),
  workbook_id: z.string().nullable(),
  workbook_label: z.string().nullable(),
  operation_id: z.string(),
});

function toEntry(row: z.output<typeof historyRow>): RowHistoryEntry {
  const reason = row.action === 'returned' ? row.changes[0]?.[2] : null;
  return {
    revision: row.revision,
    action: row.action,
    changes:
      row.action === 'changed'
        ? row.changes.map(([field, from, to]) => ({ field, from, to })).sort((a, b) => (a.field < b.field ? -1 : 1))
        : [],
    ...(typeof reason === 'string' ? { reason } : {}),
    author: row.display_name,
    agencyName: row.agency_name,
    at: row.at,
    workbookId: row.workbook_id,
    workbookLabel: row.workbook_label,
    operationId: row.operation_id,
  };
}

const cursorRow = z.object({ cursor: z.int() });

/**
 * Rows of document ?1 past cursor ?2 that anything but a sync of account ?4 from workbook ?3, up to revision ?5 where it
 * is told, wrote since.
 */
const ofOthers = `r.document_id = ?1 AND r.revision > ?2 AND (?3 IS NULL OR EXISTS (
  SELECT 1 FROM row_history h JOIN operations o ON o.revision = h.revision
  WHERE h.row_key = r.key AND h.revision > ?2
    AND NOT (o.kind = 'sync' AND o.workbook_id IS ?3 AND o.account_id IS ?4 AND (?5 IS NULL OR o.revision <= ?5))))`;

function ofOthersParams(documentId: string, cursor: number, own: OwnSyncs | null): SqlValue[] {
  return [documentId, cursor, own?.workbookId ?? null, own?.accountId ?? null, own?.newest ?? null];
}

/** What the pages and the pane read of documents, from SQLite. */
export function sqliteDocumentStore({ reader }: SqliteDatabase): DocumentStore {
  return {
    ...sqliteJournal(reader),

    listDocuments: ({ agencyCode }) =>
      reader.all(
        documentRow,
        `SELECT ${documentColumns} FROM documents d
         WHERE ?1 IS NULL OR d.agency_code IS NULL OR d.agency_code = ?1
         ORDER BY d.date IS NULL, d.date DESC, d.created_at DESC`,
        [agencyCode],
      ),

    findDocument: (documentId) =>
      reader.first(documentRow, `SELECT ${documentColumns} FROM documents d WHERE d.id = ?`, [documentId]),

    readRows: async (documentId) => {
      // The cursor first: a row changed between the two statements is then seen twice, never missed.
      const sequence = await reader.first(cursorRow, 'SELECT value AS cursor FROM sequence');
      const rows = await reader.allJson(
        storedRows,
        `SELECT ${rowJson} FROM rows r JOIN accounts a ON a.id = r.author_id
         WHERE r.document_id = ? AND r.removed = 0 ORDER BY r.position, r.id`,
        [documentId],
      );
      return { rows, cursor: sequence?.cursor ?? 0 };
    },

    findRow: async (documentId, rowId) => {
      const rows = await reader.allJson(
        storedRows,
        `SELECT ${rowJson} FROM rows r JOIN accounts a ON a.id = r.author_id WHERE r.id = ? AND r.document_id = ?`,
        [rowId, documentId],
      );
      return rows[0] ?? null;
    },

    readSequence: async () => (await reader.first(cursorRow, 'SELECT value AS cursor FROM sequence'))?.cursor ?? 0,

    readHead: async (documentId) =>
      (
        await reader.first(cursorRow, 'SELECT coalesce(max(revision), 0) AS cursor FROM rows WHERE document_id = ?', [
          documentId,
        ])
      )?.cursor ?? 0,

    countNews: async (documentId, cursor, own) =>
      (
        await reader.first(
          z.object({ rows: z.int() }),
          `SELECT count(*) AS rows FROM rows r WHERE ${ofOthers}`,
          ofOthersParams(documentId, cursor, own),
        )
      )?.rows ?? 0,

    newsAfter: (documentId, cursor, own) =>
      reader.allJson(
        storedRows,
        `SELECT ${rowJson} FROM rows r JOIN accounts a ON a.id = r.author_id
         WHERE ${ofOthers} ORDER BY r.revision, r.position`,
        ofOthersParams(documentId, cursor, own),
      ),

    fieldsOfAgencyRows: () =>
      reader.all(
        z
          .object({
            document_id: z.string(),
            par_index_field: z.int().nullable(),
            section_field: z.int().nullable(),
            code: fieldValueSchema,
          })
          .transform((row) => ({
            documentId: row.document_id,
            parIndexField: row.par_index_field,
            sectionField: row.section_field,
            fields: { code: row.code },
          })),
        `SELECT r.document_id, r.par_index_field, r.section_field, r.fields ->> '$.code' AS code
         FROM rows r JOIN documents d ON d.id = r.document_id WHERE d.agency_code IS NOT NULL AND r.removed = 0`,
        [],
      ),

    readHistory: async (documentId, rowId) => {
      const rows = await reader.all(
        historyRow,
        `SELECT h.revision, h.action, h.changes, a.display_name, a.agency_name, o.at, o.workbook_id, o.workbook_label,
                o.id AS operation_id
         FROM rows r JOIN row_history h ON h.row_key = r.key JOIN operations o ON o.revision = h.revision
         JOIN accounts a ON a.id = o.account_id
         WHERE r.id = ? AND r.document_id = ? ORDER BY h.revision DESC, h.action`,
        [rowId, documentId],
      );
      return rows.length === 0 ? null : rows.map(toEntry);
    },

    listOperations: async (documentId, own) => {
      const rows = await reader.all(
        z.object({
          id: z.string(),
          kind: z.enum(operationKinds),
          display_name: z.string(),
          at: z.string(),
          workbook_id: z.string().nullable(),
          workbook_label: z.string().nullable(),
          rows_written: z.int(),
          undone_by: z.string().nullable(),
        }),
        `SELECT o.id, o.kind, a.display_name, o.at, o.workbook_id, o.workbook_label, o.rows_written,
                o.undone_by
         FROM operations o JOIN accounts a ON a.id = o.account_id
         WHERE o.document_id = ?1 AND o.revision IS NOT NULL AND (?2 IS NULL OR (o.workbook_id = ?2 AND o.account_id = ?3))
         ORDER BY o.revision DESC LIMIT 100`,
        [documentId, own?.workbookId ?? null, own?.accountId ?? null],
      );
      return rows.map((row) => ({
        operationId: row.id,
        kind: row.kind,
        author: row.display_name,
        at: row.at,
        workbookId: row.workbook_id,
        workbookLabel: row.workbook_label,
        rowsWritten: row.rows_written,
        undoneBy: row.undone_by,
      }));
    },
  };
}

import { z } from 'zod';
import type { RowHistoryEntry } from '#shared/api/document-api.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import { documentColumns, documentRow, fieldJson, historyActions, rowColumns, rowRow } from './sqlite-rows.ts';
import type { DocumentStore } from './store.ts';

const historyRow = z.object({
  revision: z.int(),
  action: z.enum(historyActions),
  field: z.string(),
  from: fieldJson,
  to: fieldJson,
  display_name: z.string(),
  agency_name: z.string().nullable(),
  at: z.string(),
  workbook_id: z.string().nullable(),
  operation_id: z.string(),
});

/** Puts the fields that one operation changed into one entry. */
function groupHistory(rows: readonly z.output<typeof historyRow>[]): RowHistoryEntry[] {
  const entries: RowHistoryEntry[] = [];
  for (const row of rows) {
    const last = entries.at(-1);
    const change = row.action === 'changed' ? [{ field: row.field, from: row.from, to: row.to }] : [];
    if (last?.revision === row.revision && last.action === row.action) last.changes.push(...change);
    else
      entries.push({
        revision: row.revision,
        action: row.action,
        changes: change,
        author: row.display_name,
        agencyName: row.agency_name,
        at: row.at,
        workbookId: row.workbook_id,
        operationId: row.operation_id,
      });
  }
  return entries;
}

const cursorRow = z.object({ cursor: z.int() });

/** What the pages and the pane read of documents, from SQLite. */
export function sqliteDocumentStore({ reader }: SqliteDatabase): DocumentStore {
  return {
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
      const rows = await reader.all(
        rowRow,
        `SELECT ${rowColumns} FROM rows r JOIN accounts a ON a.id = r.author_id
         WHERE r.document_id = ? AND r.removed = 0 ORDER BY r.position, r.id`,
        [documentId],
      );
      return { rows, cursor: sequence?.cursor ?? 0 };
    },

    findRow: (documentId, rowId) =>
      reader.first(
        rowRow,
        `SELECT ${rowColumns} FROM rows r JOIN accounts a ON a.id = r.author_id WHERE r.id = ? AND r.document_id = ?`,
        [rowId, documentId],
      ),

    readHistory: async (documentId, rowId) => {
      const rows = await reader.all(
        historyRow,
        `SELECT h.revision, h.action, h.field, h."from", h."to", a.display_name, a.agency_name, h.at, h.workbook_id,
                h.operation_id
         FROM row_history h JOIN accounts a ON a.id = h.account_id JOIN rows r ON r.id = h.row_id
         WHERE h.row_id = ? AND r.document_id = ? ORDER BY h.revision DESC, h.field`,
        [rowId, documentId],
      );
      return rows.length === 0 ? null : groupHistory(rows);
    },

    listOperations: async (documentId, workbookId) => {
      const rows = await reader.all(
        z.object({
          id: z.string(),
          kind: z.enum(['sync', 'undo', 'create']),
          display_name: z.string(),
          at: z.string(),
          workbook_id: z.string().nullable(),
          rows_written: z.int(),
          undone_by: z.string().nullable(),
        }),
        `SELECT o.id, o.kind, a.display_name, o.at, o.workbook_id, o.rows_written, o.undone_by
         FROM operations o JOIN accounts a ON a.id = o.account_id
         WHERE o.document_id = ?1 AND o.revision IS NOT NULL AND (?2 IS NULL OR o.workbook_id = ?2)
         ORDER BY o.revision DESC LIMIT 100`,
        [documentId, workbookId],
      );
      return rows.map((row) => ({
        operationId: row.id,
        kind: row.kind,
        author: row.display_name,
        at: row.at,
        workbookId: row.workbook_id,
        rowsWritten: row.rows_written,
        undoneBy: row.undone_by,
      }));
    },
  };
}

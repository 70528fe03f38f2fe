import { z } from 'zod';
import { historyActions } from '#shared/api/document-api.ts';
import { operationKinds } from '#shared/api/operation-api.ts';
import { fieldValueSchema } from '#shared/sync/protocol.ts';
import type { SqlValue, SqliteConnection } from './sqlite-database.ts';
import { changesColumn, jsonColumn } from './sqlite-rows.ts';
import type { DocumentStore, JournalQuery } from './store.ts';

const entryRow = z
  .object({
    id: z.string(),
    kind: z.enum(operationKinds),
    display_name: z.string(),
    agency_name: z.string().nullable(),
    at: z.string(),
    workbook_id: z.string().nullable(),
    workbook_label: z.string().nullable(),
    rows_written: z.int(),
    undone_by: z.string().nullable(),
    revision: z.int(),
  })
  .transform((row) => ({
    operationId: row.id,
    kind: row.kind,
    author: row.display_name,
    agencyName: row.agency_name,
    at: row.at,
    workbookId: row.workbook_id,
    workbookLabel: row.workbook_label,
    rowsWritten: row.rows_written,
    undoneBy: row.undone_by,
    revision: row.revision,
  }));

const personRow = z
  .object({
    id: z.string(),
    display_name: z.string(),
    agency_code: z.string().nullable(),
    agency_name: z.string().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    displayName: row.display_name,
    agencyCode: row.agency_code,
    agencyName: row.agency_name,
  }));

const stepRow = z.object({
  id: z.string(),
  par_index_field: z.int().nullable(),
  section_field: z.int().nullable(),
  fields: jsonColumn(z.record(z.string(), fieldValueSchema)),
  action: z.enum(historyActions),
  changes: changesColumn,
});

/** The conditions asked for and no others, so that each finds its index. */
function conditions(documentId: string, query: JournalQuery): { where: string; params: SqlValue[] } {
  const asked: readonly (readonly [string, SqlValue])[] = [
    ['o.document_id = ?', documentId],
    ['o.revision < ?', query.before],
    ['o.account_id = ?', query.accountId],
    ['a.agency_code = ?', query.agencyCode],
    ['o.at >= ?', query.from],
    ['o.at < ?', query.until],
  ];
  const held = asked.filter(([, value]) => value !== null);
  return {
    where: ['o.revision IS NOT NULL', ...held.map(([condition]) => condition)].join(' AND '),
    params: held.map(([, value]) => value),
  };
}

/** What was written to a document, operation by operation. */
export function sqliteJournal(
  reader: SqliteConnection,
): Pick<DocumentStore, 'readJournal' | 'listJournalPeople' | 'readOperationRows'> {
  return {
    readJournal: (documentId, query) => {
      const { where, params } = conditions(documentId, query);
      return reader.all(
        entryRow,
        `SELECT o.id, o.kind, a.display_name, a.agency_name, o.at, o.workbook_id, o.workbook_label, o.rows_written,
                o.undone_by, o.revision
         FROM operations o JOIN accounts a ON a.id = o.account_id
         WHERE ${where} ORDER BY o.revision DESC LIMIT ?`,
        [...params, query.limit],
      );
    },

    listJournalPeople: (documentId) =>
      reader.all(
        personRow,
        // One look into the index for each account, however many operations there are.
        `SELECT a.id, a.display_name, a.agency_code, a.agency_name FROM accounts a
         WHERE EXISTS (SELECT 1 FROM operations o
           WHERE o.document_id = ? AND o.account_id = a.id AND o.revision IS NOT NULL)
         ORDER BY a.display_name`,
        [documentId],
      ),

    readOperationRows: async (documentId, operationId, limit) => {
      const operation = await reader.first(
        z.object({ revision: z.int(), rows_written: z.int() }),
        'SELECT revision, rows_written FROM operations WHERE id = ? AND document_id = ? AND revision IS NOT NULL',
        [operationId, documentId],
      );
      if (operation === null) return null;
      const steps = await reader.all(
        stepRow,
        `SELECT r.id, r.par_index_field, r.section_field, r.fields, h.action, h.changes
         FROM row_history h JOIN rows r ON r.key = h.row_key
         WHERE h.revision = ? ORDER BY r.position, r.id LIMIT ?`,
        [operation.revision, limit],
      );
      return {
        total: operation.rows_written,
        rows: steps.map(({ id, par_index_field, section_field, fields, action, changes }) => ({
          rowId: id,
          parIndexField: par_index_field,
          sectionField: section_field,
          fields,
          action,
          changes: changes.map(([field, from, to]) => ({ field, from, to })),
        })),
      };
    },
  };
}

import type { DocumentInfo, DocumentsOfRowsAnswer } from '#shared/api/document-api.ts';
import type { Actor, Store } from '#server/store/store.ts';
import { maySee, seesRow } from './row-access.ts';

/** Which documents that the account may know the rows belong to, those with most of them first. */
export async function documentsOfRows(
  { reads }: Pick<Store, 'reads'>,
  actor: Actor,
  rowIds: readonly string[],
): Promise<DocumentsOfRowsAnswer> {
  const rows = await reads.rowsById([...new Set(rowIds)]);
  const ids = [...new Set(rows.map(({ documentId }) => documentId))];
  const documents = new Map<string, DocumentInfo>();
  for (const id of ids.slice(0, mostDocuments)) {
    const document = await reads.findDocument(id);
    if (document !== null && maySee(document, actor)) documents.set(id, document);
  }
  const counted = new Map<string, number>();
  for (const row of rows) {
    const document = documents.get(row.documentId);
    if (document && seesRow(document, row, actor)) counted.set(document.id, (counted.get(document.id) ?? 0) + 1);
  }
  return {
    documents: [...counted].map(([documentId, count]) => ({ documentId, rows: count })).sort((a, b) => b.rows - a.rows),
  };
}

/** A sheet is one document's, with rows pasted from a few others. */
const mostDocuments = 20;

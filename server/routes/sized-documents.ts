import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { Actor, DocumentStore } from '#server/store/store.ts';
import { seesEveryRow, seesRow } from '#server/sync/row-access.ts';

/** Documents with the number of rows that the account sees in each. One statement more at most. */
export async function sizedFor(
  store: Pick<DocumentStore, 'fieldsOfAgencyRows'>,
  documents: readonly DocumentInfo[],
  actor: Actor,
): Promise<readonly DocumentInfo[]> {
  const partly = new Map(
    documents.flatMap((document) => (seesEveryRow(document, actor) ? [] : [[document.id, { document, rows: 0 }]])),
  );
  if (partly.size === 0) return documents;
  for (const row of await store.fieldsOfAgencyRows()) {
    const counted = partly.get(row.documentId);
    if (counted && seesRow(counted.document, row, actor)) counted.rows += 1;
  }
  return documents.map((document) => {
    const counted = partly.get(document.id);
    return counted ? { ...document, rowCount: counted.rows } : document;
  });
}

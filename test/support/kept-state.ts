import type { StoredRow, Store } from '#server/store/store.ts';

/** Everything of a document that a refused request must leave as it was. */
export interface KeptState {
  readonly sequence: number;
  readonly rows: readonly StoredRow[];
  readonly operations: number;
}

export async function keptState({ documents }: Store, documentId: string): Promise<KeptState> {
  const { rows } = await documents.readRows(documentId);
  const operations = await documents.listOperations(documentId, null);
  return { sequence: await documents.readSequence(), rows, operations: operations.length };
}

import type { NewsMarks } from '#shared/api/live-api.ts';
import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { Actor, Store } from '#server/store/store.ts';
import { seesEveryRow, seesRow } from '#server/sync/row-access.ts';

/** What a reader of a document's news sees of it. */
export interface Sight {
  /** Readers with the same key see the same rows: the marks are read once for all of them. */
  readonly key: string;
  readonly readMarks: () => Promise<NewsMarks>;
}

type Sources = Pick<Store, 'documents' | 'comments' | 'periods'>;

/** How far what stands beside the rows has come, as this account sees it: a comment counts where its row is seen. */
export function sightOf(store: Sources, document: DocumentInfo, actor: Actor): Sight {
  const readAll = seesEveryRow(document, actor);
  return {
    key: readAll ? '' : actor.parIndexFields.join(),
    readMarks: async () => ({
      comments: await (readAll ? store.comments.countAll(document.id) : countSeenComments(store, document, actor)),
      periods: await store.periods.countActs(document.id),
    }),
  };
}

async function countSeenComments(store: Sources, document: DocumentInfo, actor: Actor): Promise<number> {
  const counts = await store.comments.countComments(document.id);
  if (counts.size === 0) return 0;
  const { rows } = await store.documents.readRows(document.id);
  const seen = rows.filter((row) => counts.has(row.rowId) && seesRow(document, row, actor));
  return seen.reduce((sum, { rowId }) => sum + (counts.get(rowId) ?? 0), 0);
}

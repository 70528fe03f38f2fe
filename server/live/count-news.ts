import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import type { Actor, OwnSyncs, StoredRow, SyncReads } from '#server/store/store.ts';
import { seesEveryRow } from '#server/sync/row-access.ts';
import { mayHaveWidened, wasSeen } from '#server/sync/sight-token.ts';
import type { SyncDeps } from '#server/sync/sync-deps.ts';
import { onlySeen } from '#server/sync/tell-news.ts';

export interface NewsQuestion {
  readonly cursor: number;
  /** What the workbook sent itself. */
  readonly own: OwnSyncs | null;
  /** What who held the workbook saw when it last asked. */
  readonly sight?: string | undefined;
  /** `mine`: the sheet holds only rows that the account's agency leads or helps with. */
  readonly scope: 'all' | 'mine';
}

/**
 * How many rows of news a sync of the workbook would tell: what others wrote past its cursor, as far as the account sees
 * it and the sheet is about it.
 */
export async function countNews(
  { store, leadership }: Pick<SyncDeps, 'store' | 'leadership'>,
  document: DocumentInfo,
  actor: Actor,
  { cursor, own, scope, sight }: NewsQuestion,
): Promise<number> {
  const agency = scope === 'mine' ? actor.agencyCode : null;
  const widened = mayHaveWidened(sight, document, actor);
  if (agency === null && !widened && seesEveryRow(document, actor)) {
    return store.documents.countNews(document.id, cursor, own);
  }
  const changed = await store.documents.newsAfter(document.id, cursor, own);
  const hidden = widened ? await hiddenBefore(store.reads, document, { cursor, sight }) : [];
  const rows = [...changed, ...hidden];
  const seen = await onlySeen(store.reads, document, actor, rows, cursor);
  return agency === null ? seen.length : countInvolving(store.reads, seen, cursor, leadership.involvementOf(agency));
}

/** Rows that did not change since, and that a kept sight does not cover. */
async function hiddenBefore(
  reads: SyncReads,
  document: DocumentInfo,
  { cursor, sight }: { readonly cursor: number; readonly sight: string },
): Promise<readonly StoredRow[]> {
  const live = await reads.liveRows(document.id);
  return live.filter((row) => row.revision <= cursor && !wasSeen(sight, document, row));
}

/** Rows that involve the agency now, or did so at the cursor: its sheet may still hold them. */
async function countInvolving(
  reads: SyncReads,
  rows: readonly StoredRow[],
  cursor: number,
  involves: (fields: RowFields) => boolean,
): Promise<number> {
  const others = rows.filter(({ fields }) => !involves(fields));
  if (others.length === 0) return rows.length;
  const was = new Map(others.map(({ rowId, fields }) => [rowId, { ...fields }]));
  // Oldest first: the first change after the cursor names the value that stood there.
  const told = new Set<string>();
  for (const { rowId, field, from } of await reads.changesAfter(
    others.map(({ rowId }) => ({ rowId, revision: cursor })),
  )) {
    const fields = was.get(rowId);
    if (!fields || told.has(`${rowId} ${field}`)) continue;
    told.add(`${rowId} ${field}`);
    fields[field] = from;
  }
  const before = [...was.values()].filter(involves).length;
  return rows.length - others.length + before;
}

import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import type { Actor, StoredRow, SyncReads } from '#server/store/store.ts';
import { seesEveryRow } from '#server/sync/row-access.ts';
import type { SyncDeps } from '#server/sync/sync-deps.ts';
import { onlySeen } from '#server/sync/tell-news.ts';

export interface NewsQuestion {
  readonly cursor: number;
  readonly workbookId: string | null;
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
  { cursor, workbookId, scope }: NewsQuestion,
): Promise<number> {
  const own = workbookId === null ? null : { workbookId, accountId: actor.accountId };
  const agency = scope === 'mine' ? actor.agencyCode : null;
  if (agency === null && seesEveryRow(document, actor)) {
    return store.documents.countNews(document.id, cursor, own);
  }
  const rows = await store.documents.newsAfter(document.id, cursor, own);
  const seen = await onlySeen(store.reads, document, actor, rows, cursor);
  return agency === null ? seen.length : countInvolving(store.reads, seen, cursor, leadership.involvementOf(agency));
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

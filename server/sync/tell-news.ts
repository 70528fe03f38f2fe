// Step P-7 of a sync: what others changed since the workbook's cursor (SPEC C).
import { reportsForAgency } from '#shared/api/account-api.ts';
import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { RowNews, RowResult, SyncRequest } from '#shared/sync/protocol.ts';
import type { Actor, LaterChange, StoredRow, SyncReads } from '#server/store/store.ts';
import { returnedNote } from './decide-row.ts';
import { accessTo, seesRow } from './row-access.ts';
import { mayHaveWidened, wasSeen } from './sight-token.ts';
import type { SyncDeps } from './sync-deps.ts';

/** About as many rows of news as an answer to a request with rows brings (SPEC C-6). */
const mostNews = 500;

/** Rows that changed; where some were left out, `heard` is the number up to which they go, and `more` that others follow. */
interface Changed {
  readonly changed: readonly StoredRow[];
  readonly heard: number | null;
  readonly more: boolean;
}

/**
 * The rows of the document that changed after the cursor: all of them, or as many whole operations as fit into an answer
 * that others wait for.
 */
export async function changedSince(
  reads: SyncReads,
  document: DocumentInfo,
  actor: Actor,
  request: NewsRequest,
  sequence: number,
): Promise<Changed> {
  const { cursor, sight } = request;
  const documentId = document.id;
  const everything = (changed: readonly StoredRow[]): Changed => ({ changed, heard: null, more: false });
  // Who has seen nothing yet, or sees more than before, gets all of it at once.
  if (cursor === 0 || cursor >= sequence || mayHaveWidened(sight, document, actor)) {
    return everything(await everythingSince(reads, document, actor, request, sequence));
  }
  const rows = await reads.rowsAfter(documentId, cursor, mostNews + 1);
  const next = rows[mostNews]?.revision;
  if (next === undefined) return everything(rows);
  const whole = rows.filter(({ revision }) => revision < next);
  if (whole.length > 0) return { changed: whole, heard: next - 1, more: true };
  const after = await reads.rowsAfter(documentId, cursor);
  const first = after.filter(({ revision }) => revision === next);
  return { changed: first, heard: next, more: first.length < after.length };
}

type NewsRequest = Pick<SyncRequest, 'cursor' | 'sight'>;

/**
 * The rows of the document that changed after the cursor, up to a number of the sequence, and those that were hidden from
 * who held the workbook when it last asked (SPEC C-7).
 */
export async function everythingSince(
  reads: Pick<SyncReads, 'rowsAfter'>,
  document: DocumentInfo,
  actor: Actor,
  { cursor, sight }: NewsRequest,
  sequence: number,
): Promise<readonly StoredRow[]> {
  const widened = mayHaveWidened(sight, document, actor);
  if (cursor >= sequence && !widened) return [];
  const rows = await reads.rowsAfter(document.id, widened ? 0 : cursor);
  // What is written while these statements run is past the number: it comes next time, when the cursor can cover it.
  const told = rows.filter(({ revision }) => revision <= sequence);
  if (!widened) return told;
  return told.filter((row) => row.revision > cursor || (!row.removed && !wasSeen(sight, document, row)));
}

export async function tellNews(
  deps: SyncDeps,
  transaction: SyncReads,
  document: DocumentInfo,
  actor: Actor,
  { cursor }: NewsRequest,
  results: readonly RowResult[],
  changed: readonly StoredRow[],
): Promise<RowNews[]> {
  const told = new Set(results.flatMap(({ rowId }) => rowId ?? []));
  // What is gone is told to a workbook without a cursor too: it may hold the row from before it started again.
  const untold = changed.filter(({ rowId }) => !told.has(rowId));
  const rows = await onlySeen(transaction, document, actor, untold, cursor);
  const lost = await findLost(deps, transaction, document, actor, rows, cursor);
  return rows.map(({ rowId, revision, removed, fields, author, at, returned }) => ({
    rowId,
    revision,
    removed,
    lost: lost.has(rowId),
    fields,
    author,
    at,
    ...returnedNote({ returned, removed }),
  }));
}

/**
 * The changed rows that the account sees. One whose code was given to a field that the account does not follow, after
 * its workbook last asked, is told as taken out: what it says now is no longer for this account (SPEC O-8).
 */
export async function onlySeen(
  transaction: SyncReads,
  document: DocumentInfo,
  actor: Actor,
  rows: readonly StoredRow[],
  cursor: number,
): Promise<readonly StoredRow[]> {
  const hidden = rows.filter((row) => !seesRow(document, row, actor));
  if (hidden.length === 0) return rows;
  const codes = new Map<string, LaterChange['from']>();
  const changes = cursor === 0 ? [] : hidden.map(({ rowId }) => ({ rowId, revision: cursor }));
  for (const { rowId, field, from } of changes.length > 0 ? await transaction.changesAfter(changes) : []) {
    if (field === 'code' && !codes.has(rowId)) codes.set(rowId, from);
  }
  return rows.flatMap((row) => {
    if (seesRow(document, row, actor)) return [row];
    const code = codes.get(row.rowId);
    const seen = code !== undefined && seesRow(document, { ...row, fields: { code } }, actor);
    return seen ? [{ ...row, removed: true, fields: {} }] : [];
  });
}

/** Rows that the account could report when its workbook last asked and can no longer (SPEC O-5). */
async function findLost(
  deps: SyncDeps,
  transaction: SyncReads,
  document: DocumentInfo,
  actor: Actor,
  rows: readonly StoredRow[],
  cursor: number,
): Promise<ReadonlySet<string>> {
  if (!reportsForAgency(actor.role) || cursor === 0 || rows.length === 0) return new Set();
  const changes = await transaction.changesAfter(rows.map(({ rowId }) => ({ rowId, revision: cursor })));
  const before = new Map<string, LaterChange>();
  for (const change of changes) {
    if (change.field === 'leadAgencies' && !before.has(change.rowId)) before.set(change.rowId, change);
  }
  const lost: string[] = [];
  for (const row of rows) {
    const change = before.get(row.rowId);
    if (change === undefined) continue;
    const had = accessTo(document, { ...row.fields, leadAgencies: change.from }, actor, deps.leadership);
    const has = accessTo(document, row.fields, actor, deps.leadership);
    if (had.report && !has.report) lost.push(row.rowId);
  }
  if (lost.length === 0) return new Set();
  // At the cursor there was no row yet that was made since.
  const made = await transaction.madeAfter(lost, cursor);
  return new Set(lost.filter((rowId) => !made.has(rowId)));
}

// POST /api/sync: one request in, one answer out, one transaction. The steps are those of SPEC.md, section P.
import { reportsForAgency } from '#shared/api/account-api.ts';
import type { DocumentInfo } from '#shared/api/document-api.ts';
import { matchRows } from '#shared/sync/match-rows.ts';
import type {
  FieldChange,
  PushedRow,
  RowFields,
  RowNews,
  RowResult,
  SyncAnswer,
  SyncRequest,
} from '#shared/sync/protocol.ts';
import { syncAnswerSchema, syncProtocol } from '#shared/sync/protocol.ts';
import { closingPeriod } from '#shared/period/may-send.ts';
import type { ReportingPeriod } from '#shared/period/reporting-period.ts';
import { ApiFailure, documentUnknown } from '#server/api-failure.ts';
import type { Actor, HistoryWrite, LaterChange, RowWrite, StoredRow, SyncReads } from '#server/store/store.ts';
import { createRows } from './create-rows.ts';
import { decideRow, refuse } from './decide-row.ts';
import { findFirstAnswer } from './first-answer.ts';
import { cleanLabel } from './workbook-label.ts';
import { requireKnownCursor } from './known-cursor.ts';
import { hashRequest } from './request-hash.ts';
import { decideRemovals } from './remove-rows.ts';
import { accessTo, maySee, seesRow } from './row-access.ts';
import { findRefusal, groupChanges } from './row-lookup.ts';
import type { RowLookup } from './row-lookup.ts';
import type { SyncDeps } from './sync-deps.ts';

/** What a request would write. */
interface Writes {
  readonly rows: RowWrite[];
  readonly history: HistoryWrite[];
}

interface Planned extends Writes {
  readonly results: RowResult[];
}

/** An answer with its bytes as they are sent and, where the operation is kept, kept. */
export interface SyncReply {
  readonly answer: SyncAnswer;
  readonly bytes: Uint8Array;
}

function reply(answer: SyncAnswer): SyncReply {
  return { answer, bytes: Buffer.from(JSON.stringify(answer)) };
}

/** Answers a sync request. Throws `ApiFailure` for a refusal of the whole request. */
export async function applySync(deps: SyncDeps, actor: Actor, request: SyncRequest): Promise<SyncReply> {
  requireDistinctRefs(request);
  const requestHash = hashRequest(request);
  // A workbook that only asks for news waits for nobody who writes.
  if (!bringsRows(request)) return reply(await receiveNews(deps, actor, request, requestHash));
  const { operationId } = request;
  return deps.store.transact(async (transaction) => {
    const { sequence, document, repeated, hasPeriods } = await transaction.startOf(request);
    // P-1: a resend gets the first answer. The transactions stand in a queue, so this holds for racing resends too.
    // A dry run leaves no trace, so there is no first answer to give.
    const first =
      request.dryRun || !repeated
        ? null
        : await findFirstAnswer(transaction, { operationId, requestHash }, actor, syncAnswerSchema);
    if (first) return reply(first);
    // P-2: the document, as this account sees it.
    if (document === null || !maySee(document, actor)) throw documentUnknown();
    // P-3 … P-6: decide every row; nothing is written yet.
    requireKnownCursor(newestOf(request), sequence, deps.store.breaks);
    const closed = hasPeriods ? closingPeriod(await transaction.periodsOf(document.id)) : null;
    const planned = await planRows(deps, transaction, document, actor, request, sequence + 1, closed);
    const wrote = planned.rows.length > 0;
    // P-7: news since the cursor, without the rows whose state the results carry.
    const { changed, heard } = await changedSince(transaction, document.id, request.cursor, sequence);
    const news = await tellNews(deps, transaction, document, actor, request, planned.results, changed);
    const answer: SyncAnswer = {
      protocol: syncProtocol,
      operationId,
      dryRun: request.dryRun,
      cursor: heard ?? (wrote && !request.dryRun ? sequence + 1 : sequence),
      results: request.dryRun ? planned.results.map(withoutNewId) : planned.results,
      news,
    };
    const replied = reply(answer);
    // P-8: keep everything or nothing.
    if (!request.dryRun) {
      const { workbookId, documentId } = request;
      const workbookLabel = cleanLabel(request.workbookLabel);
      await transaction.write({
        operation: {
          operationId,
          kind: 'sync',
          documentId,
          workbookId,
          workbookLabel,
          requestHash,
          answer,
          answerBytes: replied.bytes,
        },
        rows: planned.rows,
        history: planned.history,
        actor,
        at: deps.clock().toISOString(),
      });
    }
    return replied;
  });
}

function bringsRows({ rows, removals = [] }: SyncRequest): boolean {
  return rows.length > 0 || removals.length > 0;
}

/** A request that brings nothing is no operation and leaves no trace (SPEC B-4). */
async function receiveNews(
  deps: SyncDeps,
  actor: Actor,
  request: SyncRequest,
  requestHash: string,
): Promise<SyncAnswer> {
  const { reads } = deps.store;
  const { operationId, dryRun } = request;
  // The cursor first: a row changed between the statements is then told twice, never missed (SPEC C-2).
  const { sequence, document, repeated } = await reads.startOf(request);
  if (repeated && !dryRun) await findFirstAnswer(reads, { operationId, requestHash }, actor, syncAnswerSchema);
  if (document === null || !maySee(document, actor)) throw documentUnknown();
  requireKnownCursor(newestOf(request), sequence, deps.store.breaks);
  const changed = request.cursor < sequence ? await reads.rowsAfter(document.id, request.cursor) : [];
  const news = await tellNews(deps, reads, document, actor, request, [], changed);
  return { protocol: syncProtocol, operationId, dryRun, cursor: sequence, results: [], news };
}

/** The highest number that the workbook names. */
function newestOf({ cursor, newest = 0 }: SyncRequest): number {
  return Math.max(cursor, newest);
}

function requireDistinctRefs({ rows, removals = [] }: SyncRequest): void {
  const all = [...rows, ...removals];
  if (new Set(all.map(({ ref }) => ref)).size === all.length) return;
  throw new ApiFailure(
    400,
    'ref-repeated',
    'Yêu cầu đồng bộ đặt trùng tên cho hai dòng nên không xử lý được. Cập nhật Bảng Điểm rồi thử lại.',
  );
}

/** A row that would be created has no id yet. */
function withoutNewId(result: RowResult): RowResult {
  return result.status === 'created' ? { ...result, rowId: null } : result;
}

/** P-3: the rows the request speaks of, the changes after their bases, and the rows found by content. */
async function lookUp(
  transaction: SyncReads,
  document: DocumentInfo,
  actor: Actor,
  request: SyncRequest,
): Promise<RowLookup & { readonly live: readonly StoredRow[]; readonly matched: ReadonlyMap<PushedRow, string> }> {
  const linked = request.rows.filter(({ rowId }) => rowId !== null);
  const unlinked = request.rows.filter(({ rowId }) => rowId === null);
  const removals = request.removals ?? [];
  const ids = [...new Set([...linked, ...removals].flatMap(({ rowId }) => rowId ?? []))];
  const sees = (row: StoredRow): boolean => seesRow(document, row, actor);
  const stored = ids.length > 0 ? (await transaction.rowsById(ids)).filter(sees) : [];
  const present = new Map(stored.map(({ rowId, revision }) => [rowId, revision]));
  // A workbook mostly saw the row as it is: then there is no history to ask.
  const bases = [...linked, ...removals].flatMap(({ rowId, baseRevision }) =>
    rowId === null || baseRevision === null || present.get(rowId) === baseRevision
      ? []
      : [{ rowId, revision: baseRevision }],
  );
  const knownBases = bases.length > 0 ? await transaction.knownBases(bases) : new Set<string>();
  const later = bases.length > 0 ? await transaction.changesAfter(bases) : [];
  const live = unlinked.length > 0 ? (await transaction.liveRows(document.id)).filter(sees) : [];
  const held = new Set([...ids, ...(request.held ?? [])]);
  const asked = unlinked.map(({ fields }) => fields);
  const found = asked.length > 0 ? matchRows(document.kind, asked, live, held) : [];
  const matched = new Map<PushedRow, string>();
  unlinked.forEach((row, index) => {
    const rowId = found[index];
    if (rowId) matched.set(row, rowId);
  });
  const rows = new Map([...live, ...stored].map((row) => [row.rowId, row]));
  return { rows, knownBases, later: groupChanges(later), live, matched };
}

async function planRows(
  deps: SyncDeps,
  transaction: SyncReads,
  document: DocumentInfo,
  actor: Actor,
  request: SyncRequest,
  nextRevision: number,
  closed: ReportingPeriod | null,
): Promise<Planned> {
  const lookup = await lookUp(transaction, document, actor, request);
  const results = new Map<string, RowResult>();
  const writes: Writes = { rows: [], history: [] };
  const fresh: PushedRow[] = [];
  const seen = new Set<string>();
  for (const pushed of request.rows) {
    const linking = pushed.rowId === null;
    const rowId = pushed.rowId ?? lookup.matched.get(pushed);
    if (rowId === undefined) {
      fresh.push(pushed);
      continue;
    }
    // P-4: rows that cannot be merged at all.
    const row = lookup.rows.get(rowId);
    const refusal = findRefusal({ document, lookup, pushed, row, repeated: seen.has(rowId), linking });
    seen.add(rowId);
    if (refusal || row === undefined) {
      results.set(pushed.ref, refusal ?? refuse(pushed, 'row-unknown', '', null));
      continue;
    }
    // P-5: merge, field by field.
    const access = accessTo(document, row.fields, actor, deps.leadership);
    const later: readonly LaterChange[] = linking ? [] : (lookup.later.get(rowId) ?? []);
    const decision = decideRow({ document, pushed, row, access, linking, later, closed, nextRevision });
    results.set(pushed.ref, decision.result);
    if (decision.changes.length > 0) keepChange(writes, row, decision.fields, decision.changes);
  }
  // P-6: new rows and removals.
  const created = createRows(deps, document, actor, fresh, lookup.live, nextRevision, closed);
  const removed = decideRemovals(deps, document, actor, request.removals ?? [], lookup, seen, nextRevision);
  for (const part of [created, removed]) {
    writes.rows.push(...part.rows);
    writes.history.push(...part.history);
    for (const result of part.results) results.set(result.ref, result);
  }
  const refs = [...request.rows, ...(request.removals ?? [])].map(({ ref }) => ref);
  return { ...writes, results: refs.flatMap((ref) => results.get(ref) ?? []) };
}

function keepChange(writes: Writes, row: StoredRow, fields: RowFields, changes: readonly FieldChange[]): void {
  const { rowId, position, parIndexField } = row;
  writes.rows.push({ rowId, position, parIndexField, fields, removed: false });
  for (const change of changes) writes.history.push({ rowId, action: 'changed', ...change });
}

/** About as many rows of news as an answer to a request with rows brings (SPEC C-6). */
const mostNews = 500;

/**
 * The rows of the document that changed after the cursor: all of them, or as many whole operations as fit into an answer
 * that others wait for; `heard` is then the number up to which they go.
 */
async function changedSince(
  reads: SyncReads,
  documentId: string,
  cursor: number,
  sequence: number,
): Promise<{ readonly changed: readonly StoredRow[]; readonly heard: number | null }> {
  if (cursor >= sequence) return { changed: [], heard: null };
  // Who has seen nothing yet gets the whole document at once.
  if (cursor === 0) return { changed: await reads.rowsAfter(documentId, cursor), heard: null };
  const rows = await reads.rowsAfter(documentId, cursor, mostNews + 1);
  const next = rows[mostNews]?.revision;
  if (next === undefined) return { changed: rows, heard: null };
  const whole = rows.filter(({ revision }) => revision < next);
  if (whole.length > 0) return { changed: whole, heard: next - 1 };
  const first = await reads.rowsAfter(documentId, cursor);
  return { changed: first.filter(({ revision }) => revision === next), heard: next };
}

async function tellNews(
  deps: SyncDeps,
  transaction: SyncReads,
  document: DocumentInfo,
  actor: Actor,
  { cursor }: SyncRequest,
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
    // A row taken out, or told as such, has nothing to correct.
    ...(returned === null || removed ? {} : { returned }),
  }));
}

/**
 * The changed rows that the account sees. One whose code was given to a field that the account does not follow, after
 * its workbook last asked, is told as taken out: what it says now is no longer for this account (SPEC O-8).
 */
async function onlySeen(
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
  const lost = new Set<string>();
  if (!reportsForAgency(actor.role) || cursor === 0 || rows.length === 0) return lost;
  const changes = await transaction.changesAfter(rows.map(({ rowId }) => ({ rowId, revision: cursor })));
  const before = new Map<string, LaterChange>();
  for (const change of changes) {
    if (change.field === 'leadAgencies' && !before.has(change.rowId)) before.set(change.rowId, change);
  }
  for (const row of rows) {
    const change = before.get(row.rowId);
    if (change === undefined) continue;
    const had = accessTo(document, { ...row.fields, leadAgencies: change.from }, actor, deps.leadership);
    const has = accessTo(document, row.fields, actor, deps.leadership);
    if (had.report && !has.report) lost.add(row.rowId);
  }
  return lost;
}

// POST /api/sync: one request in, one answer out, one transaction. The steps are those of SPEC.md, section P.
import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { FieldChange, PushedRow, RowFields, RowResult, SyncAnswer, SyncRequest } from '#shared/sync/protocol.ts';
import type { MergeConflict } from '#shared/sync/merge.ts';
import { syncAnswerSchema, syncProtocol } from '#shared/sync/protocol.ts';
import { closingPeriod } from '#shared/period/may-send.ts';
import type { ReportingPeriod } from '#shared/period/reporting-period.ts';
import { ApiFailure, documentUnknown } from '#server/api-failure.ts';
import type { Actor, HistoryWrite, RowPatch, RowWrite } from '#server/store/store.ts';
import { createRows } from './create-rows.ts';
import { decideRow, refuse } from './decide-row.ts';
import { findFirstAnswer } from './first-answer.ts';
import type { Reply } from './first-answer.ts';
import { cleanLabel } from './workbook-label.ts';
import { requireKnownCursor } from './known-cursor.ts';
import { hashRequest } from './request-hash.ts';
import { lookUp, readRows } from './look-up-rows.ts';
import type { Lookup } from './look-up-rows.ts';
import { nameAuthors } from './name-authors.ts';
import { decideRemovals } from './remove-rows.ts';
import { requireOwnRows } from './other-document.ts';
import { accessTo, maySee } from './row-access.ts';
import { changesSince, findRefusal } from './row-lookup.ts';
import { sightNote } from './sight-token.ts';
import type { SyncDeps } from './sync-deps.ts';
import { takenBackNote } from './taken-back.ts';
import { changedSince, everythingSince, tellNews } from './tell-news.ts';

/** What a request would write. */
interface Writes {
  readonly rows: RowWrite[];
  readonly patches: RowPatch[];
  readonly history: HistoryWrite[];
}

interface Planned extends Writes {
  readonly results: readonly RowResult[];
  /** Conflicts by `ref`, without who wrote the other value. */
  readonly conflicts: ReadonlyMap<string, readonly MergeConflict[]>;
}

function reply(answer: SyncAnswer): Reply<SyncAnswer> {
  return { answer, bytes: Buffer.from(JSON.stringify(answer)) };
}

/** Answers a sync request. Throws `ApiFailure` for a refusal of the whole request. */
export async function applySync(deps: SyncDeps, actor: Actor, request: SyncRequest): Promise<Reply<SyncAnswer>> {
  requireDistinctRefs(request);
  // A workbook that only asks for news waits for nobody who writes.
  if (!bringsRows(request)) return reply(await receiveNews(deps, actor, request));
  const { operationId, dryRun } = request;
  return deps.store.transact(async (transaction) => {
    const starting = transaction.startOf(request);
    const reading = readRows(transaction, request);
    // While the file is read.
    const requestHash = hashRequest(request);
    const [{ sequence, document, repeated, hasPeriods }, read] = await Promise.all([starting, reading]);
    // P-1: a resend gets the first answer. The transactions stand in a queue, so this holds for racing resends too.
    // A dry run leaves no trace, so there is no first answer to give.
    const first =
      dryRun || !repeated
        ? null
        : await findFirstAnswer(transaction, { operationId, requestHash }, actor, syncAnswerSchema);
    if (first) return first;
    // P-2: the document, as this account sees it.
    if (document === null || !maySee(document, actor)) throw documentUnknown();
    // P-3 … P-6: decide every row; nothing is written yet.
    requireKnownCursor(newestOf(request), sequence, deps.store.breaks);
    await requireOwnRows(transaction, request, read);
    const closed = hasPeriods ? closingPeriod(await transaction.periodsOf(document.id)) : null;
    const lookup = await lookUp(transaction, document, actor, request, read);
    const planned = planRows({ deps, document, actor, request, lookup, nextRevision: sequence + 1, closed });
    const wrote = planned.rows.length + planned.patches.length > 0;
    const results = await nameAuthors(transaction, planned.results, planned.conflicts);
    // P-7: news since the cursor, without the rows whose state the results carry.
    const { changed, heard, more } = await changedSince(transaction, document, actor, request, sequence);
    const news = await tellNews(deps, transaction, document, actor, request, results, changed);
    const takenBack = await takenBackNote(transaction, actor, request, results, news);
    const answer: SyncAnswer = {
      protocol: syncProtocol,
      operationId,
      dryRun,
      cursor: heard ?? (wrote && !dryRun ? sequence + 1 : sequence),
      results: dryRun ? results.map(withoutNewId) : results,
      news,
      ...takenBack,
      ...sightNote(document, actor),
      ...(more ? { more: true as const } : {}),
    };
    if (dryRun) return reply(answer);
    // P-8: keep everything or nothing.
    const { workbookId, documentId } = request;
    const workbookLabel = cleanLabel(request.workbookLabel);
    const bytes = await transaction.write({
      operation: { operationId, kind: 'sync', documentId, workbookId, workbookLabel, requestHash, answer },
      rows: planned.rows,
      patches: planned.patches,
      history: planned.history,
      actor,
      at: deps.clock().toISOString(),
    });
    return { answer, bytes };
  });
}

function bringsRows({ rows, removals = [] }: SyncRequest): boolean {
  return rows.length > 0 || removals.length > 0;
}

/** A request that brings nothing is no operation and leaves no trace (SPEC B-4). */
async function receiveNews(deps: SyncDeps, actor: Actor, request: SyncRequest): Promise<SyncAnswer> {
  const { reads } = deps.store;
  const { operationId, dryRun } = request;
  // The cursor first: a row changed between the statements is told next time.
  const { sequence, document, repeated } = await reads.startOf(request);
  if (repeated && !dryRun) {
    await findFirstAnswer(reads, { operationId, requestHash: hashRequest(request) }, actor, syncAnswerSchema);
  }
  if (document === null || !maySee(document, actor)) throw documentUnknown();
  requireKnownCursor(newestOf(request), sequence, deps.store.breaks);
  const changed = await everythingSince(reads, document, actor, request, sequence);
  const news = await tellNews(deps, reads, document, actor, request, [], changed);
  const takenBack = await takenBackNote(reads, actor, request, [], news);
  return {
    protocol: syncProtocol,
    operationId,
    dryRun,
    cursor: sequence,
    results: [],
    news,
    ...takenBack,
    ...sightNote(document, actor),
  };
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

interface Planning {
  readonly deps: SyncDeps;
  readonly document: DocumentInfo;
  readonly actor: Actor;
  readonly request: SyncRequest;
  readonly lookup: Lookup;
  readonly nextRevision: number;
  readonly closed: ReportingPeriod | null;
}

function planRows({ deps, document, actor, request, lookup, nextRevision, closed }: Planning): Planned {
  const results = new Map<string, RowResult>();
  const conflicts = new Map<string, readonly MergeConflict[]>();
  const writes: Writes = { rows: [], patches: [], history: [] };
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
    const later = linking ? [] : changesSince(lookup, rowId, pushed.baseRevision ?? 0);
    const decision = decideRow({ document, pushed, row, access, linking, later, closed, nextRevision });
    results.set(pushed.ref, decision.result);
    if (decision.conflicts.length > 0) conflicts.set(pushed.ref, decision.conflicts);
    if (decision.changes.length > 0) keepChange(writes, rowId, decision.changes);
  }
  // P-6: new rows and removals.
  const created = createRows(deps, document, actor, fresh, lookup, nextRevision, closed);
  const removed = decideRemovals(deps, document, actor, request.removals ?? [], lookup, seen, nextRevision);
  for (const part of [created, removed]) {
    writes.rows.push(...part.rows);
    writes.history.push(...part.history);
    for (const result of part.results) results.set(result.ref, result);
  }
  const refs = [...request.rows, ...(request.removals ?? [])].map(({ ref }) => ref);
  return { ...writes, conflicts, results: refs.flatMap((ref) => results.get(ref) ?? []) };
}

function keepChange(writes: Writes, rowId: string, changes: readonly FieldChange[]): void {
  const fields: RowFields = {};
  for (const { field, to } of changes) fields[field] = to;
  writes.patches.push({ rowId, fields });
  for (const change of changes) writes.history.push({ rowId, action: 'changed', ...change });
}

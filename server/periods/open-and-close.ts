// Opening, closing and reopening periods, and keeping the rows as they stand (SPEC K-1, K-2, K-4, K-7).
import type {
  ClosePeriodRequest,
  OpenPeriodRequest,
  PeriodActAnswer,
  ReopenPeriodRequest,
  TakeSnapshotRequest,
} from '#shared/api/period-api.ts';
import { checkPeriod } from '#shared/period/check-period.ts';
import { labelPeriod, writeInstantDay } from '#shared/period/label-period.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type { StoredPeriod } from '#server/store/period-store.ts';
import type { Actor } from '#server/store/store.ts';
import type { Reply } from '#server/sync/first-answer.ts';
import type { SyncDeps } from '#server/sync/sync-deps.ts';
import { periodView } from './period-view.ts';
import type { ActContext } from './run-period-act.ts';
import { runPeriodAct } from './run-period-act.ts';

type PeriodDeps = Pick<SyncDeps, 'store' | 'clock' | 'newId'>;

/** A snapshot of the document's rows, kept under a new id. */
async function keepRows(context: ActContext, periodId: string | null): Promise<string> {
  const { transaction, document, actor, at, newId } = context;
  const id = newId();
  await transaction.takeSnapshot({ id, documentId: document.id, periodId, at }, actor);
  return id;
}

/** The period of the list. Throws 404 `period-unknown`. */
export function requirePeriod(periods: readonly StoredPeriod[], periodId: string): StoredPeriod {
  const period = periods.find(({ id }) => id === periodId);
  if (period !== undefined) return period;
  throw new ApiFailure(404, 'period-unknown', 'Tài liệu không có kỳ này. Tải lại danh sách kỳ rồi chọn lại.');
}

/** Throws 422 `period-invalid` for a period that cannot be opened beside the others. */
export function requireSound(span: Parameters<typeof checkPeriod>[0], others: readonly StoredPeriod[]): void {
  const problem = checkPeriod(span, others);
  if (problem === null) return;
  throw new ApiFailure(422, 'period-invalid', problem.message, { problem: problem.reason });
}

/** Throws 409 `period-not-open` for a period that is closed. */
export function requireOpen(period: StoredPeriod): void {
  if (period.state === 'open') return;
  const who = `${period.closedBy ?? ''} khóa ngày ${writeInstantDay(period.closedAt ?? period.openedAt)}`.trim();
  throw new ApiFailure(
    409,
    'period-not-open',
    `Kỳ «${labelPeriod(period)}» đã được ${who}. Tải lại danh sách kỳ để xem.`,
  );
}

/** Opens a new period. */
export function openPeriod(
  deps: PeriodDeps,
  actor: Actor,
  documentId: string,
  request: OpenPeriodRequest,
): Promise<Reply<PeriodActAnswer>> {
  return runPeriodAct(deps, actor, documentId, 'open', request, async ({ transaction, at, newId }) => {
    const { kind, from, to, due, round } = request;
    const span = { kind, from, to, due, round };
    requireSound(span, await transaction.periodsOf(documentId));
    const period: StoredPeriod = {
      ...span,
      id: newId(),
      documentId,
      state: 'open',
      openedSequence: await transaction.sequence(),
      openedBy: actor.displayName,
      openedAt: at,
      closedBy: null,
      closedAt: null,
    };
    await transaction.insertPeriod(period, actor);
    return { period: periodView(period), snapshotId: null, reason: null, rows: [], step: null };
  });
}

/** Closes a period: its rows are kept as they stand, and what was given back is over. */
export function closePeriod(
  deps: PeriodDeps,
  actor: Actor,
  documentId: string,
  periodId: string,
  request: ClosePeriodRequest,
): Promise<Reply<PeriodActAnswer>> {
  return runPeriodAct(deps, actor, documentId, 'close', { ...request, periodId }, async (context) => {
    const { transaction, at } = context;
    const period = requirePeriod(await transaction.periodsOf(documentId), periodId);
    requireOpen(period);
    const rows = await transaction.returnedRows(documentId);
    await transaction.closePeriod(periodId, actor, at);
    const snapshotId = await keepRows(context, periodId);
    const closed = { ...period, state: 'closed' as const, closedBy: actor.displayName, closedAt: at };
    if (rows.length > 0) {
      await transaction.setReturned(
        rows.map(({ rowId }) => rowId),
        null,
      );
    }
    return {
      period: periodView(closed),
      snapshotId,
      reason: null,
      rows,
      step: rows.length > 0 ? { action: 'return-ended', to: null } : null,
    };
  });
}

/** Opens a closed period again. Its snapshots stay. */
export function reopenPeriod(
  deps: PeriodDeps,
  actor: Actor,
  documentId: string,
  periodId: string,
  request: ReopenPeriodRequest,
): Promise<Reply<PeriodActAnswer>> {
  return runPeriodAct(deps, actor, documentId, 'reopen', { ...request, periodId }, async ({ transaction, at }) => {
    const periods = await transaction.periodsOf(documentId);
    const period = requirePeriod(periods, periodId);
    if (period.state === 'open') {
      throw new ApiFailure(
        409,
        'period-not-closed',
        `Kỳ «${labelPeriod(period)}» đang mở, không cần mở lại. Tải lại danh sách kỳ để xem.`,
      );
    }
    const due = request.due ?? period.due;
    const opened: StoredPeriod = {
      ...period,
      due,
      state: 'open',
      openedBy: actor.displayName,
      openedAt: at,
      closedBy: null,
      closedAt: null,
    };
    requireSound(
      opened,
      periods.filter(({ id }) => id !== periodId),
    );
    await transaction.reopenPeriod({ id: periodId, due, openedAt: at }, actor);
    return { period: periodView(opened), snapshotId: null, reason: request.reason, rows: [], step: null };
  });
}

/** Keeps the rows as they now are, outside of any closing. */
export function takeSnapshot(
  deps: PeriodDeps,
  actor: Actor,
  documentId: string,
  request: TakeSnapshotRequest,
): Promise<Reply<PeriodActAnswer>> {
  return runPeriodAct(deps, actor, documentId, 'snapshot', request, async (context) => {
    const snapshotId = await keepRows(context, null);
    return { period: null, snapshotId, reason: null, rows: [], step: null };
  });
}

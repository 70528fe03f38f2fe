// Rows given back for correction, and taken again (SPEC K-5, K-6).
import type { EndReturnsRequest, PeriodActAnswer, ReturnRowsRequest } from '#shared/api/period-api.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type { Actor, StoredRow, WriteTransaction } from '#server/store/store.ts';
import type { Reply } from '#server/sync/first-answer.ts';
import type { SyncDeps } from '#server/sync/sync-deps.ts';
import { runPeriodAct } from './run-period-act.ts';

type PeriodDeps = Pick<SyncDeps, 'store' | 'clock' | 'newId'>;

/** The named rows of the document. Refuses all of them when one is not there: the list the person saw is out of date. */
async function requireRows(
  transaction: WriteTransaction,
  documentId: string,
  rowIds: readonly string[],
): Promise<readonly StoredRow[]> {
  const wanted = [...new Set(rowIds)];
  const rows = (await transaction.rowsById(wanted)).filter((row) => row.documentId === documentId);
  if (rows.length !== wanted.length) {
    const found = new Set(rows.map(({ rowId }) => rowId));
    throw new ApiFailure(404, 'row-unknown', 'Tài liệu không có dòng này. Tải lại danh sách rồi chọn lại.', {
      rows: wanted.filter((rowId) => !found.has(rowId)).slice(0, 100),
    });
  }
  const removed = rows.filter((row) => row.removed);
  if (removed.length > 0) {
    throw new ApiFailure(
      409,
      'row-removed',
      `${removed.length} dòng đã được bỏ khỏi tài liệu nên chưa làm gì. Tải lại danh sách rồi chọn lại.`,
      { rows: removed.slice(0, 100).map(({ rowId }) => rowId) },
    );
  }
  return rows;
}

/** Gives rows back with one reason; their agencies may send them although the period is closed. */
export function returnRows(
  deps: PeriodDeps,
  actor: Actor,
  documentId: string,
  request: ReturnRowsRequest,
): Promise<Reply<PeriodActAnswer>> {
  return runPeriodAct(deps, actor, documentId, 'return', request, async ({ transaction, at }) => {
    if ((await transaction.periodsOf(documentId)).length === 0) {
      throw new ApiFailure(
        409,
        'no-period',
        'Tài liệu chưa có kỳ báo cáo nào nên cơ quan luôn sửa được, không cần trả lại. Mở kỳ báo cáo trước.',
      );
    }
    const rows = await requireRows(transaction, documentId, request.rowIds);
    const { reason } = request;
    await transaction.setReturned(
      rows.map(({ rowId }) => rowId),
      { reason, by: actor.displayName, at },
    );
    return { period: null, snapshotId: null, reason, rows, step: { action: 'returned', to: reason } };
  });
}

/** Takes rows that were given back as they now are. */
export function endReturns(
  deps: PeriodDeps,
  actor: Actor,
  documentId: string,
  request: EndReturnsRequest,
): Promise<Reply<PeriodActAnswer>> {
  return runPeriodAct(deps, actor, documentId, 'return-end', request, async ({ transaction }) => {
    const named = await requireRows(transaction, documentId, request.rowIds);
    const rows = named.filter(({ returned }) => returned !== null);
    if (rows.length === 0) {
      throw new ApiFailure(
        409,
        'row-not-returned',
        'Các dòng này không còn ở tình trạng trả lại. Tải lại danh sách để xem.',
      );
    }
    await transaction.setReturned(
      rows.map(({ rowId }) => rowId),
      null,
    );
    return { period: null, snapshotId: null, reason: null, rows, step: { action: 'return-ended', to: null } };
  });
}

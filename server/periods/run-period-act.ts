// Every act of the province on periods and rows given back (SPEC K): one transaction in the queue that syncs stand in,
// so a sync is wholly before or wholly after it; the first answer to a resend.
import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { PeriodAct, PeriodActAnswer } from '#shared/api/period-api.ts';
import { periodActAnswerSchema } from '#shared/api/period-api.ts';
import { ApiFailure, documentUnknown } from '#server/api-failure.ts';
import type { Actor, HistoryWrite, StoredRow, WriteTransaction } from '#server/store/store.ts';
import { findFirstAnswer } from '#server/sync/first-answer.ts';
import type { Reply } from '#server/sync/first-answer.ts';
import { hashRequest } from '#server/sync/request-hash.ts';
import { maySee } from '#server/sync/row-access.ts';
import type { SyncDeps } from '#server/sync/sync-deps.ts';

export interface ActContext {
  readonly transaction: WriteTransaction;
  readonly document: DocumentInfo;
  readonly actor: Actor;
  /** ISO instant of the act. */
  readonly at: string;
  readonly newId: () => string;
}

/** What an act comes to. Nothing of it is written yet but what the act wrote itself. */
export interface ActOutcome {
  readonly period: PeriodActAnswer['period'];
  readonly snapshotId: string | null;
  readonly reason: string | null;
  /** Rows that get a new revision, with the step of their history. */
  readonly rows: readonly StoredRow[];
  readonly step: { readonly action: 'returned' | 'return-ended'; readonly to: string | null } | null;
}

export interface ActRequest {
  readonly operationId: string;
}

/** Lets only the province pass. Throws 403 `province-only`. */
export function requireCoordinator(actor: Actor): void {
  if (actor.role === 'province') return;
  throw new ApiFailure(
    403,
    'province-only',
    'Chỉ tài khoản điều phối của tỉnh mở, khóa kỳ báo cáo, trả lại dòng và chụp số liệu. Gửi đề nghị cho Sở Nội vụ.',
  );
}

/** Does an act once and keeps what it did. Throws `ApiFailure` for a refusal. */
export async function runPeriodAct(
  deps: Pick<SyncDeps, 'store' | 'clock' | 'newId'>,
  actor: Actor,
  documentId: string,
  act: PeriodAct,
  request: ActRequest & Readonly<Record<string, unknown>>,
  work: (context: ActContext) => Promise<ActOutcome>,
): Promise<Reply<PeriodActAnswer>> {
  requireCoordinator(actor);
  const { operationId } = request;
  const requestHash = hashRequest({ ...request, act, documentId });
  return deps.store.transact(async (transaction) => {
    const first = await findFirstAnswer(transaction, { operationId, requestHash }, actor, periodActAnswerSchema);
    if (first) return first;
    const document = await transaction.findDocument(documentId);
    if (document === null || !maySee(document, actor)) throw documentUnknown();
    const at = deps.clock().toISOString();
    const outcome = await work({ transaction, document, actor, at, newId: deps.newId });
    const { rows, step, period, snapshotId, reason } = outcome;
    const answer: PeriodActAnswer = { operationId, act, period, snapshotId, rows: rows.length };
    const bytes = await transaction.write({
      operation: { operationId, kind: 'period', documentId, workbookId: null, requestHash, answer },
      rows: rows.map(({ rowId, position, parIndexField, fields, removed }) => ({
        rowId,
        position,
        parIndexField,
        fields,
        removed,
      })),
      history: step === null ? [] : rows.map(({ rowId }): HistoryWrite => ({ rowId, field: '', from: null, ...step })),
      actor,
      at,
    });
    await transaction.insertAct({ operationId, documentId, act, periodId: period?.id ?? null, reason });
    return { answer, bytes };
  });
}

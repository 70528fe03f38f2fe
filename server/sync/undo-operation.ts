// POST /api/operations/:id/undo (SPEC U): takes back what one operation wrote, while nobody built on it.
import type { DocumentInfo } from '#shared/api/document-api.ts';
import { undoAnswerSchema } from '#shared/api/operation-api.ts';
import type { UndoAnswer, UndoRequest } from '#shared/api/operation-api.ts';
import { ownerOf } from '#shared/sync/field-owners.ts';
import { withChanges } from '#shared/sync/merge.ts';
import { closedMessage, closingPeriod, isPeriodField } from '#shared/period/may-send.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type {
  Actor,
  HistoryWrite,
  RowWrite,
  StoredOperation,
  StoredRow,
  WriteTransaction,
} from '#server/store/store.ts';
import { findFirstAnswer } from './first-answer.ts';
import type { Reply } from './first-answer.ts';
import { hashRequest } from './request-hash.ts';
import { accessTo, covers, maySee } from './row-access.ts';
import type { SyncDeps } from './sync-deps.ts';

function operationUnknown(): ApiFailure {
  return new ApiFailure(404, 'operation-unknown', 'Không thấy lần gửi này trên máy chủ. Tải lại lịch sử rồi thử lại.');
}

/** The operation, if this account may take it back. */
async function requireUndoable(
  transaction: WriteTransaction,
  actor: Actor,
  undone: string,
): Promise<StoredOperation & { readonly revision: number; readonly document: DocumentInfo }> {
  const operation = await transaction.findOperation(undone);
  const document = operation && (await transaction.findDocument(operation.documentId));
  if (operation === null || document === null || !maySee(document, actor)) throw operationUnknown();
  if (operation.accountId !== actor.accountId) {
    throw new ApiFailure(403, 'not-yours', 'Chỉ người đã gửi mới thu hồi được lần gửi này.');
  }
  if (operation.kind === 'period') {
    throw new ApiFailure(
      409,
      'not-undoable',
      'Việc mở, khóa kỳ và trả lại dòng không thu hồi ở đây. Vào «Kỳ báo cáo» để mở lại kỳ hoặc nhận lại dòng.',
    );
  }
  if (operation.kind === 'create' || operation.revision === null) {
    throw new ApiFailure(409, 'nothing-to-undo', 'Lần gửi này không ghi thay đổi nào để thu hồi.');
  }
  if (operation.undoneBy !== null) {
    throw new ApiFailure(409, 'already-undone', 'Lần gửi này đã được thu hồi trước đó.');
  }
  return { ...operation, revision: operation.revision, document };
}

/** Refuses when a row was changed after the operation: taking it back would take the later change with it. */
function requireUntouched(rows: readonly StoredRow[], revision: number): void {
  const built = rows.filter((row) => row.revision !== revision);
  if (built.length === 0) return;
  const who = [...new Set(built.map(({ author }) => author))].slice(0, 3).join(', ');
  throw new ApiFailure(
    409,
    'built-upon',
    `Không thu hồi được: ${built.length} dòng đã được sửa tiếp sau lần gửi này (${who}). Sửa lại từng ô trong trang tính rồi gửi.`,
    { rows: built.slice(0, 100).map(({ rowId, author, at }) => ({ rowId, author, at })) },
  );
}

/** A closed period keeps what agencies reported: taking a report back would change it (SPEC K-3). */
async function requireOpenPeriod(
  transaction: WriteTransaction,
  documentId: string,
  rows: readonly StoredRow[],
  steps: ReadonlyMap<string, readonly HistoryWrite[]>,
): Promise<void> {
  const document = await transaction.findDocument(documentId);
  const closed = closingPeriod(await transaction.periodsOf(documentId));
  if (document === null || closed === null) return;
  const held = rows.filter(
    ({ rowId, returned }) =>
      returned === null &&
      (steps.get(rowId) ?? []).some(({ action, field }) => action === 'changed' && isPeriodField(document.kind, field)),
  );
  if (held.length === 0) return;
  throw new ApiFailure(409, 'period-closed', `Không thu hồi được ${held.length} dòng. ${closedMessage(closed)}`, {
    rows: held.slice(0, 100).map(({ rowId }) => ({ rowId })),
  });
}

function revert(row: StoredRow, steps: readonly HistoryWrite[]): { row: RowWrite; history: HistoryWrite[] } {
  let fields = row.fields;
  const history: HistoryWrite[] = [];
  let removed = row.removed;
  for (const step of steps) {
    if (step.action === 'changed') {
      fields = withChanges(fields, [{ field: step.field, to: step.from }]);
      history.push({ rowId: row.rowId, action: 'changed', field: step.field, from: step.to, to: step.from });
    } else {
      // What was created or restored is removed; what was removed is restored.
      removed = step.action !== 'removed';
      history.push({ rowId: row.rowId, action: removed ? 'removed' : 'restored', field: '', from: null, to: null });
    }
  }
  const { rowId, position, parIndexField } = row;
  return { row: { rowId, position, parIndexField, fields, removed }, history };
}

/** Whether the account has a say in everything that taking a row back would change: as it stands, or as it will. */
function mayRevert(
  { leadership }: SyncDeps,
  document: DocumentInfo,
  actor: Actor,
  row: StoredRow,
  back: RowWrite,
  steps: readonly HistoryWrite[],
): boolean {
  const ways = [row.fields, back.fields].map((fields) => accessTo(document, fields, actor, leadership));
  return steps.every(({ action, field }) => {
    const owner = action === 'changed' ? ownerOf(document.kind, field) : 'province';
    return owner !== null && ways.some((access) => covers(access, owner));
  });
}

/** An account that lost its say since it published changes nothing any more, its own publish included (SPEC U-4). */
function requireSay(held: readonly StoredRow[]): void {
  if (held.length === 0) return;
  throw new ApiFailure(
    403,
    'not-yours',
    `Không thu hồi được: tài khoản không còn được ghi ${held.length} dòng của lần gửi này. Đề nghị Sở Nội vụ sửa giúp.`,
    { rows: held.slice(0, 100).map(({ rowId }) => ({ rowId })) },
  );
}

/** Takes an operation back. Throws `ApiFailure` with the reason when it cannot. */
export async function undoOperation(
  deps: SyncDeps,
  actor: Actor,
  undone: string,
  request: UndoRequest,
): Promise<Reply<UndoAnswer>> {
  const { operationId } = request;
  const requestHash = hashRequest({ ...request, undone });
  return deps.store.transact(async (transaction) => {
    const first = await findFirstAnswer(transaction, { operationId, requestHash }, actor, undoAnswerSchema);
    if (first) return first;
    const operation = await requireUndoable(transaction, actor, undone);
    const steps = new Map<string, HistoryWrite[]>();
    for (const step of await transaction.historyOf(undone)) {
      const list = steps.get(step.rowId);
      if (list) list.push(step);
      else steps.set(step.rowId, [step]);
    }
    const rows = await transaction.rowsById([...steps.keys()]);
    requireUntouched(rows, operation.revision);
    await requireOpenPeriod(transaction, operation.documentId, rows, steps);
    const reverted = rows.map((row) => revert(row, steps.get(row.rowId) ?? []));
    requireSay(
      rows.filter((row, index) => {
        const back = reverted[index]!.row;
        return !mayRevert(deps, operation.document, actor, row, back, steps.get(row.rowId) ?? []);
      }),
    );
    const answer: UndoAnswer = {
      operationId,
      undone,
      rowsRestored: rows.length,
      restored: reverted.map(({ row: { rowId, removed } }) => ({
        rowId,
        fields: (steps.get(rowId) ?? []).flatMap(({ action, field }) => (action === 'changed' ? [field] : [])),
        gone: removed,
      })),
    };
    const { documentId, workbookId, workbookLabel } = operation;
    const bytes = await transaction.write({
      operation: { operationId, kind: 'undo', documentId, workbookId, workbookLabel, requestHash, answer },
      rows: reverted.map(({ row }) => row),
      history: reverted.flatMap(({ history }) => history),
      actor,
      at: deps.clock().toISOString(),
    });
    await transaction.markUndone(undone, operationId);
    return { answer, bytes };
  });
}

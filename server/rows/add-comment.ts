import type { AddCommentRequest, RowComment } from '#shared/api/comment-api.ts';
import { longestComment, mostComments } from '#shared/api/comment-api.ts';
import type { DocumentInfo } from '#shared/api/document-api.ts';
import { ApiFailure, operationReused } from '#server/api-failure.ts';
import type { KeptComment } from '#server/store/row-notes-store.ts';
import type { Actor, StoredRow } from '#server/store/store.ts';
import { hashRequest } from '#server/sync/request-hash.ts';
import { mayComment } from '#server/sync/row-access.ts';
import type { SyncDeps } from '#server/sync/sync-deps.ts';
import { readNoteText, refuseRemoved } from './note-text.ts';

/** Adds a comment beside a row (SPEC O-6), once per operation. Throws `ApiFailure` with the reason when it cannot. */
export async function addComment(
  { store, leadership, clock, newId }: SyncDeps,
  document: DocumentInfo,
  row: StoredRow,
  actor: Actor,
  request: AddCommentRequest,
): Promise<RowComment> {
  const { rowId } = row;
  const { operationId } = request;
  const requestHash = hashRequest({ ...request, rowId });
  const own = (kept: KeptComment): RowComment => {
    if (kept.accountId !== actor.accountId || kept.requestHash !== requestHash) throw operationReused();
    return kept.comment;
  };
  const first = await store.comments.findComment(operationId);
  if (first !== null) return own(first);
  if (!mayComment(document, row, actor, leadership)) {
    throw new ApiFailure(
      403,
      'not-yours',
      'Chỉ tỉnh, cơ quan chủ trì, cơ quan phối hợp và cơ quan theo dõi lĩnh vực của dòng này trao đổi được. Nội dung vẫn xem được.',
    );
  }
  if (row.removed) throw refuseRemoved();
  const text = readNoteText(request.text, { label: 'Trao đổi', longest: longestComment });
  if (text === '') throw new ApiFailure(422, 'text-empty', 'Chưa có nội dung trao đổi. Viết nội dung rồi gửi.');
  const { length } = await store.comments.listComments(rowId);
  if (length >= mostComments) {
    throw new ApiFailure(
      409,
      'comments-full',
      `Dòng này đã có ${length} trao đổi nên không nhận thêm. Gửi ý kiến bằng văn bản.`,
    );
  }
  const at = clock().toISOString();
  const { id: documentId } = document;
  return own(
    await store.comments.addComment({
      operationId,
      requestHash,
      commentId: newId(),
      documentId,
      rowId,
      text,
      actor,
      at,
    }),
  );
}

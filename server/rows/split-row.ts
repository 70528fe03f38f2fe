// How an agency splits a row among its own people (SPEC O-7).
import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { SaveSharesRequest, Share, ShareList, SharesAnswer } from '#shared/api/share-api.ts';
import { longestAssignee, longestPart } from '#shared/api/share-api.ts';
import { parseDeadline } from '#shared/deadline/parse-deadline.ts';
import { ApiFailure, operationReused } from '#server/api-failure.ts';
import type { KeptShares, StoredShares } from '#server/store/row-notes-store.ts';
import type { Actor, StoredRow } from '#server/store/store.ts';
import type { Leadership } from '#server/sync/leadership.ts';
import { hashRequest } from '#server/sync/request-hash.ts';
import { answersFor } from '#server/sync/row-access.ts';
import type { SyncDeps } from '#server/sync/sync-deps.ts';
import { readNoteText, refuseRemoved } from './note-text.ts';

function showList({ agencyName, ...list }: StoredShares, leadership: Leadership): ShareList {
  const name = leadership.nameOf(list.agencyCode) ?? agencyName ?? list.agencyCode;
  return { ...list, agencyName: name, shares: [...list.shares] };
}

function notYours(): ApiFailure {
  return new ApiFailure(
    403,
    'not-yours',
    'Phân công trong đơn vị chỉ cơ quan chủ trì dòng này và tỉnh được xem, và chỉ cơ quan chủ trì được sửa.',
  );
}

/** The agency for which this account splits the row, or `null`. A removed row is split no further. */
function splittingAgency(document: DocumentInfo, row: StoredRow, actor: Actor, leadership: Leadership): string | null {
  return answersFor(document, row.fields, actor, leadership) ? actor.agencyCode : null;
}

/** What this account may see of how a row is split. Throws 403 `not-yours` for those it does not concern. */
export async function readShares(
  { store, leadership }: SyncDeps,
  document: DocumentInfo,
  row: StoredRow,
  actor: Actor,
): Promise<SharesAnswer> {
  const mine = splittingAgency(document, row, actor, leadership);
  const lists = await store.shares.listShares(row.rowId);
  // An agency that lost the row goes on seeing what it wrote.
  const own = lists.filter(({ agencyCode }) => actor.role !== 'reader' && agencyCode === actor.agencyCode);
  if (actor.role !== 'province' && mine === null && own.length === 0) throw notYours();
  const deadline = row.fields['deadline'];
  return {
    rowId: row.rowId,
    mine: row.removed ? null : mine,
    rowDueOn: typeof deadline === 'string' ? parseDeadline(deadline, { year: document.year }).end : null,
    lists: (actor.role === 'province' ? lists : own).map((list) => showList(list, leadership)),
  };
}

function readRequestShares(shares: SaveSharesRequest['shares']): Share[] {
  return shares.map((share) => {
    const assignee = readNoteText(share.assignee, { label: 'Người hoặc bộ phận', longest: longestAssignee });
    if (assignee === '') {
      throw new ApiFailure(
        422,
        'assignee-empty',
        'Có phần việc chưa ghi giao cho ai. Điền người hoặc bộ phận, hoặc bỏ dòng đó.',
      );
    }
    return { ...share, assignee, part: readNoteText(share.part, { label: 'Phần việc', longest: longestPart }) };
  });
}

/** Replaces the list of the account's agency, once per operation and only on top of the version it saw. */
export async function saveShares(
  { store, leadership, clock }: SyncDeps,
  document: DocumentInfo,
  row: StoredRow,
  actor: Actor,
  request: SaveSharesRequest,
): Promise<ShareList> {
  const { rowId } = row;
  const { operationId, base } = request;
  const requestHash = hashRequest({ ...request, rowId });
  const own = (kept: KeptShares): ShareList => {
    if (kept.accountId !== actor.accountId || kept.requestHash !== requestHash) throw operationReused();
    return showList(kept.list, leadership);
  };
  const first = await store.shares.findShares(operationId);
  if (first !== null) return own(first);
  const agencyCode = splittingAgency(document, row, actor, leadership);
  if (agencyCode === null) throw notYours();
  if (row.removed) throw refuseRemoved();
  const shares = readRequestShares(request.shares);
  const at = clock().toISOString();
  const saved = await store.shares.saveShares({
    operationId,
    requestHash,
    rowId,
    agencyCode,
    base,
    shares,
    actor,
    at,
  });
  if (saved.kind === 'kept') return own(saved.kept);
  throw new ApiFailure(
    409,
    'shares-changed',
    `${saved.list.author} vừa sửa phân công này nên bản của bạn chưa được lưu. So hai bản rồi chọn giữ bản nào.`,
    { list: showList(saved.list, leadership) },
  );
}

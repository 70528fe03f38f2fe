// A workbook may keep a wrong link: its sheet was mixed up with another, or the link is of before links were checked.
import type { SyncRequest } from '#shared/sync/protocol.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type { StoredRow, SyncReads } from '#server/store/store.ts';

/** Fewer rows than these tell nothing: some may have been pasted from another sheet. */
const fewestRows = 5;

/** What a request was read with: the rows that it names, and, where it brings rows without identity, the document's. */
interface Read {
  readonly named: readonly StoredRow[];
  readonly live: readonly StoredRow[];
}

/**
 * Refuses a request most of whose rows belong to another document than the one it names (SPEC L-4). Rows without
 * identity, those that the document took out and those that the server does not know say nothing.
 */
export async function requireOwnRows(
  transaction: Pick<SyncReads, 'rowsById'>,
  { documentId, rows, removals = [], held = [] }: SyncRequest,
  { named, live }: Read,
): Promise<void> {
  const ids = new Set([...[...rows, ...removals].flatMap(({ rowId }) => rowId ?? []), ...held]);
  if (ids.size < fewestRows) return;
  const documents = new Map([...live, ...named].map((row) => [row.rowId, row.documentId]));
  const isMost = (count: number): boolean => count * 2 > ids.size;
  const own = [...ids].filter((id) => documents.get(id) === documentId).length;
  if (!isMost(ids.size - own)) return;
  const unread = [...ids].filter((id) => !documents.has(id));
  if (unread.length > 0) {
    for (const row of await transaction.rowsById(unread)) documents.set(row.rowId, row.documentId);
  }
  const foreign = [...ids].filter((id) => (documents.get(id) ?? documentId) !== documentId).length;
  if (isMost(foreign)) throw rowsOfOtherDocument();
}

function rowsOfOtherDocument(): ApiFailure {
  return new ApiFailure(
    409,
    'rows-of-other-document',
    'Phần lớn dòng của trang tính này là của một tài liệu khác với tài liệu đang nối, nên chưa có gì được gửi. Chọn «Nối với tài liệu khác» rồi chọn đúng tài liệu của trang tính.',
  );
}

import type { DocumentInfo } from '#shared/api/document-api.ts';
import { likeFields } from '#shared/sync/field-owners.ts';
import type { LikeRow } from '#shared/sync/like-rows.ts';
import type { PushedRow, RowResult } from '#shared/sync/protocol.ts';
import type { Actor, StoredRow } from '#server/store/store.ts';
import { refuse } from './decide-row.ts';

const longestName = 120;

/** Asks whether a row without identity is one that the document has already, instead of making it twice (SPEC M-7). */
export function refuseLike(
  document: DocumentInfo,
  actor: Actor,
  pushed: PushedRow,
  like: LikeRow,
  row: StoredRow,
): RowResult {
  const name = nameOf(document, row);
  const may = actor.role === 'province';
  const message = like.taken
    ? `Tài liệu đã có dòng giống dòng này: ${name}; một dòng khác của sổ đang nối với dòng đó. Nếu đây là việc khác, chọn «Đây là dòng mới»; nếu là dòng thừa, xóa dòng khỏi trang tính.`
    : `Tài liệu đã có dòng giống dòng này: ${name}. Nếu là một việc, chọn «Nối với dòng đó»; nếu là việc khác, ${may ? 'chọn «Đây là dòng mới»' : 'đề nghị Sở Nội vụ bổ sung'}.`;
  return {
    ...refuse(pushed, 'row-like-present', message, null),
    like: { rowId: like.rowId, taken: like.taken },
  };
}

/** What people call a row of the document: its innermost words and where it stands. */
function nameOf({ kind }: DocumentInfo, { fields }: StoredRow): string {
  const words = [...likeFields(kind)].reverse().map((field) =>
    String(fields[field] ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  const text = words.find((word) => word !== '') ?? '';
  const short = text.length > longestName ? `${text.slice(0, longestName - 1).trimEnd()}…` : text;
  const section = String(fields['section'] ?? '');
  return `«${short}»${section === '' ? '' : ` (mục ${section})`}`;
}

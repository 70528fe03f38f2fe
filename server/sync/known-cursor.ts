import { isKnownNumber } from '#shared/sync/forget-bases.ts';
import type { CursorUnknown } from '#shared/sync/protocol.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type { SequenceBreak } from '#server/store/store.ts';

/**
 * A cursor that this server's history never reached comes from a time that is gone: the server was set back to an older
 * copy of its data (SPEC C-3). The details tell which numbers it knows.
 */
export function requireKnownCursor(cursor: number, sequence: number, breaks: readonly SequenceBreak[]): void {
  const details: CursorUnknown = { sequence, breaks: [...breaks] };
  if (isKnownNumber(cursor, details)) return;
  throw new ApiFailure(
    409,
    'cursor-unknown',
    'Máy chủ có dữ liệu cũ hơn lần đồng bộ trước của sổ này, có thể vừa được khôi phục từ bản sao lưu. Chọn «Nhận lại từ đầu» để so sánh toàn bộ; dữ liệu trong sổ vẫn còn nguyên.',
    details,
  );
}

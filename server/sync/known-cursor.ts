import { ApiFailure } from '#server/api-failure.ts';

/** A cursor past the sequence comes from a server that was set back to an older copy of its data (SPEC C-3). */
export function requireKnownCursor(cursor: number, sequence: number): void {
  if (cursor <= sequence) return;
  throw new ApiFailure(
    409,
    'cursor-unknown',
    'Máy chủ có dữ liệu cũ hơn lần đồng bộ trước của sổ này, có thể vừa được khôi phục từ bản sao lưu. Chọn «Nhận lại từ đầu» để so sánh toàn bộ; dữ liệu trong sổ vẫn còn nguyên.',
    { sequence },
  );
}

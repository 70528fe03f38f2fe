import { hasControlCharacters } from '#shared/sync/field-value.ts';
import { trimText } from '#shared/text/normalise-text.ts';
import { ApiFailure } from '#server/api-failure.ts';

/** What a text is called and how long it may be, in UTF-16 units. */
export interface NoteField {
  readonly label: string;
  readonly longest: number;
}

/**
 * A text that a person wrote beside a row, in the form it is kept: NFC, trimmed, any characters a person can see. It is
 * never understood as anything but words. Throws 422 `text-too-long` or `text-unclean`.
 */
export function readNoteText(text: string, { label, longest }: NoteField): string {
  const kept = trimText(text);
  if (kept.length > longest) {
    throw new ApiFailure(
      422,
      'text-too-long',
      `«${label}» dài ${kept.length} ký tự, tối đa ${longest}. Rút gọn rồi gửi lại.`,
    );
  }
  if (hasControlCharacters(kept)) {
    throw new ApiFailure(
      422,
      'text-unclean',
      `«${label}» có ký tự điều khiển không hiện ra được, thường do dán từ phần mềm khác. Gõ lại rồi gửi.`,
    );
  }
  return kept;
}

/** Refuses writing beside a row that was taken out of its document. */
export function refuseRemoved(): ApiFailure {
  return new ApiFailure(
    409,
    'row-removed',
    'Tỉnh đã bỏ dòng này khỏi tài liệu nên không ghi thêm được. Nội dung đã ghi trước đó vẫn xem được.',
  );
}

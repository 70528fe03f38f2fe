import { HostFailure, type HostFailureReason } from './workbook-host.ts';

/** What a person reads: what happened and what to do next. */
const messages: Readonly<Record<HostFailureReason, string>> = {
  'cell-being-edited': 'Excel đang ở chế độ sửa ô. Nhấn Enter hoặc Esc rồi thử lại.',
  'sheet-protected':
    'Excel không cho ghi vào trang tính này: có ô đang được bảo vệ, hoặc sổ đang mở chỉ để đọc. Bỏ bảo vệ trong thẻ Xem lại (Review), hoặc bấm Bật chỉnh sửa (Enable Editing), rồi thử lại.',
  'sheet-missing': 'Không tìm thấy trang tính này trong sổ, có thể trang đã bị xóa. Mở trang cần làm rồi thử lại.',
  filtered:
    'Excel không làm được vì trang đang lọc. Bỏ lọc trong thẻ Dữ liệu (Data), nút Xóa (Clear), rồi thử lại; dữ liệu chưa bị thay đổi.',
  misplaced:
    'Excel ghi sai chỗ vì trang có dòng đang ẩn hoặc đang lọc; các ô đã được trả lại như cũ. Bỏ lọc trong thẻ Dữ liệu (Data), nút Xóa (Clear), hiện các dòng ẩn rồi thử lại.',
  'too-large':
    'Vùng dữ liệu vượt quá giới hạn của Excel nên không xử lý được trong một lần. Xóa các dòng, cột thừa hoặc tách sang sổ khác rồi thử lại.',
  'not-supported':
    'Phiên bản Excel này chưa có chức năng cần dùng. Cập nhật Excel, hoặc mở sổ bằng Excel trên web, rồi thử lại.',
  'no-excel':
    'Bảng Điểm đang mở ngoài Excel, hoặc chưa tải được thư viện của Microsoft, nên không đọc được trang tính. Mở sổ trong Excel rồi mở Bảng Điểm từ thanh công cụ; đang ở trong Excel thì kiểm tra mạng và chờ, ngăn sẽ tự đọc khi tải xong.',
  'no-answer':
    'Excel chưa trả lời sau 30 giây nên chưa biết việc này đã xong hay chưa; Bảng Điểm không tự làm lại. Nếu đang sửa một ô, nhấn Enter hoặc Esc; nếu không, bấm «Tải lại ngăn» rồi xem lại trang tính.',
  unknown: 'Excel báo lỗi nên việc này chưa xong. Thử lại; nếu vẫn lỗi, hãy lưu sổ, đóng rồi mở lại.',
};

const connectionMessage = 'Mất kết nối với Excel nên việc này chưa xong. Kiểm tra mạng, mở lại sổ rồi thử lại.';
const staleMessage = 'Trang tính vừa được thay đổi trong lúc xử lý nên việc này chưa xong. Thử lại.';

/** Codes of Office errors (`Excel.ErrorCodes` and the library's own) by what they mean to us. */
const reasonOfCode: Readonly<Record<string, HostFailureReason>> = {
  InvalidOperationInCellEditMode: 'cell-being-edited',
  AccessDenied: 'sheet-protected',
  ItemNotFound: 'sheet-missing',
  FilteredRangeConflict: 'filtered',
  RangeExceedsLimit: 'too-large',
  OperationCellsExceedLimit: 'too-large',
  RequestPayloadSizeLimitExceeded: 'too-large',
  ResponsePayloadSizeLimitExceeded: 'too-large',
  ApiNotFound: 'not-supported',
  UnsupportedOperation: 'not-supported',
  UnsupportedFeature: 'not-supported',
  NotImplemented: 'not-supported',
};

const noRoomMessage =
  'Excel không chèn được dòng vào chỗ này vì có bảng, ô gộp hoặc vùng không dời xuống được. Chèn một dòng trống bằng tay để xem Excel báo vướng ở đâu, gỡ chỗ vướng rồi thử lại.';

const otherWorkbookMessage =
  'Một sổ khác đang ở phía trước nên Excel không đưa được ô này ra. Bấm vào sổ đang làm rồi thử lại.';

const messageOfCode: Readonly<Record<string, string>> = {
  InactiveWorkbook: otherWorkbookMessage,
  InvalidSelection: otherWorkbookMessage,
  UnsupportedSheet:
    'Trang đang mở là trang biểu đồ hoặc một loại trang không có ô nên không đọc được. Mở trang tính có bảng rồi thử lại.',
  ItemAlreadyExists: 'Trong sổ đã có trang tính cùng tên. Đổi tên trang đó rồi thử lại.',
  FormulaLengthExceedsLimit: 'Nội dung của một ô dài hơn mức Excel nhận. Rút ngắn nội dung ô đó rồi thử lại.',
  InvalidReference: staleMessage,
  InvalidObjectPath: staleMessage,
  InsertDeleteConflict: noRoomMessage,
  MergedRangeConflict: noRoomMessage,
  NonBlankCellOffSheet: noRoomMessage,
  PivotTableRangeConflict: noRoomMessage,
};

/** Excel says nothing; `settled` resolves should it answer after all. */
export function noAnswer(settled: Promise<void>): HostFailure {
  return new HostFailure('no-answer', messages['no-answer'], { settled });
}

export function hostFailure(reason: HostFailureReason, cause?: unknown): HostFailure {
  return new HostFailure(reason, messages[reason], { cause });
}

/** Any error thrown while Excel was asked → why, in words for a person; the original error is its cause. */
export function explainOfficeError(error: unknown): HostFailure {
  if (error instanceof HostFailure) return error;
  const code = officeErrorCode(error);
  if (code === null) return hostFailure('unknown', error);
  if (code.startsWith('Connection')) return new HostFailure('unknown', connectionMessage, { cause: error });
  const message = messageOfCode[code];
  if (message !== undefined) return new HostFailure('unknown', message, { cause: error });
  return hostFailure(reasonOfCode[code] ?? 'unknown', error);
}

/** The code of an Office error; `null` for any other error. */
export function officeErrorCode(error: unknown): string | null {
  const isOffice = typeof OfficeExtension !== 'undefined' && error instanceof OfficeExtension.Error;
  return isOffice ? error.code : null;
}

/** Whether Excel on the web refused because one request or answer was larger than it takes. */
export function isPayloadRefusal(error: unknown): boolean {
  return officeErrorCode(error)?.endsWith('PayloadSizeLimitExceeded') ?? false;
}

/** A refusal that the caller caused: becomes the HTTP answer `{ reason, message, details? }`. */
export class ApiFailure extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429,
    readonly reason: string,
    message: string,
    readonly details?: unknown,
  ) {
    super(message);
    this.name = 'ApiFailure';
  }
}

/** The document has no such row. */
export function rowUnknown(): ApiFailure {
  return new ApiFailure(404, 'row-unknown', 'Tài liệu không có dòng này. Tải lại danh sách rồi chọn lại.');
}

/** An operation id that came with another request, or from another account, before. */
export function operationReused(): ApiFailure {
  return new ApiFailure(
    409,
    'operation-reused',
    'Mã lần gửi này đã dùng cho một nội dung khác. Gửi lại để có mã mới; chưa có gì bị thay đổi.',
  );
}

/** The document does not exist, or this account may not know of it. */
export function documentUnknown(): ApiFailure {
  return new ApiFailure(
    404,
    'document-unknown',
    'Không thấy tài liệu này trên máy chủ, hoặc tài khoản không được xem. Chọn lại tài liệu trong danh sách.',
  );
}

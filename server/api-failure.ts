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

/** The document does not exist, or this account may not know of it. */
export function documentUnknown(): ApiFailure {
  return new ApiFailure(
    404,
    'document-unknown',
    'Không thấy tài liệu này trên máy chủ, hoặc tài khoản không được xem. Chọn lại tài liệu trong danh sách.',
  );
}

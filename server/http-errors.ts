import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';
import type { ApiError } from '#shared/sync/protocol.ts';
import { ApiFailure } from './api-failure.ts';

/** What express and its body reader put on the errors they throw for a request they cannot read. */
const requestErrorSchema = z.object({ status: z.int().min(400).max(499), type: z.string().optional() });

const bodyErrors: Readonly<Partial<Record<string, readonly [reason: string, message: string]>>> = {
  'entity.too.large': [
    'body-too-large',
    'Nội dung gửi lên quá lớn (tối đa 8 MB một lần). Chia sổ thành nhiều trang tính rồi đồng bộ từng trang.',
  ],
  'entity.parse.failed': ['body-not-json', 'Nội dung gửi lên không đọc được. Cập nhật Bảng Điểm rồi thử lại.'],
  'encoding.unsupported': ['body-encoding-unsupported', 'Kiểu nén của nội dung gửi lên chưa được hỗ trợ.'],
  'charset.unsupported': ['body-charset-unsupported', 'Bảng mã của nội dung gửi lên chưa được hỗ trợ. Dùng UTF-8.'],
};

/** An unknown path of the API. */
export const refuseUnknownRoute: RequestHandler = (request) => {
  throw new ApiFailure(
    404,
    'route-unknown',
    `Máy chủ không có đường dẫn ${request.method} ${request.baseUrl}${request.path}.`,
  );
};

export interface ErrorLog {
  /** Keeps the error under the id that the user sees. */
  (errorId: string, error: unknown): void;
}

function readRequestError(error: unknown): { status: number; body: ApiError } | null {
  const found = requestErrorSchema.safeParse(error);
  if (!found.success) return null;
  const [reason, message] = bodyErrors[found.data.type ?? ''] ?? [
    'request-invalid',
    'Yêu cầu gửi lên không đúng dạng. Cập nhật Bảng Điểm rồi thử lại.',
  ];
  return { status: found.data.status, body: { reason, message } };
}

/** The one place where errors become answers: refusals as they are, anything else as 500 with an id. */
export function answerErrors(log: ErrorLog, newId: () => string): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof ApiFailure) {
      const { reason, message, details } = error;
      response.status(error.status).json({ reason, message, ...(details === undefined ? {} : { details }) });
      return;
    }
    const refused = readRequestError(error);
    if (refused) {
      response.status(refused.status).json(refused.body);
      return;
    }
    const errorId = newId().slice(0, 8);
    log(errorId, error);
    response.status(500).json({
      reason: 'server-error',
      message: `Máy chủ gặp lỗi ngoài dự kiến; chưa có gì bị thay đổi. Thử lại sau ít phút; nếu vẫn lỗi, báo quản trị mã ${errorId}.`,
      details: { errorId },
    });
  };
}

/** Parses what a request carries; throws 400 naming the first places that do not fit. */
export function parseRequest<Output>(schema: z.ZodType<Output>, value: unknown): Output {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ApiFailure(
    400,
    'request-invalid',
    'Yêu cầu gửi lên không đúng dạng. Cập nhật Bảng Điểm rồi thử lại; nếu vẫn lỗi, báo quản trị.',
    { issues: parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ path: path.join('.'), message })) },
  );
}

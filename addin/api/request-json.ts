import type { z } from 'zod';
import { apiErrorSchema } from '#shared/sync/protocol.ts';

export interface ApiFailure {
  readonly ok: false;
  /** HTTP status; 0 when no readable answer came. */
  readonly status: number;
  /** kebab-case, for programs. */
  readonly reason: string;
  /** Vietnamese, shown as it is. */
  readonly message: string;
  readonly details?: unknown;
}

/** What came of a call to the server. */
export type ApiResult<Value> = { readonly ok: true; readonly value: Value } | ApiFailure;

/** Reasons the client itself gives; every other reason comes from the server. */
export const clientFailures = {
  offline: {
    ok: false,
    status: 0,
    reason: 'server-unreachable',
    message: 'Không kết nối được máy chủ của tỉnh. Số liệu trong sổ vẫn còn nguyên; kiểm tra mạng rồi thử lại.',
  },
  timeout: {
    ok: false,
    status: 0,
    reason: 'server-timeout',
    message: 'Máy chủ của tỉnh chưa trả lời. Số liệu trong sổ vẫn còn nguyên; thử lại sau ít phút.',
  },
  unchanged: { ok: false, status: 304, reason: 'not-modified', message: 'Không có gì mới từ tỉnh.' },
  unreadable: {
    ok: false,
    status: 0,
    reason: 'answer-unreadable',
    message: 'Máy chủ trả lời không đúng dạng. Có thể phần bổ trợ đã cũ: đóng ngăn này rồi mở lại.',
  },
} as const satisfies Record<string, ApiFailure>;

export interface JsonRequest<Answer> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path on the server, beginning with "/". */
  readonly path: string;
  readonly body?: unknown;
  readonly token?: string | null;
  /** Tag of the answer that the caller holds; an answer that is still the same fails with `not-modified`, status 304. */
  readonly heldTag?: string | null;
  readonly answer: z.ZodType<Answer>;
}

export interface Transport {
  readonly fetch: typeof fetch;
  /** Origin of the server without a trailing slash; "" = where the pane came from. */
  readonly baseUrl: string;
  /** How long one call may take, in milliseconds. */
  readonly timeoutMs: number;
}

/**
 * One JSON call. Never rejects: whatever goes wrong comes back as a tagged failure with a sentence to show.
 *
 * A call that found no server is made once more: a proxy or server that closed an idle connection looks the same as
 * a server that is away. Resending is harmless by design, every writing request carries its operation id.
 */
export async function requestJson<Answer>(
  transport: Transport,
  request: JsonRequest<Answer>,
): Promise<ApiResult<Answer>> {
  const first = await exchange(transport, request);
  const reply = first === 'unreachable' ? await exchange(transport, request) : first;
  if (reply === 'unreachable') return clientFailures.offline;
  if (reply === 'timeout') return clientFailures.timeout;
  const { status, body } = reply;
  if (status >= 200 && status < 300) {
    const parsed = request.answer.safeParse(body);
    return parsed.success ? { ok: true, value: parsed.data } : clientFailures.unreadable;
  }
  if (status === 304) return clientFailures.unchanged;
  const refusal = apiErrorSchema.safeParse(body);
  if (refusal.success) return { ok: false, status, ...refusal.data };
  // A gateway in front of a stopped server answers in HTML: to the officer that is the server being away.
  return status >= 500 ? clientFailures.offline : clientFailures.unreadable;
}

type Reply = { readonly status: number; readonly body: unknown } | 'unreachable' | 'timeout';

async function exchange({ fetch, baseUrl, timeoutMs }: Transport, request: JsonRequest<unknown>): Promise<Reply> {
  try {
    const response = await fetch(`${baseUrl}${request.path}`, {
      method: request.method,
      headers: headersOf(request),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal: AbortSignal.timeout(timeoutMs),
      cache: 'no-store',
    });
    return { status: response.status, body: parseJson(await response.text()) };
  } catch (error) {
    const timedOut = error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError');
    return timedOut ? 'timeout' : 'unreachable';
  }
}

function headersOf(request: JsonRequest<unknown>): Record<string, string> {
  return {
    accept: 'application/json',
    ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(request.heldTag ? { 'if-none-match': `"${request.heldTag}"` } : {}),
    ...(request.token ? { authorization: `Bearer ${request.token}` } : {}),
  };
}

function parseJson(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

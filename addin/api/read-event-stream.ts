import type { z } from 'zod';
import { liveEndSchema, liveNewsSchema, liveReadySchema, type LiveNews } from '#shared/api/live-api.ts';
import { createEventParser, type ServerEvent } from './event-parser.ts';
import type { LivePolicy } from './live-policy.ts';
import type { ApiFailure, Transport } from './request-json.ts';

export type Refusal = Pick<ApiFailure, 'status' | 'reason' | 'message'>;

/** held-back: not a word came, something on the way keeps the stream · refused: for good, asking again is no use. */
export type StreamEnd =
  | { readonly kind: 'dropped' | 'held-back' | 'too-many' | 'server-stopping' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface StreamToRead {
  readonly token: string;
  readonly documentId: string;
  /** Ends the reading from outside. */
  readonly stop: AbortController;
  /** The server's first word. */
  onReady(): void;
  /** It said something after that: the stream holds. */
  onAlive(): void;
  onNews(news: LiveNews): void;
}

const sessionEnded: Refusal = {
  status: 401,
  reason: 'session-expired',
  message: 'Phiên làm việc đã hết hạn. Đăng nhập lại; dữ liệu trong sổ vẫn còn nguyên.',
};
const documentGone: Refusal = {
  status: 404,
  reason: 'document-unknown',
  message: 'Tài liệu này không còn được xem bằng tài khoản đang dùng.',
};

/** Reads one event stream to its end, whatever ends it. Never rejects. */
export async function readEventStream(
  { fetch, baseUrl }: Transport,
  { firstWordMs, missedBeats }: Pick<LivePolicy, 'firstWordMs' | 'missedBeats'>,
  stream: StreamToRead,
): Promise<StreamEnd> {
  const { token, documentId, stop } = stream;
  let patienceMs = firstWordMs;
  let isReady = false;
  let end: StreamEnd | null = null;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const waitForWord = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => stop.abort(), patienceMs);
  };
  const feed = createEventParser((event) => {
    const ready = dataOf(event, 'ready', liveReadySchema);
    if (ready) {
      isReady = true;
      patienceMs = ready.heartbeatMs * missedBeats;
      stream.onReady();
    }
    const news = ready ?? dataOf(event, 'news', liveNewsSchema);
    if (news) stream.onNews(news);
    end ??= endOf(event);
  });
  waitForWord();
  try {
    const response = await fetch(`${baseUrl}/api/documents/${encodeURIComponent(documentId)}/events`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
      signal: stop.signal,
      cache: 'no-store',
    });
    if (!response.ok || response.body === null) return refusalOf(response.status);
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (isReady) stream.onAlive();
      feed(decoder.decode(value, { stream: true }));
      waitForWord();
      if (end !== null) return end;
    }
    return { kind: 'dropped' };
  } catch {
    return { kind: stop.signal.aborted && !isReady ? 'held-back' : 'dropped' };
  } finally {
    clearTimeout(silence);
    stop.abort();
  }
}

function refusalOf(status: number): StreamEnd {
  if (status === 401) return { kind: 'refused', refusal: sessionEnded };
  if (status === 404) return { kind: 'refused', refusal: documentGone };
  return { kind: status === 429 ? 'too-many' : 'dropped' };
}

function endOf(event: ServerEvent): StreamEnd | null {
  const end = dataOf(event, 'end', liveEndSchema);
  if (end === null) return null;
  if (end.reason === 'session-ended') return { kind: 'refused', refusal: sessionEnded };
  if (end.reason === 'document-unknown') return { kind: 'refused', refusal: documentGone };
  return { kind: 'server-stopping' };
}

/** The data of an event of this name; `null` for another event, or one that cannot be read. */
function dataOf<Data>(event: ServerEvent, name: string, schema: z.ZodType<Data>): Data | null {
  if (event.name !== name) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(event.data));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

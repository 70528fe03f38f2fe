import type { ServerResponse } from 'node:http';
import type { LiveEnd, LiveNews, LiveReady, NewsMarks } from '#shared/api/live-api.ts';
import { ApiFailure } from '#server/api-failure.ts';
import { eventText, heartbeatText } from './event-text.ts';
import type { NewsBus } from './news-bus.ts';
import type { Sight } from './news-marks.ts';

export interface LiveLimits {
  /** Something is said at least this often, and every stream's account looked at, in milliseconds. */
  readonly heartbeatMs: number;
  readonly mostPerAccount: number;
  readonly mostInAll: number;
}

export const defaultLiveLimits: LiveLimits = { heartbeatMs: 15_000, mostPerAccount: 20, mostInAll: 2_000 };

/** A reader who takes nothing off the wire is let go before this many bytes wait for him. */
const mostWaitingBytes = 64 * 1024;

/** Whether a stream may go on, asked at every heartbeat. */
export type StreamState = 'open' | Exclude<LiveEnd['reason'], 'server-stopping'>;

export interface StreamRequest {
  readonly documentId: string;
  readonly accountId: string;
  /** The cursor that the reader holds; `null` = it asks for no news of before. */
  readonly cursor: number | null;
  /** What the account sees of the document. */
  readonly sight: Sight;
  /** Whether the account may still listen. */
  readonly check: () => Promise<StreamState>;
}

interface Stream extends StreamRequest {
  readonly response: ServerResponse;
  /** Headers and the first event are out. */
  opened: boolean;
  /** The news that were told last: the same are not told again, nor that something happened out of sight. */
  told: string;
}

export interface LiveStreamsDeps {
  readonly bus: Pick<NewsBus, 'listen'>;
  /** Highest revision of a document's rows. */
  readonly readHead: (documentId: string) => Promise<number>;
  readonly logError: (errorId: string, error: unknown) => void;
  readonly limits?: Partial<LiveLimits>;
}

/** The open event streams of this process. */
export class LiveStreams {
  private readonly streams = new Set<Stream>();
  private readonly limits: LiveLimits;
  private readonly stopListening: () => void;
  private readonly timer: NodeJS.Timeout;
  private closed = false;
  private checking = false;

  constructor(private readonly deps: LiveStreamsDeps) {
    this.limits = { ...defaultLiveLimits, ...deps.limits };
    this.stopListening = deps.bus.listen((documentId) => this.attempt(this.tellNews(documentId)));
    this.timer = setInterval(() => this.attempt(this.beat()), this.limits.heartbeatMs);
    this.timer.unref();
  }

  /** How many streams are open. */
  get size(): number {
    return this.streams.size;
  }

  /** Turns a response into a stream. Throws `ApiFailure` 429 when too many are open; then nothing was sent yet. */
  async open(response: ServerResponse, request: StreamRequest): Promise<void> {
    this.requireRoom(request.accountId);
    const stream: Stream = { ...request, response, opened: false, told: '' };
    // Listening begins before the head is read: what is written between the two is told twice, never missed.
    this.streams.add(stream);
    response.on('close', () => this.streams.delete(stream));
    let head: number;
    let marks: NewsMarks;
    try {
      head = await this.deps.readHead(request.documentId);
      marks = await request.sight.readMarks();
    } catch (error) {
      this.streams.delete(stream);
      throw error;
    }
    if (!this.streams.has(stream) && !this.closed) return;
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      // nginx holds answers back until they are large; this header tells it not to.
      'X-Accel-Buffering': 'no',
      // The connection ends with the stream: an idle one would hold up the end of the server.
      Connection: 'close',
    });
    stream.opened = true;
    const ready: LiveReady = { cursor: head, ...marks, heartbeatMs: this.limits.heartbeatMs };
    this.send(stream, eventText('ready', ready));
    const news = newsText({ cursor: head, ...marks });
    stream.told = news;
    if (request.cursor !== null && head > request.cursor) this.send(stream, news);
    if (this.closed) this.end(stream, 'server-stopping');
  }

  /** Ends every stream and takes no more: an open stream would keep the server from stopping. */
  close(): void {
    this.closed = true;
    clearInterval(this.timer);
    this.stopListening();
    for (const stream of [...this.streams]) if (stream.opened) this.end(stream, 'server-stopping');
  }

  private requireRoom(accountId: string): void {
    const own = [...this.streams].filter((stream) => stream.accountId === accountId).length;
    if (own < this.limits.mostPerAccount && this.streams.size < this.limits.mostInAll) return;
    throw new ApiFailure(
      429,
      'too-many-streams',
      'Đang có quá nhiều cửa sổ cùng chờ tin từ máy chủ. Tin vẫn được hỏi định kỳ; không cần làm gì.',
    );
  }

  private async tellNews(documentId: string): Promise<void> {
    if (!this.listenersOf(documentId).length) return;
    const cursor = await this.deps.readHead(documentId);
    const bySight = new Map<string, Promise<NewsMarks>>();
    for (const stream of this.listenersOf(documentId)) {
      const { key, readMarks } = stream.sight;
      const read = bySight.get(key) ?? readMarks();
      bySight.set(key, read);
      const text = newsText({ cursor, ...(await read) });
      if (text === stream.told || !this.streams.has(stream)) continue;
      stream.told = text;
      this.send(stream, text);
    }
  }

  private listenersOf(documentId: string): Stream[] {
    return [...this.streams].filter((stream) => stream.documentId === documentId && stream.opened);
  }

  /** Says that the server is there, and lets go of those who may no longer listen. */
  private async beat(): Promise<void> {
    const open = [...this.streams].filter(({ opened }) => opened);
    for (const stream of open) this.send(stream, heartbeatText);
    // Looking at hundreds of accounts may take longer than a beat on a busy server.
    if (this.checking) return;
    this.checking = true;
    try {
      for (const stream of open) {
        const state = await stream.check();
        if (state !== 'open' && this.streams.has(stream)) this.end(stream, state);
      }
    } finally {
      this.checking = false;
    }
  }

  private send(stream: Stream, text: string): void {
    const { response } = stream;
    response.write(text);
    if (response.writableLength <= mostWaitingBytes) return;
    this.streams.delete(stream);
    response.destroy();
  }

  private end(stream: Stream, reason: LiveEnd['reason']): void {
    const last: LiveEnd = { reason };
    this.streams.delete(stream);
    stream.response.end(eventText('end', last));
  }

  /** Work that nobody waits for: a failure is kept in the log, the streams go on. */
  private attempt(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (!this.closed) this.deps.logError('live', error);
    });
  }
}

function newsText(news: LiveNews): string {
  return eventText('news', news, news.cursor);
}

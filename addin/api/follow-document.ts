import { newsAnswerSchema, type LiveNews, type NewsMarks } from '#shared/api/live-api.ts';
import { defaultLivePolicy, type LivePolicy } from './live-policy.ts';
import { readEventStream, type Refusal, type StreamEnd } from './read-event-stream.ts';
import { requestJson, type Transport } from './request-json.ts';
import type { TakeSlot } from './stream-slots.ts';

/** Whether anybody looks at the page. */
export interface Visibility {
  readonly isVisible: () => boolean;
  /** Calls back on each change; answers what stops it. */
  readonly listen: (onChange: () => void) => () => void;
}

export interface LiveParts {
  readonly transport: Transport;
  readonly takeSlot: TakeSlot;
  readonly visibility: Visibility;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  readonly policy?: Partial<LivePolicy>;
}

/** How news come at present. resting: nobody looks, nothing is asked. */
export type LiveMode = 'connecting' | 'streaming' | 'polling' | 'resting' | 'stopped';

export interface FollowRequest {
  readonly token: string;
  readonly documentId: string;
  /**
   * The document's highest revision and how far its comments and periods have come, each time the server says it; it may
   * say the same twice.
   */
  onNews(cursor: number, marks: NewsMarks): void;
  /** The server refuses for good: the session ended (401), or the document is not to be seen (404). */
  onRefused(refusal: Refusal): void;
  onMode?(mode: LiveMode): void;
}

/**
 * Hears of a document's news until it is stopped: by a stream where one passes, by asking now and then where none does,
 * not at all while nobody looks. Nothing is missed by a broken connection: each new one begins with where the document
 * stands. Answers what stops it.
 */
export function followDocument(parts: LiveParts, request: FollowRequest): () => void {
  const follower = new Follower(parts, request);
  return () => follower.stop();
}

class Follower {
  private readonly policy: LivePolicy;
  private readonly stopWatching: () => void;
  private failures = 0;
  private streamAgainAt = 0;
  private stopped = false;
  private heard = 0;
  /** Ends what runs at present. */
  private cancel: (() => void) | null = null;
  /** Counts the runs: what belongs to an earlier one is no longer heard. */
  private run = 0;

  constructor(
    private readonly parts: LiveParts,
    private readonly request: FollowRequest,
  ) {
    this.policy = { ...defaultLivePolicy, ...parts.policy };
    this.stopWatching = parts.visibility.listen(() => this.start());
    this.start();
  }

  stop(): void {
    if (this.stopped) return;
    this.stopped = true;
    this.halt();
    this.stopWatching();
    this.request.onMode?.('stopped');
  }

  private start(): void {
    this.halt();
    if (this.parts.visibility.isVisible()) void this.go(this.run);
    else this.request.onMode?.('resting');
  }

  private halt(): void {
    this.run += 1;
    this.cancel?.();
    this.cancel = null;
  }

  private isCurrent(run: number): boolean {
    return !this.stopped && run === this.run;
  }

  private async go(run: number): Promise<void> {
    while (this.isCurrent(run)) {
      if (Date.now() < this.streamAgainAt) await this.poll(run);
      else await this.stream(run);
    }
  }

  private async stream(run: number): Promise<void> {
    this.request.onMode?.('connecting');
    const release = await this.parts.takeSlot();
    let end: StreamEnd | { readonly kind: 'no-slot' } = { kind: 'no-slot' };
    try {
      if (!this.isCurrent(run)) return;
      if (release !== null) end = await this.read(run);
    } finally {
      release?.();
    }
    if (!this.isCurrent(run)) return;
    if (end.kind === 'refused') return this.refuse(end.refusal);
    this.failures += 1;
    const isHopeless = end.kind === 'held-back' || end.kind === 'no-slot' || end.kind === 'too-many';
    const { failuresBeforePolling, retryStreamMs, shortestPauseMs, longestPauseMs } = this.policy;
    if (isHopeless || this.failures >= failuresBeforePolling) {
      this.streamAgainAt = Date.now() + retryStreamMs;
    } else await this.pause(Math.min(longestPauseMs, shortestPauseMs * 2 ** (this.failures - 1)), run);
  }

  private read(run: number): Promise<StreamEnd> {
    const { token, documentId } = this.request;
    const stop = new AbortController();
    this.cancel = () => stop.abort();
    return readEventStream(this.parts.transport, this.policy, {
      token,
      documentId,
      stop,
      onReady: () => {
        if (this.isCurrent(run)) this.request.onMode?.('streaming');
      },
      // A stream that is dropped right after its first word counts as a failure: it would be opened for ever.
      onAlive: () => {
        this.failures = 0;
      },
      onNews: (news) => this.hear(news, run),
    });
  }

  private async poll(run: number): Promise<void> {
    this.request.onMode?.('polling');
    const { token, documentId } = this.request;
    const answer = await requestJson(this.parts.transport, {
      method: 'GET',
      path: `/api/documents/${encodeURIComponent(documentId)}/news?cursor=${this.heard}`,
      token,
      answer: newsAnswerSchema,
    });
    if (!this.isCurrent(run)) return;
    if (answer.ok) this.hear(answer.value, run);
    else if (answer.status === 401 || answer.status === 404) return this.refuse(answer);
    // The server was set back to an older copy: what was heard of it is no longer so.
    else if (answer.status === 409) this.heard = 0;
    await this.pause(this.policy.pollMs, run);
  }

  private hear({ cursor, comments, periods }: LiveNews, run: number): void {
    if (!this.isCurrent(run)) return;
    this.heard = cursor;
    this.request.onNews(cursor, { comments, periods });
  }

  private refuse(refusal: Refusal): void {
    this.stop();
    this.request.onRefused(refusal);
  }

  /** Waits, a part of it left to chance; never comes back when the run is over. */
  private pause(ms: number, run: number): Promise<void> {
    const { parts, policy } = this;
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => {
          if (this.isCurrent(run)) resolve();
        },
        ms * (1 - policy.jitter * parts.random()),
      );
      this.cancel = () => clearTimeout(timer);
    });
  }
}

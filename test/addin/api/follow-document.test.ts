import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followDocument, type LiveMode } from '#addin/api/follow-document.ts';
import type { LivePolicy } from '#addin/api/live-policy.ts';

/** A server of one document, as a test tells it to behave. */
class FakeServer {
  readonly calls: string[] = [];
  /** What the next streams do; the last stays. */
  behave: ('stream' | 'silent' | 'refuse' | 'gone' | 'busy' | 'unreachable')[] = ['stream'];
  cursor = 5;
  private controller: ReadableStreamDefaultController<Uint8Array> | null = null;

  say(text: string): void {
    this.controller?.enqueue(new TextEncoder().encode(text));
  }
  news(cursor: number): void {
    this.cursor = cursor;
    this.say(`id: ${cursor}\nevent: news\ndata: {"cursor":${cursor}}\n\n`);
  }
  drop(): void {
    this.controller?.close();
    this.controller = null;
  }

  readonly fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const path = (typeof input === 'string' ? input : '').replace(/^.*\/api\/documents\/plan\//, '');
    this.calls.push(path);
    if (path.startsWith('news')) {
      return Promise.resolve(Response.json({ cursor: this.cursor, rows: 0 }));
    }
    const act = this.behave.length > 1 ? this.behave.shift()! : this.behave[0]!;
    if (act === 'unreachable') return Promise.reject(new TypeError('no network'));
    const status = { refuse: 401, gone: 404, busy: 429, stream: 200, silent: 200 }[act];
    if (status !== 200) return Promise.resolve(new Response('{}', { status }));
    return new Promise((resolve, reject) => {
      const { signal } = init!;
      signal!.addEventListener('abort', () => {
        const stopped = new DOMException('stopped', 'AbortError');
        reject(stopped);
        try {
          this.controller?.error(stopped);
        } catch {
          // It had ended before.
        }
      });
      if (act === 'silent') return;
      const body = new ReadableStream<Uint8Array>({ start: (controller) => void (this.controller = controller) });
      resolve(new Response(body));
      this.say(`event: ready\ndata: {"cursor":${this.cursor},"heartbeatMs":1000}\n\n`);
    });
  };
}

function follow(server: FakeServer, more: Partial<LivePolicy> = {}, slots = true) {
  const heard: number[] = [];
  const modes: LiveMode[] = [];
  const refused: number[] = [];
  let visible = true;
  let onChange = (): void => undefined;
  const stop = followDocument(
    {
      transport: { fetch: server.fetch, baseUrl: 'https://tinh.example', timeoutMs: 1_000 },
      takeSlot: () => Promise.resolve(slots ? () => undefined : null),
      visibility: {
        isVisible: () => visible,
        listen: (listener) => {
          onChange = listener;
          return () => (onChange = () => undefined);
        },
      },
      random: () => 1,
      policy: {
        firstWordMs: 8_000,
        missedBeats: 3,
        shortestPauseMs: 1_000,
        longestPauseMs: 4_000,
        jitter: 0,
        failuresBeforePolling: 3,
        pollMs: 30_000,
        retryStreamMs: 100_000,
        ...more,
      },
    },
    {
      token: 'token',
      documentId: 'plan',
      onNews: (cursor) => heard.push(cursor),
      onRefused: ({ status }) => refused.push(status),
      onMode: (mode) => modes.push(mode),
    },
  );
  const show = (is: boolean): void => {
    visible = is;
    onChange();
  };
  return { heard, modes, refused, stop, show };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('following a document', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('hears where the document stands, then each piece of news', async () => {
    const server = new FakeServer();
    const live = follow(server);
    await settle();
    server.news(6);
    await settle();
    server.say('event: ne');
    server.say('ws\ndata: {"cur');
    await settle();
    server.say('sor":7}\n\n');
    await settle();
    expect(live.heard).toEqual([5, 6, 7]);
    expect(live.modes.at(-1)).toBe('streaming');
    live.stop();
    await settle();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('comes back after a drop, later each time, and polls after three failures in a row', async () => {
    const server = new FakeServer();
    server.behave = ['stream', 'unreachable', 'unreachable', 'stream'];
    const live = follow(server);
    await settle();
    server.drop();
    await settle();
    expect(server.calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(999);
    expect(server.calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(server.calls).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(2_000);
    // The third failure: from now on it asks.
    expect(server.calls.slice(2)).toEqual(['events', 'news?cursor=5']);
    server.cursor = 9;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(live.heard.at(-1)).toBe(9);
    // After a while it tries a stream again.
    await vi.advanceTimersByTimeAsync(100_000);
    expect(server.calls.filter((call) => call === 'events')).toHaveLength(4);
    live.stop();
  });

  it('counts failures anew once a stream has held', async () => {
    const server = new FakeServer();
    const live = follow(server);
    for (let turn = 0; turn < 6; turn += 1) {
      await settle();
      server.say(': \n\n');
      await settle();
      server.drop();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(server.calls.every((call) => call === 'events')).toBe(true);
    expect(server.calls).toHaveLength(7);
    live.stop();
  });

  it('takes a stream that says nothing for held back by a proxy, and polls at once', async () => {
    const server = new FakeServer();
    server.behave = ['silent'];
    const live = follow(server);
    await vi.advanceTimersByTimeAsync(7_999);
    expect(server.calls).toEqual(['events']);
    await vi.advanceTimersByTimeAsync(1);
    expect(server.calls).toEqual(['events', 'news?cursor=0']);
    expect(live.heard).toEqual([5]);
    live.stop();
  });

  it('takes a stream whose beats stay away for dead', async () => {
    const server = new FakeServer();
    const live = follow(server);
    await settle();
    await vi.advanceTimersByTimeAsync(2_500);
    server.say(': \n\n');
    await vi.advanceTimersByTimeAsync(2_900);
    expect(server.calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(100);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.calls).toEqual(['events', 'events']);
    live.stop();
  });

  it('asks nothing while nobody looks, and at once when somebody does', async () => {
    const server = new FakeServer();
    const live = follow(server);
    await settle();
    live.show(false);
    server.cursor = 8;
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(server.calls).toHaveLength(1);
    expect(live.modes.at(-1)).toBe('resting');
    live.show(true);
    await settle();
    expect(live.heard).toEqual([5, 8]);
    live.stop();
  });

  it.each([
    ['refuse', 401],
    ['gone', 404],
  ] as const)('gives up for good when the server says so: %s', async (act, status) => {
    const server = new FakeServer();
    server.behave = [act];
    const live = follow(server);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(live.refused).toEqual([status]);
    expect(server.calls).toHaveLength(1);
  });

  it.each([
    ['the server has no room', ['busy'] as FakeServer['behave'], true],
    ['other windows hold all the streams', ['stream'] as FakeServer['behave'], false],
  ])('polls where %s', async (_why, behave, slots) => {
    const server = new FakeServer();
    server.behave = behave;
    const live = follow(server, {}, slots);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.calls.filter((call) => call.startsWith('news'))).toHaveLength(3);
    live.stop();
  });

  it('ends with the session, and waits for a server that stops', async () => {
    const server = new FakeServer();
    const live = follow(server);
    await settle();
    server.say('event: end\ndata: {"reason":"server-stopping"}\n\n');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.calls).toEqual(['events', 'events']);
    server.say('event: end\ndata: {"reason":"session-ended"}\n\n');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(live.refused).toEqual([401]);
    expect(server.calls).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says nothing after it was stopped', async () => {
    const server = new FakeServer();
    const live = follow(server);
    live.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(live.heard).toEqual([]);
    expect(live.modes.at(-1)).toBe('stopped');
  });
});

import { createEventParser, type ServerEvent } from '#addin/api/event-parser.ts';
import type { TestClient } from './server.ts';

/** An open event stream of a test: what came so far, and the wait for what is to come. */
export interface EventReader {
  readonly events: readonly ServerEvent[];
  /** Everything as it came, comments included. */
  readonly text: () => string;
  readonly headers: Headers;
  /** Resolves with the first event of this name that was not taken yet; rejects when the stream ends before. */
  next(name: string): Promise<ServerEvent>;
  /** Resolves when the server has closed the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Opens a document's event stream over real HTTP. */
export async function openEvents(
  client: TestClient,
  documentId: string,
  options: { readonly query?: string; readonly lastEventId?: string } = {},
): Promise<EventReader> {
  const stop = new AbortController();
  const response = await fetch(`${client.origin}/api/documents/${documentId}/events${options.query ?? ''}`, {
    headers: {
      authorization: `Bearer ${client.token ?? ''}`,
      ...(options.lastEventId === undefined ? {} : { 'last-event-id': options.lastEventId }),
    },
    signal: stop.signal,
  });
  if (!response.ok || response.body === null) throw new Error(`The stream answered ${response.status}.`);
  const events: ServerEvent[] = [];
  const taken = new Set<ServerEvent>();
  let text = '';
  let over = false;
  let wake = (): void => undefined;
  const feed = createEventParser((event) => events.push(event));
  const reader = response.body.getReader();
  const ended = (async () => {
    const decoder = new TextDecoder();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        const piece = decoder.decode(value, { stream: true });
        text += piece;
        feed(piece);
        wake();
      }
    } catch {
      // Closed by the test, or the connection was cut: both are an end.
    }
    over = true;
    wake();
  })();
  return {
    events,
    text: () => text,
    headers: response.headers,
    ended,
    close: () => stop.abort(),
    async next(name) {
      for (;;) {
        const found = events.find((event) => event.name === name && !taken.has(event));
        if (found) {
          taken.add(found);
          return found;
        }
        if (over) throw new Error(`The stream ended without an event ${name}.`);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

import type { ServerRequest } from '#addin/api/client.ts';
import type { ApiFailure, ApiResult } from '#addin/api/request-json.ts';
import { cursorUnknownSchema } from '#shared/sync/protocol.ts';
import { otherDocumentOf } from '../state/other-document-of.ts';
import type { SyncAction, SyncFailure, SyncPhase } from '../state/sync-view.ts';
import type { PaneServices } from './pane-services.ts';

/** Changes the sync part of the state. */
export function dispatchSync({ store }: Pick<PaneServices, 'store'>, action: SyncAction): void {
  store.dispatch({ type: 'sync', action });
}

/**
 * Keeps what a call says about the connection and the session: any readable answer means the server is there; 401 means
 * the token is no longer good, and it is forgotten.
 */
export function noteAnswer<Value>(services: PaneServices, result: ApiResult<Value>): ApiResult<Value> {
  const reached = result.ok || result.status > 0;
  dispatchSync(services, { type: 'connection-changed', connection: reached ? 'online' : 'offline' });
  const { session } = services.store.getState().sync;
  if (!result.ok && result.status === 401 && session.status === 'signed-in') {
    services.session.clear();
    dispatchSync(services, {
      type: 'session-changed',
      session: { status: 'expired', username: session.account.username },
    });
  }
  return result;
}

/** A call as the signed-in account; a failure is shown in the sync tab with what to retry, and `null` answered. */
export async function callAsAccount<Value>(
  services: PaneServices,
  retry: SyncFailure['retry'],
  call: (token: string) => Promise<ApiResult<Value>>,
): Promise<Value | null> {
  const { session } = services.store.getState().sync;
  if (session.status !== 'signed-in') return null;
  const result = noteAnswer(services, await call(session.token));
  if (result.ok) return result.value;
  // An ended session has its own place on the screen: the form to sign in again.
  if (result.status !== 401) dispatchSync(services, { type: 'failed', failure: failureOf(result, retry) });
  return null;
}

/** Asks as whoever is signed in, or as nobody; the view that asks shows what comes of it. */
export async function askServer<Answer>(
  services: PaneServices,
  request: ServerRequest<Answer>,
): Promise<ApiResult<Answer>> {
  const { session } = services.store.getState().sync;
  const token = session.status === 'signed-in' ? session.token : null;
  return noteAnswer(services, await services.api.ask(token, request));
}

/**
 * The same about the document that the sheet is connected with, whose path goes before that of the request; `null`
 * without an account or a document, or while the sheet says another document.
 */
export async function askDocument<Answer>(
  services: PaneServices,
  request: ServerRequest<Answer>,
): Promise<ApiResult<Answer> | null> {
  const { link, session } = services.store.getState().sync;
  if (!link || session.status !== 'signed-in' || otherDocumentOf(services.store.getState()) !== null) return null;
  const path = `/api/documents/${encodeURIComponent(link.documentId)}${request.path}`;
  return askServer(services, { ...request, path });
}

/** A server that was set back to an older copy answers the same as long as the same is asked: the workbook starts over. */
function failureOf({ reason, message, details }: ApiFailure, retry: SyncFailure['retry']): SyncFailure {
  const server = reason === 'cursor-unknown' ? cursorUnknownSchema.safeParse(details) : null;
  return server?.success ? { message, retry: 'start-over', server: server.data } : { message, retry };
}

/** Runs one sync step at a time; a second click while one runs does nothing. */
export async function inPhase<Value>(
  services: PaneServices,
  phase: Exclude<SyncPhase, 'idle'>,
  run: () => Promise<Value>,
): Promise<Value | null> {
  if (services.store.getState().sync.phase !== 'idle') return null;
  dispatchSync(services, { type: 'phase-changed', phase });
  try {
    return await run();
  } finally {
    dispatchSync(services, { type: 'phase-changed', phase: 'idle' });
  }
}

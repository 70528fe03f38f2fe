import { words } from '../words.ts';
import { callAsAccount, dispatchSync, inPhase } from './call-server.ts';
import type { PaneServices } from './pane-services.ts';
import { pullNews } from './sync-sheet.ts';

/**
 * Takes back what an operation published. The province has its former values again; what the officer typed stays in her
 * sheet, waiting to be sent (SPEC U-6).
 */
export async function revokeSync(services: PaneServices, operationId: string): Promise<void> {
  // Asked again after a lost answer, it is the same act and gets the same answer.
  const undoId = services.operations.idFor(`undo ${operationId}`);
  const revoked = await inPhase(services, 'revoking', async () => {
    const message = await callAsAccount(services, null, async (token) => {
      const result = await services.api.undoOperation(token, operationId, undoId);
      if (result.ok) return { ...result, value: words.sync.revokedRows(result.value.rowsRestored) };
      // It was taken back when she last asked, and the answer never came; or on the province's page.
      return result.reason === 'already-undone' ? { ok: true, value: result.message } : result;
    });
    if (message === null) return false;
    services.operations.answered(undoId);
    dispatchSync(services, { type: 'revoked' });
    services.store.dispatch({ type: 'notice-shown', notice: { intent: 'success', message, retry: null } });
    return true;
  });
  if (revoked === true) await pullNews(services);
}

/** What this workbook has published to its document. */
export async function loadOperations(services: PaneServices): Promise<void> {
  const { link } = services.store.getState().sync;
  const { workbookId } = await services.memory.load();
  if (!link || workbookId === null) return;
  const answer = await callAsAccount(services, null, (token) =>
    services.api.operations(token, link.documentId, workbookId),
  );
  if (answer) dispatchSync(services, { type: 'operations-loaded', operations: answer.operations });
}

/** What happened to a row at the province. */
export async function loadRowHistory(services: PaneServices, rowId: string): Promise<void> {
  const { link, session } = services.store.getState().sync;
  if (!link || session.status !== 'signed-in') return;
  dispatchSync(services, { type: 'history-changed', history: { rowId, status: 'loading' } });
  const result = await services.api.rowHistory(session.token, link.documentId, rowId);
  if (services.store.getState().sync.history?.rowId !== rowId) return;
  dispatchSync(services, {
    type: 'history-changed',
    history: result.ok
      ? { rowId, status: 'ready', entries: result.value.entries }
      : { rowId, status: 'failed', message: result.message },
  });
}

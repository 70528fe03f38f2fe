import { linkedRowsById } from '#shared/sync/collect-changes.ts';
import { callAsAccount, dispatchSync } from './call-server.ts';
import type { PaneServices } from './pane-services.ts';
import { makeRequest, prepareSync } from './prepare-sync.ts';

/**
 * A sheet that is new to a document may carry the hidden cells of another, such as last year's. They are asked for once,
 * before anything goes either way, and their rows are found by content; the cells change only where that succeeds.
 * Answers whether the sync may go on.
 */
export async function letForeignRowsGo(services: PaneServices): Promise<boolean> {
  const { link } = services.store.getState().sync;
  // A workbook that heard from the document holds its rows.
  if (link === null || link.cursor > 0) return true;
  const prepared = await prepareSync(services, { send: false });
  if (!prepared) return false;
  const ids = [...linkedRowsById(prepared.collected.sheet).keys()];
  if (ids.length === 0) return true;
  const request = makeRequest(services, prepared, { dryRun: true, send: false, bare: true });
  const answer = await callAsAccount(services, 'preview', (token) => services.api.sync(token, request));
  if (!answer) return false;
  services.operations.answered(request.operationId);
  const known = new Set(answer.news.map(({ rowId }) => rowId));
  const foreign = ids.filter((rowId) => !known.has(rowId));
  if (foreign.length === 0) return true;
  const { relink } = services.store.getState().sync;
  const rowIds = new Set([...(relink?.rowIds ?? []), ...foreign]);
  dispatchSync(services, { type: 'relink-asked', relink: { held: relink?.held ?? false, rowIds } });
  return true;
}

import { linkedRowsById } from '#shared/sync/collect-changes.ts';
import { askDocumentsOf, documentOfMost, rowsToAsk } from '../state/documents-of-rows.ts';
import type { DocumentLink } from '../state/workbook-notes.ts';
import { words } from '../words.ts';
import { callAsAccount, dispatchSync } from './call-server.ts';
import type { PaneServices } from './pane-services.ts';
import { makeRequest, prepareSync } from './prepare-sync.ts';

/** Asks the server; links of former versions remember no rows, and may have gone to another sheet with its id. */
async function isOfLinkedDocument(services: PaneServices, link: DocumentLink): Promise<boolean> {
  const { local } = services.store.getState().sync;
  const asked = local.kind === 'ready' ? rowsToAsk(local.collected.sheet) : [];
  if (asked.length === 0) return true;
  const answer = await callAsAccount(services, 'preview', (token) => services.api.ask(token, askDocumentsOf(asked)));
  if (!answer) return false;
  const most = documentOfMost(answer, asked);
  if (most === null || most.documentId === link.documentId) return true;
  dispatchSync(services, { type: 'failed', failure: { message: words.sync.foreignRows, retry: null } });
  return false;
}

/**
 * A sheet that is new to a document may carry the hidden cells of another, such as last year's. They are asked for once,
 * before anything goes either way, and their rows are found by content; the cells change only where that succeeds.
 * Answers whether the sync may go on.
 */
export async function letForeignRowsGo(services: PaneServices): Promise<boolean> {
  const { link } = services.store.getState().sync;
  if (link === null) return true;
  // A workbook that heard from the document holds its rows, unless its link is one that does not remember them.
  if (link.cursor > 0) return link.held !== null || (await isOfLinkedDocument(services, link));
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

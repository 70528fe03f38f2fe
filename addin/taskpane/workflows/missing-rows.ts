import type { DocumentRow } from '#shared/api/document-api.ts';
import { markOf, missingMarks, rememberRows } from '../state/held-rows.ts';
import { words } from '../words.ts';
import { callAsAccount, inPhase } from './call-server.ts';
import { rememberLink } from './connect-document.ts';
import { withExcel, type PaneServices } from './pane-services.ts';
import { removeFromDocument } from './sync-sheet.ts';

/**
 * The rows of the document that stood in the sheet and do so no more, as the server has them. Those that left the
 * document meanwhile are forgotten. `null` when the server could not be asked.
 */
export async function loadMissingRows(services: PaneServices): Promise<readonly DocumentRow[] | null> {
  const { link, local } = services.store.getState().sync;
  if (!link || local.kind !== 'ready') return null;
  const answer = await inPhase(services, 'receiving', () =>
    callAsAccount(services, null, (token) => services.api.documentRows(token, link.documentId)),
  );
  if (!answer) return null;
  const marks = missingMarks(link.held, local.collected.sheet);
  const rows = answer.rows.filter(({ rowId }) => marks.has(markOf(rowId)));
  const there = new Set(rows.map(({ rowId }) => markOf(rowId)));
  await forget(
    services,
    [...marks].filter((mark) => !there.has(mark)),
  );
  return rows.sort((first, second) => first.position - second.position);
}

/** Leaves rows to the province: this workbook no longer says that they are missing. Nothing is sent. */
export async function letRowsGo(services: PaneServices, rowIds: readonly string[]): Promise<void> {
  await forget(services, rowIds);
  services.store.dispatch({
    type: 'notice-shown',
    notice: { intent: 'success', message: words.sync.letGone(rowIds.length), retry: null },
  });
}

/** Takes rows out of the document, as its owner asked for by name; a row that changed since she saw it stays. */
export async function removeRows(services: PaneServices, rows: readonly DocumentRow[]): Promise<void> {
  const removals = rows.map(({ rowId, revision }, at) => ({ ref: `x${at}`, rowId, baseRevision: revision }));
  await removeFromDocument(services, removals);
}

async function forget(services: PaneServices, marks: readonly string[]): Promise<void> {
  const { link } = services.store.getState().sync;
  if (!link || marks.length === 0) return;
  await withExcel(services, () => rememberLink(services, { ...link, held: rememberRows(link.held, [], marks) }));
}

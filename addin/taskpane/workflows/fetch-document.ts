import type { DocumentInfo } from '#shared/api/document-api.ts';
import { readSheetRows } from '#shared/sync/sheet-rows.ts';
import { progressStatusWords } from '#shared/sync/progress-status.ts';
import { planAppendedRows } from '../state/append-rows.ts';
import { layOutDocument } from '../state/lay-out-document.ts';
import { tableForSync } from '../state/local-changes.ts';
import { words } from '../words.ts';
import { callAsAccount, inPhase } from './call-server.ts';
import { saveLink } from './connect-document.ts';
import { inspectWithNotes } from './inspect-with-notes.ts';
import { withExcel, type PaneServices } from './pane-services.ts';

/**
 * Writes a document of the province onto the empty sheet in front, connected and ready to work in: all its rows, or
 * those of some fields of the PAR INDEX.
 */
export async function fetchDocument(
  services: PaneServices,
  document: DocumentInfo,
  fields: readonly number[] | null = null,
): Promise<void> {
  const { sheet } = services.store.getState();
  if (sheet.status !== 'ready') return;
  const { sheetId } = sheet;
  await inPhase(services, 'receiving', async () => {
    const answer = await callAsAccount(services, 'documents', (token) => services.api.documentRows(token, document.id));
    if (!answer) return;
    const rows = answer.rows.filter(
      ({ parIndexField }) => fields === null || (parIndexField !== null && fields.includes(parIndexField)),
    );
    const written = await withExcel(services, async () => {
      const { grid } = await services.host.readSheet(sheetId);
      // Somebody may have typed while the rows were on their way; their sheet is not written over.
      if (grid.values.some((row) => row.some((value) => value !== null && value !== ''))) return false;
      const { edits, identityColumn, statusColumn, headerRow, lastRow } = layOutDocument(document, rows);
      await services.host.writeCells(sheetId, edits);
      await services.host.hideColumn(sheetId, identityColumn);
      if (statusColumn !== null && lastRow > headerRow) {
        const offered = Object.values(progressStatusWords);
        await services.host.setDropDown(sheetId, statusColumn, headerRow + 1, lastRow, offered);
      }
      return true;
    });
    if (written === null) return;
    if (written) await saveLink(services, sheetId, linkTo(sheetId, document, answer.cursor));
    const message = written ? words.sync.fetched(rows.length) : words.sync.notEmpty;
    services.store.dispatch({
      type: 'notice-shown',
      notice: { intent: written ? 'success' : 'warning', message, retry: null },
    });
  });
  await services.refresh();
}

/** Puts the province's rows that the sheet lacks below its table. */
export async function appendAbsentRows(services: PaneServices): Promise<void> {
  const { outcome } = services.store.getState().sync;
  if (!outcome) return;
  const { sheetId } = outcome;
  const added = await inPhase(services, 'receiving', () =>
    withExcel(services, async () => {
      const [{ grid }, notes] = await Promise.all([services.host.readSheet(sheetId), services.memory.load()]);
      const table = tableForSync(
        inspectWithNotes(grid, sheetId, notes, services.now(), services.store.getState().province).report.reading,
      );
      const sheet = table && readSheetRows(grid, table);
      if (!table || !sheet || sheet.identityColumn === null) return false;
      const held = new Set(
        sheet.rows.flatMap(({ identity }) => (identity.kind === 'linked' ? [identity.identity.rowId] : [])),
      );
      const missing = outcome.applied.absent.filter(({ rowId }) => !held.has(rowId));
      const edits = planAppendedRows(grid, table, sheet.identityColumn, missing);
      if (edits === null) return false;
      if (edits.length > 0) await services.host.writeCells(sheetId, edits);
      return true;
    }),
  );
  if (added === null) return;
  const message = added ? words.sync.appended(outcome.applied.absent.length) : words.sync.noRoomBelow;
  services.store.dispatch({
    type: 'notice-shown',
    notice: { intent: added ? 'success' : 'warning', message, retry: null },
  });
  if (added) services.store.dispatch({ type: 'sync', action: { type: 'absent-added' } });
  await services.refresh();
}

function linkTo(sheetId: string, { id, number, title }: DocumentInfo, cursor: number) {
  return { sheetId, documentId: id, number, title, cursor };
}

import type { DocumentInfo, DocumentRowsAnswer } from '#shared/api/document-api.ts';
import { progressStatusWords } from '#shared/sync/progress-status.ts';
import { rememberRows } from '../state/held-rows.ts';
import { layOutDocument } from '../state/lay-out-document.ts';
import type { DocumentLink } from '../state/workbook-notes.ts';
import { words } from '../words.ts';
import { callAsAccount, inPhase } from './call-server.ts';
import { saveLink } from './connect-document.ts';
import { involvementOf } from './involvement.ts';
import { withExcel, type PaneServices } from './pane-services.ts';

/**
 * Writes a document of the province onto the empty sheet in front, connected and ready to work in: all its rows, those of
 * some fields of the PAR INDEX, or those that the account's agency leads or helps with, under their group rows.
 */
export async function fetchDocument(
  services: PaneServices,
  document: DocumentInfo,
  fields: readonly number[] | null = null,
  scope: DocumentLink['scope'] = 'all',
): Promise<void> {
  const { sheet } = services.store.getState();
  if (sheet.status !== 'ready') return;
  const { sheetId } = sheet;
  await inPhase(services, 'receiving', async () => {
    const answer = await callAsAccount(services, 'documents', (token) => services.api.documentRows(token, document.id));
    if (!answer) return;
    const involved = scope === 'mine' ? involvementOf(services) : null;
    const rows = answer.rows.filter(
      (row) =>
        (fields === null || (row.parIndexField !== null && fields.includes(row.parIndexField))) &&
        (involved === null || involved(row.fields)),
    );
    if (rows.length === 0 && involved !== null) {
      services.store.dispatch({
        type: 'notice-shown',
        notice: { intent: 'info', message: words.sync.nothingMine, retry: null },
      });
      return;
    }
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
    if (written) await saveLink(services, sheetId, linkTo(sheetId, { ...answer, rows }, scope));
    const message = written ? words.sync.fetched(rows.length) : words.sync.notEmpty;
    services.store.dispatch({
      type: 'notice-shown',
      notice: { intent: written ? 'success' : 'warning', message, retry: null },
    });
  });
  await services.refresh();
}

function linkTo(
  sheetId: string,
  { document: { id, number, title, year }, cursor, sight, rows }: DocumentRowsAnswer,
  scope: DocumentLink['scope'],
): DocumentLink {
  const held = rememberRows(
    null,
    rows.map(({ rowId }) => rowId),
  );
  return {
    sheetId,
    documentId: id,
    number,
    title,
    year,
    accepted: null,
    cursor,
    sight,
    scope,
    held,
    gone: [],
    letGo: [],
  };
}

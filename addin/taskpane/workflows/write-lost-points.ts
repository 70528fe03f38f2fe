import { lostPointsPage } from '#shared/score/lost-points-page.ts';
import { lostPoints } from '#shared/score/lost-points.ts';
import type { CellEdit } from '#shared/sheet/grid.ts';
import { words } from '../words.ts';
import { whileBusy, type PaneServices } from './pane-services.ts';

/** Puts the lost-point table of the sheet in front on a new sheet, laid out, and shows it. */
export async function writeLostPoints(services: PaneServices): Promise<void> {
  const { sheet } = services.store.getState();
  if (sheet.status !== 'ready' || sheet.report.score === null) return;
  const { reading, score } = sheet.report;
  const records = reading.tables.flatMap((table) => table.records);
  const page = lostPointsPage(lostPoints(records, score), reading.facts.title ?? reading.name);
  const edits = page.rows.flatMap((cells, row) =>
    cells.flatMap((cell, column): CellEdit[] => {
      if (cell === null || cell === '') return [];
      return [
        typeof cell === 'object' ? { row, column, value: null, formula: cell.formula } : { row, column, value: cell },
      ];
    }),
  );
  const { headerRow, widths } = page;
  await whileBusy(services, async () => {
    const sheetId = await services.host.addSheet(page.name);
    await services.host.writeCells(sheetId, edits);
    await services.host.layOutTable(sheetId, { top: 0, left: 0, headerRow, bottom: page.rows.length - 1, widths });
    services.store.dispatch({
      type: 'notice-shown',
      notice: { intent: 'success', message: words.score.lostSheetMade, retry: null },
    });
  });
  await services.refresh();
}

import type { TablePage } from '#shared/score/lost-points-page.ts';
import type { CellEdit } from '#shared/sheet/grid.ts';
import { whileBusy, type PaneServices } from './pane-services.ts';

/** Puts a table on a new sheet, laid out, shows it and says so. */
export async function writePage(services: PaneServices, page: TablePage, message: string): Promise<void> {
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
    services.store.dispatch({ type: 'notice-shown', notice: { intent: 'success', message, retry: null } });
  });
  await services.refresh();
}

import { runExcel } from './run-excel.ts';
import type { SheetName } from './workbook-host.ts';

/** Every sheet of the workbook, hidden ones too, in the order of its tabs. One `context.sync()`. */
export function listSheets(): Promise<readonly SheetName[]> {
  return runExcel(async (context) => {
    const sheets = context.workbook.worksheets.load('items/id,items/name');
    await context.sync();
    return sheets.items.map(({ id, name }) => ({ sheetId: id, name }));
  });
}

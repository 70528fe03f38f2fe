import type { Rect } from '#shared/sheet/grid.ts';
import { openBlock } from './read-blocks.ts';
import { runExcel } from './run-excel.ts';

/**
 * Lets the filters on a table take in a column right of them, so that sorting by their arrows moves its cells with the
 * rows. A filter that hides rows now is left as it is: placing it anew would forget its choices. An Excel table that
 * spans the rows is widened where this Excel can (ExcelApi 1.13). Three `context.sync()`, one where nothing is to do.
 */
export function coverColumn(sheetId: string, column: number, table: Rect): Promise<void> {
  return runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    sheet.autoFilter.load('isDataFiltered');
    const own = sheet.autoFilter.getRangeOrNullObject().load(sides);
    const tables = sheet.tables.load('items/autoFilter/isDataFiltered');
    await context.sync();
    const items = Office.context.requirements.isSetSupported('ExcelApi', '1.13') ? tables.items : [];
    if (own.isNullObject && items.length === 0) return;
    const ranges = items.map((item) => item.getRange().load(sides));
    if (ranges.length > 0) await context.sync();
    const wider = own.isNullObject || sheet.autoFilter.isDataFiltered ? null : widened(own, column, table);
    if (wider) sheet.autoFilter.apply(openBlock(sheet, wider));
    items.forEach((item, at) => {
      const area = item.autoFilter.isDataFiltered ? null : widened(ranges[at]!, column, table);
      if (area) item.resize(openBlock(sheet, area));
    });
    await context.sync();
  });
}

const sides = 'rowIndex,columnIndex,rowCount,columnCount';

/** The block with the column, where it stands on the table and ends left of the column. */
function widened(
  { rowIndex, columnIndex, rowCount, columnCount }: Excel.Range,
  column: number,
  table: Rect,
): Rect | null {
  const area = {
    top: rowIndex,
    left: columnIndex,
    bottom: rowIndex + rowCount - 1,
    right: columnIndex + columnCount - 1,
  };
  const isOnTable =
    area.top <= table.bottom && area.bottom >= table.top && area.left <= table.right && area.right >= table.left;
  return isOnTable && area.right < column ? { ...area, right: column } : null;
}

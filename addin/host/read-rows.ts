import type { Rect } from '#shared/sheet/grid.ts';
import { readBlocks } from './read-blocks.ts';
import { readMerges } from './read-merges.ts';
import { runInBackground } from './run-excel.ts';
import type { RowsSnapshot } from './workbook-host.ts';

/**
 * Reads some rows of a sheet and where its used range lies now. Two `context.sync()`, whatever the rows; Excel answers
 * the cells of the area and no others.
 */
export function readRows(sheetId: string, area: Rect): Promise<RowsSnapshot> {
  return runInBackground(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    sheet.load('name');
    const used = sheet.getUsedRangeOrNullObject(true);
    used.load('rowIndex,columnIndex,rowCount,columnCount');
    const [content] = await readBlocks(context, sheet, [area]);
    return {
      name: sheet.name,
      used: used.isNullObject
        ? null
        : {
            top: used.rowIndex,
            left: used.columnIndex,
            bottom: used.rowIndex + used.rowCount - 1,
            right: used.columnIndex + used.columnCount - 1,
          },
      rows: { top: area.top, left: area.left, ...content! },
      merges: await readMerges(context, sheet, area),
    };
  });
}

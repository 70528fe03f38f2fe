import type { Rect } from '#shared/sheet/grid.ts';
import { hostFailure } from './host-failures.ts';
import { readBlocks } from './read-blocks.ts';
import { readMerges } from './read-merges.ts';
import type { runExcel } from './run-excel.ts';
import type { SheetSnapshot } from './workbook-host.ts';

/** Excel answers at most this many cells at once; beyond it a sheet is not one that people keep by hand. */
const maxCells = 5_000_000;

/**
 * Reads what a sheet holds, from its first to its last filled cell: formatting alone does not count, so that a
 * million blank bordered rows are not read. Three `context.sync()`, whatever the rows: bounds, cells, merged areas;
 * one more for more than 512 merged areas, one more where only some lines are hidden, and as many as needed where
 * Excel on the web refuses an answer for its size. An empty sheet takes one.
 */
export function readSheet(
  run: typeof runExcel,
  open: (sheets: Excel.WorksheetCollection) => Excel.Worksheet,
): Promise<SheetSnapshot> {
  return run(async (context) => {
    const sheet = open(context.workbook.worksheets);
    sheet.load('id,name');
    const used = sheet.getUsedRangeOrNullObject(true);
    used.load('rowIndex,columnIndex,rowCount,columnCount,rowHidden,columnHidden');
    await context.sync();
    if (sheet.isNullObject) throw hostFailure('sheet-missing');
    if (used.isNullObject) return emptySnapshot(sheet);
    if (used.rowCount * used.columnCount > maxCells) throw hostFailure('too-large');

    const area = areaOf(used);
    const [content] = await readBlocks(context, sheet, [area]);
    const merges = await readMerges(context, sheet, area);
    const hidden = await readHiddenLines(context, used);
    return {
      sheetId: sheet.id,
      ...(merges === null && { mergesUnknown: true as const }),
      grid: {
        name: sheet.name,
        top: area.top,
        left: area.left,
        values: content!.values,
        formulas: content!.formulas,
        numberFormats: content!.numberFormats,
        merges: merges ?? [],
        ...(merges === null && { mergesUnknown: true as const }),
        hiddenRows: indexes(hidden.rows, area.top),
        hiddenColumns: indexes(hidden.columns, area.left),
      },
    };
  });
}

function emptySnapshot(sheet: Excel.Worksheet): SheetSnapshot {
  return {
    sheetId: sheet.id,
    grid: {
      name: sheet.name,
      top: 0,
      left: 0,
      values: [],
      formulas: [],
      numberFormats: [],
      merges: [],
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
    },
  };
}

function areaOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Rect {
  return {
    top: rowIndex,
    left: columnIndex,
    bottom: rowIndex + rowCount - 1,
    right: columnIndex + columnCount - 1,
  };
}

/**
 * Line by line only where some are hidden and some are not, which `rowHidden` of the whole block tells (`null`):
 * one `context.sync()` then, else none.
 */
async function readHiddenLines(
  context: Excel.RequestContext,
  used: Excel.Range,
): Promise<{ rows: boolean[]; columns: boolean[] }> {
  // The typing leaves out the `null` that Excel answers for a mixture.
  const allRows: boolean | null = used.rowHidden;
  const allColumns: boolean | null = used.columnHidden;
  const rows = allRows === null ? used.getRowProperties({ rowHidden: true }) : null;
  const columns = allColumns === null ? used.getColumnProperties({ columnHidden: true }) : null;
  if (rows || columns) await context.sync();
  return {
    rows: rows?.value.map((row) => row.rowHidden ?? false) ?? fill(used.rowCount, allRows),
    columns: columns?.value.map((column) => column.columnHidden ?? false) ?? fill(used.columnCount, allColumns),
  };
}

function fill(length: number, flag: boolean | null): boolean[] {
  return Array.from({ length }, () => flag ?? false);
}

function indexes(flags: readonly boolean[], first: number): Set<number> {
  return new Set(flags.flatMap((flag, index) => (flag ? [first + index] : [])));
}

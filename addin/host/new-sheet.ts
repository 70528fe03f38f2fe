import { openBlock } from './read-blocks.ts';
import { runExcel } from './run-excel.ts';
import type { TableLook } from './workbook-host.ts';

/** Excel's limit for the name of a sheet. */
const longestName = 31;

/**
 * Adds a sheet behind the others, under the wanted name or the first free one like it ("Điểm mất (2)"), and brings it
 * to the front. Two `context.sync()`: the names that are taken, then the sheet.
 */
export function addSheet(wanted: string): Promise<string> {
  return runExcel(async (context) => {
    const sheets = context.workbook.worksheets.load('items/name');
    await context.sync();
    const taken = new Set(sheets.items.map(({ name }) => name.toLowerCase()));
    const sheet = sheets.add(freeName(wanted, taken));
    sheet.load('id');
    sheet.activate();
    await context.sync();
    return sheet.id;
  });
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const base = wanted.replace(/[\\/?*[\]:]/g, ' ').slice(0, longestName);
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const name = base.slice(0, longestName - suffix.length) + suffix;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** Gives a table widths, a bold header and wrapped text. One `context.sync()`. */
export function layOutTable(sheetId: string, { top, left, bottom, headerRow, widths }: TableLook): Promise<void> {
  return runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const right = left + widths.length - 1;
    openBlock(sheet, { top: headerRow, left, bottom, right }).format.wrapText = true;
    openBlock(sheet, { top, left, bottom: headerRow, right }).format.font.bold = true;
    widths.forEach((width, index) => {
      const column = left + index;
      openBlock(sheet, { top: headerRow, left: column, bottom, right: column }).format.columnWidth = width;
    });
    await context.sync();
  });
}

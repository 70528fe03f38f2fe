import { openBlock } from './read-blocks.ts';
import { runExcel } from './run-excel.ts';
import type { TableEnd, TableLook } from './workbook-host.ts';

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

/** What a table that we put on a sheet looks like: that of the workbooks that the product makes. */
const font = { name: 'Times New Roman', size: 11, titleSize: 14 } as const;
const fills = { header: '#DCE6F1', sum: '#EDF1F7' } as const;
const lineColor = '#7F7F7F';
const lines = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideHorizontal', 'InsideVertical'] as const;
/** Columns no wider than this, in points, hold numbers and codes. */
const narrow = 60;

/** Gives a table that ends with its sum lines, widths and fills, a bold title and header. One `context.sync()`. */
export function layOutTable(sheetId: string, { top, left, bottom, headerRow, widths }: TableLook): Promise<void> {
  return runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const right = left + widths.length - 1;
    const all = openBlock(sheet, { top, left, bottom, right }).format;
    all.font.name = font.name;
    all.font.size = font.size;
    const table = openBlock(sheet, { top: headerRow, left, bottom, right }).format;
    table.wrapText = true;
    table.verticalAlignment = 'Top';
    for (const index of lines) {
      const line = table.borders.getItem(index);
      line.style = 'Continuous';
      line.color = lineColor;
    }
    widths.forEach((width, index) => {
      const column = left + index;
      const { format } = openBlock(sheet, { top: headerRow, left: column, bottom, right: column });
      format.columnWidth = width;
      if (width <= narrow) format.horizontalAlignment = 'Center';
    });
    const header = openBlock(sheet, { top: headerRow, left, bottom: headerRow, right }).format;
    header.horizontalAlignment = 'Center';
    header.verticalAlignment = 'Center';
    header.fill.color = fills.header;
    openBlock(sheet, { top, left, bottom: headerRow, right }).format.font.bold = true;
    if (top < headerRow) openBlock(sheet, { top, left, bottom: top, right }).format.font.size = font.titleSize;
    const sum = openBlock(sheet, { top: bottom, left, bottom, right }).format;
    sum.font.bold = true;
    sum.fill.color = fills.sum;
    await context.sync();
  });
}

/**
 * Lets the look of a table follow its last row, the sum, from one row to another: rows that came look like the one above
 * the sum, rows that went like the one below it. Values stay. One `context.sync()`.
 */
export function moveTableEnd(sheetId: string, { left, right, from, to }: TableEnd): Promise<void> {
  if (from === to) return Promise.resolve();
  return runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const row = (at: number) => openBlock(sheet, { top: at, left, bottom: at, right });
    row(to).copyFrom(row(from), 'Formats');
    const like = row(from < to ? from - 1 : from + 1);
    for (let at = Math.min(from, to + 1); at < Math.max(to, from + 1); at += 1) row(at).copyFrom(like, 'Formats');
    await context.sync();
  });
}

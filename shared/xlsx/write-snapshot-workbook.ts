import { writeXlsx, type Cell, type CellStyle } from 'hucre/xlsx';
import { columnLetters } from '../sheet/a1.ts';
import type { FieldValue, RowFields } from '../sync/protocol.ts';
import { printRanges } from './print-ranges.ts';

const font = { name: 'Times New Roman', size: 12 };
const line = { style: 'thin' } as const;
const border = { top: line, right: line, bottom: line, left: line };
const titleStyle: CellStyle = {
  font: { ...font, size: 14, bold: true },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
const leadStyle: CellStyle = { ...titleStyle, font: { ...font, italic: true } };
const headerStyle: CellStyle = {
  ...titleStyle,
  font: { ...font, bold: true },
  border,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EEF7' } },
};
const numberStyle: CellStyle = { font, border, alignment: { vertical: 'top' } };
// Text format: words that look like a formula stay words also when somebody types Enter in the cell.
const textStyle: CellStyle = { font, border, alignment: { vertical: 'top', wrapText: true }, numFmt: '@' };

const headerRow = 3;
const sheetName = 'Số liệu';
/** Widths in characters: from the longest value, within what can be read on paper. */
const narrowest = 8;
const widest = 48;
/** Rows looked at for the widths: enough to tell, whatever the length of the document. */
const looked = 500;

export interface SnapshotSheet {
  readonly title: string;
  /** Which period, kept when. */
  readonly lead: string;
  readonly columns: readonly { readonly field: string; readonly label: string }[];
  readonly rows: readonly { readonly fields: RowFields }[];
}

/** The .xlsx file of a document's rows as they stood. Numbers stay numbers, any text stays text. */
export async function writeSnapshotWorkbook(
  { title, lead, columns, rows }: SnapshotSheet,
  made: Date,
): Promise<Uint8Array> {
  const cells = new Map<string, Partial<Cell>>();
  const put = (row: number, column: number, value: FieldValue, style: CellStyle): void => {
    const type = value === null ? 'empty' : typeof value === 'number' ? 'number' : 'string';
    cells.set(`${row},${column}`, { value, type, style });
  };
  put(0, 0, title, titleStyle);
  put(1, 0, lead, leadStyle);
  columns.forEach(({ label }, column) => put(headerRow, column, label, headerStyle));
  rows.forEach(({ fields }, index) => {
    columns.forEach(({ field }, column) => {
      const value = fields[field] ?? null;
      put(headerRow + 1 + index, column, value, typeof value === 'number' ? numberStyle : textStyle);
    });
  });
  const last = Math.max(0, columns.length - 1);
  const area = `$A$1:$${columnLetters(last)}$${headerRow + 1 + rows.length}`;
  return await writeXlsx({
    sheets: [
      {
        name: sheetName,
        columns: columns.map(({ field, label }) => ({ width: widthOf(label, rows.slice(0, looked), field) })),
        rows: [],
        cells,
        merges: last === 0 ? [] : [0, 1].map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: last })),
        freezePane: { rows: headerRow + 1 },
        pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
    ],
    namedRanges: printRanges([{ name: sheetName, area, titleRows: `$${headerRow + 1}:$${headerRow + 1}` }]),
    properties: { title, creator: 'Bảng Điểm', created: made, modified: made },
    defaultFont: font,
  });
}

function widthOf(label: string, rows: SnapshotSheet['rows'], field: string): number {
  const longest = rows.reduce((most, { fields }) => Math.max(most, String(fields[field] ?? '').length), label.length);
  return Math.min(widest, Math.max(narrowest, longest + 2));
}

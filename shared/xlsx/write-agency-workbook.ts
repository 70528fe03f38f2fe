import { writeXlsx, type Cell, type CellStyle, type WriteSheet } from 'hucre/xlsx';
import type { AgencyEntry } from '../agency/agency-entry.ts';
import { agencyListCells, agencyListHeader, rowsOfEntries } from '../agency/write-agency-list.ts';

const font = { name: 'Times New Roman', size: 12 };
const line = { style: 'thin' } as const;
const border = { top: line, right: line, bottom: line, left: line };
const wrapped = { vertical: 'top', wrapText: true } as const;
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
const textStyle: CellStyle = { font, border, alignment: wrapped };
const centreStyle: CellStyle = { ...textStyle, alignment: { ...wrapped, horizontal: 'center' } };

const widths = [6, 18, 38, 60, 22, 11, 13, 16, 20, 30];
const centred = new Set([0, 5, 6]);
const title = 'DANH MỤC CƠ QUAN';
const lead =
  'Mỗi cơ quan một dòng; các tên gọi cách nhau bằng dấu chấm phẩy. Cơ quan đã kết thúc: điền Hiệu lực đến và Cơ quan thay thế, không xóa dòng.';
const headerRow = 3;

/** An agency list as a sheet in the layout that the recognition reads back, whole. */
export function agencyListSheet(entries: readonly AgencyEntry[]): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const put = (row: number, column: number, value: string | number | null, style: CellStyle): void => {
    const type = value === null ? 'empty' : typeof value === 'number' ? 'number' : 'string';
    cells.set(`${row},${column}`, { value, type, style });
  };
  put(0, 0, title, titleStyle);
  put(1, 0, lead, leadStyle);
  agencyListHeader.forEach((name, column) => put(headerRow, column, name, headerStyle));
  agencyListCells(rowsOfEntries(entries)).forEach((row, index) => {
    row.forEach((value, column) =>
      put(headerRow + 1 + index, column, value, centred.has(column) ? centreStyle : textStyle),
    );
  });
  const last = widths.length - 1;
  return {
    name: 'Danh mục cơ quan',
    columns: widths.map((width) => ({ width })),
    rows: [],
    cells,
    merges: [0, 1].map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: last })),
    freezePane: { rows: headerRow + 1, columns: 3 },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** The .xlsx file of an agency list. `made` goes into its properties. */
export async function writeAgencyWorkbook(entries: readonly AgencyEntry[], made: Date): Promise<Uint8Array> {
  return await writeXlsx({
    sheets: [agencyListSheet(entries)],
    properties: { title: 'Danh mục cơ quan', creator: 'Bảng Điểm', created: made, modified: made },
    defaultFont: font,
  });
}

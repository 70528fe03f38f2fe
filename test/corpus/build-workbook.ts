import type { Cell, MergeRange, WriteSheet } from 'hucre/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import { a1, columnIndex, parseA1 } from '#shared/sheet/a1.ts';
import type { CorpusSheet, CorpusWorkbook } from './corpus-sheet.ts';
import { specOf } from './corpus-sheet.ts';

/** The workbook as the bytes of an .xlsx file. */
export async function buildWorkbook({ sheets }: CorpusWorkbook): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(writeSheet),
    properties: { creator: 'Bảng Điểm', created: made, modified: made },
    defaultFont: { name: 'Times New Roman', size: 13 },
  });
}

const made = new Date('2026-01-01T00:00:00Z');

/** The seeded defects of a sheet, "code A1", sorted. */
export function seedsOf(sheet: CorpusSheet): string[] {
  const seeds: string[] = [];
  eachCell(sheet, (row, column, cell) => {
    for (const code of specOf(cell).seeds ?? []) seeds.push(`${code} ${a1({ row, column })}`);
  });
  return seeds.sort();
}

function eachCell(
  { rows, top = 0, left = 0 }: CorpusSheet,
  visit: (row: number, column: number, cell: CorpusSheet['rows'][number][number]) => void,
): void {
  rows.forEach((cells, row) => cells.forEach((cell, column) => visit(row + top, column + left, cell)));
}

function writeSheet(sheet: CorpusSheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const merges: MergeRange[] = (sheet.merges ?? []).map(rangeOf);
  let width = 0;
  eachCell(sheet, (row, column, cell) => {
    width = Math.max(width, column + 1);
    const { value, format, formula, runs, over } = specOf(cell);
    if (over) merges.push(block(row, column, row + over.rows - 1, column + over.columns - 1));
    if (value === null && formula === undefined) return;
    const style = format === undefined ? {} : { style: { numFmt: format } };
    if (formula !== undefined) {
      cells.set(`${row},${column}`, { type: 'formula', value, formula, formulaResult: value, ...style });
    } else if (runs !== undefined) {
      const richText = runs.map((text, index) => ({ text, ...(index % 2 === 1 ? { font: { bold: true } } : {}) }));
      cells.set(`${row},${column}`, { type: 'richText', value, richText, ...style });
    } else cells.set(`${row},${column}`, { value, ...style });
  });
  const hidden = new Set((sheet.hiddenColumns ?? []).map(columnIndex));
  return {
    name: sheet.name,
    rows: [],
    cells,
    merges,
    columns: Array.from({ length: width }, (_, column) =>
      hidden.has(column) ? { width: 20, hidden: true } : { width: 20 },
    ),
    rowDefs: new Map((sheet.hiddenRows ?? []).map((row) => [row - 1, { hidden: true }])),
    ...(sheet.filter === undefined ? {} : { autoFilter: { range: sheet.filter } }),
    ...(sheet.freeze === undefined ? {} : { freezePane: sheet.freeze }),
    ...(sheet.table === undefined ? {} : { tables: [excelTable(sheet, sheet.table)] }),
    ...(sheet.hidden === undefined ? {} : { hidden: sheet.hidden }),
  };
}

function excelTable({ rows, top = 0, left = 0 }: CorpusSheet, range: string) {
  const { startRow, startCol, endCol } = rangeOf(range);
  const columns = Array.from({ length: endCol - startCol + 1 }, (_, offset) => {
    const header = rows[startRow - top]?.[startCol - left + offset];
    return { name: String(specOf(header ?? null).value ?? `Cột${offset + 1}`) };
  });
  return { name: 'Bang1', range, columns, style: 'TableStyleMedium2', showAutoFilter: true };
}

function rangeOf(range: string): MergeRange {
  const [from = '', to = from] = range.split(':');
  const first = parseA1(from);
  const last = parseA1(to);
  if (!first || !last) throw new Error(`no block of cells: ${range}`);
  return block(first.row, first.column, last.row, last.column);
}

function block(startRow: number, startCol: number, endRow: number, endCol: number): MergeRange {
  return { startRow, startCol, endRow, endCol };
}

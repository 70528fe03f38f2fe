import {
  readXlsx,
  streamXlsxRows,
  type Cell,
  type CellValue as RawValue,
  type ReadOptions,
  type Workbook,
} from 'hucre/xlsx';
import { a1 } from '../sheet/a1.ts';
import type { CellValue, Grid, Rect } from '../sheet/grid.ts';
import { dateSerial } from './date-serial.ts';
import { createFormulaReader } from './sheet-formulas.ts';
import { boundFilledCells, isFilled, type RawSheet } from './sheet-bounds.ts';
import {
  checkWorkbookFile,
  corruptMessage,
  refuseWorkbookFile,
  type WorkbookFileRefusal,
} from './workbook-file-check.ts';
import { holdWorksheets } from './hold-worksheets.ts';
import { openSettled, plainPackage, type SettledPackage } from './plain-package.ts';
import { setMoments } from './set-moments.ts';
import { settlePackage } from './settle-package.ts';
import { trimBlankRows } from './trim-blank-rows.ts';
import { noteUnreadSheets } from './unread-sheets.ts';
import { readZipDirectory } from './zip-directory.ts';

/** One sheet of a file. */
export interface WorkbookGrid extends Grid {
  /** Hidden or very hidden in the file. */
  readonly hidden: boolean;
  /** Formula cells without a stored result: the file was written by a program that does not calculate. */
  readonly uncalculated: number;
}

export type WorkbookRead =
  | {
      readonly ok: true;
      readonly grids: readonly WorkbookGrid[];
      /** Sheets of the file that are not among `grids`, each in a Vietnamese sentence. */
      readonly notes: readonly string[];
    }
  | WorkbookFileRefusal;

export interface ParsedWorkbook {
  readonly ok: true;
  /** Only the sheets that have cells; a colour is either plain "RRGGBB" or automatic. */
  readonly workbook: Workbook;
  /** Where each sheet of `workbook` stands in the file's own list of sheets, which also names charts. */
  readonly places: readonly number[];
  /** By sheet, the cells ("row,column") with a date format that is not the file's own: see `setMoments`. */
  readonly dated: readonly ReadonlySet<string>[];
  /** Sheets of the file that are not in `workbook`, each in a Vietnamese sentence. */
  readonly notes: readonly string[];
  /** The file that was parsed: as given, or with part names that agree and without dragged blank rows. */
  readonly bytes: Uint8Array;
}

/** Cells of one sheet kept in memory; Excel's own add-in interface stops at the same number. */
const cellLimit = 5_000_000;
/** Sheets up to this many bytes of XML are read with their formats in one go; see `readBounded`. */
const formatsAtOnce = 24 * 1024 * 1024;

/**
 * Reads an .xlsx or .xlsm file: every sheet, visible or hidden, trimmed to its filled cells.
 * Dates come as serial numbers of the 1900 calendar with their number format, rich text as plain text, error values as
 * their text ("#REF!"), formulas in US notation beginning with "=" beside the result stored in the file.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookRead> {
  const parsed = await parseWorkbook(bytes);
  if (!parsed.ok) return parsed;
  const grids: WorkbookGrid[] = [];
  for (const sheet of parsed.workbook.sheets) {
    const bounds = boundFilledCells(sheet);
    const cells = bounds ? (bounds.bottom - bounds.top + 1) * (bounds.right - bounds.left + 1) : 0;
    if (cells > cellLimit) return refuseVastSheet(sheet.name);
    grids.push(gridOf(sheet, bounds));
  }
  return { ok: true, grids, notes: parsed.notes };
}

/** As `readWorkbook`, but gives everything the parser knows: styles, widths, validations, tables. */
export async function parseWorkbook(bytes: Uint8Array): Promise<ParsedWorkbook | WorkbookFileRefusal> {
  const refusal = checkWorkbookFile(bytes);
  if (refusal) return refusal;
  try {
    const settled = await openSettled(await settlePackage(bytes));
    const parts = new Set(settled.sheets.filter(({ readable }) => readable).map(({ part }) => part));
    if (parts.size === 0) return refuseWorkbookFile('corrupt', corruptMessage);
    if (!(await holdWorksheets(settled.bytes, parts))) return refuseWorkbookFile('corrupt', corruptMessage);
    const trimmed = { ...settled, bytes: await trimBlankRows(settled.bytes, parts) };
    const plain = await plainPackage(trimmed);
    const workbook = await readBounded(plain.bytes, trimmed);
    const places = trimmed.sheets.flatMap(({ readable }, index) => (readable ? [index] : []));
    const dated = workbook.sheets.map((sheet, index) =>
      setMoments(sheet, plain.moments.get(trimmed.sheets[places[index]!]!.part) ?? new Map()),
    );
    const notes = noteUnreadSheets(trimmed.sheets);
    return { ok: true, workbook, places, dated, notes, bytes: trimmed.bytes };
  } catch (error) {
    return refuseParserError(error);
  }
}

/**
 * The parser keeps an object for every formatted cell, blank or not, and a dense block down to the last of them: a
 * million blank formatted rows would cost gigabytes. Such files are streamed first to find the last filled cell, then
 * read inside that area only. (Formulas without a stored result beyond the last value go unseen on that path.)
 */
async function readBounded(bytes: Uint8Array, { sheets: listed }: SettledPackage): Promise<Workbook> {
  // The parser counts the sheets that have a name and a relation.
  const named = listed.filter(({ name, relationId }) => name !== '' && relationId !== '');
  const sheets = (_: unknown, index: number) => named[index]?.readable === true;
  const parts = new Set(listed.map(({ part }) => part));
  const sheetBytes = (readZipDirectory(bytes) ?? [])
    .filter((entry) => parts.has(entry.name))
    .reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (sheetBytes <= formatsAtOnce) {
    try {
      return await readXlsx(bytes, { readStyles: true, sheets });
    } catch (error) {
      if (!isVastSheetError(error)) throw error;
    }
  }
  return await readXlsx(bytes, { readStyles: true, sheets, range: await findFilledRange(bytes, sheets) });
}

/** A1 range from A1 that covers every value of every sheet, found in constant memory. */
async function findFilledRange(bytes: Uint8Array, sheets: NonNullable<ReadOptions['sheets']>): Promise<string> {
  const outline = await readXlsx(bytes, { range: 'A1:A1', sheets });
  let bottom = 0;
  let right = 0;
  for (const sheet of outline.sheets) {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: sheet.name })) {
      const last = lastFilled(values);
      if (last < 0) continue;
      bottom = Math.max(bottom, index);
      right = Math.max(right, last);
    }
  }
  return `A1:${a1({ row: bottom, column: right })}`;
}

function lastFilled(values: readonly RawValue[]): number {
  for (let column = values.length - 1; column >= 0; column -= 1) if (isFilled(values[column])) return column;
  return -1;
}

/** The parser refuses a sheet whose block from A1 to its last formatted cell exceeds 20 million cells. */
function isVastSheetError(error: unknown): boolean {
  return error instanceof Error && /over the \d+ limit/.test(error.message);
}

function refuseParserError(error: unknown): WorkbookFileRefusal {
  if (isVastSheetError(error)) return refuseVastSheet(null);
  return refuseWorkbookFile('corrupt', corruptMessage);
}

function refuseVastSheet(name: string | null): WorkbookFileRefusal {
  const where = name === null ? 'Một trang tính' : `Trang tính «${name}»`;
  return refuseWorkbookFile(
    'too-large',
    `${where} trải quá rộng (trên 5 triệu ô tính từ ô đầu đến ô cuối có dữ liệu). Hãy mở tệp bằng Excel, nhấn Ctrl+End để tìm ô cuối, xóa hẳn các dòng và cột thừa, lưu lại rồi mở tệp mới.`,
  );
}

/** A parsed value as a cell value; blank text counts as an empty cell, as in Excel's own interface. */
export function plainValue(value: RawValue | undefined): CellValue {
  if (value === undefined || value === null || value === '') return null;
  return value instanceof Date ? dateSerial(value) : value;
}

function gridOf(sheet: RawSheet, bounds: Rect | null): WorkbookGrid {
  const { top, left, bottom, right } = bounds ?? { top: 0, left: 0, bottom: -1, right: -1 };
  const readFormula = createFormulaReader(sheet);
  const values: (readonly CellValue[])[] = [];
  const formulas: (readonly (string | null)[])[] = [];
  const numberFormats: (readonly (string | null)[])[] = [];
  const blankRow = new Array<null>(Math.max(0, right - left + 1)).fill(null);
  let uncalculated = 0;
  for (let row = top; row <= bottom; row += 1) {
    const valueRow: CellValue[] = [];
    const formulaRow: (string | null)[] = [];
    const formatRow: (string | null)[] = [];
    for (let column = left; column <= right; column += 1) {
      const cell = sheet.cells?.get(`${row},${column}`);
      const formula = cell ? readFormula(cell, row, column) : null;
      const raw = sheet.rows[row]?.[column];
      if (formula !== null && (raw === null || raw === undefined)) uncalculated += 1;
      valueRow.push(plainValue(raw));
      formulaRow.push(formula);
      formatRow.push(formatOf(cell));
    }
    values.push(shareBlank(valueRow, blankRow));
    formulas.push(shareBlank(formulaRow, blankRow));
    numberFormats.push(shareBlank(formatRow, blankRow));
  }
  return {
    name: sheet.name,
    top,
    left,
    values,
    formulas,
    numberFormats,
    merges: mergesWithin(sheet, bottom, right),
    hiddenRows: hiddenRowsWithin(sheet, bottom),
    hiddenColumns: hiddenColumnsWithin(sheet, right),
    hidden: Boolean(sheet.hidden || sheet.veryHidden),
    uncalculated,
  };
}

/** One row stands for all blank ones: a forgotten cell on the last row of a sheet must not cost a million arrays. */
function shareBlank<Cell>(row: readonly (Cell | null)[], blank: readonly null[]): readonly (Cell | null)[] {
  return row.every((cell) => cell === null) ? blank : row;
}

function formatOf(cell: Cell | undefined): string | null {
  const format = cell?.style?.numFmt;
  return format === undefined || format === 'General' ? null : format;
}

function mergesWithin(sheet: RawSheet, bottom: number, right: number): Rect[] {
  return (sheet.merges ?? [])
    .filter((merge) => merge.startRow <= bottom && merge.startCol <= right)
    .map((merge) => ({ top: merge.startRow, left: merge.startCol, bottom: merge.endRow, right: merge.endCol }));
}

function hiddenRowsWithin(sheet: RawSheet, bottom: number): Set<number> {
  const hidden = new Set<number>();
  for (const [row, definition] of sheet.rowDefs ?? []) if (definition.hidden && row <= bottom) hidden.add(row);
  return hidden;
}

function hiddenColumnsWithin(sheet: RawSheet, right: number): Set<number> {
  const hidden = new Set<number>();
  sheet.columns?.slice(0, right + 1).forEach((column, index) => {
    if (column?.hidden) hidden.add(index);
  });
  return hidden;
}

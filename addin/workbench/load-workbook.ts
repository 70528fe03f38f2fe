import type { ICellData, IColumnData, IRowData, IStyleData, IWorkbookData, IWorksheetData } from '@univerjs/core';
import type { Cell, Sheet, Workbook } from 'hucre/xlsx';
import { dateSerial } from '#shared/xlsx/date-serial.ts';
import { parseWorkbook } from '#shared/xlsx/read-workbook.ts';
import { regularRows } from '#shared/xlsx/regular-rows.ts';
import { createFormulaReader } from '#shared/xlsx/sheet-formulas.ts';
import { corruptMessage, refuseWorkbookFile, type WorkbookFileRefusal } from '#shared/xlsx/workbook-file-check.ts';
import { readSettings } from './file/add-in-settings.ts';
import { readCustomXml } from './file/custom-xml.ts';
import { readHiddenNames, type HiddenNames } from './file/hidden-names.ts';
import { cssColor, gridStyle } from './file/cell-style.ts';
import { parseBlock } from './file/grid-range.ts';
import { loadResources } from './file/load-resources.ts';
import { readColumns, scanSheetXml, type SheetXml, type StoredFormula } from './file/sheet-xml.ts';
import { openPackage, partText, type PackageSheet, type WorkbookPackage } from './file/workbook-package.ts';
import type { FileFormula, FormulaExtent } from './stored-results.ts';
import { BrokenXmlError, readAttributes } from '#shared/xlsx/xml-text.ts';

/** A sheet of the opened file, as saving needs it. */
export interface SourceSheet {
  /** Id of the sheet in the grid. */
  readonly id: string;
  readonly place: PackageSheet;
  readonly scan: SheetXml;
  /** Cells of the file that the grid calculates itself (results a dynamic formula spilled), "row,column". */
  readonly leftOut: ReadonlySet<string>;
  readonly protected: boolean;
}

/** Everything that is kept of an opened file beside what the grid shows. */
export interface WorkbookSource {
  readonly package: WorkbookPackage;
  readonly sheets: readonly SourceSheet[];
  /** The grid's data as it was loaded; saving writes the differences. */
  readonly snapshot: IWorkbookData;
  /** Formats ("xf") whose cells stay writable on a protected sheet. */
  readonly unlockedStyles: ReadonlySet<string>;
  /** True when the file counts days from 1904. */
  readonly date1904: boolean;
}

export interface OpenedWorkbook {
  readonly ok: true;
  readonly source: WorkbookSource;
  readonly settings: Map<string, unknown>;
  /** Sheets of the file that the grid does not show, each in a Vietnamese sentence. */
  readonly notes: readonly string[];
  readonly kept: KeptBeside;
}

/** What a workbook keeps beside its cells for add-ins. */
export interface KeptBeside {
  /** Custom XML parts by their ids. */
  readonly customXml: Map<string, string>;
  /** Hidden names of a sheet that stand for a text, by the sheet's id in the grid. */
  readonly hiddenNames: Map<string, HiddenNames>;
}

/** Name of a file format in the grid's style list; saving finds the format again by it. */
export function styleId(xf: number): string {
  return `xf${xf}`;
}

/** Marks where a row or column of the grid stood in the file; it travels along when lines are inserted or moved. */
export interface LineOrigin {
  readonly origin: number;
}

/** Pixels per point at the 96 dots per inch of a browser. */
const pixelsPerPoint = 4 / 3;
const spareRows = 100;
const spareColumns = 10;

class StyleCollector {
  readonly styles: Record<string, IStyleData> = {};
  readonly unlocked = new Set<string>();
  readonly #seen = new Set<string>();

  constructor(plain: IStyleData) {
    // Cells without a format of their own look like the workbook's default, which not every part of the grid knows.
    this.styles[styleId(0)] = plain;
  }

  /** `dated` tells that the cell's date format is ours: a format of its own then, other cells of `xf` do not share it. */
  use(xf: number, cell: Cell | undefined, dated: boolean): string {
    const id = dated ? `${styleId(xf)} ${cell?.style?.numFmt}` : styleId(xf);
    if (cell?.style && !this.#seen.has(id)) {
      this.#seen.add(id);
      this.styles[id] = gridStyle(cell.style);
      if (cell.style.protection?.locked === false) this.unlocked.add(id);
    }
    return id;
  }
}

/** Opens an .xlsx file for the grid, keeping the package so that saving can put back what the grid does not know. */
export async function loadWorkbook(
  bytes: Uint8Array,
  workbookId: string,
): Promise<OpenedWorkbook | WorkbookFileRefusal> {
  const parsed = await parseWorkbook(bytes);
  if (!parsed.ok) return parsed;
  const { workbook, places, dated } = parsed;
  const opened = await openPackage(parsed.bytes).catch(() => null);
  if (opened === null) return refuseWorkbookFile('corrupt', corruptMessage);
  const collector = new StyleCollector(defaultStyle(workbook));
  const sheets: SourceSheet[] = [];
  const data: Record<string, Partial<IWorksheetData>> = {};
  for (const [index, sheet] of workbook.sheets.entries()) {
    const place = opened.sheets[places[index]!]!;
    const id = `sheet-${places[index]! + 1}`;
    const scan = scanWhole(partText(opened.parts, place.part) ?? '');
    if (scan === null) return refuseWorkbookFile('corrupt', corruptMessage);
    const leftOut = spilledCells(sheet);
    sheets.push({ id, place, scan, leftOut, protected: sheet.protection?.sheet ?? false });
    data[id] = sheetData(id, sheet, scan, leftOut, dated[index]!, collector, workbook);
  }
  const snapshot: IWorkbookData = {
    id: workbookId,
    name: workbookId,
    appVersion: '0.25.1',
    locale: 'viVN' as IWorkbookData['locale'],
    styles: collector.styles,
    sheetOrder: sheets.map((sheet) => sheet.id),
    sheets: data,
    resources: loadResources(workbook, sheets),
  };
  const source: WorkbookSource = {
    package: opened,
    sheets,
    snapshot,
    unlockedStyles: collector.unlocked,
    date1904: workbook.dateSystem === '1904',
  };
  const names = readHiddenNames(opened.parts, opened.workbookPart);
  const kept: KeptBeside = {
    customXml: readCustomXml(opened.parts, opened.workbookPart),
    hiddenNames: new Map(sheets.map(({ id, place }) => [id, names.get(place.name) ?? new Map<string, string>()])),
  };
  return { ok: true, source, settings: readSettings(opened.parts), notes: parsed.notes, kept };
}

/** A sheet whose XML is not closed reads well up to its damage, but saving over it would lose the rest: `null`. */
function scanWhole(xml: string): SheetXml | null {
  try {
    return scanSheetXml(regularRows(xml));
  } catch (error) {
    if (error instanceof BrokenXmlError) return null;
    throw error;
  }
}

/** Cells that hold what a dynamic formula spilled: kept, they would stop the formula from spilling again. */
function spilledCells(sheet: Sheet): Set<string> {
  const spilled = new Set<string>();
  for (const [key, cell] of sheet.cells ?? []) {
    const range = cell.formulaDynamic && cell.formulaRef !== undefined ? parseBlock(cell.formulaRef) : null;
    if (!range) continue;
    // A file may claim a whole sheet; only rows it stores can hold a result.
    const lastRow = Math.min(range.endRow, sheet.rows.length - 1);
    for (let row = range.startRow; row <= lastRow; row += 1) {
      const lastColumn = Math.min(range.endColumn, (sheet.rows[row]?.length ?? 0) - 1);
      for (let column = range.startColumn; column <= lastColumn; column += 1) spilled.add(`${row},${column}`);
    }
    spilled.delete(key);
  }
  return spilled;
}

function sheetData(
  id: string,
  sheet: Sheet,
  scan: SheetXml,
  leftOut: ReadonlySet<string>,
  dated: ReadonlySet<string>,
  collector: StyleCollector,
  workbook: Workbook,
): Partial<IWorksheetData> {
  const readFormula = createFormulaReader(sheet);
  const cellData: Record<number, Record<number, ICellData>> = {};
  const rowData: Record<number, Partial<IRowData>> = {};
  let lastRow = 0;
  let lastColumn = 0;
  for (const [row, place] of scan.rows) {
    // Beyond the filled area of a huge sheet nothing was parsed; those rows stay in the file untouched.
    if (row >= sheet.rows.length) continue;
    lastRow = Math.max(lastRow, row);
    rowData[row] = rowOf(row, place.tag);
    const cells: Record<number, ICellData> = {};
    for (const [column, { style, formula: stored }] of place.cells) {
      if (leftOut.has(`${row},${column}`)) continue;
      lastColumn = Math.max(lastColumn, column);
      const cell = sheet.cells?.get(`${row},${column}`);
      const formula = cell ? readFormula(cell, row, column) : null;
      const value = valueData(sheet.rows[row]?.[column]);
      const kept: FileFormula = { extent: extentOf(stored, cell), result: value };
      cells[column] = {
        ...value,
        ...(formula === null ? {} : { f: formula, custom: { fileFormula: kept } }),
        s: collector.use(style, cell, dated.has(`${row},${column}`)),
      };
    }
    cellData[row] = cells;
  }
  const format = formatDefaults(scan);
  return {
    id,
    name: sheet.name,
    hidden: sheet.hidden || sheet.veryHidden ? 1 : 0,
    tabColor: cssColor(sheet.view?.tabColor) ?? '',
    ...(sheet.view?.zoomScale === undefined ? {} : { zoomRatio: sheet.view.zoomScale / 100 }),
    showGridlines: sheet.view?.showGridLines === false ? 0 : 1,
    rowCount: lastRow + spareRows,
    columnCount: Math.max(lastColumn + spareColumns, 26),
    cellData,
    rowData,
    columnData: columnsOf(scan, lastColumn),
    mergeData: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      startRow,
      startColumn: startCol,
      endRow,
      endColumn: endCol,
    })),
    defaultColumnWidth: format.columnWidth,
    defaultRowHeight: format.rowHeight,
    defaultStyle: defaultStyle(workbook),
    freeze: freezeOf(sheet),
  };
}

/** How far a formula reaches. */
function extentOf(stored: StoredFormula | null, cell: Cell | undefined): FormulaExtent {
  if (stored !== 'array') return 'single';
  if (cell?.formulaDynamic) return 'spilling';
  const block = cell?.formulaRef === undefined ? null : parseBlock(cell.formulaRef);
  return block && (block.startRow !== block.endRow || block.startColumn !== block.endColumn) ? 'stored' : 'first';
}

function valueData(value: Sheet['rows'][number][number] | undefined): ICellData {
  if (value === null || value === undefined || value === '') return {};
  if (value instanceof Date) return { v: dateSerial(value), t: 2 };
  if (typeof value === 'number') return { v: value, t: 2 };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: 3 };
  return { v: value, t: 1 };
}

function rowOf(row: number, tag: string): Partial<IRowData> {
  const attributes = readAttributes(tag, 0);
  const height = Number(attributes.get('ht') ?? 'NaN');
  const custom = isOn(attributes.get('customHeight'));
  const origin: LineOrigin = { origin: row };
  return {
    ...(Number.isNaN(height) ? {} : { h: Math.round(height * pixelsPerPoint) }),
    // A height the file did not fix may grow with the text, as in Excel.
    ia: custom ? 0 : 1,
    ...(isOn(attributes.get('hidden')) ? { hd: 1 } : {}),
    custom: { ...origin },
  };
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** Width of a column in pixels from its width in characters of the default font, 7 pixels each plus 5 of padding. */
export function columnPixels(characters: number): number {
  return Math.round(characters * 7 + 5);
}

function columnsOf(scan: SheetXml, lastColumn: number): Record<number, Partial<IColumnData>> {
  const columns: Record<number, Partial<IColumnData>> = {};
  const last = lastColumn + spareColumns;
  for (let column = 0; column <= last; column += 1) {
    const origin: LineOrigin = { origin: column };
    columns[column] = { custom: { ...origin } };
  }
  for (const place of readColumns(scan)) {
    const width = Number(place.attributes.get('width') ?? 'NaN');
    for (let column = place.first; column <= Math.min(place.last, last); column += 1) {
      columns[column] = {
        ...columns[column],
        ...(Number.isNaN(width) ? {} : { w: columnPixels(width) }),
        ...(isOn(place.attributes.get('hidden')) ? { hd: 1 } : {}),
      };
    }
  }
  return columns;
}

function formatDefaults(scan: SheetXml): { columnWidth: number; rowHeight: number } {
  const element = scan.children.find((child) => child.name === 'sheetFormatPr');
  const attributes = element ? readAttributes(scan.xml, element.start) : new Map<string, string>();
  const width = Number(attributes.get('defaultColWidth') ?? '8.43');
  const height = Number(attributes.get('defaultRowHeight') ?? '15');
  return { columnWidth: columnPixels(width), rowHeight: Math.round(height * pixelsPerPoint) };
}

function defaultStyle(workbook: Workbook): IStyleData {
  return gridStyle({ font: workbook.defaultFont ?? { name: 'Calibri', size: 11 } });
}

function freezeOf(sheet: Sheet): IWorksheetData['freeze'] {
  const rows = sheet.freezePane?.rows ?? 0;
  const columns = sheet.freezePane?.columns ?? 0;
  return { xSplit: columns, ySplit: rows, startRow: rows > 0 ? rows : -1, startColumn: columns > 0 ? columns : -1 };
}

import { createExcelWorkbookHost } from '#addin/host/excel-workbook-host.ts';
import type { HostFailure, WorkbookHost } from '#addin/host/workbook-host.ts';
import { MemorySpreadsheet, type Calculate } from '#addin/workbench/memory-spreadsheet.ts';
import { OfficeHost, defaultRequirementSets } from '#addin/workbench/office-host/office-host.ts';
import { columnIndex } from '#shared/sheet/a1.ts';
import type { CellAddress, CellValue, Grid, Rect } from '#shared/sheet/grid.ts';
import { connectOffice } from './office-realm.ts';

export interface ExcelFixture {
  readonly book: MemorySpreadsheet;
  readonly host: OfficeHost;
  readonly port: WorkbookHost;
  readonly sheetId: string;
}

export interface ExcelOptions {
  readonly excelApi?: string;
  readonly calculate?: Calculate;
  /** `false` = an Excel that refuses while a cell is edited, whatever it was asked. */
  readonly delaysForCellEdit?: false;
}

/** One sheet "Kế hoạch" with the given rows from A1, in an Excel that the real Office library talks to. */
export function openInExcel(rows: readonly (readonly CellValue[])[] = [], options: ExcelOptions = {}): ExcelFixture {
  const grid: Grid = {
    name: 'Kế hoạch',
    top: 0,
    left: 0,
    values: rows,
    formulas: null,
    numberFormats: null,
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
  };
  return openGridInExcel(grid, options);
}

/** The same with a whole sheet. */
export function openGridInExcel(grid: Grid, options: ExcelOptions = {}): ExcelFixture {
  const book = new MemorySpreadsheet(options.calculate ? { calculate: options.calculate } : {});
  const { id: sheetId } = book.addGrid(grid);
  const { DelayForCellEdit = '', ...sets } = defaultRequirementSets;
  const requirementSets = {
    ...sets,
    ...(options.delaysForCellEdit !== false && { DelayForCellEdit }),
    ...(options.excelApi && { ExcelApi: options.excelApi }),
  };
  const host = new OfficeHost(book, { requirementSets });
  host.newWorkbooks.open = () => undefined;
  connectOffice(host);
  return { book, host, port: createExcelWorkbookHost(), sheetId };
}

/** "B2" or "B2:D5" as a block. */
export function block(address: string): Rect {
  const [first, last = first] = address.split(':').map(cell);
  return { top: first!.row, left: first!.column, bottom: last!.row, right: last!.column };
}

export function cell(address: string): CellAddress {
  const match = /^([A-Z]+)(\d+)$/.exec(address);
  if (!match) throw new Error(`"${address}" is no cell address`);
  return { row: Number(match[2]) - 1, column: columnIndex(match[1]!) };
}

/** The failure a promise rejects with; throws if it does not reject with one. */
export async function failureOf(work: Promise<unknown>): Promise<HostFailure> {
  const outcome: unknown = await work.then(
    () => 'no failure',
    (error: unknown) => error,
  );
  if (outcome instanceof Error && outcome.name === 'HostFailure') return outcome as HostFailure;
  throw new Error(`Expected a HostFailure, got ${String(outcome)}`);
}

/** Lets events that were posted during a request arrive. */
export async function eventsDelivered(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 10));
}

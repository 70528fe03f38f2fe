import { ICommandService, IUniverInstanceService, UniverInstanceType, type ICellData } from '@univerjs/core';
import type { IExecutionOptions, ICommandInfo, Injector, Nullable, Workbook } from '@univerjs/core';
import {
  BooleanValueObject,
  ErrorValueObject,
  IFormulaRuntimeService,
  IFunctionService,
  NumberValueObject,
  SetRangeValuesMutation,
  StringValueObject,
} from '@univerjs/preset-sheets-core';
import type { BaseReferenceObject, FunctionVariantType } from '@univerjs/preset-sheets-core';
import { isErrorText } from './file/cell-xml.ts';
import { isGridFault } from './file/followed-results.ts';

/**
 * How the grid may calculate a formula of the file: for its own cell alone, for its own cell out of several results (an
 * array formula of one cell), spilling into others, or not at all (an array formula that fills a block).
 */
export type FormulaExtent = 'single' | 'first' | 'spilling' | 'stored';

/** What a cell of the file remembers of its formula; it travels along when the cell moves and goes when it is retyped. */
export interface FileFormula {
  readonly extent: FormulaExtent;
  /** The result stored in the file, in the grid's terms. */
  readonly result: Pick<ICellData, 'v' | 't'>;
}

function fileFormula(cell: Nullable<ICellData>): FileFormula | null {
  const kept = (cell?.custom as { readonly fileFormula?: FileFormula } | null | undefined)?.fileFormula;
  return kept ?? null;
}

/** Blocks that several formulas of the grid cannot read: columns of tables, other workbooks, several sheets at once. */
const beyondGrid = /\[|[\p{L}\p{N}_.]:[\p{L}_][\p{L}\p{N}_.]*!|'[^']*:[^']*'!/u;

/** Whether the grid knows how to calculate a formula, as far as its text tells. */
export function isCalculable(formula: string, knowsFunction: (name: string) => boolean): boolean {
  const text = formula.replace(/"(?:[^"]|"")*"/g, '""');
  if (beyondGrid.test(text)) return false;
  const called = [...text.replace(/'(?:[^']|'')*'/g, '').matchAll(/([\p{L}_][\p{L}\p{N}_.]*)\(/gu)];
  const names = called.map(([, name]) => name!.toUpperCase());
  // Names bound by these two are called like functions.
  if (names.includes('LET') || names.includes('LAMBDA')) return true;
  return names.every(knowsFunction);
}

/** The single cells of a result, as far as needed: its first one, and whether there are more. */
function firstCell(result: FunctionVariantType): { readonly first: FunctionVariantType; readonly several: boolean } {
  const block = result.isReferenceObject() || (result.isValueObject() && result.isArray());
  if (!block) return { first: result, several: false };
  // Arrays and references answer the same two questions.
  const cells = result as BaseReferenceObject;
  const { startRow, endRow, startColumn, endColumn } = cells.getRangePosition();
  return { first: cells.getFirstCell(), several: startRow !== endRow || startColumn !== endColumn };
}

function isFault(result: FunctionVariantType): boolean {
  return result.isValueObject() && isGridFault({ v: String((result as ErrorValueObject).getValue()) });
}

function asResult({ v, t }: Pick<ICellData, 'v' | 't'>): FunctionVariantType | null {
  if (v === null || v === undefined) return null;
  if (Number(t) === 3 || typeof v === 'boolean') return BooleanValueObject.create(v === true || v === 1 || v === '1');
  if (typeof v === 'number') return NumberValueObject.create(v);
  return isErrorText(v)
    ? ErrorValueObject.create(v as Parameters<typeof ErrorValueObject.create>[0])
    : StringValueObject.create(v);
}

/**
 * Keeps the result that the file stores where the grid cannot calculate a formula as Excel does: formulas that use what the
 * grid lacks, or that it would let spill over other cells. Formulas that read such a cell calculate with the kept result.
 * A formula of the file keeps its format too; the grid would dress TODAY() as a date.
 */
export function keepStoredResults(injector: Injector): void {
  const runtime = injector.get(IFormulaRuntimeService);
  const functions = injector.get(IFunctionService);
  const books = injector.get(IUniverInstanceService);
  const cellAt = (unitId: string, sheetId: string, row: number, column: number): Nullable<ICellData> =>
    books
      .getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET)
      ?.getSheetBySheetId(sheetId)
      ?.getCellRaw(row, column);
  const knowsFunction = (name: string) => functions.hasExecutor(name);
  const store = runtime.setRuntimeData.bind(runtime);
  runtime.setRuntimeData = (result) => {
    const { currentUnitId, currentSubUnitId, currentRow, currentColumn } = runtime;
    const cell = cellAt(currentUnitId, currentSubUnitId, currentRow, currentColumn);
    const kept = fileFormula(cell);
    if (!cell || !kept) {
      store(result);
      return;
    }
    const { first, several } = firstCell(result);
    const fault = isFault(first);
    const unfit =
      kept.extent === 'stored' ||
      (kept.extent === 'single' && several) ||
      fault ||
      (typeof cell.f === 'string' && !isCalculable(cell.f, knowsFunction));
    const old = unfit ? asResult((cell.v ?? null) === null ? kept.result : cell) : null;
    store(old ?? (kept.extent === 'first' ? first : result));
    const written = runtime.getUnitData()[currentUnitId]?.[currentSubUnitId]?.getValue(currentRow, currentColumn);
    if (written) delete written.s;
  };
  injector.get(ICommandService).beforeCommandExecuted((command, options) => forgetRetyped(command, options, cellAt));
}

interface SetValues {
  readonly unitId: string;
  readonly subUnitId: string;
  readonly cellValue?: Record<number, Record<number, Nullable<ICellData>> | undefined>;
}

/** A cell that is given another content no longer holds the formula of the file. */
function forgetRetyped(
  command: Readonly<ICommandInfo>,
  options: IExecutionOptions | undefined,
  cellAt: (unitId: string, sheetId: string, row: number, column: number) => Nullable<ICellData>,
): void {
  if (command.id !== SetRangeValuesMutation.id || options?.fromFormula) return;
  const { unitId, subUnitId, cellValue } = command.params as SetValues;
  for (const [row, cells] of Object.entries(cellValue ?? {})) {
    for (const [column, cell] of Object.entries(cells ?? {})) {
      if (!cell || !('v' in cell)) continue;
      if (fileFormula(cellAt(unitId, subUnitId, Number(row), Number(column)))) cell.custom = null;
    }
  }
}

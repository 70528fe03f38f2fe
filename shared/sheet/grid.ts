/** What a cell holds once Excel has calculated it. A date is its serial number, with a date number format. */
export type CellValue = string | number | boolean | null;

/** A block of cells, zero-based and inclusive at both ends, in sheet coordinates. */
export interface Rect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One cell, zero-based, in sheet coordinates. */
export interface CellAddress {
  readonly row: number;
  readonly column: number;
}

/**
 * A sheet as plain data, wherever it came from: Office.js, an .xlsx file, a test.
 *
 * `values` is rectangular; its first cell lies at row `top`, column `left` of the sheet (zero-based).
 * An empty cell is `null`. `formulas` and `numberFormats`, where known, have the shape of `values`;
 * a formula cell holds text that begins with "=", any other cell holds `null`.
 */
export interface Grid {
  readonly name: string;
  readonly top: number;
  readonly left: number;
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly (readonly (string | null)[])[] | null;
  readonly numberFormats: readonly (readonly (string | null)[])[] | null;
  readonly merges: readonly Rect[];
  /** Set where nobody could tell which cells are merged: a blank cell may then be covered by one above it. */
  readonly mergesUnknown?: true;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
}

/** What to write into one cell. Text is always written literally: "=1+1" stays text unless `formula` is set. */
export interface CellEdit extends CellAddress {
  readonly value: CellValue;
  /** An Excel formula in US notation, beginning with "=". When set, `value` is ignored. */
  readonly formula?: string;
  readonly numberFormat?: string;
  /** The font of the whole cell; left as it is when absent. */
  readonly fontName?: string;
}

/** The value at sheet coordinates, or `null` outside the grid. */
export function valueAt(grid: Grid, row: number, column: number): CellValue {
  return grid.values[row - grid.top]?.[column - grid.left] ?? null;
}

/** The formula at sheet coordinates, or `null` where there is none or none is known. */
export function formulaAt(grid: Grid, row: number, column: number): string | null {
  return grid.formulas?.[row - grid.top]?.[column - grid.left] ?? null;
}

/** The number format at sheet coordinates, or `null` where none is known. */
export function numberFormatAt(grid: Grid, row: number, column: number): string | null {
  return grid.numberFormats?.[row - grid.top]?.[column - grid.left] ?? null;
}

const columnsOfSheet = 16_384;

/** One number for a cell of a sheet, for sets and maps over many cells. */
export function cellNumber({ row, column }: CellAddress): number {
  return row * columnsOfSheet + column;
}

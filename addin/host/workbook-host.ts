import type { GridRows } from '#shared/inspect/patch-grid.ts';
import type { CellAddress, CellEdit, CellValue, Grid, Rect } from '#shared/sheet/grid.ts';

/** A sheet as read from Excel, with the id that later calls name it by. */
export interface SheetSnapshot {
  readonly sheetId: string;
  readonly grid: Grid;
  /** This Excel could not tell the merged areas: `grid.merges` is empty whether there are any or not. */
  readonly mergesUnknown?: true;
}

/** One of our marks: a tint on the cell and a note with the sentence. */
export interface CellMark extends CellAddress {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

/** What stood in a cell before we wrote: enough to put it back. */
export interface CellBefore extends CellAddress {
  readonly value: CellValue;
  readonly formula: string | null;
  readonly numberFormat: string | null;
  /** Only where the write changed the font; `null` = the cell mixed several. */
  readonly fontName?: string | null;
}

/** A sheet by its tab. */
export interface SheetName {
  readonly sheetId: string;
  readonly name: string;
}

/** A sheet with the key of its own that it carries, if any; a copy of a sheet carries the same. */
export interface KeyedSheet extends SheetName {
  readonly key: string | null;
}

/** How a table that we put on a sheet looks. Rows and columns zero-based. */
export interface TableLook {
  /** First row of the title lines. */
  readonly top: number;
  readonly left: number;
  readonly headerRow: number;
  readonly bottom: number;
  /** In points, one for each column. */
  readonly widths: readonly number[];
}

/** Where the last row of a table, its sum, stood and stands now. Zero-based. */
export interface TableEnd {
  readonly left: number;
  readonly right: number;
  readonly from: number;
  readonly to: number;
}

/** Blank rows to come into a sheet, looking like a row that is there. All rows numbered as the sheet is now. */
export interface RowInsert {
  /** The new rows stand before this row. */
  readonly before: number;
  readonly count: number;
  /** Whose look they take: fonts, borders, fills, number formats. */
  readonly like: number;
  /** Columns whose formula of the row `like` goes on in the new rows. */
  readonly formulas: readonly number[];
  /** Columns whose drop-down of words goes on, where the rows come below the last one that has it. */
  readonly dropDowns: readonly number[];
  /** `like`: as high as that row. `text`: as high as their texts need. */
  readonly height: 'like' | 'text';
}

/** Some rows of a sheet as they are now. */
export interface RowsSnapshot {
  readonly name: string;
  /** The sheet's used range, `null` when it holds nothing. */
  readonly used: Rect | null;
  readonly rows: GridRows;
  /** Merged areas that touch the rows, or their part in them; `null` where this Excel cannot tell. */
  readonly merges: readonly Rect[] | null;
}

export interface SheetEvents {
  /** The user (not we) selected a cell. */
  onSelect?(sheetId: string, cell: CellAddress): void;
  /**
   * Cells changed: a hint, never the truth. `ours` = caused by a write of this port. `typed` = the block typed over, or
   * `null` where rows or columns may have come, gone or moved.
   */
  onChange?(sheetId: string, ours: boolean, typed: Rect | null): void;
  /** Another sheet came to the front. */
  onActivate?(sheetId: string): void;
}

/** Why Excel refused; `message` of `HostFailure` says it in Vietnamese with the next step. */
export type HostFailureReason =
  | 'cell-being-edited'
  | 'sheet-protected'
  | 'sheet-missing'
  | 'filtered'
  | 'misplaced'
  | 'too-large'
  | 'not-supported'
  | 'no-excel'
  | 'no-answer'
  | 'unknown';

export class HostFailure extends Error {
  /** Of "no-answer": resolves should Excel answer after all; what was asked may have been done by then. */
  readonly settled: Promise<void> | null;

  constructor(
    readonly reason: HostFailureReason,
    message: string,
    options?: { cause?: unknown; settled?: Promise<void> },
  ) {
    super(message, options);
    this.name = 'HostFailure';
    this.settled = options?.settled ?? null;
  }
}

/**
 * The only way to Excel. Plain data in and out; every method is one `Excel.run` with a fixed number of
 * `context.sync()` whatever the rows. Rejects with `HostFailure` only.
 */
export interface WorkbookHost {
  /** What the file is called, without its folder; `null` before it was saved. Asks Excel nothing. */
  workbookName(): string | null;
  /** This and `readRows`, `readSetting`, `listen` wait while a cell is being edited, where this Excel can wait. */
  readActiveSheet(): Promise<SheetSnapshot>;
  readSheet(sheetId: string): Promise<SheetSnapshot>;
  /** Reads a block of a sheet: the rows an edit touched, across the columns of the sheet. */
  readRows(sheetId: string, area: Rect): Promise<RowsSnapshot>;
  /** Every sheet of the workbook, hidden ones too, in the order of its tabs. */
  listSheets(): Promise<readonly SheetName[]>;
  /** The same with the keys they carry. Ids of sheets may be others after the file was opened again, keys are not. */
  readSheetKeys(): Promise<readonly KeyedSheet[]>;
  writeSheetKey(sheetId: string, key: string): Promise<void>;
  /** Names of the fonts of cells, in their order; `null` where it is not known or a cell mixes several. */
  readFonts(sheetId: string, cells: readonly CellAddress[]): Promise<readonly (string | null)[]>;
  /** Writes all cells or none; answers what stood there before, for undo. */
  writeCells(sheetId: string, edits: readonly CellEdit[]): Promise<readonly CellBefore[]>;
  /** Puts back what `writeCells` answered. */
  restoreCells(sheetId: string, before: readonly CellBefore[]): Promise<void>;
  /**
   * Inserts whole rows, everything below moving down, and writes cells of them; `edits` name rows as they are numbered
   * afterwards. Inserts before
   * one row come in the order given. Should the writing be refused, the rows are taken out again.
   */
  insertRows(sheetId: string, inserts: readonly RowInsert[], edits: readonly CellEdit[]): Promise<void>;
  /** Takes whole rows out, everything below moving up. */
  deleteRows(sheetId: string, rows: readonly number[]): Promise<void>;
  selectCell(sheetId: string, cell: CellAddress): Promise<void>;
  /** Adds a sheet under this name, or the first free one like it, and shows it; answers its id. */
  addSheet(name: string): Promise<string>;
  /** Lines, widths and wrapped text for a table, and its title, header and sum set off. */
  layOutTable(sheetId: string, look: TableLook): Promise<void>;
  /** Lets the look of a table follow its sum to another row. */
  moveTableEnd(sheetId: string, end: TableEnd): Promise<void>;
  /** Opens the bytes of an .xlsx file as a new workbook; the one at hand stays as it is. */
  createWorkbook(bytes: Uint8Array): Promise<void>;
  hideColumn(sheetId: string, column: number): Promise<void>;
  /** Lets the filters on a table take in a column right of them, so that sorting moves its cells with their rows. */
  coverColumn(sheetId: string, column: number, table: Rect): Promise<void>;
  /** Copies the look (fill, font, borders, wrap, width) of one column's rows to another column. */
  copyColumnLook(sheetId: string, from: number, to: number, top: number, bottom: number): Promise<void>;
  /** A drop-down of the given words on a column's rows. */
  setDropDown(sheetId: string, column: number, top: number, bottom: number, words: readonly string[]): Promise<void>;
  /** Replaces all our marks on the sheet by these. */
  showMarks(sheetId: string, marks: readonly CellMark[]): Promise<void>;
  clearMarks(sheetId: string): Promise<void>;
  /** Whether the sheet wears marks of ours. */
  holdsMarks(sheetId: string): Promise<boolean>;
  /** A small JSON value kept in the workbook file under a name. `null` when absent. Never a secret. */
  readSetting(name: string): Promise<unknown>;
  writeSetting(name: string, value: unknown): Promise<void>;
  /** Starts listening; answers the function that stops it. */
  listen(events: SheetEvents): Promise<() => Promise<void>>;
}

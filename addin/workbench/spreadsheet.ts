import type { CellValue, Rect } from '#shared/sheet/grid.ts';

/** One stored cell as the host sees it. `input` is what was put in: a value, or a formula beginning with "=". */
export interface StoredCell {
  readonly value: CellValue;
  readonly formula: string | null;
  readonly numberFormat: string | null;
  /** What the screen shows. */
  readonly text: string;
}

export interface SheetInfo {
  readonly id: string;
  readonly name: string;
  readonly visible: boolean;
}

export type SpreadsheetEvent =
  | { readonly type: 'change'; readonly sheetId: string; readonly area: Rect; readonly source: 'user' | 'host' }
  | { readonly type: 'select'; readonly sheetId: string; readonly area: Rect }
  | { readonly type: 'activate'; readonly sheetId: string };

/** Input of one cell: `undefined` leaves it as it is, `null` clears it. A string beginning with "=" is a formula unless `literal`. */
export interface CellInput {
  readonly value?: CellValue;
  readonly literal?: boolean;
  readonly numberFormat?: string;
}

/** A tint by rule, as Excel's custom conditional format: one rule over any number of blocks. */
export interface TintRule {
  readonly id: string;
  readonly areas: readonly Rect[];
  readonly formula: string;
  readonly fill: string | null;
  readonly fontColor: string | null;
}

/** The AutoFilter of a sheet, or of a table on it. */
export interface SheetFilter {
  /** Name of the table; `null` = the sheet's own. */
  readonly table: string | null;
  /** The row that carries the arrows and the rows under it. */
  readonly area: Rect;
  /** Whether a choice made in one of its columns is in force. */
  readonly filtering: boolean;
}

export type CellSide = 'top' | 'bottom' | 'left' | 'right';

/** An unbroken line along one side of a cell. */
export interface BorderLine {
  readonly weight: 'Hairline' | 'Thin' | 'Medium' | 'Thick';
  readonly color: string;
}

/** Direct formatting of a block; absent = leave. Colours are "#RRGGBB", `null` = none. */
export interface BlockFormat {
  readonly fill?: string | null;
  readonly fontColor?: string | null;
  readonly bold?: boolean;
  readonly wrap?: boolean;
  readonly columnWidth?: number;
  /** In points, of whole rows. */
  readonly rowHeight?: number;
  readonly fontName?: string;
  /** In points. */
  readonly fontSize?: number;
  readonly horizontal?: 'General' | 'Left' | 'Center' | 'Right';
  readonly vertical?: 'Top' | 'Center' | 'Bottom';
  /** Lines of every cell of the block; a side that is absent stays, `null` = no line. */
  readonly borders?: Readonly<Partial<Record<CellSide, BorderLine | null>>>;
}

/**
 * What the office host needs of a spreadsheet. Two implementations: an in-memory one for tests and the
 * grid of the workbench page. All coordinates zero-based; methods are synchronous except where calculation matters.
 */
export interface Spreadsheet {
  sheets(): readonly SheetInfo[];
  activeSheetId(): string;
  activate(sheetId: string): void;
  addSheet(name: string): SheetInfo;
  /** Bounds of what is filled, or `null` for an empty sheet. `valuesOnly` ignores formatting. */
  usedArea(sheetId: string, valuesOnly: boolean): Rect | null;
  read(sheetId: string, area: Rect): StoredCell[][];
  /** Writes a block; resolves when dependent formulas are calculated. `source: 'host'` on the event. */
  write(sheetId: string, area: Rect, inputs: readonly (readonly CellInput[])[]): Promise<void>;
  merges(sheetId: string): readonly Rect[];
  /** Rows hidden by hand or by a filter. */
  hiddenRows(sheetId: string): ReadonlySet<number>;
  /** Of the hidden rows those that a filter hides. */
  filteredRows(sheetId: string): ReadonlySet<number>;
  filters(sheetId: string): readonly SheetFilter[];
  /** Lets a filter span another block. The sheet's own forgets the choices made in its columns, as Excel's does. */
  setFilterArea(sheetId: string, table: string | null, area: Rect): void;
  hiddenColumns(sheetId: string): ReadonlySet<number>;
  setColumnHidden(sheetId: string, column: number, hidden: boolean): void;
  /** Width of one column in points, the unit of `BlockFormat.columnWidth` and of Excel's API. */
  columnWidth(sheetId: string, column: number): number;
  /** Font of one cell; `null` where its text mixes several. */
  fontName(sheetId: string, row: number, column: number): string | null;
  format(sheetId: string, area: Rect, format: BlockFormat): void;
  /** The unbroken line along a side of one cell; `null` where there is none of that kind. */
  border(sheetId: string, row: number, column: number, side: CellSide): BorderLine | null;
  /** Inserts blank rows before a row; formulas, merges, validations and conditional formats move along. */
  insertRows(sheetId: string, before: number, count: number): Promise<void>;
  removeRows(sheetId: string, first: number, count: number): Promise<void>;
  /** Height of one row in points. */
  rowHeight(sheetId: string, row: number): number;
  /** Lets rows be as high as their texts need. */
  fitRows(sheetId: string, top: number, bottom: number): void;
  /** The words of the drop-down on a cell; `null` where it has none. `other` = a validation of another kind. */
  dropDown(sheetId: string, row: number, column: number): readonly string[] | 'other' | null;
  /** Copies formats (not values) of one block onto another of the same shape. */
  copyFormat(sheetId: string, from: Rect, to: Rect): void;
  tints(sheetId: string): readonly TintRule[];
  addTint(sheetId: string, tint: Omit<TintRule, 'id'>): TintRule;
  removeTint(sheetId: string, id: string): void;
  setDropDown(sheetId: string, area: Rect, words: readonly string[] | null): void;
  selection(): { readonly sheetId: string; readonly area: Rect };
  select(sheetId: string, area: Rect): void;
  /** Whether the sheet refuses writing; with `area`, whether that block holds a locked cell. */
  isProtected(sheetId: string, area?: Rect): boolean;
  /** JSON values kept with the file (Excel's workbook settings). */
  readonly settings: Map<string, unknown>;
  /** Custom XML parts of the file by their ids. */
  readonly customXml: Map<string, string>;
  /** Hidden names that belong to a sheet and stand for a text: formulas such as `="a"`, by name. */
  hiddenNames(sheetId: string): Map<string, string>;
  subscribe(listener: (event: SpreadsheetEvent) => void): () => void;
}

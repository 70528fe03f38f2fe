import type { SheetKind } from '#shared/sheet/sheet-kind.ts';

/** A cell of a corpus sheet: a plain value, a day, or a value with what Excel keeps beside it. */
export type CorpusCell = string | number | boolean | null | Date | CellSpec;

export interface CellSpec {
  readonly value: string | number | boolean | null | Date;
  /** Number format: "dd/mm/yyyy", "0%". */
  readonly format?: string;
  /** Formula without "="; `value` is its stored result. */
  readonly formula?: string;
  /** The text in runs of their own font, as Excel keeps a word made bold by hand. */
  readonly runs?: readonly string[];
  /** Rows and columns the cell is merged over. */
  readonly over?: { readonly rows: number; readonly columns: number };
  /** Codes of the defects seeded here. */
  readonly seeds?: readonly string[];
}

/** What a record must say; fields left out are not looked at. See `summariseRecord`. */
export type ExpectedRecord = Readonly<Record<string, string | number | boolean | null>>;

/** What the check must make of a sheet. */
export interface ExpectedSheet {
  readonly kind: SheetKind;
  /** A sheet of kind `other` that is read all the same: a table of PAPI results. */
  readonly results?: true;
  /** Tables on the sheet; 1 by default, 0 for `other` and `empty`. */
  readonly tables?: number;
  /** All records in order, or only how many. */
  readonly records?: readonly ExpectedRecord[] | number;
  /** Records per section code, in order. */
  readonly sections?: readonly (readonly [string | null, number])[];
  /** Fields of the largest table's columns, in the order of its columns. */
  readonly columns?: readonly string[];
  /**
   * Honest findings besides the seeded defects: code → cells, as on "Thường xuyên" without a cadence. Nothing else may
   * be found.
   */
  readonly notes?: Readonly<Record<string, readonly string[]>>;
  /** Besides the seeded defects, for long plans: how often each rule speaks. In place of `notes`. */
  readonly counts?: Readonly<Record<string, number>>;
  /** Sum of the largest points and of the self-scored ones, where the sheet is scored. */
  readonly score?: { readonly max?: number; readonly self?: number | null };
}

/** One sheet of a corpus workbook with what must be found on it. */
export interface CorpusSheet {
  readonly name: string;
  readonly rows: readonly (readonly CorpusCell[])[];
  readonly expected: ExpectedSheet;
  /** Zero-based column of the first cell of every row. */
  readonly left?: number;
  /** Blank rows above. */
  readonly top?: number;
  /** A1 blocks merged besides those of the cells. */
  readonly merges?: readonly string[];
  readonly hiddenColumns?: readonly string[];
  /** Row numbers as Excel shows them. */
  readonly hiddenRows?: readonly number[];
  /** A1 block with filter buttons. */
  readonly filter?: string;
  /** Rows and columns kept in sight. */
  readonly freeze?: { readonly rows: number; readonly columns: number };
  /** A1 block made an Excel table; its first row is the header. */
  readonly table?: string;
  readonly hidden?: boolean;
}

export interface CorpusWorkbook {
  /** File name without its ending: province or level, what it is, what is odd about it. */
  readonly file: string;
  readonly sheets: readonly CorpusSheet[];
  /** Arguments of the check besides the file: "--today", "2026-04-10". */
  readonly args?: readonly string[];
  /** LibreOffice writes the file once more before it is read. */
  readonly resaved?: true;
}

/** A cell with defects seeded into it. */
export function bad(cell: CorpusCell, ...seeds: readonly string[]): CellSpec {
  return { ...specOf(cell), seeds };
}

/** A cell merged over columns and rows. */
export function over(cell: CorpusCell, columns: number, rows = 1): CellSpec {
  return { ...specOf(cell), over: { rows, columns } };
}

/** A day as Excel keeps it: a serial number under a date format. */
export function day(year: number, month: number, date: number, format = 'dd/mm/yyyy'): CellSpec {
  return { value: new Date(Date.UTC(year, month - 1, date)), format };
}

/** A text in several runs of font. */
export function runs(...texts: readonly string[]): CellSpec {
  return { value: texts.join(''), runs: texts };
}

export function formula(text: string, result: number): CellSpec {
  return { value: result, formula: text };
}

export function specOf(cell: CorpusCell): CellSpec {
  return typeof cell === 'object' && cell !== null && !(cell instanceof Date) ? cell : { value: cell };
}

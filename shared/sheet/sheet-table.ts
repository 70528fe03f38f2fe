import type { CellAddress, Rect } from './grid.ts';
import type { SheetRecord } from './sheet-record.ts';
import type { ColumnField, SheetKind } from './sheet-kind.ts';

/** One recognised column. */
export interface TableColumn {
  readonly field: ColumnField;
  /** Zero-based sheet column. */
  readonly column: number;
  /** The header words, header rows joined by " | " when there are several. */
  readonly header: string;
  /** 0–1; below 0.7 the pane asks the officer to confirm. */
  readonly confidence: number;
}

/** A group row (I, II, A …) of the table. */
export interface TableSection {
  readonly row: number;
  readonly code: string | null;
  readonly name: string;
}

/** One table found on a sheet, read. */
export interface SheetTable {
  readonly kind: SheetKind;
  /** Zero-based first and last header row. */
  readonly headerTop: number;
  readonly headerBottom: number;
  /** Header and body, without notes and signatures below. */
  readonly area: Rect;
  readonly columns: readonly TableColumn[];
  /** Columns of the table that no field was found for. */
  readonly unknownColumns: readonly { readonly column: number; readonly header: string }[];
  readonly sections: readonly TableSection[];
  readonly records: readonly SheetRecord[];
  /** Totals rows below or inside the table (Tổng cộng …): they are checked, never read as records. */
  readonly totals: readonly { readonly row: number; readonly label: string }[];
  /** Survey tables: the question of each answer column; in a tally, the answer that each column counts. */
  readonly questions: readonly { readonly column: number; readonly text: string }[];
}

/** What the lines above and around the tables say about the document. */
export interface DocumentFacts {
  /** e.g. "167/KH-UBND", or `null` when blank or absent. */
  readonly number: string | null;
  /** All numbers of documents that stand above the tables, its own among them. */
  readonly mentioned: readonly string[];
  /** ISO day of issue, or `null`. */
  readonly date: string | null;
  readonly title: string | null;
  /** The year the document is for. */
  readonly year: number | null;
  readonly illustrative: boolean; // the sheet says MINH HỌA
  readonly titleCell: CellAddress | null;
}

/** A whole sheet, read. `tables` is empty when the sheet is empty or fits no kind. */
export interface SheetReading {
  readonly name: string;
  readonly facts: DocumentFacts;
  readonly tables: readonly SheetTable[];
}

/** What an officer told us about a sheet; kept in the workbook and applied before guessing. */
export interface ColumnOverride {
  readonly kind: SheetKind;
  readonly headerTop: number;
  readonly headerBottom: number;
  readonly columns: readonly {
    readonly column: number;
    readonly field: ColumnField | null;
    /** The header words it stood under, by which it is found again when rows or columns move. */
    readonly header?: string | null;
  }[];
}

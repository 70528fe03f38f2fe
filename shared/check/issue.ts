import type { CellAddress, CellEdit } from '../sheet/grid.ts';

/** `error` blocks sync of its row; `warning` travels with it; `info` asks for nothing. */
export type Severity = 'error' | 'warning' | 'info';

/** A mend that can be known: cell edits and the words of its button. */
export interface Fix {
  readonly label: string;
  readonly edits: readonly CellEdit[];
  /**
   * Vietnamese: what makes it only likely (a value that the row next to it has). An officer looks at each before it is
   * written. Left out = the mend follows from the sheet itself.
   */
  readonly guess?: string;
}

/** One finding on one cell. */
export interface Issue {
  /** Stable kebab-case code of the rule, e.g. "deadline-missing". */
  readonly code: string;
  readonly severity: Severity;
  readonly cell: CellAddress;
  /** Vietnamese: what is wrong, why it matters, what to do. */
  readonly message: string;
  /** The record's row the finding belongs to, `null` for a finding about the whole table. */
  readonly recordRow: number | null;
  /** Known mends, best first; may be empty. */
  readonly fixes: readonly Fix[];
}

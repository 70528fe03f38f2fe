import type { AgencyRef } from '../agency/agency-ref.ts';
import type { Deadline } from '../deadline/deadline-kind.ts';
import type { ColumnOverride, DocumentFacts } from './sheet-table.ts';

/** What reading a sheet needs from outside. */
export interface ReadContext {
  /** Names of agencies in a cell's text; a blank text gives none. */
  parseAgencies(text: string): readonly AgencyRef[];
  /**
   * A deadline cell: its text, or its number with the number format; "" when blank. `facts` tells the year and the day
   * of issue the deadline may lean on.
   */
  parseDeadline(raw: string | number, numberFormat: string | null, facts: DocumentFacts): Deadline;
  /** What an officer told about the sheet; applied before guessing. */
  readonly override?: ColumnOverride | null;
}

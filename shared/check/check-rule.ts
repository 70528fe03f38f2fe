import type { CellAddress } from '../sheet/grid.ts';
import type { SheetKind } from '../sheet/sheet-kind.ts';
import type { CheckContext } from './check-context.ts';
import type { Fix, Severity } from './issue.ts';

/** What a rule finds on one cell. The engine adds the rule's code and, unless the finding has its own, its severity. */
export interface Finding {
  readonly cell: CellAddress;
  /** Vietnamese: what is wrong, why it matters, what to do. */
  readonly message: string;
  /** The record's row it belongs to; left out for a finding about the whole table. */
  readonly recordRow?: number;
  readonly fixes?: readonly Fix[];
  readonly severity?: Severity;
}

/**
 * One rule of the check. `check` reads the context and nothing else, and takes time linear in the size of the sheet.
 */
export interface CheckRule {
  /** Stable kebab-case name: it is stored in workbooks (ignored findings) and at the province. */
  readonly code: string;
  readonly severity: Severity;
  /** Vietnamese, as the heading of its group of findings. */
  readonly title: string;
  /** Vietnamese: why an officer should care. */
  readonly why: string;
  /** Vietnamese: the document or practice the rule comes from. */
  readonly basis: string;
  /** Tables it looks at; on a sheet with none of them it is not run. */
  readonly kinds: readonly SheetKind[];
  check(context: CheckContext): Iterable<Finding>;
}

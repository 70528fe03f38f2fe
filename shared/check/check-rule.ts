import type { CellAddress } from '../sheet/grid.ts';
import type { SheetKind } from '../sheet/sheet-kind.ts';
import type { SheetRecord } from '../sheet/sheet-record.ts';
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
 * What a rule looks at to say something about a row. After an edit only the rules run again, and only over the rows,
 * whose findings it may have changed. A rule run over these rows must find there what it finds in the whole sheet.
 */
export type RuleScope =
  /** The row alone (with the cells it shares with rows above). */
  | { readonly by: 'row' }
  /** The rows of one group, told by a path of texts; a row may stand in several groups. */
  | {
      readonly by: 'group';
      readonly groupsOf: (record: SheetRecord) => readonly (readonly string[])[];
      readonly sees: Seen;
    }
  /** All rows. `starts` = whether a row alone can give a rule its first finding; any row when left out. */
  | {
      readonly by: 'sheet';
      readonly sees: Seen;
      readonly starts?: (record: SheetRecord, context: CheckContext) => boolean;
    };

/**
 * What a rule takes of a row to judge others, as one comparable text. While an edit leaves it as it was, and the rule
 * has found nothing on the row, the rule has nothing new to say.
 */
export type Seen = (record: SheetRecord, context: CheckContext) => string;

/** For rules about headers, columns and group rows: an edit of what records say leaves them alone. */
export const ofStructure: RuleScope = { by: 'sheet', sees: () => '' };

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
  /** Left out = looks at everything: it runs anew after every edit. */
  readonly scope?: RuleScope;
  check(context: CheckContext): Iterable<Finding>;
}

import type { Issue } from '../check/issue.ts';
import type { ScoreSummary } from '../score/score-summary.ts';
import type { SheetKind } from '../sheet/sheet-kind.ts';
import type { SheetReading } from '../sheet/sheet-table.ts';

/** Everything the product can say about one sheet, offline. The pane, the server and the command line show this. */
export interface SheetReport {
  /** Kind of the sheet's largest table; `other` when its cells fit no kind, `empty` when it holds none. */
  readonly kind: SheetKind;
  readonly reading: SheetReading;
  /** Errors first, then in reading order. */
  readonly issues: readonly Issue[];
  /** `null` when the sheet holds nothing to score. */
  readonly score: ScoreSummary | null;
}

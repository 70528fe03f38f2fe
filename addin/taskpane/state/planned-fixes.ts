import type { Fix } from '#shared/check/issue.ts';
import { a1 } from '#shared/sheet/a1.ts';
import type { CellEdit } from '#shared/sheet/grid.ts';
import { parseNumber } from '#shared/text/parse-number.ts';
import type { KeyedIssue } from './issue-list.ts';

/** The mends of one issue, as part of a mend of a whole group. */
export interface PlannedFix {
  readonly item: KeyedIssue;
  /** Best first; at least one. */
  readonly fixes: readonly [Fix, ...Fix[]];
}

/** What the officer decided about one planned mend; nothing decided = as it is planned. */
export interface FixChoice {
  readonly chosen?: boolean;
  /** Place among its fixes. */
  readonly fix?: number;
  /** Her own words instead of the value planned; `null` = the value planned. */
  readonly typed?: string | null;
}

/**
 * The mends of every issue that has one, in the order given. Two mends never touch the same cell: the first one wins,
 * the other finding is looked at again after the write.
 */
export function planFixes(items: readonly KeyedIssue[]): readonly PlannedFix[] {
  const taken = new Set<string>();
  const plan: PlannedFix[] = [];
  for (const item of items) {
    const [first, ...others] = item.issue.fixes;
    if (!first || first.edits.length === 0) continue;
    const cells = first.edits.map(a1);
    if (cells.some((cell) => taken.has(cell))) continue;
    for (const cell of cells) taken.add(cell);
    plan.push({ item, fixes: [first, ...others] });
  }
  return plan;
}

/** The mend that stands chosen among those of an issue. */
export function fixOf({ fixes }: PlannedFix, { fix = 0 }: FixChoice = {}): Fix {
  return fixes[fix] ?? fixes[0];
}

/** Whether a mend is to be written: what is only likely waits until an officer said so. */
export function isChosen(plan: PlannedFix, choice: FixChoice = {}): boolean {
  return choice.chosen ?? fixOf(plan, choice).guess === undefined;
}

/** The one cell whose value may be typed over; `null` where a mend takes several cells or a formula. */
export function editable(fix: Fix): CellEdit | null {
  const [only, ...more] = fix.edits;
  return only && more.length === 0 && only.formula === undefined && only.value !== null ? only : null;
}

/** The edits of a mend, with the officer's words where she typed some. A number stays a number. */
export function editsOf(plan: PlannedFix, choice: FixChoice = {}): readonly CellEdit[] {
  const fix = fixOf(plan, choice);
  const own = editable(fix);
  const typed = choice.typed?.trim();
  if (own === null || !typed) return fix.edits;
  const { row, column, value } = own;
  const number = typeof value === 'number' ? parseNumber(typed) : null;
  // Another number wears the format of the one it stands for; words need none.
  return number === null ? [{ row, column, value: typed }] : [{ ...own, value: number }];
}

/** How many cells the well-founded mends of a plan write, and how many mends only are likely. */
export function countPlanned(plan: readonly PlannedFix[]): { readonly cells: number; readonly guesses: number } {
  const sure = plan.filter((each) => isChosen(each));
  return { cells: sure.reduce((sum, each) => sum + editsOf(each).length, 0), guesses: plan.length - sure.length };
}

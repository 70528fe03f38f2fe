import type { Issue } from '#shared/check/issue.ts';
import { a1 } from '#shared/sheet/a1.ts';
import type { CellEdit } from '#shared/sheet/grid.ts';

/** The first mend of one issue, as part of a mend of the whole rule. */
export interface PlannedFix {
  readonly key: string;
  readonly label: string;
  readonly edits: readonly CellEdit[];
}

/**
 * The best mend of every issue of a rule that has one, in the order of the issues. Two mends never touch the same cell:
 * the first one wins, the other finding is looked at again after the write.
 */
export function planFixes(issues: readonly Issue[], code: string): readonly PlannedFix[] {
  const taken = new Set<string>();
  const plan: PlannedFix[] = [];
  for (const issue of issues) {
    const fix = issue.code === code ? issue.fixes[0] : undefined;
    if (!fix || fix.edits.length === 0) continue;
    const cells = fix.edits.map(a1);
    if (cells.some((cell) => taken.has(cell))) continue;
    for (const cell of cells) taken.add(cell);
    plan.push({ key: `${plan.length} ${cells[0]}`, label: fix.label, edits: fix.edits });
  }
  return plan;
}

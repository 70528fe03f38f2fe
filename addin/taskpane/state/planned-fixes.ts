import { a1 } from '#shared/sheet/a1.ts';
import type { CellEdit } from '#shared/sheet/grid.ts';
import type { KeyedIssue } from './issue-list.ts';

/** The first mend of one issue, as part of a mend of a whole group. */
export interface PlannedFix {
  readonly item: KeyedIssue;
  readonly label: string;
  readonly edits: readonly CellEdit[];
}

/**
 * The best mend of every issue that has one, in the order given. Two mends never touch the same cell: the first one
 * wins, the other finding is looked at again after the write.
 */
export function planFixes(items: readonly KeyedIssue[]): readonly PlannedFix[] {
  const taken = new Set<string>();
  const plan: PlannedFix[] = [];
  for (const item of items) {
    const fix = item.issue.fixes[0];
    if (!fix || fix.edits.length === 0) continue;
    const cells = fix.edits.map(a1);
    if (cells.some((cell) => taken.has(cell))) continue;
    for (const cell of cells) taken.add(cell);
    plan.push({ item, label: fix.label, edits: fix.edits });
  }
  return plan;
}

import type { CellEdit } from '../sheet/grid.ts';
import type { Issue } from './issue.ts';

/**
 * The mends of every finding of one rule as one list of edits: the first fix of each, in order.
 * A fix that touches a cell already edited is left out whole, so that no cell is written twice and none half-mended.
 */
export function fixesOfCode(issues: readonly Issue[], code: string): CellEdit[] {
  const taken = new Set<string>();
  const combined: CellEdit[] = [];
  for (const issue of issues) {
    const fix = issue.code === code ? issue.fixes[0] : undefined;
    if (fix === undefined) continue;
    const keys = fix.edits.map(({ row, column }) => `${row},${column}`);
    if (keys.some((key) => taken.has(key))) continue;
    for (const key of keys) taken.add(key);
    combined.push(...fix.edits);
  }
  return combined;
}

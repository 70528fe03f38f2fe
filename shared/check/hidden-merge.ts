import type { SheetReading } from '../sheet/sheet-table.ts';
import type { CellAddress, Grid } from '../sheet/grid.ts';
import { valueAt } from '../sheet/grid.ts';
import type { Issue } from './issue.ts';

/**
 * Whether a blank cell may be one that a merged cell above it covers, on a sheet whose merged cells nobody could tell: nothing
 * is missing there for certain. The header of a table covers nothing below it.
 */
export function mayBeCovered(grid: Grid, { tables }: SheetReading, { row, column }: CellAddress): boolean {
  if (grid.mergesUnknown !== true || !isBlank(grid, row, column)) return false;
  const table = tables.find(({ area }) => row >= area.top && row <= area.bottom);
  const first = table ? table.headerBottom + 1 : grid.top;
  return topmostFilled(grid, first, column) < row;
}

const topmost = new WeakMap<Grid, Map<string, number>>();

/** The first line from `first` on that says something in a column, looked for once; infinite where none does. */
function topmostFilled(grid: Grid, first: number, column: number): number {
  const known = topmost.get(grid) ?? new Map<string, number>();
  topmost.set(grid, known);
  const key = `${first} ${column}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const bottom = grid.top + grid.values.length;
  let row = first;
  while (row < bottom && isBlank(grid, row, column)) row += 1;
  const found = row < bottom ? row : Infinity;
  known.set(key, found);
  return found;
}

/** A finding on such a cell: a hint that says when it is none. */
export function asDoubt(issue: Issue): Issue {
  const message = `${issue.message} Bản Excel này không cho biết ô gộp: nếu ô đã gộp với ô phía trên thì không thiếu, bỏ qua gợi ý này.`;
  return { ...issue, severity: 'info', message };
}

function isBlank(grid: Grid, row: number, column: number): boolean {
  const value = valueAt(grid, row, column);
  return value === null || (typeof value === 'string' && value.trim() === '');
}

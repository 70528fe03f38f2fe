import { formulaAt, valueAt, type Grid } from '#shared/sheet/grid.ts';
import type { PlacedLine } from './place-rows.ts';

/**
 * Where the lines that we inserted stand now, as far as they hold what we wrote and nothing else. Rows are found by
 * their identities, so they may have been sorted meanwhile; a group row stays while one of its rows stays.
 */
export function linesStillOurs(grid: Grid, lines: readonly PlacedLine[]): readonly number[] {
  const places = findIdentities(grid, lines);
  const found: number[] = [];
  // From the last up: a group row follows what became of the rows below it.
  let below: number | null = null;
  for (const line of [...lines].reverse()) {
    const row: number | null =
      line.rowId === null
        ? below === null
          ? null
          : below - 1
        : (places.get(String(line.cells.at(-1)?.value)) ?? null);
    const isOurs: boolean = row !== null && holdsOnly(grid, row, line);
    if (isOurs && row !== null) found.push(row);
    below = isOurs ? row : null;
  }
  return found.sort((first, second) => first - second);
}

function findIdentities(grid: Grid, lines: readonly PlacedLine[]): ReadonlyMap<string, number> {
  const column = lines.find(({ rowId }) => rowId !== null)?.cells.at(-1)?.column;
  const places = new Map<string, number>();
  if (column === undefined) return places;
  for (let at = 0; at < grid.values.length; at += 1) {
    const value = valueAt(grid, grid.top + at, column);
    if (typeof value === 'string' && !places.has(value)) places.set(value, grid.top + at);
  }
  return places;
}

function holdsOnly(grid: Grid, row: number, { cells }: PlacedLine): boolean {
  const written = new Map(cells.map(({ column, value }) => [column, value]));
  const right = grid.left + (grid.values[0]?.length ?? 0);
  for (let column = grid.left; column < right; column += 1) {
    if (formulaAt(grid, row, column) !== null) continue;
    if ((valueAt(grid, row, column) ?? null) !== (written.get(column) ?? null)) return false;
  }
  return true;
}

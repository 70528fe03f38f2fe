import type { Grid, Rect } from '#shared/sheet/grid.ts';
import { seededRandom } from '#test/support/seeded-random.ts';

type Change = (grid: Grid) => Grid | null;

function withoutRow(at: number): Change {
  return (grid) => {
    if (at >= grid.values.length) return null;
    const drop = <Row>(block: readonly Row[]) => block.filter((_, index) => index !== at);
    return {
      ...grid,
      values: drop(grid.values),
      formulas: grid.formulas && drop(grid.formulas),
      numberFormats: grid.numberFormats && drop(grid.numberFormats),
    };
  };
}

function withoutColumn(at: number): Change {
  return (grid) => {
    if (at >= (grid.values[0]?.length ?? 0)) return null;
    const drop = <Cell>(block: readonly (readonly Cell[])[]) =>
      block.map((row) => row.filter((_, index) => index !== at));
    return {
      ...grid,
      values: drop(grid.values),
      formulas: grid.formulas && drop(grid.formulas),
      numberFormats: grid.numberFormats && drop(grid.numberFormats),
    };
  };
}

function withoutMerge(merge: Rect): Change {
  return (grid) => ({ ...grid, merges: grid.merges.filter((other) => other !== merge) });
}

function withoutCell(at: number, column: number): Change {
  return (grid) => {
    const value = grid.values[at]?.[column];
    if (value === null || value === undefined) return null;
    const values = grid.values.map((row, index) =>
      index === at ? row.map((cell, position) => (position === column ? null : cell)) : row,
    );
    return { ...grid, values };
  };
}

function changesOf(grid: Grid): Change[] {
  const width = grid.values[0]?.length ?? 0;
  return [
    (whole) => ({ ...whole, formulas: null }),
    (whole) => ({ ...whole, numberFormats: null }),
    (whole) => ({ ...whole, hiddenRows: new Set(), hiddenColumns: new Set() }),
    ...grid.merges.map(withoutMerge),
    ...grid.values.map((_, index) => withoutRow(grid.values.length - 1 - index)),
    ...Array.from({ length: width }, (_, index) => withoutColumn(width - 1 - index)),
    ...grid.values.flatMap((row, at) => row.map((_, column) => withoutCell(at, column))),
  ];
}

/**
 * A smaller grid on which `fails` still holds: rows, columns, merges and cells are taken out one by one as long as it
 * does. Bounded in tries, so the result need not be the smallest.
 */
export function shrinkGrid(grid: Grid, fails: (grid: Grid) => boolean, tries = 4_000): Grid {
  let smallest = grid;
  let left = tries;
  const random = seededRandom(tries);
  for (let shrunk = true; shrunk && left > 0;) {
    shrunk = false;
    const changes = changesOf(smallest);
    if (left < tries / 2) random.shuffle(changes);
    for (const change of changes) {
      if (left <= 0) break;
      const smaller = change(smallest);
      if (smaller === null) continue;
      left -= 1;
      if (!fails(smaller)) continue;
      smallest = smaller;
      shrunk = true;
    }
  }
  return smallest;
}

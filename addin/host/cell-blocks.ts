import { columnLetters, parseA1 } from '#shared/sheet/a1.ts';
import type { CellAddress, Rect } from '#shared/sheet/grid.ts';

interface Run {
  readonly column: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The fewest rows-by-columns blocks that a column-wise sweep finds for a set of cells: unbroken runs down each
 * column, joined sideways where neighbouring columns have the same run. Duplicates count once. O(n log n).
 */
export function contiguousBlocks(cells: readonly CellAddress[]): Rect[] {
  return joinColumns(verticalRuns(cells, 0));
}

/** One block per column from its first to its last cell, joined sideways: few, but with cells in between. */
export function spanningBlocks(cells: readonly CellAddress[]): Rect[] {
  return joinColumns(verticalRuns(cells, Infinity));
}

/** Address without a sheet: "B2" or "B2:D5". */
export function blockAddress({ top, left, bottom, right }: Rect): string {
  const first = `${columnLetters(left)}${top + 1}`;
  return top === bottom && left === right ? first : `${first}:${columnLetters(right)}${bottom + 1}`;
}

/** "B2" or "B2:D5", with or without a sheet → zero-based; `null` for whole columns or rows and several blocks. */
export function parseBlock(address: string): Rect | null {
  const [first = '', last = first, ...more] = address.slice(address.lastIndexOf('!') + 1).split(':');
  const from = parseA1(first);
  const to = parseA1(last);
  if (!from || !to || more.length > 0) return null;
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

/** Joins addresses with a separator of one character into texts of at most `maxLength` characters. */
export function chunkAddresses(addresses: readonly string[], maxLength: number, separator = ','): string[] {
  const chunks: string[] = [];
  let chunk = '';
  for (const address of addresses) {
    const longer = chunk === '' ? address : `${chunk}${separator}${address}`;
    if (longer.length > maxLength && chunk !== '') {
      chunks.push(chunk);
      chunk = address;
    } else {
      chunk = longer;
    }
  }
  return chunk === '' ? chunks : [...chunks, chunk];
}

function verticalRuns(cells: readonly CellAddress[], maxGap: number): Run[] {
  const sorted = [...cells].sort((a, b) => a.column - b.column || a.row - b.row);
  const runs: Run[] = [];
  for (const { row, column } of sorted) {
    const last = runs.at(-1);
    if (last && last.column === column && row - last.bottom <= maxGap + 1) {
      runs[runs.length - 1] = { ...last, bottom: Math.max(last.bottom, row) };
    } else {
      runs.push({ column, top: row, bottom: row });
    }
  }
  return runs;
}

function joinColumns(runs: readonly Run[]): Rect[] {
  const blocks: Rect[] = [];
  const open = new Map<string, number>();
  for (const { column, top, bottom } of runs) {
    const key = `${top}:${bottom}`;
    const index = open.get(key);
    const block = index === undefined ? undefined : blocks[index];
    if (index !== undefined && block?.right === column - 1) {
      blocks[index] = { ...block, right: column };
    } else {
      open.set(key, blocks.length);
      blocks.push({ top, left: column, bottom, right: column });
    }
  }
  return blocks;
}

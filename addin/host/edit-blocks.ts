import type { CellAddress, Rect } from '#shared/sheet/grid.ts';
import { contiguousBlocks, spanningBlocks } from './cell-blocks.ts';
import { cutAtHidden } from './hidden-rows.ts';

/** More blocks than this and one request gets slow and large: then cells in between are taken along, untouched. */
const maxBlocks = 200;

/** A block to write: its items by position, `null` where nothing is to be written. */
export interface EditBlock<T> {
  readonly area: Rect;
  readonly items: readonly (readonly (T | null)[])[];
}

/** Groups cells to write into blocks. Of two items for the same cell the later one counts. */
export function planEditBlocks<T extends CellAddress>(items: readonly T[]): EditBlock<T>[] {
  const byCell = new Map(items.map((item) => [cellKey(item.row, item.column), item]));
  const contiguous = contiguousBlocks([...byCell.values()]);
  const areas = contiguous.length > maxBlocks ? spanningBlocks([...byCell.values()]) : contiguous;
  return areas.map((area) => ({ area, items: pick(area, byCell) }));
}

/** Cuts blocks so that none of several rows holds a hidden one: Excel misplaces what is written over filtered rows. */
export function cutBlocksAtHidden<T>(blocks: readonly EditBlock<T>[], hidden: ReadonlySet<number>): EditBlock<T>[] {
  if (hidden.size === 0) return [...blocks];
  return blocks.flatMap((block) =>
    cutAtHidden(block.area, hidden).flatMap(({ top, bottom }) => {
      const part = sliceRows(block, top - block.area.top, bottom + 1 - block.area.top);
      // A row of cells in between takes nothing.
      return part.items.some((line) => line.some((item) => item !== null)) ? [part] : [];
    }),
  );
}

/**
 * Cuts blocks between rows and groups them into batches of at most `maxSize` (a block of one row may be larger), each
 * block counted with `blockSize` beside its cells. Order is kept.
 */
export function batchBlocks<T>(
  blocks: readonly EditBlock<T>[],
  sizeOf: (item: T | null) => number,
  maxSize: number,
  blockSize = 0,
): EditBlock<T>[][] {
  const batches: EditBlock<T>[][] = [];
  let size = Infinity;
  for (const block of blocks.flatMap((whole) => cutBlock(whole, sizeOf, maxSize))) {
    const added = blockSize + sizeOfBlock(block, sizeOf);
    if (size + added > maxSize) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)!.push(block);
    size += added;
  }
  return batches;
}

/** Places apart, for maps and sets of cells. Excel has 16,384 columns. */
export function cellKey(row: number, column: number): number {
  return row * 16_384 + column;
}

function pick<T>(area: Rect, byCell: ReadonlyMap<number, T>): (T | null)[][] {
  const rows: (T | null)[][] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    const line: (T | null)[] = [];
    for (let column = area.left; column <= area.right; column++) line.push(byCell.get(cellKey(row, column)) ?? null);
    rows.push(line);
  }
  return rows;
}

function cutBlock<T>(block: EditBlock<T>, sizeOf: (item: T | null) => number, maxSize: number): EditBlock<T>[] {
  const parts: EditBlock<T>[] = [];
  let first = 0;
  let size = 0;
  block.items.forEach((line, index) => {
    const lineSize = line.reduce((sum, item) => sum + sizeOf(item), 0);
    if (index > first && size + lineSize > maxSize) {
      parts.push(sliceRows(block, first, index));
      first = index;
      size = 0;
    }
    size += lineSize;
  });
  return [...parts, sliceRows(block, first, block.items.length)];
}

function sliceRows<T>({ area, items }: EditBlock<T>, from: number, to: number): EditBlock<T> {
  return { area: { ...area, top: area.top + from, bottom: area.top + to - 1 }, items: items.slice(from, to) };
}

function sizeOfBlock<T>({ items }: EditBlock<T>, sizeOf: (item: T | null) => number): number {
  return items.reduce((sum, line) => line.reduce((total, item) => total + sizeOf(item), sum), 0);
}

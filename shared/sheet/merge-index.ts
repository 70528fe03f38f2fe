import type { Rect } from './grid.ts';

/** Which merged block covers a cell; lookups take constant time. */
export interface MergeIndex {
  /** The block, clipped to the used range, or `null` where the cell stands alone. */
  at(row: number, column: number): Rect | null;
}

/**
 * Indexes the merged blocks of a used range. Excel never lets two overlap, a damaged file may: the first one listed
 * wins, a later one that touches it is ignored. Blocks outside the range, inverted or of one cell are ignored too.
 * Linear in the cells of the range.
 */
export function indexMerges(merges: readonly Rect[], range: Rect): MergeIndex {
  const width = range.right - range.left + 1;
  const height = range.bottom - range.top + 1;
  const blocks: Rect[] = [];
  const owner = merges.length > 0 && width > 0 && height > 0 ? new Int32Array(width * height) : new Int32Array(0);
  // Cells looked at for blocks that turn out to overlap; bounded so that a hostile file stays linear.
  let wasted = 4 * owner.length + 10_000;
  for (const merge of merges) {
    const block = clip(merge, range);
    if (!block || wasted < 0) continue;
    const free = firstTaken(block);
    wasted -= free;
    if (free > 0) continue;
    blocks.push(block);
    for (let row = block.top; row <= block.bottom; row += 1) {
      const start = (row - range.top) * width - range.left;
      owner.fill(blocks.length, start + block.left, start + block.right + 1);
    }
  }

  /** 0 when every cell of the block is free, else how many cells were looked at. */
  function firstTaken(block: Rect): number {
    let seen = 0;
    for (let row = block.top; row <= block.bottom; row += 1) {
      for (let column = block.left; column <= block.right; column += 1) {
        seen += 1;
        if (owner[(row - range.top) * width + column - range.left] !== 0) return seen;
      }
    }
    return 0;
  }

  return {
    at(row, column) {
      if (row < range.top || row > range.bottom || column < range.left || column > range.right) return null;
      const number = owner[(row - range.top) * width + column - range.left] ?? 0;
      return number > 0 ? blocks[number - 1]! : null;
    },
  };
}

function clip(merge: Rect, range: Rect): Rect | null {
  const block = {
    top: Math.max(merge.top, range.top),
    left: Math.max(merge.left, range.left),
    bottom: Math.min(merge.bottom, range.bottom),
    right: Math.min(merge.right, range.right),
  };
  const numbers = [block.top, block.left, block.bottom, block.right];
  if (!numbers.every(Number.isInteger) || block.bottom < block.top || block.right < block.left) return null;
  // What remains of a block whose first cell lies outside the range holds no value of its own.
  return block.top === block.bottom && block.left === block.right ? null : block;
}

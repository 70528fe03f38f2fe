/** The place of a row in a list in the order of its rows, or -1. Logarithmic. */
export function findRow<Item>(items: readonly Item[], row: number, rowOf: (item: Item) => number): number {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = rowOf(items[middle]!);
    if (found === row) return middle;
    if (found < row) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

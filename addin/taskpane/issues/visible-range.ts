/** A list whose rows have one height, except possibly one. Heights in CSS pixels. */
export interface ListShape {
  readonly count: number;
  readonly rowHeight: number;
  readonly openIndex: number | null;
  readonly openHeight: number;
}

/** What of the list can be seen: how much lies above the window, and how tall the window is. */
export interface Sight {
  readonly above: number;
  readonly height: number;
}

export interface VisibleRange {
  /** First row to render, and the one after the last. */
  readonly first: number;
  readonly last: number;
  /** Height of the rows left out on either side. */
  readonly before: number;
  readonly after: number;
}

const spare = 4;

/** The distance from the top of the list to the top of a row. */
export function rowTop(shape: ListShape, index: number): number {
  const extra = shape.openIndex !== null && index > shape.openIndex ? shape.openHeight - shape.rowHeight : 0;
  return index * shape.rowHeight + extra;
}

/** Which rows to render for what can be seen, a few to spare at either end; heights of the rest. */
export function visibleRange(shape: ListShape, sight: Sight): VisibleRange {
  const first = clamp(rowAt(shape, sight.above) - spare, 0, shape.count);
  const last = clamp(rowAt(shape, sight.above + sight.height) + 1 + spare, first, shape.count);
  return {
    first,
    last,
    before: rowTop(shape, first),
    after: rowTop(shape, shape.count) - rowTop(shape, last),
  };
}

/** The row that lies `offset` pixels below the top of the list. */
function rowAt(shape: ListShape, offset: number): number {
  const { rowHeight, openIndex, openHeight } = shape;
  if (openIndex === null || offset < openIndex * rowHeight) return Math.floor(offset / rowHeight);
  if (offset < openIndex * rowHeight + openHeight) return openIndex;
  return Math.floor((offset - openHeight + rowHeight) / rowHeight);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

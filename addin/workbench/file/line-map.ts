import type { IRange } from '@univerjs/core';
import type { LineOrigin } from '../load-workbook.ts';

/** How lines (rows or columns) moved between the file and the grid. Lines past the last known one moved with it. */
export interface LineMap {
  /** True when no line was inserted, removed or moved. */
  readonly unchanged: boolean;
  /** Where a line of the file is now, or `null` when it was removed. */
  now(origin: number): number | null;
  /** Which line of the file a line of the grid was, or `null` when it is new. */
  origin(line: number): number | null;
}

/** Where the lines of a sheet went. */
export interface SheetLines {
  readonly rows: LineMap;
  readonly columns: LineMap;
}

type Lines = Readonly<Record<number, { readonly custom?: unknown } | undefined>>;

function originOf(line: { readonly custom?: unknown } | undefined): number | null {
  const custom = line?.custom as Partial<LineOrigin> | null | undefined;
  return typeof custom?.origin === 'number' ? custom.origin : null;
}

/**
 * Reads the marks that loading left on the lines. Lines that carried no mark in the file (blank ones between others)
 * follow the marked line before them.
 */
export function mapLines(loaded: Lines, current: Lines): LineMap {
  const origins = Object.keys(loaded)
    .map(Number)
    .filter((line) => originOf(loaded[line]) !== null)
    .sort((first, second) => first - second);
  const places = new Map<number, number>();
  for (const key of Object.keys(current)) {
    const origin = originOf(current[Number(key)]);
    if (origin !== null && !places.has(origin)) places.set(origin, Number(key));
  }
  if (origins.every((origin) => places.get(origin) === origin)) {
    return { unchanged: true, now: (origin) => origin, origin: (line) => line };
  }
  const marked = new Set(origins);
  const before = nearestBefore(origins);
  const now = (origin: number): number | null => {
    if (marked.has(origin)) return places.get(origin) ?? null;
    const anchor = before(origin);
    const place = anchor === null ? null : (places.get(anchor) ?? null);
    return anchor === null ? origin : place === null ? null : place + origin - anchor;
  };
  const back = new Map([...places].map(([origin, line]) => [line, origin]));
  return { unchanged: false, now, origin: (line) => back.get(line) ?? null };
}

function nearestBefore(sorted: readonly number[]): (line: number) => number | null {
  return (line) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! <= line) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? null : sorted[low - 1]!;
  };
}

const endless = 100_000;

/** First surviving line of a span and the last one; `null` when all of it was removed. */
function mapSpan(map: LineMap, start: number, end: number): [number, number] | null {
  if (map.unchanged) return [start, end];
  // Whole rows and columns stay whole.
  if (start === 0 && end - start >= endless / 10 && end >= 16_383) return [start, end];
  let first: number | null = null;
  for (let line = start; line <= Math.min(end, start + endless) && first === null; line += 1) first = map.now(line);
  let last: number | null = null;
  for (let line = end; line >= Math.max(start, end - endless) && last === null; line -= 1) last = map.now(line);
  return first === null || last === null || last < first ? null : [first, last];
}

/** Where a block of the file is now, or `null` when nothing is left of it. */
export function mapRange(range: IRange, rows: LineMap, columns: LineMap): IRange | null {
  const vertical = mapSpan(rows, range.startRow, range.endRow);
  const horizontal = mapSpan(columns, range.startColumn, range.endColumn);
  if (!vertical || !horizontal) return null;
  return {
    startRow: vertical[0],
    endRow: vertical[1],
    startColumn: horizontal[0],
    endColumn: horizontal[1],
  };
}

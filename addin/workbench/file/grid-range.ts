import type { IRange } from '@univerjs/core';
import { a1, columnIndex, columnLetters } from '#shared/sheet/a1.ts';
import type { Rect } from '#shared/sheet/grid.ts';

const lastRow = 1_048_575;
const lastColumn = 16_383;
const blockPattern = /^\$?([A-Za-z]{0,3})\$?(\d{0,7})(?::\$?([A-Za-z]{0,3})\$?(\d{0,7}))?$/;

/** One block of a file ("A1", "A1:B2", "A:C", "1:3") as a grid range; `null` when it is none. */
export function parseBlock(block: string): IRange | null {
  const match = blockPattern.exec(block);
  if (!match) return null;
  const [, left = '', top = '', right, bottom] = match;
  if (left === '' && top === '') return null;
  const single = right === undefined;
  return {
    startRow: top === '' ? 0 : Number(top) - 1,
    startColumn: left === '' ? 0 : columnIndex(left),
    endRow: single ? Number(top) - 1 : !bottom ? lastRow : Number(bottom) - 1,
    endColumn: single ? columnIndex(left) : !right ? lastColumn : columnIndex(right),
  };
}

/** The blocks of an "sqref" attribute: separated by spaces, unreadable ones left out. */
export function parseBlocks(sqref: string): IRange[] {
  return sqref
    .split(/\s+/)
    .map(parseBlock)
    .filter((range) => range !== null);
}

/** A grid range as a file writes it. Whole columns and rows keep their short form. */
export function blockText({ startRow, startColumn, endRow, endColumn }: IRange): string {
  const first = a1({ row: startRow, column: startColumn });
  const last = a1({ row: endRow, column: endColumn });
  if (startRow === 0 && endRow === lastRow) return `${columnLetters(startColumn)}:${columnLetters(endColumn)}`;
  return first === last ? first : `${first}:${last}`;
}

export function blocksText(ranges: readonly IRange[]): string {
  return ranges.map(blockText).join(' ');
}

export function rangeOf({ top, left, bottom, right }: Rect): IRange {
  return { startRow: top, startColumn: left, endRow: bottom, endColumn: right };
}

export function rectOf({ startRow, startColumn, endRow, endColumn }: IRange): Rect {
  return { top: startRow, left: startColumn, bottom: endRow, right: endColumn };
}

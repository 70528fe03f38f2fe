import { columnIndex, columnLetters } from '#shared/sheet/a1.ts';
import type { Rect } from '#shared/sheet/grid.ts';

/** Excel's limits. */
export const maxRows = 1_048_576;
export const maxColumns = 16_384;

const blockPattern = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/;

/** A block without its sheet name, "B2" or "B2:D5" → zero-based; `null` for anything else or outside a sheet. */
export function parseBlock(address: string): Rect | null {
  const match = blockPattern.exec(address.trim());
  if (!match) return null;
  const row = Number(match[2]) - 1;
  const column = columnIndex(match[1]!);
  const otherRow = match[4] === undefined ? row : Number(match[4]) - 1;
  const otherColumn = match[3] === undefined ? column : columnIndex(match[3]);
  const block = {
    top: Math.min(row, otherRow),
    left: Math.min(column, otherColumn),
    bottom: Math.max(row, otherRow),
    right: Math.max(column, otherColumn),
  };
  return isOnSheet(block) ? block : null;
}

export function isOnSheet({ top, left, bottom, right }: Rect): boolean {
  const whole = [top, left, bottom, right].every(Number.isInteger);
  return whole && top >= 0 && left >= 0 && bottom >= top && right >= left && bottom < maxRows && right < maxColumns;
}

/** Address of a block as events carry it: "B2", "B2:D5", whole columns "B:D", whole rows "2:5". */
export function blockAddress({ top, left, bottom, right }: Rect): string {
  if (top === 0 && bottom === maxRows - 1) return `${columnLetters(left)}:${columnLetters(right)}`;
  if (left === 0 && right === maxColumns - 1) return `${top + 1}:${bottom + 1}`;
  const first = `${columnLetters(left)}${top + 1}`;
  return top === bottom && left === right ? first : `${first}:${columnLetters(right)}${bottom + 1}`;
}

export function rowCount(area: Rect): number {
  return area.bottom - area.top + 1;
}

export function columnCount(area: Rect): number {
  return area.right - area.left + 1;
}

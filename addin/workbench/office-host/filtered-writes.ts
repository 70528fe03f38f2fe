import type { Rect } from '#shared/sheet/grid.ts';
import type { OnBlock } from './host-services.ts';
import { rowCount } from './range-address.ts';

type Matrix = readonly (readonly unknown[])[];

/**
 * What Excel writes when a matrix is put over a block of which a filter hides rows: not what was asked for, see
 * `Faults.filteredWrites`. `null` leaves a cell as it is. Rows hidden by hand take part as any other.
 */
export function misplacedByFilter({ services, sheetId, area }: OnBlock, matrix: Matrix): Matrix {
  const { filteredWrites } = services.faults;
  if (rowCount(area) === 1 && filteredWrites !== 'hidden-lost') return matrix;
  const filtered = services.spreadsheet.filteredRows(sheetId);
  const isHidden = matrix.map((_, row) => filtered.has(area.top + row));
  if (!isHidden.includes(true)) return matrix;
  if (filteredWrites === 'first-everywhere') {
    return matrix.map((line, row) => (isHidden[row] ? untouched(line) : line.map(() => matrix[0]?.[0])));
  }
  if (filteredWrites === 'hidden-lost') return matrix.map((line, row) => (isHidden[row] ? untouched(line) : line));
  const lines = [...matrix];
  return matrix.map((line, row) => (isHidden[row] ? untouched(line) : lines.shift()!));
}

/** The parts of a block that a look put on it reaches: the visible rows, or one row by itself. */
export function reachedByLook({ services, sheetId, area }: OnBlock): readonly Rect[] {
  if (rowCount(area) === 1) return [area];
  const filtered = services.spreadsheet.filteredRows(sheetId);
  if (filtered.size === 0) return [area];
  const parts: Rect[] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    const last = parts.at(-1);
    if (filtered.has(row)) continue;
    if (last && last.bottom === row - 1) parts[parts.length - 1] = { ...last, bottom: row };
    else parts.push({ ...area, top: row, bottom: row });
  }
  return parts;
}

function untouched(line: readonly unknown[]): readonly null[] {
  return line.map(() => null);
}

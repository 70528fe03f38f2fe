import type { CellValue, Sheet } from 'hucre/xlsx';
import type { Rect } from '../sheet/grid.ts';

/** A sheet as the .xlsx parser gives it. */
export type RawSheet = Sheet;

export function isFilled(value: CellValue | undefined): boolean {
  return value !== null && value !== undefined && value !== '';
}

/**
 * The smallest block that holds every value and formula, or `null` for a sheet without any.
 * Blank cells that only carry formatting do not count: sheets formatted down to the last row are common.
 */
export function boundFilledCells(sheet: RawSheet): Rect | null {
  let top = Infinity;
  let left = Infinity;
  let bottom = -1;
  let right = -1;
  const include = (row: number, column: number) => {
    top = Math.min(top, row);
    left = Math.min(left, column);
    bottom = Math.max(bottom, row);
    right = Math.max(right, column);
  };
  // Rows and their cells may be holes: the parser leaves what the file does not mention.
  sheet.rows.forEach((row, rowIndex) => {
    row.forEach((value, column) => {
      if (isFilled(value)) include(rowIndex, column);
    });
  });
  for (const [key, cell] of sheet.cells ?? []) {
    if (cell.formula === undefined) continue;
    const comma = key.indexOf(',');
    include(Number(key.slice(0, comma)), Number(key.slice(comma + 1)));
  }
  return bottom < 0 ? null : { top, left, bottom, right };
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import type { Grid, Rect } from '#shared/sheet/grid.ts';

const file = path.resolve(import.meta.dirname, '../../examples/ke-hoach-167-bac-ninh-2026.xlsx');

/**
 * A plan of so many body rows, made by repeating the body of the real annex with its merges and blanks. Every activity
 * carries the number of its repetition, so that texts differ as they do in a real sheet.
 */
export async function largePlan(rows: number): Promise<Grid> {
  const read = await readWorkbook(readFileSync(file));
  if (!read.ok) throw new Error(read.message);
  const [grid] = read.grids;
  if (!grid) throw new Error('The example has no sheet.');
  const firstBodyRow = 5;
  const body = grid.values.slice(firstBodyRow);
  const values = grid.values.slice(0, firstBodyRow).map((row) => [...row]);
  const merges: Rect[] = grid.merges.filter(({ bottom }) => bottom < firstBodyRow);
  const bodyMerges = grid.merges.filter(({ top }) => top >= firstBodyRow);
  for (let copy = 0; values.length - firstBodyRow < rows; copy += 1) {
    const shift = copy * body.length;
    for (const row of body) {
      values.push(row.map((value, column) => (column === 3 && value !== null ? `${value} (đợt ${copy + 1})` : value)));
    }
    for (const { top, left, bottom, right } of bodyMerges)
      merges.push({ top: top + shift, left, bottom: bottom + shift, right });
  }
  values.length = firstBodyRow + rows;
  const last = values.length - 1;
  return {
    ...grid,
    values,
    formulas: null,
    numberFormats: null,
    merges: merges
      .filter(({ top }) => top <= last)
      .map((merge) => ({ ...merge, bottom: Math.min(merge.bottom, last) })),
  };
}

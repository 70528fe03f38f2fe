import type { CellAddress, CellValue, Grid } from '../sheet/grid.ts';

/** Some whole rows of a sheet as read anew: matrices of one shape, the first cell at `top`, `left`. */
export interface GridRows {
  readonly top: number;
  readonly left: number;
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly (readonly (string | null)[])[] | null;
  readonly numberFormats: readonly (readonly (string | null)[])[] | null;
}

/**
 * The grid with rows read anew put in, and the cells that differ. Cells of the grid that the rows do not cover stay.
 *
 * @returns `null` where the rows reach beyond the grid, or say less about its cells than the grid does
 */
export function patchGrid(
  grid: Grid,
  rows: GridRows,
): { readonly grid: Grid; readonly cells: readonly CellAddress[] } | null {
  const width = Math.max(0, ...rows.values.map((row) => row.length));
  const first = rows.top - grid.top;
  const shift = rows.left - grid.left;
  const isWithin = first >= 0 && first + rows.values.length <= grid.values.length && shift >= 0;
  const knowsAll = (grid.formulas === null) === (rows.formulas === null);
  const knowsFormats = (grid.numberFormats === null) === (rows.numberFormats === null);
  if (!isWithin || !knowsAll || !knowsFormats) return null;
  const values = [...grid.values];
  const formulas = grid.formulas && [...grid.formulas];
  const numberFormats = grid.numberFormats && [...grid.numberFormats];
  const cells: CellAddress[] = [];
  for (const [offset, row] of rows.values.entries()) {
    const at = first + offset;
    if (shift + width > grid.values[at]!.length) return null;
    for (const [step, value] of row.entries()) {
      const column = shift + step;
      const isSame =
        grid.values[at]![column] === value &&
        grid.formulas?.[at]?.[column] === rows.formulas?.[offset]?.[step] &&
        grid.numberFormats?.[at]?.[column] === rows.numberFormats?.[offset]?.[step];
      if (!isSame) cells.push({ row: rows.top + offset, column: rows.left + step });
    }
    values[at] = putIn(grid.values[at]!, shift, row);
    if (formulas) formulas[at] = putIn(formulas[at]!, shift, rows.formulas![offset]!);
    if (numberFormats) numberFormats[at] = putIn(numberFormats[at]!, shift, rows.numberFormats![offset]!);
  }
  return { grid: { ...grid, values, formulas, numberFormats }, cells };
}

function putIn<Cell>(row: readonly Cell[], at: number, cells: readonly Cell[]): readonly Cell[] {
  return [...row.slice(0, at), ...cells, ...row.slice(at + cells.length)];
}

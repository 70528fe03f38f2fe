import type { CellEdit, Grid } from '#shared/sheet/grid.ts';

/** The sheet after the edits, as a host would leave it; formulas are not calculated. Edits stay inside the grid. */
export function applyEdits(grid: Grid, edits: readonly CellEdit[]): Grid {
  const values = grid.values.map((row) => [...row]);
  const formulas = values.map((row, index) => row.map((_, column) => grid.formulas?.[index]?.[column] ?? null));
  for (const { row, column, value, formula } of edits) {
    const cells = values[row - grid.top];
    if (cells === undefined || column < grid.left || column - grid.left >= cells.length) {
      throw new Error(`edit outside the sheet: row ${row}, column ${column}`);
    }
    cells[column - grid.left] = formula === undefined ? value : null;
    formulas[row - grid.top]![column - grid.left] = formula ?? null;
  }
  return { ...grid, values, formulas };
}

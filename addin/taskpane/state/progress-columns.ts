import type { CellEdit, CellValue, Grid } from '#shared/sheet/grid.ts';
import { valueAt } from '#shared/sheet/grid.ts';
import type { ColumnField } from '#shared/sheet/sheet-kind.ts';
import type { SheetTable } from '#shared/sheet/sheet-table.ts';
import { fieldLabel } from '#shared/sync/check-fields.ts';

/** Columns in which an agency reports, in the order they are added. */
export const progressFields = ['status', 'percent', 'result', 'evidence'] as const;
export type ProgressField = (typeof progressFields)[number];

/** Header of the hidden column. */
const identityHeader = 'Mã đồng bộ (không sửa)';

/** A column to add right of a table. */
export interface NewColumn {
  readonly field: ColumnField;
  readonly column: number;
  readonly header: string;
}

/** The progress columns a plan lacks; none for tables that are not reported on. */
export function missingProgressColumns(table: SheetTable): readonly ProgressField[] {
  if (table.kind !== 'plan' && table.kind !== 'papi') return [];
  return progressFields.filter((field) => !hasColumn(table, field));
}

/**
 * Where to add the columns a table lacks: the nearest run of blank columns that touches the table on its right.
 * `null` when other data stands in the way: columns are never inserted, that would move what does not belong to us.
 */
export function planNewColumns(
  grid: Grid,
  table: SheetTable,
  wanted: readonly ColumnField[] = [...progressFields, 'rowIdentity'],
): readonly NewColumn[] | null {
  const fields = wanted.filter((field) => !hasColumn(table, field));
  const first = table.area.right + 1;
  if (first + fields.length > excelColumns) return null;
  for (let offset = 0; offset < fields.length; offset += 1) {
    if (!columnIsBlank(grid, table, first + offset)) return null;
  }
  return fields.map((field, offset) => ({
    field,
    column: first + offset,
    header: field === 'rowIdentity' ? identityHeader : fieldLabel(field),
  }));
}

/** The header texts of new columns. */
export function headerEdits(table: SheetTable, columns: readonly NewColumn[]): readonly CellEdit[] {
  return columns.map(({ column, header }) => ({ row: table.headerTop, column, value: header }));
}

/** The sheet as if these columns stood there already, blank under their headers. */
export function withNewColumns(grid: Grid, table: SheetTable, columns: readonly NewColumn[]): Grid {
  const right = Math.max(-1, ...columns.map(({ column }) => column));
  const width = Math.max(grid.values[0]?.length ?? 0, right - grid.left + 1);
  const widen = <Cell>(lines: readonly (readonly (Cell | null)[])[]): (Cell | null)[][] =>
    lines.map((line) => [...line, ...Array.from({ length: width - line.length }, () => null)]);
  const values: CellValue[][] = widen(grid.values);
  const header = values[table.headerTop - grid.top];
  if (header) for (const { column, header: text } of columns) header[column - grid.left] = text;
  return {
    ...grid,
    values,
    formulas: grid.formulas && widen(grid.formulas),
    numberFormats: grid.numberFormats && widen(grid.numberFormats),
  };
}

const excelColumns = 16_384;

function hasColumn(table: SheetTable, field: ColumnField): boolean {
  return table.columns.some((column) => column.field === field);
}

function columnIsBlank(grid: Grid, table: SheetTable, column: number): boolean {
  for (let row = table.headerTop; row <= table.area.bottom; row += 1) {
    const value = valueAt(grid, row, column);
    if (value !== null && value !== '') return false;
  }
  return !grid.merges.some(
    (merge) =>
      merge.left <= column &&
      merge.right >= column &&
      merge.top <= table.area.bottom &&
      merge.bottom >= table.headerTop,
  );
}

import { numberFormatAt, valueAt, type CellEdit, type Grid } from '#shared/sheet/grid.ts';
import type { SheetTable } from '#shared/sheet/sheet-table.ts';
import { syncedFields } from '#shared/sync/field-owners.ts';
import { cellValueOf } from '#shared/sync/field-value.ts';
import type { RowNews } from '#shared/sync/protocol.ts';
import { encodeIdentity } from '#shared/sync/row-identity.ts';
import { identityIn } from '#shared/sync/row-place.ts';
import { isDocumentKind } from '#shared/sync/sheet-rows.ts';

/**
 * The edits that put rows of the province below the last row of a table, identities included. `null` when the lines
 * there are not blank: nothing is moved or written over, the officer makes room first.
 */
export function planAppendedRows(
  grid: Grid,
  table: SheetTable,
  identityColumn: number,
  news: readonly RowNews[],
): readonly CellEdit[] | null {
  const { kind } = table;
  if (!isDocumentKind(kind)) return null;
  const first = table.area.bottom + 1;
  if (!linesAreBlank(grid, table, first, news.length)) return null;
  const columns = table.columns.filter(({ field }) => field !== 'rowIdentity');
  const travels = new Set<string>(syncedFields(kind).flatMap(({ name, placed }) => (placed ? [] : [name])));
  const seen = columns.map(({ field }) => field).filter((field) => travels.has(field));
  return news.flatMap((told, offset) => {
    const { fields } = told;
    const row = first + offset;
    const cells = columns.flatMap(({ field, column }): CellEdit[] => {
      const value = fields[field] ?? null;
      if (value === null) return [];
      return [{ row, column, value: cellValueOf(field, value, numberFormatAt(grid, row, column)) }];
    });
    return [...cells, { row, column: identityColumn, value: encodeIdentity(identityIn(kind, seen, told)) }];
  });
}

/** One line more than needed stays blank, so that what stands below is not taken for rows of the table. */
function linesAreBlank(grid: Grid, table: SheetTable, first: number, count: number): boolean {
  const { left } = table.area;
  const right = Math.max(table.area.right, ...table.columns.map(({ column }) => column));
  for (let row = first; row <= first + count; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const value = valueAt(grid, row, column);
      if (value !== null && value !== '') return false;
    }
  }
  return !grid.merges.some(
    ({ top, bottom, left: from, right: to }) =>
      bottom >= first && top <= first + count - 1 && to >= left && from <= right,
  );
}

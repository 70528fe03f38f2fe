import type { CellEdit, Grid } from '../sheet/grid.ts';
import { linkedRowsById } from './collect-changes.ts';
import type { WantedValue } from './place-values.ts';
import { placeValues } from './place-values.ts';
import { blankHash } from './field-hash.ts';
import type { FieldValue } from './protocol.ts';
import type { HeldRow } from './row-alignment.ts';
import type { SheetRows } from './sheet-rows.ts';

/**
 * The edits that put the values of displaced columns back into the rows that had them (SPEC I-4). Each value is found
 * again among the displaced ones by the hash its row last saw; one that is gone from the column (pushed off its end)
 * cannot be put back, and its cell stays as it is. Linear in the rows held.
 */
export function restoreColumns(grid: Grid, sheet: SheetRows, heldBack: readonly HeldRow[]): readonly CellEdit[] {
  const linked = linkedRowsById(sheet);
  const wanted: WantedValue[] = [];
  for (const [field, rowIds] of displacedByField(heldBack)) {
    const rows = rowIds.flatMap((rowId) => linked.get(rowId) ?? []);
    const values = new Map<string, FieldValue>([[blankHash, null]]);
    for (const { source, hashes } of rows) values.set(hashes.get(field) ?? blankHash, source.fields[field] ?? null);
    for (const { source, identity } of rows) {
      const value = values.get(identity.hashes.get(field) ?? '');
      if (value !== undefined) wanted.push({ row: source, field, value });
    }
  }
  return placeValues(grid, sheet.rows, wanted).edits;
}

function displacedByField(heldBack: readonly HeldRow[]): ReadonlyMap<string, readonly string[]> {
  const byField = new Map<string, string[]>();
  for (const { reason, field, rowId } of heldBack) {
    if (reason !== 'column-displaced' || field === null || rowId === null) continue;
    const rowIds = byField.get(field);
    if (rowIds) rowIds.push(rowId);
    else byField.set(field, [rowId]);
  }
  return byField;
}

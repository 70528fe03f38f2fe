import type { CellEdit, Grid } from '../sheet/grid.ts';
import { linkedRowsById } from './collect-changes.ts';
import { blankHash } from './field-hash.ts';
import type { WantedValue } from './place-values.ts';
import { placeValues } from './place-values.ts';
import type { FieldValue, RowFields } from './protocol.ts';
import type { HeldReason, HeldRow, LinkedRow } from './row-alignment.ts';
import type { SheetRows } from './sheet-rows.ts';

/** Holds that are mended by giving cells back what their row last saw. */
export type RestorableReason = Extract<HeldReason, 'column-displaced' | 'cells-emptied'>;

/** How cells get back what their rows last saw. */
export interface Restoration {
  readonly edits: readonly CellEdit[];
  /** Zero-based rows with a cell that was typed since: it stood in no other row, so it is kept where it is. */
  readonly typed: readonly number[];
  /** Zero-based rows whose value is nowhere in the sheet any more: the province is to be asked, or has no such row. */
  readonly unknown: readonly number[];
  /** Zero-based rows whose cell cannot be written: a formula stands there, or several rows share it. */
  readonly blocked: readonly number[];
}

/**
 * Works out how the values of displaced columns get back into the rows that had them, and emptied cells what they held
 * (SPEC I-4, I-9). Each value is found again in the column by the hash its row last saw; one that is gone from it (pushed
 * off its end, typed over, cleared) comes from the province. Linear in the sheet's rows.
 * @param theirs fields of rows as the province has them now, by row id; `null` = not asked yet
 */
export function restoreColumns(
  grid: Grid,
  sheet: SheetRows,
  heldBack: readonly HeldRow[],
  reason: RestorableReason,
  theirs: ReadonlyMap<string, RowFields> | null = null,
): Restoration {
  const linked = linkedRowsById(sheet);
  const wanted: WantedValue[] = [];
  const typed = new Set<number>();
  const unknown = new Set<number>();
  for (const [field, rowIds] of heldByField(heldBack, reason)) {
    const known = valuesOf(field, linked.values());
    for (const rowId of rowIds) {
      const row = linked.get(rowId);
      if (row === undefined) continue;
      const now = row.hashes.get(field) ?? blankHash;
      if (!known.former.has(now)) {
        typed.add(row.source.row);
        continue;
      }
      const seen = row.identity.hashes.get(field) ?? blankHash;
      const own = theirs?.get(rowId);
      if (known.now.has(seen)) wanted.push({ row: row.source, field, value: known.now.get(seen) ?? null });
      else if (own) wanted.push({ row: row.source, field, value: own[field] ?? null });
      else unknown.add(row.source.row);
    }
  }
  const { edits, blocked } = placeValues(grid, sheet.rows, wanted);
  return {
    edits,
    typed: inOrder(typed),
    unknown: inOrder(unknown),
    blocked: inOrder(new Set(blocked.map(({ wanted: { row } }) => row.row))),
  };
}

interface ColumnValues {
  /** Hash → value, for what stands in the column now; blank is `null`. */
  readonly now: ReadonlyMap<string, FieldValue>;
  /** What its rows last saw. */
  readonly former: ReadonlySet<string>;
}

function valuesOf(field: string, rows: Iterable<LinkedRow>): ColumnValues {
  const now = new Map<string, FieldValue>([[blankHash, null]]);
  const former = new Set([blankHash]);
  for (const { source, identity, hashes } of rows) {
    now.set(hashes.get(field) ?? blankHash, source.fields[field] ?? null);
    former.add(identity.hashes.get(field) ?? blankHash);
  }
  return { now, former };
}

function heldByField(heldBack: readonly HeldRow[], wanted: RestorableReason): ReadonlyMap<string, readonly string[]> {
  const byField = new Map<string, string[]>();
  for (const { reason, field, rowId } of heldBack) {
    if (reason !== wanted || field === null || rowId === null) continue;
    const rowIds = byField.get(field);
    if (rowIds) rowIds.push(rowId);
    else byField.set(field, [rowId]);
  }
  return byField;
}

function inOrder(rows: ReadonlySet<number>): number[] {
  return [...rows].sort((first, second) => first - second);
}

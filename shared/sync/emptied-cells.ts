// Many values that became blank at once: a sheet cleared for the next year, a column or a block wiped by one key. A single
// emptied cell is an edit like any other; these are asked about (SPEC I-9).
import { fieldLabel } from './check-fields.ts';
import { blankHash } from './field-hash.ts';
import type { FieldOwner } from './field-owners.ts';
import { ownerOf } from './field-owners.ts';
import { groupBy } from './group-by.ts';
import type { HeldRow, LinkedRow } from './row-alignment.ts';
import type { SheetRows } from './sheet-rows.ts';

interface EmptiedCell {
  readonly linked: LinkedRow;
  readonly field: string;
}

/** So many emptied cells are asked about when they are at least half of what was filled, and … */
const leastOfHalf = 5;
/** … so many when a column keeps nothing of what it held, or so many rows nothing of their reports, and … */
const leastOfAll = 3;
/** … so many cells of one column whatever else it holds. */
const leastOfColumn = 10;

/** @param kept cells that hold what they held */
function isMany(emptied: number, filled: number, kept: number): boolean {
  const half = emptied >= leastOfHalf && emptied * 2 >= filled;
  return half || (emptied >= leastOfAll && kept === 0) || emptied >= leastOfColumn;
}

function wasFilled({ identity }: LinkedRow, field: string): boolean {
  return (identity.hashes.get(field) ?? blankHash) !== blankHash;
}

function isEmptied(linked: LinkedRow, field: string): boolean {
  const from = linked.source.cells[field]?.from ?? 'own';
  return from === 'own' && wasFilled(linked, field) && linked.hashes.get(field) === blankHash;
}

/**
 * Finds the cells that became blank together with many others.
 * @param rows linked rows whose identity fits them
 * @param except fields that are asked about for another reason
 */
export function findEmptiedCells(
  { kind, columns }: Pick<SheetRows, 'kind' | 'columns'>,
  rows: readonly LinkedRow[],
  except: ReadonlySet<string>,
): HeldRow[] {
  const fields = columns.filter((field) => !except.has(field));
  const cells = new Map(
    fields.map((field): [string, EmptiedCell[]] => [
      field,
      rows.flatMap((linked) => (isEmptied(linked, field) ? [{ linked, field }] : [])),
    ]),
  );
  const asked = new Set<EmptiedCell>();
  for (const [field, emptied] of cells) {
    if (emptied.length === 0) continue;
    const filled = rows.filter((linked) => wasFilled(linked, field));
    const kept = filled.filter(({ identity, hashes }) => identity.hashes.get(field) === hashes.get(field));
    if (isMany(emptied.length, filled.length, kept.length)) for (const cell of emptied) asked.add(cell);
  }
  for (const owner of ['province', 'agency', 'appraisal'] satisfies FieldOwner[]) {
    const owned = fields.filter((field) => ownerOf(kind, field) === owner);
    const emptied = owned.flatMap((field) => cells.get(field) ?? []);
    for (const cell of manyOfRows(emptied, owned, rows)) asked.add(cell);
  }
  return [...cells.values()].flatMap((emptied) => emptied.flatMap((cell) => (asked.has(cell) ? [heldRow(cell)] : [])));
}

/** Of one owner's emptied cells those that wiped several rows: most of all that was filled, or all of some rows. */
function manyOfRows(
  emptied: readonly EmptiedCell[],
  fields: readonly string[],
  rows: readonly LinkedRow[],
): readonly EmptiedCell[] {
  const byRow = groupBy(emptied, ({ linked }) => linked);
  if (byRow.size < 2) return [];
  const filledOf = (linked: LinkedRow): number => fields.filter((field) => wasFilled(linked, field)).length;
  const filled = rows.reduce((sum, linked) => sum + filledOf(linked), 0);
  if (emptied.length >= leastOfHalf && emptied.length * 2 >= filled) return emptied;
  const wiped = [...byRow].filter(([linked, ofRow]) => ofRow.length >= 2 && ofRow.length === filledOf(linked));
  return wiped.length >= leastOfAll ? wiped.flatMap(([, ofRow]) => ofRow) : [];
}

function heldRow({ linked: { source, identity }, field }: EmptiedCell): HeldRow {
  return {
    row: source.row,
    rowId: identity.rowId,
    reason: 'cells-emptied',
    confirmable: true,
    field,
    message:
      `Dòng ${source.row + 1}: ô «${fieldLabel(field)}» vừa thành trống cùng nhiều ô khác; nếu gửi, giá trị ở tỉnh sẽ bị ` +
      'xóa. Nếu không cố ý, chọn «Lấy lại giá trị từ tỉnh»; nếu muốn xóa cả ở tỉnh, chọn «Vẫn gửi».',
  };
}

// Columns whose changes contradict what a person types, so that their rows wait for a word of the officer.
import { fieldLabel } from './check-fields.ts';
import type { ColumnCell } from './displaced-columns.ts';
import { findDisplacement, wentAlong } from './displaced-columns.ts';
import { blankHash, hashValue } from './field-hash.ts';
import { isPlaced } from './field-owners.ts';
import { normalValue } from './field-value.ts';
import type { HeldRow, LinkedRow } from './row-alignment.ts';

/** The cells of a column that are their rows' own; an inherited value moves with the cell it comes from. */
function ownCells(field: string, rows: readonly LinkedRow[]): ColumnCell<LinkedRow>[] {
  return rows.flatMap((linked): ColumnCell<LinkedRow>[] => {
    const from = linked.identity.hashes.get(field);
    const to = linked.hashes.get(field);
    if (from === undefined || to === undefined || linked.source.cells[field]?.from !== 'own') return [];
    return [{ of: linked, row: linked.source.row, from, to, value: linked.source.fields[field] ?? null }];
  });
}

function displacedRow(field: string, { of: { source, identity } }: ColumnCell<LinkedRow>): HeldRow {
  return {
    row: source.row,
    rowId: identity.rowId,
    reason: 'column-displaced',
    confirmable: true,
    field,
    message:
      `Dòng ${source.row + 1}: cột «${fieldLabel(field)}» có vẻ đã bị sắp xếp hoặc đẩy ô riêng, nhiều giá trị trước đây ` +
      'nằm ở dòng khác. Nếu đúng là nhầm, chọn «Xếp lại cột như cũ»; nếu là cố ý, chọn «Vẫn gửi».',
  };
}

/**
 * Finds columns that were sorted, shifted or cut and pasted without the rest of their rows (SPEC I-4), and the columns
 * that went along with them.
 * @param rows linked rows whose identity fits them
 */
export function findDisplacedColumns(columns: readonly string[], rows: readonly LinkedRow[]): HeldRow[] {
  const inOrder = [...rows].sort((a, b) => a.source.row - b.source.row);
  const still: { readonly field: string; readonly cells: readonly ColumnCell<LinkedRow>[] }[] = [];
  const sources = new Map<LinkedRow, LinkedRow>();
  const held: HeldRow[] = [];
  for (const field of columns) {
    const cells = ownCells(field, inOrder);
    const found = findDisplacement(field, cells);
    if (found === null) {
      if (cells.some(({ from, to }) => from !== to)) still.push({ field, cells });
      continue;
    }
    held.push(...found.cells.map((cell) => displacedRow(field, cell)));
    for (const [row, source] of found.sources) sources.set(row, source);
  }
  for (const { field, cells } of still) {
    if (!wentAlong(cells, sources)) continue;
    held.push(...cells.filter(({ from, to }) => from !== to).map((cell) => displacedRow(field, cell)));
  }
  return held;
}

/** So many rows, and such a share of those that have something new in a column, must show what another column held. */
const leastRenamed = 2;
const leastRenamedShare = 0.6;

/**
 * Finds columns that now show what another field of the same rows held, which has no column any more: its header was
 * typed over with the name of this one (SPEC I-10).
 * @param rows linked rows whose identity fits them
 */
export function findRenamedColumns(columns: readonly string[], rows: readonly LinkedRow[]): HeldRow[] {
  const present = new Set(columns);
  return columns.flatMap((field) => {
    const changed = rows.filter(({ identity, hashes }) => {
      const now = hashes.get(field);
      return now !== undefined && now !== blankHash && now !== identity.hashes.get(field);
    });
    const counts = new Map<string, number>();
    for (const linked of changed) {
      for (const gone of goneFieldsShown(field, linked, present)) counts.set(gone, (counts.get(gone) ?? 0) + 1);
    }
    const former = [...counts].find(
      ([, count]) => count >= leastRenamed && count >= leastRenamedShare * changed.length,
    );
    return former ? changed.map((linked) => renamedRow(field, former[0], linked)) : [];
  });
}

/** Fields without a column whose former value of this row stands in the column of `field` now. */
function goneFieldsShown(
  field: string,
  { source, identity, hashes }: LinkedRow,
  present: ReadonlySet<string>,
): string[] {
  const value = source.fields[field] ?? null;
  return [...identity.hashes].flatMap(([gone, seen]) => {
    if (present.has(gone) || isPlaced(gone) || seen === blankHash) return [];
    // A number read under a header of words, or the other way round, is still that value.
    return seen === hashes.get(field) || seen === hashValue(normalValue(gone, value)) ? [gone] : [];
  });
}

function renamedRow(field: string, former: string, { source, identity }: LinkedRow): HeldRow {
  return {
    row: source.row,
    rowId: identity.rowId,
    reason: 'column-renamed',
    confirmable: true,
    field,
    message:
      `Dòng ${source.row + 1}: cột «${fieldLabel(field)}» đang chứa giá trị trước đây của cột «${fieldLabel(former)}», có lẽ ` +
      `tiêu đề đã bị gõ đè. Gõ lại tiêu đề «${fieldLabel(former)}»; nếu là cố ý, chọn «Vẫn gửi».`,
  };
}

// Columns whose changes contradict what a person types, so that their rows wait for a word of the officer.
import { fieldLabel } from './check-fields.ts';
import type { ColumnCell } from './displaced-columns.ts';
import { findDisplacement, wentAlong } from './displaced-columns.ts';
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

import type { CellEdit, CellValue, Grid } from '../sheet/grid.ts';
import { formulaAt, valueAt } from '../sheet/grid.ts';
import type { LostPointsHeader } from '../sheet/lost-points-sheet.ts';
import { findLostPointsSheet } from '../sheet/lost-points-sheet.ts';
import { columnLetters } from '../sheet/a1.ts';
import { foldText } from '../text/fold-text.ts';
import { isSuggestion, sumLabel, valuesOf } from './lost-points-page.ts';
import type { LostPoints } from './lost-points.ts';

/** What the officer writes on the page herself. */
const hers: readonly LostPointsHeader[] = ['Nguyên nhân', 'Chủ trì', 'Giải pháp', 'Thời hạn'];

/** How a page written before comes to say what the scoring sheet says now. */
export interface Refreshed {
  readonly edits: readonly CellEdit[];
  /** Where its sum stood and is to stand, across the columns that hold something; zero-based. */
  readonly end: { readonly left: number; readonly right: number; readonly from: number; readonly to: number };
}

type KeptRow = ReadonlyMap<number, CellValue>;

function keyOf(code: CellValue, name: CellValue): string {
  return foldText(`${String(code ?? '')} ${String(name ?? '')}`);
}

/**
 * The edits that make a page of lost points, written before, say what the scoring sheet says now: the same criteria in
 * the same place, in the new order. What stands there of cause, lead, remedy and deadline stays with its criterion, and
 * so do columns that somebody added; what is blank or was only suggested is filled. Where a criterion lost no points any more its row goes.
 * `null` when the page cannot be mended in place: something stands below its table where rows are to come.
 */
export function refreshLostPoints(page: Grid, lost: readonly LostPoints[]): Refreshed | null {
  const found = findLostPointsSheet(page);
  if (found === null) return null;
  const { headerRow, columns } = found;
  const width = page.values[0]?.length ?? 0;
  const allColumns = Array.from({ length: width }, (_, index) => page.left + index);
  const nameColumn = columns.get('Tiêu chí')!;
  const codeColumn = columns.get('Mã');
  const at = (row: number, column: number | undefined): CellValue =>
    column === undefined ? null : valueAt(page, row, column);
  const end = page.top + page.values.length;
  let bottom = headerRow;
  const kept = new Map<string, KeptRow>();
  for (let row = headerRow + 1; row < end; row++) {
    const name = at(row, nameColumn);
    if (name === null || name === '') break;
    bottom = row;
    if (foldText(String(name)) === foldText(sumLabel)) break;
    kept.set(
      keyOf(at(row, codeColumn), name),
      new Map(allColumns.map((column) => [column, valueAt(page, row, column)])),
    );
  }
  const total = headerRow + 1 + lost.length;
  for (let row = bottom + 1; row <= total && row < end; row++) {
    if (allColumns.some((column) => !isBlank(valueAt(page, row, column)))) return null;
  }
  const headerAt = new Map([...columns].map(([header, column]) => [column, header]));
  const edits: CellEdit[] = [];
  const put = (row: number, column: number, value: CellValue, formula?: string): void => {
    if (formula === undefined && valueAt(page, row, column) === value) return;
    if (formula !== undefined && formulaAt(page, row, column) === formula) return;
    edits.push({ row, column, value, ...(formula === undefined ? {} : { formula }) });
  };
  for (const [index, each] of lost.entries()) {
    const row = headerRow + 1 + index;
    const now = valuesOf(each, index);
    const was = kept.get(keyOf(each.code, each.name));
    for (const column of allColumns) {
      const header = headerAt.get(column);
      const before = was?.get(column) ?? null;
      const keeps = header === undefined || (hers.includes(header) && !isBlank(before) && !isSuggestion(before));
      put(row, column, header === undefined || keeps ? before : now[header]);
    }
  }
  const lostColumn = columns.get('Điểm mất')!;
  const letters = columnLetters(lostColumn);
  for (let row = total; row <= Math.max(bottom, total); row++) {
    for (const column of allColumns) {
      if (row > total) put(row, column, null);
      else if (column === nameColumn) put(row, column, sumLabel);
      else if (column !== lostColumn) put(row, column, null);
      else if (lost.length === 0) put(row, column, 0);
      else put(row, column, null, `=SUM(${letters}${headerRow + 2}:${letters}${total})`);
    }
  }
  return { edits, end: { left: page.left, right: page.left + width - 1, from: bottom, to: total } };
}

function isBlank(value: CellValue): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

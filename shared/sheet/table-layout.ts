import type { HeaderBlock } from './header-block.ts';
import { headerKey } from './header-block.ts';
import type { LevelColumn } from './level-columns.ts';
import type { PeriodColumn } from './period-columns.ts';
import type { FieldCell } from './sheet-record.ts';
import type { ColumnField, SheetKind } from './sheet-kind.ts';
import type { TableColumn } from './sheet-table.ts';
import type { SheetView } from './sheet-view.ts';

/** A recognised table before its rows are read. */
export interface TableLayout {
  readonly kind: SheetKind;
  readonly block: HeaderBlock;
  readonly left: number;
  readonly right: number;
  /** Last row that may belong to the body. */
  readonly bodyBottom: number;
  readonly columns: readonly TableColumn[];
  /** Months or quarters whose marks are the deadline. */
  readonly periods: readonly PeriodColumn[];
  /** Criteria sets with a column of names for each level, outermost first; empty for all other tables. */
  readonly levels: readonly LevelColumn[];
  /** Further columns that name who leads, tier by tier. */
  readonly furtherLeads: readonly number[];
  readonly columnOf: ReadonlyMap<ColumnField, number>;
  readonly fieldOf: ReadonlyMap<number, ColumnField>;
}

/** Tells the rows that repeat a header, as printing tools write it at every page break. */
export function createRepeatTest(view: SheetView, block: HeaderBlock): (row: number) => boolean {
  const keys = new Map([...block.paths].map(([column, path]) => [column, new Set(path.map(headerKey))]));
  return (row) => {
    const columns = view.filledColumns(row, block.left, block.right);
    let same = 0;
    let misses = 0;
    let long = false;
    for (const column of columns) {
      const text = view.text(row, column);
      const key = text.length > 160 ? '' : headerKey(text);
      if (key !== '' && keys.get(column)?.has(key)) same += 1;
      else misses += 1;
      if (key.length > 3) long = true;
      if (misses > 0.2 * columns.length) return false;
    }
    return long && same >= Math.min(2, block.paths.size);
  };
}

/**
 * The cell that gives a column's value for a row: its own, or the first cell of a vertical merge that covers it.
 * A cell covered from the side gives itself: it is blank.
 */
export function cellOfRow(view: SheetView, layout: TableLayout, row: number, column: number): FieldCell {
  const merge = view.mergeAt(row, column);
  if (merge && merge.left === column && merge.top < row && merge.top > layout.block.bottom) {
    return { row: merge.top, column, from: 'merged' };
  }
  return { row, column, from: 'own' };
}

import { cellText } from './cell-text.ts';
import { numberFormatAt, valueAt } from './grid.ts';
import type { CellValue, Grid, Rect } from './grid.ts';
import { indexMerges } from './merge-index.ts';
import type { MergeIndex } from './merge-index.ts';

/**
 * A grid as a reader walks it: texts of cells, merges resolved, in sheet coordinates. A cell covered by a merge holds
 * nothing of its own, whatever the file keeps underneath.
 */
export class SheetView {
  readonly range: Rect;
  private readonly merges: MergeIndex;
  private readonly texts: (readonly string[] | undefined)[];
  private readonly filled: (readonly number[] | undefined)[];

  constructor(
    readonly grid: Grid,
    before: SheetView | null = null,
  ) {
    this.range = before?.range ?? rangeOf(grid);
    this.merges = before?.merges ?? indexMerges(grid.merges, this.range);
    this.texts = before ? [...before.texts] : new Array<readonly string[] | undefined>(grid.values.length);
    this.filled = before ? [...before.filled] : new Array<readonly number[] | undefined>(grid.values.length);
  }

  /** The view of the same sheet after some of its rows were typed over: what is known of all others stays known. */
  withEdits(grid: Grid, rows: readonly number[]): SheetView {
    const view = new SheetView(grid, this);
    for (const row of rows) {
      view.texts[row - view.range.top] = undefined;
      view.filled[row - view.range.top] = undefined;
    }
    return view;
  }

  get name(): string {
    return this.grid.name;
  }

  /** The merged block over a cell, or `null`. */
  mergeAt(row: number, column: number): Rect | null {
    return this.merges.at(row, column);
  }

  /** Whether the cell is covered by a merge whose first cell is another one. */
  isCovered(row: number, column: number): boolean {
    const merge = this.merges.at(row, column);
    return merge !== null && (merge.top !== row || merge.left !== column);
  }

  /** The cell's own text, "" when blank or covered. Numbers and dates read as `cellText` says. */
  text(row: number, column: number): string {
    return this.rowTexts(row)[column - this.range.left] ?? '';
  }

  /** The cell's own value, `null` when blank or covered; text is trimmed NFC. */
  value(row: number, column: number): CellValue {
    const value = valueAt(this.grid, row, column);
    if (typeof value === 'string') return this.text(row, column) || null;
    return value === null || this.isCovered(row, column) ? null : value;
  }

  format(row: number, column: number): string | null {
    return numberFormatAt(this.grid, row, column);
  }

  /** The last column of the block that begins at a cell: the cell itself where nothing is merged. */
  lastColumnOf(row: number, column: number): number {
    return this.merges.at(row, column)?.right ?? column;
  }

  /** Own texts of a row, from the range's first column on. */
  rowTexts(row: number): readonly string[] {
    const index = row - this.range.top;
    const known = this.texts[index];
    if (known) return known;
    const cells = this.grid.values[index];
    if (!cells) return [];
    const texts = cells.map((value, offset) => {
      if (value === null || value === '') return '';
      const column = this.range.left + offset;
      return this.isCovered(row, column) ? '' : cellText(value, this.format(row, column));
    });
    this.texts[index] = texts;
    return texts;
  }

  /** Columns of a row that hold a text of their own, within bounds. */
  filledColumns(row: number, left = this.range.left, right = this.range.right): readonly number[] {
    // Every walk over a sheet asks for its whole rows again.
    const whole = left <= this.range.left && right >= this.range.right;
    const known = whole ? this.filled[row - this.range.top] : undefined;
    if (known) return known;
    const texts = this.rowTexts(row);
    const columns: number[] = [];
    const last = Math.min(right - this.range.left, texts.length - 1);
    for (let offset = Math.max(0, left - this.range.left); offset <= last; offset += 1) {
      if (texts[offset] !== '') columns.push(this.range.left + offset);
    }
    if (whole && row >= this.range.top && row <= this.range.bottom) this.filled[row - this.range.top] = columns;
    return columns;
  }
}

function rangeOf(grid: Grid): Rect {
  let width = 0;
  for (const cells of grid.values) width = Math.max(width, cells.length);
  return {
    top: grid.top,
    left: grid.left,
    bottom: grid.top + grid.values.length - 1,
    right: grid.left + width - 1,
  };
}

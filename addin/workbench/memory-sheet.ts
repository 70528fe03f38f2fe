import type { CellValue, Rect } from '#shared/sheet/grid.ts';
import type { BlockFormat, CellInput, SheetInfo, StoredCell, TintRule } from './spreadsheet.ts';

/** One cell kept in memory. Only cells that hold something or were formatted are kept. */
export interface MemoryCell {
  value: CellValue;
  formula: string | null;
  numberFormat: string | null;
  format: BlockFormat;
}

/** A drop-down list as it was asked for. */
export interface MemoryDropDown {
  readonly area: Rect;
  readonly words: readonly string[];
}

/** A filter with the rows that it hides now. */
export interface MemoryFilter {
  readonly table: string | null;
  readonly area: Rect;
  readonly hidden: ReadonlySet<number>;
}

/** Excel's own limits; a cell's key is its position in reading order. */
export const sheetColumns = 16_384;
const standardColumnWidth = 48;
const standardRowHeight = 15;
const emptyCell: MemoryCell = { value: null, formula: null, numberFormat: null, format: {} };

/** One sheet of a `MemorySpreadsheet`: its cells and everything Excel keeps beside them. */
export class MemorySheet {
  readonly cells = new Map<number, MemoryCell>();
  readonly merges: Rect[] = [];
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  readonly columnWidths = new Map<number, number>();
  readonly rowHeights = new Map<number, number>();
  readonly tints: TintRule[] = [];
  dropDowns: MemoryDropDown[] = [];
  filters: MemoryFilter[] = [];
  readonly hiddenNames = new Map<string, string>();
  /** Blocks that stay writable while the sheet is protected; `null` = not protected. */
  protection: { readonly unlocked: readonly Rect[] } | null = null;

  constructor(readonly info: SheetInfo) {}

  cellAt(row: number, column: number): MemoryCell {
    return this.cells.get(row * sheetColumns + column) ?? emptyCell;
  }

  change(row: number, column: number, change: Partial<MemoryCell>): void {
    this.cells.set(row * sheetColumns + column, { ...this.cellAt(row, column), ...change });
  }

  put(row: number, column: number, input: CellInput): void {
    if (input.numberFormat !== undefined) this.change(row, column, { numberFormat: input.numberFormat });
    if (input.value === undefined) return;
    const { value } = input;
    if (typeof value === 'string' && value.startsWith('=') && !input.literal) {
      this.change(row, column, { value: null, formula: value });
    } else {
      this.change(row, column, { value: value === '' ? null : value, formula: null });
    }
  }

  storedCell(row: number, column: number): StoredCell {
    const { value, formula, numberFormat } = this.cellAt(row, column);
    return { value, formula, numberFormat, text: displayText(value) };
  }

  usedArea(valuesOnly: boolean): Rect | null {
    let top = Infinity;
    let left = Infinity;
    let bottom = -1;
    let right = -1;
    for (const [key, cell] of this.cells) {
      const empty = cell.value === null && cell.formula === null;
      if (empty && (valuesOnly || !isFormatted(cell))) continue;
      const row = Math.floor(key / sheetColumns);
      const column = key % sheetColumns;
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      left = Math.min(left, column);
      right = Math.max(right, column);
    }
    return bottom < 0 ? null : { top, left, bottom, right };
  }

  columnWidth(column: number): number {
    return this.columnWidths.get(column) ?? standardColumnWidth;
  }

  rowHeight(row: number): number {
    return this.rowHeights.get(row) ?? standardRowHeight;
  }

  /** Lines inserted before a row, or removed from it on (negative): everything below moves, what they fall into widens. */
  moveRows(start: number, count: number): void {
    const place = (row: number): number | null =>
      row < start ? row : count < 0 && row < start - count ? null : row + count;
    const cells = [...this.cells];
    this.cells.clear();
    for (const [key, cell] of cells) {
      const row = place(Math.floor(key / sheetColumns));
      if (row === null) continue;
      const formula = cell.formula === null ? null : moveRowsInFormula(cell.formula, place);
      this.cells.set(row * sheetColumns + (key % sheetColumns), { ...cell, formula });
    }
    for (const [row, height] of replaceAll(this.rowHeights)) {
      const now = place(row);
      if (now !== null) this.rowHeights.set(now, height);
    }
    const hidden = [...this.hiddenRows];
    this.hiddenRows.clear();
    for (const row of hidden) {
      const now = place(row);
      if (now !== null) this.hiddenRows.add(now);
    }
    this.filters = this.filters.flatMap(({ area, hidden: rows, table }) => {
      const moved = moveArea(area, start, count);
      return moved ? [{ table, area: moved, hidden: new Set([...rows].flatMap((row) => place(row) ?? [])) }] : [];
    });
    const areas = (list: readonly Rect[]) => list.flatMap((area) => moveArea(area, start, count) ?? []);
    this.merges.splice(0, Infinity, ...areas(this.merges));
    this.tints.splice(0, Infinity, ...this.tints.map((tint) => ({ ...tint, areas: areas(tint.areas) })));
    this.dropDowns = this.dropDowns.flatMap(({ area, words }) =>
      areas([area]).map((moved) => ({ area: moved, words })),
    );
  }

  format(area: Rect, { columnWidth, rowHeight, ...format }: BlockFormat): void {
    if (rowHeight !== undefined)
      for (let row = area.top; row <= area.bottom; row++) this.rowHeights.set(row, rowHeight);
    if (columnWidth !== undefined) {
      for (let column = area.left; column <= area.right; column++) this.columnWidths.set(column, columnWidth);
    }
    if (Object.keys(format).length === 0) return;
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) {
        const was = this.cellAt(row, column).format;
        const borders = { ...was.borders, ...format.borders };
        this.change(row, column, { format: { ...was, ...format, ...(format.borders && { borders }) } });
      }
    }
  }

  copyFormat(from: Rect, to: Rect): void {
    for (let row = 0; row <= to.bottom - to.top; row++) {
      for (let column = 0; column <= to.right - to.left; column++) {
        const { format, numberFormat } = this.cellAt(from.top + row, from.left + column);
        this.change(to.top + row, to.left + column, { format, numberFormat });
      }
    }
  }

  holdsLockedCell(area: Rect | undefined): boolean {
    if (this.protection === null) return false;
    return area === undefined || !this.protection.unlocked.some((block) => contains(block, area));
  }
}

function replaceAll<Value>(map: Map<number, Value>): [number, Value][] {
  const entries = [...map];
  map.clear();
  return entries;
}

/** An area as it stands after lines came or went; `null` when nothing of it is left. */
function moveArea(area: Rect, start: number, count: number): Rect | null {
  if (count > 0) {
    const move = (row: number) => (row < start ? row : row + count);
    return { ...area, top: move(area.top), bottom: move(area.bottom) };
  }
  const end = start - count;
  const top = area.top < start ? area.top : area.top < end ? start : area.top + count;
  const bottom = area.bottom < start ? area.bottom : area.bottom < end ? start - 1 : area.bottom + count;
  return bottom < top ? null : { ...area, top, bottom };
}

/** References of a formula to rows of its own sheet, moved; one to a row that went becomes #REF!. */
function moveRowsInFormula(formula: string, place: (row: number) => number | null): string {
  return formula.replace(/(\$?[A-Z]{1,3}\$?)(\d{1,7})(?![\w(])/g, (_, column: string, digits: string) => {
    const row = place(Number(digits) - 1);
    return row === null ? '#REF!' : `${column}${row + 1}`;
  });
}

function isFormatted(cell: MemoryCell): boolean {
  return cell.numberFormat !== null || Object.keys(cell.format).length > 0;
}

function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.top >= outer.top && inner.bottom <= outer.bottom && inner.left >= outer.left && inner.right <= outer.right
  );
}

function displayText(value: CellValue): string {
  if (value === null) return '';
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

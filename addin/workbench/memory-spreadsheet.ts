import type { CellValue, Grid, Rect } from '#shared/sheet/grid.ts';
import { MemorySheet, sheetColumns, type MemoryDropDown } from './memory-sheet.ts';
import type {
  BlockFormat,
  BorderLine,
  CellInput,
  CellSide,
  SheetFilter,
  SheetInfo,
  Spreadsheet,
  SpreadsheetEvent,
  StoredCell,
  TintRule,
} from './spreadsheet.ts';

/** A formula to calculate, with where it stands. */
export interface FormulaCell {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** Calculates one formula; `valueAt` gives the (calculated) value of any cell it refers to. */
export type Calculate = (
  cell: FormulaCell,
  valueAt: (sheetId: string, row: number, column: number) => CellValue,
) => CellValue;

const standardFont = 'Calibri';

/**
 * A spreadsheet without a screen, for tests. It keeps the text of formulas; their values are those given by
 * `calculate`, or, without it, `null` until the caller loads a grid with known values.
 */
export class MemorySpreadsheet implements Spreadsheet {
  readonly settings = new Map<string, unknown>();
  readonly customXml = new Map<string, string>();
  readonly #sheets = new Map<string, MemorySheet>();
  readonly #listeners = new Set<(event: SpreadsheetEvent) => void>();
  readonly #calculate: Calculate | null;
  #activeId = '';
  #lastTint = 0;
  #selected: Rect = { top: 0, left: 0, bottom: 0, right: 0 };

  constructor(options: { readonly calculate?: Calculate } = {}) {
    this.#calculate = options.calculate ?? null;
  }

  sheets(): readonly SheetInfo[] {
    return [...this.#sheets.values()].map((sheet) => sheet.info);
  }

  activeSheetId(): string {
    return this.#activeId;
  }

  activate(sheetId: string): void {
    this.#sheet(sheetId);
    if (sheetId === this.#activeId) return;
    this.#activeId = sheetId;
    this.#selected = { top: 0, left: 0, bottom: 0, right: 0 };
    this.#emit({ type: 'activate', sheetId });
  }

  /** The first sheet added becomes the active one. Throws on a name that is taken. */
  addSheet(name: string): SheetInfo {
    const taken = this.sheets().some((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
    if (taken) throw new Error(`A sheet named "${name}" exists already`);
    const sheet = new MemorySheet({ id: `{sheet-${this.#sheets.size + 1}}`, name, visible: true });
    this.#sheets.set(sheet.info.id, sheet);
    if (this.#activeId === '') this.#activeId = sheet.info.id;
    return sheet.info;
  }

  /** Adds a sheet with everything a grid knows: values, formulas with their values, formats, merges, hidden lines. */
  addGrid(grid: Grid): SheetInfo {
    const info = this.addSheet(grid.name);
    const sheet = this.#sheet(info.id);
    grid.values.forEach((line, row) => {
      line.forEach((value, column) => {
        const formula = grid.formulas?.[row]?.[column] ?? null;
        const numberFormat = grid.numberFormats?.[row]?.[column] ?? null;
        if (value === null && formula === null && numberFormat === null) return;
        sheet.change(grid.top + row, grid.left + column, { value, formula, numberFormat });
      });
    });
    sheet.merges.push(...grid.merges);
    for (const row of grid.hiddenRows) sheet.hiddenRows.add(row);
    for (const column of grid.hiddenColumns) sheet.hiddenColumns.add(column);
    return info;
  }

  usedArea(sheetId: string, valuesOnly: boolean): Rect | null {
    return this.#sheet(sheetId).usedArea(valuesOnly);
  }

  read(sheetId: string, area: Rect): StoredCell[][] {
    const sheet = this.#sheet(sheetId);
    const rows: StoredCell[][] = [];
    for (let row = area.top; row <= area.bottom; row++) {
      const line: StoredCell[] = [];
      for (let column = area.left; column <= area.right; column++) line.push(sheet.storedCell(row, column));
      rows.push(line);
    }
    return rows;
  }

  write(sheetId: string, area: Rect, inputs: readonly (readonly CellInput[])[]): Promise<void> {
    this.#put(sheetId, area, inputs, 'host');
    return Promise.resolve();
  }

  /** What a person types into the grid: as `write`, but the event says so. */
  typeIn(sheetId: string, area: Rect, inputs: readonly (readonly CellInput[])[]): void {
    this.#put(sheetId, area, inputs, 'user');
  }

  merges(sheetId: string): readonly Rect[] {
    return this.#sheet(sheetId).merges;
  }

  merge(sheetId: string, area: Rect): void {
    this.#sheet(sheetId).merges.push(area);
  }

  hiddenRows(sheetId: string): ReadonlySet<number> {
    return new Set([...this.#sheet(sheetId).hiddenRows, ...this.filteredRows(sheetId)]);
  }

  filteredRows(sheetId: string): ReadonlySet<number> {
    return new Set(this.#sheet(sheetId).filters.flatMap(({ hidden }) => [...hidden]));
  }

  filters(sheetId: string): readonly SheetFilter[] {
    return this.#sheet(sheetId).filters.map(({ table, area, hidden }) => ({ table, area, filtering: hidden.size > 0 }));
  }

  setFilterArea(sheetId: string, table: string | null, area: Rect): void {
    const sheet = this.#sheet(sheetId);
    const was = sheet.filters.find((filter) => filter.table === table);
    const hidden = table === null ? new Set<number>() : (was?.hidden ?? new Set<number>());
    sheet.filters = [...sheet.filters.filter((filter) => filter !== was), { table, area, hidden }];
  }

  /** Puts a filter on a block and hides these rows with it, as a person's choice in one of its columns does. */
  filterRows(sheetId: string, area: Rect, hidden: Iterable<number>, table: string | null = null): void {
    const sheet = this.#sheet(sheetId);
    sheet.filters = [
      ...sheet.filters.filter((filter) => filter.table !== table),
      { table, area, hidden: new Set(hidden) },
    ];
  }

  /** Sorts the rows under a filter's header by one column, with the filter's columns only, as its arrows do. */
  sortFiltered(sheetId: string, column: number, table: string | null = null): void {
    const sheet = this.#sheet(sheetId);
    const { area } = sheet.filters.find((filter) => filter.table === table)!;
    const rows = Array.from({ length: area.bottom - area.top }, (_, at) => area.top + 1 + at);
    const lines = rows.map((row) =>
      Array.from({ length: area.right - area.left + 1 }, (_, at) => sheet.cellAt(row, area.left + at)),
    );
    const keyOf = (line: (typeof lines)[number]) => String(line[column - area.left]?.value ?? '\uFFFF');
    lines.sort((first, second) => keyOf(first).localeCompare(keyOf(second), 'vi', { numeric: true }));
    lines.forEach((line, index) => line.forEach((cell, at) => sheet.change(rows[index]!, area.left + at, cell)));
    this.#emit({ type: 'change', sheetId, area, source: 'user' });
  }

  hideRow(sheetId: string, row: number): void {
    this.#sheet(sheetId).hiddenRows.add(row);
  }

  hiddenColumns(sheetId: string): ReadonlySet<number> {
    return this.#sheet(sheetId).hiddenColumns;
  }

  setColumnHidden(sheetId: string, column: number, hidden: boolean): void {
    const { hiddenColumns } = this.#sheet(sheetId);
    if (hidden) hiddenColumns.add(column);
    else hiddenColumns.delete(column);
  }

  columnWidth(sheetId: string, column: number): number {
    return this.#sheet(sheetId).columnWidth(column);
  }

  insertRows(sheetId: string, before: number, count: number): Promise<void> {
    return this.#moveRows(sheetId, before, count);
  }

  removeRows(sheetId: string, first: number, count: number): Promise<void> {
    return this.#moveRows(sheetId, first, -count);
  }

  rowHeight(sheetId: string, row: number): number {
    return this.#sheet(sheetId).rowHeight(row);
  }

  fitRows(sheetId: string, top: number, bottom: number): void {
    const { rowHeights } = this.#sheet(sheetId);
    for (let row = top; row <= bottom; row++) rowHeights.delete(row);
  }

  dropDown(sheetId: string, row: number, column: number): readonly string[] | null {
    const found = this.#sheet(sheetId).dropDowns.find(
      ({ area }) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right,
    );
    return found?.words ?? null;
  }

  format(sheetId: string, area: Rect, format: BlockFormat): void {
    this.#sheet(sheetId).format(area, format);
  }

  fontName(sheetId: string, row: number, column: number): string | null {
    return this.#sheet(sheetId).cellAt(row, column).format.fontName ?? standardFont;
  }

  border(sheetId: string, row: number, column: number, side: CellSide): BorderLine | null {
    return this.#sheet(sheetId).cellAt(row, column).format.borders?.[side] ?? null;
  }

  formatAt(sheetId: string, row: number, column: number): BlockFormat {
    return this.#sheet(sheetId).cellAt(row, column).format;
  }

  copyFormat(sheetId: string, from: Rect, to: Rect): void {
    this.#sheet(sheetId).copyFormat(from, to);
  }

  tints(sheetId: string): readonly TintRule[] {
    return this.#sheet(sheetId).tints;
  }

  addTint(sheetId: string, tint: Omit<TintRule, 'id'>): TintRule {
    const added = { ...tint, id: `{tint-${++this.#lastTint}}` };
    this.#sheet(sheetId).tints.push(added);
    return added;
  }

  removeTint(sheetId: string, id: string): void {
    const { tints } = this.#sheet(sheetId);
    const at = tints.findIndex((tint) => tint.id === id);
    if (at >= 0) tints.splice(at, 1);
  }

  setDropDown(sheetId: string, area: Rect, words: readonly string[] | null): void {
    const sheet = this.#sheet(sheetId);
    sheet.dropDowns = sheet.dropDowns.filter((dropDown) => !isSameArea(dropDown.area, area));
    if (words !== null) sheet.dropDowns.push({ area, words });
  }

  dropDowns(sheetId: string): readonly MemoryDropDown[] {
    return this.#sheet(sheetId).dropDowns;
  }

  selection(): { readonly sheetId: string; readonly area: Rect } {
    return { sheetId: this.#activeId, area: this.#selected };
  }

  select(sheetId: string, area: Rect): void {
    this.activate(sheetId);
    if (isSameArea(area, this.#selected)) return;
    this.#selected = area;
    this.#emit({ type: 'select', sheetId, area });
  }

  isProtected(sheetId: string, area?: Rect): boolean {
    return this.#sheet(sheetId).holdsLockedCell(area);
  }

  /** Protects the sheet as Excel does; blocks in `unlocked` stay writable. */
  protect(sheetId: string, unlocked: readonly Rect[] = []): void {
    this.#sheet(sheetId).protection = { unlocked };
  }

  unprotect(sheetId: string): void {
    this.#sheet(sheetId).protection = null;
  }

  subscribe(listener: (event: SpreadsheetEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  hiddenNames(sheetId: string): Map<string, string> {
    return this.#sheet(sheetId).hiddenNames;
  }

  #sheet(sheetId: string): MemorySheet {
    const sheet = this.#sheets.get(sheetId);
    if (!sheet) throw new Error(`No sheet with the id "${sheetId}"`);
    return sheet;
  }

  #put(sheetId: string, area: Rect, inputs: readonly (readonly CellInput[])[], source: 'user' | 'host'): void {
    const sheet = this.#sheet(sheetId);
    inputs.forEach((line, row) => {
      line.forEach((input, column) => sheet.put(area.top + row, area.left + column, input));
    });
    // Formats alone are no change of content, in Excel either.
    if (!inputs.some((line) => line.some((input) => input.value !== undefined))) return;
    this.#recalculate();
    this.#emit({ type: 'change', sheetId, area, source });
  }

  #moveRows(sheetId: string, start: number, count: number): Promise<void> {
    const sheet = this.#sheet(sheetId);
    sheet.moveRows(start, count);
    this.#recalculate();
    const area = sheet.usedArea(false) ?? { top: start, left: 0, bottom: start, right: 0 };
    this.#emit({ type: 'change', sheetId, area, source: 'host' });
    return Promise.resolve();
  }

  #recalculate(): void {
    const calculate = this.#calculate;
    if (!calculate) return;
    const known = new Set<string>();
    const valueAt = (sheetId: string, row: number, column: number): CellValue => {
      const sheet = this.#sheet(sheetId);
      const { formula } = sheet.cellAt(row, column);
      const key = `${sheetId} ${row} ${column}`;
      if (formula !== null && !known.has(key)) {
        known.add(key);
        sheet.change(row, column, { value: calculate({ sheetId, row, column, formula }, valueAt) });
      }
      return sheet.cellAt(row, column).value;
    };
    for (const [sheetId, sheet] of this.#sheets) {
      for (const [key, cell] of sheet.cells) {
        if (cell.formula !== null) valueAt(sheetId, Math.floor(key / sheetColumns), key % sheetColumns);
      }
    }
  }

  #emit(event: SpreadsheetEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}

function isSameArea(a: Rect, b: Rect): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

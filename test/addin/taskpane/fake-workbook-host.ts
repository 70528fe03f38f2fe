import {
  HostFailure,
  type CellBefore,
  type CellMark,
  type RowsSnapshot,
  type SheetEvents,
  type TableEnd,
  type RowInsert,
  type WorkbookHost,
} from '#addin/host/workbook-host.ts';
import type { CellAddress, CellEdit, CellValue, Grid, Rect } from '#shared/sheet/grid.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { formulaAt, numberFormatAt, valueAt } from '#shared/sheet/grid.ts';

/** A workbook of plain data that stands in for Excel, with the faults a test wants. */
export class FakeWorkbookHost implements WorkbookHost {
  readonly settings = new Map<string, unknown>();
  /** Files opened as new workbooks. */
  readonly made: Uint8Array[] = [];
  readonly marks = new Map<string, readonly CellMark[]>();
  readonly calls: string[] = [];
  readonly movedEnds: Pick<TableEnd, 'from' | 'to'>[] = [];
  readonly dropDowns: { readonly column: number; readonly words: readonly string[] }[] = [];
  /** Rows that came, as asked for. */
  readonly inserted: RowInsert[] = [];
  selected: { readonly sheetId: string; readonly cell: CellAddress } | null = null;
  /** The next calls fail with these. */
  readonly failures: HostFailure[] = [];
  /** Runs before each reading: what a colleague or a slow Excel does meanwhile. */
  beforeRead: (() => void | Promise<void>) | null = null;
  #grids: Map<string, Grid>;
  #active: string;
  #events: SheetEvents | null = null;

  constructor(grids: Readonly<Record<string, Grid>>) {
    this.#grids = new Map(Object.entries(grids));
    this.#active = [...this.#grids.keys()][0]!;
  }

  grid(sheetId = this.#active): Grid {
    const grid = this.#grids.get(sheetId);
    if (!grid) throw new HostFailure('sheet-missing', 'Trang tính không còn.');
    return grid;
  }

  value(row: number, column: number): CellValue {
    return valueAt(this.grid(), row, column);
  }

  /** What the officer types. */
  type(row: number, column: number, value: CellValue, tell = true): void {
    this.#put([{ row, column, value }], this.#active);
    const typed = { top: row, left: column, bottom: row, right: column };
    if (tell) this.#events?.onChange?.(this.#active, false, typed);
  }

  /** Replaces the sheet: sorted, rows cut, another file. */
  replace(grid: Grid): void {
    this.#grids.set(this.#active, grid);
    this.#events?.onChange?.(this.#active, false, null);
  }

  activate(sheetId: string): void {
    this.#active = sheetId;
    this.#events?.onActivate?.(sheetId);
  }

  select(row: number, column: number): void {
    this.#events?.onSelect?.(this.#active, { row, column });
  }

  workbookName(): string {
    return 'ke-hoach.xlsx';
  }

  async readActiveSheet() {
    await this.#enter('readActiveSheet');
    return { sheetId: this.#active, grid: this.grid() };
  }

  async readSheet(sheetId: string) {
    await this.#enter('readSheet');
    return { sheetId, grid: this.grid(sheetId) };
  }

  async readRows(sheetId: string, { top, left, bottom, right }: Rect): Promise<RowsSnapshot> {
    await this.#enter('readRows');
    const grid = this.grid(sheetId);
    const cut = <Cell>(rows: readonly (readonly Cell[])[]) =>
      rows
        .slice(top - grid.top, bottom - grid.top + 1)
        .map((row) => row.slice(left - grid.left, right - grid.left + 1));
    const used = {
      top: grid.top,
      left: grid.left,
      bottom: grid.top + grid.values.length - 1,
      right: grid.left + (grid.values[0]?.length ?? 0) - 1,
    };
    return {
      name: grid.name,
      used,
      rows: {
        top,
        left,
        values: cut(grid.values),
        formulas: grid.formulas && cut(grid.formulas),
        numberFormats: grid.numberFormats && cut(grid.numberFormats),
      },
      merges: grid.merges.filter((merge) => merge.top <= bottom && merge.bottom >= top),
    };
  }

  async listSheets() {
    await this.#enter('listSheets');
    return [...this.#grids].map(([sheetId, { name }]) => ({ sheetId, name }));
  }

  /** The keys that sheets carry. */
  readonly sheetKeys = new Map<string, string>();

  async readSheetKeys() {
    await this.#enter('readSheetKeys');
    return [...this.#grids].map(([sheetId, { name }]) => ({ sheetId, name, key: this.sheetKeys.get(sheetId) ?? null }));
  }

  async writeSheetKey(sheetId: string, key: string): Promise<void> {
    await this.#enter('writeSheetKey');
    this.sheetKeys.set(sheetId, key);
  }

  async readFonts(_: string, cells: readonly CellAddress[]): Promise<readonly (string | null)[]> {
    await this.#enter('readFonts');
    return cells.map(() => null);
  }

  async writeCells(sheetId: string, edits: readonly CellEdit[]): Promise<readonly CellBefore[]> {
    await this.#enter('writeCells');
    const grid = this.grid(sheetId);
    const before = edits.map(({ row, column }) => ({
      row,
      column,
      value: valueAt(grid, row, column),
      formula: formulaAt(grid, row, column),
      numberFormat: numberFormatAt(grid, row, column),
    }));
    this.#put(edits, sheetId);
    return before;
  }

  async restoreCells(sheetId: string, before: readonly CellBefore[]): Promise<void> {
    await this.#enter('restoreCells');
    this.#put(
      before.map(({ row, column, value }) => ({ row, column, value })),
      sheetId,
    );
  }

  /** Columns that filters were to take in. */
  readonly covered: number[] = [];

  async coverColumn(_: string, column: number): Promise<void> {
    await this.#enter('coverColumn');
    this.covered.push(column);
  }

  async insertRows(sheetId: string, inserts: readonly RowInsert[], edits: readonly CellEdit[]): Promise<void> {
    await this.#enter('insertRows');
    this.inserted.push(...inserts);
    for (const { before, count } of [...inserts].sort((a, b) => b.before - a.before))
      this.#move(sheetId, before, count);
    this.#put(edits, sheetId);
  }

  async deleteRows(sheetId: string, rows: readonly number[]): Promise<void> {
    await this.#enter('deleteRows');
    for (const row of [...rows].sort((a, b) => b - a)) this.#move(sheetId, row, -1);
  }

  async selectCell(sheetId: string, cell: CellAddress): Promise<void> {
    await this.#enter('selectCell');
    this.selected = { sheetId, cell };
  }

  async addSheet(name: string): Promise<string> {
    await this.#enter('addSheet');
    const sheetId = `added-${name}`;
    this.#grids.set(sheetId, buildGrid(name).toGrid());
    this.#active = sheetId;
    return sheetId;
  }

  async layOutTable(): Promise<void> {
    await this.#enter('layOutTable');
  }

  async moveTableEnd(_: string, { from, to }: TableEnd): Promise<void> {
    await this.#enter('moveTableEnd');
    this.movedEnds.push({ from, to });
  }

  async createWorkbook(bytes: Uint8Array): Promise<void> {
    await this.#enter('createWorkbook');
    this.made.push(bytes);
  }

  async hideColumn(sheetId: string, column: number): Promise<void> {
    await this.#enter('hideColumn');
    const grid = this.grid(sheetId);
    this.#grids.set(sheetId, { ...grid, hiddenColumns: new Set([...grid.hiddenColumns, column]) });
  }

  async copyColumnLook(): Promise<void> {
    await this.#enter('copyColumnLook');
  }

  async setDropDown(_: string, column: number, __: number, ___: number, words: readonly string[]): Promise<void> {
    await this.#enter('setDropDown');
    this.dropDowns.push({ column, words });
  }

  async showMarks(sheetId: string, marks: readonly CellMark[]): Promise<void> {
    await this.#enter('showMarks');
    this.marks.set(sheetId, marks);
  }

  async clearMarks(sheetId: string): Promise<void> {
    await this.#enter('clearMarks');
    this.marks.delete(sheetId);
  }

  async holdsMarks(sheetId: string): Promise<boolean> {
    await this.#enter('holdsMarks');
    return (this.marks.get(sheetId)?.length ?? 0) > 0;
  }

  async readSetting(name: string): Promise<unknown> {
    await this.#enter('readSetting');
    return this.settings.get(name) ?? null;
  }

  async writeSetting(name: string, value: unknown): Promise<void> {
    await this.#enter('writeSetting');
    this.settings.set(name, structuredClone(value));
  }

  listen(events: SheetEvents): Promise<() => Promise<void>> {
    this.#events = events;
    return Promise.resolve(() => {
      this.#events = null;
      return Promise.resolve();
    });
  }

  async #enter(call: string): Promise<void> {
    this.calls.push(call);
    const failure = this.failures.shift();
    if (failure) throw failure;
    if (call.startsWith('read')) await this.beforeRead?.();
  }

  /** Lines that come before a row, or go from it on; merged areas follow. Only values are kept of moved lines. */
  #move(sheetId: string, start: number, count: number): void {
    const grid = this.grid(sheetId);
    const width = grid.values[0]?.length ?? 0;
    const at = Math.min(start - grid.top, grid.values.length);
    const moved = <Cell>(lines: readonly (readonly Cell[])[], blank: Cell) => {
      const kept = lines.map((line) => [...line]);
      const come = Array.from({ length: Math.max(count, 0) }, () => Array.from({ length: width }, () => blank));
      kept.splice(at, Math.max(-count, 0), ...come);
      return kept;
    };
    const place = (row: number) => (row < start ? row : row + count);
    const merges = grid.merges.flatMap(({ top, bottom, ...sides }) => {
      const first = count < 0 && top === start ? start : place(top);
      const now = { top: first, bottom: count < 0 && bottom >= start ? bottom + count : place(bottom), ...sides };
      return now.bottom < now.top ? [] : [now];
    });
    this.#grids.set(sheetId, {
      ...grid,
      values: moved<CellValue>(grid.values, null),
      formulas: grid.formulas && moved<string | null>(grid.formulas, null),
      numberFormats: grid.numberFormats && moved<string | null>(grid.numberFormats, null),
      merges,
    });
  }

  #put(edits: readonly CellEdit[], sheetId: string): void {
    const grid = this.grid(sheetId);
    const width = Math.max(grid.values[0]?.length ?? 0, ...edits.map(({ column }) => column - grid.left + 1));
    const height = Math.max(grid.values.length, ...edits.map(({ row }) => row - grid.top + 1));
    const values = Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (__, column): CellValue => grid.values[row]?.[column] ?? null),
    );
    for (const { row, column, value } of edits) values[row - grid.top]![column - grid.left] = value;
    // Formulas and formats keep the old shape; the readers answer "none known" outside it.
    this.#grids.set(sheetId, { ...grid, values });
  }
}

import { findRow } from './find-row.ts';
import type { CellAddress, Grid } from './grid.ts';
import { cellNumber } from './grid.ts';
import { isHeaderSeed } from './header-block.ts';
import type { LocatedTable } from './locate-tables.ts';
import { readRecords } from './read-records.ts';
import type { OpenSheet } from './read-sheet.ts';
import { factsAround, locateIn } from './read-sheet.ts';
import { RecordReader } from './record-reader.ts';
import { isColumnNumberRow } from './row-signals.ts';
import type { RowRole } from './row-role.ts';
import { readRowRole } from './row-role.ts';
import type { RowShape } from './row-shape.ts';
import { closingOf, createRowShaper } from './row-shape.ts';
import type { SheetRecord } from './sheet-record.ts';
import type { SheetView } from './sheet-view.ts';
import { createRepeatTest } from './table-layout.ts';
import type { WalkedBody } from './walk-body.ts';
import { handedDown } from './walk-body.ts';

/** A sheet after an edit, and the rows whose records were read anew. */
export interface RereadSheet {
  readonly sheet: OpenSheet;
  /** Sheet rows, in order: those typed in and those that share a cell typed in. */
  readonly rows: readonly number[];
}

/** Rows so near a header may belong to it, or head it. */
const headerReach = 8;
/** A column is recognised by so many rows under its header. */
const rowsProfiled = 80;

/**
 * Reads the records that an edit touched, where it changed what records say and not what the sheet is: no header, group
 * row, total, continuation or note came, went or moved. `grid` is the sheet after the edit; `cells` are all cells that
 * differ. Takes time for the rows touched, and copies lists.
 *
 * @returns `null` where the structure may have changed: read the whole sheet then
 */
export function rereadRows(before: OpenSheet, grid: Grid, cells: readonly CellAddress[]): RereadSheet | null {
  const edited = [...new Set(cells.map(({ row }) => row))].sort((a, b) => a - b);
  const view = before.view.withEdits(grid, edited);
  if (edited.some((row) => mayBeHeader(before, view, row))) return null;
  const places = placeCells(before, cells);
  if (places === null) return null;
  const bodies = [...before.bodies];
  for (const [index, rows] of places.rowsOf) {
    const body = reshape(before, view, index, rows);
    if (body === null) return null;
    bodies[index] = body;
  }
  if (!locatesAlike(before, view, edited)) return null;
  const facts = factsAround(view, before.located);
  if (!isAlike(facts, before.reading.facts)) return null;

  const reader = new RecordReader(view, before.context, facts);
  const tables = [...before.reading.tables];
  const touched = new Set(edited);
  for (const [index, { layout }] of before.located.entries()) {
    const body = bodies[index];
    const rows = readersOf(before, index, cells, places.rowsOf.get(index) ?? []);
    if (!body || rows.length === 0) continue;
    const table = tables[index]!;
    const records: SheetRecord[] = [...table.records];
    for (const at of rows) {
      const [record] = readRecords(reader, layout, { ...body, records: [body.records[at]!] });
      if (!record || !isAlike(record.cells, records[at]!.cells)) return null;
      records[at] = record;
      touched.add(record.row);
    }
    tables[index] = { ...table, records };
  }
  const reading = { ...before.reading, tables };
  return { sheet: { ...before, view, bodies, reading }, rows: [...touched].sort((a, b) => a - b) };
}

/** Whether the row stands by a header, or reads like one before or after the edit. */
function mayBeHeader({ view, blocks }: OpenSheet, after: SheetView, row: number): boolean {
  return (
    isHeaderSeed(view, row) ||
    isHeaderSeed(after, row) ||
    blocks.some(({ top, bottom }) => row >= top - headerReach && row <= bottom + headerReach)
  );
}

/** The edited rows by the table that holds them; `null` when a cell lies in no record of a table told row by row. */
function placeCells(
  { located, bodies }: OpenSheet,
  cells: readonly CellAddress[],
): { readonly rowsOf: ReadonlyMap<number, readonly number[]> } | null {
  const rowsOf = new Map<number, number[]>();
  for (const { row, column } of cells) {
    const index = located.findIndex(
      ({ layout: { left, right, block, bodyBottom } }) =>
        column >= left && column <= right && row > block.bottom && row <= bodyBottom,
    );
    const records = bodies[index]?.records;
    if (!records || findRow(records, row, recordRow) < 0) return null;
    const rows = rowsOf.get(index) ?? [];
    if (!rows.includes(row)) rows.push(row);
    rowsOf.set(index, rows);
  }
  return { rowsOf };
}

function recordRow({ shape }: { readonly shape: RowShape }): number {
  return shape.row;
}

/** The body with the edited rows shaped anew; `null` unless every row is to its table what it was. */
function reshape(before: OpenSheet, view: SheetView, index: number, rows: readonly number[]): WalkedBody | null {
  const body = before.bodies[index]!;
  const { layout } = before.located[index]!;
  const shapeOf = createRowShaper(view, layout);
  const repeatsHeader = createRepeatTest(view, layout.block);
  const shapes = [...body.shapes];
  const records = [...body.records];
  const places: number[] = [];
  for (const row of rows) {
    const place = findRow(shapes, row, (shape) => shape.row);
    const was = shapes[place];
    const shape = was && shapeOf(row, was.afterGap);
    if (!shape || !countsAlike(was, shape)) return null;
    if (repeatsHeader(row) || isColumnNumberRow(shape.filled.map((column) => view.text(row, column)))) return null;
    if (closingOf(before.view, was) !== null || closingOf(view, shape) !== null) return null;
    const at = findRow(records, row, recordRow);
    shapes[place] = shape;
    records[at] = { ...records[at]!, shape };
    places.push(place);
  }
  const after: WalkedBody = { ...body, shapes, records, traits: { ...body.traits, view } };
  const sameRoles = places.every((place) => rolesAlike(body, after, place));
  return sameRoles ? after : null;
}

/** Whether the rows whose roles look at an edited row keep them: itself, the row above, all down to the next record. */
function rolesAlike(before: WalkedBody, after: WalkedBody, edited: number): boolean {
  for (let place = Math.max(0, edited - 1); place < after.shapes.length; place += 1) {
    const role = roleAt(after, place);
    if (!isAlike(role, roleAt(before, place))) return false;
    if (place > edited && role?.kind === 'record') break;
  }
  return true;
}

/** Whether a row weighs the same in what is counted over all rows, and hands down the same fields. */
function countsAlike(was: RowShape, is: RowShape): boolean {
  const rich = was.payload.size > 0 && is.payload.size > 0 && was.filled.length > 1 && is.filled.length > 1;
  return (
    rich &&
    isAlike(was.code, is.code) &&
    isAlike([...was.primary], [...is.primary]) &&
    handedDown.every((field) => was.payload.has(field) === is.payload.has(field))
  );
}

function roleAt({ traits, shapes, records }: WalkedBody, place: number): RowRole | null {
  const shape = shapes[place];
  if (!shape) return null;
  let last: RowShape | null = null;
  for (let above = place - 1; above >= 0 && last === null; above -= 1) {
    const at = findRow(records, shapes[above]!.row, recordRow);
    if (at >= 0) last = records[at]!.shape;
  }
  return readRowRole(traits, shape, shapes[place + 1] ?? null, last);
}

/** Whether the tables are located and their columns recognised as before; asked only where the rows may have a say. */
function locatesAlike({ context, blocks, located }: OpenSheet, view: SheetView, rows: readonly number[]): boolean {
  const lastHeader = Math.max(...blocks.map(({ bottom }) => bottom));
  if (!context.override && rows.every((row) => row > lastHeader + rowsProfiled)) return true;
  return isAlike(locateIn(view, context, blocks).map(describe), located.map(describe));
}

function describe({ layout, recognition }: LocatedTable): unknown {
  const { block, left, right, bodyBottom } = layout;
  return { ...recognition, score: 0, top: block.top, bottom: block.bottom, left, right, bodyBottom };
}

/** Places of the records that read an edited cell: their own row's, or one above that they share. */
function readersOf(
  { bodies, located, reading, sharers }: OpenSheet,
  index: number,
  cells: readonly CellAddress[],
  rows: readonly number[],
): number[] {
  const records = bodies[index]?.records ?? [];
  const readers = new Set(rows.map((row) => findRow(records, row, recordRow)));
  const { left, right } = located[index]!.layout;
  const within = cells.filter(({ column }) => column >= left && column <= right);
  if (within.length > 0) {
    const shared = sharers.get(index) ?? sharersIn(reading.tables[index]!.records);
    sharers.set(index, shared);
    for (const cell of within) for (const at of shared.get(cellNumber(cell)) ?? []) readers.add(at);
  }
  return [...readers].filter((at) => at >= 0).sort((a, b) => a - b);
}

/** Places of the records that share each cell with rows above them: by a merge, or by the blank-below convention. */
function sharersIn(records: readonly SheetRecord[]): ReadonlyMap<number, readonly number[]> {
  const sharers = new Map<number, number[]>();
  for (const [at, { cells }] of records.entries()) {
    for (const cell of Object.values(cells)) {
      if (cell.from === 'own') continue;
      const key = cellNumber(cell);
      const places = sharers.get(key);
      if (places) places.push(at);
      else sharers.set(key, [at]);
    }
  }
  return sharers;
}

/** Small plain values, compared by what they hold. */
function isAlike(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

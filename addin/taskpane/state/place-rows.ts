// What is inserted into a sheet, and written there, for rows of the province that it lacks.
import type { RowInsert } from '#addin/host/workbook-host.ts';
import { formulaAt, numberFormatAt, valueAt, type CellEdit, type CellValue, type Grid } from '#shared/sheet/grid.ts';
import type { SheetTable } from '#shared/sheet/sheet-table.ts';
import { cellValueOf } from '#shared/sync/field-value.ts';
import type { FieldValue, RowFields } from '#shared/sync/protocol.ts';
import { encodeIdentity } from '#shared/sync/row-identity.ts';
import { identityIn } from '#shared/sync/row-place.ts';
import type { SheetRows } from '#shared/sync/sheet-rows.ts';
import { inherited, SlotFinder, type RowToPlace } from './find-slots.ts';

/** One line that came, with every cell written into it. Rows are numbered as the sheet is afterwards. */
export interface PlacedLine {
  readonly row: number;
  /** `null` = a group row. */
  readonly rowId: string | null;
  readonly cells: readonly CellEdit[];
}

export interface PlacedRows {
  readonly inserts: readonly RowInsert[];
  readonly lines: readonly PlacedLine[];
}

/** Plans the places of the rows in `wanted`. `document` = all rows of the document, in order. */
export function planPlacedRows(
  grid: Grid,
  table: SheetTable,
  sheet: SheetRows,
  document: readonly RowToPlace[],
  wanted: ReadonlySet<string>,
): PlacedRows {
  const slots = new SlotFinder(grid, table, sheet).findAll(document, wanted);
  const rowAt = new Map(sheet.rows.map((row) => [row.row, row]));
  const groupLook = table.sections[0]?.row;
  const inserts: RowInsert[] = [];
  const contents: { readonly rowId: string | null; readonly cells: readonly CellEdit[] }[] = [];
  for (const slot of slots) {
    if (slot.group !== null) {
      inserts.push(insertOf(slot.before, 1, groupLook ?? slot.like, 'like'));
      contents.push({ rowId: null, cells: groupCells(table, slot.group) });
    }
    const formulas = formulaColumns(grid, table, slot.like);
    const below = rowAt.get(slot.before);
    const shared = new Set(below ? inherited(below, slot.before).map(([name]) => name) : []);
    const columns = new Set(sheet.columns);
    for (const row of slot.rows) {
      const cells = rowCells({ grid, table, sheet, columns, shared, formulas: new Set(formulas) }, slot.like, row);
      const height = isLonger(cells, grid, slot.like) ? 'text' : 'like';
      // Rows in one place that look alike come together.
      const last = inserts.at(-1);
      if (last?.before === slot.before && last.like === slot.like && last.height === height && slot.group === null) {
        inserts[inserts.length - 1] = { ...last, count: last.count + 1 };
      } else {
        const dropDowns = below ? [] : table.columns.map(({ column }) => column);
        inserts.push({ ...insertOf(slot.before, 1, slot.like, height), formulas, dropDowns });
      }
      contents.push({ rowId: row.rowId, cells });
    }
  }
  return { inserts, lines: placeLines(inserts, contents) };
}

function insertOf(before: number, count: number, like: number, height: RowInsert['height']): RowInsert {
  return { before, count, like, formulas: [], dropDowns: [], height };
}

function placeLines(
  inserts: readonly RowInsert[],
  contents: readonly { readonly rowId: string | null; readonly cells: readonly CellEdit[] }[],
): readonly PlacedLine[] {
  let come = 0;
  const rows = inserts.flatMap(({ before, count }) =>
    Array.from({ length: count }, () => {
      come += 1;
      return before + come - 1;
    }),
  );
  return contents.map(({ rowId, cells }, at) => {
    const row = rows[at]!;
    return { row, rowId, cells: cells.map((cell) => ({ ...cell, row })) };
  });
}

function groupCells(table: SheetTable, fields: RowFields): CellEdit[] {
  const [first, second] = [...table.columns].map(({ column }) => column).sort((a, b) => a - b);
  const code = fields['section'] ?? null;
  const name = fields['sectionName'] ?? null;
  if (code === null || second === undefined) return [{ row: 0, column: first ?? table.area.left, value: name ?? code }];
  return [{ row: 0, column: first!, value: code }, ...(name === null ? [] : [{ row: 0, column: second, value: name }])];
}

function formulaColumns(grid: Grid, table: SheetTable, like: number): number[] {
  const columns: number[] = [];
  const right = Math.max(table.area.right, ...table.columns.map(({ column }) => column));
  for (let column = table.area.left; column <= right; column += 1) {
    if (formulaAt(grid, like, column) !== null) columns.push(column);
  }
  return columns;
}

interface LineContext {
  readonly grid: Grid;
  readonly table: SheetTable;
  readonly sheet: SheetRows;
  /** Fields whose values travel. */
  readonly columns: ReadonlySet<string>;
  /** Fields whose value the line takes from a cell that it shares with its neighbours. */
  readonly shared: ReadonlySet<string>;
  /** Columns that hold formulas. */
  readonly formulas: ReadonlySet<number>;
}

/** What is written into one line, the identity last. */
function rowCells(context: LineContext, like: number, told: RowToPlace): CellEdit[] {
  const { grid, table, sheet, columns, shared, formulas } = context;
  const { fields } = told;
  const cells: CellEdit[] = [];
  for (const { field, column } of table.columns) {
    if (field === 'rowIdentity') continue;
    const value = fields[field] ?? null;
    if (value === null || formulas.has(column) || shared.has(field)) continue;
    cells.push({ row: 0, column, value: shownValue(grid, like, column, field, value) });
  }
  const seen = table.columns.map(({ field }) => field).filter((field) => columns.has(field));
  const identity = encodeIdentity(identityIn(sheet.kind, seen, told));
  return [...cells, { row: 0, column: sheet.identityColumn ?? table.area.right + 1, value: identity }];
}

/** As its neighbour shows it: percents where that is a percentage, a running number as a number where that is one. */
function shownValue(grid: Grid, like: number, column: number, field: string, value: FieldValue): CellValue {
  if (field === 'ordinal' && typeof value === 'string' && /^\d{1,9}$/.test(value)) {
    return typeof valueAt(grid, like, column) === 'number' ? Number(value) : value;
  }
  return cellValueOf(field, value, numberFormatAt(grid, like, column));
}

/** Whether some text needs more room than its neighbour's. */
function isLonger(cells: readonly CellEdit[], grid: Grid, like: number): boolean {
  return cells.slice(0, -1).some(({ column, value }) => {
    const beside = valueAt(grid, like, column);
    return typeof value === 'string' && value.length > (typeof beside === 'string' ? beside.length : 12);
  });
}

import { a1 } from '../sheet/a1.ts';
import type { CellEdit, Grid } from '../sheet/grid.ts';
import { numberFormatAt, valueAt } from '../sheet/grid.ts';
import type { FieldCell, SheetRecord } from '../sheet/sheet-record.ts';
import type { ColumnField } from '../sheet/sheet-kind.ts';
import type { AssignedRecord, RowOf } from './check-context.ts';
import { isAssigned } from './check-context.ts';
import type { Fix } from './issue.ts';
import { PathMap } from './path-map.ts';
import { quote } from './wording.ts';

/** Records around each record: those of its task, and those of its objective (or group). */
export interface Neighbours<Record extends SheetRecord> {
  readonly ofTask: readonly Record[];
  readonly ofObjective: readonly Record[];
  /** Place of the record in `ofTask`. */
  readonly place: number;
}

/** Tells rows of one place by the words that name it: section, objective and, for activities, task. */
function pathOf(record: AssignedRecord): readonly [section: string, objective: string, task: string] {
  const objective = 'objective' in record ? record.objective : null;
  const task = 'task' in record && 'activity' in record && record.activity !== null ? record.task : null;
  return [record.section ?? '', objective ?? '', task ?? ''];
}

/** The group in which a row's neighbours are looked for: the rows of its objective. */
export function sameObjective(record: SheetRecord): readonly (readonly string[])[] {
  return isAssigned(record) ? [pathOf(record).slice(0, 2)] : [];
}

type NeighboursOf = (record: AssignedRecord) => Neighbours<AssignedRecord>;

const neighboursOfRows = new WeakMap<readonly RowOf<AssignedRecord>[], NeighboursOf>();

/** Groups the records in one pass, and tells any record's neighbours; several rules ask for those of one context. */
export function findNeighbours(rows: readonly RowOf<AssignedRecord>[]): NeighboursOf {
  const known = neighboursOfRows.get(rows);
  if (known) return known;
  const objectives = new PathMap<AssignedRecord[]>();
  const tasks = new PathMap<AssignedRecord[]>();
  const places = new Map<AssignedRecord, number>();
  let before: readonly string[] = [];
  let ofObjective: AssignedRecord[] = [];
  let ofTask: AssignedRecord[] = [];
  for (const { record } of rows) {
    const path = pathOf(record);
    // Rows of one place mostly follow each other.
    if (path.some((text, level) => text !== before[level])) {
      ofObjective = objectives.getOrMake(path.slice(0, 2), () => []);
      ofTask = tasks.getOrMake(path, () => []);
      before = path;
    }
    ofObjective.push(record);
    places.set(record, ofTask.push(record) - 1);
  }
  const neighboursOf: NeighboursOf = (record) => {
    const path = pathOf(record);
    return {
      ofTask: tasks.get(path) ?? [],
      ofObjective: objectives.get(path.slice(0, 2)) ?? [],
      place: places.get(record) ?? 0,
    };
  };
  neighboursOfRows.set(rows, neighboursOf);
  return neighboursOf;
}

/** How far to look along a long list: a neighbour further away says little about this row. */
const reach = 30;

/** The nearest neighbour that `fits`, the ones above first at equal distance. */
export function nearestFitting<Record extends SheetRecord>(
  group: readonly Record[],
  place: number,
  fits: (record: Record) => boolean,
): Record | null {
  for (let distance = 1; distance <= reach; distance++) {
    const above = group[place - distance];
    if (above !== undefined && fits(above)) return above;
    const below = group[place + distance];
    if (below !== undefined && fits(below)) return below;
    if (above === undefined && below === undefined) return null;
  }
  return null;
}

/** The edit that copies one cell's content (and, for numbers and dates, its number format) to another. */
function copyCell(grid: Grid, from: FieldCell, to: FieldCell): CellEdit | null {
  const value = valueAt(grid, from.row, from.column);
  if (value === null || value === '') return null;
  const format = typeof value === 'number' ? numberFormatAt(grid, from.row, from.column) : null;
  return { row: to.row, column: to.column, value, ...(format === null ? {} : { numberFormat: format }) };
}

/** All that `fillFrom` takes of a neighbour's cell. */
export function contentSeen(grid: Grid, { cells }: SheetRecord, field: ColumnField): string {
  const cell = cells[field];
  if (cell === undefined) return '';
  return JSON.stringify([valueAt(grid, cell.row, cell.column), numberFormatAt(grid, cell.row, cell.column)]);
}

/** A mend that fills a blank cell with what a neighbour has in the same column. */
export function fillFrom(
  grid: Grid,
  source: SheetRecord,
  field: ColumnField,
  to: FieldCell,
  basis: string,
): Fix | null {
  const from = source.cells[field];
  if (from === undefined || (from.row === to.row && from.column === to.column)) return null;
  const edit = copyCell(grid, from, to);
  if (edit === null) return null;
  const words = typeof edit.value === 'string' ? `${quote(edit.value, 40)} ` : '';
  const guess = `Chép từ ${basis} (ô ${a1(from)}); chưa chắc đúng cho dòng này.`;
  return { label: `Điền ${words}theo ${basis} (ô ${a1(from)})`, edits: [edit], guess };
}

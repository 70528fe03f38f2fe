import { a1 } from '../sheet/a1.ts';
import type { CellEdit, Grid } from '../sheet/grid.ts';
import { numberFormatAt, valueAt } from '../sheet/grid.ts';
import type { FieldCell, SheetRecord } from '../sheet/sheet-record.ts';
import type { ColumnField } from '../sheet/sheet-kind.ts';
import type { AssignedRecord, RowOf } from './check-context.ts';
import type { Fix } from './issue.ts';
import { quote } from './wording.ts';

/** Records around each record: those of its task, and those of its objective (or group). */
export interface Neighbours<Record extends SheetRecord> {
  readonly ofTask: readonly Record[];
  readonly ofObjective: readonly Record[];
  /** Place of the record in `ofTask`. */
  readonly place: number;
}

function placeOf(record: AssignedRecord, level: 'task' | 'objective'): string {
  const objective = 'objective' in record ? record.objective : null;
  const task = 'task' in record && 'activity' in record && record.activity !== null ? record.task : null;
  const path = level === 'task' ? [record.section, objective, task] : [record.section, objective];
  return path.map((part) => part ?? '').join('\n');
}

/** Gathers every record's neighbours in one pass per level. */
export function findNeighbours(
  rows: readonly RowOf<AssignedRecord>[],
): Map<AssignedRecord, Neighbours<AssignedRecord>> {
  const tasks = new Map<string, AssignedRecord[]>();
  const objectives = new Map<string, AssignedRecord[]>();
  const places = new Map<AssignedRecord, number>();
  const gather = (groups: Map<string, AssignedRecord[]>, key: string, record: AssignedRecord): number => {
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    return group.push(record) - 1;
  };
  for (const { record } of rows) {
    places.set(record, gather(tasks, placeOf(record, 'task'), record));
    gather(objectives, placeOf(record, 'objective'), record);
  }
  return new Map(
    rows.map(({ record }) => [
      record,
      {
        ofTask: tasks.get(placeOf(record, 'task'))!,
        ofObjective: objectives.get(placeOf(record, 'objective'))!,
        place: places.get(record)!,
      },
    ]),
  );
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
  return { label: `Điền ${words}theo ${basis} (ô ${a1(from)})`, edits: [edit] };
}

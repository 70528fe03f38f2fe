import { findRow } from '../sheet/find-row.ts';
import type { Grid } from '../sheet/grid.ts';
import { cellNumber } from '../sheet/grid.ts';
import type { SheetRecord } from '../sheet/sheet-record.ts';
import type { SheetReading } from '../sheet/sheet-table.ts';
import type { CheckContext, CheckSettings, Narrowing } from './check-context.ts';
import { buildCheckContext } from './check-context.ts';

type FirstReaderTest = Narrowing['isFirstReader'];

/** The context of some rows of a sheet (in order): their records and their cells, and nothing of other rows. */
export function narrowContext(
  reading: SheetReading,
  grid: Grid,
  settings: CheckSettings,
  rows: readonly number[],
  isFirstReader: FirstReaderTest,
): CheckContext {
  const tables = reading.tables.map((table) => ({ ...table, records: recordsAt(table.records, rows) }));
  return buildCheckContext({ ...reading, tables }, grid, settings, { rows, isFirstReader });
}

/** The records of some rows, in their order. */
export function recordsAt(records: readonly SheetRecord[], rows: readonly number[]): SheetRecord[] {
  const found: SheetRecord[] = [];
  for (const row of rows) {
    const place = findRow(records, row, (record) => record.row);
    if (place >= 0) found.push(records[place]!);
  }
  return found;
}

/**
 * Tells whether a record is the first of its sheet to read a field's cell. Answers for the sheet also after edits of
 * what its records say: they leave the cells that records read where they are.
 */
export function createFirstReaderTest(reading: SheetReading): FirstReaderTest {
  let first: ReadonlyMap<number, number> | null = null;
  return (record, field) => {
    const cell = record.cells[field];
    if (cell === undefined || cell.from === 'own') return cell !== undefined;
    first ??= findFirstReaders(reading);
    return first.get(cellNumber(cell)) === record.row;
  };
}

/** By shared cell: the row of the first record that reads it. */
function findFirstReaders({ tables }: SheetReading): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  for (const { records } of tables) {
    for (const record of records) {
      for (const cell of Object.values(record.cells)) {
        if (cell.from === 'own') continue;
        const key = cellNumber(cell);
        if (first.has(key)) continue;
        const [owner] = recordsAt(records, [cell.row]);
        const isOwners = owner !== undefined && Object.values(owner.cells).some((own) => cellNumber(own) === key);
        first.set(key, isOwners ? cell.row : record.row);
      }
    }
  }
  return first;
}

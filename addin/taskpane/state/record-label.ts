import type { SheetRecord } from '#shared/sheet/sheet-record.ts';
import type { SheetReading } from '#shared/sheet/sheet-table.ts';
import { rowTitle } from '#shared/sync/row-title.ts';

/** The words a person would call a row by, on one line; `null` when the row names nothing. */
export function recordLabel(record: SheetRecord): string | null {
  switch (record.kind) {
    case 'agencies':
      return record.name?.replace(/\s+/g, ' ') ?? null;
    case 'survey':
      return record.ordinal === null ? null : `Phiếu ${record.ordinal}`;
    default:
      return rowTitle({ ...record }) || null;
  }
}

/** Every record of the sheet by its row. */
export function recordsByRow(reading: SheetReading): ReadonlyMap<number, SheetRecord> {
  const records = new Map<number, SheetRecord>();
  for (const table of reading.tables) for (const record of table.records) records.set(record.row, record);
  return records;
}

import type { SheetRecord } from '#shared/sheet/sheet-record.ts';
import type { SheetReading } from '#shared/sheet/sheet-table.ts';

/** The words a person would call a row by, on one line; `null` when the row names nothing. */
export function recordLabel(record: SheetRecord): string | null {
  const text = labelText(record);
  return text === null ? null : text.replace(/\s+/g, ' ').trim() || null;
}

/** Every record of the sheet by its row. */
export function recordsByRow(reading: SheetReading): ReadonlyMap<number, SheetRecord> {
  const records = new Map<number, SheetRecord>();
  for (const table of reading.tables) for (const record of table.records) records.set(record.row, record);
  return records;
}

function labelText(record: SheetRecord): string | null {
  switch (record.kind) {
    case 'plan':
    case 'papi':
      return record.activity ?? record.task ?? record.objective;
    case 'criteria':
      return [record.code, record.name].filter(Boolean).join(' ') || null;
    case 'improvement':
      return record.name ?? record.weakness;
    case 'recommendations':
      return record.recommendation ?? record.source;
    case 'agencies':
      return record.name;
    case 'survey':
      return record.ordinal === null ? null : `Phiếu ${record.ordinal}`;
  }
}

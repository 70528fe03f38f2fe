import type { Issue } from '#shared/check/issue.ts';
import { a1 } from '#shared/sheet/a1.ts';
import type { SheetReading } from '#shared/sheet/sheet-table.ts';
import { hashText } from '#shared/sync/field-hash.ts';
import { foldText } from '#shared/text/fold-text.ts';
import { recordLabel, recordsByRow } from './record-label.ts';

/**
 * Names findings for the list of those set aside: by rule, column and the words of the row, not by address, so that
 * sorting and inserting rows keeps what was decided. A finding about no row in particular is named by its address.
 */
export function ignoreKeys(reading: SheetReading): (issue: Issue) => string {
  const records = recordsByRow(reading);
  const fields = new Map(
    reading.tables.flatMap((table) => table.columns.map(({ column, field }) => [column, field] as const)),
  );
  return ({ code, cell, recordRow }) => {
    const record = recordRow === null ? undefined : records.get(recordRow);
    const label = record ? recordLabel(record) : null;
    if (!record || label === null) return `${code} ${a1(cell)}`;
    const column = fields.get(cell.column) ?? String(cell.column);
    return `${code} ${column} ${hashText(foldText(`${record.section ?? ''}\n${label}`))}`;
  };
}

import type { CellMark } from '#addin/host/workbook-host.ts';
import { refOfRow } from '#shared/sync/collect-changes.ts';
import type { SyncOutcome } from './sync-view.ts';

/** One mark for each row that a sync left open, on the cells it is about, or at the head of the row. */
export function openRowMarks(
  { answer, applied, collected, sent }: SyncOutcome,
  firstColumn: number,
): readonly CellMark[] {
  const rows = new Map(sent.rows.map((row) => [refOfRow(row.row), row]));
  const marks: CellMark[] = [];
  const add = (row: number, column: number, severity: CellMark['severity'], message: string) =>
    marks.push({ row, column, severity, message });
  for (const { ref, status, message, conflicts, refusedFields } of answer.results) {
    const row = rows.get(ref);
    if (row === undefined) continue;
    if (status === 'refused') add(row.row, firstColumn, 'error', message ?? '');
    const fields = [...conflicts.map(({ field }) => field), ...refusedFields.map(({ field }) => field)];
    for (const field of fields) add(row.row, row.cells[field]?.column ?? firstColumn, 'warning', message ?? '');
  }
  for (const { row, field, reason, message } of applied.waiting) {
    if (row === null || reason === 'conflict') continue;
    const source = rows.get(refOfRow(row));
    add(row, (field === null ? undefined : source?.cells[field]?.column) ?? firstColumn, 'warning', message);
  }
  for (const { row, message } of collected.heldBack) add(row, firstColumn, 'error', message);
  return marks;
}

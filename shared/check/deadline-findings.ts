import type { FieldCell } from '../sheet/sheet-record.ts';
import type { AssignedRecord, RowOf } from './check-context.ts';
import { fieldCell } from './check-context.ts';
import type { Finding } from './check-rule.ts';
import type { Fix } from './issue.ts';
import { cellWords, quote } from './wording.ts';

/** One finding for each row whose deadline `fits`; rows that share a merged cell share the finding. */
export function* deadlinesThat(
  rows: readonly RowOf<AssignedRecord>[],
  fits: (record: AssignedRecord) => boolean,
  say: (at: string, record: AssignedRecord, cell: FieldCell) => string,
  fix: (record: AssignedRecord, cell: FieldCell) => Fix[] = () => [],
): Generator<Finding> {
  for (const { record } of rows) {
    if (!fits(record)) continue;
    const cell = fieldCell(record, 'deadline');
    if (cell === null) continue;
    const message = say(cellWords(cell), record, cell);
    yield { cell, recordRow: record.row, message, fixes: fix(record, cell) };
  }
}

/** The mend that adds a reporting cadence. After a longer wording a semicolon keeps it from joining the condition. */
export function cadence(cell: FieldCell, raw: string, period: 'tháng' | 'quý'): Fix {
  const words = raw.replace(/[\s.;,]+$/, '');
  const value = `${words}${/^thường\s+xuyên$/iu.test(words) ? ',' : ';'} báo cáo hằng ${period}`;
  const guess = `Ô chưa ghi kỳ báo cáo; hằng ${period} là kỳ thường dùng.`;
  return { label: `Ghi ${quote(value)}`, edits: [{ row: cell.row, column: cell.column, value }], guess };
}

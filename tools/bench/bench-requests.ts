import type { CellValue } from '#shared/sheet/grid.ts';
import { openInExcel } from '#test/support/excel-fixture.ts';
import { portCalls } from '#test/support/port-calls.ts';
import { report } from './measure.ts';

function sheetOf(rows: number): CellValue[][] {
  return Array.from({ length: rows }, (_, row) => [row, `Nhiệm vụ ${row}`, 'Sở Nội vụ', 'Năm 2026', 0]);
}

async function requestsOf(rows: number): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const [name, call] of portCalls) {
    const { host, port, sheetId } = openInExcel(sheetOf(rows));
    const before = host.requests;
    await call(port, sheetId);
    counts.set(name, host.requests - before);
  }
  const { host, port, sheetId } = openInExcel(sheetOf(rows));
  const edits = Array.from({ length: rows }, (_, row) => ({ row, column: 4, value: row % 101 }));
  const before = host.requests;
  await port.writeCells(sheetId, edits);
  counts.set('writeCells (a whole column)', host.requests - before);
  return counts;
}

/** Round trips to Excel per action: equal whatever the rows. */
export async function benchRequests(): Promise<void> {
  const small = await requestsOf(100);
  const large = await requestsOf(10_000);
  for (const [name, count] of small) {
    const other = large.get(name);
    report(
      `context.sync() of ${name}`,
      `${count} at 100 rows, ${other} at 10,000 rows${count === other ? '' : ' DIFFERENT'}`,
      'equal',
    );
  }
}

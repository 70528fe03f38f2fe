import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationMembers } from '#addin/workbench/office-host/application-object.ts';
import { implementedMembers } from '#addin/workbench/office-host/office-host.ts';
import { runtimeMembers } from '#addin/workbench/office-host/runtime-object.ts';
import { block, eventsDelivered, openInExcel } from '#test/support/excel-fixture.ts';
import { portCalls } from '#test/support/port-calls.ts';

async function useEverything(): Promise<ReadonlySet<string>> {
  const used = new Set<string>();
  const rows = Array.from({ length: 2000 }, (_, row) => [row, `việc ${row}`]);
  const fixtures = [openInExcel([[1, 2]])];
  for (const [, call] of portCalls) {
    const fixture = openInExcel(rows);
    fixtures.push(fixture);
    fixture.book.merge(fixture.sheetId, block('A1:B1'));
    fixture.book.hideRow(fixture.sheetId, 3);
    fixture.book.filterRows(fixture.sheetId, block('A1:B9'), []);
    fixture.book.filterRows(fixture.sheetId, block('A1:B9'), [], 'Bảng1');
    fixture.book.setColumnHidden(fixture.sheetId, 1, true);
    await call(fixture.port, fixture.sheetId);
  }
  const last = openInExcel(rows);
  fixtures.push(last);
  const stop = await last.port.listen({
    onSelect: () => undefined,
    onChange: () => undefined,
    onActivate: () => undefined,
  });
  await stop();
  await last.port.showMarks(last.sheetId, [{ row: 0, column: 0, severity: 'error', message: 'Thiếu' }]);
  await last.port.clearMarks(last.sheetId);
  const areas = [block('A1:B9')];
  last.book.addTint(last.sheetId, { areas, formula: '=$A1=1', fill: '#FFFFFF', fontColor: null });
  last.host.faults.rulesUnreadable = true;
  await last.port.clearMarks(last.sheetId);
  await last.port.writeSetting('x', 1);
  await last.port.writeSetting('x', 2);
  for (const key of ['k1', 'k2']) await last.port.writeSheetKey(last.sheetId, key);
  await last.port.readSheetKeys();
  await last.port.readSetting('x');
  await last.port.writeCells(
    last.sheetId,
    rows.map((_, row) => ({ row, column: 1, value: 'x', numberFormat: '0' })),
  );
  last.book.format(last.sheetId, block('A1'), { fontName: '.VnTime' });
  await last.port.writeCells(
    last.sheetId,
    [0, 1].map((row) => ({ row, column: 0, value: 'x', fontName: 'Times New Roman' })),
  );
  await eventsDelivered();
  for (const { host } of fixtures) for (const member of host.used) used.add(member);
  return used;
}

describe('the Excel that the add-in is tried against', () => {
  let used: ReadonlySet<string>;

  beforeAll(async () => {
    used = await useEverything();
  });

  it('answers every member that the add-in uses', () => {
    const missing = [...used].filter((member) => !implementedMembers.includes(member));
    expect(missing).toEqual([]);
  });

  it('answers no member that nobody uses', () => {
    // Those of the shared runtime need the complete library, and making a workbook goes another way on the desktop:
    // both are tried in the page.
    const elsewhere = [...runtimeMembers, ...applicationMembers, 'Workbook.application (open)'];
    const idle = implementedMembers.filter((member) => !used.has(member) && !elsewhere.includes(member));
    expect(idle).toEqual([]);
  });

  it('has no member twice', () => {
    expect(new Set(implementedMembers).size).toBe(implementedMembers.length);
  });
});

describe('the floor of the manifest', () => {
  it.each(portCalls)('%s needs no more than ExcelApi 1.9', async (_, call) => {
    const { port, sheetId } = openInExcel([[1, 2]], { excelApi: '1.9' });
    await expect(call(port, sheetId)).resolves.not.toThrow();
  });
});

afterAll(async () => {
  await eventsDelivered();
});

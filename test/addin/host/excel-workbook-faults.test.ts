import { describe, expect, it } from 'vitest';
import { webPayloadLimit } from '#addin/workbench/office-host/faults.ts';
import { block, cell, failureOf, openInExcel } from '#test/support/excel-fixture.ts';
import { portCalls as calls, type PortCall } from '#test/support/port-calls.ts';

describe('when Excel refuses', () => {
  /** What goes on by itself: an Excel that can wait lets it wait. */
  const waits = new Set([
    'readActiveSheet',
    'readRows',
    'readSetting',
    'readSheetKeys',
    'listen',
    'createWorkbook',
    'holdsMarks',
  ]);
  it.each(calls.filter(([name]) => waits.has(name)))('%s waits while a cell is being edited', async (_, call) => {
    const { host, port, sheetId } = openInExcel([[1]]);
    host.faults.editingCell = true;
    let answered = false;
    const called = call(port, sheetId).then(() => (answered = true));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(answered).toBe(false);
    host.faults.editingCell = false;
    expect(await called).toBe(true);
  });

  it.each(calls)('%s says that a cell is being edited and what to press', async (name, call) => {
    const { host, port, sheetId } = openInExcel([[1]], waits.has(name) ? { delaysForCellEdit: false } : {});
    host.faults.editingCell = true;
    const failure = await failureOf(call(port, sheetId));
    expect(failure.reason).toBe('cell-being-edited');
    expect(failure.message).toBe('Excel đang ở chế độ sửa ô. Nhấn Enter hoặc Esc rồi thử lại.');
    host.faults.editingCell = false;
    await call(port, sheetId);
  });

  it.each(calls)('%s says that the connection is lost', async (_, call) => {
    const { host, port, sheetId } = openInExcel([[1]]);
    host.faults.connectionLost = true;
    const failure = await failureOf(call(port, sheetId));
    expect(failure.reason).toBe('unknown');
    expect(failure.message).toContain('Mất kết nối với Excel');
  });

  const withoutSheet = [
    'readActiveSheet',
    'listSheets',
    'readSheetKeys',
    'addSheet',
    'createWorkbook',
    'readSetting',
    'writeSetting',
    'listen',
  ];
  it.each(calls.filter(([name]) => !withoutSheet.includes(name)))(
    '%s reports a sheet that is gone',
    async (_, call) => {
      const { port } = openInExcel([[1]]);
      expect((await failureOf(call(port, '{gone}'))).reason).toBe('sheet-missing');
    },
  );

  it('asks to try again when the cells it was reading are gone', async () => {
    const { book, host, port, sheetId } = openInExcel([[1], [2]]);
    book.hideRow(sheetId, 1);
    host.faults.staleReferences = true;
    const failure = await failureOf(port.readSheet(sheetId));
    expect(failure.reason).toBe('unknown');
    expect(failure.message).toContain('Thử lại');
  });

  it('names the API that this Excel is too old for', async () => {
    const { port, sheetId } = openInExcel([[1]], { excelApi: '1.7' });
    expect((await failureOf(port.setDropDown(sheetId, 0, 0, 0, ['Có']))).reason).toBe('not-supported');
  });
});

describe('a protected sheet', () => {
  it('refuses writing and stays as it was', async () => {
    const { book, port, sheetId } = openInExcel([[1, 2]]);
    book.protect(sheetId);
    const failure = await failureOf(port.writeCells(sheetId, [{ ...cell('A1'), value: 9 }]));
    expect(failure.reason).toBe('sheet-protected');
    expect(failure.message).toContain('bảo vệ');
    expect(book.read(sheetId, block('A1'))[0]![0]!.value).toBe(1);
  });

  it('can be written where its cells are unlocked', async () => {
    const { book, port, sheetId } = openInExcel([[1, 2]]);
    book.protect(sheetId, [block('B1:B9')]);
    await port.writeCells(sheetId, [{ ...cell('B1'), value: 9 }]);
    expect(book.read(sheetId, block('B1'))[0]![0]!.value).toBe(9);
  });

  it.each([
    ['showMarks', (port, sheetId) => port.showMarks(sheetId, [{ ...cell('A1'), severity: 'error', message: 'Thiếu' }])],
    ['hideColumn', (port, sheetId) => port.hideColumn(sheetId, 1)],
    ['copyColumnLook', (port, sheetId) => port.copyColumnLook(sheetId, 0, 1, 0, 1)],
    ['setDropDown', (port, sheetId) => port.setDropDown(sheetId, 0, 0, 1, ['Có'])],
  ] as const satisfies readonly (readonly [string, PortCall])[])('takes no formatting from %s', async (_, call) => {
    const { book, port, sheetId } = openInExcel([[1, 2]]);
    book.protect(sheetId, [block('A1:B9')]);
    expect((await failureOf(call(port, sheetId))).reason).toBe('sheet-protected');
    await port.clearMarks(sheetId);
  });

  it('takes values but no number formats in its unlocked cells', async () => {
    const { book, port, sheetId } = openInExcel([[1, 2]]);
    book.protect(sheetId, [block('A1:B9')]);
    const edits = [
      { ...cell('A1'), value: 9 },
      { ...cell('B5'), value: 8, numberFormat: '0.00' },
    ];
    expect((await failureOf(port.writeCells(sheetId, edits))).reason).toBe('sheet-protected');
    expect(book.read(sheetId, block('A1'))[0]![0]!.value).toBe(1);
    await port.writeCells(sheetId, [{ ...cell('B5'), value: 8, numberFormat: 'General' }]);
    expect(book.read(sheetId, block('B5'))[0]![0]!.value).toBe(8);
  });

  it('takes back what was written before Excel reached a locked cell', async () => {
    const { book, port, sheetId } = openInExcel([['a', 'b', 'c', 'd', 'e']]);
    book.protect(sheetId, [block('A1:D1')]);
    const before = book.read(sheetId, block('A1:E1'));
    const edits = [
      { ...cell('A1'), value: 'mới' },
      { ...cell('C1'), value: 3 },
      { ...cell('E1'), value: 'khóa' },
    ];
    expect((await failureOf(port.writeCells(sheetId, edits))).reason).toBe('sheet-protected');
    expect(book.read(sheetId, block('A1:E1'))).toEqual(before);
  });
});

describe('the size limit of Excel on the web', () => {
  const text = 'Nhiệm vụ cải cách hành chính có nội dung khá dài để chiếm chỗ. '.repeat(4);

  it('reads a large sheet in parts', async () => {
    const rows = Array.from({ length: 9000 }, (_, row) => [row, `${text}${row}`]);
    const { host, port, sheetId } = openInExcel(rows);
    host.faults.payloadLimit = webPayloadLimit;
    const { grid } = await port.readSheet(sheetId);
    expect(grid.values).toHaveLength(9000);
    expect(grid.values[8999]).toEqual([8999, `${text}8999`]);
    expect(grid.numberFormats).toHaveLength(9000);
  });

  it('writes and restores many cells in parts', async () => {
    const rows = Array.from({ length: 15_000 }, (_, row) => [row, `cũ ${row}`]);
    const { book, host, port, sheetId } = openInExcel(rows);
    host.faults.payloadLimit = webPayloadLimit;
    const before = await port.writeCells(
      sheetId,
      rows.map((_, row) => ({ row, column: 1, value: `${text}${row}` })),
    );
    expect(book.read(sheetId, block('B15000'))[0]![0]!.value).toBe(`${text}14999`);
    expect(before).toHaveLength(15_000);
    await port.restoreCells(sheetId, before);
    expect(book.read(sheetId, block('A1:B15000')).map((line) => line.map((stored) => stored.value))).toEqual(rows);
  });

  it('takes all parts back when one is refused', async () => {
    const rows = Array.from({ length: 15_000 }, (_, row) => [row, `cũ ${row}`]);
    const { book, host, port, sheetId } = openInExcel(rows);
    host.faults.payloadLimit = webPayloadLimit;
    host.faults.refusedCells = { sheetId, area: block('B14990') };
    const edits = rows.map((_, row) => ({ row, column: 1, value: `${text}${row}` }));
    expect((await failureOf(port.writeCells(sheetId, edits))).reason).toBe('sheet-protected');
    expect(book.read(sheetId, block('A1:B15000')).map((line) => line.map((stored) => stored.value))).toEqual(rows);
  });

  it('gives up on a single row that is too large', async () => {
    const { host, port, sheetId } = openInExcel([[text.repeat(10)]]);
    host.faults.payloadLimit = 4000;
    expect((await failureOf(port.readSheet(sheetId))).reason).toBe('too-large');
  });
});

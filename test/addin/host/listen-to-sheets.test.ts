import { afterEach, describe, expect, it } from 'vitest';
import { firstCell } from '#addin/host/listen-to-sheets.ts';
import type { SheetEvents } from '#addin/host/workbook-host.ts';
import { block, cell, eventsDelivered, failureOf, openInExcel } from '#test/support/excel-fixture.ts';

const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function listen(options: { excelApi?: string } = {}) {
  const fixture = openInExcel([[1, 2]], options);
  const seen: unknown[][] = [];
  const events: SheetEvents = {
    onSelect: (sheetId, at) => seen.push(['select', sheetId, at]),
    onChange: (sheetId, ours) => seen.push(['change', sheetId, ours]),
    onActivate: (sheetId) => seen.push(['activate', sheetId]),
  };
  const stop = await fixture.port.listen(events);
  stops.push(stop);
  return { ...fixture, seen, stop };
}

describe('listening to the workbook', () => {
  it('reports the cell that the user selects', async () => {
    const { book, sheetId, seen } = await listen();
    book.select(sheetId, block('H12:J14'));
    await eventsDelivered();
    expect(seen).toEqual([['select', sheetId, cell('H12')]]);
  });

  it('does not report the cell that we select, but the next click on it', async () => {
    const { book, port, sheetId, seen } = await listen();
    await port.selectCell(sheetId, cell('C3'));
    await eventsDelivered();
    expect(seen).toEqual([]);
    book.select(sheetId, block('A1'));
    book.select(sheetId, block('C3'));
    await eventsDelivered();
    expect(seen).toEqual([
      ['select', sheetId, cell('A1')],
      ['select', sheetId, cell('C3')],
    ]);
  });

  it('reports the click on a cell that we failed to select', async () => {
    const { book, host, port, sheetId, seen } = await listen();
    host.faults.editingCell = true;
    await failureOf(port.selectCell(sheetId, cell('C3')));
    host.faults.editingCell = false;
    book.select(sheetId, block('C3'));
    await eventsDelivered();
    expect(seen).toEqual([['select', sheetId, cell('C3')]]);
  });

  it.each(['1.14', '1.13'])('tells our writes from what the user types (ExcelApi %s)', async (excelApi) => {
    const { book, port, sheetId, seen } = await listen({ excelApi });
    await port.writeCells(sheetId, [{ ...cell('B2'), value: 5 }]);
    await eventsDelivered();
    book.typeIn(sheetId, block('B9'), [[{ value: 6 }]]);
    await eventsDelivered();
    expect(seen).toEqual([
      ['change', sheetId, true],
      ['change', sheetId, false],
    ]);
  });

  it.each(['1.14', '1.13'])('knows a large write that arrives in pieces (ExcelApi %s)', async (excelApi) => {
    const { port, sheetId, seen } = await listen({ excelApi });
    const edits = Array.from({ length: 4000 }, (_, row) => ({ row, column: 5, value: row }));
    await port.writeCells(sheetId, edits);
    await eventsDelivered();
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.every(([type, , ours]) => type === 'change' && ours === true)).toBe(true);
  });

  it('reports the sheet that comes to the front', async () => {
    const { book, seen } = await listen();
    const second = book.addSheet('Điểm');
    book.activate(second.id);
    await eventsDelivered();
    expect(seen).toEqual([['activate', second.id]]);
  });

  it('says nothing after it was stopped, however often', async () => {
    const { book, sheetId, seen, stop } = await listen();
    await stop();
    await stop();
    book.select(sheetId, block('B2'));
    book.typeIn(sheetId, block('B9'), [[{ value: 6 }]]);
    await eventsDelivered();
    expect(seen).toEqual([]);
  });

  it('registers only what somebody listens to', async () => {
    const { host, port } = openInExcel([[1]]);
    await port.listen({});
    expect([...host.used].filter((member) => member.includes('_register'))).toEqual([]);
  });
});

describe('the address of an event', () => {
  it.each([
    ['B2', cell('B2')],
    ['B2:D5', cell('B2')],
    ['$C$4', cell('C4')],
    ['C3,A1', cell('C3')],
    ['B:D', cell('B1')],
    ['3:5', cell('A3')],
    ["'Kế hoạch'!H12", cell('H12')],
    ['', null],
  ])('%s begins at its first cell', (address, expected) => {
    expect(firstCell(address)).toEqual(expected);
  });
});

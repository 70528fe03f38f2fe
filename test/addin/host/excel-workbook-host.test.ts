import { describe, expect, it } from 'vitest';
import { a1 } from '#shared/sheet/a1.ts';
import { block, cell, failureOf, openInExcel } from '#test/support/excel-fixture.ts';

describe('reading a sheet', () => {
  it('gives values, name and id of the sheet in front', async () => {
    const { port, sheetId } = openInExcel([
      ['TT', 'Nhiệm vụ', 'Điểm'],
      [1, 'Rà soát thủ tục', 0.5],
      [2, null, true],
    ]);
    const snapshot = await port.readActiveSheet();
    expect(snapshot.sheetId).toBe(sheetId);
    expect(snapshot.grid.name).toBe('Kế hoạch');
    expect(snapshot.grid.values).toEqual([
      ['TT', 'Nhiệm vụ', 'Điểm'],
      [1, 'Rà soát thủ tục', 0.5],
      [2, null, true],
    ]);
    expect(snapshot.mergesUnknown).toBeUndefined();
  });

  it('starts at the first filled cell and ignores rows that are only formatted', async () => {
    const { book, port, sheetId } = openInExcel();
    await book.write(sheetId, block('C4:D5'), [
      [{ value: 'x' }, {}],
      [{}, { value: 7, numberFormat: '0.00' }],
    ]);
    book.format(sheetId, block('A1:Z400'), { fill: '#FFFF00' });
    const { grid } = await port.readSheet(sheetId);
    expect([grid.top, grid.left]).toEqual([3, 2]);
    expect(grid.values).toEqual([
      ['x', null],
      [null, 7],
    ]);
    expect(grid.numberFormats).toEqual([
      ['General', 'General'],
      ['General', '0.00'],
    ]);
  });

  it('answers an empty grid for an empty sheet', async () => {
    const { port, sheetId } = openInExcel();
    expect((await port.readSheet(sheetId)).grid.values).toEqual([]);
  });

  it('tells formulas from literal text that begins with "="', async () => {
    const { book, port, sheetId } = openInExcel([[1]], { calculate: () => 42 });
    await book.write(sheetId, block('A2:A3'), [[{ value: '=SUM(A1:A1)' }], [{ value: '=1+1', literal: true }]]);
    const { grid } = await port.readSheet(sheetId);
    expect(grid.values).toEqual([[1], [42], ['=1+1']]);
    expect(grid.formulas).toEqual([[null], ['=SUM(A1:A1)'], [null]]);
  });

  it('gives merged areas and hidden rows and columns in sheet coordinates', async () => {
    const { book, port, sheetId } = openInExcel();
    await book.write(sheetId, block('B3:D6'), Array(4).fill([{ value: 1 }, { value: 2 }, { value: 3 }]));
    book.merge(sheetId, block('B3:D3'));
    book.merge(sheetId, block('B4:B6'));
    book.hideRow(sheetId, 4);
    book.setColumnHidden(sheetId, 2, true);
    const { grid } = await port.readSheet(sheetId);
    expect(grid.merges).toEqual([block('B3:D3'), block('B4:B6')]);
    expect([...grid.hiddenRows]).toEqual([4]);
    expect([...grid.hiddenColumns]).toEqual([2]);
  });

  it('reads more merged areas than Excel answers at once', async () => {
    const rows = Array.from({ length: 3000 }, (_, row) => [`Nhóm ${row}`, null, null, 1]);
    const { book, port, sheetId } = openInExcel(rows);
    const merges = rows.map((_, row) =>
      row % 2 === 0 ? { top: row, left: 0, bottom: row, right: 2 } : { top: row, left: 0, bottom: row, right: 1 },
    );
    merges.push({ top: 10, left: 3, bottom: 2000, right: 3 });
    for (const merge of merges) book.merge(sheetId, merge);
    const { grid } = await port.readSheet(sheetId);
    expect(grid.merges).toHaveLength(3001);
    expect(new Set(grid.merges.map((merge) => JSON.stringify(merge)))).toEqual(
      new Set(merges.map((merge) => JSON.stringify(merge))),
    );
  });

  it('reads merged areas whole that Excel tells only as far as a band reaches', async () => {
    const rows = Array.from({ length: 6000 }, (_, row) => [row % 2 === 0 ? `Nhóm ${row}` : null, 1]);
    const { book, host, port, sheetId } = openInExcel(rows);
    const merges = rows.flatMap((_, row) =>
      row % 2 === 0 && (row < 500 || row > 5600) ? [{ top: row, left: 0, bottom: row + 1, right: 0 }] : [],
    );
    merges.push({ top: 500, left: 0, bottom: 5301, right: 0 }, { top: 505, left: 1, bottom: 5999, right: 1 });
    for (const merge of merges) book.merge(sheetId, merge);
    host.faults.mergesByFirstCell = true;
    const { grid } = await port.readSheet(sheetId);
    const inOrder = [...merges].sort((a, b) => a.top - b.top || a.left - b.left);
    expect(grid.merges).toEqual(inOrder);
  });

  it('says so where this Excel does not know merged areas', async () => {
    const { book, port, sheetId } = openInExcel([['a', 'b']], { excelApi: '1.12' });
    book.merge(sheetId, block('A1:B1'));
    const snapshot = await port.readSheet(sheetId);
    expect(snapshot.mergesUnknown).toBe(true);
    expect(snapshot.grid).toMatchObject({ merges: [], mergesUnknown: true });
  });

  it('reads on without merged areas, and says so, where Excel fails to tell them', async () => {
    const { book, host, port, sheetId } = openInExcel([['a', 'b']]);
    book.merge(sheetId, block('A1:B1'));
    host.faults.mergesUnreadable = true;
    const snapshot = await port.readSheet(sheetId);
    expect(snapshot.mergesUnknown).toBe(true);
    expect(snapshot.grid.values).toEqual([['a', 'b']]);
  });

  it('refuses a sheet beyond 5 million cells without asking for them', async () => {
    const { book, port, sheetId } = openInExcel();
    await book.write(sheetId, block('A1'), [[{ value: 1 }]]);
    await book.write(sheetId, block('CV60000'), [[{ value: 1 }]]);
    expect((await failureOf(port.readSheet(sheetId))).reason).toBe('too-large');
  });

  it('reports a sheet that is gone', async () => {
    const { port } = openInExcel([[1]]);
    expect((await failureOf(port.readSheet('{no such sheet}'))).reason).toBe('sheet-missing');
  });
});

describe('writing cells', () => {
  it('answers what stood there and puts it back', async () => {
    const { book, port, sheetId } = openInExcel([['cũ', 5, null]], { calculate: () => 9 });
    await book.write(sheetId, block('D1'), [[{ value: '=A1&B1', numberFormat: '0.0' }]]);
    const at = (address: string) => book.read(sheetId, block(address))[0]![0]!;
    const before = await port.writeCells(sheetId, [
      { ...cell('A1'), value: 'mới' },
      { ...cell('B1'), value: 6, numberFormat: '0.00' },
      { ...cell('C1'), value: null, formula: '=B1*2' },
      { ...cell('D1'), value: 'đã sửa' },
    ]);
    expect(at('A1').value).toBe('mới');
    expect(at('B1')).toMatchObject({ value: 6, numberFormat: '0.00' });
    expect(at('C1')).toMatchObject({ value: 9, formula: '=B1*2' });
    expect(at('D1')).toMatchObject({ value: 'đã sửa', formula: null });
    expect(before.map((item) => [a1(item), item.value, item.formula, item.numberFormat])).toEqual(
      expect.arrayContaining([
        ['A1', 'cũ', null, 'General'],
        ['B1', 5, null, 'General'],
        ['C1', null, null, 'General'],
        ['D1', 9, '=A1&B1', '0.0'],
      ]),
    );

    await port.restoreCells(sheetId, before);
    expect(at('A1').value).toBe('cũ');
    expect(at('B1')).toMatchObject({ value: 5, numberFormat: 'General' });
    expect(at('C1')).toMatchObject({ value: null, formula: null });
    expect(at('D1')).toMatchObject({ value: 9, formula: '=A1&B1', numberFormat: '0.0' });
  });

  it('touches only the cells it was given', async () => {
    const rows = Array.from({ length: 50 }, (_, row) => [row, `việc ${row}`, null]);
    const { book, port, sheetId } = openInExcel(rows);
    await port.writeCells(
      sheetId,
      [3, 4, 5, 9, 40].flatMap((row) => [
        { row, column: 0, value: -row },
        { row, column: 2, value: 'x' },
      ]),
    );
    const expected = rows.map((line, row) => ([3, 4, 5, 9, 40].includes(row) ? [-row, line[1], 'x'] : line));
    expect(book.read(sheetId, block('A1:C50')).map((line) => line.map((stored) => stored.value))).toEqual(expected);
  });

  it('leaves cells in between alone when edits are too scattered for separate blocks', async () => {
    const rows = Array.from({ length: 2000 }, (_, row) => [row, `việc ${row}`]);
    const { book, port, sheetId } = openInExcel(rows);
    const edits = rows.flatMap((_, row) => (row % 3 === 0 ? [{ row, column: 1, value: `sửa ${row}` }] : []));
    const before = await port.writeCells(sheetId, edits);
    const expected = rows.map(([number, text], row) => [number, row % 3 === 0 ? `sửa ${row}` : text]);
    expect(book.read(sheetId, block('A1:B2000')).map((line) => line.map((stored) => stored.value))).toEqual(expected);
    expect(before).toHaveLength(edits.length);
    await port.restoreCells(sheetId, before);
    expect(book.read(sheetId, block('A1:B2000')).map((line) => line.map((stored) => stored.value))).toEqual(rows);
  });

  it('takes the later of two edits of one cell', async () => {
    const { book, port, sheetId } = openInExcel([[1]]);
    await port.writeCells(sheetId, [
      { ...cell('A1'), value: 2 },
      { ...cell('A1'), value: 3 },
    ]);
    expect(book.read(sheetId, block('A1'))[0]![0]!.value).toBe(3);
  });

  it('writes numbers and formulas as such into cells formatted as text', async () => {
    const { book, port, sheetId } = openInExcel();
    await book.write(sheetId, block('A1:C1'), [
      [{ value: '007', numberFormat: '@', literal: true }, { numberFormat: '@' }, { numberFormat: '@' }],
    ]);
    const before = await port.writeCells(sheetId, [
      { ...cell('A1'), value: 7.5 },
      { ...cell('B1'), value: null, formula: '=A1' },
      { ...cell('C1'), value: '01/2026' },
    ]);
    const [a, b, c] = book.read(sheetId, block('A1:C1'))[0]!;
    expect(a).toMatchObject({ value: 7.5, numberFormat: 'General' });
    expect(b).toMatchObject({ formula: '=A1', numberFormat: 'General' });
    expect(c).toMatchObject({ value: '01/2026', numberFormat: '@' });
    await port.restoreCells(sheetId, before);
    const [restored, empty] = book.read(sheetId, block('A1:B1'))[0]!;
    expect(restored).toMatchObject({ value: '007', numberFormat: '@' });
    expect(empty).toMatchObject({ value: null, formula: null, numberFormat: '@' });
  });

  it('refuses what no cell can hold before anything is written', async () => {
    const { book, port, sheetId } = openInExcel([[1, 2]]);
    const edits = [
      { ...cell('A1'), value: 5 },
      { ...cell('B1'), value: Number.NaN },
    ];
    expect((await failureOf(port.writeCells(sheetId, edits))).reason).toBe('unknown');
    expect(book.read(sheetId, block('A1'))[0]![0]!.value).toBe(1);
  });
});

describe('layout', () => {
  it('selects a cell and brings its sheet to the front', async () => {
    const { book, port } = openInExcel([[1]]);
    const second = book.addSheet('Điểm');
    await port.selectCell(second.id, cell('H12'));
    expect(book.selection()).toEqual({ sheetId: second.id, area: block('H12') });
  });

  it('hides a column', async () => {
    const { book, port, sheetId } = openInExcel([[1]]);
    await port.hideColumn(sheetId, 27);
    expect([...book.hiddenColumns(sheetId)]).toEqual([27]);
  });

  it('copies the look of a column but no values', async () => {
    const { book, port, sheetId } = openInExcel([['Chủ trì'], ['Sở Tư pháp'], ['Sở Nội vụ']]);
    book.format(sheetId, block('A1:A3'), { fill: '#DDEBF7', bold: true, columnWidth: 96 });
    await port.copyColumnLook(sheetId, 0, 4, 0, 2);
    expect(book.formatAt(sheetId, 2, 4)).toEqual({ fill: '#DDEBF7', bold: true });
    expect(book.columnWidth(sheetId, 4)).toBe(96);
    expect(book.read(sheetId, block('E1'))[0]![0]!.value).toBeNull();
  });

  it('puts a drop-down of words on a column', async () => {
    const { book, port, sheetId } = openInExcel([[1]]);
    await port.setDropDown(sheetId, 3, 5, 9, ['Hoàn thành', 'Đang thực hiện']);
    expect(book.dropDowns(sheetId)).toEqual([{ area: block('D6:D10'), words: ['Hoàn thành', 'Đang thực hiện'] }]);
  });

  it.each([
    { words: ['a,b'], reason: 'not-supported' },
    { words: [], reason: 'not-supported' },
    { words: ['có', ' '], reason: 'not-supported' },
    { words: ['=A1:A9'], reason: 'not-supported' },
    { words: Array.from({ length: 40 }, (_, number) => `Cơ quan ${number}`), reason: 'too-large' },
  ])('refuses a drop-down that Excel cannot hold: $reason', async ({ words, reason }) => {
    const { book, port, sheetId } = openInExcel([[1]]);
    expect((await failureOf(port.setDropDown(sheetId, 0, 0, 0, words))).reason).toBe(reason);
    expect(book.dropDowns(sheetId)).toEqual([]);
  });
});

describe('settings of the workbook', () => {
  it('keeps JSON values and answers null for a name that is not there', async () => {
    const { port } = openInExcel();
    expect(await port.readSetting('bangDiem')).toBeNull();
    const value = { cursor: 12, tên: 'Kế hoạch', at: '/Date(0)/', list: [1, null, 'x'] };
    await port.writeSetting('bangDiem', value);
    expect(await port.readSetting('bangDiem')).toEqual(value);
    await port.writeSetting('bangDiem', null);
    expect(await port.readSetting('bangDiem')).toBeNull();
  });

  it('answers a foreign value under the name as it is', async () => {
    const { book, port } = openInExcel();
    book.settings.set('bangDiem', 'not JSON');
    expect(await port.readSetting('bangDiem')).toBe('not JSON');
  });
});

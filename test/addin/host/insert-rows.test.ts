import { describe, expect, it } from 'vitest';
import { rowsAfterInserts } from '#addin/host/insert-rows.ts';
import type { RowInsert } from '#addin/host/workbook-host.ts';
import type { CellValue } from '#shared/sheet/grid.ts';
import { block, failureOf, openInExcel } from '#test/support/excel-fixture.ts';

const rows: CellValue[][] = [
  ['TT', 'Việc', 'Điểm', 'Gấp đôi'],
  [1, 'Một', 2, null],
  [2, 'Hai', 3, null],
  [3, 'Ba', 4, null],
  [null, 'Cộng', null, null],
];

function insert(before: number, count: number, like: number, more: Partial<RowInsert> = {}): RowInsert {
  return { before, count, like, formulas: [], dropDowns: [], height: 'like', ...more };
}

async function withFormulas() {
  const fixture = openInExcel(rows);
  const { port, sheetId } = fixture;
  await port.writeCells(sheetId, [
    ...[1, 2, 3].map((row) => ({ row, column: 3, value: null, formula: `=C${row + 1}*2` })),
    { row: 4, column: 2, value: null, formula: '=SUM(C2:C4)' },
  ]);
  return fixture;
}

describe('inserting rows', () => {
  it('moves what is below, continues formulas and look, and widens what the rows come into', async () => {
    const { port, book, sheetId } = await withFormulas();
    book.merge(sheetId, block('A2:A3'));
    book.format(sheetId, block('A2:D2'), { fontName: 'Tahoma', bold: true, rowHeight: 42 });
    book.setDropDown(sheetId, block('B2:B4'), ['Một', 'Hai']);
    await port.insertRows(sheetId, [insert(2, 2, 1, { formulas: [3] })], [{ row: 2, column: 1, value: '=chữ' }]);
    const formulas = book.read(sheetId, block('C1:D7')).map((line) => line.map(({ formula }) => formula));
    expect(formulas).toEqual([
      [null, null],
      [null, '=C2*2'],
      [null, '=C3*2'],
      [null, '=C4*2'],
      [null, '=C5*2'],
      [null, '=C6*2'],
      ['=SUM(C2:C6)', null],
    ]);
    expect(book.read(sheetId, block('B2:B5')).map(([cell]) => cell!.value)).toEqual(['Một', '=chữ', null, 'Hai']);
    expect(book.merges(sheetId)).toEqual([block('A2:A5')]);
    expect([2, 3].map((row) => book.formatAt(sheetId, row, 1))).toEqual([
      { fontName: 'Tahoma', bold: true },
      { fontName: 'Tahoma', bold: true },
    ]);
    expect([1, 2, 3, 4].map((row) => book.rowHeight(sheetId, row))).toEqual([42, 42, 42, 15]);
    expect(book.dropDowns(sheetId)).toEqual([{ area: block('B2:B6'), words: ['Một', 'Hai'] }]);
  });

  it('carries a drop-down on below the last row that has it', async () => {
    const { port, book, sheetId } = openInExcel(rows);
    book.setDropDown(sheetId, block('B2:B4'), ['Một', 'Hai']);
    await port.insertRows(sheetId, [insert(4, 1, 3, { dropDowns: [1, 2] })], [{ row: 4, column: 1, value: 'Hai' }]);
    expect(book.dropDown(sheetId, 4, 1)).toEqual(['Một', 'Hai']);
    expect(book.dropDown(sheetId, 4, 2)).toBeNull();
  });

  it('takes several places at once, numbered as the sheet was', async () => {
    const { port, book, sheetId } = openInExcel(rows);
    await port.insertRows(
      sheetId,
      [insert(4, 1, 3), insert(1, 2, 1)],
      [
        { row: 1, column: 1, value: 'a' },
        { row: 2, column: 1, value: 'b' },
        { row: 6, column: 1, value: 'c' },
      ],
    );
    const names = book.read(sheetId, block('B1:B8')).map(([cell]) => cell!.value);
    expect(names).toEqual(['Việc', 'a', 'b', 'Một', 'Hai', 'Ba', 'c', 'Cộng']);
  });

  it('are taken out again when their cells cannot be written', async () => {
    const { port, book, host, sheetId } = openInExcel(rows);
    host.faults.refusedCells = { sheetId, area: block('B3') };
    const before = book.read(sheetId, block('A1:D5'));
    const failure = await failureOf(
      port.insertRows(sheetId, [insert(2, 1, 1)], [{ row: 2, column: 1, value: 'không ghi được' }]),
    );
    expect(failure.reason).toBe('sheet-protected');
    expect(book.read(sheetId, block('A1:D5'))).toEqual(before);
  });

  it('refuses a protected sheet before anything moves', async () => {
    const { port, book, sheetId } = openInExcel(rows);
    book.protect(sheetId);
    const failure = await failureOf(port.insertRows(sheetId, [insert(2, 1, 1)], []));
    expect(failure.reason).toBe('sheet-protected');
    expect(failure.message).toContain('Bỏ bảo vệ');
    expect(book.read(sheetId, block('B3'))[0]![0]!.value).toBe('Hai');
  });
});

describe('taking rows out', () => {
  it('removes exactly the rows named', async () => {
    const { port, book, sheetId } = await withFormulas();
    await port.deleteRows(sheetId, [3, 1]);
    expect(book.read(sheetId, block('B1:B3')).map(([cell]) => cell!.value)).toEqual(['Việc', 'Hai', 'Cộng']);
    expect(book.read(sheetId, block('D2'))[0]![0]!.formula).toBe('=C2*2');
  });
});

describe('where rows stand after others came', () => {
  it('counts those that came before them', () => {
    const now = rowsAfterInserts([
      { before: 2, count: 3 },
      { before: 5, count: 1 },
    ]);
    expect([0, 1, 2, 4, 5, 9].map(now)).toEqual([0, 1, 5, 7, 9, 13]);
  });
});

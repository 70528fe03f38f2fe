import { describe, expect, it } from 'vitest';
import type { Faults } from '#addin/workbench/office-host/faults.ts';
import type { CellValue } from '#shared/sheet/grid.ts';
import { block, cell, failureOf, openInExcel, type ExcelFixture } from '#test/support/excel-fixture.ts';

const kinds: readonly Faults['filteredWrites'][] = ['first-everywhere', 'visible-only'];
const header: readonly CellValue[] = ['TT', 'Nhiệm vụ', 'Hạn', 'Mã đồng bộ'];
const lines = Array.from({ length: 11 }, (_, at): CellValue[] => [at + 1, `Việc ${at + 1}`, null, `id-${at + 1}`]);
const table = block('A1:D12');

/** A plan of eleven rows of which a filter hides every third and the last two. */
function filtered(rows = lines): ExcelFixture {
  const fixture = openInExcel([header, ...rows]);
  fixture.book.filterRows(fixture.sheetId, table, [3, 6, 9, 10, 11]);
  return fixture;
}

function valuesOf({ book, sheetId }: ExcelFixture): CellValue[][] {
  return book.read(sheetId, table).map((line) => line.map(({ value }) => value));
}

const allRows = lines.map((_, at) => at + 1);

describe('Excel itself, while a filter hides rows', () => {
  it.each([
    ['first-everywhere', ['x1', 'x1', 'id-3', 'x1']],
    ['visible-only', ['x1', 'x2', 'id-3', 'x3']],
    ['hidden-lost', ['x1', 'x2', 'id-3', 'x4']],
  ] as const)('puts a matrix over hidden rows into other cells: %s', async (kind, found) => {
    const { book, host, sheetId } = filtered();
    host.faults.filteredWrites = kind;
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem(sheetId).getRangeByIndexes(1, 3, 4, 1);
      range.formulas = [['x1'], ['x2'], ['x3'], ['x4']];
      await context.sync();
    });
    expect(book.read(sheetId, block('D2:D5')).flat()).toMatchObject(found.map((value) => ({ value })));
  });
});

describe.each(kinds)('writing while a filter hides rows (%s)', (kind) => {
  function open(): ExcelFixture {
    const fixture = filtered();
    fixture.host.faults.filteredWrites = kind;
    return fixture;
  }

  it('puts every identity and value into its own row', async () => {
    const fixture = open();
    const edits = allRows.flatMap((row) => [
      { row, column: 2, value: `Quý ${row}` },
      { row, column: 3, value: `mới-${row}` },
    ]);
    await fixture.port.writeCells(fixture.sheetId, edits);
    const expected = lines.map(([number, task], at) => [number, task, `Quý ${at + 1}`, `mới-${at + 1}`]);
    expect(valuesOf(fixture)).toEqual([header, ...expected]);
  });

  it('leaves the cells in between alone where the cells are many and scattered', async () => {
    const rows = Array.from({ length: 900 }, (_, at): CellValue[] => [at, `Việc ${at}`]);
    const { book, host, port, sheetId } = openInExcel(rows);
    host.faults.filteredWrites = kind;
    book.filterRows(
      sheetId,
      block('A1:B900'),
      rows.flatMap((_, row) => (row % 5 === 4 ? [row] : [])),
    );
    const edits = rows.flatMap((_, row) => (row % 3 === 1 ? [{ row, column: 1, value: `mới ${row}` }] : []));
    await port.writeCells(sheetId, edits);
    const found = book.read(sheetId, block('A1:B900')).map((line) => line.map(({ value }) => value));
    expect(found).toEqual(rows.map(([number, text], row) => [number, row % 3 === 1 ? `mới ${row}` : text]));
  });

  it('keeps formulas, number formats and fonts with their rows', async () => {
    const { book, port, sheetId } = open();
    await port.writeCells(
      sheetId,
      allRows.map((row) => ({
        row,
        column: 2,
        value: null,
        formula: `=A${row + 1}*2`,
        numberFormat: `0.${'0'.repeat(row)}`,
        fontName: row % 2 === 0 ? 'Arial' : 'Times New Roman',
      })),
    );
    for (const row of allRows) {
      expect(book.read(sheetId, { top: row, left: 2, bottom: row, right: 2 })[0]![0]).toMatchObject({
        formula: `=A${row + 1}*2`,
        numberFormat: `0.${'0'.repeat(row)}`,
      });
      expect(book.fontName(sheetId, row, 2)).toBe(row % 2 === 0 ? 'Arial' : 'Times New Roman');
    }
  });

  it('takes a write back to what stood there', async () => {
    const fixture = open();
    const edits = allRows.map((row) => ({ row, column: 3, value: `mới-${row}` }));
    const before = await fixture.port.writeCells(fixture.sheetId, edits);
    fixture.book.filterRows(fixture.sheetId, table, [2, 3, 5, 8]);
    await fixture.port.restoreCells(fixture.sheetId, before);
    expect(valuesOf(fixture)).toEqual([header, ...lines]);
  });

  it('takes everything back where one cell is refused midway', async () => {
    const fixture = open();
    fixture.host.faults.refusedCells = { sheetId: fixture.sheetId, area: block('D11') };
    const edits = allRows.map((row) => ({ row, column: 3, value: `mới-${row}` }));
    expect((await failureOf(fixture.port.writeCells(fixture.sheetId, edits))).reason).toBe('sheet-protected');
    expect(valuesOf(fixture)).toEqual([header, ...lines]);
  });

  it('gives a new column its look in hidden rows too', async () => {
    const { book, port, sheetId } = open();
    for (const row of allRows) book.format(sheetId, { top: row, left: 2, bottom: row, right: 2 }, { bold: row > 4 });
    await port.copyColumnLook(sheetId, 2, 4, 0, 11);
    for (const row of allRows) expect(book.formatAt(sheetId, row, 4).bold).toBe(row > 4);
  });
});

describe('an Excel that loses what is written into hidden rows', () => {
  it('is noticed: what was written is put back, and the officer is told to take the filter off', async () => {
    const fixture = filtered();
    fixture.host.faults.filteredWrites = 'hidden-lost';
    const edits = allRows.map((row) => ({ row, column: 3, value: `mới-${row}` }));
    const failure = await failureOf(fixture.port.writeCells(fixture.sheetId, edits));
    expect(failure.reason).toBe('misplaced');
    expect(failure.message).toMatch(/trả lại như cũ.*Bỏ lọc/);
    expect(valuesOf(fixture)).toEqual([header, ...lines]);
  });

  it('does not stand in the way of rows that are shown', async () => {
    const fixture = filtered();
    fixture.host.faults.filteredWrites = 'hidden-lost';
    await fixture.port.writeCells(fixture.sheetId, [
      { ...cell('C2'), value: 'Quý I' },
      { ...cell('C3'), value: 5 },
    ]);
    expect(valuesOf(fixture)[2]).toEqual([2, 'Việc 2', 5, 'id-2']);
  });
});

describe('whole rows, while a filter hides some', () => {
  const insert = { before: 3, count: 1, like: 2, formulas: [], dropDowns: [], height: 'like' } as const;

  it.each([
    ['insertRows', ({ port, sheetId }: ExcelFixture) => port.insertRows(sheetId, [insert], [])],
    ['deleteRows', ({ port, sheetId }: ExcelFixture) => port.deleteRows(sheetId, [2, 3])],
  ])('%s stops before anything is touched and says to take the filter off', async (_, work) => {
    for (const name of [null, 'Bảng1']) {
      const fixture = openInExcel([header, ...lines]);
      fixture.book.filterRows(fixture.sheetId, table, [3, 6], name);
      const failure = await failureOf(work(fixture));
      expect(failure.reason).toBe('filtered');
      expect(failure.message).toMatch(/đang lọc\. Bỏ lọc/);
      expect(valuesOf(fixture)).toEqual([header, ...lines]);
    }
  });

  it('come and go where nothing is filtered, arrows or not, and where rows are hidden by hand', async () => {
    const fixture = openInExcel([header, ...lines]);
    fixture.book.filterRows(fixture.sheetId, table, []);
    fixture.book.hideRow(fixture.sheetId, 5);
    await fixture.port.insertRows(fixture.sheetId, [insert], [{ row: 3, column: 1, value: 'mới' }]);
    expect(valuesOf(fixture)[3]![1]).toBe('mới');
    await fixture.port.deleteRows(fixture.sheetId, [3]);
    expect(valuesOf(fixture)).toEqual([header, ...lines]);
  });
});

import { describe, expect, it } from 'vitest';
import type { CellValue } from '#shared/sheet/grid.ts';
import { block, failureOf, openInExcel, type ExcelFixture } from '#test/support/excel-fixture.ts';

const rows: readonly (readonly CellValue[])[] = [
  ['TT', 'Nhiệm vụ', 'Mã đồng bộ'],
  [1, 'Rà soát', 'id-1'],
  [2, 'Báo cáo', 'id-2'],
  [3, 'Kiểm tra', 'id-3'],
];
const table = block('A1:B4');

function idsByTask({ book, sheetId }: ExcelFixture): Record<string, CellValue> {
  const lines = book.read(sheetId, block('A2:C4')).map((line) => line.map(({ value }) => value));
  return Object.fromEntries(lines.map(([, task, id]) => [String(task), id!]));
}

describe('a hidden column beside a filter', () => {
  it.each([null, 'Bảng1'])(
    'stays behind when the rows are sorted by the arrows; taken in, it goes along (%s)',
    async (name) => {
      const together = { 'Rà soát': 'id-1', 'Báo cáo': 'id-2', 'Kiểm tra': 'id-3' };
      const fixture = openInExcel(rows);
      const { book, port, sheetId } = fixture;
      book.filterRows(sheetId, table, [], name);
      book.sortFiltered(sheetId, 1, name);
      expect(idsByTask(fixture)).not.toEqual(together);
      book.sortFiltered(sheetId, 0, name);
      await port.coverColumn(sheetId, 2, table);
      book.sortFiltered(sheetId, 1, name);
      expect(idsByTask(fixture)).toEqual(together);
      expect(book.filters(sheetId)).toEqual([{ table: name, area: block('A1:C4'), filtering: false }]);
    },
  );

  it('is not taken in while the filter hides rows: its choices would be forgotten', async () => {
    const { book, port, sheetId } = openInExcel(rows);
    book.filterRows(sheetId, table, [2]);
    book.filterRows(sheetId, table, [2], 'Bảng1');
    await port.coverColumn(sheetId, 2, table);
    expect(book.filters(sheetId).map(({ area, filtering }) => [area, filtering])).toEqual([
      [table, true],
      [table, true],
    ]);
  });

  it('is no matter of a filter that stands elsewhere, or that holds it already', async () => {
    const { book, port, sheetId } = openInExcel(rows);
    book.filterRows(sheetId, block('A9:B12'), []);
    book.filterRows(sheetId, block('A1:D4'), [], 'Bảng1');
    await port.coverColumn(sheetId, 2, table);
    expect(book.filters(sheetId).map(({ area }) => area)).toEqual([block('A9:B12'), block('A1:D4')]);
  });

  it('is refused with the sentence of a protected sheet', async () => {
    const { book, port, sheetId } = openInExcel(rows);
    book.filterRows(sheetId, table, []);
    book.protect(sheetId);
    expect((await failureOf(port.coverColumn(sheetId, 2, table))).reason).toBe('sheet-protected');
  });

  it('stays outside of a table where Excel cannot widen one', async () => {
    const { book, port, sheetId } = openInExcel(rows, { excelApi: '1.9' });
    book.filterRows(sheetId, table, [], 'Bảng1');
    await port.coverColumn(sheetId, 2, table);
    expect(book.filters(sheetId)[0]!.area).toEqual(table);
  });
});

import { describe, expect, it } from 'vitest';
import { block, openInExcel } from '#test/support/excel-fixture.ts';

describe('a new sheet', () => {
  it('comes to the front under the wanted name, or the first free one like it', async () => {
    const { book, port } = openInExcel([['x']]);
    const first = await port.addSheet('Điểm mất');
    await port.addSheet('điểm MẤT');
    const third = await port.addSheet('Điểm mất');
    expect(book.sheets().map(({ name }) => name)).toEqual(['Kế hoạch', 'Điểm mất', 'điểm MẤT (2)', 'Điểm mất (3)']);
    expect(first).not.toBe(third);
    expect(book.activeSheetId()).toBe(third);
  });

  it('gets a name that Excel takes', async () => {
    const { book, port } = openInExcel();
    const long = 'Bảng điểm mất của Sở Văn hóa, Thể thao và Du lịch';
    await port.addSheet('Điểm/mất: 2026?');
    await port.addSheet(long);
    await port.addSheet(long);
    const names = book.sheets().map(({ name }) => name);
    expect(names[1]).toBe('Điểm mất  2026 ');
    expect(names[2]).toHaveLength(31);
    expect(names[3]).toMatch(/ \(2\)$/);
  });

  it('is written and laid out like any other', async () => {
    const { book, port } = openInExcel();
    const sheetId = await port.addSheet('Điểm mất');
    await port.writeCells(sheetId, [
      { row: 2, column: 0, value: 'TT' },
      { row: 3, column: 1, value: null, formula: '=1+1' },
    ]);
    await port.layOutTable(sheetId, { top: 0, left: 0, headerRow: 2, bottom: 3, widths: [30, 90] });
    expect(book.read(sheetId, block('A3'))[0]![0]!.value).toBe('TT');
    expect(book.columnWidth(sheetId, 1)).toBe(90);
  });

  it('has its table ruled to the last cell, header and sum set off, and nothing ruled outside', async () => {
    const { book, port } = openInExcel();
    const sheetId = await port.addSheet('Điểm mất');
    await port.layOutTable(sheetId, { top: 0, left: 0, headerRow: 2, bottom: 5, widths: [30, 90] });
    const line = { weight: 'Thin', color: '#7F7F7F' };
    for (let row = 2; row <= 5; row += 1) {
      for (const column of [0, 1]) {
        expect(book.border(sheetId, row, column, 'top')).toEqual(line);
        expect(book.border(sheetId, row, column, 'left')).toEqual(line);
      }
      expect(book.border(sheetId, row, 1, 'right')).toEqual(line);
      expect(book.border(sheetId, row, 2, 'left')).toBeNull();
    }
    expect(book.border(sheetId, 5, 0, 'bottom')).toEqual(line);
    expect(book.border(sheetId, 1, 0, 'bottom') ?? book.border(sheetId, 6, 0, 'top')).toBeNull();
    const looks = [0, 2, 3, 5].map((row) => book.formatAt(sheetId, row, 0));
    expect(looks.map(({ bold = false, fill = null, fontSize }) => [bold, fill, fontSize])).toEqual([
      [true, null, 14],
      [true, '#DCE6F1', 11],
      [false, null, 11],
      [true, '#EDF1F7', 11],
    ]);
  });

  it.each([
    ['down', 5, 7],
    ['up', 7, 5],
  ])('lets the look follow the sum %s', async (_, from, to) => {
    const { book, port } = openInExcel();
    const sheetId = await port.addSheet('Điểm mất');
    const laidOut = { top: 0, left: 0, headerRow: 2, widths: [30, 90] };
    await port.layOutTable(sheetId, { ...laidOut, bottom: from });
    await port.moveTableEnd(sheetId, { left: 0, right: 1, from, to });
    const other = openInExcel();
    const otherId = await other.port.addSheet('Điểm mất');
    await other.port.layOutTable(otherId, { ...laidOut, bottom: to });
    for (let row = 0; row < 10; row += 1) {
      const [now, wanted] = [book.formatAt(sheetId, row, 1), other.book.formatAt(otherId, row, 1)];
      // The outer line below the sum came along; within the table each line is that of the cell below it.
      expect({ ...now, borders: now.borders?.top }).toEqual({ ...wanted, borders: wanted.borders?.top });
    }
  });
});

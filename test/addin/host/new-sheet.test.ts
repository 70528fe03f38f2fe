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
});

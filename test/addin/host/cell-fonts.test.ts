import { afterEach, describe, expect, it } from 'vitest';
import { block, eventsDelivered, failureOf, openInExcel } from '#test/support/excel-fixture.ts';

const at = (row: number, column: number) => ({ row, column });

afterEach(() => eventsDelivered());

describe('fonts of cells', () => {
  it('are read in the order asked for, whether a block has one font or several', async () => {
    const { book, port, sheetId } = openInExcel([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    book.format(sheetId, block('A1'), { fontName: '.VnTime' });
    book.format(sheetId, block('B1:B2'), { fontName: 'VNI-Times' });
    expect(await port.readFonts(sheetId, [at(1, 1), at(0, 0), at(1, 0)])).toEqual(['VNI-Times', '.VnTime', 'Calibri']);
    expect(await port.readFonts(sheetId, [])).toEqual([]);
  });

  it('change with a write, and come back with it', async () => {
    const { book, port, sheetId } = openInExcel([['C¶i', 'Plan', 1]]);
    book.format(sheetId, block('A1'), { fontName: '.VnTime', bold: true });
    const before = await port.writeCells(sheetId, [
      { ...at(0, 0), value: 'Cải', fontName: 'Times New Roman' },
      { ...at(0, 1), value: 'Kế hoạch' },
    ]);
    expect(before).toMatchObject([{ value: 'C¶i', fontName: '.VnTime' }, { value: 'Plan' }]);
    expect(book.formatAt(sheetId, 0, 0)).toEqual({ fontName: 'Times New Roman', bold: true });
    expect(book.formatAt(sheetId, 0, 1)).toEqual({});
    await port.restoreCells(sheetId, before);
    expect(book.formatAt(sheetId, 0, 0)).toEqual({ fontName: '.VnTime', bold: true });
    expect(book.read(sheetId, block('A1:B1'))[0]!.map(({ value }) => value)).toEqual(['C¶i', 'Plan']);
  });

  it('stay as they were when Excel refuses to write', async () => {
    const { book, host, port, sheetId } = openInExcel([['C¶i', 'c¸ch']]);
    book.format(sheetId, block('A1:B1'), { fontName: '.VnTime' });
    host.faults.refusedCells = { sheetId, area: block('B1') };
    const edits = [0, 1].map((column) => ({ ...at(0, column), value: 'x', fontName: 'Times New Roman' }));
    await failureOf(port.writeCells(sheetId, edits));
    expect(await port.readFonts(sheetId, [at(0, 0), at(0, 1)])).toEqual(['.VnTime', '.VnTime']);
    expect(book.read(sheetId, block('A1'))[0]![0]!.value).toBe('C¶i');
  });
});

describe('the sheets of a workbook', () => {
  it('are listed in the order of their tabs', async () => {
    const { book, port, sheetId } = openInExcel();
    const second = book.addSheet('Phụ lục');
    expect(await port.listSheets()).toEqual([
      { sheetId, name: 'Kế hoạch' },
      { sheetId: second.id, name: 'Phụ lục' },
    ]);
  });
});

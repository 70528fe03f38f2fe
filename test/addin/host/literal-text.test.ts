import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalText } from '#addin/host/literal-text.ts';
import { interpretInput } from '#addin/workbench/office-host/typed-input.ts';
import { block, cell, openInExcel } from '#test/support/excel-fixture.ts';

describe('text that Excel must not convert', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'],
    ['+84 912 345 678', "'+84 912 345 678"],
    ['-', "'-"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ["'trích dẫn'", "''trích dẫn'"],
    ['007', "'007"],
    ['1,5', "'1,5"],
    ['12/2026', "'12/2026"],
    ['31/12/2026', "'31/12/2026"],
    ['1.2', "'1.2"],
    ['15%', "'15%"],
    ['5 Jan', "'5 Jan"],
    ['Jan-26', "'Jan-26"],
    ['8:30 AM', "'8:30 AM"],
    ['1e5', "'1e5"],
    ['$5', "'$5"],
    ['500 đ', "'500 đ"],
    ['TRUE', "'TRUE"],
    ['#N/A', "'#N/A"],
    ['ngày 15 tháng 3 năm 2026', "'ngày 15 tháng 3 năm 2026"],
  ])('%s gets an apostrophe', (text, expected) => {
    expect(literalText(text, 'General')).toBe(expected);
  });

  it.each(['Sở Tư pháp', 'Quý I/2026', 'Hoạt động 1: Theo dõi', 'UBND 124 xã', 'Nghị quyết 57-NQ/TW', '', ' '])(
    '"%s" stays as it is',
    (text) => {
      expect(literalText(text, 'General')).toBe(text);
    },
  );

  it('is left alone in a cell formatted as text, unless it begins like a formula', () => {
    expect(literalText('007', '@')).toBe('007');
    expect(literalText('=1+1', '@')).toBe("'=1+1");
    expect(literalText("'x", '@')).toBe("''x");
  });

  const risky = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'=+-@\'"0123456789.,/:%eE ()$#ATRUEabđ\n') }),
    fc.string({ unit: 'grapheme' }),
    fc.double({ noNaN: true }).map(String),
    fc.date({ min: new Date('1950-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }).map((date) => {
      return `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`;
    }),
  );

  it('is the same text after Excel took it', () => {
    fc.assert(
      fc.property(risky, fc.constantFrom('General', '@', '0.00', null), (text, numberFormat) => {
        fc.pre(text !== '');
        const input = interpretInput(literalText(text, numberFormat), numberFormat);
        expect(input.value).toBe(text);
        expect(typeof text === 'string' && text.startsWith('=') ? input.literal : true).toBe(true);
      }),
      { seed: 20260110, numRuns: 2000 },
    );
  });

  it('comes back from the sheet as it was written, and is no formula', async () => {
    const { port, sheetId } = openInExcel();
    const texts = ['=1+1', '+1', '-1', '@x', "'x", '007', '1/2', '10/01/2026', 'TRUE', '#N/A', '1e5', 'Sở Tư pháp'];
    await port.writeCells(
      sheetId,
      texts.map((value, row) => ({ row, column: 0, value })),
    );
    const { grid } = await port.readSheet(sheetId);
    expect(grid.values.map(([value]) => value)).toEqual(texts);
    expect(grid.formulas?.flat().every((formula) => formula === null)).toBe(true);
    expect(grid.numberFormats?.flat().every((format) => format === 'General')).toBe(true);
  });

  it('survives undo', async () => {
    const { book, port, sheetId } = openInExcel();
    await book.write(sheetId, block('A1:A2'), [[{ value: '=1+1', literal: true }], [{ value: '007', literal: true }]]);
    const before = await port.writeCells(sheetId, [
      { ...cell('A1'), value: 1 },
      { ...cell('A2'), value: 2 },
    ]);
    await port.restoreCells(sheetId, before);
    const { grid } = await port.readSheet(sheetId);
    expect(grid.values).toEqual([['=1+1'], ['007']]);
    expect(grid.formulas).toEqual([[null], [null]]);
  });
});

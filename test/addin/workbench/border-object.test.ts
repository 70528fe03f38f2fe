import { describe, expect, it } from 'vitest';
import { block, openInExcel, type ExcelFixture } from '#test/support/excel-fixture.ts';

/** Runs over a block of the sheet; answers the code of the error, `null` when it went through. */
async function over(
  { sheetId }: ExcelFixture,
  address: string,
  work: (range: Excel.Range) => void,
): Promise<string | null> {
  return await Excel.run(async (context) => {
    const { top, left, bottom, right } = block(address);
    const sheet = context.workbook.worksheets.getItem(sheetId);
    work(sheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1));
    await context.sync();
    return null;
  }).catch((error: unknown) => (error instanceof OfficeExtension.Error ? error.code : String(error)));
}

const black = { weight: 'Thin', color: '#000000' };

describe('lines of a block', () => {
  it('run along the side that was named, and nowhere else', async () => {
    const excel = openInExcel();
    await over(excel, 'B2:C3', ({ format: { borders } }) => {
      borders.getItem('EdgeTop').style = 'Continuous';
      borders.getItem('EdgeRight').style = 'Continuous';
      borders.getItem('InsideHorizontal').style = 'Continuous';
    });
    const lines: string[] = [];
    for (let row = 0; row <= 4; row += 1) {
      for (let column = 0; column <= 4; column += 1) {
        for (const side of ['top', 'bottom', 'left', 'right'] as const) {
          if (excel.book.border(excel.sheetId, row, column, side)) lines.push(`${row} ${column} ${side}`);
        }
      }
    }
    expect(lines).toEqual(['1 1 top', '1 2 top', '1 2 right', '2 1 top', '2 2 top', '2 2 right']);
  });

  it('take a colour after their style or before it, and keep it', async () => {
    const excel = openInExcel();
    const top = () => excel.book.border(excel.sheetId, 0, 0, 'top');
    await over(excel, 'A1', ({ format }) => (format.borders.getItem('EdgeTop').style = 'Continuous'));
    expect(top()).toEqual(black);
    await over(excel, 'A1', ({ format }) => (format.borders.getItem('EdgeTop').color = '#7f7f7f'));
    expect(top()).toEqual({ ...black, color: '#7F7F7F' });
    await over(excel, 'A1', ({ format }) => (format.borders.getItem('EdgeTop').style = 'Continuous'));
    expect(top()).toEqual({ ...black, color: '#7F7F7F' });
  });

  it('between cells are none in a block of one', async () => {
    const excel = openInExcel();
    await over(excel, 'A1', ({ format: { borders } }) => {
      borders.getItem('InsideHorizontal').style = 'Continuous';
      borders.getItem('InsideVertical').style = 'Continuous';
    });
    expect(excel.book.formatAt(excel.sheetId, 0, 0).borders).toBeUndefined();
  });

  it.each([
    ['a broken line', ({ format }: Excel.Range) => void (format.borders.getItem('EdgeTop').style = 'Dash')],
    ['a diagonal', ({ format }: Excel.Range) => void (format.borders.getItem('DiagonalUp').style = 'Continuous')],
    ['a weight', ({ format }: Excel.Range) => void (format.borders.getItem('EdgeTop').weight = 'Thick')],
    ['an alignment of another kind', ({ format }: Excel.Range) => void (format.horizontalAlignment = 'Fill')],
  ])('refuse loudly what the host was never taught: %s', async (_, work) => {
    expect(await over(openInExcel(), 'A1', work)).toBe('NotImplemented');
  });

  it('are refused on a protected sheet, and a colour that is none', async () => {
    const excel = openInExcel();
    const fill = (color: string) => over(excel, 'A1', ({ format }) => (format.fill.color = color));
    expect(await fill('xanh')).toBe('InvalidArgument');
    expect(await fill('#dce6f1')).toBeNull();
    expect(excel.book.formatAt(excel.sheetId, 0, 0).fill).toBe('#DCE6F1');
    excel.book.protect(excel.sheetId);
    expect(await over(excel, 'A1', ({ format }) => (format.borders.getItem('EdgeTop').style = 'Continuous'))).toBe(
      'AccessDenied',
    );
    expect(excel.book.usedArea(excel.sheetId, false)).toEqual(block('A1'));
  });
});

import { describe, expect, it } from 'vitest';
import { parseBlock, blockAddress } from '#addin/workbench/office-host/range-address.ts';
import { interpretInput } from '#addin/workbench/office-host/typed-input.ts';
import { block, openInExcel } from '#test/support/excel-fixture.ts';

async function codeOf(work: (context: Excel.RequestContext) => void): Promise<{ code: string; message: string }> {
  const outcome: unknown = await Excel.run(async (context) => {
    work(context);
    await context.sync();
  }).then(
    () => 'no error',
    (error: unknown) => error,
  );
  if (outcome instanceof OfficeExtension.Error) return outcome;
  throw new Error(`Expected an Office error, got ${String(outcome)}`);
}

describe('the host behind the Office library', () => {
  it.each([
    ['Worksheet.tables', (context: Excel.RequestContext) => void context.workbook.worksheets.getFirst().load('name')],
    ['Range.clear', (context: Excel.RequestContext) => oneCell(context).clear()],
    ['Range.text', (context: Excel.RequestContext) => void oneCell(context).load('text')],
    ['Range.load', (context: Excel.RequestContext) => void oneCell(context).load()],
  ])('refuses loudly what it was never taught: %s', async (_, work) => {
    openInExcel([[1]]);
    const error = await codeOf(work);
    expect(error.code).toBe('NotImplemented');
    expect(error.message).toMatch(/does not implement (WorksheetCollection|Range)\.\w+/);
  });

  it('refuses members above the requirement sets that it claims', async () => {
    openInExcel([[1]], { excelApi: '1.12' });
    const error = await codeOf((context) => void oneCell(context).getMergedAreasOrNullObject());
    expect(error.code).toBe('ApiNotFound');
  });

  it('stops at the first step it refuses and keeps the steps before', async () => {
    const { book, sheetId } = openInExcel([[1, 2]]);
    const error = await codeOf((context) => {
      oneCell(context).formulas = [[5]];
      context.workbook.worksheets.getItem('no such sheet').activate();
    });
    expect(error.code).toBe('ItemNotFound');
    expect(book.read(sheetId, block('A1'))[0]![0]!.value).toBe(5);
  });

  it('refuses a matrix of another shape than its range', async () => {
    openInExcel([[1, 2]]);
    const error = await codeOf((context) => {
      oneCell(context).formulas = [[1, 2]];
    });
    expect(error.code).toBe('InvalidArgument');
  });

  it('finds sheets by id and by name in any case, and answers null objects for others', async () => {
    const { sheetId } = openInExcel([[1]]);
    await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets;
      const found = [sheets.getItemOrNullObject(sheetId), sheets.getItemOrNullObject('KẾ HOẠCH')];
      const missing = sheets.getItemOrNullObject('Khác');
      for (const sheet of [...found, missing]) sheet.load('name');
      await context.sync();
      expect(found.map((sheet) => sheet.name)).toEqual(['Kế hoạch', 'Kế hoạch']);
      expect(missing.isNullObject).toBe(true);
    });
  });
});

describe('what Excel makes of typed text', () => {
  it.each([
    ['12', 12],
    ['-1.5', -1.5],
    ['1,234,567', 1_234_567],
    ['1e3', 1000],
    ['15%', 0.15],
    ['true', true],
    ['10/1/2026', 46_032],
    ['2026-01-10', 46_032],
    ['31/12/2026', 46_387],
    ['12/2026', 46_357],
    ['15-Feb-2026', 46_068],
    ['15 feb 26', 46_068],
    ['Jan-26', 46_023],
    ['8:30', 8.5 / 24],
    ['1:30 pm', 13.5 / 24],
    ['$5', 5],
    ['(7)', -7],
    ['1 1/2', 1.5],
    ['#N/A', '#N/A'],
    ['11/13/2026', '11/13/2026'],
    ['31/13', '31/13'],
    ['25:99', '25:99'],
    ['15-Feb-', '15-Feb-'],
    ['31/6/2026', '31/6/2026'],
    ['=A1', '=A1'],
    ['+A1', '=+A1'],
    ['-x', '=-x'],
    ['@x', '=@x'],
    ['-', '-'],
    ["'=A1", '=A1'],
    ['Sở Tư pháp', 'Sở Tư pháp'],
  ])('%s becomes %s', (text, value) => {
    expect(interpretInput(text, null).value).toBe(value);
  });

  it('takes a day and a month for a day of this year', () => {
    const year = new Date().getFullYear();
    const day = Math.round(Date.UTC(year, 1, 1) / 86_400_000) + 25_569;
    for (const text of ['1/2', '1-2', '1-Feb', '1 February']) expect(interpretInput(text, null).value).toBe(day);
  });

  it('keeps everything as text in a cell formatted as text', () => {
    expect(interpretInput('12', '@')).toEqual({ value: '12', literal: true });
    expect(interpretInput('=A1', '@')).toEqual({ value: '=A1', literal: true });
  });
});

describe('addresses of blocks', () => {
  it.each(['A1', 'B2:D5', 'XFD1048576'])('%s reads and writes', (address) => {
    expect(blockAddress(parseBlock(address)!)).toBe(address);
  });

  it.each(['', 'A0', 'XFE1', 'A1048577', 'Sheet1!A1', 'A:B'])('"%s" is no block', (address) => {
    expect(parseBlock(address)).toBeNull();
  });
});

function oneCell(context: Excel.RequestContext): Excel.Range {
  return context.workbook.worksheets.getActiveWorksheet().getRangeByIndexes(0, 0, 1, 1);
}

import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkbenchAccess } from '#addin/workbench/workbench-window.ts';
import type { CellInput, SpreadsheetEvent, StoredCell } from '#addin/workbench/spreadsheet.ts';
import { formulaAt, valueAt } from '#shared/sheet/grid.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { keepScreenshot, launchChromium, openWatchedPage, type WatchedPage } from '#test/support/browser.ts';
import { fixtureParts, packTexts, unpackTexts } from './grid-fixture.ts';
import { serveWorkbenchPage, type ServedPage } from './grid-page.ts';

declare global {
  interface Window {
    seenEvents?: SpreadsheetEvent[];
  }
}

let served: ServedPage;
let browser: Browser;

beforeAll(async () => {
  const parts = fixtureParts();
  const unprotected = parts['xl/worksheets/sheet1.xml']!.replace(/<sheetProtection[^>]*>/, '');
  served = await serveWorkbenchPage({
    'mau.xlsx': await packTexts({ ...parts, 'xl/worksheets/sheet1.xml': unprotected }),
    'khoa.xlsx': await packTexts(parts),
    'hong.xlsx': new TextEncoder().encode('%PDF-1.7'),
  });
  browser = await launchChromium();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

async function openPage(file: string | null, expected?: RegExp): Promise<WatchedPage> {
  const query = file === null ? '' : `?file=${file}`;
  return await openWatchedPage(browser, `${served.origin}/workbench/${query}`, expected ? { expected } : {});
}

async function openBook(file = 'mau.xlsx'): Promise<WatchedPage> {
  const watched = await openPage(file);
  await watched.page.waitForFunction(() => window.bangDiemWorkbench !== undefined, null, { timeout: 150_000 });
  await watched.page.evaluate(() => {
    const { spreadsheet } = access();
    window.seenEvents = [];
    spreadsheet.subscribe((event) => window.seenEvents?.push(event));
    function access(): WorkbenchAccess {
      return window.bangDiemWorkbench!;
    }
  });
  return watched;
}

async function read(page: Page, row: number, column: number): Promise<StoredCell> {
  return await page.evaluate(
    ([top, left]) => {
      const { spreadsheet } = window.bangDiemWorkbench!;
      const area = { top, left, bottom: top, right: left };
      const cell = spreadsheet.read(spreadsheet.activeSheetId(), area)[0]![0]!;
      return { ...cell, text: cell.text };
    },
    [row, column] as const,
  );
}

async function write(page: Page, top: number, left: number, inputs: CellInput[][]): Promise<void> {
  await page.evaluate(
    async ([row, column, block]) => {
      const { spreadsheet } = window.bangDiemWorkbench!;
      const area = { top: row, left: column, bottom: row + block.length - 1, right: column + block[0]!.length - 1 };
      await spreadsheet.write(spreadsheet.activeSheetId(), area, block);
    },
    [top, left, inputs] as const,
  );
}

async function type(page: Page, row: number, column: number, text: string): Promise<void> {
  await page.evaluate(
    ([top, left]) => {
      const { spreadsheet } = window.bangDiemWorkbench!;
      spreadsheet.select(spreadsheet.activeSheetId(), { top, left, bottom: top, right: left });
    },
    [row, column] as const,
  );
  await page.locator('canvas[id^="univer-sheet-main-canvas"]').focus();
  await page.keyboard.type(text, { delay: 15 });
  await page.keyboard.press('Enter');
  await page.waitForTimeout(400);
}

async function save(page: Page): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Lưu về máy (.xlsx)' }).click(),
  ]);
  return new Uint8Array(await readFile(await download.path()));
}

describe('the grid as the office host sees it', () => {
  it('gives raw values, formulas and formats, and what the screen shows', { timeout: 150_000 }, async () => {
    const { page, problems, close } = await openBook();
    expect(await read(page, 1, 1)).toMatchObject({ value: 'Chủ trì', formula: null });
    expect(await read(page, 2, 2)).toEqual({
      value: 46032,
      formula: null,
      numberFormat: 'dd/mm/yyyy',
      text: '10/01/2026',
    });
    expect(await read(page, 3, 3)).toMatchObject({ value: 0.2, formula: '=B4/10', numberFormat: '0%', text: '20%' });
    expect(await read(page, 5, 0)).toMatchObject({ value: true, text: 'TRUE' });
    expect(await read(page, 5, 1)).toMatchObject({ value: '#N/A' });
    const facts = await page.evaluate(() => {
      const { spreadsheet: book } = window.bangDiemWorkbench!;
      const id = book.activeSheetId();
      return {
        sheets: book.sheets(),
        used: book.usedArea(id, true),
        merges: book.merges(id),
        hidden: [[...book.hiddenRows(id)], [...book.hiddenColumns(id)]],
        locked: book.isProtected(id),
      };
    });
    expect(facts).toEqual({
      sheets: [
        { id: 'sheet-1', name: 'Kế hoạch', visible: true },
        { id: 'sheet-2', name: 'Danh mục', visible: false },
      ],
      used: { top: 0, left: 0, bottom: 6, right: 3 },
      merges: [{ top: 0, left: 0, bottom: 0, right: 3 }],
      hidden: [[4], [4]],
      locked: false,
    });
    await keepScreenshot(page, 'workbench-fixture');
    expect(problems).toEqual([]);
    await close();
  });

  it(
    'has formulas calculated when a write is done, and tells the add-in from the user',
    { timeout: 150_000 },
    async () => {
      const { page, problems, close } = await openBook();
      await write(page, 2, 1, [[{ value: 50 }], [{ value: 7.5 }]]);
      expect((await read(page, 2, 3)).value).toBe(5);
      expect((await read(page, 6, 1)).value).toBe(60.5);
      await write(page, 9, 0, [
        [{ value: '=SUM(B3:B4)*2' }, { value: '=1+1', literal: true }, { value: true }, { value: null }],
      ]);
      expect(await read(page, 9, 0)).toMatchObject({ value: 115, formula: '=SUM(B3:B4)*2' });
      expect(await read(page, 9, 1)).toMatchObject({ value: '=1+1', formula: null });
      await write(page, 2, 1, [[{ value: null }, { value: 46387, numberFormat: 'dd/mm/yyyy' }]]);
      expect(await read(page, 2, 1)).toMatchObject({ value: null, formula: null });
      expect(await read(page, 2, 2)).toMatchObject({ value: 46387, text: '31/12/2026' });
      await type(page, 10, 0, 'tay');
      const changes = await page.evaluate(() => window.seenEvents!.filter((event) => event.type === 'change'));
      expect(changes.map((event) => event.type === 'change' && event.source)).toEqual(['host', 'host', 'host', 'user']);
      expect(problems).toEqual([]);
      await close();
    },
  );

  it('takes days and numbers as offices write them', { timeout: 150_000 }, async () => {
    const { page, problems, close } = await openBook();
    await type(page, 10, 0, '10/01/2026');
    await type(page, 11, 0, '0,5');
    await type(page, 12, 0, 'Sở Nội vụ');
    expect(await read(page, 10, 0)).toMatchObject({ value: 46032, numberFormat: 'dd/mm/yyyy' });
    expect(await read(page, 11, 0)).toMatchObject({ value: 0.5, text: '0,5' });
    expect(await read(page, 12, 0)).toMatchObject({ value: 'Sở Nội vụ' });
    await page.keyboard.press('Control+z');
    await page.waitForTimeout(300);
    expect((await read(page, 12, 0)).value).toBeNull();
    expect(problems).toEqual([]);
    await close();
  });

  it('fills a cell with # whose number is no day, and leaves the number', { timeout: 150_000 }, async () => {
    const { page, problems, close } = await openBook();
    const format = { numberFormat: 'dd/mm/yyyy' };
    await write(page, 9, 0, [
      [
        { value: -5, ...format },
        { value: 2_958_466, ...format },
        { value: 0, ...format },
      ],
    ]);
    expect(await read(page, 9, 0)).toMatchObject({ value: -5, text: expect.stringMatching(/^#+$/) as string });
    expect(await read(page, 9, 1)).toMatchObject({ value: 2_958_466, text: expect.stringMatching(/^#+$/) as string });
    expect((await read(page, 9, 2)).text).not.toContain('#');
    await type(page, 8, 0, 'x');
    await page.keyboard.press('F2');
    await page.waitForTimeout(300);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(400);
    expect((await read(page, 9, 0)).value).toBe(-5);
    await keepScreenshot(page, 'workbench-outside-calendar');
    const saved = await readWorkbook(await save(page));
    expect(saved.ok && [0, 1].map((column) => valueAt(saved.grids[0]!, 9, column))).toEqual([-5, 2_958_466]);
    expect(problems).toEqual([]);
    await close();
  });

  it('reads days written as text in formulas day first', { timeout: 150_000 }, async () => {
    const { page, problems, close } = await openBook();
    const formulas: readonly (readonly [string, number | string])[] = [
      ['=DATEVALUE("5/7/2026")', 46208],
      ['="5/7/2026"+0', 46208],
      ['=A10+1', 46209],
      ['=VALUE("13/11/2026")', 46339],
      ['=DATEVALUE("11/13/2026")', '#VALUE!'],
      ['=DAY("5/7/2026")', 5],
      ['=MONTH(A10)', 7],
      ['=YEAR(A10)', 2026],
      ['=EDATE(A10,1)', 46239],
      ['=DAYS("13/11/2026",A10)', 131],
      ['=A10-"1/7/2026"', 4],
      ['=DATEVALUE("2026-07-05")', 46208],
    ];
    await write(page, 9, 0, [[{ value: '5/7/2026', numberFormat: '@' }]]);
    await write(
      page,
      10,
      0,
      formulas.map(([value]) => [{ value }]),
    );
    const results = await Promise.all(formulas.map(async (_, at) => (await read(page, 10 + at, 0)).value));
    expect(results).toEqual(formulas.map(([, result]) => result));
    expect(problems).toEqual([]);
    await close();
  });

  it('loses no result when calculations are asked for at once', { timeout: 150_000 }, async () => {
    const { page, problems, close } = await openBook();
    const count = 40;
    await page.evaluate(async (rows) => {
      const { spreadsheet, grid } = window.bangDiemWorkbench!;
      // What the page does when the functions of the add-in become known.
      const book = spreadsheet as unknown as { recalculate(name: string): void };
      const sheet = grid.getActiveWorkbook()!.getActiveSheet();
      const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
      for (let row = 0; row < rows; row += 1) {
        sheet.getRange(20 + row, 0).setValue({ f: `=SUM(B3:B5)+${row}` });
        // The grid begins 100 ms after a change; asked then and a little later, another calculation comes between.
        for (let time = 96; time < 106; time += 2) setTimeout(() => book.recalculate('SUM('), time);
        await pause(108);
      }
      await pause(500);
    }, count);
    const values = await Promise.all(
      Array.from({ length: count }, async (_, row) => (await read(page, 20 + row, 0)).value),
    );
    expect(values).toEqual(Array.from({ length: count }, (_, row) => 6 + row));
    expect(problems).toEqual([]);
    await close();
  });

  it('knows which cells of a protected sheet are open', { timeout: 150_000 }, async () => {
    const { page, close } = await openBook('khoa.xlsx');
    const locked = await page.evaluate(() => {
      const { spreadsheet: book } = window.bangDiemWorkbench!;
      const at = (left: number) => book.isProtected('sheet-1', { top: 2, left, bottom: 3, right: left });
      return [book.isProtected('sheet-1'), at(0), at(3)];
    });
    expect(locked).toEqual([true, true, false]);
    await close();
  });
});

describe('saving from the page', () => {
  it(
    'keeps what the add-in and the user did: cells, rows, marks, drop-downs, settings',
    { timeout: 150_000 },
    async () => {
      const { page, problems, close } = await openBook();
      await write(page, 2, 0, [[{ value: 'do phần bổ trợ ghi' }]]);
      await page.evaluate(() => {
        const { spreadsheet: book, grid } = window.bangDiemWorkbench!;
        const id = book.activeSheetId();
        grid.getActiveWorkbook()!.getActiveSheet().insertRowBefore(3);
        book.setDropDown(id, { top: 2, left: 6, bottom: 7, right: 6 }, ['Có', 'Không']);
        book.addTint(id, {
          areas: [{ top: 2, left: 1, bottom: 7, right: 1 }],
          formula: '=$B3=""',
          fill: '#FDE7E9',
          fontColor: null,
        });
        book.format(id, { top: 1, left: 6, bottom: 1, right: 6 }, { bold: true, fill: '#DDEBF7', wrap: true });
        book.setColumnHidden(id, 7, true);
        book.settings.set('bangDiem.workbook', { id: 'w-1' });
      });
      await page.waitForTimeout(1500);
      await expect.poll(() => page.getByText('· chưa lưu').count(), { timeout: 30_000 }).toBe(1);
      const bytes = await save(page);
      await expect.poll(() => page.getByText('· chưa lưu').count(), { timeout: 30_000 }).toBe(0);
      const result = await readWorkbook(bytes);
      const grid = result.ok ? result.grids[0]! : null;
      expect(valueAt(grid!, 2, 0)).toBe('do phần bổ trợ ghi');
      expect(valueAt(grid!, 4, 0)).toBe('Hai');
      expect(formulaAt(grid!, 4, 3)).toBe('=B5/10');
      expect(formulaAt(grid!, 7, 1)).toBe('=SUM(B3:B6)');
      const parts = await unpackTexts(bytes);
      const sheet = parts['xl/worksheets/sheet1.xml']!;
      expect(sheet).toContain('<formula1>&quot;Có,Không&quot;</formula1>');
      expect(sheet).toContain('<conditionalFormatting sqref="B3:B7"><cfRule type="cellIs"');
      expect(sheet).toContain('<hyperlink ref="A5"');
      expect(sheet).toMatch(/cfRule type="expression" dxfId="1" priority="1"/);
      expect(sheet).toMatch(/<col min="8" max="8"[^>]*hidden="1"/);
      expect(parts['customXml/item1.xml']).toBe(fixtureParts()['customXml/item1.xml']);
      expect(Object.values(parts).join('')).toContain('bangDiem.workbook');
      expect(problems).toEqual([]);
      await close();
    },
  );

  it('draws lines one by one, and copies a look whole', { timeout: 150_000 }, async () => {
    const { page, problems, close } = await openBook();
    const looks = await page.evaluate(() => {
      const book = window.bangDiemWorkbench!.spreadsheet;
      const id = book.activeSheetId();
      const cell = (row: number) => ({ top: row, left: 8, bottom: row, right: 8 });
      const line = { weight: 'Thin', color: '#7F7F7F' } as const;
      const look = (row: number) => {
        const sheet = window.bangDiemWorkbench!.grid.getActiveWorkbook()!.getActiveSheet();
        const style = sheet.getRange(row, 8).getCellStyleData();
        const sides = (['top', 'left'] as const).map((side) => book.border(id, row, 8, side)?.color ?? null);
        return [style?.bl ?? 0, style?.bg?.rgb ?? null, ...sides];
      };
      book.format(id, cell(10), { bold: true, fill: '#EDF1F7', borders: { top: line } });
      book.format(id, cell(10), { borders: { left: line } });
      book.format(id, cell(11), { borders: { left: line } });
      const before = [look(10), look(11)];
      book.copyFormat(id, cell(11), cell(10));
      const plain = look(10);
      book.copyFormat(id, cell(12), cell(10));
      return [...before, plain, look(10)];
    });
    expect(looks).toEqual([
      [1, '#EDF1F7', '#7F7F7F', '#7F7F7F'],
      [0, null, null, '#7F7F7F'],
      [0, null, null, '#7F7F7F'],
      [0, null, null, null],
    ]);
    expect(problems).toEqual([]);
    await close();
  });

  it('tells and keeps the fonts that the add-in changes', { timeout: 150_000 }, async () => {
    const { page, problems, close } = await openBook();
    const fonts = await page.evaluate(() => {
      const book = window.bangDiemWorkbench!.spreadsheet;
      const id = book.activeSheetId();
      const before = [book.fontName(id, 0, 0), book.fontName(id, 1, 2)];
      book.format(id, { top: 0, left: 0, bottom: 0, right: 0 }, { fontName: 'Tahoma' });
      return [...before, book.fontName(id, 0, 0)];
    });
    expect(fonts).toEqual(['Arial', 'Times New Roman', 'Tahoma']);
    await page.waitForTimeout(1500);
    const parts = await unpackTexts(await save(page));
    expect(parts['xl/styles.xml']).toMatch(/<sz val="20"\/>.*<name val="Tahoma"\/>/);
    expect(problems).toEqual([]);
    await close();
  });

  it('gives the file back byte by byte when nothing was done', { timeout: 150_000 }, async () => {
    const { page, close } = await openBook('khoa.xlsx');
    await page.waitForTimeout(1500);
    expect(await unpackTexts(await save(page))).toEqual(fixtureParts());
    await close();
  });
});

describe('arrows that take in a hidden column', () => {
  it('are saved so, and sorting by them keeps its cells with their rows', { timeout: 200_000 }, async () => {
    const { page, problems, close } = await openBook();
    await page.evaluate(async () => {
      const { spreadsheet: book, grid } = window.bangDiemWorkbench!;
      const write = (row: number, values: (string | number)[]) =>
        book.write('sheet-2', { top: row, left: 0, bottom: row, right: 2 }, [values.map((value) => ({ value }))]);
      await write(0, ['Cơ quan', 'Tên', 'Mã đồng bộ']);
      await write(1, [1, 'Sở Nội vụ', 'id-1']);
      await write(2, [2, 'Sở Y tế', 'id-2']);
      book.setColumnHidden('sheet-2', 2, true);
      const { table } = book.filters('sheet-2').find((filter) => filter.table !== null)!;
      book.setFilterArea('sheet-2', table, { top: 0, left: 0, bottom: 2, right: 2 });
      book.setFilterArea('sheet-1', null, { top: 1, left: 0, bottom: 5, right: 4 });
      const range = { startRow: 1, endRow: 2, startColumn: 0, endColumn: 2 };
      const orderRules = [{ colIndex: 0, type: 'desc' }];
      const unitId = grid.getActiveWorkbook()!.getId();
      const sort = { unitId, subUnitId: 'sheet-2', range, orderRules, hasTitle: false };
      await grid.executeCommand('sheet.command.sort-range', sort);
    });
    await page.waitForTimeout(1500);
    const bytes = await save(page);
    const texts = await unpackTexts(bytes);
    expect(texts['xl/worksheets/sheet1.xml']).toContain('<autoFilter ref="A2:E6"');
    expect(texts['xl/tables/table1.xml']).toContain('ref="A1:C3"');
    expect(texts['xl/tables/table1.xml']).toMatch(/<tableColumn id="3" name="Mã đồng bộ"\/>/);
    const result = await readWorkbook(bytes);
    const rows = [1, 2].map((row) => [0, 1, 2].map((column) => result.ok && valueAt(result.grids[1]!, row, column)));
    expect(rows).toEqual([
      [2, 'Sở Y tế', 'id-2'],
      [1, 'Sở Nội vụ', 'id-1'],
    ]);
    expect(problems).toEqual([]);
    await close();
  });
});

describe('the page around the grid', () => {
  it('offers the examples before a workbook is open', { timeout: 150_000 }, async () => {
    const { page, problems, close } = await openPage(null);
    await page.getByText('Mở một sổ để bắt đầu').waitFor();
    await page.getByText('khoa', { exact: true }).first().click();
    await page.waitForFunction(() => window.bangDiemWorkbench !== undefined, null, { timeout: 60_000 });
    expect(page.url()).toContain('file=khoa.xlsx');
    expect(problems).toEqual([]);
    await close();
  });

  it('says why a file cannot be opened and keeps the workbook that is open', { timeout: 150_000 }, async () => {
    const { page, problems, close } = await openBook();
    await page.setInputFiles('.workbench-header input[type=file]', {
      name: 'ban-scan.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('%PDF-1.7'),
    });
    await page.getByText(/Không mở được «ban-scan.xlsx». Tệp là PDF/).waitFor();
    expect((await read(page, 1, 0)).value).toBe('Nhiệm vụ');
    await keepScreenshot(page, 'workbench-refused');
    expect(problems).toEqual([]);
    await close();
  });

  it('asks before another workbook takes the place of unsaved changes', { timeout: 150_000 }, async () => {
    const { page, problems, close } = await openBook();
    await write(page, 9, 0, [[{ value: 'chưa lưu' }]]);
    const other = await packTexts(fixtureParts());
    const choose = () =>
      page.setInputFiles('.workbench-header input[type=file]', {
        name: 'khac.xlsx',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(other),
      });
    await choose();
    await page.getByRole('button', { name: 'Ở lại' }).click();
    expect((await read(page, 9, 0)).value).toBe('chưa lưu');
    await choose();
    await page.getByRole('button', { name: 'Bỏ thay đổi' }).click();
    await page.getByText('khac.xlsx').first().waitFor();
    await expect.poll(async () => (await read(page, 9, 0)).value, { timeout: 60_000 }).toBeNull();
    expect(problems).toEqual([]);
    await close();
  });
});

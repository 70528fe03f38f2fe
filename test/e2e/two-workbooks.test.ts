import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnLetters } from '#shared/sheet/a1.ts';
import { valueAt, type CellValue, type Grid } from '#shared/sheet/grid.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { keepScreenshot, launchChromium, openWatchedPage, type WatchedPage } from '#test/support/browser.ts';
import { buildServer, startServerProcess, type ServerProcess } from '#test/support/server-process.ts';
import { chromiumThere } from './browser-and-server.ts';
import { becomesUnder, columnUnder, paneOf, paneShows, readUnder, saveFile, typeInCell } from './workbench-page.ts';

const plan = 'workbench/?file=ke-hoach-167-bac-ninh-2026.xlsx';
const percent = 'Tiến độ (%)';
const result = 'Kết quả thực hiện';

/** One officer at a workbook of her own. */
interface Desk {
  readonly page: Page;
  readonly pane: Frame;
  readonly watched: WatchedPage;
  readonly original: Grid;
  /** What column D of rows held in the file, one-based. */
  readonly activities: (rows: readonly number[]) => readonly CellValue[];
}

describe.skipIf(!chromiumThere)('two workbooks side by side', () => {
  const outDir = resolve('tmp', `two-workbooks-${process.pid}`);
  const dataDir = mkdtempSync(join(tmpdir(), 'bang-diem-two-'));
  const desks: Desk[] = [];
  let main: string;
  let server: ServerProcess;
  let browser: Browser;
  let original: Grid;

  beforeAll(async () => {
    [main, browser] = await Promise.all([buildServer(outDir), launchChromium()]);
    server = await startServerProcess(main, { DATA_DIR: dataDir, OFFICE_JS: 'local' });
    const read = await readWorkbook(await readFile('examples/ke-hoach-167-bac-ninh-2026.xlsx'));
    if (!read.ok) throw new Error(read.message);
    original = read.grids[0]!;
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.end('SIGTERM');
    rmSync(outDir, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
    expect(desks.flatMap(({ watched }) => watched.problems)).toEqual([]);
  });

  /** The same server again, on the same data and the same port. */
  async function startAgain(): Promise<void> {
    const { port } = new URL(server.origin);
    server = await startServerProcess(main, { DATA_DIR: dataDir, OFFICE_JS: 'local', PORT: port });
  }

  /** Plan 167 open, its rows linked, and the columns of progress there. */
  async function sitDown(account: RegExp, width = 1366): Promise<Desk> {
    const expected = /Failed to load resource: net::ERR_/;
    const watched = await openWatchedPage(browser, `${server.origin}/${plan}`, { width, expected });
    const { page } = watched;
    const pane = await paneOf(page);
    const activitiesOf = (rows: readonly number[]) => rows.map((row) => valueAt(original, row - 1, 3));
    const desk = { page, pane, watched, original, activities: activitiesOf };
    desks.push(desk);
    await paneShows(pane, /87 nhiệm vụ · 7 mục/);
    // The office keeps its progress in columns of its own beside the plan.
    for (const [at, header] of ['Tình trạng', percent, result].entries()) {
      await typeInCell(page, `${columnLetters(9 + at)}5`, header);
    }
    await openTab(pane, 'Đồng bộ');
    await pane.getByRole('button', { name: account }).click();
    await pane.getByRole('button', { name: 'Nối và xem trước' }).click();
    await paneShows(pane, /dòng được nhận ra/);
    await sync(pane);
    await paneShows(pane, 'Đã nối 87 dòng với tài liệu của tỉnh.');
    return desk;
  }

  it('show a conflict with its three values, and settle it field by field, row by row and at once', async () => {
    const first = await sitDown(/Cán bộ CCHC Sở Tư pháp/);
    const second = await sitDown(/Cán bộ CCHC Sở Tư pháp/);
    for (const row of [8, 12, 13]) await report(first, row, { [percent]: '20', [result]: `Bản của tôi ${row}` });
    await report(first, 18, { [percent]: '5' });
    await sync(first.pane);
    await paneShows(first.pane, /Đã gửi 7 ô của 4 dòng\./);

    for (const row of [8, 12, 13]) await report(second, row, { [percent]: '70', [result]: `Bản thứ hai ${row}` });
    await sync(second.pane);
    await paneShows(second.pane, '6 xung đột cần chọn');
    // Both sides, who wrote theirs and when; row 18 came in meanwhile, nobody else had touched it.
    const conflicts = second.pane.getByRole('region', { name: '6 xung đột cần chọn' });
    const text = await conflicts.innerText();
    for (const part of ['Gốc: (trống)', 'Của tôi: 70', 'Của tỉnh: 20', 'Cán bộ CCHC Sở Tư pháp'])
      expect(text).toContain(part);
    expect(text).toMatch(/\d{1,2}:\d{2}/);
    await becomesUnder(second.page, percent, 18, 5);
    expect(await readUnder(second.page, percent, 8)).toBe(70);
    await keepPaneAt(second, 320, '30-conflict-320');
    await keepPaneAt(second, 400, '31-conflict-400');

    // Row 8 field by field, row 12 as a whole, row 13 by what is chosen for all before.
    await conflicts.getByRole('button', { name: 'Lấy hết của tỉnh' }).click();
    const of = (row: number, field: string) => conflicts.getByRole('radiogroup', { name: `Dòng ${row} · ${field}` });
    await of(8, 'Tiến độ (%)')
      .getByRole('radio', { name: /Của tôi/ })
      .click();
    await conflicts.getByRole('button', { name: 'Cả dòng: của tôi' }).nth(1).click();
    expect(
      await of(12, result)
        .getByRole('radio', { name: /Của tôi/ })
        .isChecked(),
    ).toBe(true);
    expect(
      await of(13, result)
        .getByRole('radio', { name: /Của tỉnh/ })
        .isChecked(),
    ).toBe(true);
    await conflicts.getByRole('button', { name: 'Làm theo lựa chọn' }).click();
    await paneShows(second.pane, /Đã gửi 3 ô của 2 dòng\./);
    expect(await stand(second, [8, 12, 13])).toEqual([
      [70, 'Bản của tôi 8'],
      [70, 'Bản thứ hai 12'],
      [20, 'Bản của tôi 13'],
    ]);

    await first.pane.getByRole('button', { name: 'Lấy về' }).click();
    await becomesUnder(first.page, percent, 12, 70);
    expect(await stand(first, [8, 12, 13])).toEqual(await stand(second, [8, 12, 13]));

    // What was published last is taken back after a question: the other workbook hears of it, the own words stay unsent.
    await second.pane.getByRole('button', { name: 'Thu hồi lần gửi này' }).click();
    await second.pane.getByRole('button', { name: 'Thu hồi', exact: true }).click();
    await paneShows(second.pane, /Đã thu hồi: 2 dòng/);
    await paneShows(second.pane, /2 dòng chờ gửi/);
    expect(await readUnder(second.page, percent, 12)).toBe(70);
    await first.pane.getByRole('button', { name: 'Lấy về' }).click();
    await becomesUnder(first.page, percent, 12, 20);
    expect(await stand(first, [8, 12, 13])).toEqual([
      [20, 'Bản của tôi 8'],
      [20, 'Bản của tôi 12'],
      [20, 'Bản của tôi 13'],
    ]);
    await first.watched.close();
    await second.watched.close();
  }, 300_000);

  it('refuse a column sorted alone before anything is sent; it is put back, or sent because it was meant', async () => {
    const desk = await sitDown(/Sở Tài chính/);
    const rows = [16, 18, 19, 20];
    for (const [at, row] of rows.entries()) await report(desk, row, { [percent]: String(10 * (at + 1)) });
    await sync(desk.pane);
    await paneShows(desk.pane, /Đã gửi 4 ô của 4 dòng\.|Đã gửi 3 ô của 3 dòng\./);
    await desk.pane.getByRole('button', { name: 'Đóng kết quả' }).click();

    const turn = async (values: readonly string[]) => {
      for (const [at, row] of rows.entries()) await typeUnder(desk, percent, row, values[at]!);
    };
    await turn(['40', '30', '20', '10']);
    await paneShows(desk.pane, '4 dòng bị giữ lại, chưa gửi');
    const held = await desk.pane.getByRole('list', { name: '4 dòng bị giữ lại, chưa gửi' }).innerText();
    expect(held.replace(/\s+/g, ' ')).toContain('4 dòng: 16, 18–20');
    expect(held).toMatch(/Cột «.*» có vẻ đã bị sắp xếp/);
    await keepPaneAt(desk, 320, '32-column-sorted-alone-320');
    await sync(desk.pane);
    await paneShows(desk.pane, /Sổ và tỉnh chưa khớp hết: 4 dòng bị giữ lại|Chưa gửi được dòng nào/);
    await desk.pane.getByRole('button', { name: 'Xếp lại cột như cũ' }).click();
    await becomesUnder(desk.page, percent, 16, 10);
    expect(await Promise.all(rows.map((row) => readUnder(desk.page, percent, row)))).toEqual([10, 20, 30, 40]);
    await paneShows(desk.pane, 'Không có thay đổi nào chờ gửi');

    await turn(['40', '30', '20', '10']);
    await desk.pane.getByRole('button', { name: 'Vẫn gửi' }).click();
    await sync(desk.pane);
    await paneShows(desk.pane, /Đã gửi 4 ô của 4 dòng\./);
    await desk.watched.close();
  }, 300_000);

  it('get rows that they lack in their right place, keep them in the file, and ask about deleted ones', async () => {
    const desk = await sitDown(/Sở Nội vụ/);
    // Two rows of one group and one of another are deleted, as a person does.
    await deleteRows(desk, [10, 30, 40]);
    await paneShows(desk.pane, '3 dòng của tỉnh không còn trong sổ');
    const before = await activities(desk);
    await desk.pane.getByRole('button', { name: 'Xem các dòng này' }).click();
    await desk.pane.getByRole('checkbox').first().waitFor();
    await keepPaneAt(desk, 320, '34-missing-rows-320');
    await keepPaneAt(desk, 400, '35-missing-rows-400');
    await desk.pane.getByRole('button', { name: 'Đưa 3 dòng lại vào bảng' }).click();
    await paneShows(desk.pane, 'Đã chèn 3 dòng của tỉnh vào bảng.');
    await keepScreenshot(desk.page, '36-rows-in-place');
    const restored = await activities(desk);
    expect(restored).toHaveLength(before.length + 3);
    expect([10, 30, 40].map((row) => restored[row - 6])).toEqual(desk.activities([10, 30, 40]));
    await paneShows(desk.pane, 'Không có thay đổi nào chờ gửi');

    // The saved file holds them, with its formulas, merged areas and conditional formats where they belong.
    const saved = await readWorkbook(await saveFile(desk.page));
    if (!saved.ok) throw new Error(saved.message);
    const [grid] = saved.grids;
    expect([10, 30, 40].map((row) => valueAt(grid!, row - 1, 3))).toEqual(desk.activities([10, 30, 40]));
    expect(mergesOf(grid!)).toEqual(mergesOf(desk.original));

    await desk.pane.getByRole('button', { name: 'Hoàn tác' }).first().click();
    await paneShows(desk.pane, 'Đã bỏ 3 dòng vừa chèn.');
    expect(await activities(desk)).toEqual(before);
    await desk.watched.close();
  }, 300_000);

  it.each(['before the server takes the request', 'after it took it, before it answered'] as const)(
    'lose nothing and repeat nothing when the server dies in a sync, %s',
    async (moment) => {
      const desk = await sitDown(/Sở Khoa học và Công nghệ/);
      const mark = moment.startsWith('before') ? '33' : '66';
      await report(desk, 18, { [percent]: mark, [result]: `Báo cáo ${mark}` });
      await desk.page.route(
        '**/api/sync',
        async (route) => {
          if (moment.startsWith('after')) await route.fetch();
          await server.end('SIGKILL');
          await route.abort();
        },
        { times: 1 },
      );
      await sync(desk.pane);
      await paneShows(desk.pane, /Không kết nối được máy chủ của tỉnh\. Số liệu trong sổ vẫn còn nguyên/);
      expect(await readUnder(desk.page, percent, 18)).toBe(Number(mark));
      await keepPaneAt(desk, 320, `33-server-died-${mark}`);
      await startAgain();
      await desk.pane.getByRole('button', { name: 'Thử lại' }).click();
      await paneShows(desk.pane, /Đã gửi 2 ô của 1 dòng\./);
      await desk.pane.getByRole('button', { name: 'Các lần gửi từ sổ này' }).click();
      // Linking the rows and this sending: once each.
      const sendings = desk.pane.getByRole('list', { name: 'Các lần gửi từ sổ này' }).getByText('Gửi 1 dòng');
      await sendings.first().waitFor();
      expect(await sendings.count()).toBe(1);
      const other = await sitDown(/Sở Nội vụ/);
      await becomesUnder(other.page, percent, 18, Number(mark));
      expect(await readUnder(other.page, result, 18)).toBe(`Báo cáo ${mark}`);
      await other.watched.close();
      await desk.watched.close();
    },
    300_000,
  );
});

async function openTab(pane: Frame, name: string): Promise<void> {
  await pane.getByRole('tab', { name, exact: true }).click();
}

async function sync(pane: Frame): Promise<void> {
  await openTab(pane, 'Đồng bộ');
  await pane.getByRole('button', { name: 'Gửi và nhận' }).click();
}

/** Deletes rows of the sheet in front, as its menu does. */
async function deleteRows({ page }: Desk, rows: readonly number[]): Promise<void> {
  await page.evaluate((wanted) => {
    const sheet = window.bangDiemWorkbench!.grid.getActiveWorkbook()!.getActiveSheet();
    for (const row of [...wanted].sort((first, second) => second - first)) sheet.deleteRows(row - 1, 1);
  }, rows);
}

function mergesOf({ merges }: Grid): readonly string[] {
  return merges.map(({ top, left, bottom, right }) => [top, left, bottom, right].join(' ')).sort();
}

/** Column D from row 6 down. */
async function activities({ page }: Desk): Promise<CellValue[]> {
  return page.evaluate(() => {
    const { spreadsheet } = window.bangDiemWorkbench!;
    const sheetId = spreadsheet.activeSheetId();
    const bottom = spreadsheet.usedArea(sheetId, true)!.bottom;
    return spreadsheet.read(sheetId, { top: 5, left: 3, bottom, right: 3 }).map(([cell]) => cell!.value);
  });
}

/** Types into the cells of a row, by their headers. */
async function report(desk: Desk, row: number, cells: Readonly<Record<string, string>>): Promise<void> {
  for (const [header, text] of Object.entries(cells)) await typeUnder(desk, header, row, text);
}

async function typeUnder({ page }: Desk, header: string, row: number, text: string): Promise<void> {
  await typeInCell(page, `${columnLetters(await columnUnder(page, header))}${row}`, text);
}

/** Percentage and result of rows, as they stand in the sheet. */
async function stand({ page }: Desk, rows: readonly number[]): Promise<unknown[]> {
  return Promise.all(rows.map((row) => Promise.all([readUnder(page, percent, row), readUnder(page, result, row)])));
}

/** A picture of the pane at a width. */
async function keepPaneAt({ page }: Desk, width: number, name: string): Promise<void> {
  const pane = page.locator('.workbench-pane');
  await pane.evaluate((element, wanted) => {
    (element as HTMLElement).style.width = `${wanted}px`;
  }, width);
  await keepScreenshot(page, name);
}

import { writeXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { CellValue } from '#shared/sheet/grid.ts';
import { keepScreenshot } from '#test/support/browser.ts';
import { chromiumThere, useBrowserAndServer } from './browser-and-server.ts';
import { paneOf, paneShows, saveFile, typeInCell } from './workbench-page.ts';

describe.skipIf(!chromiumThere)('the functions of the add-in in a sheet of one’s own', () => {
  const { visitWith } = useBrowserAndServer();

  it('score and read deadlines as soon as a cell is typed', async () => {
    const rows = [
      ['Thang điểm', 'Kết quả', 'Điểm'],
      ['Kịp thời: 1; Không kịp thời: 0,5; Không ban hành: 0'],
      ['Quý II/2026'],
    ];
    const { page } = await visitWith('bang-rieng.xlsx', await writeXlsx({ sheets: [{ name: 'Riêng', rows }] }));
    await paneShows(await paneOf(page), /Bảng Điểm/);
    await typeInCell(page, 'C2', '=IF(B2="","",BANGDIEM.DIEM(A2,1,B2))');
    await becomes(page, 1, 2, '');
    await typeInCell(page, 'B2', 'Không kịp thời');
    await becomes(page, 1, 2, 0.5);
    await typeInCell(page, 'C3', '=BANGDIEM.HAN(A3)');
    await becomes(page, 2, 2, 46203);
    await keepScreenshot(page, '25-functions');
    // A blank deadline arrives as 0, a number where a rule should stand as text: the grid goes on calculating.
    await typeInCell(page, 'C4', '=BANGDIEM.HAN(A4)');
    await typeInCell(page, 'D4', '=BANGDIEM.DIEM(5,2,1)');
    await typeInCell(page, 'E4', '=BANGDIEM.DIEM(A2,"x",1)');
    await becomes(page, 3, 4, '#VALUE!');
    await becomes(page, 3, 2, '');
    await typeInCell(page, 'F4', '=1+1');
    await becomes(page, 3, 5, 2);

    const saved = await saveFile(page);
    const again = await visitWith('bang-rieng.xlsx', saved);
    await paneShows(await paneOf(again.page), /Bảng Điểm/);
    await becomes(again.page, 1, 2, 0.5);
    await becomes(again.page, 2, 2, 46203);
    await typeInCell(again.page, 'A3', 'Quý III/2026');
    await becomes(again.page, 2, 2, 46295);
  }, 180_000);

  it('stand when a workbook that Excel saved without the add-in is opened', async () => {
    const rows = [
      ['Thời hạn', 'Ngày cuối'],
      ['Quý II/2026', null],
    ];
    const cells = new Map([['1,1', { formula: '_xldudf_BANGDIEM_HAN(A2)', value: '#NAME?', type: 'error' as const }]]);
    const { page } = await visitWith('tu-excel.xlsx', await writeXlsx({ sheets: [{ name: 'Hạn', rows, cells }] }));
    await paneShows(await paneOf(page), /Bảng Điểm/);
    await becomes(page, 1, 1, 46203);
  }, 120_000);
});

async function becomes(page: Page, row: number, column: number, value: CellValue): Promise<void> {
  const read = () =>
    page.evaluate(
      (at) => {
        const { spreadsheet } = window.bangDiemWorkbench!;
        const area = { top: at.row, left: at.column, bottom: at.row, right: at.column };
        return spreadsheet.read(spreadsheet.activeSheetId(), area)[0]![0]!.value ?? '';
      },
      { row, column },
    );
  await expect.poll(read, { timeout: 20_000 }).toBe(value);
}

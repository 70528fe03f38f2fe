import { writeXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { CellValue } from '#shared/sheet/grid.ts';
import { keepScreenshot } from '#test/support/browser.ts';
import { chromiumThere, useBrowserAndServer } from './browser-and-server.ts';
import { paneOf, paneShows, typeInCell } from './workbench-page.ts';

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
    await typeInCell(page, 'C2', '=BANGDIEM.DIEM(A2,1,B2)');
    await becomes(page, 1, 2, '');
    await typeInCell(page, 'B2', 'Không kịp thời');
    await becomes(page, 1, 2, 0.5);
    await typeInCell(page, 'C3', '=BANGDIEM.HAN(A3)');
    await becomes(page, 2, 2, 46203);
    await keepScreenshot(page, '25-functions');
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

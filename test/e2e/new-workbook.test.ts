import { describe, expect, it } from 'vitest';
import { keepScreenshot } from '#test/support/browser.ts';
import { chromiumThere, useBrowserAndServer } from './browser-and-server.ts';
import { chooseInCell, paneOf, paneShows, readCells, typeInCell } from './workbench-page.ts';

describe.skipIf(!chromiumThere)('a workbook from a criteria set in a browser', () => {
  const { visit } = useBrowserAndServer();

  it('opens from the pane, asks about unsaved changes first, and scores by its own formulas', async () => {
    const { page } = await visit('workbench/?file=nhiem-vu-papi-bac-giang-2024.xlsx');
    const pane = await paneOf(page);
    await paneShows(pane, /22 nhiệm vụ/);
    await typeInCell(page, 'B8', 'Đã sửa');
    await pane.getByRole('button', { name: /Tài khoản và lệnh khác/ }).click();
    await pane.getByRole('menuitem', { name: /Tạo bảng chấm điểm từ mẫu/ }).click();
    const commune = pane.getByRole('region', { name: /cấp xã/ });
    await commune.waitFor();
    await keepScreenshot(page, '20-criteria-sets');
    await commune.getByRole('button', { name: 'Tạo sổ' }).click();
    await page.getByText('Sổ đang mở có thay đổi chưa lưu').waitFor();
    await page.getByRole('button', { name: 'Bỏ thay đổi' }).click();
    await page.getByText('Sổ mới.xlsx').first().waitFor();

    await expect
      .poll(() => readCells(page, ['A3', 'J10', 'J8']), { timeout: 60_000 })
      .toEqual(['MINH HỌA - BỘ TIÊU CHÍ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH CẤP XÃ NĂM 2026', '', '']);
    await page.waitForSelector('iframe');
    await paneShows(await paneOf(page), /Bộ tiêu chí/);
    await chooseInCell(page, 'F10', 'Ban hành không kịp thời');
    await expect.poll(() => readCells(page, ['J10', 'J8', 'N10']), { timeout: 30_000 }).toEqual([0.75, 0.75, 0.75]);
    await keepScreenshot(page, '21-workbook-made');
  }, 180_000);

  it('is downloaded from the province’s page', async () => {
    const { page } = await visit('');
    await page.getByRole('button', { name: /Sở Nội vụ/ }).click();
    await page.getByRole('link', { name: 'Mẫu bảng chấm điểm' }).click();
    await page.getByText('07 lĩnh vực, 39 tiêu chí').waitFor();
    await keepScreenshot(page, '22-province-templates');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải sổ Excel' }).first().click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^bang-cham-diem-.+\.xlsx$/);
  }, 120_000);
});

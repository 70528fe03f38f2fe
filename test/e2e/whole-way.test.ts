import { describe, expect, it } from 'vitest';
import { words } from '#addin/taskpane/words.ts';
import { keepScreenshot, type WatchedPage } from '#test/support/browser.ts';
import { chromiumThere, useBrowserAndServer } from './browser-and-server.ts';
import {
  becomesUnder,
  chooseInCell,
  goToCell,
  paneOf,
  paneShows,
  readCells,
  readUnder,
  typeInCell,
} from './workbench-page.ts';

const plan = 'workbench/?file=ke-hoach-167-bac-ninh-2026.xlsx';

describe.skipIf(!chromiumThere)('the whole way in a browser', () => {
  const { visit } = useBrowserAndServer();

  it('checks plan 167, fixes it, syncs progress, shows it to the province and to a second workbook', async () => {
    const officer = await visit(plan);
    const pane = await paneOf(officer.page);

    // The plan is recognised and its real defects are listed.
    await paneShows(pane, /87 nhiệm vụ · 7 mục/);
    const groups = await pane.locator('body').innerText();
    for (const defect of ['Thiếu thời gian', 'Thiếu cơ quan chủ trì', 'Chủ trì chỉ là tập thể']) {
      expect(groups).toContain(defect);
    }
    await pane.getByRole('button', { name: /Sửa 12 lỗi/ }).waitFor();
    await keepScreenshot(officer.page, '01-plan-167-checked');

    // An issue leads to its cell; typing there makes it go.
    await pane.getByText('Thiếu thời gian').click();
    await pane.getByText('H29', { exact: true }).first().click();
    await officer.page.waitForFunction(() => window.bangDiemWorkbench!.spreadsheet.selection().area.top === 28);
    await keepScreenshot(officer.page, '02-issue-leads-to-cell');
    await typeInCell(officer.page, 'H29', 'Năm 2026');
    await pane.getByRole('button', { name: /Sửa 11 lỗi/ }).waitFor({ timeout: 30_000 });
    await keepScreenshot(officer.page, '03-one-issue-less');

    // Sign in, connect, add the progress columns, report on two rows that Sở Tư pháp leads.
    await pane.getByRole('tab', { name: 'Đồng bộ' }).click();
    await pane.getByRole('button', { name: 'Cán bộ CCHC Sở Tư pháp' }).click();
    await pane.getByRole('button', { name: 'Nối và xem trước' }).click();
    await paneShows(pane, /87 dòng được nhận ra/);
    await pane.getByRole('button', { name: 'Gửi và nhận' }).click();
    await paneShows(pane, 'Đã nối 87 dòng với tài liệu của tỉnh.');
    await pane.getByRole('tab', { name: 'Dòng' }).click();
    for (const [address, percent] of [
      ['D8', '40'],
      ['D13', '100'],
    ] as const) {
      await reportProgress(officer, pane, address, percent);
    }
    await keepScreenshot(officer.page, '04-progress-typed');

    // Preview, then send.
    await pane.getByRole('tab', { name: 'Đồng bộ' }).click();
    await pane.getByRole('button', { name: 'Xem trước' }).click();
    await paneShows(pane, /Sẽ gửi 2 dòng/);
    await keepScreenshot(officer.page, '05-preview');
    await pane.getByRole('button', { name: 'Gửi và nhận' }).click();
    await paneShows(pane, /Đã gửi \d+ ô của 2 dòng\./);
    await keepScreenshot(officer.page, '06-sent');

    // The province's page shows them.
    const province = await visit('');
    await province.page.getByRole('button', { name: /Sở Nội vụ/ }).click();
    await province.page.getByText('Tiến độ theo lĩnh vực').waitFor();
    await keepScreenshot(province.page, '07-province-overview');
    await province.page.getByRole('link', { name: 'Nhiệm vụ' }).click();
    await province.page.getByText('40%', { exact: true }).waitFor();
    await province.page.getByText('100%', { exact: true }).waitFor();
    await keepScreenshot(province.page, '08-province-tasks');

    // A second account's workbook gets them by one click.
    const second = await visit(plan);
    const secondPane = await paneOf(second.page);
    await paneShows(secondPane, /87 nhiệm vụ/);
    await secondPane.getByRole('tab', { name: 'Đồng bộ' }).click();
    await secondPane.getByRole('button', { name: /Sở Nội vụ/ }).click();
    await secondPane.getByRole('button', { name: 'Nối và xem trước' }).click();
    await paneShows(secondPane, /Sẽ gửi|Chưa có thay đổi|dòng được nhận ra/);
    await secondPane.getByRole('button', { name: 'Gửi và nhận' }).click();
    await becomesUnder(second.page, 'Tiến độ (%)', 8, 40);
    await becomesUnder(second.page, 'Tiến độ (%)', 13, 100);
    expect(await readUnder(second.page, 'Tình trạng', 13)).toBe('Hoàn thành');
    await keepScreenshot(second.page, '09-second-workbook');
  }, 300_000);

  it('scores a criteria set while its inputs are typed', async () => {
    const officer = await visit('workbench/?file=bo-tieu-chi-cap-so-minh-hoa-2026.xlsx');
    const pane = await paneOf(officer.page);
    await paneShows(pane, /7 lĩnh vực/);
    await pane.getByRole('tab', { name: 'Điểm' }).click();
    await paneShows(pane, 'Chưa chấm 100');
    // The workbook's own formulas follow the choice: score, group, field, total and lost points.
    expect(await readCells(officer.page, ['J10', 'J8', 'J115', 'N10', 'M115'])).toEqual(['', '', '', '', '']);
    await chooseInCell(officer.page, 'F10', 'Ban hành không kịp thời');
    await expect
      .poll(() => readCells(officer.page, ['J10', 'J9', 'J8', 'J115', 'N10', 'N115', 'Q8']), { timeout: 30_000 })
      .toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 'Đã chấm 1/13']);
    await paneShows(pane, /Đạt 0,5/);
    await typeInCell(officer.page, 'G12', '92');
    await typeInCell(officer.page, 'H12', '100');
    await paneShows(pane, /Đạt 2,5/);
    expect(await readCells(officer.page, ['J12', 'J8', 'N8'])).toEqual([2, 2.5, 0.5]);
    await keepScreenshot(officer.page, '10-scored');
  }, 180_000);

  async function reportProgress(
    { page }: WatchedPage,
    pane: Awaited<ReturnType<typeof paneOf>>,
    address: string,
    percent: string,
  ): Promise<void> {
    const row = Number(address.slice(1));
    await goToCell(page, address);
    await paneShows(pane, new RegExp(`Dòng ${row} `));
    await pane.getByLabel('Tình trạng').selectOption(percent === '100' ? 'Hoàn thành' : 'Đang thực hiện');
    await pane.getByLabel(words.row.percentShort).fill(percent);
    if (percent === '100') await pane.getByLabel('Kết quả thực hiện').fill('Báo cáo 12/BC-STP ngày 20/02/2026');
    await pane.getByRole('button', { name: 'Ghi vào dòng này' }).click();
    await becomesUnder(page, 'Tiến độ (%)', row, Number(percent));
  }
});

import { describe, expect, it } from 'vitest';
import { keepScreenshot } from '#test/support/browser.ts';
import { push, rowLedBy, sync } from '#test/support/sync-requests.ts';
import { chromiumThere, useBrowserAndServer } from './browser-and-server.ts';
import { paneOf, paneShows, readUnder } from './workbench-page.ts';

describe.skipIf(!chromiumThere)('news of the province in a browser', () => {
  const context = useBrowserAndServer();

  it('an open pane shows ↓1 when another workbook publishes; the sheet stays until asked', async () => {
    const { page } = await context.visit('workbench/?file=ke-hoach-167-bac-ninh-2026.xlsx');
    const pane = await paneOf(page);
    await paneShows(pane, /87 nhiệm vụ/);
    await pane.getByRole('tab', { name: 'Đồng bộ' }).click();
    await pane.getByRole('button', { name: /Sở Nội vụ/ }).click();
    await pane.getByRole('button', { name: 'Nối và xem trước' }).click();
    await paneShows(pane, /dòng được nhận ra/);
    await pane.getByRole('button', { name: 'Gửi và nhận' }).click();
    await paneShows(pane, 'Đã nối 87 dòng với tài liệu của tỉnh.');

    const justice = await context.server.signIn('so-tu-phap');
    const documentId = await justice.plan();
    const row = await rowLedBy(justice, documentId, 'Sở Tư pháp');
    await sync(justice, { documentId, rows: [push(row, { deadline: row.fields['deadline'] ?? null, percent: 35 })] });

    await pane.getByRole('button', { name: '1 dòng mới từ tỉnh' }).waitFor({ timeout: 15_000 });
    await paneShows(pane, /Tỉnh có 1 dòng mới. Trang tính chưa đổi/);
    await keepScreenshot(page, 'live-1-news');
    // The sheet has no column of progress before the officer asks.
    expect(await readUnder(page, 'Tiến độ (%)', 8).catch(() => undefined)).toBeUndefined();
    await pane.getByRole('button', { name: 'Lấy về' }).click();
    await expect.poll(() => readUnder(page, 'Tiến độ (%)', 8).catch(() => undefined), { timeout: 30_000 }).toBe(35);
    await pane.getByRole('button', { name: '1 dòng mới từ tỉnh' }).waitFor({ state: 'detached' });
  }, 180_000);

  it('the province’s page follows by itself, and edits a row', async () => {
    const { page } = await context.visit('');
    await page.getByRole('button', { name: /Sở Nội vụ/ }).click();
    await page.getByText('Tiến độ theo lĩnh vực').waitFor();
    await page.getByRole('link', { name: 'Nhiệm vụ' }).click();
    await page.locator('table').waitFor();
    const justice = await context.server.signIn('so-tu-phap');
    const documentId = await justice.plan();
    const row = await rowLedBy(justice, documentId, 'Sở Tư pháp');
    await sync(justice, { documentId, workbookLabel: 'so-tu-phap.xlsx · Phụ lục', rows: [push(row, { percent: 62 })] });
    await page.getByText('62%', { exact: true }).waitFor({ timeout: 15_000 });
    await page.getByText(/Vừa cập nhật \d\d:\d\d/).waitFor();
    await page.getByRole('button', { name: String(row.fields['activity']) }).click();
    await page.getByText('so-tu-phap.xlsx · Phụ lục').waitFor();
    await keepScreenshot(page, 'live-2-row');
    await page.getByRole('button', { name: 'Sửa', exact: true }).click();
    await page.getByLabel('Thời gian').fill('Trước 15/8/2026');
    await page.getByText(/Hiểu là:/).waitFor();
    await page.getByLabel('Phối hợp').fill('Sở Tài chính, Sở Nội v');
    await keepScreenshot(page, 'live-3-edit-1366');
    await page.setViewportSize({ width: 1920, height: 1080 });
    await keepScreenshot(page, 'live-3-edit-1920');
    await page.getByLabel('Phối hợp').fill('Sở Tài chính');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText(/Đã lưu «/).waitFor();
    await keepScreenshot(page, 'live-4-saved');
    await page.getByRole('link', { name: 'Nhật ký' }).click();
    await page.getByText('Trang của tỉnh').first().waitFor();
    await page.getByRole('button', { name: 'Xem các dòng' }).first().click();
    await page.getByText('Trước 15/8/2026').waitFor();
    await keepScreenshot(page, 'live-5-journal');
  }, 180_000);
});

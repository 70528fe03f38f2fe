import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeXlsx } from 'hucre/xlsx';
import type { Frame } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { a1 } from '#shared/sheet/a1.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { valueAt } from '#shared/sheet/grid.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { packTexts, unpackTexts } from '#test/addin/workbench/grid-fixture.ts';
import { findOffice } from '#test/shared/rule/libreoffice.ts';
import { keepScreenshot, type WatchedPage } from '#test/support/browser.ts';
import { chromiumThere, useBrowserAndServer } from './browser-and-server.ts';
import { paneOf, paneShows, saveFile } from './workbench-page.ts';

const office = findOffice();
if (office === null)
  console.warn('LEFT OUT: saved workbooks opened by LibreOffice, because it is not on this machine.');

describe.skipIf(!chromiumThere)('a workbook of the office, in a browser', () => {
  const { visitWith } = useBrowserAndServer();

  async function openOwn(name: string, bytes: Uint8Array): Promise<{ watched: WatchedPage; pane: Frame }> {
    const watched = await visitWith(name, bytes);
    return { watched, pane: await paneOf(watched.page) };
  }

  it('of a layout nobody knows is mapped by hand, saved, reopened and recognised at once', async () => {
    const rows = [
      ['UBND XÃ MINH HỌA'],
      [],
      ['SỔ PHÂN VIỆC CẢI CÁCH NĂM 2026'],
      [],
      ['#', 'Phần', 'Cần chạy', 'Ai gánh', 'Ai giúp', 'Ra cái gì', 'Mốc'],
      ['1', 'Thể chế', 'Rà soát văn bản đã hết hiệu lực', 'Phòng Tư pháp', 'Công an xã', 'Báo cáo', 'Quý II/2026'],
      ['2', 'Thể chế', 'Tổ chức hội nghị phổ biến', 'Phòng Tư pháp', 'Công an xã', 'Hội nghị', '30/6/2026'],
      ['3', 'Thủ tục', 'Niêm yết công khai thủ tục', 'Văn phòng UBND', '', 'Bảng niêm yết', ''],
    ];
    const original = await writeXlsx({ sheets: [{ name: 'Phân việc', rows }] });
    const first = await openOwn('so-phan-viec.xlsx', original);
    await paneShows(first.pane, 'Chưa nhận ra bảng nào trên trang này');
    await keepScreenshot(first.watched.page, '20-unknown-layout');
    await first.pane.getByRole('button', { name: 'Chỉ cột cho Bảng Điểm' }).click();
    const dialog = first.pane.getByRole('dialog');
    // The cells alone told most of it; the officer says what the short column is and corrects the group.
    const chosen = (letter: string) => dialog.getByLabel(`Cột ${letter} là`, { exact: true });
    expect(await chosen('D').inputValue()).toBe('leadAgencies');
    await chosen('B').selectOption('objective');
    await keepScreenshot(first.watched.page, '21-columns-told');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await paneShows(first.pane, /3 nhiệm vụ/);
    await paneShows(first.pane, 'Thiếu thời gian');
    await keepScreenshot(first.watched.page, '22-layout-known');

    const saved = await saveFile(first.watched.page);
    const again = await openOwn('so-phan-viec.xlsx', saved);
    await paneShows(again.pane, /3 nhiệm vụ/);
    await paneShows(again.pane, 'Thiếu thời gian');

    // Only the memory of the columns was added; the sheet is the officer's own, byte by byte.
    const [before, after] = await Promise.all([unpackTexts(original), unpackTexts(saved)]);
    expect(after['xl/worksheets/sheet1.xml']).toBe(before['xl/worksheets/sheet1.xml']);
    const added = Object.keys(after).filter((name) => !(name in before));
    expect(added.filter((name) => !/^(?:xl\/webextensions|customXml)\//.test(name))).toEqual([]);
    await expectOpensInOffice(saved);
  }, 180_000);

  it('mended, undone, marked and unmarked is saved as it was', async () => {
    const original = await adornedPlan();
    const { watched, pane } = await openOwn('ke-hoach.xlsx', original);
    await paneShows(pane, /87 nhiệm vụ/);

    await mendAll(pane);
    await keepScreenshot(watched.page, '23-mended');
    await pane.getByRole('button', { name: 'Hoàn tác' }).first().click();
    await paneShows(pane, /Đã trả lại \d+ ô như trước/);

    await command(pane, 'Đánh dấu lên trang tính');
    await paneShows(pane, /Đã đánh dấu \d+ ô/);
    await keepScreenshot(watched.page, '24-marked');
    await command(pane, 'Gỡ đánh dấu');
    await paneShows(pane, 'Đã gỡ mọi đánh dấu của Bảng Điểm');

    const saved = await saveFile(watched.page);
    expect(await unpackTexts(saved)).toEqual(await unpackTexts(original));
    await expectOpensInOffice(saved);
  }, 180_000);

  it('gets its lost points on a sheet of their own, summed by the grid', async () => {
    const rows = [
      ['BỘ TIÊU CHÍ CHẤM ĐIỂM (MINH HỌA)'],
      ['Mã', 'Tên tiêu chí', 'Điểm tối đa', 'Thang điểm', 'Điểm tự chấm', 'Nguyên nhân mất điểm'],
      ['I', 'Chỉ đạo điều hành', 6],
      ['1', 'Kế hoạch', 2, 'Kịp thời: 2; Không kịp thời: 1', 1, 'Ban hành chậm'],
      ['2', 'Báo cáo', 4, 'Đủ: 4; Thiếu: 2', 2.5, 'Thiếu hai kỳ'],
    ];
    const { watched, pane } = await openOwn('tieu-chi.xlsx', await writeXlsx({ sheets: [{ name: 'Tiêu chí', rows }] }));
    await pane.getByRole('tab', { name: 'Điểm', exact: true }).click();
    await pane.getByRole('tab', { name: 'Điểm mất (2)' }).click();
    await keepScreenshot(watched.page, '26-lost-points');
    await pane.getByRole('button', { name: 'Tạo trang Điểm mất' }).click();
    await paneShows(pane, /Đã tạo trang Điểm mất/);
    await keepScreenshot(watched.page, '27-lost-points-sheet');
    const saved = await saveFile(watched.page);
    // Ruled, as it is to be printed.
    expect((await unpackTexts(saved))['xl/styles.xml']).toContain('<top style="thin"><color rgb="FF7F7F7F"/></top>');
    const [, made] = (await gridsOf(saved)).grids;
    expect(made!.name).toBe('Điểm mất');
    expect([3, 4, 5].map((row) => [valueAt(made!, row, 2), valueAt(made!, row, 5)])).toEqual([
      ['Báo cáo', 1.5],
      ['Kế hoạch', 1],
      ['Tổng điểm mất', 2.5],
    ]);
  }, 180_000);

  it('mended and saved differs in the mended cells alone', async () => {
    const original = await adornedPlan();
    const { watched, pane } = await openOwn('ke-hoach.xlsx', original);
    await paneShows(pane, /87 nhiệm vụ/);
    const count = await mendAll(pane);
    const saved = await saveFile(watched.page);

    const [before, after] = await Promise.all([gridOf(original), gridOf(saved)]);
    expect(changedCells(before, after)).toHaveLength(count);
    const [parts, savedParts] = await Promise.all([unpackTexts(original), unpackTexts(saved)]);
    const touched = Object.keys(parts).filter((name) => parts[name] !== savedParts[name]);
    expect(touched).toEqual(['xl/worksheets/sheet1.xml']);
    const sheet = savedParts['xl/worksheets/sheet1.xml']!;
    for (const kept of [conditionalFormat, validation, extension]) expect(sheet).toContain(kept);
    await expectOpensInOffice(saved);
  }, 180_000);
});

/** Mends a whole rule after its preview; answers how many cells that was. */
async function mendAll(pane: Frame): Promise<number> {
  const all = pane.getByRole('button', { name: /^(?:Sửa \d+ ô|Xem \d+ gợi ý): / });
  await all.first().waitFor();
  await all.first().click();
  const dialog = pane.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'Chọn tất cả' }).check();
  const confirm = dialog.getByRole('button', { name: /^Sửa \d+ ô$/ });
  const count = Number(/\d+/.exec(await confirm.innerText())![0]);
  await confirm.click();
  await paneShows(pane, count === 1 ? /Đã sửa/ : `Đã sửa ${count} ô`);
  return count;
}

async function command(pane: Frame, name: string): Promise<void> {
  await pane.getByRole('button', { name: 'Tài khoản và lệnh khác' }).click();
  await pane.getByRole('menuitem', { name }).click();
}

const conditionalFormat =
  '<conditionalFormatting sqref="H7:H40"><cfRule type="containsBlanks" priority="3"><formula>LEN(TRIM(H7))=0</formula></cfRule></conditionalFormatting>';
const validation =
  '<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="J7:J40"><formula1>"Có,Không"</formula1></dataValidation></dataValidations>';
const extension =
  '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="1"><x14:dataValidation type="list"><x14:formula1><xm:f xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">$A$1:$A$3</xm:f></x14:formula1><xm:sqref xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">K7:K40</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>';

/** Plan 167 with what an office adds to its own files and the product must leave alone. */
async function adornedPlan(): Promise<Uint8Array> {
  const parts = await unpackTexts(await readFile('examples/ke-hoach-167-bac-ninh-2026.xlsx'));
  const sheet = parts['xl/worksheets/sheet1.xml']!.replace(
    '<pageMargins',
    `${conditionalFormat}${validation}<pageMargins`,
  ).replace('</worksheet>', `${extension}</worksheet>`);
  return await packTexts({
    ...parts,
    'xl/worksheets/sheet1.xml': sheet,
    'customXml/item1.xml': '<office xmlns="urn:office">của cơ quan</office>',
  });
}

async function gridsOf(bytes: Uint8Array): Promise<{ readonly grids: readonly Grid[] }> {
  const read = await readWorkbook(bytes);
  if (!read.ok) throw new Error(read.message);
  return read;
}

async function gridOf(bytes: Uint8Array): Promise<Grid> {
  return (await gridsOf(bytes)).grids[0]!;
}

function changedCells(before: Grid, after: Grid): string[] {
  const changed: string[] = [];
  for (let row = 0; row < before.values.length; row += 1) {
    for (let column = 0; column < 12; column += 1) {
      if (valueAt(before, row, column) !== valueAt(after, row, column)) changed.push(a1({ row, column }));
    }
  }
  return changed;
}

async function expectOpensInOffice(bytes: Uint8Array): Promise<void> {
  if (office === null) return;
  const folder = await mkdtemp(join(tmpdir(), 'bang-diem-saved-'));
  try {
    const file = join(folder, 'saved.xlsx');
    await writeFile(file, bytes);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1';
    await promisify(execFile)(office, [profile, '--headless', '--convert-to', filter, '--outdir', folder, file]);
    const read = await readWorkbook(bytes);
    const title = read.ok ? read.grids[0]!.values.flat().find((value) => typeof value === 'string' && value) : null;
    expect(await readFile(join(folder, 'saved.csv'), 'utf8')).toContain(String(title).split('\n')[0]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

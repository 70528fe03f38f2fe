// Excel writes the colours of its own workbooks as places in the theme: text is theme 1, paper theme 0 (ECMA-376 18.8.3).
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { packTexts, unpackTexts } from '#test/addin/workbench/grid-fixture.ts';
import { keepScreenshot } from '#test/support/browser.ts';
import { chromiumThere, useBrowserAndServer } from './browser-and-server.ts';
import { becomesUnder, goToCell, paneOf, paneShows, saveFile, typeInCell } from './workbench-page.ts';

/** Excel's own scheme of colours, in the order of the theme part. */
const scheme =
  '<a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>' +
  '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="44546A"/></a:dk2>' +
  '<a:lt2><a:srgbClr val="E7E6E6"/></a:lt2><a:accent1><a:srgbClr val="4472C4"/></a:accent1>' +
  '<a:accent2><a:srgbClr val="ED7D31"/></a:accent2><a:accent3><a:srgbClr val="A5A5A5"/></a:accent3>' +
  '<a:accent4><a:srgbClr val="FFC000"/></a:accent4><a:accent5><a:srgbClr val="5B9BD5"/></a:accent5>' +
  '<a:accent6><a:srgbClr val="70AD47"/></a:accent6><a:hlink><a:srgbClr val="0563C1"/></a:hlink>' +
  '<a:folHlink><a:srgbClr val="954F72"/></a:folHlink></a:clrScheme>';

/** Plan 167 as Excel saves it: every font in theme 1, plain rows filled with theme 0, the header in theme 3. */
async function planByExcel(): Promise<Uint8Array> {
  const parts = await unpackTexts(await readFile('examples/ke-hoach-167-bac-ninh-2026.xlsx'));
  const styles = parts['xl/styles.xml']!.replaceAll(/(<sz val="\d+"\/>)(<name )/g, '$1<color theme="1"/>$2')
    .replace('<fgColor rgb="FFE7EEF7"/>', '<fgColor theme="3" tint="0.79998168889431442"/>')
    .replace('<fgColor rgb="FFF5F5F5"/>', '<fgColor theme="0"/>');
  expect(styles).toContain('<color theme="1"/>');
  expect(styles).toContain('<fgColor theme="0"/>');
  const theme = parts['xl/theme/theme1.xml']!.replace(/<a:clrScheme[\s\S]*?<\/a:clrScheme>/, scheme);
  expect(theme).toContain('windowText');
  return packTexts({ ...parts, 'xl/styles.xml': styles, 'xl/theme/theme1.xml': theme });
}

/** The share of the grid's drawn pixels that are dark, between 0 and 1. */
async function darkShare(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvases = [...document.querySelectorAll('canvas')];
    const grid = canvases.sort((a, b) => b.width * b.height - a.width * a.height)[0]!;
    const { data } = grid.getContext('2d')!.getImageData(0, 0, grid.width, grid.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3]! > 200 && data[at]! + data[at + 1]! + data[at + 2]! < 200) dark += 1;
    }
    return dark / (data.length / 4);
  });
}

describe.skipIf(!chromiumThere)('a workbook in the colours of Excel, in a browser', () => {
  const { visitWith } = useBrowserAndServer();

  it('is opened in black on white, fixed, synced and saved in the colours of its theme', async () => {
    const original = await planByExcel();
    const { page } = await visitWith('ke-hoach-167.xlsx', original);
    const pane = await paneOf(page);
    await paneShows(pane, /87 nhiệm vụ · 7 mục/);
    expect(await darkShare(page)).toBeGreaterThan(0.005);
    await keepScreenshot(page, '40-excel-theme-opened');

    await typeInCell(page, 'H29', 'Năm 2026');
    await pane.getByRole('button', { name: /Sửa 11 lỗi/ }).waitFor({ timeout: 30_000 });
    await goToCell(page, 'F8');
    await page.keyboard.press('Control+b');

    await pane.getByRole('tab', { name: 'Đồng bộ' }).click();
    await pane.getByRole('button', { name: /Sở Nội vụ/ }).click();
    await pane.getByRole('button', { name: 'Nối và xem trước' }).click();
    await paneShows(pane, /87 dòng được nhận ra/);
    await keepScreenshot(page, '41-excel-theme-preview');
    await pane.getByRole('button', { name: 'Gửi và nhận' }).click();
    await paneShows(pane, 'Đã nối 87 dòng với tài liệu của tỉnh.');
    await keepScreenshot(page, '42-excel-theme-synced');

    const parts = await unpackTexts(await saveFile(page));
    const fonts = parts['xl/styles.xml']!.match(/<font>.*?<\/font>|<font .*?<\/font>/gs) ?? [];
    expect(fonts.length).toBeGreaterThan(4);
    // A font of a cell of the office is in its theme's colour still; nothing was made white or black for good.
    for (const font of fonts) expect(font).not.toMatch(/rgb="FF(FFFFFF|000000)"/);
    const before = await unpackTexts(original);
    expect(parts['xl/theme/theme1.xml']).toBe(before['xl/theme/theme1.xml']);

    const again = await visitWith('ke-hoach-167.xlsx', await saveFile(page));
    await paneShows(await paneOf(again.page), /87 nhiệm vụ/);
    await becomesUnder(again.page, 'Thời gian', 29, 'Năm 2026');
    expect(await darkShare(again.page)).toBeGreaterThan(0.005);
    await keepScreenshot(again.page, '43-excel-theme-reopened');
  }, 300_000);
});

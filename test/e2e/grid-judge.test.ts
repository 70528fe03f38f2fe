import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, openWatchedPage } from '#test/support/browser.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import { disagreements, drawRows, judged, keys } from '#test/shared/rule/judge-rows.ts';
import { buildWorkbook } from '#test/shared/rule/libreoffice.ts';
import { openFile, paneOf, paneShows } from './workbench-page.ts';

const chromiumThere = existsSync(process.env['CHROMIUM'] ?? '/usr/bin/chromium');
if (!chromiumThere) console.warn('LEFT OUT: the grid as a judge of rules, because Chromium is not on this machine.');

/** Set RULE_JUDGE_ROWS for a longer run. */
const rowCount = Number(process.env['RULE_JUDGE_ROWS'] ?? 1500);

describe.skipIf(!chromiumThere)('the grid of the workbench as a judge of compiled rules', () => {
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startTestServer();
    browser = await launchChromium();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('gives the evaluator’s score for every rule and input', async () => {
    // The grid's ROUND loses digits of figures no office counts; LibreOffice judges those rows.
    const rows = drawRows(rowCount).filter(({ inputs }) =>
      Object.values(inputs).every((input) => typeof input !== 'number' || Math.abs(input) < 1e6),
    );
    const { page, problems } = await openWatchedPage(browser, `${server.origin}/workbench/`);
    await openFile(page, 'cham-diem.xlsx', await buildWorkbook(rows.map((row, index) => judged(row, index + 1))));
    await paneShows(await paneOf(page), /Chưa nhận ra bảng nào/);
    const scores = await page.evaluate(
      async ({ bottom, column }) => {
        const { grid, spreadsheet } = window.bangDiemWorkbench!;
        const formula = grid.getFormula();
        formula.executeCalculation();
        await formula.onCalculationResultApplied(120_000);
        const area = { top: 0, left: column, bottom, right: column };
        return spreadsheet.read(spreadsheet.activeSheetId(), area).map(([cell]) => cell!.value);
      },
      { bottom: rows.length - 1, column: keys.length },
    );
    const wrong = disagreements(
      rows,
      scores.map((value) => (value === '' ? null : value)),
    );
    expect(wrong.slice(0, 10), `${wrong.length} of ${rows.length}`).toEqual([]);
    expect(problems).toEqual([]);
  }, 280_000);
});

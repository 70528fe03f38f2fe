import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findBuiltInSet } from '#shared/criteria-set/built-in-sets.ts';
import type { CellValue } from '#shared/sheet/grid.ts';
import { layOutCriteriaWorkbook } from '#shared/template/criteria-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { writeTemplateWorkbook } from '#shared/xlsx/write-template-workbook.ts';
import { disagreements, drawRows, judged, keys } from '#test/shared/rule/judge-rows.ts';
import { buildWorkbook } from '#test/shared/rule/libreoffice.ts';
import { drawInputs, withInputs } from '#test/shared/template/fill-template.ts';
import { scoreDisagreements } from '#test/shared/template/score-disagreements.ts';
import { seededRandom } from '#test/support/seeded-random.ts';
import { chromiumThere, useBrowserAndServer } from './browser-and-server.ts';
import { paneOf, paneShows } from './workbench-page.ts';

/** Set RULE_JUDGE_ROWS for a longer run. */
const rowCount = Number(process.env['RULE_JUDGE_ROWS'] ?? 1500);

describe.skipIf(!chromiumThere)('the grid of the workbench as a judge of compiled rules', () => {
  const { visitWith } = useBrowserAndServer();

  it('gives the evaluator’s score for every rule and input', async () => {
    // The grid's ROUND loses digits of figures no office counts; LibreOffice judges those rows.
    const rows = drawRows(rowCount).filter(({ inputs }) =>
      Object.values(inputs).every((input) => typeof input !== 'number' || Math.abs(input) < 1e6),
    );
    const { page } = await visitWith(
      'cham-diem.xlsx',
      await buildWorkbook(rows.map((row, index) => judged(row, index + 1))),
    );
    await paneShows(await paneOf(page), /Chưa nhận ra bảng nào/);
    const scores = (await calculated(page, rows.length, keys.length + 1)).map((cells) => cells[keys.length]!);
    const wrong = disagreements(rows, scores);
    expect(wrong.slice(0, 10), `${wrong.length} of ${rows.length}`).toEqual([]);
  }, 280_000);

  it('sums a department’s workbook, filled at random, to the evaluator’s points in every row', async () => {
    const set = findBuiltInSet('department', 2026)!;
    const workbook = layOutCriteriaWorkbook(set);
    const inputs = drawInputs(set, workbook, seededRandom(7));
    const bytes = await writeTemplateWorkbook(withInputs(workbook, inputs), new Date('2026-01-01T00:00:00Z'));
    const read = await readWorkbook(bytes);
    if (!read.ok) throw new Error(read.message);
    const sheet = read.grids[0]!;
    const { page } = await visitWith('bang-cham-diem.xlsx', bytes);
    await paneShows(await paneOf(page), /7 lĩnh vực/);
    const values = await calculated(page, sheet.values.length, sheet.values[0]!.length);
    expect(scoreDisagreements(set, { ...sheet, values })).toEqual([]);
  }, 180_000);
});

/** What the grid makes of the sheet in front once everything on it is calculated; "" reads as blank. */
async function calculated(page: Page, rows: number, columns: number): Promise<CellValue[][]> {
  return await page.evaluate(
    async ({ bottom, right }) => {
      const { grid, spreadsheet } = window.bangDiemWorkbench!;
      const formula = grid.getFormula();
      formula.executeCalculation();
      await formula.onCalculationResultApplied(120_000);
      const cells = spreadsheet.read(spreadsheet.activeSheetId(), { top: 0, left: 0, bottom, right });
      return cells.map((row) => row.map(({ value }) => (value === '' ? null : value)));
    },
    { bottom: rows - 1, right: columns - 1 },
  );
}

import { describe, expect, it } from 'vitest';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { surveyPage } from '#shared/score/survey-page.ts';
import { scoreSurveys, type SurveyTableScore, type SurveyWishes } from '#shared/score/survey-table.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { findOffice, recalculate } from '#test/shared/rule/libreoffice.ts';
import { buildGrid } from '#test/support/grid-builder.ts';

const office = findOffice();
const answers = ['A', 'b', 'B. Hài lòng', 'C', 'D ', '5*', 'Không ý kiến', 'e'];

const forms = buildGrid('Chấm điểm')
  .row('KHẢO SÁT SIPAS')
  .row('Số phiếu', 'Câu 1.1. Nơi chờ', 'Câu 1.2. Thiết bị', 'Câu 2.1. Thái độ', 'Câu 2.2. Chưa hỏi ai')
  .rows(
    Array.from({ length: 60 }, (_, at) => [at + 1, answers[at % 8]!, answers[(at * 3) % 5]!, answers[at % 4]!, null]),
  )
  .toGrid();

const tally = buildGrid('Chấm điểm')
  .row('TỔNG HỢP KẾT QUẢ KHẢO SÁT SIPAS')
  .row('STT', 'Nội dung khảo sát', 'Rất hài lòng', 'Hài lòng', 'Không hài lòng', 'Không có ý kiến')
  .row('I', 'Tiếp cận dịch vụ', null, null, null, null)
  .row(1, 'Nơi ngồi chờ có đủ chỗ ngồi', 30, 15, 5, 2)
  .row('II', 'Thủ tục hành chính', null, null, null, null)
  .row(1, 'Thủ tục được niêm yết công khai', 35, 15, 0, 4)
  .toGrid();

/** The page below the survey it counts, on one sheet, as LibreOffice works it out. */
async function figuresOf(grid: Grid, score: SurveyTableScore) {
  const page = surveyPage(score, grid.name, 'Phiếu');
  const width = Math.max(...page.rows.map((row) => row.length));
  // The judge works on one sheet: the page stands where it would, the survey to its right, named by its own cells.
  const shift = width + 1;
  const letters = (column: number): string => String.fromCharCode(65 + column);
  const moved = (formula: string): string =>
    formula.replace(/'Chấm điểm'![$A-Z\d:]+/g, (range) =>
      range.replace(/[A-Z](?=\$?\d)/g, (letter) => letters(letter.charCodeAt(0) - 65 + shift)),
    );
  const height = Math.max(page.rows.length, grid.values.length + grid.top);
  const rows = Array.from({ length: height }, (_, r) => [
    ...Array.from({ length: shift }, (__, c) => {
      const cell = page.rows[r]?.[c] ?? null;
      return cell !== null && typeof cell === 'object' ? { formula: moved(cell.formula) } : cell;
    }),
    ...Array.from({ length: grid.left }, () => null),
    ...(grid.values[r - grid.top] ?? []),
  ]);
  const out = await recalculate(office!, rows);
  return page.rows.slice(5).map((row, at) => out[5 + at]!.slice(row.length - 2, row.length));
}

describe.skipIf(office === null)('the summary sheet, recalculated by LibreOffice', () => {
  const wishes: SurveyWishes[] = [
    {},
    { method: 'satisfied' },
    { average: 'groups' },
    { method: 'satisfied', average: 'groups' },
  ];
  it.each([
    ['forms', forms],
    ['a tally', tally],
  ])('comes to the same figures as the pane: %s', async (_, grid) => {
    for (const wish of wishes) {
      const score = scoreSurveys(inspectSheet(grid).reading, wish)[0]!;
      const figures = await figuresOf(grid, score);
      const expected = [...score.questions, ...score.groups, score.index];
      expect(figures.map(([valid]) => valid)).toEqual(expected.map(({ validAnswers }) => validAnswers));
      figures.forEach(([, percent], at) => {
        const mine = expected[at]!.percent;
        if (mine === null) expect(percent ?? null).toBeNull();
        else expect(percent).toBeCloseTo(mine, 6);
      });
    }
  });
});

import { describe, expect, it } from 'vitest';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { a1 } from '#shared/sheet/a1.ts';
import { buildGrid, type CellInput } from '#test/support/grid-builder.ts';

const header = [
  'Mã',
  'Tên tiêu chí',
  'Điểm tối đa',
  'Thang điểm',
  'Hình thức đánh giá',
  'Số đạt',
  'Tổng số',
  'Điểm tự chấm',
  'Tài liệu kiểm chứng',
];
const steps = 'Từ 90% trở lên: 2; từ 70% đến dưới 90%: 1; dưới 70%: 0';
type Row = readonly CellInput[];

/** A field with one criterion of two parts; the part given stands in row 6. */
function issuesWith(part: Row, parent: Row = ['1.1', 'Kế hoạch', 4, null, null, null, null, null, null]) {
  const grid = buildGrid('Bộ tiêu chí')
    .row('BỘ TIÊU CHÍ XÁC ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH (MINH HỌA)')
    .row(...header)
    .row('1', 'Công tác chỉ đạo', 4, null, null, null, null, null, null)
    .row(...parent)
    .row(
      '1.1.1',
      'Ban hành kế hoạch',
      2,
      'Kịp thời: 2; Không kịp thời: 0',
      'Tự đánh giá',
      null,
      null,
      2,
      'QĐ 12/QĐ-UBND',
    )
    .row(...part)
    .toGrid();
  return inspectSheet(grid, { today: '2026-03-01' }).issues.map(({ code, cell }) => `${code} ${a1(cell)}`);
}

const part = (rule: string, method: string | null, over: CellInput, under: CellInput, self: CellInput): Row => [
  '1.1.2',
  'Mức độ hoàn thành kế hoạch',
  2,
  rule,
  method,
  over,
  under,
  self,
  'BC 15/BC-SNV',
];

describe('bad input of scoring is told with its cell', () => {
  it.each([
    [
      'steps that overlap',
      part('Từ 90% trở lên: 2; từ 70% đến 90%: 1; dưới 70%: 0', null, 8, 10, 1),
      'rule-unsound D6',
    ],
    ['steps that leave a gap', part('Trên 90%: 2; dưới 70%: 0', null, 95, 100, 2), 'rule-unsound D6'],
    ['a rule nobody can score', part('Theo hướng dẫn', null, 8, 10, 1), 'rule-unreadable D6'],
    ['a denominator of zero', part(steps, null, 8, 0, 1), 'ratio-wrong G6'],
    ['more reached than there were', part(steps, null, 12, 10, 2), 'ratio-wrong F6'],
    ['a negative number', part(steps, null, -8, 10, 0), 'ratio-wrong F6'],
    ['words for a number', part(steps, null, 'tám', 10, 1), 'score-not-number F6'],
    ['a number typed as text', part(steps, null, '8', 10, 1), 'number-as-text F6'],
    ['words for a score', part(steps, null, 8, 10, 'đạt'), 'score-not-number H6'],
    ['a score that is no step', part(steps, null, null, null, 1.7), 'score-not-a-step H6'],
    ['a score that the rule does not give', part(steps, null, 8, 10, 2), 'score-differs-from-rule H6'],
    ['a score over the maximum', part(steps, null, 95, 100, 3), 'score-out-of-range H6'],
    [
      'a survey scored by oneself',
      part('Điều tra xã hội học', 'Điều tra xã hội học', null, null, 1),
      'survey-self-scored H6',
    ],
    ['SIPAS scored by oneself', part('SIPAS % × điểm tối đa', null, null, null, 1.6), 'survey-self-scored H6'],
    [
      'PAPI scored by oneself',
      ['1.1.2', 'Kết quả Chỉ số PAPI', 2, 'Nhóm cao nhất: 2; nhóm còn lại: 0', null, null, null, 2, 'Công bố'],
      'survey-self-scored H6',
    ],
    ['PAPI by its rule', part('Kết quả Chỉ số PAPI', null, null, null, 1.6), 'survey-self-scored H6'],
  ])('%s', (_, row, issue) => {
    expect(issuesWith(row)).toContain(issue);
  });

  it('a total typed by hand where parts exist', () => {
    const parent: Row = ['1.1', 'Kế hoạch', 4, null, null, null, null, 3, null];
    expect(issuesWith(part(steps, null, 8, 10, 1), parent)).toContain('total-typed H4');
  });

  it('but not work on PAPI, which is scored as any other', () => {
    const work: Row = [
      '1.1.2',
      'Ban hành kế hoạch nâng cao Chỉ số PAPI',
      2,
      'Có: 2; Không: 0',
      'Tự đánh giá',
      null,
      null,
      2,
      'KH 20/KH-UBND',
    ];
    expect(issuesWith(work).filter((issue) => issue.startsWith('survey-self-scored'))).toEqual([]);
  });
});

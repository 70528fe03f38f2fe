import { describe, expect, it } from 'vitest';
import { plainScorePolicy } from '#shared/rule/score-policy.ts';
import { lostPoints } from '#shared/score/lost-points.ts';
import { scoreTable } from '#shared/score/score-table.ts';
import { criteriaTable } from './criteria-records.ts';

const issue = 'Ban hành kịp thời: 1; Ban hành không kịp thời: 0,5; Không ban hành: 0';
const pass = 'Đạt yêu cầu: 1; Không đạt yêu cầu: 0';
const plan = 'Thực hiện trên 90% kế hoạch: 2; Thực hiện từ 70% - 90% kế hoạch: 1; Dưới 70% kế hoạch: 0';

/** Rows 1.1 of Cà Mau, Quyết định 1880/QĐ-UBND năm 2013, with figures declared for a test. */
function caMau() {
  return criteriaTable([
    { code: '1', name: 'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC', maxScore: 5 },
    { code: '1.1', name: 'Kế hoạch CCHC năm', maxScore: 5 },
    { code: '1.1.1', maxScore: 1, rule: issue, choice: 'Ban hành không kịp thời' },
    { code: '1.1.2', maxScore: 1, rule: pass, choice: 'Đạt yêu cầu' },
    { code: '1.1.3', maxScore: 1, rule: pass },
    { code: '1.1.4', maxScore: 2, rule: plan, numerator: 9, denominator: 10 },
  ]);
}

describe('a criteria table', () => {
  it('scores leaves by their printed rules and sums them, what is not scored apart from zero', () => {
    const { fields, total, indexPercent } = scoreTable(caMau());
    const leaves = fields[0]!.children[0]!.children;
    expect(leaves.map((leaf) => leaf.computed)).toEqual([0.5, 1, null, 1]);
    expect(leaves[3]!.explanation).toBe('Tỷ lệ 9/10 = 90%: thuộc mức “Từ 70% đến 90%” → 1 điểm.');
    expect(leaves[3]!.nextStep).toContain('Trên 90%');
    expect(total).toMatchObject({ maxScore: 5, computed: 2.5, lost: 1.5, unscored: 1, self: null, appraised: null });
    expect(indexPercent).toBeNull();
  });

  it('keeps achieved, lost and unscored points together equal to the maximum at every node', () => {
    const { fields, total } = scoreTable(caMau());
    const [field] = fields;
    for (const node of [field!, field!.children[0]!, total]) {
      expect(node.lost + node.unscored + (node.computed ?? 0)).toBeCloseTo(node.maxScore, 9);
    }
  });

  it('adds decimal points exactly', () => {
    const rows = Array.from({ length: 10 }, (_, i) => ({ code: `1.${i + 1}`, maxScore: 0.1, appraisedScore: 0.1 }));
    const { total } = scoreTable(criteriaTable([{ code: '1', maxScore: 1 }, ...rows]));
    expect(total).toMatchObject({ appraised: 1, lost: 0, maxScore: 1 });
  });

  it('puts the index over the maximum that was appraised (62,62 of 70 and 61,46 of 70, Nam Định 2020)', () => {
    const index = (appraisedScore: number) =>
      scoreTable(
        criteriaTable([
          { code: '1', maxScore: 70, appraisedScore },
          { code: '2', maxScore: 30, method: 'Điều tra xã hội học' },
        ]),
      ).indexPercent;
    expect(index(62.62)).toBeCloseTo(89.457142857, 6);
    expect(index(61.46)).toBeCloseTo(87.8, 6);
  });

  it('gives each field and criterion the index of what was appraised below it', () => {
    const [first, second] = scoreTable(
      criteriaTable([
        { code: '1', maxScore: 5 },
        { code: '1.1', maxScore: 3, appraisedScore: 2.4 },
        { code: '1.2', maxScore: 2 },
        { code: '2', maxScore: 4 },
        { code: '2.1', maxScore: 4, selfScore: 4 },
      ]),
    ).fields;
    expect(first!.indexPercent).toBeCloseTo(80, 9);
    expect(first!.children.map((child) => child.indexPercent)).toEqual([80, null]);
    expect(second!.indexPercent).toBeNull();
  });

  it('counts a survey in the index once its result is there, and a missing one only if the set says so', () => {
    const rows = (surveyScore: number | null) =>
      criteriaTable([
        { code: '1', maxScore: 83, appraisedScore: 80 },
        { code: '2', maxScore: 17, rule: 'Điều tra xã hội học', surveyScore },
      ]);
    expect(scoreTable(rows(15)).indexPercent).toBeCloseTo(95, 9);
    expect(scoreTable(rows(null)).indexPercent).toBeCloseTo((80 / 83) * 100, 9);
    expect(scoreTable(rows(null), { ...plainScorePolicy, rescaleWithoutSurvey: false }).indexPercent).toBeCloseTo(
      80,
      9,
    );
  });

  it('takes a criterion that does not apply out of the maximum, or gives it full marks', () => {
    const table = criteriaTable([
      { code: '1', maxScore: 3 },
      { code: '1.1', maxScore: 1, rule: pass, choice: 'Không áp dụng' },
      { code: '1.2', maxScore: 2, rule: plan, declared: 95 },
    ]);
    const rescaled = scoreTable(table);
    expect(rescaled.total).toMatchObject({ maxScore: 2, computed: 2, lost: 0, unscored: 0 });
    expect(rescaled.fields[0]!.maxScore).toBe(2);
    const full = scoreTable(table, { ...plainScorePolicy, notApplicable: 'full-marks' });
    expect(full.total).toMatchObject({ maxScore: 3, computed: 3 });
  });

  it('keeps bonus and penalty rows beside the scale and within their limits', () => {
    const table = criteriaTable([
      { code: '1', maxScore: 10, appraisedScore: 8 },
      {
        code: '2',
        name: 'Điểm thưởng',
        maxScore: 5,
        rule: 'Điểm thưởng: mỗi sáng kiến 1 điểm, tối đa 5 điểm',
        declared: 4,
        appraisedScore: 4,
      },
      { code: '3', name: 'Điểm trừ', maxScore: -5, rule: 'Mỗi lần chậm trừ 1 điểm', declared: 3, appraisedScore: -3 },
    ]);
    expect(scoreTable(table).total).toMatchObject({ maxScore: 10, appraised: 9, computed: 1, lost: 2 });
    const limited = scoreTable(table, { ...plainScorePolicy, bonusCap: 2, penaltyCap: 1 });
    expect(limited.total).toMatchObject({ appraised: 9, computed: 1 });
    expect(scoreTable(table, { ...plainScorePolicy, bonusCap: 2 }).total).toMatchObject({ appraised: 7, computed: -1 });
  });

  it('says why a leaf has no computed score', () => {
    const { fields } = scoreTable(
      criteriaTable([
        { code: '1', maxScore: 1, rule: 'Thực hiện chưa đầy đủ: Trừ điểm tương ứng' },
        { code: '2', maxScore: 1 },
        { code: '3', maxScore: 1, rule: plan, declared: '85%' },
      ]),
    );
    expect(fields.map((f) => f.explanation)).toEqual(
      [
        '“Trừ điểm tương ứng” chưa nói rõ được bao nhiêu điểm nên không tự chấm được.',
        'tiêu chí chưa có thang điểm.',
        'ô tỷ lệ % là “85%”, chưa phải số. Hãy nhập lại dưới dạng số.',
      ].map((words, i) => `${i === 2 ? 'Chưa chấm' : 'Chưa tự chấm được'}: ${words}`),
    );
  });

  it('reads this year’s and last year’s figures and targets from the figure columns', () => {
    const { fields } = scoreTable(
      criteriaTable([
        { code: '1', maxScore: 1, rule: 'Tăng so với năm trước: 1; bằng: 0,5; giảm: 0', declared: 12, denominator: 10 },
        { code: '2', maxScore: 1, rule: 'Vượt chỉ tiêu: 1; đạt: 0,5; không đạt: 0', numerator: 10, denominator: 10 },
        { code: '3', maxScore: 1, rule: 'Nhóm 1-10: 1; còn lại: 0', declared: 9 },
        { code: '4', maxScore: 2, rule: 'Mỗi văn bản 0,5 điểm, tối đa 2', declared: 3 },
      ]),
    );
    expect(fields.map((f) => f.computed)).toEqual([1, 0.5, 1, 1.5]);
  });

  it('survives rows without codes and an empty table', () => {
    expect(scoreTable(criteriaTable([])).total.maxScore).toBe(0);
    const { fields } = scoreTable(
      criteriaTable([
        { code: '1', maxScore: 1 },
        { code: '9.9', maxScore: 1, selfScore: 1 },
      ]),
    );
    expect(fields).toHaveLength(2);
  });
});

describe('lost points', () => {
  it('lists what was lost, most first, with cause, owner, remedy and deadline', () => {
    const table = criteriaTable([
      { code: '1', maxScore: 2, rule: plan, numerator: 5, denominator: 10 },
      {
        code: '2',
        maxScore: 1,
        appraisedScore: 0.5,
        lossCause: 'Gửi chậm',
        remedy: 'Gửi đúng hạn',
        leadAgencies: [{ code: 'STP', collective: false, text: 'Sở Tư pháp', condition: null }],
        deadline: {
          kind: 'before_date',
          start: null,
          end: '2026-12-29',
          recurrence: [],
          condition: null,
          days: null,
          note: null,
          raw: 'Trước ngày 30/12/2026',
        },
      },
      { code: '3', maxScore: 1, selfScore: 1 },
      { code: '4', maxScore: 1, rule: pass },
    ]);
    const rows = lostPoints(table.records, scoreTable(table));
    expect(rows.map((r) => [r.code, r.lost])).toEqual([
      ['1', 2],
      ['2', 0.5],
    ]);
    expect(rows[0]!.what).toContain('Thêm 2');
    expect(rows[1]).toMatchObject({
      why: 'Gửi chậm',
      who: ['Sở Tư pháp'],
      what: 'Gửi đúng hạn',
      by: 'Trước ngày 30/12/2026',
      due: '2026-12-29',
    });
  });
});

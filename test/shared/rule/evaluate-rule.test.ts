import { describe, expect, it } from 'vitest';
import { compileRule } from '#shared/rule/compile-rule.ts';
import { evaluateRule, type RuleResult } from '#shared/rule/evaluate-rule.ts';
import { nextStep } from '#shared/rule/next-step.ts';
import { parseRule } from '#shared/rule/parse-rule.ts';
import type { RuleInputs } from '#shared/rule/rule-inputs.ts';
import type { Rule } from '#shared/rule/rule.ts';
import { plainScorePolicy } from '#shared/rule/score-policy.ts';

function ruleOf(text: string, max: number | null): Rule {
  const parse = parseRule(text, max);
  if (!parse.ok) throw new Error(JSON.stringify(parse.problems));
  return parse.rule;
}

function score(text: string, max: number | null, inputs: RuleInputs): RuleResult {
  return evaluateRule(ruleOf(text, max), inputs);
}

const plan = 'Trên 90%: 2; 70%–90%: 1; dưới 70%: 0';
const issue = 'Ban hành kịp thời: 1; Ban hành không kịp thời: 0,5; Không ban hành: 0';

describe('explanations', () => {
  it.each<[string, RuleInputs, string]>([
    [plan, { numerator: 7, denominator: 10 }, 'Tỷ lệ 7/10 = 70%: thuộc mức “Từ 70% đến 90%” → 1 điểm.'],
    [plan, { numerator: 2, denominator: 3 }, 'Tỷ lệ 2/3 ≈ 66,67%: thuộc mức “Dưới 70%” → 0 điểm.'],
    [plan, { percent: 90.5 }, 'Tỷ lệ 90,5%: thuộc mức “Trên 90%” → 2 điểm.'],
    [issue, { choice: 'ban hành không kịp thời' }, 'Mức “Ban hành không kịp thời” → 0,5 điểm.'],
    [
      'Điểm = tỷ lệ % × điểm tối đa',
      { numerator: 1, denominator: 4 },
      'Tỷ lệ 1/4 = 25%: thuộc mức “Mọi giá trị”, tính theo tỷ lệ × 2 → 0,5 điểm.',
    ],
    ['Mỗi văn bản 0,5 điểm, tối đa 2', { count: 9 }, '9 văn bản, mỗi văn bản 0,5 điểm, tối đa 2 → 2 điểm.'],
    ['Mỗi vi phạm trừ 0,25; tối thiểu 0', { count: 3 }, '2 trừ 3 × 0,25 → 1,25 điểm.'],
    [
      'Tăng so với năm trước: 1; bằng: 0,5; giảm: 0',
      { current: 12.5, previous: 10 },
      'Số năm nay 12,5, số năm trước 10: tăng so với năm trước → 1 điểm.',
    ],
  ])('%s', (text, inputs, explanation) => {
    expect(score(text, 2, inputs).explanation).toBe(explanation);
  });
});

describe('what is not scored', () => {
  it.each<[string, RuleInputs, string]>([
    [plan, {}, 'missing-input'],
    [plan, { numerator: 5 }, 'missing-input'],
    [plan, { numerator: 5, denominator: 0 }, 'zero-denominator'],
    [plan, { numerator: 0, denominator: 0 }, 'zero-denominator'],
    [plan, { percent: '85%' }, 'not-a-number'],
    [plan, { percent: true }, 'not-a-number'],
    [plan, { percent: -1 }, 'negative'],
    [plan, { numerator: '#N/A', denominator: 4 }, 'not-a-number'],
    ['Trên 90%: 2; dưới 70%: 0', { percent: 80 }, 'value-not-covered'],
    ['Mỗi văn bản 0,5 điểm', { count: 1.5 }, 'not-whole'],
    ['Nhóm 1-10: 1; còn lại: 0', { rank: 0 }, 'negative'],
    [issue, { choice: 'ban hành' }, 'unknown-choice'],
    [issue, { choice: '' }, 'missing-input'],
    ['Tăng so với năm trước: 1', { current: 1, previous: 2 }, 'value-not-covered'],
  ])('%s %j: %s', (text, inputs, code) => {
    const result = score(text, 2, inputs);
    expect(result.score).toBeNull();
    expect(result.problem?.code).toBe(code);
    expect(result.explanation).toMatch(/^Chưa chấm: /);
  });

  it('is different from zero', () => {
    expect(score(plan, 2, { percent: 0 }).score).toBe(0);
    expect(score(plan, 2, { percent: null }).score).toBeNull();
  });

  it('takes a survey from the province only', () => {
    expect(score('Điều tra xã hội học', 10, {}).explanation).toContain('do tỉnh nhập');
  });
});

describe('doubtful figures', () => {
  it('are scored and told', () => {
    expect(score(plan, 2, { numerator: 11, denominator: 10 })).toMatchObject({
      score: 2,
      problem: { code: 'over-hundred' },
    });
    expect(score('Điểm = tỷ lệ % × điểm tối đa', 2, { percent: 150 }).score).toBe(2);
    expect(score('Đạt: 3; Không đạt: 0', 2, { choice: 'Đạt' })).toMatchObject({
      score: 2,
      problem: { code: 'over-maximum' },
    });
  });
});

describe('boundaries in binary fractions', () => {
  it.each([
    [57, 100, 57],
    [29, 100, 29],
    [7, 10, 70],
    [1.1, 1, 110],
    [0.7, 1, 70],
    [8.55, 9.5, 90],
  ])('%d of %d is exactly %d %%', (numerator, denominator, percent) => {
    const rule = ruleOf(`Từ ${String(percent).replace('.', ',')}% trở lên: 1; còn lại: 0`, 1);
    expect(evaluateRule(rule, { numerator, denominator }).score).toBe(1);
    const strict = ruleOf(`Trên ${percent}%: 1; còn lại: 0`, 1);
    expect(evaluateRule(strict, { numerator, denominator }).score).toBe(0);
  });

  it('forgive a percentage calculated in a cell', () => {
    expect(score('Từ 57% trở lên: 1; còn lại: 0', 1, { percent: 0.57 * 100 }).score).toBe(1);
  });
});

describe('choices', () => {
  const rule = ruleOf('Đạt yêu cầu: 1; Đạt một phần: 0,5; Không đạt yêu cầu: 0', 1);
  it.each<[string, number | null]>([
    ['Đạt yêu cầu', 1],
    ['  ĐẠT   YÊU CẦU ', 1],
    ['Đạt\nyêu cầu', 1],
    ['Đạt yêu cầu'.normalize('NFD'), 1],
    ['Đạt y', 1],
    ['một phần', 0.5],
    ['Không', 0],
    ['không đạt', 0],
    ['Đạt', null],
    ['yêu cầu', null],
    ['chưa đạt', null],
    ['x', null],
  ])('%j → %s', (choice, points) => {
    expect(evaluateRule(rule, { choice }).score).toBe(points);
  });

  it('never find a word inside its negation', () => {
    expect(evaluateRule(ruleOf('Không đạt: 0; Vượt yêu cầu: 1', 1), { choice: 'đạt' }).score).not.toBe(0);
  });

  it('take Có and Không for the two sides of a yes-no rule', () => {
    const yesNo = ruleOf('Thực hiện đầy đủ: 1; Không thực hiện đầy đủ: 0', 1);
    expect(evaluateRule(yesNo, { choice: 'Có' }).score).toBe(1);
    expect(evaluateRule(yesNo, { choice: 'Không' }).score).toBe(0);
  });
});

describe('a criterion that does not apply', () => {
  it('leaves the maximum or gets full marks, as the set says', () => {
    const rule = ruleOf(issue, 1);
    expect(evaluateRule(rule, { choice: 'Không áp dụng' })).toMatchObject({ score: null, notApplicable: true });
    const full = { ...plainScorePolicy, notApplicable: 'full-marks' as const };
    expect(evaluateRule(rule, { notApplicable: true }, full).score).toBe(1);
  });
});

describe('rounding', () => {
  it('belongs to the set unless the wording rounds', () => {
    const rule = ruleOf('Điểm = tỷ lệ % × điểm tối đa', 2);
    expect(evaluateRule(rule, { numerator: 7, denominator: 9 }).score).toBeCloseTo(14 / 9, 9);
    expect(evaluateRule(rule, { numerator: 7, denominator: 9 }, { ...plainScorePolicy, decimals: 2 }).score).toBe(1.56);
  });

  it('rounds halves up as Excel does', () => {
    const rule = ruleOf('Điểm = tỷ lệ % × điểm tối đa', 1);
    const policy = { ...plainScorePolicy, decimals: 2 };
    expect(evaluateRule(rule, { percent: 1.5 }, policy).score).toBe(0.02);
    expect(evaluateRule(rule, { percent: 28.5 }, policy).score).toBe(0.29);
  });
});

describe('the next step', () => {
  it.each<[string, number | null, RuleInputs, string | null]>([
    [plan, 2, { numerator: 5, denominator: 10 }, 'Thêm 2 (trong 5 còn lại) để đạt mức “Từ 70% đến 90%” (1 điểm).'],
    [plan, 2, { numerator: 9, denominator: 10 }, 'Thêm 1 (trong 1 còn lại) để đạt mức “Trên 90%” (2 điểm).'],
    [plan, 2, { percent: 60 }, 'Tăng thêm 10 điểm phần trăm để đạt mức “Từ 70% đến 90%” (1 điểm).'],
    [plan, 2, { percent: 95 }, null],
    [issue, 1, { choice: 'Không ban hành' }, 'Đạt mức “Ban hành không kịp thời” để được 0,5 điểm.'],
    ['Mỗi văn bản 0,5 điểm, tối đa 2', 2, { count: 1 }, 'Thêm 1 văn bản để được 1 điểm.'],
    ['Mỗi văn bản 0,5 điểm, tối đa 2', 2, { count: 4 }, null],
    ['Mỗi vi phạm trừ 0,25; tối thiểu 0', 1, { count: 2 }, 'Bớt 1 vi phạm thì còn được 0,75 điểm.'],
    ['Nhóm 1-10: 1; nhóm 11-25: 0,5; còn lại: 0', 1, { rank: 30 }, 'Lên 5 bậc để vào hạng 11-25 (0,5 điểm).'],
    [
      'Tăng so với năm trước: 1; bằng: 0,5; giảm: 0',
      1,
      { current: 9, previous: 10 },
      'Số năm nay cần bằng 10 để được 0,5 điểm.',
    ],
    [
      'Không quá 5%: 1; trên 5%: 0',
      1,
      { numerator: 8, denominator: 100 },
      'Giảm 3 để đạt mức “Không quá 5%” (1 điểm).',
    ],
    [
      'Trên 90%: 2; dưới 90%: 0',
      2,
      { numerator: 82.5, denominator: 100 },
      'Thêm 8 (trong 17,5 còn lại) để đạt mức “Trên 90%” (2 điểm).',
    ],
    [
      'Không quá 5%: 1; trên 5%: 0',
      1,
      { numerator: 7.5, denominator: 100 },
      'Giảm 3 để đạt mức “Không quá 5%” (1 điểm).',
    ],
    [plan, 2, {}, null],
  ])('%s %s %j', (text, max, inputs, words) => {
    expect(nextStep(ruleOf(text, max), inputs)).toBe(words);
  });

  it.each([1, 0.5])('is enough, and one less is not, of figures that go by %d', (grain) => {
    const rule = ruleOf(plan, 2);
    for (let denominator = 1; denominator <= 60; denominator++) {
      for (let numerator = 0; numerator <= denominator; numerator += grain) {
        const match = /^Thêm (\d+) /.exec(nextStep(rule, { numerator, denominator }) ?? '');
        if (!match) continue;
        const more = Number(match[1]);
        const now = evaluateRule(rule, { numerator, denominator }).score!;
        expect(evaluateRule(rule, { numerator: numerator + more, denominator }).score).toBeGreaterThan(now);
        expect(evaluateRule(rule, { numerator: numerator + more - 1, denominator }).score).toBe(now);
      }
    }
  });
});

describe('formulas', () => {
  it('use only functions that Excel 2016 has', () => {
    const known = new Set(
      'IF IFERROR AND OR NOT ROUND INT MIN MAX ISNUMBER ISLOGICAL ISTEXT LEN TRIM LOWER SUBSTITUTE CHAR FIND MATCH CHOOSE NA'.split(
        ' ',
      ),
    );
    for (const [text, max] of [
      [plan, 2],
      [issue, 1],
      ['Mỗi văn bản 0,5 điểm, tối đa 2', 2],
      ['Tăng: 1; Giảm: 0', 1],
    ] as const) {
      const formula = compileRule(ruleOf(text, max), {
        choice: 'A2',
        percent: 'B2',
        numerator: 'C2',
        denominator: 'D2',
        count: 'E2',
        current: 'G2',
        previous: 'H2',
      });
      const outside = formula.replace(/"(?:[^"]|"")*"/g, '""');
      for (const [, name] of outside.matchAll(/([A-Z][A-Z0-9.]*)\(/g)) expect(known.has(name!), name).toBe(true);
    }
  });

  it('read a percent cell of either kind', () => {
    const rule = ruleOf(plan, 2);
    expect(compileRule(rule, { percent: 'B2' })).toContain('ROUND(B2,9)>90');
    expect(compileRule(rule, { percent: 'B2' }, { percentOf: 'one' })).toContain('ROUND(B2*100,9)>90');
  });

  it('quote labels and cut them into pieces that Excel takes', () => {
    const long = `Có văn bản "chỉ đạo" ${'rất dài '.repeat(60)}`.trim();
    const formula = compileRule(ruleOf(`${long}: 1; Không có: 0`, 1), { choice: 'A2' });
    for (const [literal] of formula.matchAll(/"(?:[^"]|"")*"/g)) expect(literal.length).toBeLessThanOrEqual(257);
  });
});

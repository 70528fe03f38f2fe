import { describe, expect, it } from 'vitest';
import { mostPoints } from '#shared/rule/check-points.ts';
import { describeRule } from '#shared/rule/describe-rule.ts';
import { evaluateRule } from '#shared/rule/evaluate-rule.ts';
import { parseRule } from '#shared/rule/parse-rule.ts';
import type { Rule } from '#shared/rule/rule.ts';

/** One or more rules of every kind, each sound on its own. */
const rules: readonly (readonly [text: string, max: number | null])[] = [
  ['Ban hành kịp thời: 2 điểm; Ban hành chậm: 1 điểm; Không ban hành: 0 điểm', 2],
  ['Đạt: 1', 1],
  ['Tốt/Khá/Trung bình/Yếu: 2/1,5/1/0', 2],
  ['Trên 90%: 2 điểm; 70%–90%: 1 điểm; dưới 70%: 0 điểm', 2],
  ['Từ 80% trở lên: 1 điểm', 1],
  ['Điểm = tỷ lệ % × 2 điểm', 2],
  ['Điểm = tỷ lệ % × điểm tối đa; dưới 50%: 0 điểm', 2],
  ['Từ 2 sáng kiến trở lên: 2 điểm; 1 sáng kiến: 1 điểm; không có: 0 điểm', 2],
  ['Mỗi văn bản 0,5 điểm', 2],
  ['Mỗi văn bản 0,5 điểm, tối đa 2 điểm', 2],
  ['Điểm thưởng: mỗi sáng kiến: 0,5 điểm', 2],
  ['Điểm trừ: mỗi vi phạm: trừ 0,5 điểm', null],
  ['Mỗi vi phạm trừ 0,25 điểm', 2],
  ['Gửi báo cáo đầy đủ: 2 điểm; mỗi lần chậm: trừ 0,25 điểm; từ 4 lần trở lên: 0 điểm', 2],
  ['Nhẹ: trừ 1 điểm; nặng: 0 điểm', 2],
  ['Nhóm 1-10: 2 điểm; nhóm 11-25: 0,5 điểm; còn lại: 0 điểm', 2],
  ['Tăng so với năm trước: 1 điểm; bằng năm trước: 0,5 điểm; giảm so với năm trước: 0 điểm', 1],
  ['Tăng 1% so với năm trước: 0,1 điểm', 1],
  ['Tăng từ 5% trở lên so với năm trước: 1 điểm; còn lại: 0 điểm', 1],
  ['Vượt chỉ tiêu: 1 điểm; đạt chỉ tiêu: 0,5 điểm; không đạt chỉ tiêu: 0 điểm', 1],
  ['Vượt chỉ tiêu từ 5% trở lên: 1 điểm; đạt chỉ tiêu: 0,5 điểm; còn lại: 0 điểm', 1],
  ['Điều tra xã hội học', 2],
  ['SIPAS % × điểm tối đa', 2],
  ['Đạt từ 90% trở lên: 2 điểm; cứ giảm 1% trừ 0,1 điểm', 2],
  ['Mỗi 10% được 0,2 điểm', 2],
  ['Đạt 80%: 1 điểm; cứ tăng 5% cộng thêm 0,25 điểm', 2],
];

const limits = [
  'tối đa 0,7 điểm',
  'tối đa 30 điểm',
  'tối đa không quá 0,7 điểm',
  'nhưng không quá 0,7 điểm',
  'nhưng không vượt quá 0,7 điểm',
  'tổng cộng không quá 0,7 điểm',
  'tổng cộng 0,7 điểm',
  'tổng số điểm không quá 0,7 điểm',
  'cả năm không quá 0,7 điểm',
  'mức trần là 0,7 điểm',
  'giới hạn 0,7 điểm',
  'tối thiểu 0,3 điểm',
  'nhưng không dưới 0,3 điểm',
  'trừ tối đa 0,3 điểm',
  'nhưng không trừ quá 0,3 điểm',
];
const exceptions = [
  'riêng cấp xã 0,5 điểm',
  'riêng cấp xã tính một nửa số điểm',
  'riêng năm đầu không chấm',
  'trừ trường hợp bất khả kháng',
  'trừ trường hợp có lý do chính đáng thì không trừ',
  'ngoại trừ lĩnh vực đất đai',
  'không áp dụng với cấp xã',
  'chỉ tính văn bản đã ban hành',
  'với điều kiện đúng hạn',
  'nếu có xác nhận của Sở Nội vụ',
  'trong đó cấp xã chiếm 50%',
  'cứ thêm 1 lần cộng 0,1 điểm',
  'nhân hệ số 2',
  'làm tròn đến 0,25 điểm',
];
const joints = ['; ', ', ', ' ', '. ', ' (', '\n', ' - ', '\n+ '];

function textsOf(rule: string, clause: string): string[] {
  return joints.map((joint) => rule + joint + clause + (joint === ' (' ? ')' : ''));
}

function understood(text: string, max: number | null): Rule | null {
  const parse = parseRule(text, max);
  if (!parse.ok) expect(parse.problems[0]?.message, text).not.toBe('');
  return parse.ok ? parse.rule : null;
}

describe('a clause behind a rule', () => {
  it.each(rules)('is never dropped: %s', (text, max) => {
    const alone = understood(text, max);
    if (alone === null) throw new Error(`refused: ${text}`);
    for (const clause of [...limits, ...exceptions]) {
      for (const whole of textsOf(text, clause)) {
        const rule = understood(whole, max);
        if (rule !== null) expect(describeRule(rule), whole).not.toBe(describeRule(alone));
      }
    }
  });

  it.each(rules)('that limits the points limits them or is refused: %s', (text, max) => {
    for (const clause of ['tối đa 0,7 điểm', 'nhưng không quá 0,7 điểm', 'tổng cộng không quá 0,7 điểm']) {
      for (const whole of textsOf(text, clause)) {
        const rule = understood(whole, max);
        if (rule === null || rule.kind === 'deduction') continue;
        expect(rule.kind === 'count' ? rule.cap : mostPoints(rule), whole).toBe(0.7);
      }
    }
  });

  it.each(rules)('that sets a case apart is no level to choose: %s', (text, max) => {
    for (const clause of ['riêng cấp xã 0,5 điểm', 'tổng cộng 0,7 điểm', 'mức trần là 0,7 điểm', 'giới hạn 0,7 điểm']) {
      for (const whole of textsOf(text, clause)) expect(understood(whole, max), whole).toBeNull();
    }
  });

  it.each([
    ['Đạt: 1 điểm; Không đạt: 0 điểm; tối đa 1 điểm', 1],
    ['Đạt: 1 điểm; Không đạt: 0 điểm; không quá điểm tối đa', 1],
    ['Trên 90%: 2; từ 70% đến 90%: 1; dưới 70%: 0; không tính điểm âm', 2],
    ['Mỗi vi phạm trừ 0,25 điểm; trừ đến hết điểm', 2],
  ])('that changes nothing is taken for what it is: %s', (text, max) => {
    expect(understood(text, max)).not.toBeNull();
  });

  it.each([
    ['Đạt: 1; Không đạt: 0; tối đa 2 điểm', 2, 'tối đa 2 điểm'],
    ['Trên 90%: 2; từ 70% đến 90%: 1; dưới 70%: 0; nhưng không quá 1,5 điểm', 2, 'nhưng không quá 1,5 điểm'],
    ['Mỗi văn bản 0,5 điểm; tối đa 2 điểm; tối đa 3 điểm', 3, 'tối đa 3 điểm'],
    ['Đạt: 1; Không đạt: 0; trừ đến hết điểm', 1, 'trừ đến hết điểm'],
    ['Điểm = tỷ lệ % × 2 điểm; trừ tối đa 0,3 điểm', 2, 'trừ tối đa 0,3 điểm'],
    ['Trên 90%: 1,25; còn lại: 0,5; làm tròn đến 0,25 điểm; làm tròn đến 0,5 điểm', 2, 'làm tròn đến 0,5 điểm'],
    ['Điểm = tỷ lệ % × 2 điểm; dưới 50%: 0; tối thiểu 0,3 điểm', 2, 'dưới 50%: 0'],
  ])('that does not fit is named: %s', (text, max, words) => {
    const parse = parseRule(text, max);
    expect(parse.ok).toBe(false);
    const named = parse.problems.map(({ position, length }) => text.slice(position, position + length));
    expect(named.join(' | ')).toContain(words);
  });
});

describe('growth that adds up to a cap', () => {
  it.each([
    'Tăng 1% so với năm trước: 0,1 điểm; tối đa 1 điểm',
    'Tăng 1% so với năm trước: 0,1 điểm; không quá điểm tối đa',
  ])('brings its points for every whole part: %s', (text) => {
    const parse = parseRule(text, 1);
    if (!parse.ok) throw new Error(JSON.stringify(parse.problems));
    const score = (current: number): number | null => evaluateRule(parse.rule, { current, previous: 100 }).score;
    expect([99, 100, 101, 103.5, 110, 150].map(score)).toEqual([0, 0, 0.1, 0.3, 1, 1]);
    expect(parse.problems.some((p) => p.severity === 'warning')).toBe(true);
  });
});

describe('a formula with a limit and levels of its own', () => {
  it('keeps to the level where the level speaks, and to the limit elsewhere', () => {
    const parse = parseRule('Điểm = tỷ lệ % × 2 điểm; dưới 50%: 0 điểm; tối đa 0,7 điểm', 2);
    if (!parse.ok) throw new Error(JSON.stringify(parse.problems));
    const score = (percent: number): number | null => evaluateRule(parse.rule, { percent }).score;
    expect([20, 40, 49.9, 50, 100].map(score)).toEqual([0, 0, 0, 0.7, 0.7]);
    const open = parseRule('Điểm = tỷ lệ % × 2 điểm; dưới 20%: 0 điểm; tối đa 0,7 điểm', 2);
    if (!open.ok) throw new Error(JSON.stringify(open.problems));
    expect([10, 20, 30, 35, 90].map((percent) => evaluateRule(open.rule, { percent }).score)).toEqual([
      0, 0.4, 0.6, 0.7, 0.7,
    ]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sheetFunctions } from '#addin/functions/associate-functions.ts';
import { deadlineDay, explainScore, scoreByRule } from '#addin/functions/sheet-functions.ts';

const timely = 'Ban hành kịp thời: 1; Ban hành không kịp thời: 0,5; Không ban hành: 0';
const steps = 'Trên 90%: 2; 70%–90%: 1; dưới 70%: 0';

describe('=BANGDIEM.DIEM', () => {
  it.each([
    [timely, 1, 'Ban hành không kịp thời', undefined, 0.5],
    [steps, 2, 92, undefined, 2],
    [steps, 2, 90, '', 1],
    [steps, 2, 92, 100, 2],
    [steps, 2, 0, 100, 0],
    ['Mỗi văn bản 0,5 điểm, tối đa 2', 2, 3, undefined, 1.5],
    ['Nhóm 1-10: 1; nhóm 11-25: 0,5; còn lại: 0', 1, 12, undefined, 0.5],
    ['Tăng so với năm trước: 1; bằng: 0,5; giảm: 0', 1, 12, 10, 1],
    ['Có ban hành: điểm tối đa; không: 0', 1.5, 'Có ban hành', undefined, 1.5],
  ])('%s of %d for %s and %s', (rule, max, first, second, points) => {
    expect(scoreByRule(rule, max, first, second)).toBe(points);
  });

  it('keeps what is not declared apart from zero', () => {
    expect(scoreByRule(steps, 2)).toBe('');
    expect(scoreByRule(steps, 2, '', '')).toBe('');
    expect(scoreByRule('', 2, 5)).toBe('');
  });

  it('says in words what it does not understand, and never throws', () => {
    expect(scoreByRule('Theo thực tế', 2, 5)).toMatch(/^Chưa hiểu thang điểm: /);
    expect(scoreByRule(steps, 2, 'khá tốt')).toMatch(/^Chưa chấm: /);
    expect(scoreByRule(steps, 2, 5, 0)).toMatch(/^Chưa chấm: .*mẫu số/i);
  });
});

describe('a rule that is no text', () => {
  it.each([undefined, null, 5, 0, true])('%s never throws', (rule) => {
    expect(typeof scoreByRule(rule, 2, 1)).toBe('string');
    expect(typeof explainScore(rule, 2, 1)).toBe('string');
  });
});

describe('=BANGDIEM.GIAITHICH', () => {
  it('names the branch and the number compared', () => {
    expect(explainScore(steps, 2, 92, 100)).toMatch(/92.*2 điểm/);
    expect(explainScore(timely, 1)).toMatch(/^Chưa chấm: /);
  });
});

describe('=BANGDIEM.HAN', () => {
  it.each([
    ['Quý II/2026', undefined, undefined, 46203],
    ['Tháng 6', 2026, undefined, 46203],
    ['30/6/2026', undefined, undefined, 46203],
    [46203, undefined, undefined, 46203],
    ['Trong 30 ngày kể từ ngày ban hành', undefined, 46173, 46203],
    ['Thường xuyên', 2026, undefined, ''],
    ['', undefined, undefined, ''],
    [null, undefined, undefined, ''],
    // A blank cell on Windows and the Mac, as text, year and day counted from.
    [0, 0, 0, ''],
    ['Quý II/2026', 0, 0, 46203],
    ['Trong 30 ngày kể từ ngày ban hành', 2026, 0, ''],
  ])('%s', (text, year, anchor, day) => {
    expect(deadlineDay(text, year, anchor)).toBe(day);
  });

  it('says in words what is no deadline', () => {
    expect(deadlineDay('31/02/2026')).toMatch(/^Chưa hiểu thời hạn: 31\/02\/2026$/);
  });
});

describe('what Excel is told of the functions', () => {
  const { functions } = JSON.parse(readFileSync('addin/public/functions.json', 'utf8')) as {
    functions: { id: string; name: string; parameters: { optional?: boolean }[] }[];
  };

  it('names every function there is, and no other', () => {
    expect(functions.map(({ id }) => id)).toEqual(Object.keys(sheetFunctions));
  });

  it.each(functions.map((one) => [one.id, one] as const))('takes the arguments of %s', (id, { name, parameters }) => {
    expect(name).toBe(id);
    expect(parameters).toHaveLength(sheetFunctions[id as keyof typeof sheetFunctions].length);
  });
});

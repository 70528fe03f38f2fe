import { describe, expect, it } from 'vitest';
import plan from '../../../examples/data/plan-bacninh-167.json';
import { describeDeadline, describeRemaining, isLate, remainingDays } from '#shared/deadline/describe-deadline.ts';
import { parseDeadline } from '#shared/deadline/parse-deadline.ts';

function parse(text: string | null) {
  return parseDeadline(text, { year: 2026 });
}

describe('a deadline in words', () => {
  it.each([
    ['10.01.26', 'chậm nhất 10/01/2026'],
    ['trước ngày 30/12/2026', 'chậm nhất 29/12/2026'],
    ['trước quý III/2026', 'chậm nhất 30/06/2026'],
    ['T1/2026', 'tháng 01/2026'],
    ['đến hết tháng 6', 'đến hết tháng 06/2026'],
    ['Q4/2026', 'quý IV/2026'],
    ['Quý II/2026 (Sau khi BCĐ công bố)', 'quý II/2026, sau khi BCĐ công bố'],
    ['6 tháng cuối năm', '6 tháng cuối năm 2026'],
    ['Trong năm', 'năm 2026'],
    ['đến hết năm 2030', 'đến hết năm 2030'],
    ['2026-2030', 'giai đoạn 2026-2030'],
    ['từ 01/3 đến 30/6/2026', 'từ 01/03/2026 đến 30/06/2026'],
    ['Từ tháng 3/2026', 'từ 01/03/2026'],
    ['THƯỜNG XUYÊN', 'thường xuyên'],
    ['Thường xuyên, báo cáo hằng quý', 'thường xuyên, báo cáo hằng quý'],
    ['Thường xuyên trong năm 2026', 'thường xuyên trong năm 2026'],
    ['hàng tháng, quý', 'hằng tháng, quý'],
    ['Định kỳ', 'định kỳ'],
    ['Khi có phát sinh', 'khi có phát sinh'],
    ['Theo Kế hoạch riêng', 'theo Kế hoạch riêng'],
    ['15 ngày kể từ ngày ban hành', 'trong 15 ngày, kể từ ngày ban hành'],
    ['31/02/2026', 'chưa rõ thời hạn («31/02/2026»)'],
    [null, 'chưa ghi thời hạn'],
  ])('%j is "%s"', (text, words) => {
    expect(describeDeadline(parse(text))).toBe(words);
  });

  it('says the same dates when it is read again', () => {
    const texts = new Set(plan.rows.map(({ thoi_gian }) => thoi_gian ?? ''));
    const others = ['trước 15/3', 'Quý I-II/2026', '6 tháng đầu năm', 'giai đoạn 2026-2030', 'Thường xuyên, năm 2026'];
    for (const text of [...texts, ...others].filter((each) => each !== '')) {
      const first = parse(text);
      const { start, end, recurrence } = parse(describeDeadline(first));
      expect({ text, start, end, recurrence }).toEqual({
        text,
        start: first.start,
        end: first.end,
        recurrence: first.recurrence,
      });
    }
  });
});

describe('the days that are left', () => {
  it.each([
    ['Chậm nhất 10/01/2026', '2025-12-29', 'còn 12 ngày', false],
    ['Chậm nhất 10/01/2026', '2026-01-09', 'còn 1 ngày', false],
    ['Chậm nhất 10/01/2026', '2026-01-10', 'hôm nay là hạn', false],
    ['Chậm nhất 10/01/2026', '2026-01-13', 'quá hạn 3 ngày', true],
    ['Trước ngày 10/01/2026', '2026-01-10', 'quá hạn 1 ngày', true],
    ['Tháng 02/2028', '2028-02-28', 'còn 1 ngày', false],
    ['Năm 2026', '2027-01-01', 'quá hạn 1 ngày', true],
    ['Thường xuyên', '2026-06-30', null, false],
    ['Thường xuyên, năm 2025', '2026-06-30', null, false],
    ['Theo Kế hoạch riêng', '2026-06-30', null, false],
    ['Từ tháng 3/2026', '2026-06-30', null, false],
    ['31/02/2026', '2026-06-30', null, false],
  ])('%j on %s: %s', (text, today, words, late) => {
    expect(describeRemaining(parse(text), today)).toBe(words);
    expect(isLate(parse(text), false, today)).toBe(late);
  });

  it('are never late for work that is done', () => {
    expect(isLate(parse('Chậm nhất 10/01/2026'), true, '2026-06-30')).toBe(false);
  });

  it('are unknown on a day that is none', () => {
    expect(remainingDays(parse('Năm 2026'), 'hôm nay')).toBeNull();
    expect(isLate(parse('Năm 2026'), false, '2026-13-01')).toBe(false);
  });
});

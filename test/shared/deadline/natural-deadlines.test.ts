import { describe, expect, it } from 'vitest';
import assignments from '../../../examples/data/assignments-bacninh-2026.json';
import papi from '../../../examples/data/papi-bacgiang-2024.json';
import type { DeadlineKind, Recurrence } from '#shared/deadline/deadline-kind.ts';
import { countsFromIssue, countsWorkingDays, parseDeadline, resolveRelative } from '#shared/deadline/parse-deadline.ts';
import { reportingDates } from '#shared/deadline/reporting-dates.ts';

const parse = (text: string, year = 2026) => parseDeadline(text, { year });

describe('deadlines of published plans', () => {
  it('reads every row of the PAPI annex of Bắc Giang 2024', () => {
    const expected: Readonly<Record<string, DeadlineKind>> = { 'Thường xuyên': 'continuous', 'Năm 2024': 'year' };
    for (const { stt, thoi_gian } of papi.rows) {
      expect({ stt, kind: parse(thoi_gian, 2024).kind }).toEqual({ stt, kind: expected[thoi_gian] });
    }
  });

  it('reads every deadline and cadence of the duties of Bắc Ninh 2026', () => {
    const expected: Readonly<Record<string, readonly [DeadlineKind, string | null]>> = {
      'thường xuyên': ['continuous', null],
      'theo từng kế hoạch': ['per_separate_plan', null],
      'sau mỗi lần được kiểm tra': ['after_event', null],
      'kịp thời': ['on_demand', null],
      'thường xuyên; theo thời gian thực': ['continuous', null],
      'mỗi hồ sơ quá hạn': ['on_demand', null],
      'đến hết năm 2030': ['year', '2030-12-31'],
      'hằng năm': ['recurring', null],
      'kịp thời, thường xuyên': ['continuous', null],
      'trong năm 2026': ['year', '2026-12-31'],
      'hoàn thành trong năm 2026': ['year', '2026-12-31'],
      'Trước ngày 30/12/2026': ['before_date', '2026-12-29'],
      'thường xuyên (suy luận)': ['continuous', null],
      'tập huấn trước khi triển khai khảo sát': ['after_event', null],
      'định kỳ (không nêu chu kỳ)': ['recurring', null],
    };
    const duties = [...assignments.fields, { duties: assignments.organisation_duties, weaknesses: [] }].flatMap(
      ({ duties, weaknesses = [] }) => [...duties, ...weaknesses],
    );
    const texts = new Set<string>();
    for (const duty of duties) {
      for (const value of [duty.deadline, 'cadence' in duty ? duty.cadence : null]) {
        if (value) texts.add(typeof value === 'string' ? value : value.raw);
      }
    }
    expect([...texts].sort()).toEqual(Object.keys(expected).sort());
    for (const text of texts) {
      const { kind, end } = parse(text);
      expect([text, kind, end]).toEqual([text, ...expected[text]!]);
    }
  });
});

type Dated = readonly [string, DeadlineKind, string | null, string | null];

describe('deadlines as people write them', () => {
  it.each<Dated>([
    // Misread digits.
    ['Tháng Ol/2026', 'month', '2026-01-01', '2026-01-31'],
    ['Tháng 0l/2026', 'month', '2026-01-01', '2026-01-31'],
    ['Thang l2/2026', 'month', '2026-12-01', '2026-12-31'],
    ['Chậm nhất lO/01/2026', 'by_date', null, '2026-01-10'],
    ['1O/01/2026', 'by_date', null, '2026-01-10'],
    ['Quý I/2O26', 'quarter', '2026-01-01', '2026-03-31'],
    ['Quý II/2026', 'quarter', '2026-04-01', '2026-06-30'],
    ['ngày 31 thảng 3 năm 2026', 'by_date', null, '2026-03-31'],
    ['31 tháng 3', 'by_date', null, '2026-03-31'],
    ['ngày 31, tháng 3, năm 2026', 'by_date', null, '2026-03-31'],
    ['2026-06-30T00:00:00', 'by_date', null, '2026-06-30'],
    // No diacritics, glued, odd marks.
    ['Cham nhat 10/01/2026', 'by_date', null, '2026-01-10'],
    ['Truoc ngay 15/12/2026', 'before_date', null, '2026-12-14'],
    ['giai doan 2026-2030', 'period', '2026-01-01', '2030-12-31'],
    ['6 thang dau nam 2026', 'half_year', '2026-01-01', '2026-06-30'],
    ['quýII/2026', 'quarter', '2026-04-01', '2026-06-30'],
    ['QuýIV/2026', 'quarter', '2026-10-01', '2026-12-31'],
    ['tháng6/2026', 'month', '2026-06-01', '2026-06-30'],
    ['năm2026', 'year', '2026-01-01', '2026-12-31'],
    ['T.06/2026', 'month', '2026-06-01', '2026-06-30'],
    ['T6/2026', 'month', '2026-06-01', '2026-06-30'],
    ['Qúy 3/2026', 'quarter', '2026-07-01', '2026-09-30'],
    ['quý 2.2026', 'quarter', '2026-04-01', '2026-06-30'],
    ['(31/3/2026)', 'by_date', null, '2026-03-31'],
    ['31 / 3 / 26', 'by_date', null, '2026-03-31'],
    // Limits.
    ['Trước 31/3', 'before_date', null, '2026-03-30'],
    ['trc 30/6', 'before_date', null, '2026-06-29'],
    ['trước30/6', 'before_date', null, '2026-06-29'],
    ['Không chậm quá ngày 30/6/2026', 'by_date', null, '2026-06-30'],
    ['Chậm nhất đến ngày 30/6/2026', 'by_date', null, '2026-06-30'],
    ['trước 17 giờ 00, 30/6/2026', 'by_date', null, '2026-06-30'],
    ['đến hết năm', 'year', null, '2026-12-31'],
    ['từ nay đến hết quý III', 'quarter', null, '2026-09-30'],
    ['hết 2026', 'year', null, '2026-12-31'],
    ['Trước 2027', 'before_date', null, '2026-12-31'],
    ['đạt 95% trước 30/6/2026', 'before_date', null, '2026-06-29'],
    // Spans and lists.
    ['Quý II-III/2026', 'period', '2026-04-01', '2026-09-30'],
    ['Quý II và Quý III năm 2026', 'period', '2026-04-01', '2026-09-30'],
    ['tháng 3 → tháng 6/2026', 'period', '2026-03-01', '2026-06-30'],
    ['T1-T6/2026', 'period', '2026-01-01', '2026-06-30'],
    ['01.01.2026 - 31.12.2026', 'period', '2026-01-01', '2026-12-31'],
    ['từ 1/1 đến 31/12/2026', 'period', '2026-01-01', '2026-12-31'],
    ['10-15/03', 'period', '2026-03-10', '2026-03-15'],
    ['Tuần 12/2026', 'period', '2026-03-16', '2026-03-22'],
    ['tuần thứ 1 năm 2026', 'period', '2025-12-29', '2026-01-04'],
    ['nửa cuối năm 2026', 'half_year', '2026-07-01', '2026-12-31'],
    ['6 tháng đầu năm', 'half_year', '2026-01-01', '2026-06-30'],
    // Two deadlines in one cell: done with the last.
    ['15/6 và 15/12', 'by_date', null, '2026-12-15'],
    ['30/6/2026, 31/12/2026', 'by_date', null, '2026-12-31'],
    ['Lần 1: 30/6; lần 2: 31/12', 'by_date', null, '2026-12-31'],
    ['6 tháng: trước 20/6/2026; năm: trước 20/12/2026', 'before_date', null, '2026-12-19'],
    ['Đợt 1: tháng 3/2026; Đợt 2: tháng 9/2026', 'month', '2026-09-01', '2026-09-30'],
    // The year after.
    ['31/01 năm sau', 'by_date', null, '2027-01-31'],
    ['Trước ngày 15/01 năm sau', 'before_date', null, '2027-01-14'],
    ['tháng 01 năm sau', 'month', '2027-01-01', '2027-01-31'],
    ['Quý I năm tới', 'quarter', '2027-01-01', '2027-03-31'],
    ['tháng 9 năm nay', 'month', '2026-09-01', '2026-09-30'],
  ])('%j', (text, kind, start, end) => {
    expect({ text, ...parse(text) }).toMatchObject({ text, kind, start, end });
    expect(parse(text.normalize('NFD'))).toMatchObject({ kind, start, end });
  });

  it.each<readonly [string, DeadlineKind, readonly Recurrence[]]>([
    ['chậm nhất ngày 05 hằng tháng', 'recurring', ['month']],
    ['thứ Sáu hằng tuần', 'recurring', ['week']],
    ['trước ngày 15 của tháng cuối quý', 'recurring', ['quarter']],
    ['15/6 và 15/12 hằng năm', 'recurring', ['year']],
    ['tối thiểu 1 lần/quý', 'recurring', ['quarter']],
    ['06 tháng một lần', 'recurring', ['half_year']],
    ['2 tuần/lần', 'recurring', []],
    ['hai tuần một lần', 'recurring', []],
    ['cuối quý', 'recurring', ['quarter']],
    ['Thg xuyên', 'continuous', []],
    ['Thường xuyên, hằng năm', 'continuous', ['year']],
    ['theo kế hoạch của Trung ương', 'per_separate_plan', []],
    ['Kế hoạch riêng', 'per_separate_plan', []],
    ['đúng quy định', 'per_separate_plan', []],
    ['theo lộ trình của Chính phủ', 'per_separate_plan', []],
    ['khi có văn bản hướng dẫn', 'on_demand', []],
    ['khi Trung ương có hướng dẫn', 'on_demand', []],
    ['sau hội nghị tổng kết', 'after_event', []],
    ['ngay khi có kết quả', 'after_event', []],
  ])('%j', (text, kind, recurrence) => {
    expect(parse(text)).toMatchObject({ kind, recurrence });
    expect(parse(text.normalize('NFD'))).toMatchObject({ kind, recurrence });
  });

  it.each([
    'nguồn chi thường xuyên',
    'Nghị định 30/2020/NĐ-CP',
    'Quyết định số 766/QĐ-TTg ngày 23/6/2022',
    'Lạng Sơn, ngày tháng năm 2026',
    'Bắc Giang, ngày 10 tháng 5 năm 2024',
    '3/4 số xã',
    '2/3 tổng số đơn vị',
    'Điều 5, khoản 3',
    '50/50',
    'ngày 31/4/2026',
    'Tuần 54/2026',
    'lOl',
  ])('%j is no deadline that can be told', (text) => {
    expect(parse(text)).toMatchObject({ kind: 'unknown', end: null });
  });

  it('does not take recurrent spending for a cadence', () => {
    expect(parse('chi thường xuyên năm 2026')).toMatchObject({ kind: 'year', recurrence: [] });
  });
});

describe('deadlines that count from another day', () => {
  it.each<readonly [string, number | null, string | null, string | null]>([
    ['sau 30 ngày kể từ ngày ban hành', 30, 'kể từ ngày ban hành', '2026-04-14'],
    ['10 ngày sau khi có kết quả', 10, 'sau khi có kết quả', '2026-03-25'],
    ['30 ngày (kể từ ngày ký)', 30, 'kể từ ngày ký', '2026-04-14'],
    ['Sau 15 ngày ban hành Kế hoạch', 15, 'ban hành Kế hoạch', '2026-03-30'],
    ['một tuần sau khi nhận', 7, 'sau khi nhận', '2026-03-22'],
    ['15 ngày trước khi kết thúc quý', -15, 'trước khi kết thúc quý', '2026-02-28'],
    ['trước 15 ngày', -15, null, '2026-02-28'],
    ['trong vòng 1 tháng kể từ ngày ban hành', null, '1 tháng kể từ ngày ban hành', '2026-04-15'],
    ['hai tháng kể từ ngày ban hành', null, 'hai tháng kể từ ngày ban hành', '2026-05-15'],
    ['Trong 1 năm kể từ ngày ký', null, '1 năm kể từ ngày ký', '2027-03-15'],
    ['trong 10 ngày làm việc kể từ ngày nhận', 10, 'kể từ ngày nhận', null],
  ])('%j', (text, days, condition, end) => {
    const deadline = parse(text);
    expect(deadline).toMatchObject({ kind: 'relative', days, condition, end: null });
    expect(resolveRelative(deadline, '2026-03-15')).toBe(end);
  });

  it('ends a count of months on the last day of a shorter one', () => {
    expect(resolveRelative(parse('1 tháng kể từ ngày ban hành'), '2026-01-31')).toBe('2026-02-28');
  });

  it('counts backwards from a day that is written', () => {
    expect(parse('10 ngày trước ngày 30/6/2026')).toMatchObject({ kind: 'relative', days: -10, end: '2026-06-20' });
  });

  it.each([
    ['15 ngày kể từ ngày ban hành Kế hoạch', true],
    ['30 ngày kể từ ngày ký', true],
    ['30 ngày', true],
    ['10 ngày sau khi có kết quả', false],
    ['20 ngày kể từ ngày Nghị định được ban hành', false],
    ['Quý I/2026', false],
  ])('%j counts from the day of the plan: %s', (text, expected) => {
    expect(countsFromIssue(parse(text))).toBe(expected);
  });

  it('knows working days, which it cannot date', () => {
    expect(countsWorkingDays(parse('5 ngày làm việc kể từ ngày nhận'))).toBe(true);
    expect(countsWorkingDays(parse('5 ngày kể từ ngày nhận'))).toBe(false);
  });
});

describe('reports of the year before', () => {
  it('are due in the year after it', () => {
    const deadline = parse('Hằng năm, trước 31/01 năm sau');
    expect(reportingDates(deadline, null, '2026-01-01', '2027-12-31')).toEqual(['2026-01-30', '2027-01-30']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import papi from '../../../examples/data/papi-bacgiang-2024.json';
import plan from '../../../examples/data/plan-bacninh-167.json';
import type { Deadline } from '#shared/deadline/deadline-kind.ts';
import { parseDeadline, resolveRelative } from '#shared/deadline/parse-deadline.ts';

const seed = 20_260_112;

function parse(text: string | number | null, year: number | null = 2026, numberFormat: string | null = null): Deadline {
  return parseDeadline(text, { year, numberFormat });
}

type Case = readonly [string, Deadline['kind'], string | null, string | null];

function check([text, kind, start, end]: Case): void {
  expect({ text, ...parse(text) }).toMatchObject({ text, kind, start, end });
}

describe('the deadline column of real plans', () => {
  it.each(plan.rows.map((row) => [row.uid, row] as const))(
    'plan 167 of Bắc Ninh, row %s',
    (_, { thoi_gian, deadline }) => {
      const { kind, start, end } = deadline;
      const condition = 'condition' in deadline ? deadline.condition : null;
      const note = 'note' in deadline ? deadline.note : null;
      expect(parse(thoi_gian)).toMatchObject({ kind, start, end, condition, note, raw: thoi_gian ?? '' });
    },
  );

  it('gives plan 167 the kinds its readers counted', () => {
    const counts = new Map<string, number>();
    for (const { thoi_gian } of plan.rows) {
      const { kind } = parse(thoi_gian);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({
      year: 31,
      continuous: 21,
      month: 12,
      none: 9,
      per_separate_plan: 4,
      quarter: 4,
      on_demand: 2,
      by_date: 2,
      after_event: 2,
    });
  });

  it('reads the PAPI annex of Bắc Giang 2024', () => {
    const kinds = papi.rows.map(({ thoi_gian }) => parse(thoi_gian, 2024));
    expect(kinds.filter(({ kind }) => kind === 'continuous')).toHaveLength(21);
    expect(kinds[7]).toMatchObject({ kind: 'year', start: '2024-01-01', end: '2024-12-31' });
  });
});

describe('a day', () => {
  it.each<Case>([
    ['Chậm nhất 10/01/2026', 'by_date', null, '2026-01-10'],
    ['chậm nhất ngày 10/1/2026', 'by_date', null, '2026-01-10'],
    ['Chậm nhất là ngày 10/01/2026', 'by_date', null, '2026-01-10'],
    ['Muộn nhất 10-01-2026', 'by_date', null, '2026-01-10'],
    ['Không quá ngày 10/01/2026', 'by_date', null, '2026-01-10'],
    ['Hạn cuối: 10/01/2026', 'by_date', null, '2026-01-10'],
    ['đến hết ngày 10/01/2026', 'by_date', null, '2026-01-10'],
    ['Đến 10/01/2026', 'by_date', null, '2026-01-10'],
    ['10/01/2026', 'by_date', null, '2026-01-10'],
    ['10 / 01 / 2026', 'by_date', null, '2026-01-10'],
    ['10-01-2026', 'by_date', null, '2026-01-10'],
    ['10.01.2026', 'by_date', null, '2026-01-10'],
    ['10.01.26', 'by_date', null, '2026-01-10'],
    ['10/1/26', 'by_date', null, '2026-01-10'],
    ['31/1/2026', 'by_date', null, '2026-01-31'],
    ['2026-01-10', 'by_date', null, '2026-01-10'],
    ['2026/01/10', 'by_date', null, '2026-01-10'],
    ['Ngày 10 tháng 01 năm 2026', 'by_date', null, '2026-01-10'],
    ['10 tháng 1 năm 2026', 'by_date', null, '2026-01-10'],
    ['ngày 10 tháng 1', 'by_date', null, '2026-01-10'],
    ['ngày 10.01', 'by_date', null, '2026-01-10'],
    ['31/12', 'by_date', null, '2026-12-31'],
    ['trước 17h00 ngày 10/01/2026', 'by_date', null, '2026-01-10'],
    ['Trước 17 giờ 30 phút, ngày 10/01/2026', 'by_date', null, '2026-01-10'],
    ['29/02/2028', 'by_date', null, '2028-02-29'],
    ['Từ nay đến 30/6/2026', 'by_date', null, '2026-06-30'],
    ['xong trước ngày 31/01/2026', 'before_date', null, '2026-01-30'],
    ['Trước ngày 30/12/2026', 'before_date', null, '2026-12-29'],
    ['trước ngày 30/12/2024', 'before_date', null, '2024-12-29'],
    ['TRƯỚC 30-12-2026', 'before_date', null, '2026-12-29'],
    ['trước 15/3', 'before_date', null, '2026-03-14'],
    ['Hoàn thành trước ngày 15 tháng 11 năm 2026', 'before_date', null, '2026-11-14'],
    ['trước ngày 01/01/2027', 'before_date', null, '2026-12-31'],
    ['trước tháng 3/2026', 'before_date', null, '2026-02-28'],
    ['trước năm 2027', 'before_date', null, '2026-12-31'],
    ['Quý I/2026, chậm nhất 15/3/2026', 'by_date', null, '2026-03-15'],
    ['trước ngày 20/6 và 20/12', 'before_date', null, '2026-12-19'],
  ])('%j', (...item) => check(item));
});

describe('a month', () => {
  it.each<Case>([
    ['Tháng 01/2026', 'month', '2026-01-01', '2026-01-31'],
    ['tháng 1/2026', 'month', '2026-01-01', '2026-01-31'],
    ['THÁNG 02/2026', 'month', '2026-02-01', '2026-02-28'],
    ['Tháng 2 năm 2028', 'month', '2028-02-01', '2028-02-29'],
    ['trong tháng 7/2026', 'month', '2026-07-01', '2026-07-31'],
    ['Hoàn thành tháng 6', 'month', '2026-06-01', '2026-06-30'],
    ['Xong trong tháng 3', 'month', '2026-03-01', '2026-03-31'],
    ['Tháng 5 - 2026', 'month', '2026-05-01', '2026-05-31'],
    ['Tháng 5.2026', 'month', '2026-05-01', '2026-05-31'],
    ['Tháng 5, năm 2026', 'month', '2026-05-01', '2026-05-31'],
    ['tháng 5/26', 'month', '2026-05-01', '2026-05-31'],
    ['T5/2026', 'month', '2026-05-01', '2026-05-31'],
    ['T.5/2026', 'month', '2026-05-01', '2026-05-31'],
    ['01/2026', 'month', '2026-01-01', '2026-01-31'],
    ['12-2026', 'month', '2026-12-01', '2026-12-31'],
    ['- Tháng 3/2026.', 'month', '2026-03-01', '2026-03-31'],
    ['Thang 3/2026', 'month', '2026-03-01', '2026-03-31'],
    ['đến hết tháng 6/2026', 'month', null, '2026-06-30'],
    ['Chậm nhất trong tháng 6/2026', 'month', null, '2026-06-30'],
    ['Cuối tháng 6/2026', 'month', null, '2026-06-30'],
    ['Đầu tháng 6/2026', 'month', '2026-06-01', '2026-06-30'],
    ['Tuần 1 tháng 3/2026', 'month', '2026-03-01', '2026-03-31'],
    ['Tháng 01/2026 (Gửi Kế hoạch về Sở Nội vụ)', 'month', '2026-01-01', '2026-01-31'],
  ])('%j', (...item) => check(item));
});

describe('a quarter', () => {
  it.each<Case>([
    ['Quý I/2026', 'quarter', '2026-01-01', '2026-03-31'],
    ['QUÝ I/2026', 'quarter', '2026-01-01', '2026-03-31'],
    ['Quý IV năm 2026', 'quarter', '2026-10-01', '2026-12-31'],
    ['quý 1 năm 2026', 'quarter', '2026-01-01', '2026-03-31'],
    ['Quý 2 - 2026', 'quarter', '2026-04-01', '2026-06-30'],
    ['Quý iii.2026', 'quarter', '2026-07-01', '2026-09-30'],
    ['Qúy II/2026', 'quarter', '2026-04-01', '2026-06-30'],
    ['Quí II/2026', 'quarter', '2026-04-01', '2026-06-30'],
    ['Q1/2026', 'quarter', '2026-01-01', '2026-03-31'],
    ['Quý 1-2/2026', 'period', '2026-01-01', '2026-06-30'],
    ['Quý 1 - 2/2026', 'period', '2026-01-01', '2026-06-30'],
    ['Quý 2-3-4/2026', 'period', '2026-04-01', '2026-12-31'],
    ['Quý 3+4/2026', 'period', '2026-07-01', '2026-12-31'],
    ['Quý I+II/2026', 'period', '2026-01-01', '2026-06-30'],
    ['Q1+Q2', 'period', '2026-01-01', '2026-06-30'],
    ['Q1 -> Q2/2026', 'period', '2026-01-01', '2026-06-30'],
    ['Tháng 3+4/2026', 'period', '2026-03-01', '2026-04-30'],
    ['Quý I - 5/2026', 'period', '2026-01-01', '2026-05-31'],
    ['QIV/2026', 'quarter', '2026-10-01', '2026-12-31'],
    ['quý một năm 2026', 'quarter', '2026-01-01', '2026-03-31'],
    ['Quý tư năm 2026', 'quarter', '2026-10-01', '2026-12-31'],
    ['Trong quý I', 'quarter', '2026-01-01', '2026-03-31'],
    ['Hết quý II', 'quarter', null, '2026-06-30'],
    ['Thời gian: Quý I/2026', 'quarter', '2026-01-01', '2026-03-31'],
    ['Trình UBND tỉnh trong quý I/2026', 'quarter', '2026-01-01', '2026-03-31'],
    ['trước quý III/2026', 'before_quarter', null, '2026-06-30'],
    ['Trước Quý I/2026', 'before_quarter', null, '2025-12-31'],
    ['Theo Kế hoạch, trong quý I/2026', 'quarter', '2026-01-01', '2026-03-31'],
    ['Dự thảo: Quý I/2026; ban hành: Quý II/2026', 'quarter', '2026-04-01', '2026-06-30'],
  ])('%j', (...item) => check(item));
});

describe('a year, a half and longer', () => {
  it.each<Case>([
    ['Năm 2026', 'year', '2026-01-01', '2026-12-31'],
    ['năm 2026', 'year', '2026-01-01', '2026-12-31'],
    ['2026', 'year', '2026-01-01', '2026-12-31'],
    ['Trong năm', 'year', '2026-01-01', '2026-12-31'],
    ['Cả năm', 'year', '2026-01-01', '2026-12-31'],
    ['hoàn thành trong năm 2026', 'year', '2026-01-01', '2026-12-31'],
    ['trong năm 2024', 'year', '2024-01-01', '2024-12-31'],
    ['Suốt năm 2026', 'year', '2026-01-01', '2026-12-31'],
    ['Năm 2026 và những năm tiếp theo', 'year', '2026-01-01', '2026-12-31'],
    ['đến hết năm 2030', 'year', null, '2030-12-31'],
    ['Từ nay đến hết năm 2026', 'year', null, '2026-12-31'],
    ['cuối năm 2026', 'year', null, '2026-12-31'],
    ['Cuối năm', 'year', null, '2026-12-31'],
    ['6 tháng đầu năm', 'half_year', '2026-01-01', '2026-06-30'],
    ['06 tháng đầu năm 2026', 'half_year', '2026-01-01', '2026-06-30'],
    ['Sáu tháng cuối năm 2026', 'half_year', '2026-07-01', '2026-12-31'],
    ['nửa đầu năm 2026', 'half_year', '2026-01-01', '2026-06-30'],
    ['9 tháng đầu năm 2026', 'period', '2026-01-01', '2026-09-30'],
    ['giai đoạn 2025-2030', 'period', '2025-01-01', '2030-12-31'],
    ['2021- 2030', 'period', '2021-01-01', '2030-12-31'],
    ['Giai đoạn 2026 – 2030', 'period', '2026-01-01', '2030-12-31'],
    ['từ năm 2026 đến năm 2030', 'period', '2026-01-01', '2030-12-31'],
    ['Năm 2026-2027', 'period', '2026-01-01', '2027-12-31'],
    ['tháng 3-5/2026', 'period', '2026-03-01', '2026-05-31'],
    ['Tháng 3, 6, 9/2026', 'period', '2026-03-01', '2026-09-30'],
    ['tháng 5, 6 năm 2026', 'period', '2026-05-01', '2026-06-30'],
    ['Từ tháng 3 đến tháng 5 năm 2026', 'period', '2026-03-01', '2026-05-31'],
    ['Tháng 11/2025 - tháng 2/2026', 'period', '2025-11-01', '2026-02-28'],
    ['Từ tháng 01/2026 đến hết tháng 12/2026', 'period', '2026-01-01', '2026-12-31'],
    ['Quý I, II/2026', 'period', '2026-01-01', '2026-06-30'],
    ['Quý I-II năm 2026', 'period', '2026-01-01', '2026-06-30'],
    ['Quý IV/2025 - Quý I/2026', 'period', '2025-10-01', '2026-03-31'],
    ['từ 01/3 đến 30/6/2026', 'period', '2026-03-01', '2026-06-30'],
    ['Từ ngày 01/3/2026 đến ngày 30/6/2026', 'period', '2026-03-01', '2026-06-30'],
    ['01/3/2026 - 30/6/2026', 'period', '2026-03-01', '2026-06-30'],
    ['15-20/3/2026', 'period', '2026-03-15', '2026-03-20'],
    ['từ ngày 1 đến ngày 15/3/2026', 'period', '2026-03-01', '2026-03-15'],
    ['Từ tháng 3/2026', 'period', '2026-03-01', null],
    ['Kể từ ngày 01/3/2026', 'period', '2026-03-01', null],
    ['sau ngày 10/01/2026', 'period', '2026-01-11', null],
    ['sau tháng 3/2026', 'period', '2026-04-01', null],
  ])('%j', (...item) => check(item));

  it('keeps an order that cannot be, for a check to find', () => {
    check(['từ 30/6/2026 đến 01/3/2026', 'period', '2026-06-30', '2026-03-01']);
  });
});

describe('work that lasts or comes round again', () => {
  it.each<readonly [string, Deadline['kind'], Deadline['recurrence']]>([
    ['Thường xuyên', 'continuous', []],
    ['THƯỜNG XUYÊN', 'continuous', []],
    ['Thường xuyên, liên tục', 'continuous', []],
    ['Thực hiện thường xuyên', 'continuous', []],
    ['Hằng ngày', 'continuous', []],
    ['hàng ngày', 'continuous', []],
    ['Quanh năm', 'continuous', []],
    ['theo thời gian thực', 'continuous', []],
    ['Thuong xuyen', 'continuous', []],
    ['Thường xuyên, báo cáo hằng quý', 'continuous', ['quarter']],
    ['Thường xuyên; định kỳ 6 tháng, năm', 'continuous', ['half_year', 'year']],
    ['Thực hiện thường xuyên hằng năm', 'continuous', ['year']],
    ['Định kỳ hằng tháng', 'recurring', ['month']],
    ['hàng tháng', 'recurring', ['month']],
    ['Hang thang', 'recurring', ['month']],
    ['mỗi tháng', 'recurring', ['month']],
    ['Tập trung kiểm soát tiến độ hằng tháng', 'recurring', ['month']],
    ['Trung bình mỗi tháng có ít nhất 01 tin/bài', 'recurring', ['month']],
    ['Hằng tuần', 'recurring', ['week']],
    ['hàng quý', 'recurring', ['quarter']],
    ['theo quý', 'recurring', ['quarter']],
    ['Hằng năm', 'recurring', ['year']],
    ['hàng năm', 'recurring', ['year']],
    ['định kỳ 6 tháng', 'recurring', ['half_year']],
    ['Định kỳ', 'recurring', []],
    ['tháng/quý/năm', 'recurring', ['month', 'quarter', 'year']],
    ['hằng tháng, quý, 6 tháng, năm hoặc đột xuất', 'recurring', ['month', 'quarter', 'half_year', 'year']],
    ['Quý I, 6 tháng, Quý III, năm hoặc theo yêu cầu', 'recurring', ['quarter', 'half_year', 'year']],
    ['Báo cáo quý I, 6 tháng, 9 tháng và năm', 'recurring', ['quarter', 'half_year', 'year']],
    ['Định kỳ hằng tháng, hằng quý và hằng năm', 'recurring', ['month', 'quarter', 'year']],
    ['2 lần/năm', 'recurring', ['half_year']],
    ['01 lần/quý', 'recurring', ['quarter']],
    ['mỗi năm 2 lần', 'recurring', ['half_year']],
    ['4 lần trong năm', 'recurring', ['quarter']],
    ['6 tháng/lần', 'recurring', ['half_year']],
    ['3 tháng một lần', 'recurring', ['quarter']],
    ['Cuối quý', 'recurring', ['quarter']],
    ['Trước ngày 25 hằng tháng', 'recurring', ['month']],
    ['ngày 25 của tháng cuối quý', 'recurring', ['quarter']],
    ['Trước 15/12 hằng năm', 'recurring', ['year']],
    ['Tháng 12 hằng năm', 'recurring', ['year']],
    ['hằng năm (trước ngày 30/11)', 'recurring', ['year']],
  ])('%j', (text, kind, recurrence) => {
    expect(parse(text)).toMatchObject({ kind, recurrence, start: null, end: null });
  });

  it.each<Case>([
    ['Thường xuyên trong năm 2026', 'continuous', '2026-01-01', '2026-12-31'],
    ['Thường xuyên, năm 2026', 'continuous', '2026-01-01', '2026-12-31'],
    ['Hằng tháng, từ tháng 3 đến tháng 9/2026', 'recurring', '2026-03-01', '2026-09-30'],
  ])('%j is bounded', (...item) => check(item));
});

describe('forms without a date', () => {
  it.each<readonly [string, Deadline['kind']]>([
    ['Khi có phát sinh', 'on_demand'],
    ['khi phát sinh', 'on_demand'],
    ['theo yêu cầu', 'on_demand'],
    ['Đột xuất', 'on_demand'],
    ['kịp thời', 'on_demand'],
    ['khẩn trương', 'on_demand'],
    ['khi có sự thay đổi về thành viên', 'on_demand'],
    ['khi có kiến nghị xử lý của cơ quan có thẩm quyền', 'on_demand'],
    ['mỗi hồ sơ quá hạn', 'on_demand'],
    ['Khi Bộ Nội vụ có hướng dẫn', 'on_demand'],
    ['Sau khi có Nghị định của Chính phủ, Thông tư hướng dẫn của các Bộ, ngành', 'after_event'],
    ['ngay sau khi ban hành và theo Kế hoạch', 'after_event'],
    ['ngay sau khi có văn bản QPPL là căn cứ pháp lý', 'after_event'],
    ['sau khi VCCI công bố kết quả hàng năm', 'after_event'],
    ['sau mỗi lần được kiểm tra', 'after_event'],
    ['trước thời điểm chốt số liệu đánh giá', 'after_event'],
    ['trước khi triển khai khảo sát', 'after_event'],
    ['Theo Kế hoạch riêng', 'per_separate_plan'],
    ['theo từng kế hoạch', 'per_separate_plan'],
    ['theo quy định', 'per_separate_plan'],
    ['Theo Kế hoạch năm 2026 của UBND tỉnh', 'per_separate_plan'],
    ['đúng tiến độ', 'per_separate_plan'],
    ['đúng thời gian quy định', 'per_separate_plan'],
    ['Theo hướng dẫn của Bộ Nội vụ', 'per_separate_plan'],
  ])('%j is %s, in its own words', (text, kind) => {
    expect(parse(text)).toMatchObject({ kind, start: null, end: null, condition: text });
  });

  it.each<readonly [string, number | null, string | null]>([
    ['15 ngày kể từ ngày ban hành', 15, 'kể từ ngày ban hành'],
    [
      'chậm nhất sau 15 ngày kể từ ngày ban hành Kế hoạch của UBND tỉnh',
      15,
      'kể từ ngày ban hành Kế hoạch của UBND tỉnh',
    ],
    ['trong vòng 05 ngày làm việc kể từ khi nhận được văn bản', 5, 'kể từ khi nhận được văn bản'],
    ['Trong thời hạn 10 ngày kể từ ngày nhận đủ hồ sơ', 10, 'kể từ ngày nhận đủ hồ sơ'],
    ['02 tuần sau khi ban hành', 14, 'sau khi ban hành'],
    ['Sau 10 ngày', 10, null],
    ['30 ngày', 30, null],
    ['Trong 3 tháng kể từ ngày ban hành', null, '3 tháng kể từ ngày ban hành'],
  ])('%j counts from an event', (text, days, condition) => {
    expect(parse(text)).toMatchObject({ kind: 'relative', days, condition, start: null, end: null });
  });

  it('dates a relative deadline whose anchor has a day', () => {
    check(['15 ngày kể từ ngày 10/01/2026', 'relative', '2026-01-10', '2026-01-25']);
    expect(resolveRelative(parse('15 ngày kể từ ngày ban hành'), '2026-06-20')).toBe('2026-07-05');
    expect(resolveRelative(parse('Năm 2026'), '2026-06-20')).toBeNull();
  });

  it.each(['', '  ', '-', '…', '…………', '\n', '.'])('%j is no deadline at all', (text) => {
    expect(parse(text)).toMatchObject({ kind: 'none', start: null, end: null });
  });
});

describe('what looks like a deadline and is none', () => {
  it.each([
    'chi thường xuyên',
    'Kinh phí chi thường xuyên',
    '60/2021/NĐ-CP',
    '766/QĐ-TTg',
    'Bắc Ninh, ngày tháng 5 năm 2026',
    'Bắc Ninh, ngày    tháng    năm 2026',
    'Bắc Ninh, ngày … tháng 5 năm 2026',
    'ngày / 5/2024',
    'Bắc Ninh, ngày 17 tháng 12 năm 2025',
    '31/02/2026',
    '29/02/2026',
    '00/00/2026',
    '15/13/2026',
    'Tháng 13/2026',
    'Quý V/2026',
    'Sở Nội vụ',
    'Chưa xác định',
    'theo dõi',
    'abc',
  ])('%j is not understood', (text) => {
    expect(parse(text)).toMatchObject({ kind: 'unknown', start: null, end: null });
  });

  it.each([
    'Theo Nghị định 60/2021/NĐ-CP',
    'Theo Kế hoạch số 167/KH-UBND ngày 17/12/2025',
    'Theo Quyết định số 12/QĐ-UBND, ngày 10/01/2026',
    'Theo dự toán chi thường xuyên năm 2026',
  ])('%j points at a document, not at a date', (text) => {
    expect(parse(text)).toMatchObject({ kind: 'per_separate_plan', start: null, end: null, condition: text });
  });

  it.each(['Quý I', 'Tháng 3', 'trước 15/3', 'Trong năm', '6 tháng đầu năm'])('%j needs a year to be dated', (text) => {
    expect(parse(text, null)).toMatchObject({ kind: 'unknown', start: null, end: null });
    expect(parse(text, 2027).end).toMatch(/^2027/);
  });
});

describe('conditions and notes', () => {
  it.each<readonly [string, string | null, string | null]>([
    [
      'Quý II/2026 (Sau khi BCĐ CCHC của Chính Phủ công bố kết quả)',
      'Sau khi BCĐ CCHC của Chính Phủ công bố kết quả',
      null,
    ],
    ['Quý II/2026, sau khi Bộ Nội vụ công bố', 'sau khi Bộ Nội vụ công bố', null],
    ['Sau khi có Nghị định, chậm nhất 30/6/2026', 'Sau khi có Nghị định', null],
    ['Thường xuyên theo Quyết định công bố của tỉnh', 'theo Quyết định công bố của tỉnh', null],
    ['Tháng 02/2026\n(Gửi KH về Sở Nội vụ)', null, 'Gửi KH về Sở Nội vụ'],
    ['Thường xuyên; báo cáo trước ngày 15/12/2026', null, 'báo cáo trước ngày 15/12/2026'],
    ['hằng tháng, quý hoặc đột xuất', 'đột xuất', null],
    ['Trước ngày 25 hằng tháng', null, 'Trước ngày 25'],
    ['Dự thảo: Quý I/2026; ban hành: Quý II/2026', null, 'Dự thảo: Quý I/2026; ban hành'],
    ['trong vòng 05 ngày làm việc kể từ khi nhận', 'kể từ khi nhận', 'ngày làm việc'],
    ['Hoàn thành trong quý I/2026', null, null],
  ])('%j', (text, condition, note) => {
    expect(parse(text)).toMatchObject({ condition, note });
  });
});

describe('cells that hold a number', () => {
  it.each<readonly [number, string | null, Deadline['kind'], string | null, string | null]>([
    [46032, 'dd/mm/yyyy', 'by_date', null, '2026-01-10'],
    [46032.75, 'dd/mm/yyyy hh:mm', 'by_date', null, '2026-01-10'],
    [46032, '[$-42A]d mmmm yyyy', 'by_date', null, '2026-01-10'],
    [46032, '"ngày" d "tháng" m', 'by_date', null, '2026-01-10'],
    [46023, 'mmm-yy', 'month', '2026-01-01', '2026-01-31'],
    [46023, 'mm/yyyy', 'month', '2026-01-01', '2026-01-31'],
    [46023, 'yyyy', 'year', '2026-01-01', '2026-12-31'],
    [46032, 'General', 'by_date', null, '2026-01-10'],
    [46032, null, 'by_date', null, '2026-01-10'],
    [2026, 'General', 'year', '2026-01-01', '2026-12-31'],
    [1.2026, null, 'month', '2026-01-01', '2026-01-31'],
    [45.5, null, 'unknown', null, null],
    [0, null, 'unknown', null, null],
    [-1, 'dd/mm/yyyy', 'unknown', null, null],
    [Number.NaN, 'dd/mm/yyyy', 'unknown', null, null],
  ])('%d as %s', (value, format, kind, start, end) => {
    expect(parse(value, 2026, format)).toMatchObject({ kind, start, end });
  });

  it('shows a date cell as officers write it', () => {
    expect(parse(46032, 2026, 'dd/mm/yyyy').raw).toBe('10/01/2026');
  });

  it('reads a date serial that was kept as text', () => {
    expect(parse('46032')).toMatchObject({ kind: 'by_date', end: '2026-01-10', raw: '46032' });
  });
});

describe('any cell', () => {
  const pieces = fc.constantFrom(
    'tháng',
    'quý',
    'năm',
    'ngày',
    'hằng',
    'trước',
    'đến',
    'từ',
    'theo',
    'khi',
    'sau',
    'kể từ',
    '2026',
    '31',
    '02',
    '/',
    '-',
    ',',
    ';',
    '(',
    ')',
    '\n',
    'I',
    'thường xuyên',
    'định kỳ',
    '6',
    'NĐ-CP',
    '6 tháng',
    'Kế hoạch',
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(pieces, { maxLength: 30 }).chain((parts) => fc.constantFrom(' ', '').map((glue) => parts.join(glue))),
  );

  it('never throws and gives only days of the calendar', () => {
    fc.assert(
      fc.property(anyText, fc.option(fc.integer({ min: 1990, max: 2100 })), (text, year) => {
        const { start, end } = parse(text, year);
        for (const day of [start, end]) {
          if (day === null) continue;
          expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
        }
      }),
      { seed, numRuns: 3000 },
    );
  });

  it('says the same in NFD', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parse(text.normalize('NFD'))).toEqual(parse(text.normalize('NFC')));
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('says the same in capitals', () => {
    const texts = fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(texts, (text) => {
        const { kind, start, end, recurrence, days } = parse(text);
        expect(parse(text.toUpperCase())).toMatchObject({ kind, start, end, recurrence, days });
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('reads any day in any common spelling', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom('/', '-', '.'), fc.boolean(), (date, mark, padded) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
        const write = (value: number) => (padded ? String(value).padStart(2, '0') : String(value));
        expect(parse(`Chậm nhất ngày ${write(day)}${mark}${write(month)}${mark}${year}`)).toMatchObject({
          kind: 'by_date',
          end: iso,
        });
        expect(parse(`ngày ${write(day)} tháng ${write(month)} năm ${year}`)).toMatchObject({
          kind: 'by_date',
          end: iso,
        });
      }),
      { seed, numRuns: 300 },
    );
  });

  it.each([
    'tháng, ',
    'trước ',
    'quý I, ',
    '1/',
    '1/1/',
    '(',
    'theo ',
    'trong ',
    'ngày 1 tháng 1 năm 2026, ',
    '12/QĐ-UBND ',
    'khi ',
    '6 tháng, ',
    'từ 1 đến ',
  ])('made of %j many times is read without trouble', (piece) => {
    expect(() => parse(piece.repeat(20_000))).not.toThrow();
  });
});

import { describe, expect, it } from 'vitest';
import type { Recurrence } from '#shared/deadline/deadline-kind.ts';
import { parseDeadline } from '#shared/deadline/parse-deadline.ts';
import { reportingDates } from '#shared/deadline/reporting-dates.ts';

function dates(text: string, cadence: Recurrence | null, from = '2026-01-01', to = '2026-12-31'): readonly string[] {
  return reportingDates(parseDeadline(text, { year: 2026 }), cadence, from, to);
}

describe('the days a report is due', () => {
  it('are the ends of the periods', () => {
    expect(dates('Thường xuyên', 'quarter')).toEqual(['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']);
    expect(dates('Thường xuyên', 'half_year')).toEqual(['2026-06-30', '2026-12-31']);
    expect(dates('Thường xuyên', 'month', '2026-02-01', '2026-04-15')).toEqual(['2026-02-28', '2026-03-31']);
    expect(dates('Thường xuyên', 'year', '2025-06-01', '2027-06-01')).toEqual(['2025-12-31', '2026-12-31']);
  });

  it('are Fridays for a week', () => {
    expect(dates('Hằng tuần', null, '2026-01-01', '2026-01-16')).toEqual(['2026-01-02', '2026-01-09', '2026-01-16']);
  });

  it('follow the cell when no cadence is given', () => {
    expect(dates('Thường xuyên, báo cáo hằng quý', null)).toHaveLength(4);
    expect(dates('tháng/quý/năm', null)).toHaveLength(12);
    expect(dates('Thường xuyên', null)).toEqual([]);
  });

  it('keep the day the cell names', () => {
    expect(dates('Trước ngày 25 hằng tháng', null, '2026-01-01', '2026-03-01')).toEqual(['2026-01-24', '2026-02-24']);
    expect(dates('Ngày 30 hằng tháng', null, '2026-01-01', '2026-03-01')).toEqual(['2026-01-30', '2026-02-28']);
    expect(dates('Trước 15/12 hằng năm', null, '2026-01-01', '2027-12-31')).toEqual(['2026-12-14', '2027-12-14']);
    expect(dates('hằng năm (trước ngày 30/11)', null)).toEqual(['2026-11-29']);
  });

  it('stay inside the time the work runs', () => {
    expect(dates('Hằng tháng, từ tháng 3 đến tháng 5/2026', null)).toEqual(['2026-03-31', '2026-04-30', '2026-05-31']);
  });

  it('are none for work with a date of its own, or between days in the wrong order', () => {
    expect(dates('Năm 2026', 'month')).toEqual([]);
    expect(dates('Hằng tháng', null, '2026-12-31', '2026-01-01')).toEqual([]);
    expect(dates('Hằng tháng', null, 'x', '2026-01-01')).toEqual([]);
  });
});

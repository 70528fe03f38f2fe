import { describe, expect, it } from 'vitest';
import { daysBetween, dayInVietNam } from '#shared/deadline/calendar-day.ts';
import { formatCellValue, formatDay, formatInstant, formatNumber } from '#addin/taskpane/format.ts';

describe('figures and dates as an office writes them', () => {
  it.each([
    [0.5, '0,5'],
    [91.47, '91,47'],
    [1234.5, '1.234,5'],
    [2, '2'],
    [0, '0'],
  ])('%d is %s', (value, text) => expect(formatNumber(value)).toBe(text));

  it('never shows an ISO date', () => {
    expect(formatDay('2026-01-10')).toBe('10/01/2026');
    expect(formatInstant('2026-01-10T17:30:00Z')).toMatch(/^0?0:30 11\/01\/2026$/);
  });

  it('counts days by the calendar of Việt Nam', () => {
    expect(dayInVietNam(new Date('2026-01-10T18:00:00Z'))).toBe('2026-01-11');
    expect(daysBetween('2026-02-27', '2026-03-05')).toBe(6);
    expect(daysBetween('2026-03-05', '2026-01-10')).toBe(-54);
  });

  it.each([
    [46032, 'dd/mm/yyyy', '10/01/2026'],
    [46032, null, '46.032'],
    [0.5, '0%', '50%'],
    [1e12, 'dd/mm/yyyy', '1.000.000.000.000'],
    [null, null, ''],
    ['=1+1', null, '=1+1'],
    [true, null, 'ĐÚNG'],
  ])('a cell with %j under %j reads %j', (value, format, text) => expect(formatCellValue(value, format)).toBe(text));
});

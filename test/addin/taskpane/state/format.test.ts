import { describe, expect, it } from 'vitest';
import { daysBetween, dayInVietNam } from '#shared/deadline/calendar-day.ts';
import { formatCellValue, formatDay, formatInstant, formatNumber, fromDifference } from '#addin/taskpane/format.ts';

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

describe('two long texts', () => {
  const start = 'Mục tiêu 1. Tiếp tục sắp xếp tổ chức bộ máy của các cơ quan hành chính';

  it('begin a few words before they differ', () => {
    expect(fromDifference(`${start} cấp tỉnh`, `${start} cấp xã`)).toEqual([
      '…quan hành chính cấp tỉnh',
      '…quan hành chính cấp xã',
    ]);
    // One is how the other begins.
    expect(fromDifference(start, `${start} cấp xã`)).toEqual([
      '…các cơ quan hành chính',
      '…các cơ quan hành chính cấp xã',
    ]);
  });

  it('stay whole where they are short, blank or differ from the start, and end in sight', () => {
    expect(fromDifference('Quý I/2026', 'Quý II/2026')).toEqual(['Quý I/2026', 'Quý II/2026']);
    expect(fromDifference('', start)).toEqual(['', start]);
    expect(fromDifference(start, `Khác: ${start}`)).toEqual([start, `Khác: ${start}`]);
    const [, next] = fromDifference('', 'chữ '.repeat(200));
    expect(next).toHaveLength(200);
    expect(next.endsWith('chữ…')).toBe(true);
  });
});

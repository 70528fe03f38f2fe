import { describe, expect, it } from 'vitest';
import { isOutsideCalendar } from '#addin/workbench/calendar-bounds.ts';

describe('numbers in a format of days', () => {
  it.each([
    ['dd/mm/yyyy', -5],
    ['dd/mm/yyyy', -0.5],
    ['dd/mm/yyyy', 2_958_466],
    ['"Năm "yyyy', 1e10],
    ['h:mm', -1],
    ['[h]:mm', -1],
    ['0;[Red]dd/mm/yyyy', -5],
  ])('%s does not show %d', (pattern, value) => {
    expect(isOutsideCalendar(pattern, value)).toBe(true);
  });

  it.each([
    ['dd/mm/yyyy', 0],
    ['dd/mm/yyyy', 46_032],
    ['dd/mm/yyyy h:mm', 2_958_465.5],
    ['0', -5],
    ['General', -5],
    ['"dd/mm/yyyy"', -5],
    ['dd/mm/yyyy;"quá hạn"', -5],
    ['#,##0 "đồng"', 1e10],
    ['0.00%', -0.5],
    ['@', -5],
  ])('%s shows %d', (pattern, value) => {
    expect(isOutsideCalendar(pattern, value)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { warnLateShare } from '#shared/deadline/late-share.ts';

describe('a deadline of a part of the work', () => {
  it.each([
    ['2026-07-01', '2026-06-30'],
    ['2027-01-01', '2026-12-31'],
  ])('%s is later than the row, due on %s', (own, row) => {
    const [year, month, day] = own.split('-');
    expect(warnLateShare(own, row)).toContain(`Hạn ${day}/${month}/${year} muộn hơn`);
    expect(warnLateShare(own, row)).toContain('1 ngày');
  });

  it.each([
    ['2026-06-30', '2026-06-30'],
    ['2026-01-01', '2026-06-30'],
    [null, '2026-06-30'],
    ['2026-06-30', null],
  ])('%s is all right for a row due on %s', (own, row) => {
    expect(warnLateShare(own, row)).toBeNull();
  });
});

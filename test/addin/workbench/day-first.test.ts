import { numfmt } from '@univerjs/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFirst } from '#addin/workbench/day-first.ts';

const read = dayFirst(numfmt.parseDate);

describe('days written as text, as the grid’s formulas read them', () => {
  it.each([
    ['5/7/2026', 46208],
    ['13/11/2026', 46339],
    ['05-07-26', 46208],
    ['5/7/2026 12:00', 46208.5],
    ['5/7/2026 6:00 AM', 46208.25],
    ['2026/7/5', 46208],
    ['2026-07-05', 46208],
    ['7/2026', 46204],
    ['13 tháng 11 2026', 46339],
    ['13 Nov 2026', 46339],
    ['Nov 5, 2026', 46331],
  ])('%s is day %d', (text, serial) => {
    expect(read(text)?.v).toBeCloseTo(serial, 9);
  });

  it.each([
    '11/13/2026',
    '11/13/2026 8:00 AM',
    '31/6/2026',
    '5.7.2026',
    '1.1.1',
    '5, 7',
    '12,5%',
    '8:30',
    'Sở',
    '',
    '1.5',
  ])('%j is no day', (text) => {
    expect(read(text)).toBeNull();
  });

  it('takes a day without a year for one of this year', () => {
    const year = new Date().getFullYear();
    const serial = (month: number, day: number) => Date.UTC(year, month - 1, day) / 86_400_000 + 25_569;
    expect(read('5/3')?.v).toBe(serial(3, 5));
    expect(read('31-12')?.v).toBe(serial(12, 31));
  });

  it('never takes the first number for the month', () => {
    const part = fc.integer({ min: 1, max: 31 });
    fc.assert(
      fc.property(part, part, fc.constantFrom('/', '-'), fc.constantFrom('2026', '26'), (one, two, mark, year) => {
        const day = new Date(Date.UTC(2026, two - 1, one));
        const exists = day.getUTCMonth() === two - 1;
        expect(read([one, two, year].join(mark))?.v ?? null).toBe(exists ? day.getTime() / 86_400_000 + 25_569 : null);
      }),
      { seed: 57 },
    );
  });
});

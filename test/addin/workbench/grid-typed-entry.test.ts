import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMonthFirst } from '#addin/workbench/month-first.ts';
import { readTypedEntry, showNumber } from '#addin/workbench/typed-entry.ts';

describe('what somebody types into the grid', () => {
  it.each([
    ['10/01/2026', 46032, 'dd/mm/yyyy'],
    [' 31/12/2026 ', 46387, 'dd/mm/yyyy'],
    ['1-2-2026', 46054, 'dd/mm/yyyy'],
    ['5/3', 46086, 'dd/mm/yyyy'],
    ['05/03/26', 46086, 'dd/mm/yyyy'],
    ['01/01/99', 36161, 'dd/mm/yyyy'],
    ['13/11/2026', 46339, 'dd/mm/yyyy'],
    ['5-7-2026', 46208, 'dd/mm/yyyy'],
    ['13/11/2026 8:30', 46339 + 8.5 / 24, 'dd/mm/yyyy h:mm'],
    ['0,5', 0.5, undefined],
    ['-2,25', -2.25, undefined],
    ['1.234,5', 1234.5, undefined],
    ['1.500.000', 1500000, undefined],
    ['1.500', 1500, undefined],
    ['12,5%', 0.125, '0.00%'],
    ['1.500%', 15, '0%'],
  ])('%j means %d', (text, value, numberFormat) => {
    expect(readTypedEntry(text, 2026)).toEqual(numberFormat === undefined ? { value } : { value, numberFormat });
  });

  it.each([
    '31/02/2026',
    '13/13/2026',
    '11/13/2026',
    '31/6/2026',
    '5.7.2026',
    '5/13',
    '5-7/2026',
    '13/11/2026 25:00',
    '0/5',
    '10/2026',
    'Quý I/2026',
    '3.5',
    '12%',
    '7',
    '1,2,3',
    '0.500',
    '1.2.3',
    '=1,5',
    '',
  ])('%j is left to the grid', (text) => {
    expect(readTypedEntry(text, 2026)).toBeNull();
  });

  it.each(['11/13/2026', '12/25', '5/13', '11-13-2026', '5.7.2026', '12.5.26', '11/13/2026 8:30', ' 11/13/26 '])(
    '%j stays text: the grid would take its first number for the month',
    (text) => {
      expect(readTypedEntry(text, 2026)).toBeNull();
      expect(isMonthFirst(text)).toBe(true);
    },
  );

  it.each(['2026-11-13', '10/2026', '8:30', '12,5', '3.5', '31/6/2026', 'Sở Nội vụ', '13 Nov', '1.1', ''])(
    '%j is no day with its month first',
    (text) => {
      expect(isMonthFirst(text)).toBe(false);
    },
  );

  it('never takes the first number of an entry for the month', () => {
    const part = fc.integer({ min: 1, max: 31 });
    fc.assert(
      fc.property(
        part,
        part,
        fc.constantFrom('/', '-', '.'),
        fc.constantFrom('2026', '26', ''),
        (one, two, mark, year) => {
          const text = [one, two, ...(year === '' ? [] : [year])].join(mark);
          const entry = readTypedEntry(text, 2026);
          const day = new Date(Date.UTC(2026, two - 1, one));
          const exists = day.getUTCMonth() === two - 1 && mark !== '.';
          if (exists) expect(entry?.value).toBe(day.getTime() / 86_400_000 + 25_569);
          else expect(entry !== null && entry.numberFormat !== undefined).toBe(false);
        },
      ),
      { seed: 1113 },
    );
  });

  it('reads back every number it shows', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => Math.round(value * 1000) / 1000);
    fc.assert(
      fc.property(number, (value) => {
        const shown = showNumber(value);
        if (shown.includes(',')) expect(readTypedEntry(shown, 2026)).toEqual({ value });
      }),
      { seed: 167 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTypedEntry, showNumber } from '#addin/workbench/typed-entry.ts';

describe('what somebody types into the grid', () => {
  it.each([
    ['10/01/2026', 46032, 'dd/mm/yyyy'],
    [' 31/12/2026 ', 46387, 'dd/mm/yyyy'],
    ['1-2-2026', 46054, 'dd/mm/yyyy'],
    ['5/3', 46086, 'dd/mm/yyyy'],
    ['05/03/26', 46086, 'dd/mm/yyyy'],
    ['01/01/99', 36161, 'dd/mm/yyyy'],
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { a1 } from '#shared/sheet/a1.ts';
import { shiftFormula } from '#shared/xlsx/shift-formula.ts';

describe('deriving a filled-down formula', () => {
  it.each([
    ['A1', 1, 1, 'B2'],
    ['$A1+A$1+$A$1', 2, 1, '$A3+B$1+$A$1'],
    ['SUM(A1:C3)', 1, 0, 'SUM(A2:C4)'],
    ['SUM(A:B,$C:D)', 5, 1, 'SUM(B:C,$C:E)'],
    ['SUM(1:2,$3:4)', 1, 9, 'SUM(2:3,$3:5)'],
    ["'Trang A1'!A1", 1, 0, "'Trang A1'!A2"],
    ["'Sở ''A1'''!B2", 1, 0, "'Sở ''A1'''!B3"],
    ['Điểm!C4*2', 1, 0, 'Điểm!C5*2'],
    ['T1!A1', 1, 0, 'T1!A2'],
    ['"A1 là "&A1', 1, 0, '"A1 là "&A2'],
    ['"nói ""A1"""&A1', 1, 0, '"nói ""A1"""&A2'],
    ['LOG10(A1)', 1, 0, 'LOG10(A2)'],
    ['Bảng[[#This Row],[A1]]+A1', 1, 0, 'Bảng[[#This Row],[A1]]+A2'],
    ['[1]Sheet1!A1', 1, 0, '[1]Sheet1!A2'],
    ['Tong_A1+DIEM.A1', 1, 0, 'Tong_A1+DIEM.A1'],
    ['1E5+12.5+A1', 1, 0, '1E5+12.5+A2'],
    ['A1', -1, 0, '#REF!'],
    ['XFD1', 0, 1, '#REF!'],
    ['A1048576', 1, 0, '#REF!'],
  ])('%s moved by %i, %i gives %s', (formula, rows, columns, expected) => {
    expect(shiftFormula(formula, rows, columns)).toBe(expected);
  });

  it.each([
    ['=$B3="x"', 2, '=$C5="x"'],
    ['=$B$3>$B$9', 0, '=$C$3>$C$10'],
    ["='Trang 2'!$B$9+$A$1", 0, "='Trang 2'!$B$9+$A$1"],
    ['=SUM($B:$B)', 0, '=SUM($C:$C)'],
    ['=$Z$6', 0, '=#REF!'],
  ])(
    'lets "$" follow lines: %s after a column before B, a row before 9 and the loss of row 6',
    (formula, rows, expected) => {
      const fixed = {
        row: (row: number) => (row === 5 ? null : row >= 8 ? row + 1 : row),
        column: (column: number) => (column >= 1 ? column + 1 : column),
      };
      expect(shiftFormula(formula, rows, 0, fixed)).toBe(expected);
    },
  );

  it('moves any relative reference by exactly the distance', () => {
    const cell = fc.record({ row: fc.nat(5000), column: fc.nat(700) });
    fc.assert(
      fc.property(cell, fc.nat(100), fc.nat(100), (from, rows, columns) => {
        const to = { row: from.row + rows, column: from.column + columns };
        expect(shiftFormula(`IF(${a1(from)}>0,${a1(from)},0)`, rows, columns)).toBe(`IF(${a1(to)}>0,${a1(to)},0)`);
      }),
      { seed: 167 },
    );
  });

  it('handles a very long formula in one pass', () => {
    const long = Array.from({ length: 20_000 }, () => 'A1').join('+');
    expect(shiftFormula(long, 1, 0)).toBe(long.replaceAll('A1', 'A2'));
  });
});

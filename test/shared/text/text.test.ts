import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '#shared/text/fold-text.ts';
import { normaliseText, trimText } from '#shared/text/normalise-text.ts';
import { parseNumber, parsePercent } from '#shared/text/parse-number.ts';
import { parseRomanNumeral } from '#shared/text/roman-numeral.ts';

describe('normaliseText', () => {
  it('gives the same text for composed and decomposed input, odd spaces, breaks and dashes', () => {
    const expected = 'Kết quả - Sản phẩm';
    expect(normaliseText('  Kết quả –\u00a0Sản\r\n phẩm\u200b ')).toBe(expected);
    expect(normaliseText('Kết quả — Sản phẩm'.normalize('NFD'))).toBe(expected);
  });

  it('keeps line breaks and dashes in the text a record keeps', () => {
    expect(trimText(' - Sở, ban, ngành;\r\n– UBND cấp xã\u00a0')).toBe('- Sở, ban, ngành;\n– UBND cấp xã');
  });
});

describe('foldText', () => {
  it.each([
    ['Đơn vị  CHỦ TRÌ', 'don vi chu tri'],
    ['ĐTXHH', 'dtxhh'],
    ['Nguyên nhân mất điểm'.normalize('NFD'), 'nguyen nhan mat diem'],
    ['PLAIN text', 'plain text'],
  ])('folds %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('is stable: folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = foldText(text);
        expect(foldText(folded)).toBe(folded);
      }),
      { seed: 20260101, numRuns: 500 },
    );
  });
});

describe('parseNumber', () => {
  it.each<[string, number | null]>([
    ['91,47', 91.47],
    ['1.234,5', 1234.5],
    ['79,08%', 79.08],
    ['0.5', 0.5],
    [' 85 %', 85],
    ['0,5 điểm', 0.5],
    ['2đ', 2],
    ['1.234', 1234],
    ['0.125', 0.125],
    ['1,234', 1.234],
    ['1,234,567', 1234567],
    ['1,234.5', 1234.5],
    ['1 234 567,8', 1234567.8],
    ['−0,25', -0.25],
    ['+3', 3],
    [',5', 0.5],
    ['', null],
    ['-', null],
    ['1.1.4', null],
    ['70%-90%', null],
    ['12/2026', null],
    ['abc', null],
    ['1,2,3', null],
  ])('reads %s', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it('reads back every number written with a decimal comma', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (hundredths) => {
        const value = hundredths / 100;
        expect(parseNumber(value.toFixed(2).replace('.', ','))).toBe(value === 0 ? 0 : value);
      }),
      { seed: 20260101 },
    );
  });
});

describe('parsePercent', () => {
  it('reads a fraction shown as a percentage, plain percent points and text', () => {
    expect(parsePercent(0.5, '0%')).toBe(50);
    expect(parsePercent(0.7908, '0.00%')).toBe(79.08);
    expect(parsePercent(85, null)).toBe(85);
    expect(parsePercent('79,08 %', null)).toBe(79.08);
    expect(parsePercent('chưa', null)).toBeNull();
    expect(parsePercent(null, null)).toBeNull();
  });
});

describe('parseRomanNumeral', () => {
  it.each<[string, number | null]>([
    ['I', 1],
    ['IV', 4],
    ['xii', 12],
    ['Ⅶ', 7],
    ['XIX', 19],
    ['IIII', null],
    ['Iv', null],
    ['', null],
    ['A', null],
  ])('reads %s', (text, value) => {
    expect(parseRomanNumeral(text)).toBe(value);
  });
});

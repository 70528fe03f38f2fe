import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFields } from '#shared/sync/check-fields.ts';
import { cellValueOf, normalValue, readFieldValue } from '#shared/sync/field-value.ts';
import { progressStatuses, progressStatusWords, readProgressStatus } from '#shared/sync/progress-status.ts';

describe('values of cells (V-1)', () => {
  it.each([
    ['percent', 0.5, '0%', 50],
    ['percent', 0.07, '0.0%', 7],
    ['percent', 50, 'General', 50],
    ['percent', '50 %', null, 50],
    ['percent', '12,5', null, 12.5],
    ['percent', 'một nửa', null, 'một nửa'],
    ['deadline', 46032, 'dd/mm/yyyy', '10/01/2026'],
    ['deadline', 46023, 'mm/yyyy', '01/2026'],
    ['deadline', 2026, 'General', '2026'],
    ['activity', 5, null, '5'],
    ['selfScore', '0,5', null, 0.5],
    ['declared', '12 văn bản', null, '12 văn bản'],
    ['declared', 12, null, 12],
    ['result', '  Đã xong \r\n ', null, 'Đã xong'],
    ['result', 'a\r\nb', null, 'a\nb'],
    ['result', 'Đã'.normalize('NFD'), null, 'Đã'],
    ['result', 'a\u0000b', null, 'ab'],
    ['result', '   ', null, null],
    ['result', true, null, 'TRUE'],
    ['numerator', 0.1 + 0.2, null, 0.3],
  ] as const)('%s: %o shown as %s is %o', (field, cell, format, value) => {
    expect(readFieldValue(field, cell, format)).toBe(value);
  });

  it('what is written into a cell reads back as the same value', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(
        fc.constantFrom('percent', 'result', 'declared', 'deadline'),
        fc.oneof(text, fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.constant(null)),
        fc.constantFrom('0%', 'General', null),
        (field, raw, format) => {
          const value = readFieldValue(field, raw, format);
          expect(readFieldValue(field, cellValueOf(field, value, format), format)).toBe(value);
          expect(normalValue(field, value)).toBe(value);
        },
      ),
      { seed: 3, numRuns: 500 },
    );
  });
});

describe('status words', () => {
  it.each([
    ['Hoàn thành', 'done'],
    ['ĐÃ HOÀN THÀNH', 'done'],
    [' hoàn  thành. ', 'done'],
    ['Hoàn thành'.normalize('NFD'), 'done'],
    ['Chưa hoàn thành', 'in-progress'],
    ['Chưa triển khai', 'not-started'],
    ['Đang triển khai', 'in-progress'],
    ['không phát sinh', 'cancelled'],
    ['Gần xong', null],
    ['', null],
  ])('%o is %s', (words, status) => {
    expect(readProgressStatus(words)).toBe(status);
  });

  it('understands every word it offers', () => {
    for (const status of progressStatuses) expect(readProgressStatus(progressStatusWords[status])).toBe(status);
  });
});

describe('what a row may not carry (V-2)', () => {
  it.each([
    [{ selfScore: 2 }, { maxScore: 1 }, 'out-of-range'],
    [{ appraisedScore: -1 }, { maxScore: 1 }, 'out-of-range'],
    [{ selfScore: 'đạt' }, {}, 'not-a-number'],
    [{ percent: 5 }, {}, 'field-unknown'],
    [{ remedy: 'a\u0008' }, {}, 'text-unclean'],
    [{ remedy: '\ud800' }, {}, 'text-unclean'],
    [{ remedy: 'x'.repeat(32_768) }, {}, 'text-too-long'],
  ])('criteria: %o beside %o → %s', (values, row, reason) => {
    expect(checkFields('criteria', values, { ...row, ...values }).map((error) => error.reason)).toEqual([reason]);
  });

  it('lets good values pass, blanks and last year’s score above the maximum included', () => {
    const values = { selfScore: 1, lastYearScore: 3, evidence: '=1+1', explanation: 'dòng\nhai\tba', remedy: null };
    expect(checkFields('criteria', values, { maxScore: 1, ...values })).toEqual([]);
  });
});

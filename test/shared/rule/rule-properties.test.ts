import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesOf } from '#shared/rule/choice-match.ts';
import { compileRule, longestFormula } from '#shared/rule/compile-rule.ts';
import { describeRule } from '#shared/rule/describe-rule.ts';
import { evaluateRule } from '#shared/rule/evaluate-rule.ts';
import { nextStep } from '#shared/rule/next-step.ts';
import { parseRule } from '#shared/rule/parse-rule.ts';
import type { Rule } from '#shared/rule/rule.ts';
import { arbitraryInputs, arbitraryRule } from './arbitrary-rules.ts';
import { printedWordings } from './printed-wordings.ts';

const seed = 20260511;
const cells = {
  choice: 'A2',
  percent: 'B2',
  numerator: 'C2',
  denominator: 'D2',
  count: 'E2',
  rank: 'F2',
  current: 'G2',
  previous: 'H2',
  target: 'I2',
};

describe('rules of any kind', () => {
  it('say in words what parses back to the same rule', () => {
    fc.assert(
      fc.property(arbitraryRule, (rule) => {
        const words = describeRule(rule);
        const parse = parseRule(words, rule.maxScore);
        expect(parse.ok ? parse.rule : parse.problems, words).toEqual(rule);
      }),
      { seed, numRuns: 1500 },
    );
  });

  it('score nothing or a number between their limits, and never throw', () => {
    const drawn = arbitraryRule.chain((rule) =>
      fc.tuple(fc.constant(rule), arbitraryInputs(choicesOf(rule).map((o) => o.label))),
    );
    fc.assert(
      fc.property(drawn, ([rule, inputs]) => {
        const { score, explanation } = evaluateRule(rule, inputs);
        expect(explanation).not.toBe('');
        nextStep(rule, inputs);
        if (score === null) return;
        if (rule.kind === 'count' && rule.role === 'penalty') expect(score).toBeLessThanOrEqual(0);
        else expect(score).toBeGreaterThanOrEqual(0);
        if (rule.maxScore !== null) expect(score).toBeLessThanOrEqual(rule.maxScore);
      }),
      { seed, numRuns: 1500 },
    );
  });

  it('compile to a formula that fits into a cell', () => {
    fc.assert(
      fc.property(arbitraryRule, (rule) => {
        const formula = compileRule(rule, cells);
        expect(formula.startsWith('=')).toBe(true);
        expect(formula.length).toBeLessThan(longestFormula);
        expect(formula).not.toMatch(/NaN|undefined|null|Infinity/);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('keep the order of their steps: more never brings less where the points rise', () => {
    const rising = fc
      .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 4 }), fc.boolean())
      .map(([cuts, strict]) => {
        const sorted = [...cuts].sort((a, b) => a - b);
        const parts = sorted.map(
          (value, i) => `${strict ? 'trên' : 'từ'} ${value}%${strict ? '' : ' trở lên'}: ${i + 1}`,
        );
        return [...parts.reverse(), 'còn lại: 0'].join('; ');
      });
    const ratio = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }));
    fc.assert(
      fc.property(rising, ratio, fc.integer({ min: 1, max: 50 }), (text, [numerator, denominator], more) => {
        const parse = parseRule(text, 4);
        if (!parse.ok) throw new Error(text);
        const before = evaluateRule(parse.rule, { numerator, denominator }).score!;
        const after = evaluateRule(parse.rule, { numerator: numerator + more, denominator }).score!;
        expect(after).toBeGreaterThanOrEqual(before);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('agree between a ratio and its percentage at every boundary', () => {
    const parse = parseRule('Trên 90%: 2; 70%–90%: 1; dưới 70%: 0', 2);
    if (!parse.ok) throw new Error('refused');
    for (let denominator = 1; denominator <= 300; denominator++) {
      for (const percent of [70, 90]) {
        const exact = (percent * denominator) / 100;
        if (!Number.isInteger(exact)) continue;
        expect(evaluateRule(parse.rule, { numerator: exact, denominator }).score).toBe(1);
        const above = evaluateRule(parse.rule, { numerator: exact + 1, denominator }).score;
        expect(above).toBe(percent === 90 ? 2 : exact + 1 > 0.9 * denominator ? 2 : 1);
        expect(evaluateRule(parse.rule, { numerator: exact - 1, denominator }).score).toBe(
          percent === 70 ? 0 : exact - 1 < 0.7 * denominator ? 0 : 1,
        );
      }
    }
  });
});

describe('any text at all', () => {
  const words =
    'trên dưới từ đến trở lên 90% 70 % : ; , . 1 0,5 điểm tối đa mỗi trừ cứ không đạt nhóm hạng tăng vượt ( ) [ ] / × x = > < - + \n "'.split(
      ' ',
    );
  const salad = fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4 })), { maxLength: 40 })
    .map((parts) => parts.join(' '));
  const broken = fc
    .tuple(fc.constantFrom(...printedWordings.map((w) => w.text)), fc.nat(), fc.nat(), fc.constantFrom(...words, ''))
    .map(([text, a, b, word]) => {
      const [from, to] = [a % text.length, b % text.length].sort((x, y) => x - y) as [number, number];
      return text.slice(0, from) + word + text.slice(to);
    });

  it.each([
    ['random characters', fc.string({ unit: 'binary', maxLength: 200 })],
    ['random words of the field', salad],
    ['real wordings with a piece torn out', broken],
  ])('is understood wholly or refused with a place: %s', (_, texts) => {
    fc.assert(
      fc.property(texts, fc.constantFrom(null, 1, 2, -1, 0), (text, max) => {
        const parse = parseRule(text, max);
        for (const { position, length, message } of parse.problems) {
          expect(position).toBeGreaterThanOrEqual(0);
          expect(position + length).toBeLessThanOrEqual(text.length);
          expect(message).not.toBe('');
        }
        if (!parse.ok) expect(parse.problems.length).toBeGreaterThan(0);
        else checkUnderstood(parse.rule);
      }),
      { seed, numRuns: 1500 },
    );
  });

  /** Whatever is understood can be said, scored and compiled. */
  function checkUnderstood(rule: Rule): void {
    const words = describeRule(rule);
    expect(words).not.toMatch(/NaN|undefined|null/);
    const again = parseRule(words, rule.maxScore);
    expect(again.ok ? again.rule : again.problems, words).toEqual(rule);
    evaluateRule(rule, { percent: 50, count: 1, rank: 1, choice: 'có' });
    expect(compileRule(rule, cells)).not.toMatch(/NaN|undefined/);
  }

  it('takes time in proportion to its length', () => {
    // Each of these would make a careless pattern explode; the suite's own time limit is the judge.
    for (const piece of [
      'điểm ',
      'tối đa ',
      'trừ 1 ',
      '1 điểm, ',
      '(',
      'từ 1 đến ',
      '70% - ',
      'mỗi a ',
      'không đạt ',
      '1/2 ',
      '> ',
      ': ',
    ]) {
      const text = piece.repeat(Math.floor(3900 / piece.length));
      parseRule(text, 2);
      parseRule(`Đạt: 1; ${text}`.slice(0, 3999), 2);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { describeRule } from '#shared/rule/describe-rule.ts';
import { evaluateRule } from '#shared/rule/evaluate-rule.ts';
import { parseRule } from '#shared/rule/parse-rule.ts';
import type { Rule } from '#shared/rule/rule.ts';
import { printedWordings, refusedWordings } from './printed-wordings.ts';

function understood(text: string, max: number | null): Rule {
  const parse = parseRule(text, max);
  if (!parse.ok) throw new Error(`refused: ${JSON.stringify(parse.problems)}`);
  return parse.rule;
}

describe('printed wordings', () => {
  it('are at least 150 and begin with real ones', () => {
    expect(printedWordings.length).toBeGreaterThanOrEqual(150);
    expect(printedWordings[0]?.source).toContain('Cà Mau');
  });

  it.each(printedWordings)('$text', ({ text, max, kind, cases }) => {
    const rule = understood(text, max);
    expect(rule.kind).toBe(kind);
    for (const [inputs, score] of cases) {
      const result = evaluateRule(rule, inputs);
      if (score === null) expect(result.score, JSON.stringify(inputs)).toBeNull();
      else expect(result.score, `${JSON.stringify(inputs)}: ${result.explanation}`).toBeCloseTo(score, 9);
    }
  });

  it.each(printedWordings)('reads the same from decomposed and upper-case text: $text', ({ text, max }) => {
    const rule = understood(text, max);
    expect(understood(text.normalize('NFD'), max)).toEqual(rule);
    const shouted = understood(text.toUpperCase(), max);
    expect(shouted.kind).toBe(rule.kind);
  });

  it.each(printedWordings)('has a canonical wording that means the same: $text', ({ text, max }) => {
    const rule = understood(text, max);
    expect(understood(describeRule(rule), max)).toEqual(rule);
  });
});

describe('refusals', () => {
  it.each(refusedWordings)('%s', (text, max, words) => {
    const parse = parseRule(text, max);
    expect(parse.ok).toBe(false);
    const named = parse.problems.map(({ position, length }) => text.slice(position, position + length));
    expect(named.join(' | ')).toContain(words);
    expect(parse.problems.every((p) => p.severity === 'error' && p.message.length > 0)).toBe(true);
  });

  it('point into the text as the officer sees it, decomposed letters included', () => {
    const text = 'Đạt: 1;\r\n  Không đạt'.normalize('NFD');
    const parse = parseRule(text, 1);
    const [problem] = parse.problems;
    expect(text.slice(problem!.position, problem!.position + problem!.length).normalize('NFC')).toBe('Không đạt');
  });

  it('refuse a blank text and a text that is a whole paragraph', () => {
    expect(parseRule('   ', 1).ok).toBe(false);
    expect(parseRule('Đạt: 1; '.repeat(1000), 1).ok).toBe(false);
  });
});

function messages(text: string, max: number | null): string[] {
  return parseRule(text, max).problems.map((p) => `${p.severity}: ${p.message}`);
}

describe('analysis', () => {
  it('finds nothing wrong in sound steps', () => {
    expect(messages('Trên 90%: 2; 70%–90%: 1; dưới 70%: 0', 2)).toEqual([]);
  });

  it('names the value that two steps claim', () => {
    const [found] = messages('Từ 90% trở lên: 2; từ 70% đến 90%: 1; dưới 70%: 0', 2);
    expect(found).toMatch(/^error: .*chồng lên nhau: 90% thuộc cả hai/);
  });

  it('names the range that two steps claim', () => {
    expect(messages('Từ 85%: 2; từ 70% đến 90%: 1; dưới 70%: 0', 2)[0]).toContain('từ 85% đến 90%');
  });

  it('reads a step inside another as the narrower one', () => {
    expect(messages('Trên 90%: 2; trên 70%: 1; còn lại: 0', 2)[0]).toMatch(/^warning: .*hẹp hơn/);
  });

  it('names the values no step gives points for', () => {
    expect(messages('Trên 90%: 2; từ 80% đến 90%: 1; dưới 70%: 0', 2)).toContain(
      'warning: Thang điểm chưa nói được bao nhiêu điểm khi từ 70% đến dưới 80%.',
    );
    expect(messages('Hạng 1-10: 1; hạng 15-20: 0,5; từ hạng 21 trở đi: 0', 1)[0]).toContain('hạng 11-14');
  });

  it('tells points over the maximum and a maximum that is never reached', () => {
    expect(messages('Đạt: 3; Không đạt: 0', 2)[0]).toMatch(/^error: 3 điểm vượt điểm tối đa 2/);
    expect(messages('Đạt: 1; Không đạt: 0', 2)[0]).toMatch(/^warning: Mức cao nhất là 1 điểm/);
  });

  it('tells steps that run against their order', () => {
    expect(messages('Trên 90%: 1; từ 70% đến 90%: 2; dưới 70%: 0', 2)[0]).toMatch(
      /^warning: .*ngược với các mức bên cạnh/,
    );
  });

  it('tells a label that stands twice', () => {
    expect(messages('Đạt: 1; Đạt: 2; Không đạt: 0', 2).join()).toContain('Mức “Đạt” được nêu hai lần');
  });
});

import { describe, expect, it } from 'vitest';
import { runRuleCommand } from '#server/cli/rule-command.ts';

function run(content: unknown) {
  const outcome = runRuleCommand(JSON.stringify(content));
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.output;
}

describe('the rule command', () => {
  it('answers in the order of the file', () => {
    const [steps, refused, choice] = run([
      {
        text: 'Trên 90%: 2; 70%–90%: 1; dưới 70%: 0',
        max: 2,
        inputs: [{ percent: 90 }, { numerator: 7, denominator: 10 }, {}],
      },
      { text: 'abc', max: 1, inputs: [{ choice: 'x' }] },
      { text: 'Đạt: điểm tối đa; Không đạt: 0', max: 1.5, inputs: [{ choice: 'Đạt' }, { notApplicable: true }] },
    ]);
    expect(steps).toMatchObject({
      ok: true,
      canonical: 'Trên 90%: 2 điểm; Từ 70% đến 90%: 1 điểm; Dưới 70%: 0 điểm',
      problems: [],
    });
    expect(steps!.results.map((r) => r.score)).toEqual([1, 1, null]);
    expect(steps!.results[0]!.branch).toBe('Từ 70% đến 90%');
    expect(steps!.formula).toMatch(/^=IFERROR\(/);
    expect(refused).toMatchObject({ ok: false, canonical: null, formula: null, results: [] });
    expect(refused!.problems[0]).toMatchObject({ severity: 'error', position: 0 });
    expect(choice!.results.map((r) => r.score)).toEqual([1.5, null]);
  });

  it('takes a rule without maximum and without inputs', () => {
    expect(run([{ text: 'Đạt: 1; Không đạt: 0' }])[0]).toMatchObject({ ok: true, results: [] });
    expect(run([])).toEqual([]);
  });

  it.each([
    ['not JSON', '{'],
    ['not a list', '{}'],
    ['a text that is no text', '[{"text": 5}]'],
    ['an unknown input', '[{"text": "Đạt: 1", "inputs": [{"percentage": 5}]}]'],
  ])('refuses %s', (_, text) => {
    const outcome = runRuleCommand(text);
    expect(outcome.ok).toBe(false);
    if (!outcome.ok) expect(outcome.message).toMatch(/^Tệp /);
  });
});

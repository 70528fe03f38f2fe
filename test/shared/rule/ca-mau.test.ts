import { describe, expect, it } from 'vitest';
import { choicesOf } from '#shared/rule/choice-match.ts';
import { evaluateRule } from '#shared/rule/evaluate-rule.ts';
import { parseRule } from '#shared/rule/parse-rule.ts';
import decision from '../../../examples/data/criteria-camau-1880-2013.json' with { type: 'json' };

interface PrintedRow {
  readonly code: string;
  readonly maxScore: number;
  readonly scoringRuleText: string | null;
  readonly levels: readonly { readonly when: string; readonly score: number }[] | null;
  readonly children: readonly PrintedRow[] | null;
}

function leavesOf(rows: readonly PrintedRow[]): readonly PrintedRow[] {
  return rows.flatMap((row) => (row.children ? leavesOf(row.children) : [row]));
}

/** Rows of decision 1880/QĐ-UBND of Cà Mau (2013) whose rule is known; the others could not be read in the source. */
const rows = leavesOf(decision.criteria).flatMap(({ levels, scoringRuleText, ...row }) =>
  levels !== null && scoringRuleText !== null ? [{ ...row, levels, scoringRuleText }] : [],
);

/** Percentages that meet "ratio > 90%", "70% <= ratio <= 90%", "ratio < 70%", the bounds among them. */
function percentsOf(when: string): readonly number[] {
  const bounds = [...when.matchAll(/(\d+)%/g)].map((match) => Number(match[1]));
  const [low, high] = bounds;
  if (low !== undefined && high !== undefined) return [low, (low + high) / 2, high];
  if (when.includes('>')) return [low! + 0.01, 100];
  return [0, low! - 0.01];
}

describe('the rows of Cà Mau’s decision 1880 of 2013', () => {
  it('are those that could be read', () => {
    expect(rows.map(({ code }) => code)).toEqual(['1.1.1', '1.1.2', '1.1.3', '1.1.4', '1.2.1', '1.2.2']);
  });

  it.each(rows.map((row) => [row.code, row] as const))('%s scores as printed', (_, row) => {
    const parse = parseRule(row.scoringRuleText, row.maxScore);
    if (!parse.ok) throw new Error(parse.problems[0]?.message);
    expect(parse.problems).toEqual([]);
    const choices = choicesOf(parse.rule);
    if (choices.length > 0) {
      const given = choices.map(({ label }) => evaluateRule(parse.rule, { choice: label }).score);
      expect(given).toEqual(row.levels.map(({ score }) => score));
      return;
    }
    for (const { when, score } of row.levels) {
      for (const percent of percentsOf(when)) {
        expect(evaluateRule(parse.rule, { percent }).score, `${percent} %`).toBe(score);
        expect(evaluateRule(parse.rule, { numerator: percent * 3, denominator: 300 }).score).toBe(score);
      }
    }
  });
});

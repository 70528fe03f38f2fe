import fc from 'fast-check';
import { choicesOf } from '#shared/rule/choice-match.ts';
import { compileRule, type RuleCells } from '#shared/rule/compile-rule.ts';
import { describeRule } from '#shared/rule/describe-rule.ts';
import { evaluateRule } from '#shared/rule/evaluate-rule.ts';
import { parseRule } from '#shared/rule/parse-rule.ts';
import type { RuleInputs } from '#shared/rule/rule-inputs.ts';
import type { Rule } from '#shared/rule/rule.ts';
import { plainScorePolicy, type ScorePolicy } from '#shared/rule/score-policy.ts';
import { arbitraryInputs, arbitraryRule } from './arbitrary-rules.ts';
import type { JudgedCell, JudgedValue } from './libreoffice.ts';
import { printedWordings } from './printed-wordings.ts';

const seed = 20261230;
/** Inputs in the order of their columns. */
export const keys = [
  'choice',
  'percent',
  'numerator',
  'denominator',
  'count',
  'rank',
  'current',
  'previous',
  'target',
] as const;
const letters = 'ABCDEFGHI';

export interface JudgedRow {
  readonly rule: Rule;
  readonly inputs: RuleInputs;
  readonly policy: ScorePolicy;
}

const policies: readonly ScorePolicy[] = [
  plainScorePolicy,
  { ...plainScorePolicy, decimals: 2 },
  { ...plainScorePolicy, notApplicable: 'full-marks' },
];

/** Every printed wording with its cases, then rules and inputs drawn at random: the same rows for every judge. */
export function drawRows(rowCount: number): readonly JudgedRow[] {
  const printed = printedWordings.flatMap(({ text, max, cases }): JudgedRow[] => {
    const parse = parseRule(text, max);
    if (!parse.ok) throw new Error(text);
    return cases.map(([inputs]) => ({ rule: parse.rule, inputs, policy: plainScorePolicy }));
  });
  const known = printedWordings
    .map(({ text, max }) => parseRule(text, max))
    .flatMap((parse) => (parse.ok ? [parse.rule] : []));
  const rules = fc.oneof(arbitraryRule, fc.constantFrom(...known));
  const drawn = rules.chain((rule) =>
    fc.record({ rule: fc.constant(rule), inputs: sensibleInputs(rule), policy: fc.constantFrom(...policies) }),
  );
  return [...printed, ...fc.sample(drawn, { seed, numRuns: Math.max(0, rowCount - printed.length) })];
}

/** Mostly the inputs that the rule asks for, so that boundaries are met; sometimes anything. */
function sensibleInputs(rule: Rule): fc.Arbitrary<RuleInputs> {
  const any = arbitraryInputs(choicesOf(rule).map((option) => option.label));
  if (rule.kind !== 'steps' && rule.kind !== 'linear') return any;
  const bounds = rule.steps.flatMap(({ from, to }) => [from?.value, to?.value]).filter((value) => value !== undefined);
  if (bounds.length === 0) return any;
  const near = fc.tuple(fc.constantFrom(...bounds), fc.constantFrom(-1, -0.01, 0, 0, 0, 0.01, 1));
  const boundary = fc.tuple(near, fc.integer({ min: 1, max: 400 })).map(([[bound, step], denominator]): RuleInputs => {
    const value = Number((bound + step).toFixed(4));
    if (rule.measure === 'count') return { count: value };
    if (rule.measure === 'rank') return { rank: value };
    if (rule.measure === 'growth') return { current: denominator + (denominator * value) / 100, previous: denominator };
    if (rule.measure === 'excess') return { current: denominator + (denominator * value) / 100, target: denominator };
    const numerator = Math.round((value * denominator) / 100);
    return denominator % 3 === 0 ? { percent: value } : { numerator, denominator };
  });
  return fc.oneof(any, boundary);
}

/** The input cells of a sheet row, counted from 1. */
export function cellsOf(row: number): RuleCells {
  return Object.fromEntries(keys.map((key, i) => [key, `${letters[i]}${row}`]));
}

/** A sheet row, counted from 1: the inputs, then the score as a formula. */
export function judged({ rule, inputs, policy }: JudgedRow, row: number): JudgedCell[] {
  const values = keys.map((key): JudgedCell => inputs[key] ?? null);
  return [...values, { formula: compileRule(rule, cellsOf(row), { policy }) }];
}

export interface Disagreement {
  readonly rule: string;
  readonly inputs: RuleInputs;
  readonly wanted: number | null;
  readonly given: JudgedValue;
}

/** The rows for which an engine gave something else than the evaluator; not scored yet is a blank cell. */
export function disagreements(
  rows: readonly JudgedRow[],
  scores: readonly (JudgedValue | undefined)[],
): readonly Disagreement[] {
  return rows.flatMap(({ rule, inputs, policy }, index) => {
    const given = scores[index] ?? null;
    const wanted = evaluateRule(rule, inputs, policy).score;
    const agrees = wanted === null ? given === null : typeof given === 'number' && Math.abs(given - wanted) < 1e-9;
    return agrees ? [] : [{ rule: describeRule(rule), inputs, wanted, given }];
  });
}

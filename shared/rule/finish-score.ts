import { compareFractions, fractionOf, numberOf, roundFraction, type Fraction } from './exact-number.ts';
import type { Rule } from './rule.ts';
import type { ScorePolicy } from './score-policy.ts';

/** The range that a score stays in: 0 to the maximum; a penalty row lies below zero. */
export function scoreRange(rule: Rule): { readonly low: number | null; readonly high: number | null } {
  const { maxScore } = rule;
  const [takes, gives] = directions(rule);
  const limit = maxScore === null || maxScore === 0 ? null : Math.abs(maxScore);
  return {
    low: takes ? (limit === null ? null : -limit) : 0,
    high: maxScore !== null && maxScore <= 0 ? 0 : gives ? limit : 0,
  };
}

/** Whether a rule can take points off the total, and whether it can give any. */
function directions(rule: Rule): readonly [takes: boolean, gives: boolean] {
  if (rule.kind === 'count') return [rule.role === 'penalty', rule.role !== 'penalty'];
  if (rule.kind !== 'choice') return [false, true];
  return [rule.options.some((o) => o.points < 0), rule.options.some((o) => o.points > 0)];
}

/** Rounds as the rule and then the set ask, and keeps the score in its range. The formula does the same in the same order. */
export function finishScore(rule: Rule, policy: ScorePolicy, raw: Fraction): { score: number; limited: boolean } {
  let value = raw;
  if (rule.rounding !== null) value = roundFraction(value, fractionOf(rule.rounding));
  if (policy.decimals !== null) value = roundFraction(value, { top: 1n, bottom: 10n ** BigInt(policy.decimals) });
  const { low, high } = scoreRange(rule);
  if (high !== null && compareFractions(value, fractionOf(high, 12)) > 0) {
    return { score: high, limited: compareFractions(raw, fractionOf(high, 12)) > 0 };
  }
  if (low !== null && compareFractions(value, fractionOf(low, 12)) < 0) return { score: low, limited: false };
  const score = numberOf(value);
  return { score: score === 0 ? 0 : score, limited: false };
}

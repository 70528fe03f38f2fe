import { pointsWords } from './describe-rule.ts';
import { formatDecimal, numberOf, type Fraction } from './exact-number.ts';
import { finishScore } from './finish-score.ts';
import type { RuleInputProblem } from './rule-inputs.ts';
import type { Rule } from './rule.ts';
import type { ScorePolicy } from './score-policy.ts';

/** The score of one criterion and where it comes from. */
export interface RuleResult {
  /** Points; `null` = not scored yet, which is not zero. */
  readonly score: number | null;
  /** The printed condition that was met, or `null`. */
  readonly branch: string | null;
  /** Vietnamese: the branch that was taken and the number compared. */
  readonly explanation: string;
  readonly problem?: { readonly code: RuleInputProblem; readonly message: string };
  readonly notApplicable?: boolean;
}

/** Nothing that could be scored; `message` says what is missing. */
export function unscored(code: RuleInputProblem, message: string): RuleResult {
  return { score: null, branch: null, explanation: `Chưa chấm: ${message}`, problem: { code, message } };
}

/** Points as the rule gives them, finished as the rule and the set ask. */
export function scored(
  rule: Rule,
  policy: ScorePolicy,
  raw: Fraction,
  branch: string | null,
  basis: string,
): RuleResult {
  const { score, limited } = finishScore(rule, policy, raw);
  const explanation = `${basis} → ${pointsWords(score)}.`;
  if (!limited) return { score, branch, explanation };
  const message = `Thang điểm cho ${formatDecimal(numberOf(raw))} nhưng điểm tối đa là ${formatDecimal(rule.maxScore ?? 0)}.`;
  return { score, branch, explanation, problem: { code: 'over-maximum', message } };
}

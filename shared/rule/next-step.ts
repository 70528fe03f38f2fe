import { choicesOf } from './choice-match.ts';
import { pointsWords, stepCondition } from './describe-rule.ts';
import { evaluateRule } from './evaluate-rule.ts';
import {
  ceilFraction,
  divideFractions,
  formatDecimal,
  fractionOf,
  multiplyFractions,
  subtractFractions,
  type Fraction,
} from './exact-number.ts';
import { rankWords } from './interval-words.ts';
import { isBlank, type RuleInputs } from './rule-inputs.ts';
import type { Interval, Rule, Step, StepsRule } from './rule.ts';
import { plainScorePolicy, type ScorePolicy } from './score-policy.ts';

/**
 * What would bring the next step of a scored criterion, in words ("Thêm 3 để đạt mức …"); `null` when nothing more
 * can be won or the rule does not say how.
 */
export function nextStep(rule: Rule, inputs: RuleInputs, policy: ScorePolicy = plainScorePolicy): string | null {
  const now = evaluateRule(rule, inputs, policy);
  if (now.score === null || now.notApplicable === true) return null;
  if (rule.maxScore !== null && rule.maxScore > 0 && now.score >= rule.maxScore) return null;
  switch (rule.kind) {
    case 'choice':
      return nextChoice(rule, now.score);
    case 'deduction':
      return rule.by === 'label' ? nextChoice(rule, now.score) : nextFewer(rule, inputs, now.score, policy);
    case 'steps':
    case 'linear':
      return isBlank(inputs.count) && rule.measure === 'count'
        ? nextChoice(rule, now.score)
        : nextInterval(rule, inputs, now.score);
    case 'count':
      return nextCount(rule, inputs, now.score, policy);
    case 'trend':
    case 'target':
      return nextComparison(rule, inputs, now.score);
    case 'survey':
      return null;
  }
}

function nextChoice(rule: Rule, score: number): string | null {
  const better = choicesOf(rule)
    .filter((option): option is { label: string; points: number } => option.points !== null && option.points > score)
    .sort((a, b) => a.points - b.points)[0];
  return better ? `Đạt mức “${better.label}” để được ${pointsWords(better.points)}.` : null;
}

/** The step with the fewest points above the present score. */
function betterStep(rule: StepsRule, score: number): { step: Step; points: number } | null {
  const better = rule.steps
    .flatMap((step) => (step.amount.kind === 'points' ? [{ step, points: step.amount.points }] : []))
    .filter(({ points }) => points > score + 1e-9)
    .sort((a, b) => a.points - b.points)[0];
  return better ?? null;
}

function nextInterval(rule: StepsRule, inputs: RuleInputs, score: number): string | null {
  const better = betterStep(rule, score);
  if (!better) return rule.kind === 'linear' ? 'Mỗi phần trăm tăng thêm được cộng điểm theo tỷ lệ.' : null;
  const { step, points } = better;
  const goal = `để đạt mức “${stepCondition(rule, step)}” (${pointsWords(points)})`;
  switch (rule.measure) {
    case 'percent':
      return nextPercent(step, inputs, goal);
    case 'count':
      return wholeMove(step, inputs.count, goal, { more: 'Thêm', less: 'Giảm' }, rule.unitName ?? '');
    case 'rank':
      return nextRank(step, inputs.rank, points);
    case 'growth':
    case 'excess':
      return `Cần ${stepCondition(rule, step).toLowerCase()} để được ${pointsWords(points)}.`;
  }
}

function nextPercent(step: Interval, inputs: RuleInputs, goal: string): string | null {
  const { numerator, denominator, percent } = inputs;
  if (typeof numerator === 'number' && typeof denominator === 'number' && denominator > 0) {
    const figure = fractionOf(numerator);
    const rise = step.from === null ? null : wholeSteps(figure, share(step.from.value, denominator), step.from.closed);
    if (rise !== null && rise > 0n) {
      const rest = denominator - numerator;
      return Number(rise) <= rest + 1e-9
        ? `Thêm ${rise} (trong ${gap(denominator, numerator)} còn lại) ${goal}.`
        : null;
    }
    const drop = step.to === null ? null : wholeSteps(share(step.to.value, denominator), figure, step.to.closed);
    return drop !== null && drop > 0n && Number(drop) <= numerator ? `Giảm ${drop} ${goal}.` : null;
  }
  if (typeof percent !== 'number') return null;
  if (step.from !== null && percent <= step.from.value) {
    return `Tăng thêm ${step.from.closed ? '' : 'hơn '}${gap(step.from.value, percent)} điểm phần trăm ${goal}.`;
  }
  return step.to !== null && percent >= step.to.value
    ? `Giảm ${step.to.closed ? '' : 'hơn '}${gap(percent, step.to.value)} điểm phần trăm ${goal}.`
    : null;
}

function gap(a: number, b: number): string {
  return formatDecimal(Number((a - b).toFixed(9)));
}

function share(percent: number, denominator: number): Fraction {
  return divideFractions(multiplyFractions(fractionOf(percent), fractionOf(denominator)), fractionOf(100));
}

/**
 * How many whole steps lie between a figure and a bound, one more where the bound itself does not count. The figure may
 * be no whole number: 82,5 is 8 steps below more than 90.
 */
function wholeSteps(from: Fraction, to: Fraction, closed: boolean): bigint {
  const way = subtractFractions(to, from);
  const least = ceilFraction(way);
  return !closed && least * way.bottom === way.top ? least + 1n : least;
}

function wholeMove(
  step: Interval,
  value: RuleInputs['count'],
  goal: string,
  words: { more: string; less: string },
  unit: string,
): string | null {
  if (typeof value !== 'number') return null;
  const named = unit === '' ? '' : ` ${unit}`;
  if (step.from !== null && value < step.from.value)
    return `${words.more} ${gap(step.from.value, value)}${named} ${goal}.`;
  return step.to !== null && value > step.to.value
    ? `${words.less} ${gap(value, step.to.value)}${named} ${goal}.`
    : null;
}

function nextRank(step: Interval, rank: RuleInputs['rank'], points: number): string | null {
  if (typeof rank !== 'number' || step.to === null || rank <= step.to.value) return null;
  return `Lên ${rank - step.to.value} bậc để vào ${rankWords(step)} (${pointsWords(points)}).`;
}

function nextCount(
  rule: Extract<Rule, { kind: 'count' }>,
  inputs: RuleInputs,
  score: number,
  policy: ScorePolicy,
): string | null {
  if (typeof inputs.count !== 'number' || rule.role === 'penalty') return null;
  const more = Number((rule.per - (inputs.count % rule.per)).toFixed(9));
  const after = evaluateRule(rule, { count: inputs.count + more }, policy).score;
  if (after === null || after <= score) return null;
  return `Thêm ${formatDecimal(more)} ${rule.unitName} để được ${pointsWords(after)}.`;
}

function nextFewer(
  rule: Extract<Rule, { kind: 'deduction'; by: 'count' }>,
  inputs: RuleInputs,
  score: number,
  policy: ScorePolicy,
): string | null {
  if (typeof inputs.count !== 'number') return null;
  for (let fewer = 1; fewer <= Math.min(inputs.count, 1000); fewer++) {
    const after = evaluateRule(rule, { count: inputs.count - fewer }, policy).score;
    if (after !== null && after > score) return `Bớt ${fewer} ${rule.unitName} thì còn được ${pointsWords(after)}.`;
  }
  return null;
}

function nextComparison(
  rule: Extract<Rule, { kind: 'trend' | 'target' }>,
  inputs: RuleInputs,
  score: number,
): string | null {
  const base = rule.kind === 'trend' ? inputs.previous : inputs.target;
  const [more, same, less] = choicesOf(rule).map((o) => o.points);
  if (typeof base !== 'number') return nextChoice(rule, score);
  const sides = [
    { points: more, words: `lớn hơn ${formatDecimal(base)}` },
    { points: same, words: `bằng ${formatDecimal(base)}` },
    { points: less, words: `nhỏ hơn ${formatDecimal(base)}` },
  ]
    .filter(
      (side): side is { points: number; words: string } =>
        side.points !== null && side.points !== undefined && side.points > score,
    )
    .sort((a, b) => a.points - b.points);
  return sides[0] ? `Số năm nay cần ${sides[0].words} để được ${pointsWords(sides[0].points)}.` : null;
}

import { mostPoints } from './check-points.ts';
import { choiceKey, choicesOf, matchChoice, notApplicableChoice } from './choice-match.ts';
import { pointsWords, stepCondition } from './describe-rule.ts';
import {
  compareFractions,
  divideFractions,
  formatDecimal,
  fractionOf,
  multiplyFractions,
  subtractFractions,
  wholePart,
  type Fraction,
} from './exact-number.ts';
import { upperFirst } from './interval-words.ts';
import { measure, readNumber, readWhole } from './measure-inputs.ts';
import { inputNames, isBlank, type RuleInputs } from './rule-inputs.ts';
import { scored, unscored, type RuleResult } from './rule-result.ts';
import type { Amount, Interval, Rule, StepsRule } from './rule.ts';
import { plainScorePolicy, type ScorePolicy } from './score-policy.ts';

export type { RuleResult };

/** Scores the inputs by the rule. The compiled formula of the same rule gives the same score. */
export function evaluateRule(rule: Rule, inputs: RuleInputs, policy: ScorePolicy = plainScorePolicy): RuleResult {
  const chosen = typeof inputs.choice === 'string' ? choiceKey(inputs.choice) : '';
  if (inputs.notApplicable === true || chosen === choiceKey(notApplicableChoice))
    return scoreNotApplicable(rule, policy);
  switch (rule.kind) {
    case 'choice':
      return scoreChoice(rule, inputs, policy);
    case 'deduction':
      return rule.by === 'label' ? scoreChoice(rule, inputs, policy) : scoreDeduction(rule, inputs, policy);
    case 'steps':
    case 'linear':
      return scoreSteps(rule, inputs, policy);
    case 'count':
      return scoreCount(rule, inputs, policy);
    case 'trend':
    case 'target':
      return scoreComparison(rule, inputs, policy);
    case 'survey':
      return scoreSurvey(rule, inputs, policy);
  }
}

function scoreNotApplicable(rule: Rule, policy: ScorePolicy): RuleResult {
  const most = rule.maxScore ?? mostPoints(rule);
  const full = policy.notApplicable === 'full-marks' && most !== null;
  return {
    score: full ? Math.max(0, most) : null,
    branch: notApplicableChoice,
    explanation: full
      ? `Không áp dụng: được tính đủ ${pointsWords(Math.max(0, most))} theo quy định của bộ tiêu chí.`
      : 'Không áp dụng: không tính vào điểm tối đa của bộ tiêu chí.',
    notApplicable: true,
  };
}

function scoreChoice(rule: Rule, inputs: RuleInputs, policy: ScorePolicy): RuleResult {
  const { choice } = inputs;
  const options = choicesOf(rule);
  if (isBlank(choice)) return unscored('missing-input', 'chưa chọn mức đạt được.');
  const index =
    typeof choice === 'string'
      ? matchChoice(
          options.map((o) => o.label),
          choice,
        )
      : null;
  const option = index === null ? undefined : options[index];
  if (!option) {
    const labels = options.map((o) => `“${o.label}”`).join(', ');
    return unscored('unknown-choice', `“${String(choice)}” không khớp mức nào của thang điểm (${labels}).`);
  }
  if (option.points === null) {
    return unscored('value-not-covered', `thang điểm chưa nói được bao nhiêu điểm khi chọn “${option.label}”.`);
  }
  return scored(rule, policy, fractionOf(option.points, 12), option.label, `Mức “${option.label}”`);
}

function scoreSteps(rule: StepsRule, inputs: RuleInputs, policy: ScorePolicy): RuleResult {
  if (rule.measure === 'count' && isBlank(inputs.count) && !isBlank(inputs.choice))
    return scoreChoice(rule, inputs, policy);
  const measured = measure(rule, inputs, policy);
  if ('result' in measured) return measured.result;
  const { value, words } = measured;
  const step = rule.steps.find((s) => inInterval(value, s));
  const withProblem = (result: RuleResult): RuleResult =>
    measured.problem && !result.problem ? { ...result, problem: measured.problem } : result;
  if (step) {
    const condition = stepCondition(rule, step);
    return withProblem(
      scored(rule, policy, amountOf(step.amount, value), condition, `${words}: ${basisWords(condition, step.amount)}`),
    );
  }
  if (rule.otherwise !== null) {
    return withProblem(
      scored(rule, policy, fractionOf(rule.otherwise, 12), 'Còn lại', `${words}: thuộc các trường hợp còn lại`),
    );
  }
  return unscored('value-not-covered', `thang điểm chưa nói được bao nhiêu điểm khi ${words}.`);
}

function basisWords(condition: string, amount: Amount): string {
  const met = `thuộc mức “${condition}”`;
  if (amount.kind === 'points') return met;
  return `${met}, tính theo tỷ lệ × ${formatDecimal(amount.factor)}${amount.over === 100 ? '' : ` ÷ ${formatDecimal(amount.over)}%`}`;
}

function amountOf(amount: Amount, value: Fraction): Fraction {
  if (amount.kind === 'points') return fractionOf(amount.points, 12);
  return divideFractions(multiplyFractions(value, fractionOf(amount.factor, 12)), fractionOf(amount.over));
}

function inInterval(value: Fraction, { from, to }: Interval): boolean {
  if (from) {
    const side = compareFractions(value, fractionOf(from.value));
    if (side < 0 || (side === 0 && !from.closed)) return false;
  }
  if (to) {
    const side = compareFractions(value, fractionOf(to.value));
    if (side > 0 || (side === 0 && !to.closed)) return false;
  }
  return true;
}

function scoreComparison(
  rule: Extract<Rule, { kind: 'trend' | 'target' }>,
  inputs: RuleInputs,
  policy: ScorePolicy,
): RuleResult {
  const key = rule.kind === 'trend' ? 'previous' : 'target';
  if (isBlank(inputs.current) && isBlank(inputs[key]) && !isBlank(inputs.choice))
    return scoreChoice(rule, inputs, policy);
  const current = readNumber(inputs, 'current');
  if ('result' in current) return current.result;
  const base = readNumber(inputs, key);
  if ('result' in base) return base.result;
  const side = compareFractions(current.value, base.value);
  const option = choicesOf(rule)[1 - side]!;
  const words = `${upperFirst(inputNames.current)} ${formatDecimal(current.typed)}, ${inputNames[key]} ${formatDecimal(base.typed)}`;
  if (option.points === null) {
    return unscored('value-not-covered', `thang điểm chưa nói được bao nhiêu điểm khi ${option.label.toLowerCase()}.`);
  }
  return scored(rule, policy, fractionOf(option.points, 12), option.label, `${words}: ${option.label.toLowerCase()}`);
}

function scoreCount(rule: Extract<Rule, { kind: 'count' }>, inputs: RuleInputs, policy: ScorePolicy): RuleResult {
  const read = readWhole(inputs, 'count');
  if ('result' in read) return read.result;
  const times = wholePart(divideFractions(read.value, fractionOf(rule.per)));
  const product = multiplyFractions({ top: times, bottom: 1n }, fractionOf(rule.points, 12));
  const cap = rule.cap === null ? null : fractionOf(rule.cap, 12);
  const capped = cap !== null && compareFractions(product, cap) > 0;
  const won = capped ? cap : product;
  const penalty = rule.role === 'penalty';
  const raw = penalty ? { top: -won.top, bottom: won.bottom } : won;
  const limit = capped ? `, ${penalty ? 'trừ ' : ''}tối đa ${formatDecimal(rule.cap!)}` : '';
  const basis = `${formatDecimal(read.typed)} ${rule.unitName}, mỗi ${rule.per === 1 ? '' : `${rule.per} `}${rule.unitName} ${penalty ? 'trừ ' : ''}${pointsWords(rule.points)}${limit}`;
  return withoutLimit(scored(rule, policy, raw, `Mỗi ${rule.unitName}`, basis));
}

/** A count that reaches the maximum is no fault of the rule. */
function withoutLimit({ score, branch, explanation }: RuleResult): RuleResult {
  return { score, branch, explanation };
}

function scoreDeduction(
  rule: Extract<Rule, { kind: 'deduction'; by: 'count' }>,
  inputs: RuleInputs,
  policy: ScorePolicy,
): RuleResult {
  const read = readWhole(inputs, 'count');
  if ('result' in read) return read.result;
  const { cutoff } = rule;
  const count = formatDecimal(read.typed);
  if (cutoff && compareFractions(read.value, fractionOf(cutoff.from)) >= 0) {
    const branch = `Từ ${cutoff.from} trở lên`;
    return scored(
      rule,
      policy,
      fractionOf(cutoff.points, 12),
      branch,
      `${count} ${rule.unitName}: thuộc mức “${branch}”`,
    );
  }
  const times = wholePart(divideFractions(read.value, fractionOf(rule.per)));
  const off = multiplyFractions({ top: times, bottom: 1n }, fractionOf(rule.points, 12));
  const left = subtractFractions(fractionOf(rule.start, 12), off);
  const floor = fractionOf(rule.floor, 12);
  const low = compareFractions(left, floor) < 0;
  const basis = `${formatDecimal(rule.start)} trừ ${count} × ${formatDecimal(rule.points)}${low ? `, không thấp hơn ${formatDecimal(rule.floor)}` : ''}`;
  return scored(rule, policy, low ? floor : left, `Mỗi ${rule.unitName} trừ ${pointsWords(rule.points)}`, basis);
}

function scoreSurvey(rule: Extract<Rule, { kind: 'survey' }>, inputs: RuleInputs, policy: ScorePolicy): RuleResult {
  if (isBlank(inputs.percent)) {
    return {
      score: null,
      branch: null,
      explanation: 'Chưa chấm: điểm điều tra xã hội học do tỉnh nhập, đơn vị không tự chấm.',
    };
  }
  if (rule.factor === null) {
    return unscored('value-not-covered', 'thang điểm chưa nêu cách quy đổi kết quả điều tra; tỉnh nhập thẳng số điểm.');
  }
  const read = readNumber(inputs, 'percent');
  if ('result' in read) return read.result;
  if (read.value.top < 0n) return unscored('negative', 'tỷ lệ % không được âm.');
  const raw = divideFractions(multiplyFractions(read.value, fractionOf(rule.factor, 12)), fractionOf(100));
  return scored(
    rule,
    policy,
    raw,
    'Điều tra xã hội học',
    `Kết quả điều tra ${formatDecimal(read.typed)}% × ${formatDecimal(rule.factor)}`,
  );
}

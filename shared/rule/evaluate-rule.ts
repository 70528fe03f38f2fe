import { choiceKey, choicesOf, matchChoice, notApplicableChoice } from './choice-match.ts';
import { mostPoints } from './check-points.ts';
import { pointsWords, stepCondition } from './describe-rule.ts';
import {
  compareFractions,
  divideFractions,
  formatDecimal,
  fractionOf,
  multiplyFractions,
  numberOf,
  roundFraction,
  subtractFractions,
  wholePart,
  type Fraction,
} from './exact-number.ts';
import { finishScore } from './finish-score.ts';
import { inputNames, isBlank, type NumberKey, type RuleInputProblem, type RuleInputs } from './rule-inputs.ts';
import type { Amount, Interval, Rule, StepsRule } from './rule.ts';
import { plainScorePolicy, type ScorePolicy } from './score-policy.ts';

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

function unscored(code: RuleInputProblem, message: string): RuleResult {
  return { score: null, branch: null, explanation: `Chưa chấm: ${message}`, problem: { code, message } };
}

function scored(rule: Rule, policy: ScorePolicy, raw: Fraction, branch: string | null, basis: string): RuleResult {
  const { score, limited } = finishScore(rule, policy, raw);
  const explanation = `${basis} → ${pointsWords(score)}.`;
  if (!limited) return { score, branch, explanation };
  const message = `Thang điểm cho ${formatDecimal(numberOf(raw))} nhưng điểm tối đa là ${formatDecimal(rule.maxScore ?? 0)}.`;
  return { score, branch, explanation, problem: { code: 'over-maximum', message } };
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

type NumberReading = { readonly value: Fraction; readonly typed: number } | { readonly result: RuleResult };

function readNumber(inputs: RuleInputs, key: NumberKey): NumberReading {
  const input = inputs[key];
  if (isBlank(input)) return { result: unscored('missing-input', `chưa nhập ${inputNames[key]}.`) };
  if (typeof input !== 'number' || !Number.isFinite(input)) {
    const message = `ô ${inputNames[key]} là “${String(input)}”, chưa phải số. Hãy nhập lại dưới dạng số.`;
    return { result: unscored('not-a-number', message) };
  }
  return { value: fractionOf(input), typed: input };
}

function readWhole(inputs: RuleInputs, key: 'count' | 'rank'): NumberReading {
  const read = readNumber(inputs, key);
  if ('result' in read) return read;
  const least = key === 'rank' ? 1n : 0n;
  if (read.value.top < least * read.value.bottom) {
    return { result: unscored('negative', `${inputNames[key]} không được nhỏ hơn ${least}.`) };
  }
  return read.value.top % read.value.bottom === 0n
    ? read
    : { result: unscored('not-whole', `${inputNames[key]} phải là số nguyên, đang là ${formatDecimal(read.typed)}.`) };
}

interface MeasuredValue {
  readonly value: Fraction;
  /** "7/10 = 70%" */
  readonly words: string;
  readonly problem?: RuleResult['problem'];
}
type Measured = MeasuredValue | { readonly result: RuleResult };

function scoreSteps(rule: StepsRule, inputs: RuleInputs, policy: ScorePolicy): RuleResult {
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

function measure(rule: StepsRule, inputs: RuleInputs, policy: ScorePolicy): Measured {
  switch (rule.measure) {
    case 'percent':
      return measurePercent(rule, inputs, policy);
    case 'rank':
    case 'count': {
      if (rule.measure === 'count' && isBlank(inputs.count) && !isBlank(inputs.choice)) {
        return { result: scoreChoice(rule, inputs, policy) };
      }
      const read = readWhole(inputs, rule.measure);
      if ('result' in read) return read;
      const unit = rule.measure === 'rank' ? 'Hạng ' : 'Số lượng ';
      return { value: read.value, words: `${unit}${formatDecimal(read.typed)}` };
    }
    case 'growth':
      return measureChange(inputs, 'previous');
    case 'excess':
      return measureChange(inputs, 'target');
  }
}

function measurePercent(rule: StepsRule, inputs: RuleInputs, policy: ScorePolicy): Measured {
  const ratio = !isBlank(inputs.numerator) && !isBlank(inputs.denominator);
  if (!ratio && !isBlank(inputs.percent)) {
    const read = readNumber(inputs, 'percent');
    if ('result' in read) return read;
    if (read.value.top < 0n) return { result: unscored('negative', 'tỷ lệ % không được âm.') };
    return { value: read.value, words: `Tỷ lệ ${formatDecimal(read.typed)}%`, ...overHundred(read.value) };
  }
  const bottom = readNumber(inputs, 'denominator');
  const top = readNumber(inputs, 'numerator');
  if ('result' in top) return isBlank(inputs.numerator) && isBlank(inputs.denominator) ? { result: noRatio() } : top;
  if ('result' in bottom) return bottom;
  if (top.value.top < 0n || bottom.value.top < 0n) {
    return { result: unscored('negative', 'tử số và mẫu số không được âm.') };
  }
  if (bottom.value.top === 0n) return { result: nothingArose(rule, policy, top.value.top === 0n) };
  const value = divideFractions(multiplyFractions(top.value, { top: 100n, bottom: 1n }), bottom.value);
  const shown = formatDecimal(numberOf(roundFraction(value, { top: 1n, bottom: 100n })));
  const exact = compareFractions(value, roundFraction(value, { top: 1n, bottom: 100n })) === 0 ? '=' : '≈';
  const words = `Tỷ lệ ${formatDecimal(top.typed)}/${formatDecimal(bottom.typed)} ${exact} ${shown}%`;
  return { value, words, ...overHundred(value) };
}

function noRatio(): RuleResult {
  return unscored('missing-input', 'chưa nhập tử số và mẫu số (hoặc tỷ lệ %).');
}

function nothingArose(rule: StepsRule, policy: ScorePolicy, none: boolean): RuleResult {
  if (none && rule.whenNone !== null) {
    return scored(rule, policy, fractionOf(rule.whenNone, 12), 'Không phát sinh', 'Mẫu số bằng 0: không phát sinh');
  }
  return unscored(
    'zero-denominator',
    'mẫu số bằng 0 nên không có tỷ lệ. Nếu không phát sinh, hãy chọn “Không áp dụng”.',
  );
}

function overHundred(value: Fraction): { problem?: RuleResult['problem'] } {
  return compareFractions(value, fractionOf(100)) > 0
    ? { problem: { code: 'over-hundred', message: 'Tỷ lệ vượt 100%. Hãy kiểm tra lại tử số và mẫu số.' } }
    : {};
}

/** Percent change of this year's figure against last year's, or against the target. */
function measureChange(inputs: RuleInputs, key: 'previous' | 'target'): Measured {
  const current = readNumber(inputs, 'current');
  if ('result' in current) return current;
  const base = readNumber(inputs, key);
  if ('result' in base) return base;
  if (base.value.top <= 0n) {
    return { result: unscored('zero-denominator', `${inputNames[key]} phải lớn hơn 0 mới tính được tỷ lệ tăng giảm.`) };
  }
  const change = subtractFractions(current.value, base.value);
  const value = divideFractions(multiplyFractions(change, { top: 100n, bottom: 1n }), base.value);
  const shown = formatDecimal(numberOf(roundFraction(value, { top: 1n, bottom: 100n })));
  const words = `${upper(inputNames.current)} ${formatDecimal(current.typed)}, ${inputNames[key]} ${formatDecimal(base.typed)} (chênh lệch ${shown}%)`;
  return { value, words };
}

function upper(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
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
  const words = `${upper(inputNames.current)} ${formatDecimal(current.typed)}, ${inputNames[key]} ${formatDecimal(base.typed)}`;
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

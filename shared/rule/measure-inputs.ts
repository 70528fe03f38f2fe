import {
  compareFractions,
  divideFractions,
  formatDecimal,
  fractionOf,
  multiplyFractions,
  numberOf,
  roundFraction,
  subtractFractions,
  type Fraction,
} from './exact-number.ts';
import { upperFirst } from './interval-words.ts';
import { inputNames, isBlank, type NumberKey, type RuleInputs } from './rule-inputs.ts';
import { scored, unscored, type RuleResult } from './rule-result.ts';
import type { StepsRule } from './rule.ts';
import type { ScorePolicy } from './score-policy.ts';

/** A number of the inputs, or the result that its absence gives. */
export type NumberReading = { readonly value: Fraction; readonly typed: number } | { readonly result: RuleResult };

/** Reads an input as an exact number; text is not a number. */
export function readNumber(inputs: RuleInputs, key: NumberKey): NumberReading {
  const input = inputs[key];
  if (isBlank(input)) return { result: unscored('missing-input', `chưa nhập ${inputNames[key]}.`) };
  if (typeof input !== 'number' || !Number.isFinite(input)) {
    const message = `ô ${inputNames[key]} là “${String(input)}”, chưa phải số. Hãy nhập lại dưới dạng số.`;
    return { result: unscored('not-a-number', message) };
  }
  return { value: fractionOf(input), typed: input };
}

/** Reads a count or a rank. */
export function readWhole(inputs: RuleInputs, key: 'count' | 'rank'): NumberReading {
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

/** The value that steps are compared with, or the result when there is none. */
export type Measured = MeasuredValue | { readonly result: RuleResult };

/** What the inputs amount to in the measure of the steps. */
export function measure(rule: StepsRule, inputs: RuleInputs, policy: ScorePolicy): Measured {
  switch (rule.measure) {
    case 'percent':
      return measurePercent(rule, inputs, policy);
    case 'rank':
    case 'count': {
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
  const words = `${upperFirst(inputNames.current)} ${formatDecimal(current.typed)}, ${inputNames[key]} ${formatDecimal(base.typed)} (chênh lệch ${shown}%)`;
  return { value, words };
}

import { formatDecimal } from './exact-number.ts';
import { intervalWords, rankWords, upperFirst } from './interval-words.ts';
import type { Amount, Bound, CountRule, DeductionRule, Interval, Rule, Step, StepsRule } from './rule.ts';

/**
 * The canonical Vietnamese wording of a rule. Parsed again with the same maximum it gives the same rule.
 */
export function describeRule(rule: Rule): string {
  const parts = describeBody(rule);
  if (rule.rounding !== null) parts.push(`làm tròn đến ${formatDecimal(rule.rounding)} điểm`);
  const notes = rule.notes.map((note) => `Ghi chú: ${/[;.]/.test(note) ? `(${note})` : note}`);
  return [parts.join('; '), ...notes].join('\n');
}

function describeBody(rule: Rule): string[] {
  switch (rule.kind) {
    case 'choice':
      return rule.options.map(({ label, points }) => `${label}: ${pointsWords(points)}`);
    case 'steps':
    case 'linear':
      return describeSteps(rule);
    case 'count':
      return describeCount(rule);
    case 'deduction':
      return describeDeduction(rule);
    case 'trend':
      return known([
        ['Tăng so với năm trước', rule.up],
        ['bằng năm trước', rule.same],
        ['giảm so với năm trước', rule.down],
      ]);
    case 'target':
      return known([
        ['Vượt chỉ tiêu', rule.exceed],
        ['đạt chỉ tiêu', rule.meet],
        ['không đạt chỉ tiêu', rule.miss],
      ]);
    case 'survey':
      return rule.factor === null
        ? ['Điều tra xã hội học']
        : [`Điểm = tỷ lệ hài lòng (%) × ${pointsWords(rule.factor)}`];
  }
}

/** 0.5 → "0,5 điểm". */
export function pointsWords(points: number): string {
  return `${formatDecimal(points)} điểm`;
}

function known(sides: readonly (readonly [string, number | null])[]): string[] {
  return sides.flatMap(([words, points]) => (points === null ? [] : [`${words}: ${pointsWords(points)}`]));
}

function describeSteps(rule: StepsRule): string[] {
  const parts = rule.steps.map((step) => {
    const amount = amountWords(step.amount);
    return step.from === null && step.to === null && step.amount.kind === 'proportion'
      ? `Điểm = ${amount}`
      : `${stepCondition(rule, step)}: ${amount}`;
  });
  if (rule.otherwise !== null) parts.push(`Còn lại: ${pointsWords(rule.otherwise)}`);
  if (rule.whenNone !== null) parts.push(`Không phát sinh: ${pointsWords(rule.whenNone)}`);
  return parts;
}

function amountWords(amount: Amount): string {
  if (amount.kind === 'points') return pointsWords(amount.points);
  const ratio = amount.over === 100 ? 'tỷ lệ %' : `(tỷ lệ / ${formatDecimal(amount.over)}%)`;
  return `${ratio} × ${pointsWords(amount.factor)}`;
}

/** What a step asks for: "Từ 70% đến 90%", "Hạng 1-10", "Tăng từ 5% trở lên so với năm trước". */
export function stepCondition(rule: StepsRule, step: Step): string {
  if (step.label !== null) return step.label;
  switch (rule.measure) {
    case 'percent':
    case 'count':
      return upperFirst(intervalWords(step, rule.measure, rule.unitName));
    case 'rank':
      return upperFirst(rankWords(step));
    case 'growth':
      return upperFirst(changeWords(step, growthWords));
    case 'excess':
      return upperFirst(changeWords(step, excessWords));
  }
}

interface ChangeWords {
  readonly more: string;
  readonly same: string;
  readonly less: string;
  readonly notLess: string;
  readonly notMore: string;
  readonly measured: (words: string, more: boolean) => string;
}

const growthWords: ChangeWords = {
  more: 'tăng so với năm trước',
  same: 'bằng năm trước',
  less: 'giảm so với năm trước',
  notLess: 'không giảm so với năm trước',
  notMore: 'không tăng so với năm trước',
  measured: (words, more) => `${more ? 'tăng' : 'giảm'} ${words} so với năm trước`,
};

const excessWords: ChangeWords = {
  more: 'vượt chỉ tiêu',
  same: 'đạt chỉ tiêu',
  less: 'không đạt chỉ tiêu',
  notLess: 'đạt hoặc vượt chỉ tiêu',
  notMore: 'không vượt chỉ tiêu',
  measured: (words, more) => (more ? `vượt chỉ tiêu ${words}` : `thấp hơn chỉ tiêu ${words}`),
};

function changeWords({ from, to }: Interval, words: ChangeWords): string {
  if (to === null && from?.value === 0) return from.closed ? words.notLess : words.more;
  if (from === null && to?.value === 0) return to.closed ? words.notMore : words.less;
  if (from?.value === 0 && to?.value === 0) return words.same;
  if (from !== null && from.value >= 0) return words.measured(intervalWords({ from, to }, 'percent'), true);
  const mirror = (bound: Bound | null): Bound | null => bound && { value: 0 - bound.value, closed: bound.closed };
  return words.measured(intervalWords({ from: mirror(to), to: mirror(from) }, 'percent'), false);
}

function describeCount(rule: CountRule): string[] {
  const units = `${rule.per === 1 ? '' : `${rule.per} `}${rule.unitName}`;
  if (rule.role === 'penalty') {
    const parts = [`Điểm trừ: mỗi ${units}: trừ ${pointsWords(rule.points)}`];
    if (rule.cap !== null) parts.push(`trừ tối đa ${pointsWords(rule.cap)}`);
    return parts;
  }
  const parts = [`${rule.role === 'bonus' ? 'Điểm thưởng: mỗi' : 'Mỗi'} ${units}: ${pointsWords(rule.points)}`];
  if (rule.cap !== null) parts.push(`tối đa ${pointsWords(rule.cap)}`);
  return parts;
}

function describeDeduction(rule: DeductionRule): string[] {
  if (rule.by === 'label') {
    const between = rule.options.some(({ points }) => points > 0 && points < rule.start);
    return rule.options.map(({ label, points }) =>
      points >= rule.start || (points === 0 && between)
        ? `${label}: ${pointsWords(points)}`
        : `${label}: trừ ${pointsWords(Number((rule.start - points).toFixed(9)))}`,
    );
  }
  const parts: string[] = [];
  if (rule.startLabel !== null) parts.push(`${rule.startLabel}: ${pointsWords(rule.start)}`);
  parts.push(`Mỗi ${rule.per === 1 ? '' : `${rule.per} `}${rule.unitName}: trừ ${pointsWords(rule.points)}`);
  if (rule.floor !== 0) parts.push(`tối thiểu ${pointsWords(rule.floor)}`);
  if (rule.cutoff !== null) parts.push(`từ ${rule.cutoff.from} lần trở lên: ${pointsWords(rule.cutoff.points)}`);
  return parts;
}

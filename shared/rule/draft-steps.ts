import { arrangeSteps, type ArrangedSteps, type PrintedStep } from './arrange-steps.ts';
import { intervalWords, rankWords } from './interval-words.ts';
import { parseInterval, type IntervalReading } from './parse-interval.ts';
import { baseOf, problemAt, quote, type Branch, type Draft, type DraftOutcome } from './rule-draft.ts';
import type { Amount, Measure, RuleProblem, StepsRule } from './rule.ts';

const remaining =
  /^(?:còn lại|(?:các |những )?(?:trường hợp|mức|nhóm|hạng|tỉnh|đơn vị|địa phương|xếp hạng|thứ hạng|kết quả) (?:còn lại|khác)|khác|ngược lại|không thuộc (?:các )?(?:trường hợp|nhóm|mức) (?:trên|nêu trên|nào)|ngoài (?:các )?(?:trường hợp|mức|nhóm) (?:trên|nêu trên))$/;

const noneArose = /không (?:có )?phát sinh|không có .* phát sinh/;

const notReached = /^(?:không|chưa) (?:đạt|hoàn thành|đảm bảo|bảo đảm|đáp ứng|đủ)(?!\p{L})|^không$/u;

export const notDone = /^(?:không|chưa) /;

/** Whether a condition means "every other value". */
export function isRemaining(low: string): boolean {
  return remaining.test(low);
}

/** Conditions without a number that still have a place beside steps. */
export function placeable(low: string): boolean {
  return isRemaining(low) || noneArose.test(low) || notReached.test(low) || (notDone.test(low) && !/\d/.test(low));
}

/** "Hoàn thành tốt (trên 90%)" */
export function insideBrackets(low: string): IntervalReading | null {
  const bracket = /\(([^()]*)\)/.exec(low);
  return bracket && !/\d/.test(low.replace(bracket[0], '')) ? parseInterval(bracket[1]!) : null;
}

export function refuseCondition(draft: Draft, branch: Branch): DraftOutcome {
  if (/^(?:cứ|mỗi|giảm \d|tăng \d|.*[:,] ?cứ )/.test(branch.low)) {
    const message = `Chưa biết ${quote(draft.source, branch.condition)} tính từ mức nào. Hãy ghi mức bắt đầu và điểm của mức ấy, ví dụ “đạt 100%: 2 điểm; cứ giảm 1% trừ 0,1 điểm”.`;
    return { refused: [problemAt(draft.source, branch.condition, 'error', message)] };
  }
  const message = `Chưa hiểu điều kiện ${quote(draft.source, branch.condition)}. Hãy ghi rõ mức được tính, ví dụ “từ 70% đến dưới 90%: 1 điểm”.`;
  return { refused: [problemAt(draft.source, branch.condition, 'error', message)] };
}

/** Steps on a percentage: `branches` as printed, `pieces` already placed (a formula over everything). */
export function draftSteps(draft: Draft, branches: readonly Branch[], pieces: readonly PrintedStep[]): DraftOutcome {
  const printed: PrintedStep[] = [];
  const spans: Branch[] = [];
  const zero: Branch[] = [];
  let otherwise: number | null = null;
  let whenNone: number | null = null;
  for (const branch of branches) {
    const amount = amountOf(branch);
    if (!amount) return refuseCondition(draft, branch);
    const reading = parseInterval(branch.low) ?? insideBrackets(branch.low);
    const points = amount.kind === 'points' ? amount.points : null;
    if (reading && !reading.compound) {
      printed.push({ interval: reading.interval, amount, label: null });
      spans.push(branch);
    } else if (points === null || !placeable(branch.low)) return refuseCondition(draft, branch);
    else if (noneArose.test(branch.low)) whenNone = points;
    else if (isRemaining(branch.low) || notReached.test(branch.low)) otherwise = points;
    else zero.push(branch);
  }
  for (const branch of zero) {
    const nothing = { value: 0, closed: true };
    printed.push({ interval: { from: nothing, to: nothing }, amount: amountOf(branch)!, label: null });
    spans.push(branch);
  }
  const arranged = arrangeSteps([...printed, ...pieces], 'percent');
  if (arranged.steps.length === 0) return refuseCondition(draft, branches[0]!);
  const problems = stepProblems(draft, arranged, spans, 'percent', otherwise);
  return { rule: stepsRule(draft, arranged, 'percent', otherwise, whenNone, null), problems };
}

export function amountOf(branch: Branch): Amount | null {
  const { amount } = branch;
  if (amount.kind === 'points') return { kind: 'points', points: amount.points };
  return amount.kind === 'proportion' ? { kind: 'proportion', factor: amount.factor, over: amount.over } : null;
}

/** Builds the rule from steps set in order. */
export function stepsRule(
  draft: Draft,
  arranged: ArrangedSteps,
  measure: Measure,
  otherwise: number | null,
  whenNone: number | null,
  unitName: string | null,
): StepsRule {
  const { steps } = arranged;
  const linear = steps.some((s) => s.amount.kind === 'proportion');
  const open = arranged.gaps.length > 0 ? otherwise : null;
  return { kind: linear ? 'linear' : 'steps', ...baseOf(draft), measure, steps, otherwise: open, whenNone, unitName };
}

/** Overlaps and gaps of steps, with the values for which they go wrong. */
export function stepProblems(
  draft: Draft,
  arranged: ArrangedSteps,
  spans: readonly Branch[],
  measure: Measure,
  otherwise: number | null,
): RuleProblem[] {
  const words = (interval: Parameters<typeof rankWords>[0]): string =>
    measure === 'rank' ? rankWords(interval) : intervalWords(interval, measure);
  const problems: RuleProblem[] = [];
  for (const overlap of arranged.overlaps) {
    const first = spans[overlap.first];
    const second = spans[overlap.second];
    if (!first || !second) continue;
    const where = words(overlap.interval);
    const pair = `${quote(draft.source, first.condition)} và ${quote(draft.source, second.condition)}`;
    const message = overlap.nested
      ? `${pair} cùng gồm ${where}; được hiểu theo mức hẹp hơn.`
      : `${pair} chồng lên nhau: ${where} thuộc cả hai mức với điểm khác nhau. Đang lấy mức nhiều điểm hơn.`;
    problems.push(problemAt(draft.source, second.condition, overlap.nested ? 'warning' : 'error', message));
  }
  if (otherwise === null) {
    for (const gap of arranged.gaps) {
      const message = `Thang điểm chưa nói được bao nhiêu điểm khi ${words(gap)}.`;
      const whole = { start: 0, end: draft.source.text.length };
      problems.push(problemAt(draft.source, whole, 'warning', message));
    }
  }
  return problems;
}

/** Two branches over the same range in different words: the words decide, not the number. */
export function sameRangeTwice(branches: readonly Branch[], readings: readonly (IntervalReading | null)[]): boolean {
  const seen = new Map<string, string>();
  return branches.some((branch, i) => {
    const reading = readings[i];
    if (!reading) return false;
    const key = JSON.stringify(reading.interval);
    const words = branch.low.replace(/[\d.,%]+/g, '');
    const before = seen.get(key);
    seen.set(key, words);
    return before !== undefined && before !== words;
  });
}

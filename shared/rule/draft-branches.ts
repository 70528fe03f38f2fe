import { arrangeSteps, type ArrangedSteps, type PrintedStep } from './arrange-steps.ts';
import { draftComparison } from './draft-comparison.ts';
import { draftRanks, namesRank } from './draft-ranks.ts';
import { intervalWords, rankWords } from './interval-words.ts';
import { parseInterval, type IntervalReading } from './parse-interval.ts';
import { baseOf, clausesOf, problemAt, quote, type Branch, type Draft, type DraftOutcome } from './rule-draft.ts';
import type { Amount, Measure, Option, RuleProblem, StepsRule } from './rule.ts';

const remaining =
  /^(?:còn lại|(?:các |những )?(?:trường hợp|mức|nhóm|hạng|tỉnh|đơn vị|địa phương|xếp hạng|thứ hạng|kết quả) (?:còn lại|khác)|khác|ngược lại|không thuộc (?:các )?(?:trường hợp|nhóm|mức) (?:trên|nêu trên|nào)|ngoài (?:các )?(?:trường hợp|mức|nhóm) (?:trên|nêu trên))$/;
const noneArose = /không (?:có )?phát sinh|không có .* phát sinh/;
const notReached = /^(?:không|chưa) (?:đạt|hoàn thành|đảm bảo|bảo đảm|đáp ứng|đủ)(?!\p{L})|^không$/u;
const perUnit = /(?:^|\s)(?:mỗi|cứ)(?=\s)/;
const notDone = /^(?:không|chưa) /;

/** Whether a condition means "every other value". */
export function isRemaining(low: string): boolean {
  return remaining.test(low);
}

/** Sorts "condition: points" branches into the kind of rule that they make. */
export function draftBranches(draft: Draft): DraftOutcome {
  const stray = clausesOf(draft, 'floor').find((f) => f.points !== 0) ?? clausesOf(draft, 'cap').find((c) => c.deduct);
  if (stray) {
    const message = `Chưa hiểu ${quote(draft.source, stray.span)} trong thang điểm này.`;
    return { refused: [problemAt(draft.source, stray.span, 'error', message)] };
  }
  if (draft.branches.some((b) => b.amount.kind === 'deduct')) {
    return draftSteppedDeduction(draft) ?? draftLabelledDeduction(draft);
  }
  return (
    draftComparison(draft) ?? draftRanks(draft) ?? draftPercents(draft) ?? draftCounts(draft) ?? draftChoice(draft, [])
  );
}

function draftPercents(draft: Draft): DraftOutcome | null {
  const { branches } = draft;
  const readings = branches.map((b) => parseInterval(b.low) ?? insideBrackets(b.low));
  if (!readings.some((r) => r?.percent)) return null;
  const proportional = branches.some((b) => b.amount.kind === 'proportion');
  const compound = branches.find((_, i) => readings[i]?.compound);
  if (compound && !proportional) {
    const message = `${quote(draft.source, compound.condition)} còn điều kiện ngoài tỷ lệ nên chấm bằng cách chọn mức.`;
    return draftChoice(draft, [problemAt(draft.source, compound.condition, 'warning', message)]);
  }
  const unplaced = branches.find((b, i) => !readings[i] && !placeable(b.low));
  if (unplaced || compound)
    return proportional ? refuseCondition(draft, (unplaced ?? compound)!) : draftChoice(draft, []);
  if (!proportional && sameRangeTwice(branches, readings)) return draftChoice(draft, []);
  return draftSteps(draft, branches, []);
}

/** Conditions without a number that still have a place beside steps. */
function placeable(low: string): boolean {
  return isRemaining(low) || noneArose.test(low) || notReached.test(low) || (notDone.test(low) && !/\d/.test(low));
}

/** Two branches over the same range in different words: the words decide, not the number. */
function sameRangeTwice(branches: readonly Branch[], readings: readonly (IntervalReading | null)[]): boolean {
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

/** "Hoàn thành tốt (trên 90%)" */
function insideBrackets(low: string): IntervalReading | null {
  const bracket = /\(([^()]*)\)/.exec(low);
  return bracket && !/\d/.test(low.replace(bracket[0], '')) ? parseInterval(bracket[1]!) : null;
}

function refuseCondition(draft: Draft, branch: Branch): DraftOutcome {
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

function amountOf(branch: Branch): Amount | null {
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

const lacking = /(?:^|\s)(?:thiếu|chậm|trễ|quá hạn|vi phạm|sai|muộn|vắng)(?=\s|$)/;

/** "Từ 2 sáng kiến trở lên: 2; 1 sáng kiến: 1; không có: 0" */
function draftCounts(draft: Draft): DraftOutcome | null {
  const { branches } = draft;
  const printed: PrintedStep[] = [];
  const spans: Branch[] = [];
  let otherwise: number | null = null;
  let unit: string | null = null;
  let lack: boolean | null = null;
  for (const branch of branches) {
    const amount = amountOf(branch);
    if (amount?.kind !== 'points') return null;
    const reading = parseInterval(branch.low);
    if (isRemaining(branch.low)) otherwise = amount.points;
    else if (reading && !reading.percent && !reading.compound && isWhole(reading)) {
      const head = reading.unit.split(' ').slice(0, 2).join(' ');
      if (head !== '') {
        if (unit !== null && !unit.startsWith(head) && !head.startsWith(unit)) return null;
        // The longest head, whatever the order of the branches.
        if (unit === null || head.length > unit.length || (head.length === unit.length && head < unit)) unit = head;
      }
      const lacks = lacking.test(branch.low);
      if (lack !== null && lack !== lacks) return null;
      lack = lacks;
      printed.push({ interval: reading.interval, amount, label: branch.label });
      spans.push(branch);
    } else if (notDone.test(branch.low) && !/\d/.test(branch.low)) {
      const nothing = { value: 0, closed: true };
      printed.push({ interval: { from: nothing, to: nothing }, amount, label: branch.label });
      spans.push(branch);
    } else return null;
  }
  if (branches.some((b) => namesRank(b.low))) return null;
  const numeric = spans.filter((s) => /\d/.test(s.low)).length;
  if (
    numeric < 2 ||
    sameRangeTwice(
      spans,
      spans.map((s) => parseInterval(s.low)),
    )
  )
    return null;
  const arranged = arrangeSteps(printed, 'count');
  if (arranged.unreached.length > 0 || arranged.steps.length !== printed.length) return null;
  return {
    rule: stepsRule(draft, arranged, 'count', otherwise, null, unit),
    problems: stepProblems(draft, arranged, spans, 'count', otherwise),
  };
}

function isWhole({ interval: { from, to } }: IntervalReading): boolean {
  return [from, to].every((bound) => bound === null || Number.isInteger(bound.value));
}

function draftChoice(draft: Draft, problems: readonly RuleProblem[]): DraftOutcome {
  const options: Option[] = [];
  for (const branch of draft.branches) {
    if (branch.amount.kind !== 'points') return refuseCondition(draft, branch);
    if (perUnit.test(branch.low)) return refuseCondition(draft, branch);
    options.push({ label: branch.label, points: branch.amount.points });
  }
  return { rule: { kind: 'choice', ...baseOf(draft), options }, problems };
}

/** "Dưới 90%: trừ 0,5; dưới 70%: trừ 1": steps whose points are counted down from the maximum. */
function draftSteppedDeduction(draft: Draft): DraftOutcome | null {
  const { maxScore } = draft;
  const readings = draft.branches.map((b) => parseInterval(b.low));
  if (!readings.some((r) => r?.percent)) return null;
  const unclear = draft.branches.find((b, i) => b.amount.kind === 'deduct' && readings[i]?.percent && readings[i].bare);
  // "giảm 1% trừ 0,1 điểm" takes off for every percent, not once.
  if (unclear) return refuseCondition(draft, unclear);
  if (maxScore === null || maxScore <= 0 || draft.role === 'penalty') return null;
  const branches = draft.branches.map((b): Branch => {
    if (b.amount.kind !== 'deduct') return b;
    return { ...b, amount: { kind: 'points', points: Math.max(0, Number((maxScore - b.amount.points).toFixed(9))) } };
  });
  return draftPercents({ ...draft, branches });
}

/** "Nhẹ: trừ 50%; nặng: 0" */
function draftLabelledDeduction(draft: Draft): DraftOutcome {
  const { branches, maxScore } = draft;
  const penalty = draft.role === 'penalty' || maxScore === null || maxScore <= 0;
  const options: Option[] = [];
  for (const branch of branches) {
    const { amount } = branch;
    if (perUnit.test(branch.low)) return refuseCondition(draft, branch);
    if (amount.kind === 'points') options.push({ label: branch.label, points: amount.points });
    else if (amount.kind === 'deduct') {
      const left = penalty ? -amount.points : Math.max(0, Number((maxScore - amount.points).toFixed(9)));
      options.push({ label: branch.label, points: left === 0 ? 0 : left });
    } else return refuseCondition(draft, branch);
  }
  if (penalty) return { rule: { kind: 'choice', ...baseOf(draft), options }, problems: [] };
  return { rule: { kind: 'deduction', by: 'label', ...baseOf(draft), start: maxScore, options }, problems: [] };
}

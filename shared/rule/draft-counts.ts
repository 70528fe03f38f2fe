import { arrangeSteps, type PrintedStep } from './arrange-steps.ts';
import { namesRank } from './draft-ranks.ts';
import { amountOf, isRemaining, notDone, sameRangeTwice, stepProblems, stepsRule } from './draft-steps.ts';
import { parseInterval, type IntervalReading } from './parse-interval.ts';
import type { Branch, Draft, DraftOutcome } from './rule-draft.ts';

/** "Mức 1", "loại 2": names with a number, which count nothing. */
const namedLevel = /^(?:đạt |xếp |thuộc )?(?:mức|loại|bậc|cấp|cấp độ|mức độ) \d/;
const lacking = /(?:^|\s)(?:thiếu|chậm|trễ|quá hạn|vi phạm|sai|muộn|vắng)(?=\s|$)/;

/** "Từ 2 sáng kiến trở lên: 2; 1 sáng kiến: 1; không có: 0" */
export function draftCounts(draft: Draft): DraftOutcome | null {
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
  if (branches.some((b) => namesRank(b.low) || namedLevel.test(b.low))) return null;
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

import { parseInterval } from './parse-interval.ts';
import type { Clause } from './clause.ts';
import { baseOf, clausesOf, problemAt, quote, type Branch, type Draft, type DraftOutcome } from './rule-draft.ts';
import type { CountedDeduction } from './rule.ts';

type Each = Extract<Clause, { kind: 'each' }>;

/** "Mỗi … 0,5 điểm, tối đa 2" and "Mỗi … trừ 0,25". */
export function draftTally(draft: Draft, each: readonly Each[]): DraftOutcome {
  const [tally, second] = each;
  if (second) {
    const message = `Có hai đại lượng phải đếm riêng; chưa chấm được trong một tiêu chí: ${quote(draft.source, second.span)}.`;
    return { refused: [problemAt(draft.source, second.span, 'error', message)] };
  }
  const formula = clausesOf(draft, 'formula')[0] ?? clausesOf(draft, 'survey')[0];
  if (formula) return refuseSpan(draft, formula.span);
  return tally!.deduct ? draftDeduction(draft, tally!) : draftCount(draft, tally!);
}

function refuseSpan(draft: Draft, span: Branch['span']): DraftOutcome {
  const message = `Chưa hiểu ${quote(draft.source, span)} khi đã có cách tính theo từng đơn vị.`;
  return { refused: [problemAt(draft.source, span, 'error', message)] };
}

function pointsOf(branch: Branch): number | null {
  return branch.amount.kind === 'points' ? branch.amount.points : null;
}

/** A branch that only restates that none gives nothing ("không có: 0", "chưa áp dụng: không tính điểm"). */
function saysNothing(branch: Branch): boolean {
  return pointsOf(branch) === 0 && !/\d/.test(branch.low);
}

/** "từ 4 … trở lên: 2 điểm" */
function thresholdOf(branch: Branch): { from: number; points: number } | null {
  const points = pointsOf(branch);
  const reading = parseInterval(branch.low);
  if (points === null || !reading || reading.percent || reading.compound) return null;
  const { from, to } = reading.interval;
  if (from === null || to !== null) return null;
  return { from: from.closed ? Math.ceil(from.value) : Math.floor(from.value) + 1, points };
}

function draftCount(draft: Draft, tally: Each): DraftOutcome {
  const floors = clausesOf(draft, 'floor').filter((f) => f.points !== 0);
  if (floors.length > 0) return refuseSpan(draft, floors[0]!.span);
  const caps = clausesOf(draft, 'cap');
  let cap = caps.find((c) => c.points !== null)?.points ?? null;
  const notes: string[] = [...draft.notes];
  for (const branch of draft.branches) {
    const threshold = thresholdOf(branch);
    if (saysNothing(branch)) notes.push(`Không tính điểm ${branch.label}`);
    else if (
      threshold &&
      cap === null &&
      near(threshold.points, Math.floor(threshold.from / tally.per) * tally.points)
    ) {
      cap = threshold.points;
    } else return refuseSpan(draft, branch.span);
  }
  const base = { ...baseOf(draft), notes };
  const { per, points, unitName } = tally;
  return {
    rule: { kind: 'count', ...base, role: draft.role === 'bonus' ? 'bonus' : 'score', per, points, unitName, cap },
    problems: [],
  };
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-9;
}

function draftDeduction(draft: Draft, tally: Each): DraftOutcome {
  const { per, points, unitName } = tally;
  const cap = clausesOf(draft, 'cap').find((c) => c.points !== null)?.points ?? null;
  const starts = draft.branches.filter((b) => (pointsOf(b) ?? 0) > 0 && thresholdOf(b) === null);
  const penalty = draft.role === 'penalty' || (draft.maxScore !== null && draft.maxScore <= 0);
  if (penalty || (draft.maxScore === null && starts.length === 0)) {
    const stray = draft.branches.find((b) => !saysNothing(b));
    if (stray) return refuseSpan(draft, stray.span);
    return { rule: { kind: 'count', ...baseOf(draft), role: 'penalty', per, points, unitName, cap }, problems: [] };
  }
  if (starts.length > 1) return refuseSpan(draft, starts[1]!.span);
  let cutoff: CountedDeduction['cutoff'] = null;
  for (const branch of draft.branches) {
    if (branch === starts[0]) continue;
    const threshold = thresholdOf(branch);
    if (!threshold || cutoff) return refuseSpan(draft, branch.span);
    cutoff = threshold;
  }
  const start = starts[0] ? pointsOf(starts[0])! : draft.maxScore!;
  const lowest =
    clausesOf(draft, 'floor')[0]?.points ?? (cap === null ? 0 : Math.max(0, Number((start - cap).toFixed(6))));
  const startLabel = starts[0]?.label ?? null;
  const counted = { start, startLabel, per, points, unitName, floor: lowest, cutoff };
  return { rule: { kind: 'deduction', by: 'count', ...baseOf(draft), ...counted }, problems: [] };
}

import type { Clause } from './clause.ts';
import { draftSteps } from './draft-steps.ts';
import { parseInterval } from './parse-interval.ts';
import { baseOf, clausesOf, problemAt, quote, type Draft, type DraftOutcome } from './rule-draft.ts';
import type { PrintedStep } from './arrange-steps.ts';
import type { Bound, Interval } from './rule.ts';

type Formula = Extract<Clause, { kind: 'formula' }>;
const everything = { from: null, to: null };

/** "Điểm = tỷ lệ % × điểm tối đa", alone or beside steps that take over at its ends. */
export function draftFormula(draft: Draft, formulas: readonly Formula[]): DraftOutcome {
  const [formula, second] = formulas;
  if (second) {
    const message = `Có hai công thức trong một thang điểm: ${quote(draft.source, second.span)}. Hãy giữ một công thức.`;
    return { refused: [problemAt(draft.source, second.span, 'error', message)] };
  }
  const amount = formula!.amount;
  if (amount.kind !== 'proportion') {
    const message = `Chưa hiểu công thức ${quote(draft.source, formula!.span)}.`;
    return { refused: [problemAt(draft.source, formula!.span, 'error', message)] };
  }
  const surveyed = /sipas|hài lòng|điều tra|khảo sát/.test(amount.subject) || clausesOf(draft, 'survey').length > 0;
  if (surveyed && draft.branches.length === 0 && amount.over === 100) {
    return { rule: { kind: 'survey', ...baseOf(draft), factor: amount.factor }, problems: [] };
  }
  const { factor, over } = amount;
  const pieces: PrintedStep[] = [{ interval: everything, amount: { kind: 'proportion', factor, over }, label: null }];
  const cap = clausesOf(draft, 'cap').find((c) => c.points !== null && !c.deduct)?.points ?? null;
  if (cap !== null && cap < (factor * 100) / over && cap !== draft.maxScore) {
    const from = { value: Number(((cap * over) / factor).toFixed(9)), closed: true };
    pieces.push({ interval: { from, to: null }, amount: { kind: 'points', points: cap }, label: null });
  }
  const floor = clausesOf(draft, 'floor')[0]?.points ?? 0;
  const beyond = draft.branches.find(({ amount }) => {
    if (amount.kind !== 'points') return false;
    return (cap !== null && amount.points > cap) || amount.points < floor;
  });
  if (beyond) {
    const message = `${quote(draft.source, beyond.span)} không khớp với mức tối đa, tối thiểu của công thức. Hãy thống nhất.`;
    return { refused: [problemAt(draft.source, beyond.span, 'error', message)] };
  }
  if (floor > 0) {
    const to = { value: Number(((floor * over) / factor).toFixed(9)), closed: false };
    pieces.push({ interval: { from: null, to }, amount: { kind: 'points', points: floor }, label: null });
  }
  const levels = draft.branches.map((b) => parseInterval(b.low)?.interval ?? null);
  return draftSteps(draft, draft.branches, [
    pieces[0]!,
    ...pieces.slice(1).flatMap((piece) => outsideOf(piece, levels)),
  ]);
}

/** What limits a formula leaves alone the values that a level of its own decides ("dưới 50%: 0; tối đa 1 điểm"). */
function outsideOf(piece: PrintedStep, levels: readonly (Interval | null)[]): PrintedStep[] {
  let parts: Interval[] = [piece.interval];
  for (const level of levels) if (level) parts = parts.flatMap((part) => without(part, level));
  return parts.map((interval) => ({ ...piece, interval }));
}

function without(part: Interval, level: Interval): Interval[] {
  const below: Interval | null = level.from && {
    from: part.from,
    to: lower(part.to, { value: level.from.value, closed: !level.from.closed }),
  };
  const above: Interval | null = level.to && {
    from: higher(part.from, { value: level.to.value, closed: !level.to.closed }),
    to: part.to,
  };
  return [below, above].filter((rest): rest is Interval => rest !== null && holdsValues(rest));
}

function lower(a: Bound | null, b: Bound): Bound {
  if (a === null) return b;
  if (a.value !== b.value) return a.value < b.value ? a : b;
  return a.closed ? b : a;
}

function higher(a: Bound | null, b: Bound): Bound {
  if (a === null) return b;
  if (a.value !== b.value) return a.value > b.value ? a : b;
  return a.closed ? b : a;
}

function holdsValues({ from, to }: Interval): boolean {
  if (from === null || to === null) return true;
  return from.value < to.value || (from.value === to.value && from.closed && to.closed);
}

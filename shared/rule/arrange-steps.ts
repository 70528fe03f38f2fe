import type { Amount, Bound, Interval, Measure, Step } from './rule.ts';

/** A printed step before it is set in order; `from` and `to` as printed. */
export interface PrintedStep {
  readonly interval: Interval;
  readonly amount: Amount;
  readonly label: string | null;
}

interface Overlap {
  readonly first: number;
  readonly second: number;
  readonly interval: Interval;
  /** One step lies wholly inside the other: the narrower is meant ("trên 90%", "trên 70%"). */
  readonly nested: boolean;
}

export interface ArrangedSteps {
  /** Disjoint, in the order of the measure: highest values first, ranks from the first. */
  readonly steps: readonly Step[];
  readonly overlaps: readonly Overlap[];
  readonly gaps: readonly Interval[];
  /** Printed steps that no value reaches. */
  readonly unreached: readonly number[];
}

/**
 * Sets steps in order and makes them disjoint. Where two cover the same value the narrower wins, and where neither
 * lies inside the other the one with more points does; both cases are told in `overlaps`.
 *
 * The axis is cut into slots: each printed boundary is an odd slot, the open stretch before it an even one.
 */
export function arrangeSteps(printed: readonly PrintedStep[], measure: Measure): ArrangedSteps {
  const whole = measure === 'count' || measure === 'rank';
  const capped = measure === 'percent' && !printed.some(({ interval }) => reachesBeyondHundred(interval));
  const intervals = printed.map(({ interval }) =>
    whole ? wholeNumbers(interval) : capped ? upToHundred(interval) : interval,
  );
  const values = [
    ...new Set(intervals.flatMap((i) => [i.from?.value, i.to?.value]).filter((v) => v !== undefined)),
  ].sort((a, b) => a - b);
  const ranges = intervals.map((interval) => slotRange(interval, values));
  const axis: Axis = { values, measure, whole, capped };
  const winners: (number | null)[] = [];
  const overlaps = new Map<string, Overlap>();
  for (let slot = 0; slot <= values.length * 2; slot++) {
    if (!slotExists(axis, slot)) {
      winners.push(-1);
      continue;
    }
    const covering = ranges.flatMap(([low, high], i) => (slot >= low && slot <= high ? [i] : []));
    winners.push(covering.length === 0 ? null : winnerOf(covering, ranges, printed));
    noteOverlaps(covering, printed, ranges, axis, overlaps);
  }
  const runs = joinRuns(winners);
  const steps = runs
    .filter((run) => run.winner !== null)
    .map((run): Step => ({
      ...runInterval(run, axis),
      amount: printed[run.winner!]!.amount,
      label: printed[run.winner!]!.label,
    }));
  const reached = new Set(winners);
  return {
    steps: measure === 'rank' ? steps : steps.reverse(),
    overlaps: [...overlaps.values()],
    gaps: runs.filter((run) => run.winner === null).map((run) => runInterval(run, axis)),
    unreached: printed.flatMap((_, i) => (reached.has(i) ? [] : [i])),
  };
}

interface Axis {
  readonly values: readonly number[];
  readonly measure: Measure;
  readonly whole: boolean;
  /** Percentages that end at 100. */
  readonly capped: boolean;
}

/** Half-open to closed: more than 2 pieces are 3 pieces or more. */
function wholeNumbers({ from, to }: Interval): Interval {
  return {
    from: from && { value: from.closed ? Math.ceil(from.value) : Math.floor(from.value) + 1, closed: true },
    to: to && { value: to.closed ? Math.floor(to.value) : Math.ceil(to.value) - 1, closed: true },
  };
}

/** A plan can be done beyond 100 %: whoever reaches 100 keeps the points of 100. */
function upToHundred(interval: Interval): Interval {
  return interval.to?.closed && interval.to.value >= 100 ? { from: interval.from, to: null } : interval;
}

function reachesBeyondHundred({ from, to }: Interval): boolean {
  const opensAtHundred = from !== null && (from.value > 100 || (from.value === 100 && !from.closed));
  return opensAtHundred || (to !== null && to.value > 100);
}

function slotRange(interval: Interval, values: readonly number[]): [number, number] {
  const low = interval.from ? values.indexOf(interval.from.value) * 2 + (interval.from.closed ? 1 : 2) : 0;
  const high = interval.to ? values.indexOf(interval.to.value) * 2 + (interval.to.closed ? 1 : 0) : values.length * 2;
  return [low, high];
}

const lowest: Readonly<Record<Measure, number | null>> = { percent: 0, count: 0, rank: 1, growth: null, excess: null };

function slotExists({ values, measure, whole, capped }: Axis, slot: number): boolean {
  const index = slot >> 1;
  const floor = lowest[measure];
  if (slot % 2 === 1) return floor === null || values[index]! >= floor;
  if (values.length === 0) return true;
  if (index === 0) return floor === null || values[0]! > floor;
  if (index === values.length) return !capped || values[index - 1]! < 100;
  return whole ? values[index]! - values[index - 1]! > 1 : true;
}

function winnerOf(
  covering: readonly number[],
  ranges: readonly [number, number][],
  printed: readonly PrintedStep[],
): number {
  return covering.reduce((best, next) => {
    if (inside(ranges[next]!, ranges[best]!)) return inside(ranges[best]!, ranges[next]!) ? best : next;
    if (inside(ranges[best]!, ranges[next]!)) return best;
    return worth(printed[next]!.amount) > worth(printed[best]!.amount) ? next : best;
  });
}

function inside(inner: readonly [number, number], outer: readonly [number, number]): boolean {
  return inner[0] >= outer[0] && inner[1] <= outer[1];
}

function worth(amount: Amount): number {
  return amount.kind === 'points' ? amount.points : amount.factor;
}

function noteOverlaps(
  covering: readonly number[],
  printed: readonly PrintedStep[],
  ranges: readonly [number, number][],
  axis: Axis,
  found: Map<string, Overlap>,
): void {
  for (const first of covering) {
    for (const second of covering) {
      if (
        second <= first ||
        found.has(`${first}-${second}`) ||
        sameAmount(printed[first]!.amount, printed[second]!.amount)
      )
        continue;
      const [a, b] = [ranges[first]!, ranges[second]!];
      const shared = { start: Math.max(a[0], b[0]), end: Math.min(a[1], b[1]), winner: null };
      const equal = a[0] === b[0] && a[1] === b[1];
      found.set(`${first}-${second}`, {
        first,
        second,
        interval: runInterval(shared, axis),
        nested: !equal && (inside(a, b) || inside(b, a)),
      });
    }
  }
}

function sameAmount(a: Amount, b: Amount): boolean {
  return a.kind === 'points'
    ? b.kind === 'points' && a.points === b.points
    : b.kind === 'proportion' && a.factor === b.factor && a.over === b.over;
}

interface Run {
  readonly start: number;
  end: number;
  readonly winner: number | null;
}

/** Neighbouring slots with the same winner; slots that hold no value join either side. */
function joinRuns(winners: readonly (number | null)[]): Run[] {
  const runs: Run[] = [];
  winners.forEach((winner, slot) => {
    if (winner === -1) return;
    const last = runs[runs.length - 1];
    if (last && last.winner === winner) last.end = slot;
    else runs.push({ start: slot, end: slot, winner });
  });
  return runs;
}

function runInterval(run: Run, { values, measure, whole, capped }: Axis): Interval {
  const startValue = values[(run.start - 1) >> 1];
  const endValue = values[run.end >> 1];
  let from: Bound | null =
    run.start === 0 || startValue === undefined ? null : { value: startValue, closed: run.start % 2 === 1 };
  let to: Bound | null =
    run.end >= values.length * 2 || endValue === undefined ? null : { value: endValue, closed: run.end % 2 === 1 };
  if (whole) {
    if (from && !from.closed) from = { value: from.value + 1, closed: true };
    if (to && !to.closed) to = { value: to.value - 1, closed: true };
  }
  if (from?.closed && lowest[measure] !== null && from.value <= lowest[measure]) from = null;
  if (capped && to?.closed && to.value >= 100) to = null;
  return { from, to };
}

import type { HistoryPlan, HistoryResult } from './run-history.ts';

/** The kind of a fault: what stays the same while its history shrinks. */
export function kindOfFault(fault: string): string {
  return fault
    .replace(/^step \d+ \([^)]*\): /, '')
    .replace(/"[^"]*"/g, '""')
    .replace(/\b(id)?\d+\b/g, '#')
    .replace(/\b(snv|stp|stc)[-+#\d]*/g, 'book')
    .slice(0, 60);
}

/**
 * Leaves out steps, many at first and one at the end, while the same kind of fault still shows.
 * @param mostRuns histories to be run at most
 */
export async function shrinkHistory(
  plan: HistoryPlan,
  fault: string,
  run: (plan: HistoryPlan) => Promise<HistoryResult>,
  mostRuns = 300,
): Promise<HistoryPlan> {
  const kind = kindOfFault(fault);
  let { steps } = plan;
  let runs = 0;
  for (let length = Math.ceil(steps.length / 2); length >= 1; length = length === 1 ? 0 : Math.ceil(length / 2)) {
    for (let from = 0; from < steps.length && runs < mostRuns;) {
      const fewer = [...steps.slice(0, from), ...steps.slice(from + length)];
      runs += 1;
      const result = await run({ ...plan, steps: fewer });
      if (result.fault !== null && kindOfFault(result.fault) === kind) steps = fewer;
      else from += length;
    }
  }
  return { ...plan, steps };
}

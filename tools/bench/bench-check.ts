import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { compare, report } from './measure.ts';
import { largePlan } from './large-plan.ts';

/** Reading, checking and scoring against copying the same grid. */
export async function benchCheck(): Promise<void> {
  for (const rows of [1_000, 10_000]) {
    const grid = await largePlan(rows);
    const { ours, theirs, ratio } = await compare(
      7,
      () => inspectSheet(grid),
      () => structuredClone(grid),
    );
    report(
      `check + score of ${rows} rows against structuredClone of the same grid`,
      `${ratio.toFixed(2)}× (${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms)`,
      'at most 5×',
    );
  }
}

import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { largePlan } from './large-plan.ts';
import { compare, report } from './measure.ts';

const coldRun = path.join(import.meta.dirname, 'cold-check.ts');

/**
 * Reading, checking and scoring against copying the same grid: again and again on one sheet, as a live check does
 * (texts already seen), and once in a fresh process (nothing compiled, nothing seen).
 */
export async function benchCheck(): Promise<void> {
  const perRow = new Map<number, number>();
  for (const rows of [1_000, 10_000, 20_000]) {
    const grid = await largePlan(rows);
    const { ours, theirs, ratio } = await compare(
      7,
      () => inspectSheet(grid),
      () => structuredClone(grid),
    );
    perRow.set(rows, ours / rows);
    report(
      `check + score of ${rows} rows against structuredClone of the same grid`,
      `${ratio.toFixed(2)}× (${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms)`,
      'at most 5×',
    );
  }
  const growth = (perRow.get(20_000) ?? Number.NaN) / (perRow.get(1_000) ?? Number.NaN);
  report('time per row at 20000 rows against 1000 rows', `${growth.toFixed(2)}×`, 'about 1×: linear');
  await benchCold(10_000);
}

async function benchCold(rows: number): Promise<void> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', coldRun, String(rows)]);
  const [ours = Number.NaN, theirs = Number.NaN] = stdout.trim().split(' ').map(Number);
  report(
    `the same for ${rows} rows, first run of a fresh process`,
    `${(ours / theirs).toFixed(2)}× (${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms)`,
  );
}

import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { HistoryPlan, HistoryResult } from './run-history.ts';
import { planHistory, runHistory } from './run-history.ts';
import { shrinkHistory } from './shrink-history.ts';

/** Where a process keeps its database files: in memory where the machine offers that, for an answer needs a flushed disk. */
export function scratchFolder(): string {
  return path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), `bang-diem-histories-${process.pid}`);
}

export interface SeedResult extends HistoryResult {
  /** The history cut down to what still shows the fault. */
  readonly plan: HistoryPlan | null;
}

/** Runs the history of a seed; a failing one is cut down. */
export async function runSeed(seed: number, folder: string): Promise<SeedResult> {
  const plan = planHistory(seed);
  const result = await runHistory(plan, folder);
  if (result.fault === null) return { ...result, plan: null };
  return { ...result, plan: await shrinkHistory(plan, result.fault, (fewer) => runHistory(fewer, folder)) };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { z } from 'zod';
import { largePlan } from './large-plan.ts';
import { median, report } from './measure.ts';

const usageSchema = z.object({ milliseconds: z.number(), megabytes: z.number() });
type Usage = z.infer<typeof usageSchema>;

const here = import.meta.dirname;
const preload = `file://${path.join(here, 'report-usage.mjs')}`;
const commandLine = path.resolve(here, '../../dist/server/cli.js');
const parser = path.join(here, 'parse-only.mjs');

/** Processor time and peak memory of one run in a fresh process. */
async function measure(script: string, args: readonly string[]): Promise<Usage> {
  const child = spawn(process.execPath, ['--import', preload, script, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0 && code !== 1) throw new Error(`${script} ended with ${String(code)}: ${said}`);
  return usageSchema.parse(JSON.parse(said.trimEnd().split('\n').at(-1)!));
}

async function measureMedian(runs: number, script: string, args: readonly string[]): Promise<Usage> {
  const usages: Usage[] = [];
  for (let run = 0; run < runs; run += 1) usages.push(await measure(script, args));
  return {
    milliseconds: median(usages.map(({ milliseconds }) => milliseconds)),
    megabytes: median(usages.map(({ megabytes }) => megabytes)),
  };
}

async function writePlan(file: string, rows: number): Promise<void> {
  const { name, values, merges } = await largePlan(rows);
  const sheet = {
    name,
    rows: values.map((row) => [...row]),
    merges: merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    })),
  };
  writeFileSync(file, await writeXlsx({ sheets: [sheet] }));
}

/** The whole way of a file through the built command line (`tools/bench.mjs` builds it) against the parser alone, each run a fresh process. */
export async function benchFiles(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-bench-'));
  const perRow = new Map<number, Usage>();
  try {
    for (const rows of [1_000, 5_000, 20_000]) {
      const file = path.join(folder, `${rows}.xlsx`);
      await writePlan(file, rows);
      const ours = await measureMedian(3, commandLine, ['check', file, '--json']);
      const theirs = await measureMedian(3, parser, [file]);
      perRow.set(rows, { milliseconds: ours.milliseconds / rows, megabytes: ours.megabytes / rows });
      report(
        `cli -- check of a file of ${rows} rows against the parser alone, processor time`,
        `${(ours.milliseconds / theirs.milliseconds).toFixed(2)}× (${ours.milliseconds.toFixed(0)} ms against ${theirs.milliseconds.toFixed(0)} ms)`,
      );
      report(
        `the same, peak memory`,
        `${(ours.megabytes / theirs.megabytes).toFixed(2)}× (${ours.megabytes.toFixed(0)} MB against ${theirs.megabytes.toFixed(0)} MB)`,
      );
    }
    const [small, large] = [perRow.get(1_000)!, perRow.get(20_000)!];
    report(
      'processor time per row at 20000 rows against 1000 rows',
      `${(large.milliseconds / small.milliseconds).toFixed(2)}×`,
      'below 1×: a constant start, then linear',
    );
    report(
      'peak memory per row at 20000 rows against 1000 rows',
      `${(large.megabytes / small.megabytes).toFixed(2)}×`,
      'below 1×',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

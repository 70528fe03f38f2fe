// npm run campaign:fuzz -- [grids] [first seed]: mutated sheets through reading, checking, scoring, mending and sync.
// A failing grid is cut down and kept under tmp/fuzz/; a stopped campaign goes on at the seed it printed last.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { FuzzCampaign } from '#test/fuzz/fuzz-campaign.ts';
import type { FoundFault } from '#test/fuzz/fuzz-campaign.ts';

const grids = Number(process.argv[2] ?? 10_000);
const from = Number(process.argv[3] ?? 1);
const folder = path.resolve('tmp', 'fuzz');
const progressEverySeconds = 15;
let told = 0;

function keepFault({ seed, fault, grid }: FoundFault): void {
  const file = path.join(folder, `seed-${seed}.json`);
  mkdirSync(folder, { recursive: true });
  const content = grid && { ...grid, hiddenRows: [...grid.hiddenRows], hiddenColumns: [...grid.hiddenColumns] };
  writeFileSync(file, JSON.stringify({ seed, fault, grid: content }, null, 1));
  console.log(`FAULT seed ${seed}: ${fault}\n      ${path.relative('.', file)}`);
}

const campaign = new FuzzCampaign(
  { from, to: from + grids - 1 },
  ({ done, resumeAt, seconds }) => {
    if (seconds - told < progressEverySeconds) return;
    told = seconds;
    const rate = done / seconds;
    const left = Math.round((grids - done) / rate);
    console.log(`${done} of ${grids}, ${rate.toFixed(0)} a second, about ${left} s left; go on at seed ${resumeAt}`);
  },
  keepFault,
);
try {
  const { slowest, seconds, faults, grids: done } = await campaign.run(availableParallelism());
  console.log(
    `${done} grids (seeds ${from} to ${from + grids - 1}) in ${seconds.toFixed(0)} s, ${(done / seconds).toFixed(0)} a second; ` +
      `slowest ${slowest.milliseconds.toFixed(0)} ms (seed ${slowest.seed}); ${faults.length} faults`,
  );
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  rmSync(path.join(folder, String(process.pid)), { recursive: true, force: true });
}

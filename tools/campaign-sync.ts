// npm run campaign:sync -- [histories] [first seed] [processes]: random histories of workbooks, the page and the server until all
// agree, with everything on the way that goes wrong. A failing history is cut down and kept under tmp/histories/;
// npm run campaign:sync -- replay FILE runs it again.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { HistoryPlan } from '#test/convergence/run-history.ts';
import { runHistory } from '#test/convergence/run-history.ts';
import { scratchFolder } from '#test/convergence/run-seeds.ts';
import type { FoundFault } from '#test/convergence/sync-campaign.ts';
import { SyncCampaign } from '#test/convergence/sync-campaign.ts';

const folder = path.resolve('tmp', 'histories');
const progressEverySeconds = 15;
let told = 0;

function keepFault({ seed, fault, plan }: FoundFault): void {
  console.log(`FAULT seed ${seed}: ${fault?.slice(0, 600)}`);
  if (plan === null) return;
  const file = path.join(folder, `seed-${seed}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(plan));
  const steps = plan.steps.map(({ kind }) => kind).join(' ');
  console.log(`      ${plan.steps.length} steps left: ${steps}`);
  console.log(`      npm run campaign:sync -- replay ${path.relative('.', file)}`);
}

async function replay(file: string): Promise<void> {
  const plan = JSON.parse(readFileSync(file, 'utf8')) as HistoryPlan;
  const { fault, tally } = await runHistory(plan, scratchFolder());
  console.log(JSON.stringify({ fault, tally }, null, 2));
  process.exitCode = fault === null ? 0 : 1;
}

async function runCampaign(histories: number, from: number, processes: number): Promise<void> {
  const campaign = new SyncCampaign(
    { from, to: from + histories - 1 },
    ({ done, seconds, faults }) => {
      if (seconds - told < progressEverySeconds) return;
      told = seconds;
      const left = Math.round(((histories - done) * seconds) / done);
      const rate = (done / seconds).toFixed(1);
      console.log(`${done} of ${histories}, ${rate} a second, about ${left} s left, ${faults.length} faults`);
    },
    keepFault,
  );
  try {
    const { done, seconds, faults, tally } = await campaign.run(processes);
    const seeds = `seeds ${from} to ${from + histories - 1}`;
    console.log(`${done} histories (${seeds}) in ${seconds.toFixed(0)} s, ${(done / seconds).toFixed(1)} a second`);
    console.log(JSON.stringify(tally, null, 2));
    console.log(`${faults.length} faults`);
    process.exitCode = faults.length > 0 ? 1 : 0;
  } finally {
    rmSync(path.join(folder, String(process.pid)), { recursive: true, force: true });
  }
}

const [first = '10000', second = '1', third = '2'] = process.argv.slice(2);
await (first === 'replay' ? replay(second) : runCampaign(Number(first), Number(second), Number(third)));

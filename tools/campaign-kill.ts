// npx tsx tools/campaign-kill.ts [kills] [seed]: kills the server at random moments of a sync and checks exactly-once.
import path from 'node:path';
import { rmSync } from 'node:fs';
import { runKillCampaign } from '#test/support/kill-campaign.ts';
import { buildServer } from '#test/support/server-process.ts';

const kills = Number(process.argv[2] ?? 500);
const seed = Number(process.argv[3] ?? 1);
const outDir = path.resolve('tmp', `campaign-kill-${process.pid}`);
try {
  const started = performance.now();
  const result = await runKillCampaign(await buildServer(outDir), kills, seed);
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(JSON.stringify({ seed, seconds, ...result }, null, 2));
  process.exitCode = result.failures.length > 0 ? 1 : 0;
} finally {
  rmSync(outDir, { recursive: true, force: true });
}

// npm test: sets up what the tests need, then runs them. Arguments go to vitest.
import { spawnSync } from 'node:child_process';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled, root } from './ensure-installed.mjs';
import { ensureSystem } from './ensure-system.mjs';

ensureInstalled();
const missing = ensureSystem();
ensureBuilt(['web', 'server']);
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
if (missing.length > 0) console.error(`\n!!! LEFT OUT, because missing on this machine: ${missing.join(', ')}\n`);
process.exit(status ?? 1);

// npm run bench: figures as ratios measured in one run.
import { spawnSync } from 'node:child_process';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled, root } from './ensure-installed.mjs';

ensureInstalled();
ensureBuilt(['server']);
const { status } = spawnSync('node_modules/.bin/tsx', ['tools/bench/main.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);

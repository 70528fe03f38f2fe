// npm run check: everything a change must pass. Runs all steps, then says which failed.
import { spawnSync } from 'node:child_process';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled, root } from './ensure-installed.mjs';

ensureInstalled();
const bin = (name) => `node_modules/.bin/${name}`;
const steps = [
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['lint', bin('eslint'), ['.', '--max-warnings', '0']],
  ['types: shared', bin('tsc'), ['-p', 'shared']],
  ['types: server', bin('tsc'), ['-p', 'server']],
  ['types: addin', bin('tsc'), ['-p', 'addin']],
  ['types: test', bin('tsc'), ['-p', 'test']],
  ['layers', bin('depcruise'), ['addin', 'server', 'shared', '--config', '.dependency-cruiser.cjs']],
  ['dead code', bin('knip'), []],
  ['build', null],
  ['bundle size', process.execPath, ['tools/size.mjs']],
  ['examples up to date', bin('tsx'), ['tools/build-examples.ts', '--check']],
  ['tests', process.execPath, ['tools/test.mjs']],
];
const failed = [];
for (const [name, command, args] of steps) {
  const started = Date.now();
  let ok = true;
  if (command === null) {
    try {
      ensureBuilt(['web', 'server']);
    } catch (error) {
      console.error(error.message);
      ok = false;
    }
  } else ok = spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (!ok) failed.push(name);
}
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(', ')}`);
  process.exit(1);
}
console.log('\nAll checks passed.');

// One process of the campaign: runs the seeds it is given, one after the other, and tells what it found.
import { rmSync } from 'node:fs';
import { runSeed, scratchFolder } from './run-seeds.ts';

const folder = scratchFolder();
process.on('message', (seed: number) => {
  void runSeed(seed, folder).then((result) => process.send?.({ seed, ...result }));
});
process.on('disconnect', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});

// One worker of the campaign: runs the blocks of seeds it is given and tells what it found.
import { parentPort, workerData } from 'node:worker_threads';
import type { BlockResult, FoundFault, SeedBlock } from './fuzz-campaign.ts';
import { readGridSources } from './grid-sources.ts';
import { inspectionFault } from './inspection-faults.ts';
import { mutateGrid } from './mutate-grid.ts';
import { shrinkGrid } from './shrink-grid.ts';

if (parentPort === null) throw new Error('This module runs as a worker.');
const port = parentPort;
/** The seed at work, for the watchdog: readable while this thread hangs. Negative while its grid is cut down. */
const current = new Float64Array(workerData as SharedArrayBuffer);
const sources = await readGridSources();

/** The kind of a fault: what stays the same while its grid shrinks. */
function kindOf(fault: string): string {
  return fault.replace(/\d+/g, '#').slice(0, 80);
}

function runSeed(seed: number): FoundFault | null {
  const grid = mutateGrid(sources, seed);
  const fault = inspectionFault(grid, seed);
  if (fault === null) return null;
  // Cutting down takes many looks: a minus tells the watchdog to be patient.
  current[0] = -seed;
  const kind = kindOf(fault);
  const fails = (candidate: typeof grid) => {
    const other = inspectionFault(candidate, seed);
    return other !== null && kindOf(other) === kind;
  };
  return { seed, fault, grid: shrinkGrid(grid, fails) };
}

function runBlock({ from, to }: SeedBlock): BlockResult {
  const faults: FoundFault[] = [];
  let slowest = { seed: from, milliseconds: 0 };
  for (let seed = from; seed <= to; seed += 1) {
    current[0] = seed;
    const started = performance.now();
    const fault = runSeed(seed);
    const milliseconds = performance.now() - started;
    if (fault !== null) faults.push(fault);
    else if (milliseconds > slowest.milliseconds) slowest = { seed, milliseconds };
  }
  current[0] = Number.NaN;
  return { from, to, slowest, faults };
}

port.on('message', (block: SeedBlock) => port.postMessage(runBlock(block)));

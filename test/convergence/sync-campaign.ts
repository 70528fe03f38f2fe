import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { build } from 'vite';
import type { SeedResult } from './run-seeds.ts';
import type { Tally } from './world.ts';
import { emptyTally } from './world.ts';

export interface FoundFault extends Pick<SeedResult, 'fault' | 'plan'> {
  readonly seed: number;
}

export interface CampaignState {
  readonly done: number;
  readonly seconds: number;
  readonly faults: readonly FoundFault[];
  readonly tally: Tally;
}

/** A history takes a second at most, cutting a failing one down a few minutes. */
const patienceMilliseconds = 400_000;

/** Builds the worker as plain JavaScript, as deep in the tree as its source: compiled on the fly it runs far slower. */
async function buildWorker(): Promise<string> {
  const outDir = path.resolve('tmp', 'histories', String(process.pid));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'test/convergence/sync-worker.ts',
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'sync-worker.mjs' } },
    },
  });
  return path.join(outDir, 'sync-worker.mjs');
}

/** Runs seeds in several processes, since the database's threads belong to a process. */
export class SyncCampaign {
  readonly #to: number;
  readonly #tell: (state: CampaignState) => void;
  readonly #tellFault: (fault: FoundFault) => void;
  readonly #started = performance.now();
  readonly #faults: FoundFault[] = [];
  readonly #tally = emptyTally();
  #next: number;
  #done = 0;

  constructor(
    seeds: { readonly from: number; readonly to: number },
    tell: (state: CampaignState) => void,
    tellFault: (fault: FoundFault) => void,
  ) {
    this.#next = seeds.from;
    this.#to = seeds.to;
    this.#tell = tell;
    this.#tellFault = tellFault;
  }

  get state(): CampaignState {
    const seconds = (performance.now() - this.#started) / 1000;
    return { done: this.#done, seconds, faults: this.#faults, tally: this.#tally };
  }

  async run(processes: number): Promise<CampaignState> {
    const file = await buildWorker();
    await Promise.all(Array.from({ length: processes }, () => this.#runPlace(file)));
    return this.state;
  }

  /** One process after another in one place: one that hangs or dies is a fault, and the next goes on behind its seed. */
  async #runPlace(file: string): Promise<void> {
    while (this.#next <= this.#to) await this.#runWorker(file);
  }

  #runWorker(file: string): Promise<void> {
    const worker = fork(file, { execArgv: [] });
    let seed: number | null = null;
    let watchdog: NodeJS.Timeout | undefined;
    const give = (child: ChildProcess): void => {
      clearTimeout(watchdog);
      seed = this.#next <= this.#to ? this.#next++ : null;
      if (seed === null) return child.disconnect();
      child.send(seed);
      watchdog = setTimeout(() => child.kill('SIGKILL'), patienceMilliseconds);
    };
    return new Promise((resolve) => {
      worker.on('message', (result: SeedResult & { readonly seed: number }) => {
        this.#finish(result);
        give(worker);
      });
      worker.on('exit', (code, signal) => {
        clearTimeout(watchdog);
        if (seed !== null) {
          const fault = `its process ended (${String(signal ?? code)})`;
          this.#finish({ seed, fault, plan: null, tally: emptyTally() });
        }
        resolve();
      });
      give(worker);
    });
  }

  #finish({ seed, fault, plan, tally }: SeedResult & { readonly seed: number }): void {
    this.#done += 1;
    for (const name of Object.keys(tally) as (keyof Tally)[]) this.#tally[name] += tally[name];
    if (fault !== null) {
      const found = { seed, fault, plan };
      this.#faults.push(found);
      this.#tellFault(found);
    }
    this.#tell(this.state);
  }
}

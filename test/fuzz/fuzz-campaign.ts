import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import type { Grid } from '#shared/sheet/grid.ts';

/** Seeds from the first to the last, both included. */
export interface SeedBlock {
  readonly from: number;
  readonly to: number;
}

export interface FoundFault {
  readonly seed: number;
  readonly fault: string;
  /** The grid cut down to what still shows the fault. */
  readonly grid: Grid | null;
}

export interface BlockResult extends SeedBlock {
  readonly slowest: { readonly seed: number; readonly milliseconds: number };
  readonly faults: readonly FoundFault[];
}

export interface FuzzResult {
  readonly grids: number;
  readonly seconds: number;
  readonly slowest: { readonly seed: number; readonly milliseconds: number };
  readonly faults: readonly FoundFault[];
}

export interface FuzzProgress {
  readonly done: number;
  /** Every seed below it is done: where a stopped campaign goes on. */
  readonly resumeAt: number;
  readonly seconds: number;
}

const blockLength = 250;
/** A grid takes milliseconds; one that takes so long counts as hanging. */
const hangAfterMilliseconds = 20_000;
const cutDownMilliseconds = 180_000;

/**
 * Builds the worker as plain JavaScript: compiled on the fly it runs far slower.
 * The folder lies as deep as the sources do, for files that are found relative to them.
 */
async function buildWorker(): Promise<string> {
  const outDir = path.resolve('tmp', 'fuzz', String(process.pid));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'test/fuzz/fuzz-worker.ts',
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'fuzz-worker.js' } },
    },
  });
  return path.join(outDir, 'fuzz-worker.js');
}

/** Runs the seeds of a range on several threads and reports what broke a promise. */
export class FuzzCampaign {
  readonly #range: SeedBlock;
  readonly #onProgress: (progress: FuzzProgress) => void;
  readonly #onFault: (fault: FoundFault) => void;
  readonly #started = performance.now();
  readonly #faults: FoundFault[] = [];
  /** Blocks handed out and not done, by their first seed. */
  readonly #open = new Set<number>();
  #next: number;
  #done = 0;
  #slowest = { seed: 0, milliseconds: 0 };

  constructor(range: SeedBlock, onProgress: (progress: FuzzProgress) => void, onFault: (fault: FoundFault) => void) {
    this.#range = range;
    this.#next = range.from;
    this.#onProgress = onProgress;
    this.#onFault = onFault;
  }

  async run(threads: number): Promise<FuzzResult> {
    const file = await buildWorker();
    await Promise.all(Array.from({ length: threads }, () => this.#runThread(file)));
    return { grids: this.#done, seconds: this.#seconds, slowest: this.#slowest, faults: this.#faults };
  }

  get #seconds(): number {
    return (performance.now() - this.#started) / 1000;
  }

  /** One thread after another in one place: a thread that hangs is ended and the next goes on behind its seed. */
  async #runThread(file: string): Promise<void> {
    let block = this.#takeBlock();
    while (block !== null) {
      const hung = await this.#runWorker(file, block);
      if (hung === null) return;
      this.#record({ seed: hung.seed, fault: `hangs: no answer in ${hangAfterMilliseconds} ms`, grid: null });
      this.#done += hung.seed - hung.block.from + 1;
      this.#open.delete(hung.block.from);
      block = hung.seed < hung.block.to ? { from: hung.seed + 1, to: hung.block.to } : this.#takeBlock();
      if (block) this.#open.add(block.from);
    }
  }

  /** Answers the seed it hung at, or `null` when no block is left. */
  #runWorker(file: string, first: SeedBlock): Promise<{ seed: number; block: SeedBlock } | null> {
    const shared = new SharedArrayBuffer(8);
    const current = new Float64Array(shared).fill(Number.NaN);
    const worker = new Worker(file, { workerData: shared, execArgv: [] });
    let block = first;
    let seen = { seed: Number.NaN, since: performance.now() };
    return new Promise((resolve, reject) => {
      const end = (outcome: { seed: number; block: SeedBlock } | null) => {
        clearInterval(watchdog);
        void worker.terminate().then(() => resolve(outcome));
      };
      const watchdog = setInterval(() => {
        const seed = current[0]!;
        if (!Object.is(seed, seen.seed)) seen = { seed, since: performance.now() };
        const patience = seed < 0 ? cutDownMilliseconds : hangAfterMilliseconds;
        if (!Number.isNaN(seed) && performance.now() - seen.since > patience) end({ seed: Math.abs(seed), block });
      }, 500);
      worker.on('error', (error) => {
        clearInterval(watchdog);
        reject(error);
      });
      worker.on('message', (result: BlockResult) => {
        this.#finish(result);
        const following = this.#takeBlock();
        if (following === null) return end(null);
        block = following;
        worker.postMessage(block);
      });
      worker.postMessage(block);
    });
  }

  #takeBlock(): SeedBlock | null {
    if (this.#next > this.#range.to) return null;
    const from = this.#next;
    this.#next = Math.min(this.#range.to, from + blockLength - 1) + 1;
    this.#open.add(from);
    return { from, to: this.#next - 1 };
  }

  #record(fault: FoundFault): void {
    this.#faults.push(fault);
    this.#onFault(fault);
  }

  #finish({ from, to, slowest, faults }: BlockResult): void {
    this.#open.delete(from);
    this.#done += to - from + 1;
    if (slowest.milliseconds > this.#slowest.milliseconds) this.#slowest = slowest;
    for (const fault of faults) this.#record(fault);
    this.#onProgress({ done: this.#done, resumeAt: Math.min(this.#next, ...this.#open), seconds: this.#seconds });
  }
}

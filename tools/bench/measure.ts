export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The ratio of two works, run in turn so that a slow spell of the machine hits both. */
export async function compare(
  runs: number,
  ours: () => unknown,
  theirs: () => unknown,
): Promise<{ ours: number; theirs: number; ratio: number }> {
  const ourTimes: number[] = [];
  const theirTimes: number[] = [];
  await ours();
  await theirs();
  for (let run = 0; run < runs; run += 1) {
    ourTimes.push(...(await timeOnce(ours)));
    theirTimes.push(...(await timeOnce(theirs)));
  }
  const result = { ours: median(ourTimes), theirs: median(theirTimes) };
  return { ...result, ratio: result.ours / result.theirs };
}

async function timeOnce(work: () => unknown): Promise<number[]> {
  const started = performance.now();
  await work();
  return [performance.now() - started];
}

export function report(name: string, figure: string, aim?: string): void {
  console.log(`${name}: ${figure}${aim === undefined ? '' : ` (aim: ${aim})`}`);
}

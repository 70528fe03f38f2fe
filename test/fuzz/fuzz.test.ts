import { describe, expect, it } from 'vitest';
import { readGridSources } from './grid-sources.ts';
import { inspectionFault } from './inspection-faults.ts';
import { mutateGrid } from './mutate-grid.ts';

// A fixed share of the campaign (`npm run campaign:fuzz -- 1000000`).
const firstSeed = 20_260_105;
const grids = 400;

describe('mutated sheets', () => {
  it('are read, checked, scored, mended and collected without a throw, a cell outside or a second opinion', async () => {
    const sources = await readGridSources();
    const faults: string[] = [];
    for (let seed = firstSeed; seed < firstSeed + grids; seed += 1) {
      const fault = inspectionFault(mutateGrid(sources, seed), seed);
      if (fault !== null) faults.push(`seed ${seed}: ${fault}`);
    }
    expect(faults).toEqual([]);
  }, 60_000);

  it('are the same again for the same seed', async () => {
    const sources = await readGridSources();
    for (const seed of [1, 77, 4242]) expect(mutateGrid(sources, seed)).toEqual(mutateGrid(sources, seed));
  });
});

// Several workbooks, the province's page and the real server: whatever is edited, sorted, copied, lost on the way, sent
// twice, set back or taken away, all end in the same state, no acknowledged edit disappears and nothing is overwritten
// unseen (SPEC, invariants). npm run campaign:sync runs as many as wanted.
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { foundCases } from './found-cases.ts';
import { planHistory, runHistory } from './run-history.ts';
import { scratchFolder } from './run-seeds.ts';

const blocks = 6;
const blockLength = 10;
describe('workbooks, the page and one server', () => {
  afterAll(() => rmSync(scratchFolder(), { recursive: true, force: true }));

  async function faultsOf(seeds: readonly number[]): Promise<string[]> {
    const faults: string[] = [];
    for (const seed of seeds) {
      const { fault } = await runHistory(planHistory(seed), scratchFolder());
      if (fault !== null) faults.push(`seed ${seed}: ${fault}`);
    }
    return faults;
  }

  it.each(Array.from({ length: blocks }, (_, index) => 5_000_000 + index * blockLength))(
    'converge whatever happens (ten histories from seed %i)',
    async (from) => {
      expect(await faultsOf(Array.from({ length: blockLength }, (_, index) => from + index))).toEqual([]);
    },
    120_000,
  );

  it.each(foundCases)('converge where they once did not: $name', async ({ plan }) => {
    const { fault } = await runHistory(plan, scratchFolder());
    expect(fault).toBeNull();
  });
});

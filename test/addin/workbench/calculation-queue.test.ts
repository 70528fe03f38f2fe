import type { IFormulaDatasetConfig } from '@univerjs/preset-sheets-core';
import { describe, expect, it } from 'vitest';
import { CalculationQueue } from '#addin/workbench/calculation-queue.ts';

const nothing: IFormulaDatasetConfig = {
  formulaData: {},
  arrayFormulaCellData: {},
  arrayFormulaRange: {},
  forceCalculate: false,
  dirtyRanges: [],
  dirtyNameMap: {},
  dirtyDefinedNameMap: {},
  dirtyUnitFeatureMap: {},
  dirtyUnitOtherFormulaMap: {},
};

function cell(row: number): Pick<IFormulaDatasetConfig, 'dirtyRanges'> {
  const range = { startRow: row, endRow: row, startColumn: 0, endColumn: 0 };
  return { dirtyRanges: [{ unitId: 'book', sheetId: 'sheet', range }] };
}

/** An engine as the grid's is: what it is asked for replaces at once what it works on, and then waits for its turn. */
class FakeEngine {
  readonly results: number[] = [];
  stops = 0;
  #rows: number[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  readonly _executeLock = {
    acquire: (_key: string, work: () => unknown): Promise<void> => {
      const turn = this.#turn.then(work);
      this.#turn = turn.catch(() => undefined);
      return turn.then(() => undefined);
    },
  };

  constructor(readonly pause: () => Promise<void>) {}

  execute(wanted: IFormulaDatasetConfig): Promise<void> {
    this.#rows = wanted.dirtyRanges.map(({ range }) => range.startRow);
    void this._executeLock
      .acquire('', async () => {
        await this.pause();
        this.results.push(...this.#rows);
        this.#rows = [];
      })
      .catch(() => undefined);
    return Promise.resolve();
  }

  stopFormulaExecution(): void {
    this.stops += 1;
  }
}

const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe('calculations of the grid, one after another', () => {
  it('lose nothing that was asked for while another was under way', async () => {
    const engine = new FakeEngine(moment);
    const queue = new CalculationQueue(engine, () => undefined);
    await engine.execute({ ...nothing, ...cell(1) });
    await engine.execute({ ...nothing, ...cell(2) });
    await engine.execute({ ...nothing, ...cell(3) });
    await queue.idle();
    expect(engine.results).toEqual([1, 2, 3]);
    await engine.execute({ ...nothing, ...cell(4) });
    await queue.idle();
    expect(engine.results).toEqual([1, 2, 3, 4]);
  });

  it('go on after one that failed', async () => {
    let failures = 1;
    const engine = new FakeEngine(() => (failures-- > 0 ? Promise.reject(new Error('inside')) : moment()));
    const queue = new CalculationQueue(engine, () => undefined);
    await engine.execute({ ...nothing, ...cell(1) });
    await engine.execute({ ...nothing, ...cell(2) });
    await queue.idle();
    expect(engine.results).toEqual([2]);
  });

  it('are not broken off: a stop asks again for what is wanted', async () => {
    const engine = new FakeEngine(moment);
    const queue = new CalculationQueue(engine, () => void engine.execute({ ...nothing, ...cell(2) }));
    await engine.execute({ ...nothing, ...cell(1) });
    engine.stopFormulaExecution();
    await queue.idle();
    expect(engine.stops).toBe(0);
    expect(engine.results).toEqual([1, 2]);
  });

  it('put together what waits', async () => {
    const asked: IFormulaDatasetConfig[] = [];
    const engine = new FakeEngine(moment);
    const work = engine.execute.bind(engine);
    engine.execute = (wanted) => {
      asked.push(wanted);
      return work(wanted);
    };
    const queue = new CalculationQueue(engine, () => undefined);
    await engine.execute(nothing);
    await engine.execute({ ...nothing, forceCalculate: true, dirtyNameMap: { book: { a: 'A' } } });
    await engine.execute({ ...nothing, maxIteration: 3, dirtyNameMap: { book: { b: 'B' } } });
    await queue.idle();
    expect(asked).toHaveLength(2);
    expect(asked[1]).toMatchObject({
      forceCalculate: true,
      maxIteration: 3,
      dirtyNameMap: { book: { a: 'A', b: 'B' } },
    });
  });
});

import type { ICalculateFormulaService, IFormulaDatasetConfig } from '@univerjs/preset-sheets-core';

type Calculations = Pick<ICalculateFormulaService, 'execute' | 'stopFormulaExecution'>;

/** The engine's own order, by which the end of a calculation is known, also of one that failed inside. */
interface ExecutionOrder {
  acquire(key: string, work: () => void): Promise<void>;
}

const executionKey = 'FORMULA_EXECUTION_LOCK';

/**
 * Lets the grid's engine calculate one thing after another. By itself the engine forgets the results of a calculation
 * when another one is asked for before it ends, and a stop that comes too late for the one under way loses what it made
 * room for: cells then stay blank until they are typed anew. Here what is asked for meanwhile waits, all of it together,
 * and nothing is broken off.
 */
export class CalculationQueue {
  readonly #begin: Calculations['execute'];
  readonly #order: ExecutionOrder;
  #waiting: IFormulaDatasetConfig | null = null;
  #work: Promise<void> | null = null;

  /** `restart` has the grid ask again for all that it wants calculated, as after a stop. */
  constructor(service: Calculations, restart: () => void) {
    this.#begin = service.execute.bind(service);
    this.#order = Reflect.get(service, '_executeLock') as ExecutionOrder;
    service.execute = (wanted) => {
      this.#waiting = this.#waiting ? together(this.#waiting, wanted) : wanted;
      this.#work ??= this.#calculate();
      return Promise.resolve();
    };
    service.stopFormulaExecution = restart;
  }

  /** Resolves when nothing is being calculated or waits for it. */
  async idle(): Promise<void> {
    while (this.#work) await this.#work;
  }

  async #calculate(): Promise<void> {
    for (let wanted = this.#waiting; wanted; wanted = this.#waiting) {
      this.#waiting = null;
      void this.#begin(wanted);
      await this.#order.acquire(executionKey, () => undefined);
      await resultsWritten();
    }
    this.#work = null;
  }
}

/** The grid writes results a few steps after the calculation that gave them. */
function resultsWritten(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** One calculation of what two would calculate, on the state of the later one. */
function together(first: IFormulaDatasetConfig, later: IFormulaDatasetConfig): IFormulaDatasetConfig {
  return {
    ...later,
    forceCalculate: first.forceCalculate || later.forceCalculate,
    dirtyRanges: [...first.dirtyRanges, ...later.dirtyRanges],
    dirtyNameMap: united(first.dirtyNameMap, later.dirtyNameMap),
    dirtyDefinedNameMap: united(first.dirtyDefinedNameMap, later.dirtyDefinedNameMap),
    dirtySuperTableMap: united(first.dirtySuperTableMap ?? {}, later.dirtySuperTableMap ?? {}),
    dirtyUnitFeatureMap: united(first.dirtyUnitFeatureMap, later.dirtyUnitFeatureMap),
    dirtyUnitOtherFormulaMap: united(first.dirtyUnitOtherFormulaMap, later.dirtyUnitOtherFormulaMap),
    clearDependencyTreeCache: united(first.clearDependencyTreeCache ?? {}, later.clearDependencyTreeCache ?? {}),
  };
}

/** Both trees of names in one. */
function united<Tree extends object>(first: Tree, later: Tree): Tree {
  const branches = new Map<string, unknown>(Object.entries(first));
  for (const [name, branch] of Object.entries(later)) {
    const before = branches.get(name);
    branches.set(name, isTree(before) && isTree(branch) ? united(before, branch) : branch);
  }
  return Object.fromEntries(branches) as Tree;
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A repeatable source of chance for tests: the same seed gives the same run. */
export interface SeededRandom {
  /** A whole number from 0 up to, not including, `below`. */
  int(below: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Shuffles in place. */
  shuffle(items: unknown[]): void;
}

/** mulberry32: 32 bits of state are plenty for picking test cases. */
export function seededRandom(seed: number): SeededRandom {
  let state = (seed + 1) * 0x9e3779b9;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[int(items.length)];
      if (item === undefined) throw new Error('There is nothing to pick from.');
      return item;
    },
    shuffle: (items) => {
      for (let index = items.length - 1; index > 0; index--) {
        const other = int(index + 1);
        [items[index], items[other]] = [items[other], items[index]];
      }
    },
  };
}

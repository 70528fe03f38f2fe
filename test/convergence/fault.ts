/** A promise of the product that did not hold. */
export class Fault extends Error {}

export function demand(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Fault(what);
}

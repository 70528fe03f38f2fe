import type { Store, WriteTransaction } from '#server/store/store.ts';

/** What a store that was told to fail throws: as a full disk or a lost file would. */
export class InjectedFailure extends Error {}

/** A store whose next transaction can be told to break off at its n-th statement. */
export interface FailingStore extends Store {
  breakAfter(statements: number | null): void;
}

export function failingStore(store: Store): FailingStore {
  let left: number | null = null;
  const tick = (): void => {
    if (left === null) return;
    left -= 1;
    if (left > 0) return;
    left = null;
    throw new InjectedFailure('The store broke off.');
  };
  // Every statement is a method, so taking one off the transaction is where it breaks.
  const breaking = (transaction: WriteTransaction): WriteTransaction =>
    new Proxy(transaction, {
      get: (target, name: keyof WriteTransaction) => {
        tick();
        return target[name];
      },
    });
  return {
    ...store,
    transact: (work) => store.transact((transaction) => work(left === null ? transaction : breaking(transaction))),
    breakAfter: (statements) => {
      left = statements;
    },
  };
}

import type { Store, WriteTransaction } from '#server/store/store.ts';
import type { NewsBus } from './news-bus.ts';

/** The store, announcing every document whose rows a transaction has written, once the transaction is committed. */
export function announceWrites(store: Store, bus: Pick<NewsBus, 'announce'>): Store {
  return {
    ...store,
    async transact(work) {
      const written = new Set<string>();
      const result = await store.transact((transaction) => work(noting(transaction, written)));
      for (const documentId of written) bus.announce(documentId);
      return result;
    },
  };
}

function noting(transaction: WriteTransaction, written: Set<string>): WriteTransaction {
  return {
    ...transaction,
    async write(input) {
      const answer = await transaction.write(input);
      if (input.rows.length > 0) written.add(input.operation.documentId);
      return answer;
    },
  };
}

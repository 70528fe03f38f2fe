import type { Store, WriteTransaction } from '#server/store/store.ts';
import type { NewsBus } from './news-bus.ts';

/**
 * The store, announcing every document of which a transaction wrote rows or period acts, once it is committed, and every
 * document that got a comment.
 */
export function announceWrites(store: Store, bus: Pick<NewsBus, 'announce'>): Store {
  return {
    ...store,
    comments: {
      ...store.comments,
      async addComment(write) {
        const kept = await store.comments.addComment(write);
        bus.announce(write.documentId);
        return kept;
      },
    },
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
      if (input.rows.length > 0 || (input.patches?.length ?? 0) > 0) written.add(input.operation.documentId);
      return answer;
    },
    async insertAct(act) {
      await transaction.insertAct(act);
      written.add(act.documentId);
    },
  };
}

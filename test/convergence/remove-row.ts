import type { SyncRequest } from '#shared/sync/protocol.ts';
import type { SeededRandom } from '#test/support/seeded-random.ts';
import { identityOf, removedWords } from './sim-sheet.ts';
import { demand } from './fault.ts';
import type { World } from './world.ts';

/** An officer asks to take a row out of the document. */
export async function removeRow(world: World, who: number, random: SeededRandom): Promise<void> {
  const { books, server, mint, origin, tally } = world;
  const book = books[who % books.length]!;
  if (book.role !== 'province' && random.chance(0.7)) return;
  if (book.sheet.rows.length === 0) return;
  const row = random.pick(book.sheet.rows);
  const identity = identityOf(row);
  if (identity === null || identity.revision === 0) return;
  const sending = book.makeRequest(false);
  const request: SyncRequest = {
    ...sending.request,
    operationId: mint.uuid(),
    rows: [],
    removals: [{ ref: 'gone', rowId: identity.rowId, baseRevision: identity.revision }],
  };
  origin.set(request.operationId, sending);
  const reply = await server.send(book.username, request);
  if (!reply.ok) {
    demand(
      ['cursor-unknown', 'document-unknown', 'session-expired'].includes(reply.error.reason),
      `a removal got ${reply.error.reason}`,
    );
    return;
  }
  const result = reply.answer.results[0];
  demand(reply.answer.results.length === 1 && result !== undefined, 'a removal got no result');
  book.absorb({ ...sending, request }, reply.answer, new Map());
  if (result.status === 'removed') {
    tally.removed += 1;
    book.done.push(request.operationId);
    book.sheet.rows.splice(book.sheet.rows.indexOf(row), 1);
    book.goneRows.add(identity.rowId);
    // She knows that its copies have lost their row too.
    for (const other of book.sheet.rows) if (identityOf(other)?.rowId === identity.rowId) other.told = removedWords;
  } else demand(result.status === 'refused' && result.reason !== undefined, `a removal is ${result.status}`);
}

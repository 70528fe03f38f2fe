import type { SeededRandom } from '#test/support/seeded-random.ts';
import { demand } from './fault.ts';
import type { World } from './world.ts';

const refusals = new Set([
  'built-upon',
  'already-undone',
  'nothing-to-undo',
  'not-yours',
  'operation-unknown',
  'period-closed',
  'not-undoable',
  'session-expired',
]);

/** An officer takes one of her workbook's publishes back, mostly the last. */
export async function undoPublish(world: World, who: number, random: SeededRandom): Promise<void> {
  const { books, server, mint, tally } = world;
  const book = books[who % books.length]!;
  const undone = random.chance(0.7) ? book.done.at(-1) : book.done[random.int(book.done.length)];
  if (undone === undefined) return;
  const undoId = mint.uuid();
  const reply = await server.undo(book.username, undone, undoId);
  if (!reply.ok) {
    demand(refusals.has(reply.error.reason), `an undo was refused: ${reply.error.reason}`);
    tally.undoRefused += 1;
    return;
  }
  tally.undone += 1;
  book.done.push(undoId);
  const { rows } = await server.readRows(world.documentId);
  const now = new Map(rows.map((row) => [row.rowId, row.fields]));
  for (const { rowId, status, changes } of server.deeds.get(undone)?.answer?.results ?? []) {
    if (rowId === null) continue;
    if (status === 'created') demand(!now.has(rowId), `${rowId} was created and is still there after the undo`);
    else if (status === 'removed') demand(now.has(rowId), `${rowId} was removed and is not back after the undo`);
    else
      for (const { field, from } of changes) {
        const value = now.get(rowId)?.[field] ?? null;
        demand(value === from, `${field} of ${rowId} is ${String(value)} after the undo, was ${String(from)}`);
      }
  }
}

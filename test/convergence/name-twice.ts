// A client that names one row twice in a request, as no workbook of the product does (SPEC B-2, R row-repeated).
import { isDeepStrictEqual } from 'node:util';
import type { PushedRow, Removal, SyncRequest } from '#shared/sync/protocol.ts';
import type { RowIdentity } from '#shared/sync/row-identity.ts';
import type { SeededRandom } from '#test/support/seeded-random.ts';
import { typedValue } from './document-shape.ts';
import { demand } from './fault.ts';
import { identityOf } from './sim-sheet.ts';
import type { Workbook } from './workbook.ts';
import type { World } from './world.ts';

/** What workbooks of one account last saw of one row, the newest and the oldest of them. */
function findViews({ books }: World, book: Workbook, random: SeededRandom): [RowIdentity, RowIdentity] | null {
  const identities = books
    .filter(({ username }) => username === book.username)
    .flatMap(({ sheet }) => sheet.rows.flatMap((row) => identityOf(row) ?? []))
    .filter(({ revision }) => revision > 0);
  if (identities.length === 0) return null;
  const { rowId } = random.pick(identities);
  const ofRow = identities.filter((identity) => identity.rowId === rowId).sort((a, b) => a.revision - b.revision);
  const pair: [RowIdentity, RowIdentity] = [ofRow.at(-1)!, ofRow[0]!];
  return random.chance(0.5) ? pair : [pair[1], pair[0]];
}

/** The first of two rows is taken as if it came alone, merged with its own base; the second is refused. */
export async function nameTwice(world: World, who: number, random: SeededRandom): Promise<void> {
  const { books, server, mint, origin, shape } = world;
  const book = books[who % books.length]!;
  const views = findViews(world, book, random);
  if (views === null) return;
  const own = book.role === 'province' ? shape.provinceColumns : shape.agencyColumns;
  const push = (ref: string, { rowId, revision, hashes }: RowIdentity): PushedRow => {
    const field = random.pick(own);
    const unseen = own.filter((name) => !hashes.has(name));
    const fields = { [field]: typedValue(field, random, mint) };
    return { ref, rowId, baseRevision: revision, fields, ...(unseen.length > 0 ? { unseen: [...unseen] } : {}) };
  };
  const first = push('first', views[0]);
  const second = push('second', views[1]);
  const removal: Removal = { ref: 'gone', rowId: views[1].rowId, baseRevision: views[1].revision };
  const isRemoval = random.chance(0.3);
  const request: SyncRequest = {
    protocol: 1,
    operationId: mint.uuid(),
    workbookId: mint.uuid(),
    documentId: book.documentId,
    cursor: book.cursor,
    dryRun: false,
    rows: isRemoval ? [first] : [first, second],
    ...(isRemoval ? { removals: [removal] } : {}),
  };
  const onlyFirst = { ...request, rows: [first], removals: [], operationId: mint.uuid(), dryRun: true };
  let alone = await server.send(book.username, onlyFirst);
  // A session that is over is begun anew.
  if (!alone.ok && alone.status === 401) alone = await server.send(book.username, onlyFirst);
  origin.set(request.operationId, { knowledge: new Map([['first', views[0]]]) });
  const both = await server.send(book.username, request);
  demand(alone.ok === both.ok, `a row named twice: the request ${both.ok ? 'passed' : 'was refused'}`);
  if (!alone.ok || !both.ok) return;
  const [asAlone] = alone.answer.results;
  const [asFirst, asSecond] = both.answer.results;
  demand(
    isDeepStrictEqual(asAlone, asFirst),
    `a row named twice: ${JSON.stringify(asFirst)}, alone ${JSON.stringify(asAlone)}`,
  );
  demand(
    asSecond?.status === 'refused' && asSecond.changes.length === 0,
    `a row named twice: the second is ${JSON.stringify(asSecond)}`,
  );
}

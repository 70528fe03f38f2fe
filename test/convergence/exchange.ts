// One sync of one workbook over a network that loses, repeats and delays; and what its officer does with the outcome.
import type { Applied } from '#shared/sync/apply-answer.ts';
import { choiceKey, type FieldChoice } from '#shared/sync/field-choice.ts';
import { forgetBases } from '#shared/sync/forget-bases.ts';
import type { SyncAnswer } from '#shared/sync/protocol.ts';
import { cursorUnknownSchema } from '#shared/sync/protocol.ts';
import type { SeededRandom } from '#test/support/seeded-random.ts';
import { checkPreview, describeOutcome, previewOf } from './preview-check.ts';
import { editCell, sortRows } from './officer-acts.ts';
import type { Reply } from './sim-server.ts';
import type { Choices, Sending, Workbook } from './workbook.ts';
import { demand } from './fault.ts';
import type { World } from './world.ts';

/** What became of an attempt. */
export type Outcome =
  | { readonly kind: 'answered'; readonly busy: boolean }
  /** `again`: the refusal said what to do, and it was done. */
  | { readonly kind: 'failed'; readonly again: boolean };

function count(world: World, answer: SyncAnswer): void {
  const { tally } = world;
  tally.syncs += 1;
  for (const { status, changes } of answer.results) {
    if (changes.length > 0) tally.written += 1;
    if (status === 'created') tally.created += 1;
    if (status === 'removed') tally.removed += 1;
    if (status === 'merged') tally.merged += 1;
    if (status === 'linked') tally.linked += 1;
    if (status === 'conflict') tally.conflicts += 1;
    if (status === 'refused') tally.refused += 1;
  }
}

/** Asks the server; the reply, or `null` when nothing comes back in time. */
async function askOverNetwork(
  world: World,
  book: Workbook,
  sending: Sending,
  random: SeededRandom,
): Promise<Reply<SyncAnswer> | null> {
  const { server, tally, roughness, late } = world;
  const { request } = sending;
  if (random.chance(0.12 * roughness)) {
    if (random.chance(0.5)) late.push({ book, sending, answer: null });
    else tally.lostRequests += 1;
    return null;
  }
  if (random.chance(0.08 * roughness)) server.breakAfter(1 + random.int(9));
  const reply = await server.send(book.username, request);
  server.breakAfter(null);
  if (!reply.ok && reply.status === 500) tally.brokenOff += 1;
  if (random.chance(0.08 * roughness)) {
    tally.repeated += 1;
    const again = await server.send(book.username, request);
    demand(!reply.ok || again.ok, `${book.name}: a repeated request was refused`);
  }
  if (reply.ok && random.chance(0.15 * roughness)) {
    tally.lostAnswers += 1;
    if (random.chance(0.5)) late.push({ book, sending, answer: reply.answer });
    return null;
  }
  return reply;
}

/** The officer's choices about conflicts and refused cells. */
export function decide(answer: SyncAnswer, random: SeededRandom, share: number): Choices {
  const choices = new Map<string, FieldChoice>();
  for (const { rowId, conflicts, refusedFields } of answer.results) {
    if (rowId === null) continue;
    for (const { field } of conflicts) {
      if (random.chance(share)) choices.set(choiceKey(rowId, field), random.chance(0.5) ? 'mine' : 'theirs');
    }
    for (const { field } of refusedFields) if (random.chance(share)) choices.set(choiceKey(rowId, field), 'theirs');
  }
  return choices;
}

type Refusal = Reply<SyncAnswer> & { readonly ok: false };

/** Does what the refusal of a whole request asks for; whether the workbook should ask again. */
function follow(world: World, book: Workbook, reply: Refusal): boolean {
  const { reason, details } = reply.error;
  if (reason === 'cursor-unknown') {
    world.tally.recovered += 1;
    book.startAgain(forgetBases(book.sheet.read().sheet, cursorUnknownSchema.parse(details)));
    return true;
  }
  // Signing in again is all it takes.
  if (reply.status === 401) return true;
  demand(
    reply.status === 500 || reason === 'document-unknown',
    `${book.name}: the whole request was refused: ${reason}`,
  );
  return false;
}

/** The officer says which document her sheet is: the one it was, or next year's, which begins without this one's rows. */
function letGo({ books }: World, book: Workbook, random: SeededRandom): void {
  if (books.length > 1 && random.chance(0.5)) books.splice(books.indexOf(book), 1);
  else book.acceptDocument();
}

/**
 * One sync: the request goes out, the officer may go on typing, the answer is brought in and she decides, or leaves it.
 * @param calm nothing is lost, nobody types, every question is answered
 */
export async function syncBook(world: World, book: Workbook, random: SeededRandom, calm: boolean): Promise<Outcome> {
  const { shape, mint, tally } = world;
  if (book.saysOtherDocument()) {
    tally.otherDocument += 1;
    letGo(world, book, random);
    return { kind: 'failed', again: true };
  }
  const sending = book.makeRequest(calm || random.chance(0.85));
  const { request } = sending;
  world.origin.set(request.operationId, sending);
  tally.heldBack += book.heldBack.length;
  const isPreviewed = calm ? request.rows.length > 0 : random.chance(0.3);
  const preview = isPreviewed ? await previewOf(world, book, sending) : null;
  const reply = calm
    ? await world.server.send(book.username, request)
    : await askOverNetwork(world, book, sending, random);
  if (reply === null) return { kind: 'failed', again: true };
  book.operations.answered(request.operationId);
  if (!reply.ok) {
    return { kind: 'failed', again: follow(world, book, reply) };
  }
  const { answer } = reply;
  book.done.push(request.operationId);
  count(world, answer);
  const hand = { book, shape, random, mint };
  if (preview !== null) checkPreview(book, preview, describeOutcome(book, sending, answer));
  if (!calm && random.chance(0.25)) editCell(hand);
  if (!calm && random.chance(0.08)) sortRows(hand);
  const first = book.absorb(sending, answer, new Map());
  const choices = decide(answer, random, calm ? 1 : 0.6);
  if (!calm && random.chance(0.1)) editCell(hand);
  const applied = choices.size > 0 ? book.absorb(sending, answer, choices) : first;
  if (calm || random.chance(0.4)) book.tidy(sending, answer, applied);
  if (book.heldBack.length > 0 && (calm || random.chance(0.3))) {
    const { rows } = await world.server.readRows(book.documentId);
    book.mendHeldBack(random, new Map(rows.map(({ rowId, fields }) => [rowId, fields])));
  }
  if (calm || random.chance(0.3)) book.mendRefused(sending, answer);
  return { kind: 'answered', busy: isBusy(book, answer, applied) };
}

/** Refusals that stay, whatever the officer does: they are told at each sync. */
const lasting = new Set(['row-unmatched', 'row-empty']);

function isBusy(book: Workbook, answer: SyncAnswer, { waiting }: Applied): boolean {
  const open = answer.results.some(({ reason }) => reason === undefined || !lasting.has(reason));
  return open || waiting.length > 0 || answer.news.length > 0 || book.heldBack.length > 0;
}

/** Something that was on its way arrives at last: an old request at the server, or an old answer at its workbook. */
export async function arriveLate(world: World, random: SeededRandom): Promise<void> {
  const { late, server, tally } = world;
  const message = late.splice(random.int(late.length), 1)[0];
  if (message === undefined) return;
  tally.late += 1;
  const { book, sending, answer } = message;
  if (answer !== null) book.absorb(sending, answer, new Map());
  else await server.send(book.username, sending.request);
}

// One random history from its seed: a document, its workbooks and the page; steps with everything that goes wrong; then
// quiet, until nobody has anything to say; then the promises are checked.
import { seededRandom } from '#test/support/seeded-random.ts';
import type { SeededRandom } from '#test/support/seeded-random.ts';
import { buildWorld } from './build-world.ts';
import { arriveLate, syncBook } from './exchange.ts';
import {
  checkAuthors,
  checkChains,
  checkDeeds,
  checkPeriods,
  checkSheet,
  checkTwins,
  readKept,
} from './history-checks.ts';
import type { Step } from './history-steps.ts';
import { planSteps, runStep } from './history-steps.ts';
import type { SimRow } from './sim-sheet.ts';
import { keyOfLine } from './sim-sheet.ts';
import { Fault } from './fault.ts';
import type { Workbook } from './workbook.ts';
import type { Tally, World } from './world.ts';

/** A history, ready to be run: the same plan runs the same way. */
export interface HistoryPlan {
  /** Makes the document, the workbooks and how much goes wrong. */
  readonly seed: number;
  readonly steps: readonly Step[];
}

export interface HistoryResult {
  /** What did not hold; `null` when all did. */
  readonly fault: string | null;
  readonly tally: Tally;
}

export function planHistory(seed: number): HistoryPlan {
  return { seed, steps: planSteps(seededRandom(seed * 2 + 1)) };
}

/** Keeps which lines of a sheet have said the same at some time. */
function rememberLines({ books, linesOf }: World): void {
  for (const book of books) {
    const ofBook = linesOf.get(book) ?? new Map<string, Set<SimRow>>();
    linesOf.set(book, ofBook);
    for (const row of book.sheet.rows) {
      const key = keyOfLine(book.sheet, row);
      ofBook.set(key, (ofBook.get(key) ?? new Set<SimRow>()).add(row));
    }
  }
}

const mostRounds = 30;

/** Everybody syncs and answers every question, until nobody has anything to say. */
async function settle(world: World, random: SeededRandom): Promise<void> {
  while (world.late.length > 0) await arriveLate(world, random);
  for (const { username } of world.books) await world.server.setDisabled(username, false);
  // Who had nothing to say, and nobody wrote since, has nothing to say.
  const quiet = new Map<Workbook, number>();
  for (let round = 0; round < mostRounds; round++) {
    let busy = false;
    for (const book of world.books) {
      if (quiet.get(book) === (await world.server.sequence())) continue;
      const outcome = await syncBook(world, book, random, true);
      const again = outcome.kind === 'answered' ? outcome.busy : outcome.again;
      // The first answer of a resend may be an old one: what came since is heard in the next round.
      const heard = outcome.kind === 'answered' ? book.cursor : await world.server.sequence();
      if (!again) quiet.set(book, heard);
      busy ||= again || heard < (await world.server.sequence());
      rememberLines(world);
    }
    if (!busy) return;
  }
  throw new Fault(`the workbooks do not settle: ${JSON.stringify(await describeLeft(world))}`);
}

/** What is left to say, and what the server says to it. */
async function describeLeft({ books, server }: World): Promise<unknown> {
  const left: unknown[] = [];
  for (const book of books) {
    const { request } = book.makeRequest(true);
    const reply = await server.send(book.username, request);
    left.push({ book: book.name, rows: request.rows, heldBack: book.heldBack, reply: reply.ok ? reply.answer : reply });
  }
  return left;
}

async function check(world: World): Promise<void> {
  const kept = await readKept(world);
  checkChains(kept);
  checkDeeds(kept, world);
  checkAuthors(kept, world);
  checkPeriods(kept, world);
  checkTwins(kept, world);
  for (const book of world.books) if (await maySee(world, book)) checkSheet(book, kept);
}

async function maySee({ server, shape }: World, { username }: Workbook): Promise<boolean> {
  const { role, agencyCode } = await server.actor(username);
  return role !== 'agency' || shape.agencyCode === null || shape.agencyCode === agencyCode;
}

/** Runs a history in a folder of its own. */
export async function runHistory({ seed, steps }: HistoryPlan, folder: string): Promise<HistoryResult> {
  const world = await buildWorld(seed, folder);
  let at = -1;
  try {
    for (const [index, step] of steps.entries()) {
      at = index;
      await runStep(world, step);
      rememberLines(world);
    }
    at = steps.length;
    await settle(world, seededRandom(seed));
    await check(world);
    return { fault: null, tally: world.tally };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const kind = error instanceof Fault ? '' : `${error.stack ?? error.message} `;
    const step = steps[at]?.kind ?? 'the end';
    return { fault: `step ${at} (${step}): ${kind || error.message}`, tally: world.tally };
  } finally {
    await world.server.stop();
  }
}

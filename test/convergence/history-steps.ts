// A history is a list of steps made from its seed. Each step has a chance of its own, so that steps can be left out
// without changing the others.
import type { SeededRandom } from '#test/support/seeded-random.ts';
import { seededRandom } from '#test/support/seeded-random.ts';
import * as columnActs from './column-acts.ts';
import { arriveLate, syncBook } from './exchange.ts';
import type { Hand } from './officer-acts.ts';
import * as acts from './officer-acts.ts';
import { actOnPeriods } from './period-acts.ts';
import { nameTwice } from './name-twice.ts';
import { removeRow } from './remove-row.ts';
import { undoPublish } from './undo-publish.ts';
import type { World } from './world.ts';

const officerActs = {
  edit: acts.editCell,
  wrong: acts.typeWrongValue,
  sort: acts.sortRows,
  'sort-column': columnActs.sortColumnAlone,
  copy: acts.copyRow,
  insert: acts.insertRow,
  delete: acts.deleteRow,
  paste: acts.pasteOver,
  'clear-hidden': acts.clearHidden,
  'type-hidden': acts.typeIdentity,
  columns: acts.changeColumns,
  rename: columnActs.renameColumn,
  sections: columnActs.moveSections,
  relink: columnActs.relinkByContent,
  'clear-reports': columnActs.clearReports,
  'next-year': columnActs.saveAsNextYear,
  filter: columnActs.filterRows,
} as const satisfies Record<string, (hand: Hand) => void>;

type Act = keyof typeof officerActs;

const worldSteps = {
  sync: async (world: World, who: number, random: SeededRandom) => {
    const book = world.books[who % world.books.length]!;
    await syncBook(world, book, random, false);
  },
  late: (world: World, _who: number, random: SeededRandom) => arriveLate(world, random),
  'page-edit': async ({ page, server }: World, _who: number, random: SeededRandom) => {
    if (random.chance(0.6)) await page.reload(server);
    await page.edit(server, random);
  },
  'page-row': async ({ page, server }: World, _who: number, random: SeededRandom) => {
    if (random.chance(0.6)) await page.reload(server);
    await (random.chance(0.5) ? page.add(server, random) : page.remove(server, random));
  },
  remove: removeRow,
  'name-twice': nameTwice,
  undo: undoPublish,
  fork: (world: World, who: number, random: SeededRandom) => {
    forkBook(world, who, random);
    return Promise.resolve();
  },
  restart: async ({ server, tally }: World) => {
    await server.restart();
    tally.restarts += 1;
  },
  backup: async ({ server }: World) => {
    await server.backUp();
  },
  'set-back': setBack,
  account: changeAccount,
  period: actOnPeriods,
  clock: ({ server }: World, _who: number, random: SeededRandom) => {
    server.clock.set(random.pick(['1970-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '2031-05-05T00:00:00Z']));
    return Promise.resolve();
  },
} as const satisfies Record<string, (world: World, who: number, random: SeededRandom) => Promise<void>>;

type WorldStep = keyof typeof worldSteps;
export type StepKind = Act | WorldStep;

export interface Step {
  readonly kind: StepKind;
  /** Picks the workbook. */
  readonly who: number;
  readonly seed: number;
}

/** How often each kind happens in an ordinary history. */
const weights: Readonly<Record<StepKind, number>> = {
  edit: 34,
  sync: 30,
  wrong: 1,
  sort: 3,
  'sort-column': 2,
  copy: 2,
  insert: 2,
  delete: 2,
  paste: 2,
  'clear-hidden': 2,
  'type-hidden': 1,
  columns: 2,
  rename: 1,
  sections: 1,
  relink: 1,
  'clear-reports': 1,
  'next-year': 1,
  filter: 2,
  late: 4,
  'page-edit': 6,
  'page-row': 2,
  remove: 2,
  'name-twice': 1,
  undo: 4,
  fork: 1,
  restart: 1,
  backup: 1,
  'set-back': 1,
  account: 1,
  period: 2,
  clock: 1,
};

/** The steps of a history: its own mixture of kinds, so that rare ones meet often in some histories. */
export function planSteps(random: SeededRandom): Step[] {
  const kinds = Object.entries(weights) as [StepKind, number][];
  const favourites = new Set(Array.from({ length: random.int(4) }, () => random.pick(kinds)[0]));
  const bag = kinds.flatMap(([kind, weight]) =>
    new Array<StepKind>(favourites.has(kind) ? weight * 2 + 8 : weight).fill(kind),
  );
  return Array.from({ length: 25 + random.int(75) }, () => ({
    kind: random.pick(bag),
    who: random.int(1000),
    seed: random.int(2 ** 30),
  }));
}

function isAct(kind: StepKind): kind is Act {
  return kind in officerActs;
}

export async function runStep(world: World, { kind, who, seed }: Step): Promise<void> {
  const random = seededRandom(seed);
  world.tally.steps += 1;
  if (!isAct(kind)) return worldSteps[kind](world, who, random);
  const book = world.books[who % world.books.length]!;
  if (book.sheet.rows.length > 0) officerActs[kind]({ book, shape: world.shape, random, mint: world.mint });
}

const mostBooks = 6;

/** Save As, or the file mailed to someone else. */
function forkBook({ books, mint, tally }: World, who: number, random: SeededRandom): void {
  const book = books[who % books.length]!;
  if (books.length >= mostBooks) return;
  const reader = random.chance(0.3) ? random.pick(books) : book;
  const workbookId = random.chance(0.5) ? book.workbookId : mint.uuid();
  const { username, role } = reader;
  books.push(book.fork({ name: `${book.name}+${books.length}`, username, role, workbookId }));
  tally.forks += 1;
}

/** The server is set back to its kept copy: what it acknowledged since is in the sheets only. */
async function setBack({ server, books, page, late, tally }: World): Promise<void> {
  const after = await server.setBack();
  if (after === null) return;
  tally.setBack += 1;
  for (const book of books) {
    book.forgetPublished(after);
    book.role = (await server.actor(book.username)).role;
  }
  // What was on its way ended with the connections.
  late.length = 0;
  await page.reload(server);
}

async function changeAccount({ server, books, tally }: World, who: number, random: SeededRandom): Promise<void> {
  const { username } = books[who % books.length]!;
  if (username === 'snv') return;
  tally.accountChanges += 1;
  if (random.chance(0.3)) return server.setDisabled(username, random.chance(0.6));
  const [role, agencyCode] = random.pick([
    ['agency', 'STP'],
    ['agency', 'STC'],
    ['reader', null],
    ['agency', null],
  ] as const);
  await server.changeAccount(username, role, agencyCode);
  for (const book of books) if (book.username === username) book.role = role;
}

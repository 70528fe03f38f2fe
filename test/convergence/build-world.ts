import { matchKey } from '#shared/sync/match-rows.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import { seededRandom } from '#test/support/seeded-random.ts';
import type { SeededRandom } from '#test/support/seeded-random.ts';
import type { DocumentShape } from './document-shape.ts';
import { criteria, firstFields, improvement, Mint, plan } from './document-shape.ts';
import { ProvincePage } from './province-page.ts';
import type { AccountRole } from './sim-server.ts';
import { SimServer } from './sim-server.ts';
import type { SimRow } from './sim-sheet.ts';
import { newRow, SimSheet } from './sim-sheet.ts';
import { Workbook } from './workbook.ts';
import type { World } from './world.ts';
import { emptyTally } from './world.ts';

const accounts: Readonly<Record<string, readonly [AccountRole, string | null]>> = {
  snv: ['province', 'SNV'],
  stp: ['agency', 'STP'],
  stc: ['agency', 'STC'],
};

function shapeFor(random: SeededRandom): DocumentShape {
  const roll = random.int(10);
  return roll < 7 ? plan : roll < 9 ? improvement : criteria;
}

/** A document, its accounts, two to six workbooks and the province's page, as the seed wants them. */
export async function buildWorld(seed: number, folder: string): Promise<World> {
  const random = seededRandom(seed * 2);
  const shape = shapeFor(random);
  const mint = new Mint();
  const server = await SimServer.start(folder, random.chance(0.12));
  for (const [name, [role, agencyCode]] of Object.entries(accounts)) await server.addAccount(name, role, agencyCode);
  const rows = Array.from({ length: 6 + random.int(6) }, (_, index) => firstFields(shape, index, random));
  const documentId = await server.createDocument('snv', {
    operationId: mint.uuid(),
    kind: shape.kind,
    number: '1/KH-UBND',
    date: null,
    title: 'Kế hoạch',
    year: 2026,
    agencyCode: shape.agencyCode,
    agencyName: null,
    rows: rows.map((fields) => ({ fields, parIndexField: null })),
  });
  const page = new ProvincePage('snv', documentId, shape, mint);
  await page.reload(server);
  const world: World = {
    shape,
    documentId,
    server,
    mint,
    books: [],
    page,
    late: [],
    tally: emptyTally(),
    roughness: random.pick([0, 0.5, 1, 1, 2]),
    origin: new Map(),
    firstKeys: countKeys(shape, rows),
    linesOf: new Map(),
  };
  const names = ['snv', 'stp', ...Array.from({ length: random.int(4) }, () => random.pick(Object.keys(accounts)))];
  names.forEach((username, index) => {
    // A workbook that was typed from the printed plan, or an empty one that gets its rows from the province.
    const filled = random.chance(0.8);
    const lines = filled ? rows.map((fields) => lineOf(fields)) : [lineOf(rows[0]!)];
    const columns = [...shape.provinceColumns, ...shape.agencyColumns];
    if (random.chance(0.3)) columns.splice(columns.length - 1 - random.int(3), 1);
    const facts = {
      name: `${username}-${index}`,
      username,
      role: accounts[username]![0],
      workbookId: mint.uuid(),
      documentId,
    };
    world.books.push(new Workbook(facts, new SimSheet(shape.kind, columns, lines), mint));
  });
  return world;
}

function countKeys({ kind }: DocumentShape, rows: readonly RowFields[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const fields of rows) {
    const key = matchKey(kind, { ...fields, section: null });
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function lineOf({ section, ...fields }: ReturnType<typeof firstFields>): SimRow {
  const row = newRow(typeof section === 'string' ? section : null);
  Object.assign(row.values, fields);
  return row;
}

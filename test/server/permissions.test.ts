import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentKinds, type DocumentKind } from '#shared/api/document-api.ts';
import { isPlaced, ownerOf, syncedFields } from '#shared/sync/field-owners.ts';
import { apiErrorSchema, syncAnswerSchema } from '#shared/sync/protocol.ts';
import { push, syncRequest } from '#test/support/sync-requests.ts';
import { askRoute, listRoutes, requests } from './permission-requests.ts';
import { readTable } from './permission-table.ts';
import {
  buildWorld,
  otherValue,
  readStored,
  roles,
  rowKinds,
  type Role,
  type TriedRow,
  type World,
} from './permission-world.ts';

const routeTable = readTable('Đường dẫn', 2);
const fieldTable = readTable('Ghi từng cột', 2);
const ownerTable = readTable('Nhóm cột theo loại tài liệu', 1);
const kindNames: Readonly<Record<DocumentKind, string>> = {
  plan: 'kế hoạch',
  papi: 'nhiệm vụ PAPI',
  criteria: 'bộ tiêu chí',
  improvement: 'kế hoạch cải thiện',
  recommendations: 'kiến nghị',
};

/** The group of a field, as the page says. */
function groupOf(kind: DocumentKind, name: string): string {
  const line = ownerTable.find(({ keys }) => keys[0] === kindNames[kind]);
  const found = [...(line?.cells ?? [])].filter(([, cell]) => cell.split(', ').includes(name));
  expect(
    found.map(([group]) => group),
    `${kindNames[kind]}: ${name}`,
  ).toHaveLength(1);
  return found[0]![0];
}

function expected(table: typeof routeTable, keys: readonly string[], role: Role): string | undefined {
  return table.find((line) => line.keys.every((key, index) => key === keys[index]))?.cells.get(role);
}

describe('docs/phan-quyen.md is what the server does', () => {
  let world: World;
  beforeAll(async () => {
    world = await buildWorld();
  }, 60_000);
  afterAll(async () => {
    await world.stop();
    expect(world.server.errors).toEqual([]);
  });

  it('has a line for every route of the application, and for no other', () => {
    const known = [...new Set(routeTable.map(({ keys }) => keys[0]!))].sort();
    expect(known).toEqual(listRoutes(world.server.app).sort());
    expect(Object.keys(requests).sort()).toEqual(known);
  });

  it('names every role, kind of row and reason once', () => {
    for (const table of [routeTable, fieldTable]) {
      for (const { cells } of table) expect([...cells.keys()]).toEqual(roles);
    }
    expect(readTable('Vai', 1).map(({ keys }) => keys[0])).toEqual(roles);
    expect(readTable('Loại dòng', 1).map(({ keys }) => keys[0])).toEqual(rowKinds);
    const words = new Set(['được', 'ghi', 'bỏ qua', '–']);
    const used = new Set([...routeTable, ...fieldTable].flatMap(({ cells }) => [...cells.values()]));
    const reasons = readTable('Lời từ chối', 1).map(({ keys }) => keys[0]);
    expect([...reasons].sort()).toEqual([...used].filter((cell) => !words.has(cell)).sort());
  });

  it('puts every synced field of every kind of document into the group of its owner', () => {
    const groups = { province: 'tỉnh giao', agency: 'cơ quan báo cáo', appraisal: 'thẩm định' } as const;
    for (const kind of documentKinds) {
      for (const { name } of syncedFields(kind)) {
        expect(groupOf(kind, name)).toBe(isPlaced(name) ? 'vị trí' : groups[ownerOf(kind, name)!]);
      }
    }
    const listed = ownerTable.flatMap(({ cells }) => [...cells.values()].flatMap((cell) => cell.split(', ')));
    const real = documentKinds.flatMap((kind) => syncedFields(kind).map(({ name }) => name));
    expect(listed.filter((name) => name !== '–').sort()).toEqual(real.sort());
  });

  it.each(roles)('routes: %s', async (role) => {
    const wrong: string[] = [];
    for (const { keys, cells } of routeTable) {
      const [route = '', target = ''] = keys;
      const got = await askRoute(world, route, role, target);
      if (got !== cells.get(role)) wrong.push(`${route} (${target}): ${got}, not ${cells.get(role)}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(roles)('fields: %s', async (role) => {
    const before = await readStored(world, world.rows);
    const got = await tryFields(world, role, before);
    const after = await readStored(world, world.rows);
    const wrong: string[] = [];
    for (const row of world.rows) {
      const { outcome, value } = got.get(row.rowId)!;
      const group = groupOf(row.documentKind, row.field);
      const wanted = expected(fieldTable, [row.kind, group], role);
      const where = `${kindNames[row.documentKind]}, ${row.kind}, ${group}, ${row.field}`;
      if (outcome !== wanted) wrong.push(`${where}: ${outcome}, not ${wanted}`);
      const was = before.get(row.rowId)!;
      const is = after.get(row.rowId)!;
      const kept = outcome === 'ghi' ? { ...was.fields, [row.field]: value } : was.fields;
      const untouched = is.revision === was.revision;
      if (JSON.stringify(is.fields) !== JSON.stringify(kept) && !sameFields(is.fields, kept))
        wrong.push(`${where}: kept`);
      if (untouched === (outcome === 'ghi')) wrong.push(`${where}: revision`);
    }
    expect(wrong).toEqual([]);
  });
});

function sameFields(one: TriedFields, two: TriedFields): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(two)]);
  return [...names].every((name) => (one[name] ?? null) === (two[name] ?? null));
}
type TriedFields = Readonly<Record<string, string | number | null>>;

interface Tried {
  /** "ghi", "bỏ qua" or the reason of the refusal. */
  readonly outcome: string;
  readonly value: string | number;
}

/** Sends, for every row, a change of the one field that stands for it; one request for each document. */
async function tryFields(
  world: World,
  role: Role,
  stored: Awaited<ReturnType<typeof readStored>>,
): Promise<ReadonlyMap<string, Tried>> {
  const byDocument = new Map<string, TriedRow[]>();
  for (const row of world.rows) byDocument.set(row.documentId, [...(byDocument.get(row.documentId) ?? []), row]);
  const tried = new Map<string, Tried>();
  for (const [documentId, rows] of byDocument) {
    const values = rows.map((row) => otherValue(row, stored.get(row.rowId)!.fields));
    const pushed = rows.map((row, index) => push(stored.get(row.rowId)!, { [row.field]: values[index]! }));
    const response = await world.client(role).send('POST', '/api/sync', syncRequest({ documentId, rows: pushed }));
    const body: unknown = await response.json();
    const whole = apiErrorSchema.safeParse(body);
    const results = whole.success ? null : syncAnswerSchema.parse(body).results;
    rows.forEach(({ rowId }, index) => {
      const result = results?.[index];
      const words = { applied: 'ghi', unchanged: 'bỏ qua', refused: result?.reason } as Record<
        string,
        string | undefined
      >;
      const outcome = whole.success ? whole.data.reason : (words[result!.status] ?? result!.status);
      tried.set(rowId, { outcome, value: values[index]! });
    });
  }
  return tried;
}

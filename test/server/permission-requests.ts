// The requests by which docs/phan-quyen.md is tried: one for each line of its table of routes.
import { randomUUID } from 'node:crypto';
import type { Express } from 'express';
import { z } from 'zod';
import { builtInSets } from '#shared/criteria-set/built-in-sets.ts';
import { periodActAnswerSchema } from '#shared/api/period-api.ts';
import { syncAnswerSchema, syncProtocol } from '#shared/sync/protocol.ts';
import { accountRequests } from './permission-account-requests.ts';
import { push, syncRequest } from '#test/support/sync-requests.ts';
import {
  openPeriod,
  password,
  readStored,
  yearPeriod,
  type DocumentName,
  type Role,
  type RowKind,
  type World,
} from './permission-world.ts';
import type { TestClient } from '#test/support/server.ts';

const layerSchema = z.object({
  rawPath: z.union([z.string(), z.array(z.string())]).optional(),
  route: z
    .object({
      path: z.union([z.string(), z.array(z.string())]),
      methods: z.record(z.string(), z.boolean()),
    })
    .optional(),
  handle: z.unknown(),
});
const routerSchema = z.custom<{ stack: unknown[] }>(
  (value) => typeof value === 'function' && 'stack' in value && Array.isArray(value.stack),
);

/** Every route the application really has, e.g. "GET /api/health". */
export function listRoutes(app: Express): string[] {
  const found: string[] = [];
  const walk = (stack: readonly unknown[], prefix: string): void => {
    for (const item of stack) {
      const layer = layerSchema.parse(item);
      if (layer.route) {
        for (const path of [layer.route.path].flat()) {
          for (const method of Object.keys(layer.route.methods)) found.push(`${method.toUpperCase()} ${prefix}${path}`);
        }
        continue;
      }
      const router = routerSchema.safeParse(layer.handle);
      if (!router.success) continue;
      for (const mount of [layer.rawPath ?? '/'].flat())
        walk(router.data.stack, mount === '/' ? prefix : prefix + mount);
    }
  };
  walk(routerSchema.parse(app.router).stack, '');
  return found;
}

/** One request about one thing, as a role would send it. `null`: this role has no such thing. */
export interface Asked {
  readonly path: string;
  readonly body?: unknown;
  readonly client?: TestClient;
}
type Build = (world: World, role: Role, target: string) => Asked | null | Promise<Asked | null>;

const plain =
  (path: string): Build =>
  () => ({ path });

const ofDocument =
  (path: (id: string) => string): Build =>
  ({ documents }, _role, target) => ({ path: path(documents[target as DocumentName]) });

/** The row of a plan that stands for its kind. */
function rowOf({ rows }: World, kind: string) {
  const found = rows.find((row) => row.documentKind === 'plan' && row.kind === (kind as RowKind));
  if (!found) throw new Error(`There is no row «${kind}».`);
  return found;
}

const ofRow =
  (part: string, body?: (world: World, role: Role, rowId: string) => unknown): Build =>
  async (world, role, target) => {
    const { documentId, rowId } = rowOf(world, target);
    const path = `/api/documents/${documentId}/rows/${rowId}/${part}`;
    return body ? { path, body: await body(world, role, rowId) } : { path };
  };

async function sharesBody({ server, agencyCode }: World, role: Role, rowId: string): Promise<unknown> {
  const lists = await server.store.shares.listShares(rowId);
  const base = lists.find((list) => list.agencyCode === agencyCode(role))?.version ?? 0;
  const share = { assignee: 'Phòng Nghiệp vụ', part: '', deadline: null, done: false };
  return { operationId: randomUUID(), base, shares: [share] };
}

const provinceChange =
  (path: string, rest: Record<string, unknown>): Build =>
  async ({ server }) => {
    const base = (await server.store.province.latestCatalogue())?.info.version ?? 0;
    return { path, body: { operationId: randomUUID(), base, ...rest } };
  };

const newAgency = {
  code: 'BQL_VINH',
  name: 'Ban Quản lý vịnh MINH HỌA',
  variants: [],
  level: 'Cấp tỉnh',
  validFrom: null,
  validTo: null,
  lastDay: null,
  parent: null,
  successors: [],
  members: [],
};

/** A write of one cell that the role may make; `null` when it may make none. */
async function writeSomething(world: World, role: Role): Promise<string | null> {
  for (const row of world.rows.filter(({ documentKind, field }) => documentKind === 'plan' && field === 'result')) {
    const stored = (await readStored(world, [row])).get(row.rowId)!;
    const request = syncRequest({ documentId: row.documentId, rows: [push(stored, { result: randomUUID() })] });
    const response = await world.client(role).send('POST', '/api/sync', request);
    if (!response.ok) continue;
    const { results } = syncAnswerSchema.parse(await response.json());
    if (results[0]?.status === 'applied') return request.operationId;
  }
  return null;
}

const undo: Build = async (world, role, target) => {
  const undone = await writeSomething(world, target === 'lần gửi của chính mình' ? role : 'tỉnh');
  return undone === null ? null : { path: `/api/operations/${undone}/undo`, body: { operationId: randomUUID() } };
};

const newDocument = () => ({
  operationId: randomUUID(),
  kind: 'plan',
  number: null,
  date: null,
  title: 'Kế hoạch MINH HỌA',
  year: 2026,
  agencyCode: null,
  agencyName: null,
  rows: [],
});

/** Years whose periods were not opened yet. */
const years = (function* count() {
  for (let year = 2027; ; year += 1) yield year;
})();

/** A request about a period, a row or a snapshot of a document that is there for it. */
const ofPeriod =
  (prepare: (world: World, documentId: string) => Promise<Asked>): Build =>
  (world, _role, target) =>
    prepare(world, world.spare[target as DocumentName]);

async function anyPeriod(world: World, documentId: string, state: 'open' | 'closed' = 'open'): Promise<string> {
  const province = world.client('tỉnh');
  const { period } = await openPeriod(province, documentId, years.next().value);
  const path = `/api/documents/${documentId}/periods/${period!.id}`;
  if (state === 'closed') await province.send('POST', `${path}/close`, { operationId: randomUUID() });
  return path;
}

async function anySnapshot(world: World, documentId: string): Promise<string> {
  const path = `/api/documents/${documentId}/snapshots`;
  const request = { operationId: randomUUID() };
  const { snapshotId } = await world.client('tỉnh').post(path, request, periodActAnswerSchema);
  return `${path}/${snapshotId}`;
}

async function giveBack(world: World, documentId: string): Promise<{ path: string; rowIds: string[] }> {
  const { rows } = await world.server.store.documents.readRows(documentId);
  return { path: `/api/documents/${documentId}/returns`, rowIds: [rows[0]!.rowId] };
}

/** How each route is asked. A route of the application that is missing here fails the test. */
export const requests: Readonly<Record<string, Build>> = {
  'GET /api/health': plain('/api/health'),
  'POST /api/session': ({ username }, role) => ({ path: '/api/session', body: { username: username(role), password } }),
  'GET /api/session': plain('/api/session'),
  'DELETE /api/session': async (world, role) => ({ path: '/api/session', client: await world.freshClient(role) }),
  ...accountRequests,
  'GET /api/demo/accounts': plain('/api/demo/accounts'),
  'POST /api/demo/session': () => ({ path: '/api/demo/session', body: { username: 'lanh-dao' } }),
  'GET /api/examples': plain('/api/examples'),
  'GET /api/criteria-sets': plain('/api/criteria-sets'),
  'GET /api/criteria-sets/:id/workbook': plain(`/api/criteria-sets/${builtInSets[0]!.id}/workbook`),
  'GET /api/documents': plain('/api/documents'),
  'POST /api/documents': () => ({ path: '/api/documents', body: newDocument() }),
  'POST /api/documents/of-rows': ({ rows }) => ({
    path: '/api/documents/of-rows',
    body: { rowIds: rows.map(({ rowId }) => rowId) },
  }),
  'GET /api/documents/:id/rows': ofDocument((id) => `/api/documents/${id}/rows`),
  'GET /api/documents/:id/overview': ofDocument((id) => `/api/documents/${id}/overview`),
  'GET /api/documents/:id/operations': ofDocument((id) => `/api/documents/${id}/operations`),
  'GET /api/documents/:id/operations/:operationId/rows': async ({ documents, server }, _role, target) => {
    const id = documents[target as DocumentName];
    const operation = (await server.store.documents.listOperations(id, null)).at(-1)!;
    return { path: `/api/documents/${id}/operations/${operation.operationId}/rows` };
  },
  'GET /api/documents/:id/journal': ofDocument((id) => `/api/documents/${id}/journal`),
  'GET /api/documents/:id/events': ofDocument((id) => `/api/documents/${id}/events`),
  'GET /api/documents/:id/news': ofDocument((id) => `/api/documents/${id}/news?cursor=0`),
  'GET /api/documents/:id/rows/:rowId/history': ofRow('history'),
  'GET /api/documents/:id/rows/:rowId/comments': ofRow('comments'),
  'POST /api/documents/:id/rows/:rowId/comments': ofRow('comments', () => ({
    operationId: randomUUID(),
    text: 'Trao đổi MINH HỌA',
  })),
  'GET /api/documents/:id/rows/:rowId/shares': ofRow('shares'),
  'PUT /api/documents/:id/rows/:rowId/shares': ofRow('shares', sharesBody),
  'POST /api/periods': (world) =>
    Promise.resolve({
      path: '/api/periods',
      body: {
        act: 'open',
        span: yearPeriod(years.next().value),
        documents: [{ documentId: Object.values(world.spare)[0], operationId: randomUUID() }],
      },
    }),
  'GET /api/documents/:id/periods': ofDocument((id) => `/api/documents/${id}/periods`),
  'POST /api/documents/:id/periods': ofPeriod((_world, id) =>
    Promise.resolve({ path: `/api/documents/${id}/periods`, body: yearPeriod(years.next().value) }),
  ),
  'POST /api/documents/:id/periods/:periodId/close': ofPeriod(async (world, id) => ({
    path: `${await anyPeriod(world, id)}/close`,
    body: { operationId: randomUUID() },
  })),
  'POST /api/documents/:id/periods/:periodId/reopen': ofPeriod(async (world, id) => ({
    path: `${await anyPeriod(world, id, 'closed')}/reopen`,
    body: { operationId: randomUUID() },
  })),
  'GET /api/documents/:id/periods/:periodId/reporting': ofPeriod(async (world, id) => ({
    path: `${await anyPeriod(world, id)}/reporting`,
  })),
  'POST /api/documents/:id/returns': ofPeriod(async (world, id) => {
    const { path, rowIds } = await giveBack(world, id);
    return { path, body: { operationId: randomUUID(), rowIds, reason: 'Bổ sung' } };
  }),
  'POST /api/documents/:id/returns/end': ofPeriod(async (world, id) => {
    const { path, rowIds } = await giveBack(world, id);
    await world.client('tỉnh').send('POST', path, { operationId: randomUUID(), rowIds, reason: 'Bổ sung' });
    return { path: `${path}/end`, body: { operationId: randomUUID(), rowIds } };
  }),
  'POST /api/documents/:id/snapshots': ofPeriod((_world, id) =>
    Promise.resolve({ path: `/api/documents/${id}/snapshots`, body: { operationId: randomUUID() } }),
  ),
  'GET /api/documents/:id/snapshots': ofDocument((id) => `/api/documents/${id}/snapshots`),
  'GET /api/documents/:id/snapshots/:snapshotId': ofPeriod(async (world, id) => ({
    path: await anySnapshot(world, id),
  })),
  'GET /api/documents/:id/snapshots/:snapshotId/workbook': ofPeriod(async (world, id) => ({
    path: `${await anySnapshot(world, id)}/workbook`,
  })),
  'GET /api/documents/:id/snapshots/:snapshotId/comparison': ofPeriod(async (world, id) => ({
    path: `${await anySnapshot(world, id)}/comparison`,
  })),
  'POST /api/sync': ({ documents }, _role, target) => ({
    path: '/api/sync',
    body: { ...syncRequest({ documentId: documents[target as DocumentName] }), protocol: syncProtocol },
  }),
  'POST /api/operations/:id/undo': undo,
  'GET /api/province/settings': plain('/api/province/settings'),
  'GET /api/province/agencies/versions': plain('/api/province/agencies/versions'),
  'POST /api/province/agencies': provinceChange('/api/province/agencies', {
    scope: 'additions',
    agencies: [newAgency],
  }),
  'POST /api/province/agencies/restore': provinceChange('/api/province/agencies/restore', { version: 0 }),
  'GET /api/province/rules': plain('/api/province/rules'),
  'POST /api/province/rules': () => ({
    path: '/api/province/rules',
    body: { operationId: randomUUID(), code: 'lead-collective', off: true, reason: 'MINH HỌA' },
  }),
  'GET /': plain('/'),
  'GET /taskpane.html': plain('/taskpane.html'),
  'GET /functions.json': plain('/functions.json'),
  'GET /workbench': plain('/workbench'),
  'GET /workbench/': plain('/workbench/'),
  'GET /workbench/index.html': plain('/workbench/index.html'),
  'GET /workbench/pane.html': plain('/workbench/pane.html'),
  'GET /favicon.ico': plain('/favicon.ico'),
};

const refusalSchema = z.object({ reason: z.string() });

/** What the server does for the role: "được", the reason of its refusal, or "–" when the role has no such thing. */
export async function askRoute(world: World, route: string, role: Role, target: string): Promise<string> {
  const asked = await requests[route]?.(world, role, target);
  if (asked === undefined) throw new Error(`How «${route}» is asked is missing in permission-requests.ts.`);
  if (asked === null) return '–';
  const [method = ''] = route.split(' ');
  const { origin, token } = asked.client ?? world.client(role);
  const response = await fetch(origin + asked.path, {
    method,
    redirect: 'manual',
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
  });
  if (response.status >= 500) throw new Error(`${route} for ${role} answered ${response.status}.`);
  if (response.status < 400) {
    // A stream of events would never end by itself.
    await response.body?.cancel();
    return 'được';
  }
  return refusalSchema.parse(await response.json()).reason;
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApiClient, type ApiClient } from '#addin/api/client.ts';
import { createSessionStorage } from '#addin/api/session-storage.ts';
import type { WorkbookHost } from '#addin/host/workbook-host.ts';
import { createPane } from '#addin/taskpane/create-pane.ts';
import { sessionAnswerSchema } from '#shared/api/account-api.ts';
import type { SyncAnswer, SyncRequest } from '#shared/sync/protocol.ts';
import { makeCrowd, type Crowd } from '#test/support/agency-crowd.ts';
import { eventsDelivered, openInExcel } from '#test/support/excel-fixture.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { startTestServer, TestClient, type TestServer } from '#test/support/server.ts';
import { push, readRows, sync } from '#test/support/sync-requests.ts';
import { FakeWorkbookHost } from '../fake-workbook-host.ts';
import { memoryStorage } from '../pane-fixture.ts';

const rowsEach = 25;
/** 1,300 rows. */
const agencies = 52;
/** 750 rows: more than one answer holds. */
const fewer = 30;

let server: TestServer;
let crowd: Crowd;

beforeEach(async () => {
  server = await startTestServer();
});
afterEach(async () => {
  await server.stop();
  expect(server.errors).toEqual([]);
});

/** What stands between a pane and the server: `meet` sees every request and may change its answer. */
type Meet = (request: SyncRequest, answer: () => ReturnType<ApiClient['sync']>) => ReturnType<ApiClient['sync']>;

function connectedApi(meet: Meet): ApiClient {
  const api = createApiClient({
    fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, connection: 'close' } }),
    baseUrl: server.origin,
    timeoutMs: 20_000,
  });
  return { ...api, sync: (token, request) => meet(request, () => api.sync(token, request)) };
}

interface Desk {
  readonly host: WorkbookHost;
  readonly sheetId: string;
  readonly pane: ReturnType<typeof createPane>['pane'];
  readonly stop: () => Promise<void>;
  readonly sync: () => ReturnType<ReturnType<typeof createPane>['pane']['store']['getState']>['sync'];
  readonly requests: SyncRequest[];
}

/** The officer of the first agency at a workbook. */
async function sitDown(host: WorkbookHost, sheetId: string, meet: Meet = (_, answer) => answer()): Promise<Desk> {
  const requests: SyncRequest[] = [];
  const api = connectedApi((request, answer) => {
    requests.push(request);
    return meet(request, answer);
  });
  const running = createPane({
    host,
    api,
    session: createSessionStorage(() => memoryStorage()),
    now: () => new Date('2026-03-05T02:00:00Z'),
    newId: () => crypto.randomUUID(),
  });
  await running.start();
  const { token } = crowd.members[0]!;
  const { account } = await new TestClient(server.origin, token).get('/api/session', sessionAnswerSchema);
  const { pane } = running;
  await pane.commands.acceptSession({ token, account });
  return { host, sheetId, pane, stop: running.stop, sync: () => pane.store.getState().sync, requests };
}

/** The same with the whole plan fetched onto an empty sheet. */
async function deskWithPlan(meet?: Meet, host: WorkbookHost = new FakeWorkbookHost({ s1: blank() }), sheetId = 's1') {
  const desk = await sitDown(host, sheetId, meet);
  const plan = desk.sync().documents!.find(({ id }) => id === crowd.documentId)!;
  await desk.pane.commands.fetchDocument(plan);
  return desk;
}

const blank = () => buildGrid('Trang tính1').toGrid();

/** Every agency but the first reports on all its rows. */
async function othersReport(from = 1): Promise<void> {
  const rows = await readRows(new TestClient(server.origin, crowd.province.token), crowd.documentId);
  for (let agency = from; agency < crowd.members.length; agency += 1) {
    const own = rows.slice(agency * rowsEach, (agency + 1) * rowsEach);
    await sync(new TestClient(server.origin, crowd.members[agency]!.token), {
      documentId: crowd.documentId,
      cursor: Math.max(...rows.map(({ revision }) => revision)),
      rows: own.map((row, at) => push(row, { percent: at, result: `Đã trình ${agency}` })),
    });
  }
}

/** The percentages of the sheet by row id, and what stands twice. */
function percentsOf({ pane }: Desk): ReadonlyMap<string, unknown> {
  const { local } = pane.store.getState().sync;
  if (local.kind !== 'ready') throw new Error('The sheet was not read.');
  const linked = local.collected.sheet.rows.flatMap(({ identity, fields }) =>
    identity.kind === 'linked' ? [[identity.identity.rowId, fields['percent'] ?? null] as const] : [],
  );
  expect(new Set(linked.map(([rowId]) => rowId)).size).toBe(linked.length);
  return new Map(linked);
}

async function percentsOfServer(): Promise<ReadonlyMap<string, unknown>> {
  const rows = await readRows(new TestClient(server.origin, crowd.province.token), crowd.documentId);
  return new Map(rows.map(({ rowId, fields }) => [rowId, fields['percent'] ?? null]));
}

/** Types into the officer's own first rows. */
async function reportOwn({ pane }: Desk, percents: readonly number[]): Promise<void> {
  const { sheet } = pane.store.getState();
  if (sheet.status !== 'ready') throw new Error('The sheet was not read.');
  const records = sheet.report.reading.tables.flatMap((table) => table.records);
  for (const [at, percent] of percents.entries()) await pane.commands.saveProgress(records[at]!.row, { percent });
}

/** A server whose answers without rows hold `most` rows of news. */
function inPagesOf(most: number): Meet {
  return async ({ rows, cursor }, answer) => {
    const whole = await answer();
    return whole.ok && rows.length === 0 ? { ok: true, value: cut(whole.value, cursor, most) } : whole;
  };
}

function cut(answer: SyncAnswer, cursor: number, most: number): SyncAnswer {
  const last = answer.news[most];
  if (cursor === 0 || !last) return answer;
  const news = answer.news.filter(({ revision }) => revision < last.revision);
  return { ...answer, news, cursor: last.revision - 1, more: true };
}

describe('C-6: a sending whose answer left news out', () => {
  it('goes on until nothing is left, and still tells what was sent', async () => {
    crowd = await makeCrowd(server.store, server.time.now, agencies, rowsEach);
    const desk = await deskWithPlan();
    await reportOwn(desk, [40, 50]);
    await othersReport();
    await desk.pane.commands.sync();
    expect(desk.requests.map(({ rows }) => rows.length)).toEqual([2, 0]);
    expect(percentsOf(desk)).toEqual(await percentsOfServer());
    const { outcome, failure, phase, local, link } = desk.sync();
    expect(outcome).toMatchObject({ more: false, pages: 1, published: true });
    expect(outcome?.answer.results.map(({ status }) => status)).toEqual(['applied', 'applied']);
    expect(new Set(outcome?.applied.changes.map(({ row }) => row)).size).toBe((agencies - 1) * rowsEach);
    expect([failure, phase, local.kind === 'ready' && local.toSend]).toEqual([null, 'idle', 0]);
    const { cursor } = await sync(new TestClient(server.origin, crowd.province.token), {
      documentId: crowd.documentId,
    });
    expect(link?.cursor).toBe(cursor);
    // What was received is put back as a whole, whatever the number of answers it came with.
    await desk.pane.commands.undoPull();
    expect([...percentsOf(desk).values()].filter((percent) => percent !== null)).toEqual([40, 50]);
    await desk.pane.commands.pull();
    expect(percentsOf(desk)).toEqual(await percentsOfServer());
  }, 120_000);

  it('reads and writes the sheet equally often for each answer, however many rows it brings', async () => {
    const counts: number[] = [];
    for (const count of [fewer, agencies]) {
      crowd = await makeCrowd(server.store, server.time.now, count, rowsEach);
      const excel = openInExcel();
      const desk = await deskWithPlan(undefined, excel.port, excel.sheetId);
      await reportOwn(desk, [40]);
      await othersReport();
      await eventsDelivered();
      const before = excel.host.requests;
      await desk.pane.commands.sync();
      await eventsDelivered();
      expect(desk.sync().outcome).toMatchObject({ pages: 1, more: false });
      expect(percentsOf(desk)).toEqual(await percentsOfServer());
      counts.push(excel.host.requests - before);
      await desk.stop();
    }
    expect(counts[1]).toBe(counts[0]);
  }, 180_000);

  it('takes as many answers as the province needs', async () => {
    crowd = await makeCrowd(server.store, server.time.now, fewer, rowsEach);
    const desk = await deskWithPlan(inPagesOf(100));
    await reportOwn(desk, [40]);
    await othersReport();
    await desk.pane.commands.sync();
    expect(desk.sync().outcome).toMatchObject({ more: false, pages: 3 });
    expect(percentsOf(desk)).toEqual(await percentsOfServer());
  }, 120_000);

  it('stops when asked, says that there is more, and goes on when asked', async () => {
    crowd = await makeCrowd(server.store, server.time.now, fewer, rowsEach);
    let pages = 0;
    const paged = inPagesOf(100);
    const desk: Desk = await deskWithPlan(async (request, answer) => {
      const reply = await paged(request, answer);
      if (request.rows.length === 0 && request.cursor > 0 && (pages += 1) === 2) desk.pane.commands.stopReceiving();
      return reply;
    });
    await reportOwn(desk, [40]);
    await othersReport();
    await desk.pane.commands.sync();
    expect(desk.sync()).toMatchObject({
      phase: 'idle',
      stopping: false,
      failure: null,
      outcome: { more: true, pages: 1 },
    });
    const half = [...percentsOf(desk).values()].filter((percent) => percent !== null).length;
    expect(half).toBeGreaterThan(500);
    expect(half).toBeLessThan(700);
    await desk.pane.commands.receiveRest();
    expect(desk.sync().outcome).toMatchObject({ more: false, published: true });
    expect(percentsOf(desk)).toEqual(await percentsOfServer());
  }, 120_000);

  it('keeps what came when the network goes away, and goes on with "Thử lại"', async () => {
    crowd = await makeCrowd(server.store, server.time.now, fewer, rowsEach);
    const line = { down: false };
    const desk = await deskWithPlan(({ rows, cursor }, answer) =>
      line.down && rows.length === 0 && cursor > 0
        ? Promise.resolve({ ok: false, status: 0, reason: 'server-unreachable', message: 'Không kết nối được.' })
        : answer(),
    );
    await reportOwn(desk, [40]);
    await othersReport();
    line.down = true;
    await desk.pane.commands.sync();
    expect(desk.sync()).toMatchObject({ failure: { retry: 'rest' }, outcome: { more: true, published: true } });
    line.down = false;
    await desk.pane.commands.receiveRest();
    expect(desk.sync()).toMatchObject({ failure: null, outcome: { more: false } });
    expect(percentsOf(desk)).toEqual(await percentsOfServer());
  }, 120_000);

  it('loses and doubles nothing when the pane is closed in the middle', async () => {
    crowd = await makeCrowd(server.store, server.time.now, fewer, rowsEach);
    const host = new FakeWorkbookHost({ s1: blank() });
    const desk = await deskWithPlan(({ rows, cursor }, answer) => {
      // The answer never comes: the pane is closed while it waits.
      if (rows.length === 0 && cursor > 0) return new Promise(() => undefined);
      return answer();
    }, host);
    await reportOwn(desk, [40]);
    await othersReport();
    void desk.pane.commands.sync();
    await expect.poll(() => desk.sync().phase, { timeout: 20_000 }).toBe('receiving-rest');
    await expect.poll(() => desk.requests.length, { timeout: 20_000 }).toBe(2);
    await desk.stop();
    const again = await sitDown(host, 's1');
    expect(again.sync().link!.cursor).toBeGreaterThan(0);
    await reportOwn(again, [45]);
    await again.pane.commands.sync();
    expect(percentsOf(again)).toEqual(await percentsOfServer());
    expect(again.sync()).toMatchObject({ failure: null, outcome: { more: false } });
  }, 120_000);

  it.each(['mine', 'theirs'] as const)(
    'keeps a conflict of its first answer to be settled with "%s"',
    async (choice) => {
      crowd = await makeCrowd(server.store, server.time.now, fewer, rowsEach);
      const desk = await deskWithPlan();
      await reportOwn(desk, [40, 50]);
      // A colleague of the same agency was faster with the first row.
      const [first] = await readRows(new TestClient(server.origin, crowd.members[0]!.token), crowd.documentId);
      await sync(new TestClient(server.origin, crowd.members[0]!.token), {
        documentId: crowd.documentId,
        rows: [push(first!, { percent: 10 })],
      });
      await othersReport();
      await desk.pane.commands.sync();
      expect(desk.sync()).toMatchObject({
        conflicts: [{ field: 'percent', mine: 40, theirs: 10 }],
        outcome: { more: false },
      });
      const open = percentsOf(desk);
      const stands = await percentsOfServer();
      expect([...stands].filter(([rowId, percent]) => open.get(rowId) !== percent)).toEqual([[first!.rowId, 10]]);
      desk.pane.store.dispatch({ type: 'sync', action: { type: 'all-chosen', choice } });
      await desk.pane.commands.resolve();
      expect(desk.sync()).toMatchObject({ conflicts: [], failure: null, local: { toSend: 0 } });
      const after = await percentsOfServer();
      expect(percentsOf(desk)).toEqual(after);
      expect(after.get(first!.rowId)).toBe(choice === 'mine' ? 40 : 10);
      const { cursor } = await sync(new TestClient(server.origin, crowd.province.token), {
        documentId: crowd.documentId,
      });
      expect(desk.sync().link?.cursor).toBe(cursor);
    },
    120_000,
  );
});

describe('an answer that comes when another sheet is in front', () => {
  it('moves the cursor of its own sheet only, and says where to look', async () => {
    crowd = await makeCrowd(server.store, server.time.now, 2, rowsEach);
    const host = new FakeWorkbookHost({ s1: blank(), s2: blank() });
    let goTo: string | null = null;
    const desk = await deskWithPlan(async (_, answer) => {
      const reply = await answer();
      if (goTo !== null) {
        host.activate(goTo);
        await desk.pane.commands.reread();
      }
      return reply;
    }, host);
    host.activate('s2');
    await desk.pane.commands.reread();
    await desk.pane.commands.fetchDocument(desk.sync().documents!.find(({ id }) => id === crowd.documentId)!);
    const other = desk.sync().link!;
    host.activate('s1');
    await desk.pane.commands.reread();
    await reportOwn(desk, [40]);
    await othersReport();
    goTo = 's2';
    await desk.pane.commands.sync();
    goTo = null;
    expect(desk.sync()).toMatchObject({ link: other, outcome: null });
    expect(desk.pane.store.getState().notice?.message).toContain('Đã đồng bộ xong trang');
    await desk.pane.commands.pull();
    expect(percentsOf(desk)).toEqual(await percentsOfServer());
    host.activate('s1');
    await desk.pane.commands.reread();
    expect(percentsOf(desk)).toEqual(await percentsOfServer());
  }, 60_000);
});

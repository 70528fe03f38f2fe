import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApiClient } from '#addin/api/client.ts';
import type { LiveParts } from '#addin/api/follow-document.ts';
import { nextStep } from '#addin/taskpane/state/next-step.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import { push, rowLedBy, sync } from '#test/support/sync-requests.ts';
import { FakeWorkbookHost } from '../fake-workbook-host.ts';
import { createTestPane, type PaneUnderTest } from '../pane-fixture.ts';

let plan167: Grid;
let server: TestServer;
const panes: PaneUnderTest[] = [];

beforeAll(async () => {
  const read = await readWorkbook(new Uint8Array(readFileSync('examples/ke-hoach-167-bac-ninh-2026.xlsx')));
  if (!read.ok) throw new Error(read.message);
  plan167 = read.grids[0]!;
});
beforeEach(async () => {
  server = await startTestServer({ liveLimits: { heartbeatMs: 100 } });
});
afterEach(async () => {
  for (const pane of panes.splice(0)) await pane.stop();
  await server.stop();
  expect(server.errors).toEqual([]);
});

/** A pane that hears of news, on the plan, signed in, connected and synced once. */
async function officer(username: string) {
  const host = new FakeWorkbookHost({ s1: plan167 });
  const transport = {
    fetch: (...call: Parameters<typeof fetch>) => fetch(...call),
    baseUrl: server.origin,
    timeoutMs: 20_000,
  };
  let visible = true;
  let onChange = (): void => undefined;
  const live: LiveParts = {
    transport,
    takeSlot: () => Promise.resolve(() => undefined),
    visibility: {
      isVisible: () => visible,
      listen: (listener) => {
        onChange = listener;
        return () => undefined;
      },
    },
    random: () => 0,
    policy: { shortestPauseMs: 20 },
  };
  const pane = createTestPane(host, { api: createApiClient(transport), live });
  panes.push(pane);
  await pane.start();
  const { commands, store } = pane.pane;
  await commands.signInAsDemo(username);
  const document = store.getState().sync.documents!.find(({ number }) => number === '167/KH-UBND')!;
  await commands.connectAndPreview(document);
  await commands.sync();
  const news = () => store.getState().sync.newsCount;
  const show = (is: boolean): void => {
    visible = is;
    onChange();
  };
  return { ...pane, commands, store, news, show, documentId: document.id };
}

describe('news of the province in an open pane', () => {
  it('are counted without touching the sheet, received when asked, and then gone', async () => {
    const mine = await officer('so-noi-vu');
    const before = JSON.stringify(mine.host.grid('s1'));
    const justice = await server.signIn('so-tu-phap');
    const row = await rowLedBy(justice, mine.documentId, 'Sở Tư pháp');
    await sync(justice, { documentId: mine.documentId, rows: [push(row, { percent: 35 })] });
    await vi.waitFor(() => expect(mine.news()).toBe(1), { timeout: 5_000 });
    expect(JSON.stringify(mine.host.grid('s1'))).toBe(before);
    expect(nextStep(mine.store.getState()).kind).not.toBe('receive');
    await mine.commands.pull();
    expect(mine.news()).toBe(0);
    expect(JSON.stringify(mine.host.grid('s1'))).not.toBe(before);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(mine.news()).toBe(0);
  }, 60_000);

  it('tell of comments and of periods, without touching the sheet or counting rows', async () => {
    const mine = await officer('so-tu-phap');
    const before = JSON.stringify(mine.host.grid('s1'));
    const province = await server.signIn('so-noi-vu');
    const { rowId } = await rowLedBy(province, mine.documentId, 'Sở Tư pháp');
    const path = `/api/documents/${mine.documentId}`;
    await province.send('POST', `${path}/rows/${rowId}/comments`, { operationId: randomUUID(), text: 'Góp ý' });
    const span = { kind: 'month', from: '2026-03-01', to: '2026-03-31', due: '2026-04-05' };
    await province.send('POST', `${path}/periods`, { operationId: randomUUID(), ...span });
    const marks = () => mine.store.getState().sync.marks;
    await vi.waitFor(() => expect(marks()).toEqual({ comments: 1, periods: 1 }), { timeout: 5_000 });
    expect(mine.news()).toBe(0);
    expect(JSON.stringify(mine.host.grid('s1'))).toBe(before);
  }, 60_000);

  it('are not what this workbook sent itself', async () => {
    const mine = await officer('so-tu-phap');
    const cursor = mine.store.getState().sync.link!.cursor;
    await mine.commands.saveProgress(7, { status: 'Đang thực hiện', percent: 10 });
    await mine.commands.sync();
    expect(mine.store.getState().sync.link!.cursor).toBeGreaterThan(cursor);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(mine.news()).toBe(0);
  }, 60_000);

  it('are told when somebody looks again', async () => {
    const mine = await officer('so-noi-vu');
    mine.show(false);
    await vi.waitFor(() => expect(server.streams.size).toBe(0));
    const justice = await server.signIn('so-tu-phap');
    const row = await rowLedBy(justice, mine.documentId, 'Sở Tư pháp');
    await sync(justice, { documentId: mine.documentId, rows: [push(row, { percent: 35 })] });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(mine.news()).toBe(0);
    mine.show(true);
    await vi.waitFor(() => expect(mine.news()).toBe(1), { timeout: 5_000 });
  }, 60_000);

  it('end with the session: the pane asks to sign in again', async () => {
    const mine = await officer('so-tu-phap');
    await vi.waitFor(() => expect(server.streams.size).toBe(1));
    server.time.now = new Date(server.time.now.getTime() + 13 * 3_600_000);
    await vi.waitFor(() => expect(mine.store.getState().sync.session.status).toBe('expired'), { timeout: 5_000 });
    expect(server.streams.size).toBe(0);
  }, 60_000);
});

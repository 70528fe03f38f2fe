// @vitest-environment jsdom
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { act } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApiClient } from '#addin/api/client.ts';
import { periodActAnswerSchema } from '#shared/api/period-api.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { startTestServer, type TestClient, type TestServer } from '#test/support/server.ts';
import { rowLedBy } from '#test/support/sync-requests.ts';
import { FakeWorkbookHost } from './fake-workbook-host.ts';
import { createTestPane, type PaneUnderTest } from './pane-fixture.ts';
import { renderPane, settle, type Screen } from './render-pane.tsx';

let plan167: Grid;
let server: TestServer;
let province: TestClient;
let plan: string;
let unmount: (() => Promise<void>) | null = null;

beforeAll(async () => {
  const read = await readWorkbook(new Uint8Array(readFileSync('examples/ke-hoach-167-bac-ninh-2026.xlsx')));
  if (!read.ok) throw new Error(read.message);
  plan167 = read.grids[0]!;
});
beforeEach(async () => {
  server = await startTestServer();
  province = await server.signIn('so-noi-vu');
  plan = await province.plan();
});
afterEach(async () => {
  await unmount?.();
  unmount = null;
  await server.stop();
  expect(server.errors).toEqual([]);
});

const does = (path: string, body: object) =>
  province.post(`/api/documents/${plan}/${path}`, { operationId: randomUUID(), ...body }, periodActAnswerSchema);
const openQuarter = async (): Promise<string> =>
  (await does('periods', { kind: 'quarter', from: '2026-01-01', to: '2026-03-31', due: '2026-04-05' })).period!.id;

/** The pane of Sở Tư pháp, connected with every row linked, on the tab of sync. */
async function open(): Promise<{ screen: Screen; running: PaneUnderTest }> {
  const api = createApiClient({
    fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, connection: 'close' } }),
    baseUrl: server.origin,
    timeoutMs: 20_000,
  });
  const running = createTestPane(new FakeWorkbookHost({ s1: plan167 }), { api });
  const rendered = await renderPane(running);
  unmount = rendered.unmount;
  const { commands, store } = running.pane;
  await act(async () => {
    await commands.signInAsDemo('so-tu-phap');
    await commands.connectAndPreview(store.getState().sync.documents!.find(({ id }) => id === plan)!);
    await commands.sync();
  });
  await settle(() => store.dispatch({ type: 'tab-opened', tab: 'sync' }));
  return { screen: rendered.screen, running };
}

async function until(screen: Screen, text: string): Promise<void> {
  for (let turn = 0; turn < 100 && !screen.text.includes(text); turn += 1) await settle();
  expect(screen.text).toContain(text);
}

describe('periods in the pane', () => {
  it('says which period is open and until when', async () => {
    await openQuarter();
    const { screen } = await open();
    await until(screen, 'Đang mở: Quý I/2026 (hạn gửi 05/04/2026, còn 31 ngày).');
  });

  it('says nothing about periods where the document has none', async () => {
    const { screen } = await open();
    expect(screen.text).not.toContain('Kỳ báo cáo');
  });

  it('says that the period is closed, and shows what was given back on top and on the card of its row', async () => {
    const id = await openQuarter();
    await does(`periods/${id}/close`, {});
    const row = await rowLedBy(province, plan, 'Sở Tư pháp');
    await does('returns', { rowIds: [row.rowId], reason: 'Chưa có minh chứng' });
    const { screen, running } = await open();
    await until(screen, 'Kỳ báo cáo Quý I/2026 đã khóa ngày 05/03/2026');
    await until(screen, 'Tỉnh trả lại 1 dòng để chỉnh sửa');
    expect(screen.text).toContain('Chưa có minh chứng');
    const { local } = running.pane.store.getState().sync;
    const rows = local.kind === 'ready' ? local.collected.sheet.rows : [];
    const found = rows.find(({ identity }) => identity.kind === 'linked' && identity.identity.rowId === row.rowId)!;
    await screen.click(`Dòng ${found.row + 1}`);
    expect(running.pane.store.getState().selection?.cell.row).toBe(found.row);
    await settle(() => running.pane.store.dispatch({ type: 'tab-opened', tab: 'row' }));
    await until(screen, 'Tỉnh trả lại dòng này để chỉnh sửa');
    expect(screen.text).toContain('kỳ đã khóa vẫn nhận riêng dòng này');
  });
});

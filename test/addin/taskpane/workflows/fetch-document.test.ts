import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApiClient } from '#addin/api/client.ts';
import { planAppendedRows } from '#addin/taskpane/state/append-rows.ts';
import type { SyncView } from '#addin/taskpane/state/sync-view.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import { FakeWorkbookHost } from '../fake-workbook-host.ts';
import { createTestPane, type PaneUnderTest } from '../pane-fixture.ts';

let plan167: Grid;
let server: TestServer;

beforeAll(async () => {
  const read = await readWorkbook(new Uint8Array(readFileSync('examples/ke-hoach-167-bac-ninh-2026.xlsx')));
  if (!read.ok) throw new Error(read.message);
  plan167 = read.grids[0]!;
});
beforeEach(async () => {
  server = await startTestServer();
  return () => server.stop();
});

async function signedIn(grid: Grid, username = 'so-noi-vu'): Promise<PaneUnderTest> {
  const api = createApiClient({
    // Without this a slow test meets a connection that the server has just closed.
    fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, connection: 'close' } }),
    baseUrl: server.origin,
    timeoutMs: 20_000,
  });
  const running = createTestPane(new FakeWorkbookHost({ s1: grid }), { api });
  await running.start();
  await running.pane.commands.signInAsDemo(username);
  return running;
}

function syncOf({ pane }: PaneUnderTest): SyncView {
  return pane.store.getState().sync;
}

function planOf(running: PaneUnderTest) {
  const plan = syncOf(running).documents?.find(({ number }) => number === '167/KH-UBND');
  if (!plan) throw new Error('The plan is not offered.');
  return plan;
}

function rowsOf({ pane }: PaneUnderTest): number {
  const { sheet } = pane.store.getState();
  return sheet.status === 'ready'
    ? sheet.report.reading.tables.reduce((sum, table) => sum + table.records.length, 0)
    : 0;
}

describe('fetching a document onto an empty sheet', () => {
  it('writes it out so that it is recognised, linked and has nothing to send', async () => {
    const running = await signedIn(buildGrid('Trang tính1').toGrid());
    await running.pane.commands.fetchDocument(planOf(running));
    expect(rowsOf(running)).toBe(87);
    const { sheet } = running.pane.store.getState();
    expect(sheet.status === 'ready' && sheet.report.reading.facts.number).toBe('167/KH-UBND');
    expect(sheet.status === 'ready' && sheet.report.reading.tables[0]!.sections).toHaveLength(7);
    const { local, link } = syncOf(running);
    expect(link).toMatchObject({ number: '167/KH-UBND' });
    expect(local.kind === 'ready' && local.collected).toMatchObject({ linked: 87, heldBack: [] });
    expect(local).toMatchObject({ toSend: 0 });
    expect(running.host.grid().hiddenColumns.size).toBe(1);
    await running.pane.commands.sync();
    expect(syncOf(running).outcome?.applied).toMatchObject({ changes: [], waiting: [], absent: [] });
  });

  it('writes only the rows of the fields that a field lead follows, when asked to', async () => {
    const running = await signedIn(buildGrid('Trang tính1').toGrid(), 'so-tu-phap-linh-vuc-2');
    await running.pane.commands.fetchDocument(planOf(running), [2]);
    expect(rowsOf(running)).toBe(8);
    const { local } = syncOf(running);
    expect(local.kind === 'ready' && local.collected).toMatchObject({ linked: 8, heldBack: [] });
    expect(local).toMatchObject({ toSend: 0 });
  });

  it('never writes over what was typed meanwhile', async () => {
    const running = await signedIn(buildGrid('Trang tính1').toGrid());
    const plan = planOf(running);
    running.host.beforeRead = () => {
      running.host.beforeRead = null;
      running.host.type(0, 0, 'Ghi chú của tôi', false);
    };
    await running.pane.commands.fetchDocument(plan);
    expect(running.host.value(0, 0)).toBe('Ghi chú của tôi');
    expect(running.host.calls).not.toContain('writeCells');
    expect(syncOf(running).link).toBeNull();
  });
});

describe('rows of the province that the sheet lacks', () => {
  it('are put below the table on demand, linked', async () => {
    const values = plan167.values.slice(0, -4);
    const end = plan167.top + values.length;
    const short = { ...plan167, values, merges: plan167.merges.filter(({ bottom }) => bottom < end) };
    const running = await signedIn(short);
    const before = rowsOf(running);
    await running.pane.commands.connectAndPreview(planOf(running));
    await running.pane.commands.sync();
    const absent = syncOf(running).outcome!.applied.absent.length;
    expect(before + absent).toBe(87);
    expect(absent).toBeGreaterThan(0);
    await running.pane.commands.appendAbsentRows();
    expect(rowsOf(running)).toBe(87);
    const { local, outcome } = syncOf(running);
    expect(local.kind === 'ready' && local.collected).toMatchObject({ linked: 87, heldBack: [] });
    expect(local).toMatchObject({ toSend: 0 });
    expect(outcome?.applied.absent).toEqual([]);
  });

  it('are not written over what stands below', async () => {
    const running = await signedIn(plan167);
    const { sheet } = running.pane.store.getState();
    if (sheet.status !== 'ready') throw new Error('The sheet was not read.');
    const table = sheet.report.reading.tables[0]!;
    const news = [
      { rowId: 'r1', revision: 1, removed: false, lost: false, fields: { activity: 'Mới' }, author: '', at: '' },
    ];
    const { bottom, left } = table.area;
    expect(planAppendedRows(sheet.grid, table, 20, news)).not.toBeNull();
    running.host.type(bottom + 1, left, 'TM. ỦY BAN NHÂN DÂN', false);
    expect(planAppendedRows(running.host.grid(), table, 20, news)).toBeNull();
  });
});

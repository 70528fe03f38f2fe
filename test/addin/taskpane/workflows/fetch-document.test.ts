import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApiClient } from '#addin/api/client.ts';
import type { SyncView } from '#addin/taskpane/state/sync-view.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import { makeDocument } from '#test/support/sync-requests.ts';
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

function signedIn(grid: Grid, username = 'so-noi-vu'): Promise<PaneUnderTest> {
  return signedInOn(new FakeWorkbookHost({ s1: grid }), username);
}

async function signedInOn(host: FakeWorkbookHost, username: string): Promise<PaneUnderTest> {
  const api = createApiClient({
    // Without this a slow test meets a connection that the server has just closed.
    fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, connection: 'close' } }),
    baseUrl: server.origin,
    timeoutMs: 20_000,
  });
  const running = createTestPane(host, { api });
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

describe('fetching only what an agency leads or helps with', () => {
  it('writes its rows under their group rows and does not tell of the others', async () => {
    const running = await signedIn(buildGrid('Trang tính1').toGrid(), 'so-tu-phap');
    await running.pane.commands.fetchDocument(planOf(running), null, 'mine');
    const count = rowsOf(running);
    expect(count).toBeGreaterThan(5);
    expect(count).toBeLessThan(87);
    const { sheet } = running.pane.store.getState();
    const table = sheet.status === 'ready' ? sheet.report.reading.tables[0]! : null;
    const groups = new Set(table!.records.map(({ section }) => section));
    expect(table!.sections.map(({ code }) => code)).toEqual([...groups]);
    expect(syncOf(running).link).toMatchObject({ scope: 'mine' });
    expect(syncOf(running).local).toMatchObject({ toSend: 0 });

    // Somebody changes a row that is none of her agency's, and one that is.
    const home = await signedIn(plan167, 'so-noi-vu');
    await home.pane.commands.connectAndPreview(planOf(home));
    await home.pane.commands.sync();
    const linked = syncOf(home).local;
    const sheetRows = linked.kind === 'ready' ? linked.collected.sheet.rows : [];
    const cellOf = (activity: string) =>
      sheetRows.find(({ fields }) => String(fields['activity']).startsWith(activity))!;
    const foreign = sheetRows.find(
      ({ fields }) => fields['leadAgencies'] === 'Sở Nội vụ' && !String(fields['coAgencies']).includes('ở'),
    );
    for (const row of [cellOf('Hoạt động 2: Nâng cao chất lượng công tá'), ...(foreign ? [foreign] : [])]) {
      const { row: line, column } = row.cells['coAgencies']!;
      home.host.type(line, column, 'Văn phòng UBND tỉnh; Sở Tư pháp', false);
    }
    await home.pane.commands.reread();
    await home.pane.commands.sync();
    await running.pane.commands.pull();
    const absent = syncOf(running).outcome!.applied.absent;
    expect(
      absent.every(({ fields }) => /Tư pháp|sở|Sở|ngành/i.test(`${fields['leadAgencies']} ${fields['coAgencies']}`)),
    ).toBe(true);
  });
});

describe('a workbook that somebody with another sight opens', () => {
  it.each([false, true])('C-7: brings what was hidden from its last reader, once (who synced: %s)', async (synced) => {
    const rows = ['1.1', '2.1', '2.2', '3.1'].map((code) => ({
      fields: { code, name: `Tiêu chí ${code}`, maxScore: 2 },
    }));
    const agency = { kind: 'criteria', agencyCode: 'STC', agencyName: 'Sở Tài chính' } as const;
    const documentId = await makeDocument(await server.signIn('so-noi-vu'), rows, agency);
    const lead = await signedIn(buildGrid('Trang tính1').toGrid(), 'so-tu-phap-linh-vuc-2');
    const document = syncOf(lead).documents!.find(({ id }) => id === documentId)!;
    await lead.pane.commands.fetchDocument(document);
    expect(rowsOf(lead)).toBe(2);
    if (synced) await lead.pane.commands.sync();
    const { sight } = syncOf(lead).link!;
    expect(sight).toBe('f2');

    const owner = await signedInOn(lead.host, 'so-tai-chinh');
    await owner.pane.commands.pull();
    const codes = () => syncOf(owner).outcome!.applied.absent.map(({ fields }) => fields['code']);
    expect(codes()).toEqual(['1.1', '3.1']);
    expect(syncOf(owner).link).toMatchObject({ sight: 'all' });
    await owner.pane.commands.pull();
    expect(codes()).toEqual([]);
  });
});

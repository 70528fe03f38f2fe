import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApiClient, type ApiClient } from '#addin/api/client.ts';
import { createProvinceStorage } from '#addin/api/province-storage.ts';
import { createSessionStorage } from '#addin/api/session-storage.ts';
import { createPane, type RunningPane } from '#addin/taskpane/create-pane.ts';
import { catalogueWords } from '#addin/taskpane/province/catalogue-words.ts';
import { agencyListHeader } from '#shared/agency/write-agency-list.ts';
import { openInExcel } from '#test/support/excel-fixture.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import { createTestPane, memoryStorage, planGrid, planRows, type PaneUnderTest } from '../pane-fixture.ts';

let server: TestServer;
const running: RunningPane[] = [];
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(async () => {
  for (const pane of running.splice(0)) await pane.stop();
  await server.stop();
  expect(server.errors).toEqual([]);
});

/** The line to the server: can be cut, and counts what came over it. */
function openLine(): { api: ApiClient; line: { down: boolean; readonly statuses: number[] } } {
  const line = { down: false, statuses: [] as number[] };
  const api = createApiClient({
    async fetch(input, init) {
      if (line.down) throw new TypeError('Failed to fetch');
      const response = await fetch(input, { ...init, headers: { ...init?.headers, connection: 'close' } });
      if (response.url.endsWith('/province/settings')) line.statuses.push(response.status);
      return response;
    },
    baseUrl: server.origin,
    timeoutMs: 20_000,
  });
  return { api, line };
}

const listRows = [
  ['DANH MỤC CƠ QUAN'],
  [...agencyListHeader],
  [1, 'BQL_VINH', 'Ban Quản lý vịnh', 'BQL vịnh', 'Ban, ngành', null, null, null, null, null],
  [2, 'SDL', 'Sở Du lịch', null, 'Sở', null, 2025, null, 'SVHTTDL', null],
];

/** The coordinator of the province with the agency list open in Excel. */
async function coordinator(rows: (string | number | null)[][] = listRows) {
  const excel = openInExcel(rows);
  const storage = memoryStorage();
  const pane = createPane({
    host: excel.port,
    api: openLine().api,
    session: createSessionStorage(() => storage),
    provinceStorage: createProvinceStorage(() => storage),
    now: () => new Date('2026-03-05T02:00:00Z'),
    newId: () => crypto.randomUUID(),
  });
  running.push(pane);
  await pane.start();
  await pane.pane.commands.signInAsDemo('so-noi-vu');
  return { ...pane, excel };
}

const bayPlan = () =>
  planGrid([
    ...planRows,
    [6, 'Mục tiêu 6', 'Nhiệm vụ 6', 'Hoạt động 6: Quản lý vịnh', 'Báo cáo', 'BQL vịnh', 'Sở Nội vụ', 'Quý II/2026'],
    [7, 'Mục tiêu 7', 'Nhiệm vụ 7', 'Hoạt động 7: Du lịch', 'Báo cáo', 'Sở Du lịch', 'Sở Nội vụ', 'Quý II/2026'],
  ]);

/** An officer of another agency with a plan open. */
async function officer(storage = memoryStorage()) {
  const { api, line } = openLine();
  const pane = createTestPane(bayPlan(), { api, storage });
  running.push(pane);
  await pane.start();
  return { ...pane, line };
}

function codes({ pane }: Pick<PaneUnderTest, 'pane'>): string[] {
  const { sheet } = pane.store.getState();
  return sheet.status === 'ready' ? sheet.report.issues.map(({ code }) => code) : [];
}

describe('the agency list of the province in the pane', () => {
  it('is published from the sheet, reaches another officer and her check', async () => {
    const justice = await officer();
    await justice.pane.commands.signInAsDemo('so-tu-phap');
    expect(codes(justice)).toContain('lead-unknown');
    expect(catalogueWords(justice.pane.store.getState().province)).toContain('có sẵn');

    const snv = await coordinator();
    expect(await snv.pane.commands.publishCatalogue('additions', 0)).toBe(true);
    expect(snv.pane.store.getState()).toMatchObject({ province: { version: 1 }, notice: { intent: 'success' } });

    await justice.pane.commands.reread();
    expect(codes(justice)).not.toContain('lead-unknown');
    expect(codes(justice)).toContain('agency-out-of-time');
    expect(catalogueWords(justice.pane.store.getState().province)).toBe(
      'Danh mục cơ quan của tỉnh, bản 1, cập nhật 05/03/2026',
    );
  });

  it('is asked for again without being sent again', async () => {
    const justice = await officer();
    await justice.pane.commands.signInAsDemo('so-tu-phap');
    await justice.pane.commands.reread();
    await (await coordinator()).pane.commands.publishCatalogue('additions', 0);
    await justice.pane.commands.reread();
    await justice.pane.commands.reread();
    expect(justice.line.statuses).toEqual([200, 304, 200, 304]);
  });

  it('serves without a network when the pane opens again, and is gone once signed out', async () => {
    await (await coordinator()).pane.commands.publishCatalogue('additions', 0);
    const storage = memoryStorage();
    const first = await officer(storage);
    await first.pane.commands.signInAsDemo('so-tu-phap');
    const { api, line } = openLine();
    line.down = true;
    const again = createTestPane(bayPlan(), { api, storage });
    running.push(again);
    await again.start();
    expect(again.pane.store.getState()).toMatchObject({ sync: { connection: 'offline' }, province: { version: 1 } });
    expect(codes(again)).not.toContain('lead-unknown');
    await again.pane.commands.signOut();
    expect(again.pane.store.getState().province).toBeNull();
    expect(codes(again)).toContain('lead-unknown');
  });

  it('goes back to an earlier version from the pane', async () => {
    const snv = await coordinator();
    await snv.pane.commands.publishCatalogue('additions', 0);
    expect(await snv.pane.commands.restoreCatalogue(0, 1)).toBe(true);
    expect(snv.pane.store.getState().province).toMatchObject({ version: 2, catalogue: null });
    expect((await snv.pane.commands.loadCatalogueVersions())?.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('of who saw an older version is refused with a sentence, and nothing changes', async () => {
    const [one, other] = [await coordinator(), await coordinator()];
    await one.pane.commands.publishCatalogue('additions', 0);
    expect(await other.pane.commands.publishCatalogue('additions', 0)).toBe(false);
    expect(other.pane.store.getState().notice).toMatchObject({ intent: 'error' });
    expect(other.pane.store.getState().notice?.message).toContain('vừa cập nhật danh mục');
  });

  it('is not published by an agency', async () => {
    const snv = await coordinator();
    await snv.pane.commands.signOut();
    await snv.pane.commands.signInAsDemo('so-tu-phap');
    expect(await snv.pane.commands.publishCatalogue('additions', 0)).toBe(false);
    expect(snv.pane.store.getState().notice?.message).toContain('Chỉ tài khoản điều phối');
  });
});

describe('rules switched off', () => {
  it('in the workbook: hushed on every reading, kept in the file, switched on again', async () => {
    const justice = await officer();
    const { commands, store } = justice.pane;
    expect(codes(justice)).toContain('lead-collective');
    await commands.switchRuleOff('lead-collective', 'Việc chung của mọi sở');
    expect(codes(justice)).not.toContain('lead-collective');
    const reopened = createTestPane(justice.host, { api: openLine().api });
    running.push(reopened);
    await reopened.start();
    expect(codes(reopened)).not.toContain('lead-collective');
    expect(reopened.pane.store.getState().sheet).toMatchObject({
      rulesOff: [{ code: 'lead-collective', reason: 'Việc chung của mọi sở' }],
    });
    await commands.switchRuleOn('lead-collective');
    expect(codes(justice)).toContain('lead-collective');
    expect(store.getState().sheet).toMatchObject({ rulesOff: [] });
  });

  it('never hush an error', async () => {
    const justice = await officer();
    const before = codes(justice).filter((code) => code === 'deadline-missing');
    await justice.pane.commands.switchRuleOff('deadline-missing', 'Thử tắt lỗi');
    expect(codes(justice).filter((code) => code === 'deadline-missing')).toEqual(before);
  });

  it('by the province reach every pane, and are switched on again', async () => {
    const justice = await officer();
    await justice.pane.commands.signInAsDemo('so-tu-phap');
    const snv = await coordinator();
    await snv.pane.commands.switchProvinceRule({ code: 'lead-collective', off: true, reason: 'Việc chung' });
    await justice.pane.commands.reread();
    expect(codes(justice)).not.toContain('lead-collective');
    expect(justice.pane.store.getState().province?.rulesOff).toMatchObject([{ reason: 'Việc chung' }]);
    await snv.pane.commands.switchProvinceRule({ code: 'lead-collective', off: false, reason: 'Bật lại' });
    await justice.pane.commands.reread();
    expect(codes(justice)).toContain('lead-collective');
  });
});

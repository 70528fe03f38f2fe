// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApiClient } from '#addin/api/client.ts';
import type { DocumentLink, WorkbookNotes } from '#addin/taskpane/state/workbook-notes.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { startTestServer, type TestClient, type TestServer } from '#test/support/server.ts';
import { makeDocument, readRows } from '#test/support/sync-requests.ts';
import { FakeWorkbookHost } from './fake-workbook-host.ts';
import { openLinkedPlan, readPlan167, syncOf, type LinkedOfficer } from './linked-officer.ts';
import { createTestPane, type PaneUnderTest } from './pane-fixture.ts';
import { renderPane, settle, type Screen } from './render-pane.tsx';

let server: TestServer;
let province: TestClient;
let plan167: Grid;
let unmount: () => Promise<void> = () => Promise.resolve();

beforeEach(async () => {
  server = await startTestServer();
  province = await server.signIn('so-noi-vu');
  plan167 = await readPlan167();
}, 30_000);
afterEach(async () => {
  await unmount();
  unmount = () => Promise.resolve();
  await server.stop();
  expect(server.errors).toEqual([]);
});

const notesOf = ({ settings }: FakeWorkbookHost) => settings.get('bang-diem') as WorkbookNotes;

function changeLink({ settings }: FakeWorkbookHost, change: (link: DocumentLink) => object): void {
  const notes = settings.get('bang-diem') as WorkbookNotes;
  settings.set('bang-diem', { ...notes, links: notes.links.map(change) });
}

/** The workbook of before, opened by the province's office on the tab of sync. */
async function openAgain(host: FakeWorkbookHost): Promise<{ screen: Screen; running: PaneUnderTest }> {
  const api = createApiClient({
    fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, connection: 'close' } }),
    baseUrl: server.origin,
    timeoutMs: 20_000,
  });
  const running = createTestPane(host, { api });
  const rendered = await renderPane(running);
  unmount = rendered.unmount;
  await act(() => running.pane.commands.signInAsDemo('so-noi-vu'));
  await settle(() => running.pane.store.dispatch({ type: 'tab-opened', tab: 'sync' }));
  return { screen: rendered.screen, running };
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !holds(); turn += 1) await settle();
  expect(holds()).toBe(true);
}

describe('a workbook that lost what it kept of its connection', () => {
  async function forgetful(): Promise<LinkedOfficer> {
    const linked = await openLinkedPlan(server, 'so-noi-vu', plan167);
    await linked.stop();
    linked.host.settings.clear();
    return linked;
  }

  it('is known by the hidden cells of its rows and connected again with one click, without a row twice', async () => {
    const { host } = await forgetful();
    const before = (await readRows(province, await province.plan())).length;
    // Another document bears the number that the sheet shows.
    await makeDocument(province, [{ fields: { activity: 'Việc khác' } }], { number: '167/KH-UBND', title: 'Bản khác' });
    const { screen, running } = await openAgain(host);
    await until(() => screen.text.includes('Sổ không còn nhớ tài liệu đã nối'));
    expect(screen.text).toContain('Mã ẩn của 87 trên 87 dòng');
    expect(syncOf(running).link).toBeNull();

    await screen.click('Nối lại với 167/KH-UBND');
    await until(() => syncOf(running).preview !== null);
    expect(syncOf(running).link?.documentId).toBe(await province.plan());
    await act(() => running.pane.commands.sync());
    expect(syncOf(running)).toMatchObject({ failure: null, local: { toSend: 0 } });
    expect(await readRows(province, await province.plan())).toHaveLength(before);
    expect(notesOf(host).links).toMatchObject([{ documentId: await province.plan() }]);
  }, 60_000);

  it('is only asked where its rows carry no hidden cells, or those of documents that nobody knows here', async () => {
    const { screen } = await openAgain(new FakeWorkbookHost({ s1: plan167 }));
    await until(() => screen.buttons('Nối và xem trước').length > 0);
    expect(screen.text).not.toContain('Sổ không còn nhớ');
  }, 60_000);
});

describe('a link of a former version, which remembers no rows', () => {
  it('sends nothing and receives nothing where the rows are those of another document', async () => {
    const linked = await openLinkedPlan(server, 'so-noi-vu', plan167);
    const other = await makeDocument(province, [{ fields: { activity: 'Việc của kế hoạch khác' } }]);
    await linked.stop();
    changeLink(linked.host, (link) => ({ ...link, documentId: other, number: null, year: null, held: null }));
    const { running } = await openAgain(linked.host);
    const cells = JSON.stringify(linked.host.grid().values);
    for (const go of [running.pane.commands.pull, running.pane.commands.preview, running.pane.commands.sync]) {
      await act(async () => void (await go()));
      expect(syncOf(running).failure?.message).toMatch(/thuộc tài liệu khác/);
      expect(notesOf(linked.host).links).toMatchObject([{ held: null }]);
    }
    expect(JSON.stringify(linked.host.grid().values)).toBe(cells);
    expect(await readRows(province, other)).toHaveLength(1);
  }, 60_000);

  it('goes on where they are its own', async () => {
    const linked = await openLinkedPlan(server, 'so-noi-vu', plan167);
    await linked.stop();
    changeLink(linked.host, (link) => ({ ...link, held: null }));
    const { running } = await openAgain(linked.host);
    await act(() => running.pane.commands.sync());
    expect(syncOf(running).failure).toBeNull();
    expect(notesOf(linked.host).links[0]?.held).toMatch(/ /);
  }, 60_000);
});

// Two plans in one workbook, each connected with its own document: whatever Excel makes of the ids of their sheets, what one
// of them sends never goes to the document of the other.
import { beforeEach, describe, expect, it } from 'vitest';
import { createApiClient } from '#addin/api/client.ts';
import { createSessionStorage } from '#addin/api/session-storage.ts';
import { createPane, type RunningPane } from '#addin/taskpane/create-pane.ts';
import { otherDocumentOf } from '#addin/taskpane/state/other-document-of.ts';
import type { WorkbookNotes } from '#addin/taskpane/state/workbook-notes.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { openGridInExcel, type ExcelFixture } from '#test/support/excel-fixture.ts';
import { startTestServer, type TestClient, type TestServer } from '#test/support/server.ts';
import { makeDocument, readRows } from '#test/support/sync-requests.ts';
import { memoryStorage, planGrid, planRows } from '../taskpane/pane-fixture.ts';

const keyName = '_BangDiem';
/** A cell of the plan's first row, «Kết quả/ Sản phẩm», which the province may write. */
const product = { row: 5, column: 4 };

/** Plans that nothing but their words tells apart: neither shows a number. */
function plan(name: string): Grid {
  const rows = planRows.map((line) => line.map((cell, at) => (at === 3 && cell !== null ? `${name}: ${cell}` : cell)));
  const grid = planGrid(rows);
  const values = grid.values.map((line, at) => (at === 2 ? line.map(() => null) : line));
  return { ...grid, name, values };
}

describe('a workbook with two plans', () => {
  let server: TestServer;
  let province: TestClient;
  let excel: ExcelFixture;
  let sheets: readonly string[];
  let documents: readonly string[];
  let session: Storage;
  let running: RunningPane;

  beforeEach(async () => {
    server = await startTestServer();
    province = await server.signIn('so-noi-vu');
    session = memoryStorage();
    documents = [await makeDocument(province, []), await makeDocument(province, [])];
    excel = openGridInExcel(plan('Kế hoạch A'));
    sheets = [excel.sheetId, excel.book.addGrid(plan('Kế hoạch B')).id];
    await openPane();
    await running.pane.commands.signInAsDemo('so-noi-vu');
    for (const at of [0, 1]) {
      await show(at);
      await connect(documents[at]!);
    }
    expect(await counts()).toEqual([5, 5]);
    return async () => {
      await running.stop();
      await server.stop();
      expect(server.errors).toEqual([]);
    };
  }, 60_000);

  async function openPane(): Promise<void> {
    running = createPane({
      host: excel.port,
      api: createApiClient({
        fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, connection: 'close' } }),
        baseUrl: server.origin,
        timeoutMs: 20_000,
      }),
      session: createSessionStorage(() => session),
      now: () => new Date('2026-03-05T02:00:00Z'),
      newId: () => crypto.randomUUID(),
    });
    await running.start();
  }

  /** The workbook closed and opened again; `change` is what happened to the file meanwhile. */
  async function reopen(change: () => void): Promise<void> {
    await running.stop();
    change();
    await openPane();
  }

  const state = () => running.pane.store.getState();
  async function show(at: number, list = sheets): Promise<void> {
    excel.book.activate(list[at]!);
    await running.pane.commands.reread();
  }
  async function connect(id: string): Promise<void> {
    await running.pane.commands.loadDocuments();
    await running.pane.commands.connectAndPreview(state().sync.documents!.find((document) => document.id === id)!);
    await running.pane.commands.sync();
    expect(state().sync.failure).toBeNull();
  }
  const counts = async () => Promise.all(documents.map(async (id) => (await readRows(province, id)).length));
  const products = async () =>
    Promise.all(documents.map(async (id) => (await readRows(province, id))[0]!.fields['product']));
  async function type(at: number, text: string, list = sheets): Promise<void> {
    const { row, column } = product;
    excel.book.typeIn(list[at]!, { top: row, left: column, bottom: row, right: column }, [[{ value: text }]]);
    await running.pane.commands.reread();
  }
  const cells = () =>
    sheets.map((id) =>
      excel.book.read(id, { top: 0, left: 0, bottom: 12, right: 12 }).map((line) => line.map(({ value }) => value)),
    );
  const dropKeys = () => sheets.forEach((id) => excel.book.hiddenNames(id).clear());
  /** Notes as a former version wrote them: no keys, and, where `held` is false, no rows remembered. */
  function ageNotes({ held }: { held: boolean }): void {
    dropKeys();
    excel.book.customXml.clear();
    const notes = JSON.parse(String(excel.book.settings.get('bang-diem'))) as WorkbookNotes;
    const links = notes.links.map((link) => (held ? link : { ...link, held: null }));
    excel.book.settings.set('bang-diem', JSON.stringify({ ...notes, sheets: [], links }));
  }
  const setIds = (ids: ExcelFixture['host']['faults']['sheetIds']) => (excel.host.faults.sheetIds = ids);

  it.each(['renewed', 'permuted'] as const)(
    'sends each to its own document: ids %s',
    async (ids) => {
      await reopen(() => setIds(ids));
      for (const at of [0, 1]) {
        await show(at);
        expect(state().sync.link?.documentId).toBe(documents[at]);
        await type(at, `Sản phẩm mới ${at}`);
        await running.pane.commands.sync();
        expect(state().sync).toMatchObject({ failure: null, local: { toSend: 0 } });
      }
      expect(await products()).toEqual(['Sản phẩm mới 0', 'Sản phẩm mới 1']);
      expect(await counts()).toEqual([5, 5]);
    },
    60_000,
  );

  it.each([
    ['remembers its rows', true],
    ['does not', false],
  ])(
    'neither sends nor receives where ids went to the other sheet and the link, without a key, %s',
    async (_, held) => {
      await reopen(() => {
        ageNotes({ held });
        setIds('permuted');
      });
      await show(0);
      await type(0, 'Sản phẩm mới');
      const before = cells();
      for (const go of ['pull', 'preview', 'sync'] as const) {
        await running.pane.commands[go]();
        expect(state().sync.failure !== null || otherDocumentOf(state()) !== null).toBe(true);
      }
      expect(cells()).toEqual(before);
      expect(await products()).toEqual(['Báo cáo', 'Báo cáo']);
      expect(await counts()).toEqual([5, 5]);
    },
    60_000,
  );

  it('asks for the document again where other ids met sheets without keys', async () => {
    await reopen(() => {
      ageNotes({ held: true });
      setIds('renewed');
    });
    await show(0);
    expect(state().sync.link).toBeNull();
  }, 60_000);

  it('knows a sheet from its copy, which is connected by its officer, also after ids were renewed', async () => {
    const { grid } = await excel.port.readSheet(sheets[0]!);
    const copy = excel.book.addGrid({ ...grid, name: 'Kế hoạch A (2)' }).id;
    for (const [name, formula] of excel.book.hiddenNames(sheets[0]!)) excel.book.hiddenNames(copy).set(name, formula);
    await reopen(() => setIds('renewed'));
    await show(0, [copy]);
    expect(state().sync.link).toBeNull();
    await show(0);
    expect(state().sync.link?.documentId).toBe(documents[0]);

    await show(0, [copy]);
    await connect(documents[0]!);
    expect(await counts()).toEqual([5, 5]);
    expect(excel.book.hiddenNames(copy).get(keyName)).not.toBe(excel.book.hiddenNames(sheets[0]!).get(keyName));
    await reopen(() => setIds('kept'));
    await show(0, [copy]);
    await type(0, 'Từ bản sao', [copy]);
    await running.pane.commands.sync();
    await show(0);
    await running.pane.commands.pull();
    expect(await products()).toEqual(['Từ bản sao', 'Báo cáo']);
    expect(cells()[0]![product.row]![product.column]).toBe('Từ bản sao');
  }, 60_000);

  it('goes on with a copy whose original was deleted', async () => {
    const { grid } = await excel.port.readSheet(sheets[0]!);
    const names = [...excel.book.hiddenNames(sheets[0]!)];
    const settings = [...excel.book.settings];
    await running.stop();
    excel = openGridInExcel({ ...grid, name: 'Kế hoạch A (2)' });
    for (const [name, formula] of names) excel.book.hiddenNames(excel.sheetId).set(name, formula);
    for (const [key, value] of settings) excel.book.settings.set(key, value);
    await openPane();
    expect(state().sync.link?.documentId).toBe(documents[0]);
    await type(0, 'Sau khi xóa bản gốc', [excel.sheetId]);
    await running.pane.commands.sync();
    expect(await products()).toEqual(['Sau khi xóa bản gốc', 'Báo cáo']);
  }, 60_000);

  it('connects a sheet that was moved to another workbook only by the word of its officer, and makes no row twice', async () => {
    const { grid } = await excel.port.readSheet(sheets[0]!);
    const names = [...excel.book.hiddenNames(sheets[0]!)];
    await running.stop();
    excel = openGridInExcel(grid);
    for (const [name, formula] of names) excel.book.hiddenNames(excel.sheetId).set(name, formula);
    await openPane();
    expect(state().sync.link).toBeNull();
    await connect(documents[0]!);
    expect(state().sync.local).toMatchObject({ toSend: 0 });
    expect(await counts()).toEqual([5, 5]);
  }, 60_000);
});

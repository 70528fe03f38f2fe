import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApiClient, type ApiClient } from '#addin/api/client.ts';
import { HostFailure } from '#addin/host/workbook-host.ts';
import { otherDocumentOf } from '#addin/taskpane/state/other-document-of.ts';
import { whyNotInStep } from '#addin/taskpane/state/in-step.ts';
import { nextStep } from '#addin/taskpane/state/next-step.ts';
import type { SyncView } from '#addin/taskpane/state/sync-view.ts';
import { rankDocuments } from '#addin/taskpane/state/rank-documents.ts';
import type { PlanRecord } from '#shared/sheet/sheet-record.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { choiceKey } from '#shared/sync/field-choice.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import { FakeWorkbookHost } from '../fake-workbook-host.ts';
import { createTestPane, memoryStorage, planGrid, type PaneUnderTest } from '../pane-fixture.ts';

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

/** A switch between the pane and the server. */
function apiWithSwitch(origin: string) {
  const line = { down: false, dropAnswers: 0 };
  const api = createApiClient({
    async fetch(input, init) {
      if (line.down) throw new TypeError('Failed to fetch');
      // Without this a slow test meets a connection that the server has just closed.
      const response = await fetch(input, { ...init, headers: { ...init?.headers, connection: 'close' } });
      if (line.dropAnswers > 0) {
        line.dropAnswers -= 1;
        throw new TypeError('Failed to fetch');
      }
      return response;
    },
    baseUrl: origin,
    timeoutMs: 20_000,
  });
  return { api, line };
}

interface Officer extends PaneUnderTest {
  readonly api: ApiClient;
  readonly line: { down: boolean; dropAnswers: number };
}

/** An officer with the plan open, signed in and connected; all rows linked. */
async function officer(username: string, host = new FakeWorkbookHost({ s1: plan167 })): Promise<Officer> {
  const { api, line } = apiWithSwitch(server.origin);
  const running = createTestPane(host, { api });
  await running.start();
  const { commands, store } = running.pane;
  expect(await commands.signInAsDemo(username)).toBe(true);
  const { sync, sheet } = store.getState();
  if (sync.link === null) {
    const offer = rankDocuments(sheet.status === 'ready' ? sheet.report.reading : neverReady(), sync.documents ?? []);
    expect(offer.sure).toBe(true);
    await commands.connectAndPreview(offer.ranked[0]!);
  }
  await commands.sync();
  return { ...running, api, line };
}

function neverReady(): never {
  throw new Error('The sheet was not read.');
}

function syncOf({ pane }: PaneUnderTest): SyncView {
  return pane.store.getState().sync;
}

function records({ pane }: PaneUnderTest): readonly PlanRecord[] {
  const { sheet } = pane.store.getState();
  const all = sheet.status === 'ready' ? sheet.report.reading.tables.flatMap((table) => table.records) : [];
  return all.filter((record): record is PlanRecord => record.kind === 'plan');
}

/** A row that the account itself leads, none of whose cells is shared with other rows. */
function rowLedBy(running: PaneUnderTest, code: string): PlanRecord {
  return records(running).find(
    ({ leadAgencies, cells }) =>
      leadAgencies.some((agency) => agency.code === code) &&
      cells.product?.from === 'own' &&
      cells.deadline?.from === 'own',
  )!;
}

describe('bringing a workbook and the province together', () => {
  it('connects by the decision number and links every row without changing anything', async () => {
    const justice = await officer('so-tu-phap');
    const { outcome, local, link } = syncOf(justice);
    expect(link).toMatchObject({ number: '167/KH-UBND' });
    expect(outcome?.answer.results.every(({ status }) => status === 'linked' || status === 'unchanged')).toBe(true);
    expect(local).toMatchObject({ kind: 'ready', toSend: 0 });
    expect(local.kind === 'ready' && local.collected.linked).toBe(records(justice).length);
    expect(justice.host.grid().hiddenColumns.size).toBeGreaterThan(0);
  });

  it('previews without sending, then sends; a second sync has nothing to say', async () => {
    const justice = await officer('so-tu-phap');
    const { commands, store } = justice.pane;
    const { row } = rowLedBy(justice, 'STP');
    await commands.saveProgress(row, { status: 'Đang thực hiện', percent: 30 });
    expect(syncOf(justice).local).toMatchObject({ toSend: 1 });
    await commands.preview();
    expect(syncOf(justice).preview?.answer.results.filter(({ changes }) => changes.length > 0)).toHaveLength(1);
    expect(syncOf(justice).local).toMatchObject({ toSend: 1 });
    await commands.sync();
    expect(syncOf(justice).outcome?.published).toBe(true);
    expect(syncOf(justice).local).toMatchObject({ toSend: 0 });
    await commands.sync();
    expect(syncOf(justice).outcome?.answer.results).toEqual([]);
    expect(store.getState().notice?.intent).not.toBe('error');
  });

  it('brings the province’s change into the sheet', async () => {
    const home = await officer('so-noi-vu');
    const justice = await officer('so-tu-phap');
    const { row, cells } = rowLedBy(justice, 'STP');
    justice.host.type(row, cells.product!.column, 'Bản in riêng của sở');
    home.host.type(row, cells.deadline!.column, 'Quý III/2026');
    await home.pane.commands.reread();
    await home.pane.commands.sync();
    expect(syncOf(home).outcome?.answer.results[0]).toMatchObject({ status: 'applied' });
    await justice.pane.commands.pull();
    expect(justice.host.value(row, cells.deadline!.column)).toBe('Quý III/2026');
    expect(justice.host.value(row, cells.product!.column)).toBe('Bản in riêng của sở');
  });

  it('names a cell that belongs to the province, and puts its value back', async () => {
    const justice = await officer('so-tu-phap');
    const { row, cells, product } = rowLedBy(justice, 'STP');
    justice.host.type(row, cells.product!.column, 'Sản phẩm khác');
    await justice.pane.commands.sync();
    // A merged cell shows in several rows: all of them are refused together.
    const { results } = syncOf(justice).outcome!.answer;
    const keys = results.flatMap(({ rowId, refusedFields }) => refusedFields.map(({ field }) => `${rowId} ${field}`));
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.every((key) => key.endsWith(' product'))).toBe(true);
    await justice.pane.commands.takeTheirs(keys);
    expect(justice.host.value(row, cells.product!.column)).toBe(product);
    expect(syncOf(justice).local).toMatchObject({ toSend: 0 });
  });
});

describe('a conflict', () => {
  /** Two workbooks of one office, both with another percentage in the same row. */
  async function conflicting() {
    const first = await officer('so-tu-phap');
    const second = await officer('so-tu-phap');
    const { row } = rowLedBy(first, 'STP');
    await first.pane.commands.saveProgress(row, { percent: 20 });
    await first.pane.commands.sync();
    await second.pane.commands.saveProgress(row, { percent: 70 });
    await second.pane.commands.sync();
    return { first, second, row };
  }

  it('shows both values and writes neither', async () => {
    const { second, row } = await conflicting();
    expect(syncOf(second).conflicts).toMatchObject([{ field: 'percent', base: null, mine: 70, theirs: 20 }]);
    expect(records(second).find((record) => record.row === row)?.percent).toBe(70);
    expect(nextStep(second.pane.store.getState())).toMatchObject({ kind: 'resolve-conflicts', count: 1 });
  });

  it('takes the province’s value when that is chosen', async () => {
    const { second, row } = await conflicting();
    second.pane.store.dispatch({ type: 'sync', action: { type: 'all-chosen', choice: 'theirs' } });
    await second.pane.commands.resolve();
    expect(records(second).find((record) => record.row === row)?.percent).toBe(20);
    expect(syncOf(second)).toMatchObject({ conflicts: [], local: { toSend: 0 } });
  });

  it('sends mine when that is chosen', async () => {
    const { first, second, row } = await conflicting();
    second.pane.store.dispatch({ type: 'sync', action: { type: 'all-chosen', choice: 'mine' } });
    await second.pane.commands.resolve();
    expect(syncOf(second)).toMatchObject({ conflicts: [], local: { toSend: 0 } });
    await first.pane.commands.pull();
    expect(records(first).find((record) => record.row === row)?.percent).toBe(70);
  });
});

describe('when something breaks', () => {
  it('says that nothing is lost without a network, and sends when it is back', async () => {
    const justice = await officer('so-tu-phap');
    await justice.pane.commands.saveProgress(rowLedBy(justice, 'STP').row, { percent: 10 });
    justice.line.down = true;
    await justice.pane.commands.sync();
    expect(syncOf(justice)).toMatchObject({ connection: 'offline', failure: { retry: 'send' }, phase: 'idle' });
    expect(syncOf(justice).failure?.message).toContain('còn nguyên');
    justice.line.down = false;
    await justice.pane.commands.sync();
    expect(syncOf(justice)).toMatchObject({ connection: 'online', failure: null, local: { toSend: 0 } });
  });

  it('does not send twice when only the answer was lost', async () => {
    const justice = await officer('so-tu-phap');
    const { row } = rowLedBy(justice, 'STP');
    await justice.pane.commands.saveProgress(row, { percent: 10 });
    // The client asks once more by itself; the second answer gets lost as well.
    justice.line.dropAnswers = 2;
    await justice.pane.commands.sync();
    expect(syncOf(justice).failure).not.toBeNull();
    await justice.pane.commands.sync();
    await justice.pane.commands.loadOperations();
    expect(syncOf(justice).operations?.filter(({ kind }) => kind === 'sync')).toHaveLength(1);
    expect(syncOf(justice).local).toMatchObject({ toSend: 0 });
  });

  it('finds the rows again when Excel could not take the answer', async () => {
    const justice = await officer('so-tu-phap');
    await justice.pane.commands.saveProgress(rowLedBy(justice, 'STP').row, { percent: 10 });
    let reads = 0;
    justice.host.beforeRead = () => {
      reads += 1;
      // The second reading follows the answer: from here on a cell is being edited.
      if (reads === 2) justice.host.failures.push(new HostFailure('cell-being-edited', 'Đang sửa một ô.'));
    };
    await justice.pane.commands.sync();
    expect(syncOf(justice).failure?.message).toContain('Không có gì bị mất');
    justice.host.beforeRead = null;
    await justice.pane.commands.sync();
    expect(syncOf(justice)).toMatchObject({ failure: null, local: { toSend: 0 } });
  });

  it('asks to sign in again when the session is over, and keeps the sheet', async () => {
    const justice = await officer('so-tu-phap');
    await justice.pane.commands.saveProgress(rowLedBy(justice, 'STP').row, { percent: 10 });
    const { session } = syncOf(justice);
    await apiWithSwitch(server.origin).api.signOut(session.status === 'signed-in' ? session.token : '');
    await justice.pane.commands.sync();
    expect(syncOf(justice).session).toEqual({ status: 'expired', username: 'so-tu-phap' });
    expect(justice.storage.getItem('bang-diem.session')).toBeNull();
    await justice.pane.commands.signInAsDemo('so-tu-phap');
    await justice.pane.commands.sync();
    expect(syncOf(justice)).toMatchObject({ local: { toSend: 0 }, failure: null });
  });

  it('signs in again by itself when the pane is opened anew', async () => {
    const storage = memoryStorage();
    const { api } = apiWithSwitch(server.origin);
    const first = createTestPane(new FakeWorkbookHost({ s1: plan167 }), { api, storage });
    await first.start();
    await first.pane.commands.signInAsDemo('so-tu-phap');
    const again = createTestPane(first.host, { api, storage });
    await again.start();
    expect(syncOf(again).session).toMatchObject({ status: 'signed-in', account: { agencyCode: 'STP' } });
    expect(JSON.stringify([...first.host.settings.values()])).not.toContain(storage.getItem('bang-diem.session'));
  });
});

describe('the preview of a first connection', () => {
  it('M-5: says cell by cell what will happen; what was typed stays and is told beside the province’s value', async () => {
    const earlier = await officer('so-tu-phap');
    const { row, cells } = rowLedBy(earlier, 'STP');
    await earlier.pane.commands.saveProgress(row, { percent: 40, status: 'Đang thực hiện' });
    await earlier.pane.commands.sync();
    // A fresh copy of the plan, in which she typed before she connected it.
    const host = new FakeWorkbookHost({ s1: plan167 });
    const deadline = cells.deadline!;
    await host.writeCells('s1', [{ row: deadline.row, column: deadline.column, value: 'Quý II/2027' }]);
    const { api } = apiWithSwitch(server.origin);
    const fresh = createTestPane(host, { api });
    await fresh.start();
    await fresh.pane.commands.signInAsDemo('so-tu-phap');
    const document = syncOf(fresh).documents!.find(({ number }) => number === '167/KH-UBND')!;
    await fresh.pane.commands.connectAndPreview(document);
    const { preview } = syncOf(fresh);
    expect(preview?.foreseen.changes).toEqual([
      { row, field: 'status', from: null, to: 'Đang thực hiện' },
      { row, field: 'percent', from: null, to: 40 },
    ]);
    // Rows that share the cell are told with it.
    const refused = preview?.answer.results.flatMap(({ refusedFields }) => refusedFields);
    expect(new Set(refused?.map(({ field, mine }) => `${field}: ${mine}`))).toEqual(new Set(['deadline: Quý II/2027']));
    await fresh.pane.commands.sync();
    const { outcome } = syncOf(fresh);
    expect(outcome?.applied.changes).toEqual(preview?.foreseen.changes);
    expect(records(fresh).find((record) => record.row === row)?.deadline.raw).toBe('Quý II/2027');
    const keys = outcome!.answer.results.flatMap(({ rowId, refusedFields }) =>
      refusedFields.map(({ field }) => choiceKey(rowId ?? '', field)),
    );
    await fresh.pane.commands.takeTheirs(keys);
    expect(syncOf(fresh).local).toMatchObject({ toSend: 0 });
  });
});

describe('taking a sending back', () => {
  it('U-6: restores the province; what was typed stays in the sheet, waiting to be sent', async () => {
    const justice = await officer('so-tu-phap');
    const { commands } = justice.pane;
    const { row } = rowLedBy(justice, 'STP');
    await commands.saveProgress(row, { percent: 55, status: 'Đang thực hiện' });
    await commands.sync();
    await commands.saveProgress(row, { percent: 70, result: 'Đã trình dự thảo lần 2' });
    await commands.sync();
    await commands.revoke(syncOf(justice).outcome!.answer.operationId);
    const kept = records(justice).find((record) => record.row === row);
    expect(kept).toMatchObject({ percent: 70, result: 'Đã trình dự thảo lần 2' });
    const { local, failure } = syncOf(justice);
    expect(failure).toBeNull();
    expect(local).toMatchObject({ toSend: 1 });
    // The province has 55 again; what waits goes out on top of it, without a conflict.
    await commands.sync();
    expect(syncOf(justice).outcome?.answer.results).toMatchObject([
      {
        status: 'applied',
        changes: [
          { field: 'percent', from: 55, to: 70 },
          { field: 'result', from: null, to: 'Đã trình dự thảo lần 2' },
        ],
      },
    ]);
  });

  describe('U-6: when the answer is lost', () => {
    const sent = { percent: 70, result: 'Đã trình dự thảo lần 2' };
    const kept = (running: Officer, row: number) => records(running).find((record) => record.row === row);

    /** An officer whose undo of her last sending was carried out, which she does not know. */
    async function undoneUnheard(): Promise<{ readonly justice: Officer; readonly row: number; readonly id: string }> {
      const justice = await officer('so-tu-phap');
      const { commands } = justice.pane;
      const { row } = rowLedBy(justice, 'STP');
      await commands.saveProgress(row, { percent: 55, status: 'Đang thực hiện' });
      await commands.sync();
      await commands.saveProgress(row, sent);
      await commands.sync();
      const id = syncOf(justice).outcome!.answer.operationId;
      // The pane asks twice before it gives up.
      justice.line.dropAnswers = 2;
      await commands.revoke(id);
      expect(syncOf(justice).failure?.message).toMatch(/kết nối/);
      expect(kept(justice, row)).toMatchObject(sent);
      return { justice, row, id };
    }

    it('she asks again after something else, is told that it is done, and keeps her words', async () => {
      const { justice, row, id } = await undoneUnheard();
      const { commands, store } = justice.pane;
      await commands.preview();
      await commands.revoke(id);
      expect(store.getState().notice?.intent).toBe('success');
      expect(store.getState().notice?.message).toMatch(/đã được thu hồi/);
      expect(syncOf(justice)).toMatchObject({ failure: null, local: { toSend: 1 } });
      expect(kept(justice, row)).toMatchObject(sent);
    });

    it('she only receives: the former values come, her words stay as unsent changes', async () => {
      const { justice, row } = await undoneUnheard();
      await justice.pane.commands.pull();
      expect(kept(justice, row)).toMatchObject(sent);
      expect(syncOf(justice)).toMatchObject({ failure: null, local: { toSend: 1 } });
    });

    it('she opens the workbook anew: what it shows first are her words, and it can send them', async () => {
      const { justice, row } = await undoneUnheard();
      const anew = await officer('so-tu-phap', justice.host);
      expect(kept(anew, row)).toMatchObject(sent);
      expect(syncOf(anew)).toMatchObject({ failure: null, local: { toSend: 1 } });
      await anew.pane.commands.sync();
      expect(syncOf(anew).outcome?.answer.results).toMatchObject([{ status: 'applied' }]);
    });

    it('she types on and sends: a conflict about what she typed on, and the rest of her words stay', async () => {
      const { justice, row } = await undoneUnheard();
      const { commands } = justice.pane;
      await commands.saveProgress(row, { percent: 80 });
      await commands.sync();
      expect(syncOf(justice).conflicts).toMatchObject([{ field: 'percent', mine: 80, theirs: 55 }]);
      justice.pane.store.dispatch({ type: 'sync', action: { type: 'all-chosen', choice: 'mine' } });
      await commands.resolve();
      expect(kept(justice, row)).toMatchObject({ ...sent, percent: 80 });
      expect(syncOf(justice)).toMatchObject({ failure: null, local: { toSend: 0 } });
    });

    it('others get the former values', async () => {
      const { row } = await undoneUnheard();
      const office = await officer('so-noi-vu');
      expect(kept(office, row)).toMatchObject({ percent: 55, result: null });
    });
  });

  it('U-6: rows that the sending had made are new rows of the sheet again', async () => {
    const province = await officer('so-noi-vu', new FakeWorkbookHost({ s1: planGrid() }));
    const { outcome } = syncOf(province);
    expect(new Set(outcome?.answer.results.map(({ status }) => status))).toEqual(new Set(['created']));
    await province.pane.commands.revoke(outcome!.answer.operationId);
    expect(syncOf(province).outcome?.applied.removed).toEqual([]);
    const { local } = syncOf(province);
    const kinds = local.kind === 'ready' ? local.collected.rows.map(({ kind }) => kind) : [];
    expect(kinds).toEqual(records(province).map(() => 'new'));
  });
});

describe('rows that went to another section', () => {
  it('I-6: are told with their lines; the pane does not say that sheet and province agree', async () => {
    const province = await officer('so-noi-vu');
    const { pane, host } = province;
    const local = () => {
      const { local: read } = syncOf(province);
      return read.kind === 'ready' ? read.collected : null;
    };
    expect(local()?.moved).toEqual([]);
    const { sheet } = pane.store.getState();
    const [section] = sheet.status === 'ready' ? sheet.report.reading.tables.flatMap(({ sections }) => sections) : [];
    const ofSection = records(province).filter((record) => record.section === section!.code);
    const grid = host.grid();
    const column = grid.values[section!.row - grid.top]!.findIndex((value) => value === section!.code) + grid.left;
    host.type(section!.row, column, 'XIX');
    await pane.commands.reread();
    expect(local()).toMatchObject({ moved: ofSection.map(({ row }) => row), heldBack: [], rows: [] });
    await pane.commands.sync();
    expect(whyNotInStep(syncOf(province).link, local()!)).toContain(`${ofSection.length} dòng ở mục khác với tỉnh`);
    host.type(section!.row, column, section!.code);
    await pane.commands.reread();
    expect(local()?.moved).toEqual([]);
  });
});

describe('a sheet whose rows no longer fit their identities', () => {
  it('holds them back before anything is sent, and links them again by content', async () => {
    const justice = await officer('so-tu-phap');
    const grid = justice.host.grid();
    const [one, two] = records(justice);
    const values = grid.values.map((line) => [...line]);
    const hidden = [...grid.hiddenColumns][0]! - grid.left;
    // The hidden column was sorted alone.
    [values[one!.row - grid.top]![hidden], values[two!.row - grid.top]![hidden]] = [
      values[two!.row - grid.top]![hidden]!,
      values[one!.row - grid.top]![hidden]!,
    ];
    justice.host.replace({ ...grid, values });
    await justice.pane.commands.reread();
    const { local } = syncOf(justice);
    expect(local.kind === 'ready' && local.collected.heldBack.map(({ reason }) => reason)).toEqual([
      'row-misaligned',
      'row-misaligned',
    ]);
    const cells = justice.host.grid().values;
    await justice.pane.commands.relinkByContent();
    // It is shown first; no hidden cell changed yet.
    expect(justice.host.grid().values).toEqual(cells);
    expect(syncOf(justice).preview?.answer.results.map(({ status }) => status)).toEqual(['linked', 'linked']);
    await justice.pane.commands.sync();
    const { local: after } = syncOf(justice);
    expect(after.kind === 'ready' && after.collected.heldBack).toEqual([]);
    expect(after).toMatchObject({ toSend: 0 });
  });
});

describe('a workbook that was saved as next year’s', () => {
  /** Another title and number above the table. */
  function retitle(host: FakeWorkbookHost): void {
    const grid = host.grid();
    const values = grid.values.map((line) =>
      line.map((value) =>
        typeof value === 'string' && value.includes('167/KH-UBND')
          ? 'KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2027\n(Kèm theo Kế hoạch số 08/KH-UBND ngày 10/01/2027)'
          : value,
      ),
    );
    host.replace({ ...grid, values });
  }

  it('L: sends nothing and receives nothing before its officer says which document it is', async () => {
    const justice = await officer('so-tu-phap');
    const { commands } = justice.pane;
    const { row } = rowLedBy(justice, 'STP');
    await commands.saveProgress(row, { percent: 30, status: 'Đang thực hiện' });
    await commands.sync();
    retitle(justice.host);
    await commands.reread();
    await commands.saveProgress(row, { percent: null, status: null });
    const before = justice.host.grid().values;
    for (const act of [commands.sync, commands.pull, commands.preview, () => commands.removeRows([])]) {
      await act();
      expect(syncOf(justice).failure?.message).toContain('08/KH-UBND');
      expect(syncOf(justice).failure?.message).toContain('167/KH-UBND');
      expect(justice.host.grid().values).toEqual(before);
    }
    await commands.acceptDocument(otherDocumentOf(justice.pane.store.getState())!.claim!);
    await commands.sync();
    expect(syncOf(justice).failure).toBeNull();
    expect(syncOf(justice).outcome?.answer.results.map(({ status }) => status)).toEqual(['applied']);
  });

  it('L: connected with another document, its rows are found there by content and leave the old one alone', async () => {
    const province = await officer('so-noi-vu');
    const { sheet, sync } = province.pane.store.getState();
    const rows = sync.local.kind === 'ready' ? sync.local.collected.sheet.rows.map(({ fields }) => fields) : [];
    const session = sync.session.status === 'signed-in' ? sync.session.token : '';
    const made = await province.api.createDocument(session, {
      operationId: crypto.randomUUID(),
      kind: 'plan',
      title: 'Kế hoạch cải cách hành chính năm 2027',
      number: '08/KH-UBND',
      date: '2027-01-10',
      year: 2027,
      agencyCode: null,
      agencyName: null,
      rows: rows.map((fields) => ({ fields, parIndexField: null })),
    });
    expect(sheet.status === 'ready' && made.ok).toBe(true);
    retitle(province.host);
    const { commands } = province.pane;
    await commands.reread();
    await commands.disconnect();
    await commands.loadDocuments();
    const next = syncOf(province).documents!.find(({ number }) => number === '08/KH-UBND')!;
    await commands.connectAndPreview(next);
    await commands.sync();
    const { outcome, local } = syncOf(province);
    expect(outcome?.applied.absent).toEqual([]);
    expect(new Set(outcome?.answer.results.map(({ status }) => status))).toEqual(new Set(['linked']));
    expect(local).toMatchObject({ kind: 'ready', toSend: 0 });
  });
});

describe('the history of a row', () => {
  it('comes from the server, newest first', async () => {
    const justice = await officer('so-tu-phap');
    const { row } = rowLedBy(justice, 'STP');
    await justice.pane.commands.saveProgress(row, { percent: 10 });
    await justice.pane.commands.sync();
    const { local } = syncOf(justice);
    const source = local.kind === 'ready' ? local.collected.sheet.rows.find((line) => line.row === row) : undefined;
    const rowId = source?.identity.kind === 'linked' ? source.identity.identity.rowId : '';
    await justice.pane.commands.loadRowHistory(rowId);
    expect(syncOf(justice).history).toMatchObject({
      status: 'ready',
      entries: [{ action: 'changed', changes: [{ field: 'percent', to: 10 }] }, { action: 'created' }],
    });
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApiClient } from '#addin/api/client.ts';
import { HostFailure } from '#addin/host/workbook-host.ts';
import { planAppendedRows } from '#addin/taskpane/state/append-rows.ts';
import { missingMarks } from '#addin/taskpane/state/held-rows.ts';
import type { SyncView } from '#addin/taskpane/state/sync-view.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import type { SheetRow } from '#shared/sync/sheet-rows.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
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

/** An officer with the plan open and every row of it linked. */
async function linked(username: string, grid = plan167): Promise<PaneUnderTest> {
  const api = createApiClient({
    // Without this a slow test meets a connection that the server has just closed.
    fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, connection: 'close' } }),
    baseUrl: server.origin,
    timeoutMs: 20_000,
  });
  const running = createTestPane(new FakeWorkbookHost({ s1: grid }), { api });
  await running.start();
  const { commands } = running.pane;
  await commands.signInAsDemo(username);
  const plan = syncOf(running).documents?.find(({ number }) => number === '167/KH-UBND');
  await commands.connectAndPreview(plan!);
  await commands.sync();
  return running;
}

function syncOf({ pane }: PaneUnderTest): SyncView {
  return pane.store.getState().sync;
}

function rowsOf(running: PaneUnderTest): readonly SheetRow[] {
  const { local } = syncOf(running);
  return local.kind === 'ready' ? local.collected.sheet.rows : [];
}

/** What the rows of the sheet say, in their order. */
function contentOf(running: PaneUnderTest): unknown[] {
  return rowsOf(running).map(({ fields, identity }) => [fields, identity]);
}

function missingCount(running: PaneUnderTest): number {
  const { link, local } = syncOf(running);
  return local.kind === 'ready' ? missingMarks(link!.held, local.collected.sheet).size : 0;
}

/** Rows that may be deleted without taking the value of a merged cell along. */
function plainRows(running: PaneUnderTest): number[] {
  const tops = new Set(running.host.grid().merges.map(({ top }) => top));
  return rowsOf(running).flatMap(({ row, cells }) => {
    const isSource = rowsOf(running).some((other) =>
      Object.values(other.cells).some((cell) => cell !== undefined && cell.from === 'above' && cell.row === row),
    );
    return tops.has(row) || isSource || Object.values(cells).some((cell) => cell?.from === 'merged' && cell.row === row)
      ? []
      : [row];
  });
}

async function deleteInSheet(running: PaneUnderTest, rows: readonly number[]): Promise<void> {
  await running.host.deleteRows('s1', rows);
  await running.pane.commands.reread();
}

async function restore(running: PaneUnderTest): Promise<void> {
  const rows = await running.pane.commands.loadMissingRows();
  await running.pane.commands.placeAbsentRows(rows!.map(({ rowId }) => rowId));
}

describe('rows of the province that were deleted from the sheet', () => {
  it('are told, and come back to where they stood, whichever they were', async () => {
    const running = await linked('so-noi-vu');
    const before = contentOf(running);
    const plain = plainRows(running);
    expect(plain.length).toBeGreaterThan(30);
    const pick = fc.uniqueArray(fc.constantFrom(...plain), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(pick, async (rows) => {
        await deleteInSheet(running, rows);
        expect(missingCount(running)).toBe(rows.length);
        await restore(running);
        expect(contentOf(running)).toEqual(before);
        expect(missingCount(running)).toBe(0);
        expect(syncOf(running).local).toMatchObject({ toSend: 0, collected: { heldBack: [] } });
      }),
      { seed: 20260305, numRuns: 8 },
    );
  }, 120_000);

  it('take the look of their neighbours, and one undo takes them out again', async () => {
    const running = await linked('so-noi-vu');
    const [row] = plainRows(running).slice(10);
    await deleteInSheet(running, [row!]);
    const before = running.host.grid();
    await restore(running);
    expect(running.host.inserted).toMatchObject([{ before: row, count: 1, like: row! - 1, dropDowns: [] }]);
    expect(running.pane.store.getState().notice).toMatchObject({ undo: true });
    await running.pane.commands.undo();
    expect(running.host.grid().values).toEqual(before.values);
    expect(running.host.grid().merges).toEqual(before.merges);
    expect(missingCount(running)).toBe(1);
  });

  it('stay when the officer wrote into them after they came', async () => {
    const running = await linked('so-noi-vu');
    const [row] = plainRows(running).slice(10);
    await deleteInSheet(running, [row!]);
    await restore(running);
    running.host.type(row!, 4, 'Sản phẩm tôi vừa gõ', false);
    await running.pane.commands.undo();
    expect(running.host.value(row!, 4)).toBe('Sản phẩm tôi vừa gõ');
    expect(running.pane.store.getState().notice?.message).toContain('giữ lại 1 dòng');
  });

  it('come back with their group row when the whole group is gone', async () => {
    const running = await linked('so-noi-vu');
    const before = contentOf(running);
    const group = rowsOf(running).filter(({ fields }) => fields['section'] === 'VI');
    const first = group[0]!.row - 1;
    await deleteInSheet(
      running,
      Array.from({ length: group.length + 1 }, (_, at) => first + at),
    );
    expect(missingCount(running)).toBe(group.length);
    await restore(running);
    expect(rowsOf(running).map(({ fields }) => fields['section'])).toEqual(
      before.map((line) => (line as [Record<string, unknown>])[0]['section']),
    );
    expect(missingCount(running)).toBe(0);
    expect(syncOf(running).local).toMatchObject({ toSend: 0 });
    await running.pane.commands.undo();
    expect(rowsOf(running).some(({ fields }) => fields['section'] === 'VI')).toBe(false);
  });

  it('may be left to the province', async () => {
    const running = await linked('so-tu-phap');
    await deleteInSheet(running, plainRows(running).slice(3, 5));
    expect(missingCount(running)).toBe(2);
    const rows = await running.pane.commands.loadMissingRows();
    await running.pane.commands.letRowsGo(rows!.map(({ rowId }) => rowId));
    expect(missingCount(running)).toBe(0);
    await running.pane.commands.sync();
    expect(syncOf(running).outcome?.answer.results).toEqual([]);
    expect(missingCount(running)).toBe(0);
  });

  it('leave the document when the province asks for it by name, and that can be taken back', async () => {
    const home = await linked('so-noi-vu');
    const justice = await linked('so-tu-phap');
    await deleteInSheet(home, plainRows(home).slice(3, 5));
    const rows = await home.pane.commands.loadMissingRows();
    await home.pane.commands.removeRows(rows!);
    const { outcome } = syncOf(home);
    expect(outcome?.answer.results.map(({ status }) => status)).toEqual(['removed', 'removed']);
    expect(missingCount(home)).toBe(0);
    await justice.pane.commands.pull();
    expect(syncOf(justice).outcome?.applied.removed).toHaveLength(2);
    await home.pane.commands.revoke(outcome!.answer.operationId);
    const { documents } = syncOf(home);
    expect(documents).not.toBeNull();
    await home.pane.commands.pull();
    await justice.pane.commands.pull();
    expect(syncOf(justice).local).toMatchObject({ toSend: 0 });
  });

  it('stay in the document when somebody changed them since', async () => {
    const home = await linked('so-noi-vu');
    const row = plainRows(home)[8]!;
    await deleteInSheet(home, [row]);
    const rows = await home.pane.commands.loadMissingRows();
    const other = await linked('so-noi-vu');
    other.host.type(row, 4, 'Sản phẩm mới', false);
    await other.pane.commands.reread();
    await other.pane.commands.sync();
    await home.pane.commands.removeRows(rows!);
    expect(syncOf(home).outcome?.answer.results).toMatchObject([{ status: 'refused', reason: 'row-changed' }]);
    expect(missingCount(home)).toBe(1);
  });

  it('are not told of when the hidden column is gone: then the whole sheet is to be linked again', async () => {
    const running = await linked('so-noi-vu');
    const grid = running.host.grid();
    const hidden = [...grid.hiddenColumns][0]!;
    running.host.replace({
      ...grid,
      values: grid.values.map((line) => line.map((value, at) => (at + grid.left === hidden ? null : value))),
    });
    await running.pane.commands.reread();
    expect(missingCount(running)).toBe(0);
  });
});

describe('news of rows that the sheet never held', () => {
  it('go where they belong, not to the bottom', async () => {
    const full = await linked('so-noi-vu');
    const before = contentOf(full);
    const gone = plainRows(full).slice(5, 9);
    const short = new FakeWorkbookHost({ s1: plan167 });
    await short.deleteRows('s1', gone);
    const running = await linked('so-noi-vu', short.grid('s1'));
    const { absent } = syncOf(running).outcome!.applied;
    expect(absent).toHaveLength(4);
    await running.pane.commands.placeAbsentRows(absent.map(({ rowId }) => rowId));
    expect(contentOf(running)).toEqual(before);
    expect(syncOf(running).outcome?.applied.absent).toEqual([]);
  });

  it('are not doubled when they stand in the sheet without a link', async () => {
    const running = await linked('so-noi-vu');
    const row = rowsOf(running)[20]!;
    const { grid } = await running.host.readSheet('s1');
    running.host.type(row.row, [...grid.hiddenColumns][0]!, null, false);
    await running.pane.commands.reread();
    await restore(running);
    expect(rowsOf(running)).toHaveLength(87);
    expect(running.pane.store.getState().notice?.message).toContain('chưa nối');
  });

  it('say what to do when the sheet is protected or a cell is being edited', async () => {
    const running = await linked('so-noi-vu');
    await deleteInSheet(running, plainRows(running).slice(3, 4));
    const rows = await running.pane.commands.loadMissingRows();
    const write = running.host.insertRows.bind(running.host);
    running.host.insertRows = () => Promise.reject(new HostFailure('sheet-protected', 'Bỏ bảo vệ rồi thử lại.'));
    await running.pane.commands.placeAbsentRows(rows!.map(({ rowId }) => rowId));
    expect(running.pane.store.getState().notice).toMatchObject({ intent: 'error', message: 'Bỏ bảo vệ rồi thử lại.' });
    expect(missingCount(running)).toBe(1);
    running.host.insertRows = write;
    await running.pane.commands.placeAbsentRows(rows!.map(({ rowId }) => rowId));
    expect(missingCount(running)).toBe(0);
  });

  it('are put below the table where merged areas cannot be told, never over what stands there', async () => {
    const running = await linked('so-noi-vu');
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

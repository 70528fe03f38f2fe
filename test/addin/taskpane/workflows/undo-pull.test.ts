import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApiClient } from '#addin/api/client.ts';
import type { SyncView } from '#addin/taskpane/state/sync-view.ts';
import { a1 } from '#shared/sheet/a1.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import type { SheetRow } from '#shared/sync/sheet-rows.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import { FakeWorkbookHost } from '../fake-workbook-host.ts';
import { createTestPane, type PaneUnderTest } from '../pane-fixture.ts';

let plan167: Grid;
let server: TestServer;
let folder: string;

beforeAll(async () => {
  const read = await readWorkbook(new Uint8Array(readFileSync('examples/ke-hoach-167-bac-ninh-2026.xlsx')));
  if (!read.ok) throw new Error(read.message);
  plan167 = read.grids[0]!;
});
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-undo-'));
  server = await startTestServer({ databaseFile: path.join(folder, 'now.sqlite') });
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function linked(username: string): Promise<PaneUnderTest> {
  const api = createApiClient({
    // The server may be another one by the next call.
    fetch: (input, init) =>
      fetch(new URL(input instanceof Request ? input.url : input, server.origin), {
        ...init,
        headers: { ...init?.headers, connection: 'close' },
      }),
    baseUrl: '',
    timeoutMs: 20_000,
  });
  const running = createTestPane(new FakeWorkbookHost({ s1: plan167 }), { api });
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

/** Rows whose deadline is their own. */
function ownRows(running: PaneUnderTest): readonly SheetRow[] {
  const shown = new Map<string, number>();
  for (const { cells } of rowsOf(running)) {
    const key = a1(cells['deadline']!);
    shown.set(key, (shown.get(key) ?? 0) + 1);
  }
  return rowsOf(running).filter(
    ({ cells }) => cells['deadline']?.from === 'own' && shown.get(a1(cells['deadline'])) === 1,
  );
}

async function change(running: PaneUnderTest, rows: readonly SheetRow[], deadline: string): Promise<void> {
  for (const { row, cells } of rows) running.host.type(row, cells['deadline']!.column, deadline, false);
  await running.pane.commands.reread();
  await running.pane.commands.sync();
}

describe('taking back what the last sync wrote into the sheet', () => {
  it('restores cells, identities and cursor, so that the next sync brings it all again', async () => {
    const home = await linked('so-noi-vu');
    const justice = await linked('so-tu-phap');
    const before = justice.host.grid().values;
    const { cursor } = syncOf(justice).link!;
    await change(home, ownRows(home).slice(0, 3), 'Quý III/2026');
    await justice.pane.commands.pull();
    const received = justice.host.grid().values;
    expect(syncOf(justice).outcome?.applied.changes).toHaveLength(3);
    await justice.pane.commands.undoPull();
    expect(justice.host.grid().values).toEqual(before);
    expect(syncOf(justice).link).toMatchObject({ cursor });
    expect(syncOf(justice).outcome?.written).toEqual([]);
    await justice.pane.commands.pull();
    expect(justice.host.grid().values).toEqual(received);
    expect(syncOf(justice).local).toMatchObject({ toSend: 0 });
  });

  it('finds rows that were sorted since, and leaves a row that somebody edited, naming it', async () => {
    const home = await linked('so-noi-vu');
    const justice = await linked('so-tu-phap');
    const [first, second] = ownRows(home);
    const wasSecond = second!.fields['deadline'];
    await change(home, [first!, second!], 'Quý III/2026');
    await justice.pane.commands.pull();
    const { grid } = await justice.host.readSheet('s1');
    const column = first!.cells['deadline']!.column;
    // A blank line above moves every row down.
    await justice.host.insertRows(
      's1',
      [{ before: grid.top, count: 1, like: grid.top, formulas: [], dropDowns: [], height: 'like' }],
      [],
    );
    justice.host.type(first!.row + 1, column, 'Tháng 9/2026', false);
    await justice.pane.commands.undoPull();
    expect(justice.host.value(first!.row + 1, column)).toBe('Tháng 9/2026');
    expect(justice.host.value(second!.row + 1, column)).toBe(wasSecond);
    expect(justice.pane.store.getState().notice?.message).toContain(`trừ dòng ${first!.row + 2}`);
    // The edit is not lost: the province's value is no news any more that it had not seen.
    await justice.pane.commands.pull();
    expect(justice.host.value(first!.row + 1, column)).toBe('Tháng 9/2026');
  });
});

describe('a server that was set back to an older copy', () => {
  it('is met by comparing everything anew: what it lost is asked about, nothing is lost', async () => {
    const home = await linked('so-noi-vu');
    const justice = await linked('so-tu-phap');
    const copy = path.join(folder, 'copy.sqlite');
    const [row, other] = ownRows(home);
    const column = row!.cells['deadline']!.column;
    await server.stop();
    copyFileSync(path.join(folder, 'now.sqlite'), copy);
    server = await startTestServer({ databaseFile: path.join(folder, 'now.sqlite') });
    await change(home, [row!], 'Quý III/2026');
    await justice.pane.commands.pull();
    expect(justice.host.value(row!.row, column)).toBe('Quý III/2026');

    await server.stop();
    server = await startTestServer({ databaseFile: copy });
    await home.pane.commands.pull();
    expect(syncOf(home).failure).toMatchObject({ retry: 'start-over' });
    await home.pane.commands.startOver();
    expect(syncOf(home)).toMatchObject({ failure: null, link: { cursor: 0 } });
    expect(syncOf(home).preview?.answer.results).toHaveLength(1);
    expect(home.host.value(row!.row, column)).toBe('Quý III/2026');
    await home.pane.commands.sync();
    expect(syncOf(home).conflicts).toMatchObject([
      { field: 'deadline', mine: 'Quý III/2026', theirs: row!.fields['deadline'] },
    ]);
    home.pane.store.dispatch({ type: 'sync', action: { type: 'all-chosen', choice: 'mine' } });
    await home.pane.commands.resolve();
    expect(syncOf(home)).toMatchObject({ conflicts: [], local: { toSend: 0 } });

    // The other workbook had received the value; it holds it still, and both go on in step.
    await justice.pane.commands.pull();
    expect(syncOf(justice).failure).toMatchObject({ retry: 'start-over' });
    await justice.pane.commands.startOver();
    await justice.pane.commands.sync();
    expect(justice.host.value(row!.row, column)).toBe('Quý III/2026');
    await change(home, [other!], 'Quý IV/2026');
    await justice.pane.commands.pull();
    expect(justice.host.value(other!.row, column)).toBe('Quý IV/2026');
  });
});

describe('marks on the rows that a sync left open', () => {
  it('come with refused cells and conflicts, and go when nothing is open', async () => {
    const justice = await linked('so-tu-phap');
    const [row] = ownRows(justice);
    const cell = row!.cells['deadline']!;
    justice.host.type(cell.row, cell.column, 'Quý IV/2027', false);
    await justice.pane.commands.reread();
    await justice.pane.commands.sync();
    expect(
      justice.host.marks
        .get('s1')
        ?.some(({ row: line, column }) => line === cell.row && (column === cell.column || column === 0)),
    ).toBe(true);
    justice.host.type(cell.row, cell.column, row!.fields['deadline'] ?? null, false);
    await justice.pane.commands.reread();
    await justice.pane.commands.sync();
    expect(justice.host.marks.get('s1')).toBeUndefined();
  });

  it('stand beside the marks of the check, and «Gỡ đánh dấu» takes all away', async () => {
    const justice = await linked('so-tu-phap');
    await justice.pane.commands.showMarks();
    const findings = justice.host.marks.get('s1')!.length;
    const [row] = ownRows(justice);
    const cell = row!.cells['deadline']!;
    justice.host.type(cell.row, cell.column, 'Quý IV/2027', false);
    await justice.pane.commands.reread();
    await justice.pane.commands.sync();
    expect(justice.host.marks.get('s1')!.length).toBeGreaterThan(findings - 3);
    await justice.pane.commands.clearMarks();
    expect(justice.host.marks.get('s1')).toBeUndefined();
  });
});

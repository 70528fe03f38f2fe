import { readFileSync } from 'node:fs';
import { createApiClient } from '#addin/api/client.ts';
import type { SyncView } from '#addin/taskpane/state/sync-view.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import type { Collected } from '#shared/sync/collect-changes.ts';
import type { SheetRow } from '#shared/sync/sheet-rows.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import type { TestServer } from '#test/support/server.ts';
import { FakeWorkbookHost } from './fake-workbook-host.ts';
import { createTestPane, type PaneUnderTest } from './pane-fixture.ts';

/** An officer with plan 167 open and every row of it linked, and the switch of her network. */
export interface LinkedOfficer extends PaneUnderTest {
  readonly line: { down: boolean };
}

export async function readPlan167(): Promise<Grid> {
  const read = await readWorkbook(new Uint8Array(readFileSync('examples/ke-hoach-167-bac-ninh-2026.xlsx')));
  if (!read.ok) throw new Error(read.message);
  return read.grids[0]!;
}

/** Opens the plan, signs in, adds the progress columns and syncs. */
export async function openLinkedPlan(server: TestServer, username: string, grid: Grid): Promise<LinkedOfficer> {
  const line = { down: false };
  const api = createApiClient({
    // Without `close` a slow test meets a connection that the server has just closed.
    fetch: (input, init) =>
      line.down
        ? Promise.reject(new TypeError('Failed to fetch'))
        : fetch(input, { ...init, headers: { ...init?.headers, connection: 'close' } }),
    baseUrl: server.origin,
    timeoutMs: 20_000,
  });
  const running = createTestPane(new FakeWorkbookHost({ s1: grid }), { api });
  await running.start();
  const { commands } = running.pane;
  await commands.signInAsDemo(username);
  const plan = syncOf(running).documents?.find(({ number }) => number === '167/KH-UBND');
  await commands.connectAndPreview(plan!);
  await commands.addProgressColumns();
  await commands.sync();
  return { ...running, line };
}

export function syncOf({ pane }: PaneUnderTest): SyncView {
  return pane.store.getState().sync;
}

export function collectedOf(running: PaneUnderTest): Collected {
  const { local } = syncOf(running);
  if (local.kind !== 'ready') throw new Error('The sheet is not one that is synced.');
  return local.collected;
}

/** Zero-based column of a field. */
export function columnOf({ pane }: PaneUnderTest, field: string): number {
  const { sheet } = pane.store.getState();
  const table = sheet.status === 'ready' ? sheet.report.reading.tables[0] : undefined;
  const found = table?.columns.find((column) => column.field === field);
  if (!found) throw new Error(`The sheet has no column of ${field}.`);
  return found.column;
}

/** Rows that this agency leads, so that its account may report on them. */
export function rowsLedBy(running: PaneUnderTest, code: string): readonly SheetRow[] {
  const { sheet } = running.pane.store.getState();
  const records = sheet.status === 'ready' ? sheet.report.reading.tables.flatMap((table) => table.records) : [];
  const led = new Set(
    records.flatMap((record) =>
      record.kind === 'plan' && record.leadAgencies.some((agency) => agency.code === code) ? [record.row] : [],
    ),
  );
  return collectedOf(running).sheet.rows.filter(({ row }) => led.has(row));
}

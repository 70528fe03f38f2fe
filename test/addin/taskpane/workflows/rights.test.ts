import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApiClient } from '#addin/api/client.ts';
import { errorsOfOthers, mendableIssues, nextStep } from '#addin/taskpane/state/next-step.ts';
import { rightsOf } from '#addin/taskpane/state/rights.ts';
import type { PlanRecord } from '#shared/sheet/sheet-record.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { readRows } from '#test/support/sync-requests.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
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

async function officer(username: string): Promise<PaneUnderTest> {
  const api = createApiClient({
    fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, connection: 'close' } }),
    baseUrl: server.origin,
    timeoutMs: 20_000,
  });
  const running = createTestPane(plan167, { api });
  await running.start();
  expect(await running.pane.commands.signInAsDemo(username)).toBe(true);
  return running;
}

const stateOf = ({ pane }: PaneUnderTest) => pane.store.getState();

function plansOf(running: PaneUnderTest): readonly PlanRecord[] {
  const { sheet } = stateOf(running);
  if (sheet.status !== 'ready') throw new Error('The sheet was not read.');
  const records = sheet.report.reading.tables.flatMap((table) => table.records);
  return records.flatMap((record) => (record.kind === 'plan' ? [record] : []));
}

describe('what an account may mend', () => {
  it('is what the next step counts; errors of the province’s columns are told apart', async () => {
    const justice = await officer('so-tu-phap');
    expect(errorsOfOthers(stateOf(justice))).toBe(12);
    expect(mendableIssues(stateOf(justice)).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(nextStep(stateOf(justice)).kind).not.toBe('fix-errors');
    const province = await officer('so-noi-vu');
    expect(errorsOfOthers(stateOf(province))).toBe(0);
    expect(nextStep(stateOf(province))).toMatchObject({ kind: 'fix-errors', count: 12 });
  });

  it('is everything while nobody is signed in', async () => {
    const running = createTestPane(plan167);
    await running.start();
    expect(rightsOf(stateOf(running))).toBeNull();
    expect(nextStep(stateOf(running))).toMatchObject({ kind: 'fix-errors', count: 12 });
  });

  it('are its own rows to report, as a member of a group too', async () => {
    const justice = await officer('so-tu-phap');
    const rights = rightsOf(stateOf(justice))!;
    const leads = (text: string) => plansOf(justice).find(({ leadAgencies }) => leadAgencies[0]?.text === text)!;
    expect(rights.mayReport(leads('Sở Tư pháp'))).toBe(true);
    expect(rights.mayReport(leads('Sở Tài chính'))).toBe(false);
  });
});

describe('percents typed as shares', () => {
  it('are asked about before anything is sent, and go as percents once mended', async () => {
    const justice = await officer('so-tu-phap');
    const { commands, store } = justice.pane;
    const document = stateOf(justice).sync.documents!.find(({ number }) => number === '167/KH-UBND')!;
    await commands.connectAndPreview(document);
    await commands.sync();
    await commands.addProgressColumns();
    const mine = plansOf(justice).filter((record) => rightsOf(stateOf(justice))!.mayReport(record));
    const column = mine[0]!.cells.percent!.column;
    const [first, second] = [mine[0]!.row, mine[1]!.row];
    justice.host.type(first, column, 0.4);
    justice.host.type(second, column, 0.95);
    await commands.reread();
    await commands.sync();
    expect(store.getState().dialog).toEqual({ kind: 'percent-shares' });
    const province = await server.signIn('so-noi-vu');
    const percents = async () =>
      (await readRows(province, document.id)).flatMap(({ fields }) => fields['percent'] ?? []);
    expect(await percents()).toEqual([]);
    await commands.mendAndSync([
      { row: first, column, value: 40 },
      { row: second, column, value: 95 },
    ]);
    expect([...(await percents())].sort()).toEqual([40, 95]);
  });
});

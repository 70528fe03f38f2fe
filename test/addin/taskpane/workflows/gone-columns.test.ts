import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { documentRowsAnswerSchema } from '#shared/api/document-api.ts';
import { nextStep } from '#addin/taskpane/state/next-step.ts';
import { goneColumns } from '#addin/taskpane/state/gone-columns.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import {
  collectedOf,
  columnOf,
  openLinkedPlan,
  readPlan167,
  rowsLedBy,
  syncOf,
  type LinkedOfficer,
} from '../linked-officer.ts';

let plan167: Grid;
let server: TestServer;
let desk: LinkedOfficer;
let reported: readonly number[];

beforeAll(async () => {
  plan167 = await readPlan167();
});

/** Four rows of Sở Tư pháp are reported, the column of results is in the sheet. */
beforeEach(async () => {
  server = await startTestServer();
  desk = await openLinkedPlan(server, 'so-tu-phap', plan167);
  reported = rowsLedBy(desk, 'STP')
    .slice(0, 4)
    .map(({ row }) => row);
  for (const row of reported) desk.host.type(row, columnOf(desk, 'result'), `Báo cáo ở dòng ${row}`, false);
  await desk.pane.commands.reread();
  await desk.pane.commands.sync();
  expect(syncOf(desk).outcome?.published).toBe(true);
  return () => server.stop();
}, 120_000);

function retypeHeader(header: string | null): Promise<void> {
  const { sheet } = desk.pane.store.getState();
  if (sheet.status !== 'ready') throw new Error('The sheet was not read.');
  const { headerTop } = sheet.report.reading.tables[0]!;
  desk.host.type(headerTop, columnOf(desk, 'result'), header, false);
  return desk.pane.commands.reread();
}

function deleteColumn(field: string): Promise<void> {
  const column = columnOf(desk, field);
  const grid = desk.host.grid();
  const cut = <Cell>(lines: readonly (readonly Cell[])[]) =>
    lines.map((line) => line.filter((_, at) => at + grid.left !== column));
  desk.host.replace({
    ...grid,
    values: cut(grid.values),
    formulas: grid.formulas && cut(grid.formulas),
    numberFormats: grid.numberFormats && cut(grid.numberFormats),
    hiddenColumns: new Set([...grid.hiddenColumns].map((hidden) => (hidden > column ? hidden - 1 : hidden))),
  });
  return desk.pane.commands.reread();
}

const told = () => goneColumns(syncOf(desk).link, collectedOf(desk).sheet);

async function resultsAtProvince(): Promise<number> {
  const { link } = syncOf(desk);
  const client = await server.signIn('so-tu-phap');
  const { rows } = await client.get(`/api/documents/${link!.documentId}/rows`, documentRowsAnswerSchema);
  return rows.filter(({ fields }) => (fields['result'] ?? null) !== null).length;
}

/** Another workbook of the agency changes one of the rows. */
async function colleagueReports(): Promise<void> {
  const other = await openLinkedPlan(server, 'so-tu-phap', plan167);
  other.host.type(reported[0]!, columnOf(other, 'percent'), 35, false);
  await other.pane.commands.reread();
  await other.pane.commands.sync();
  expect(syncOf(other).outcome?.published).toBe(true);
}

describe('a synced column that is gone', () => {
  it.each([
    ['was deleted', () => deleteColumn('result')],
    ['has another header', () => retypeHeader('Cột riêng của tôi')],
  ])(
    'because it %s is told, kept at the province through news, and no blank column takes its place',
    async (_, drop) => {
      await drop();
      expect(told()).toEqual(['result']);
      expect(nextStep(desk.pane.store.getState())).not.toMatchObject({ kind: 'add-progress' });
      await colleagueReports();
      await desk.pane.commands.sync();
      await desk.pane.commands.sync();
      expect(told()).toEqual(['result']);
      expect(collectedOf(desk)).toMatchObject({ rows: [], heldBack: [] });
      expect(await resultsAtProvince()).toBe(4);
    },
    120_000,
  );

  it('comes back with the province’s values, before any sync and after one', async () => {
    for (const syncFirst of [false, true]) {
      await deleteColumn('result');
      if (syncFirst) await desk.pane.commands.sync();
      await desk.pane.commands.bringColumnsBack();
      expect(told()).toEqual([]);
      for (const row of reported) expect(desk.host.value(row, columnOf(desk, 'result'))).toBe(`Báo cáo ở dòng ${row}`);
      expect(collectedOf(desk)).toMatchObject({ rows: [], heldBack: [] });
    }
    await desk.pane.commands.sync();
    expect(await resultsAtProvince()).toBe(4);
  }, 120_000);

  it('that the officer adds again by hand, or with «Thêm cột tiến độ», sends no blanks', async () => {
    await deleteColumn('result');
    await desk.pane.commands.sync();
    await desk.pane.commands.addProgressColumns();
    await desk.pane.commands.sync();
    expect(await resultsAtProvince()).toBe(4);
    expect(desk.host.value(reported[0]!, columnOf(desk, 'result'))).not.toBeNull();
  }, 120_000);

  it('is added blank without a network, says so, and is filled with the next sync', async () => {
    await deleteColumn('result');
    desk.line.down = true;
    await desk.pane.commands.bringColumnsBack();
    expect(desk.pane.store.getState().notice?.message).toContain('còn trống');
    desk.line.down = false;
    await desk.pane.commands.sync();
    expect(desk.host.value(reported[1]!, columnOf(desk, 'result'))).toBe(`Báo cáo ở dòng ${reported[1]!}`);
    expect(await resultsAtProvince()).toBe(4);
  }, 120_000);

  it('that the officer let go is not told again, nor added by news', async () => {
    await deleteColumn('result');
    await desk.pane.commands.letColumnsGo();
    expect(told()).toEqual([]);
    await colleagueReports();
    await desk.pane.commands.sync();
    expect(told()).toEqual([]);
    expect(() => columnOf(desk, 'result')).toThrow();
    expect(await resultsAtProvince()).toBe(4);
  }, 120_000);
});

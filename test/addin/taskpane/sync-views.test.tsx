// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApiClient, type ApiClient } from '#addin/api/client.ts';
import type { CellValue, Grid } from '#shared/sheet/grid.ts';
import type { SheetRow } from '#shared/sync/sheet-rows.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import { FakeWorkbookHost } from './fake-workbook-host.ts';
import { collectedOf, columnOf, readPlan167, rowsLedBy, syncOf } from './linked-officer.ts';
import { createTestPane, type PaneUnderTest } from './pane-fixture.ts';
import { renderPane, settle, type Screen } from './render-pane.tsx';

let plan167: Grid;
let server: TestServer;
let api: ApiClient;
let unmount: (() => Promise<void>) | null = null;

beforeAll(async () => {
  plan167 = await readPlan167();
});
beforeEach(async () => {
  server = await startTestServer();
  api = createApiClient({
    fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, connection: 'close' } }),
    baseUrl: server.origin,
    timeoutMs: 20_000,
  });
});
afterEach(async () => {
  await unmount?.();
  unmount = null;
  await server.stop();
  expect(server.errors).toEqual([]);
});

interface Desk {
  readonly screen: Screen;
  readonly running: PaneUnderTest;
}

/** The pane of an account on plan 167, every row linked, on the tab of sync. */
async function open(username: string, grid = plan167): Promise<Desk> {
  const running = createTestPane(new FakeWorkbookHost({ s1: grid }), { api });
  const rendered = await renderPane(running);
  unmount = rendered.unmount;
  const { commands, store } = running.pane;
  await act(async () => {
    await commands.signInAsDemo(username);
    await commands.connectAndPreview(syncOf(running).documents!.find(({ number }) => number === '167/KH-UBND')!);
    await commands.sync();
  });
  await settle(() => {
    store.dispatch({ type: 'tab-opened', tab: 'sync' });
    store.dispatch({ type: 'sync', action: { type: 'outcome-closed' } });
  });
  return { screen: rendered.screen, running };
}

/** Waits for what goes over the wire. */
async function until(screen: Screen, text: string): Promise<void> {
  for (let turn = 0; turn < 400 && !screen.text.includes(text); turn += 1) await settle();
  expect(screen.text).toContain(text);
}

/** What a person does to the sheet, cell by cell. */
async function retype({ running }: Desk, change: (grid: Grid) => Partial<Grid>): Promise<void> {
  const grid = running.host.grid();
  running.host.replace({ ...grid, ...change(grid) });
  await settle(() => void running.pane.commands.reread());
}

function withCells(grid: Grid, cells: readonly (readonly [number, number, CellValue])[]): Partial<Grid> {
  const values = grid.values.map((line) => [...line]);
  for (const [row, column, value] of cells) values[row - grid.top]![column - grid.left] = value;
  return { values };
}

const hiddenColumn = (grid: Grid): number => [...grid.hiddenColumns][0]!;

/** A row whose activity is its own and which no merged cell covers. */
function plainRow({ running }: Desk, at: number): SheetRow {
  const { merges } = running.host.grid();
  const rows = collectedOf(running).sheet.rows.filter(
    ({ row, fields }) =>
      String(fields['activity'] ?? '').startsWith('Hoạt động') &&
      !merges.some(({ top, bottom, left }) => row >= top && row <= bottom && left > 1),
  );
  return rows[at]!;
}

describe('taking a sending back', () => {
  it('asks first, says what stays, and leaves what was typed in the sheet', async () => {
    const desk = await open('so-tu-phap');
    const { screen, running } = desk;
    const { commands } = running.pane;
    const [own] = rowsLedBy(running, 'STP');
    await act(async () => {
      await commands.saveProgress(own!.row, { percent: 40 });
      await commands.sync();
    });
    await screen.click('Thu hồi lần gửi này');
    expect(screen.text).toContain('điều bạn đã gõ vẫn nằm trong trang tính, chờ gửi lại');
    await screen.click('Để nguyên');
    expect(screen.text).not.toContain('điều bạn đã gõ vẫn nằm');
    expect(syncOf(running).outcome?.revoked).toBe(false);
    await screen.click('Thu hồi lần gửi này');
    await screen.click('Thu hồi');
    await until(screen, 'Đã thu hồi: 1 dòng ở tỉnh trở lại như trước.');
    await until(screen, '1 dòng chờ gửi');
    expect(running.host.value(own!.row, columnOf(running, 'percent'))).toBe(40);
  });
});

describe('rows that are like a row of the document', () => {
  /** The row stands without its hidden cell, and its words are written otherwise. */
  async function rewrite(desk: Desk): Promise<SheetRow> {
    const source = plainRow(desk, 6);
    const words = String(source.fields['activity']);
    await retype(desk, (grid) =>
      withCells(grid, [
        [source.row, hiddenColumn(grid), null],
        [source.row, columnOf(desk.running, 'activity'), words.replace('Hoạt động', 'Hoat dong')],
      ]),
    );
    return source;
  }

  it('are shown with the row they are like; the province says which it is', async () => {
    const desk = await open('so-noi-vu');
    const { screen } = desk;
    const { row, fields } = await rewrite(desk);
    expect(screen.text).toContain('có thể là 1 dòng chưa nối');
    await screen.click('Xem trước');
    await until(screen, '1 dòng giống dòng tỉnh đã có, cần hỏi lại');
    expect(screen.text).toContain('1 dòng cần bạn xem dưới đây');
    expect(screen.text).toContain(String(fields['activity']).slice(0, 60));
    // The question stands alone: the row that is missing may be the one that is asked about.
    expect(screen.text).not.toContain('có thể là 1 dòng chưa nối');
    await screen.click(`Dòng ${row + 1}`);
    expect(desk.running.host.selected?.cell.row).toBe(row);
    await screen.click('Đây là dòng mới');
    await until(screen, '1 dòng sẽ gửi');
    expect(screen.text).toContain('Dòng mới · Hoat dong');
    expect(screen.text).not.toContain('giống dòng tỉnh đã có');
  });

  it('may be joined to that row, but not added, by an agency', async () => {
    const desk = await open('so-tu-phap');
    await rewrite(desk);
    await desk.screen.click('Xem trước');
    await until(desk.screen, '1 dòng giống dòng tỉnh đã có, cần hỏi lại');
    expect(desk.screen.text).toContain('đề nghị Sở Nội vụ bổ sung');
    expect(desk.screen.buttons('Đây là dòng mới')).toEqual([]);
    await desk.screen.click('Nối với dòng đó');
    await until(desk.screen, '1 dòng được nhận ra là dòng của tỉnh');
  });
});

describe('a sheet of another document', () => {
  const next = '08/KH-UBND';
  const retitle = (desk: Desk) =>
    retype(desk, (grid) => ({
      values: grid.values.map((line) =>
        line.map((value) =>
          typeof value === 'string' && value.includes('167/KH-UBND')
            ? `KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2027\n(Kèm theo Kế hoạch số ${next} ngày 10/01/2027)`
            : value,
        ),
      ),
    }));

  it('L-1: by its title: names both, offers nothing to be sent, and goes on when they are said to be one', async () => {
    const desk = await open('so-tu-phap');
    const { screen } = desk;
    await retitle(desk);
    expect(screen.text).toContain('Trang này là tài liệu nào?');
    expect(screen.text).toMatch(/Trang này ghi 08\/KH-UBND năm \d+, nhưng đang nối với 167\/KH-UBND/);
    expect(screen.buttons(/^(?:Gửi và nhận|Xem trước|Lấy về)$/)).toEqual([]);
    expect(screen.text).not.toContain('Không có thay đổi nào chờ gửi');
    await screen.click('Vẫn là tài liệu đang nối');
    expect(screen.text).not.toContain('Trang này là tài liệu nào?');
    expect(screen.buttons('Gửi và nhận')).toHaveLength(1);
  });

  it('L-1: by its title: leads to the list of documents, without the old refusal', async () => {
    const desk = await open('so-tu-phap');
    const { screen, running } = desk;
    await retitle(desk);
    await act(() => running.pane.commands.sync());
    expect(syncOf(running).failure?.message).toContain(next);
    await screen.click('Nối với tài liệu khác');
    await until(screen, 'Nối với tài liệu của tỉnh');
    expect(screen.text).not.toContain('nhưng đang nối với');
    expect(syncOf(running)).toMatchObject({ link: null, failure: null, preview: null, outcome: null });
  });

  it('L-5: by its hidden cells: sends and receives nothing, and leads to the list of documents', async () => {
    const desk = await open('so-noi-vu');
    const { screen, running } = desk;
    const { commands } = running.pane;
    // Another workbook, with the same table and the rows of another document.
    const { session } = syncOf(running);
    const rows = collectedOf(running).sheet.rows.map(({ fields }) => ({ fields, parIndexField: null }));
    const made = await api.createDocument(session.status === 'signed-in' ? session.token : '', {
      operationId: crypto.randomUUID(),
      kind: 'plan',
      title: 'Kế hoạch cải cách hành chính tỉnh Bắc Ninh năm 2026, bản khác',
      number: null,
      date: null,
      year: 2026,
      agencyCode: null,
      agencyName: null,
      rows,
    });
    expect(made.ok).toBe(true);
    const other = createTestPane(new FakeWorkbookHost({ s1: plan167 }), { api });
    await other.start();
    await other.pane.commands.signInAsDemo('so-noi-vu');
    await other.pane.commands.connectAndPreview(syncOf(other).documents!.find(({ title }) => /bản khác$/.test(title))!);
    await other.pane.commands.sync();
    expect(collectedOf(other).linked).toBe(rows.length);
    const foreign = other.host.grid();
    await other.stop();

    await retype(desk, () => foreign);
    expect(screen.text).toContain('Các dòng của trang này không phải của 167/KH-UBND đang nối');
    expect(screen.buttons('Vẫn là tài liệu đang nối')).toEqual([]);
    for (const go of [commands.sync, commands.pull, commands.preview]) {
      await act(go);
      expect(syncOf(running)).toMatchObject({ outcome: null, preview: null });
      expect(syncOf(running).failure?.message).toContain('không phải của 167/KH-UBND');
      expect(running.host.grid().values).toEqual(foreign.values);
    }
    await screen.click('Nối với tài liệu khác');
    await until(screen, 'Nối với tài liệu của tỉnh');
    // Connected with its own document, its hidden cells are that document's rows.
    await act(() => commands.loadDocuments());
    await act(() =>
      commands.connectAndPreview(syncOf(running).documents!.find(({ title }) => /bản khác$/.test(title))!),
    );
    expect(syncOf(running).failure).toBeNull();
    expect(syncOf(running).preview?.answer.results).toEqual([]);
  });
});

describe('the one next thing', () => {
  /** The plan with one of the columns of progress beside it, as offices keep them. */
  function withPercent(): Grid {
    const values = plan167.values.map((line, at) => [...line, plan167.top + at === 4 ? 'Tiến độ (%)' : null]);
    return { ...plan167, values, formulas: null, numberFormats: null };
  }

  it('is to send what was reported, before further columns are offered', async () => {
    const { screen, running } = await open('so-tu-phap', withPercent());
    expect(screen.buttons('Thêm cột tiến độ')).toHaveLength(1);
    const [own] = rowsLedBy(running, 'STP');
    await settle(() => running.host.type(own!.row, columnOf(running, 'percent'), 40));
    await until(screen, '1 dòng chờ gửi');
    expect(screen.buttons('Gửi 1 dòng')).toHaveLength(1);
    expect(screen.buttons('Thêm cột tiến độ')).toEqual([]);
  });

  it('is what a header typed over holds back; the column is not offered a second time beside it', async () => {
    const desk = await open('so-tu-phap', withPercent());
    const { screen, running } = desk;
    const rows = rowsLedBy(running, 'STP').slice(0, 4);
    const column = columnOf(running, 'percent');
    await retype(desk, (grid) =>
      withCells(
        grid,
        rows.map(({ row }, at) => [row, column, 10 + at]),
      ),
    );
    await act(() => running.pane.commands.sync());
    await retype(desk, (grid) => withCells(grid, [[4, column, 'Minh chứng']]));
    expect(screen.text).toMatch(/Cột «Minh chứng» đang chứa giá trị trước đây của cột «Tiến độ \(%\)»/);
    expect(screen.buttons(/^Xem 4 dòng bị giữ lại$/)).toHaveLength(1);
    expect(screen.buttons(/^Thêm lại cột/)).toEqual([]);
    await retype(desk, (grid) => withCells(grid, [[4, column, 'Cột của tôi']]));
    expect(screen.buttons(/^Thêm lại cột/)).toHaveLength(1);
    expect(screen.buttons('Xem 1 cột không còn trong bảng')).toHaveLength(1);
  });
});

describe('what waits and what is lacking', () => {
  it('tells how many values a merged cell hides, column by column, and what to do', async () => {
    const desk = await open('so-tu-phap');
    const { screen, running } = desk;
    const column = columnOf(running, 'coAgencies');
    const { row } = plainRow(desk, 6);
    await retype(desk, (grid) => ({
      ...withCells(grid, [[row + 1, column, null]]),
      merges: [...grid.merges, { top: row, left: column, bottom: row + 1, right: column }],
    }));
    expect(screen.text).toContain('1 giá trị bị ô gộp che');
    expect(screen.text).toMatch(/Cột «Phối hợp»: ô đã gộp .* Bấm Hoàn tác của Excel \(Ctrl\+Z\)/);
    await screen.click(String(row + 2));
    expect(running.host.selected?.cell.row).toBe(row + 1);
  });

  it('tells rows that were deleted, names them, and asks with each row named before they leave the document', async () => {
    const desk = await open('so-noi-vu');
    const { screen, running } = desk;
    const { row, fields } = plainRow(desk, 6);
    await running.host.deleteRows('s1', [row]);
    await settle(() => void running.pane.commands.reread());
    expect(screen.text).toContain('1 dòng của tỉnh không còn trong sổ');
    expect(screen.text).toContain('Xóa dòng trong sổ không xóa ở tỉnh.');
    await screen.click('Xem các dòng này');
    await until(screen, 'Đưa 1 dòng lại vào bảng');
    expect(screen.text).toContain(String(fields['activity']).slice(0, 60));
    await screen.click('Bỏ khỏi tài liệu…');
    expect(screen.text).toContain('Bỏ 1 dòng khỏi tài liệu của tỉnh?');
    expect(screen.text).not.toContain('1 dòng của tỉnh không còn trong sổ');
    await screen.click('Hủy');
    expect(screen.text).toContain('1 dòng của tỉnh không còn trong sổ');
  });

  it('says that a missing row may be one that stands in the sheet without a link', async () => {
    const desk = await open('so-noi-vu');
    const { screen } = desk;
    const { row } = plainRow(desk, 6);
    await retype(desk, (grid) => withCells(grid, [[row, hiddenColumn(grid), null]]));
    expect(screen.text).toContain('Chưa thấy 1 dòng của tỉnh trong sổ; có thể là 1 dòng chưa nối');
    expect(screen.text).toContain('Bấm «Gửi và nhận» để nối lại các dòng chưa nối.');
    await screen.click('Gửi và nhận');
    await until(screen, 'Đã nối 1 dòng với tài liệu của tỉnh.');
    expect(screen.text).not.toContain('Chưa thấy');
  });

  it('tells how many rows of the province are new, aloud, and that the sheet has not changed', async () => {
    const desk = await open('so-tu-phap');
    const { screen, running } = desk;
    const spoken = () => screen.all('[role=status]').map(({ textContent }) => textContent);
    expect(spoken().join('')).not.toContain('dòng mới');
    await settle(() => running.pane.store.dispatch({ type: 'sync', action: { type: 'news-counted', count: 1200 } }));
    expect(spoken()).toContain('Tỉnh có 1.200 dòng mới. Trang tính chưa đổi; bấm «Gửi và nhận» hoặc «Lấy về» để nhận.');
  });
});

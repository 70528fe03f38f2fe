// The whole way of a real annex: an officer opens plan 167, links it, reports, and another workbook hears of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CellEdit, CellValue, Grid } from '#shared/sheet/grid.ts';
import { formulaAt, numberFormatAt, valueAt } from '#shared/sheet/grid.ts';
import { applyAnswer } from '#shared/sync/apply-answer.ts';
import type { Applied } from '#shared/sync/apply-answer.ts';
import { collectChanges, collectRows } from '#shared/sync/collect-changes.ts';
import type { SheetRows } from '#shared/sync/sheet-rows.ts';
import type { SyncAnswer } from '#shared/sync/protocol.ts';
import { readExample, readGrid } from '#test/support/read-example.ts';
import type { TestClient, TestServer } from '#test/support/server.ts';
import { startTestServer } from '#test/support/server.ts';
import { sync } from '#test/support/sync-requests.ts';

/** The grid with some cells changed, grown where needed. */
function edited(grid: Grid, edits: readonly CellEdit[]): Grid {
  const width = Math.max(grid.values[0]!.length, ...edits.map(({ column }) => column - grid.left + 1));
  const at = (values: (row: number, column: number) => CellValue): CellValue[][] =>
    grid.values.map((_row, row) =>
      Array.from({ length: width }, (_cell, column) => values(row + grid.top, column + grid.left)),
    );
  const byCell = new Map(edits.map((edit) => [`${edit.row}:${edit.column}`, edit]));
  const textAt = (read: typeof formulaAt): (string | null)[][] =>
    at((row, column) => read(grid, row, column)) as (string | null)[][];
  return {
    ...grid,
    values: at((row, column) =>
      byCell.has(`${row}:${column}`) ? byCell.get(`${row}:${column}`)!.value : valueAt(grid, row, column),
    ),
    formulas: grid.formulas && textAt(formulaAt),
    numberFormats: grid.numberFormats && textAt(numberFormatAt),
  };
}

interface Officer {
  readonly client: TestClient;
  grid: Grid;
  cursor: number;
}

describe('plan 167/KH-UBND as a workbook', () => {
  let server: TestServer;
  let plan: string;
  let original: Grid;
  beforeAll(async () => {
    server = await startTestServer();
    plan = await (await server.signIn('so-noi-vu')).plan();
    const example = await readExample('ke-hoach-167-bac-ninh-2026.xlsx');
    const [table] = readGrid(example).tables;
    const headers = ['Tình trạng', 'Tiến độ (%)', 'Kết quả thực hiện', 'Mã đồng bộ (không sửa)'];
    original = edited(
      example,
      headers.map((value, index) => ({ row: table!.headerBottom, column: table!.area.right + 1 + index, value })),
    );
  });
  afterAll(() => server.stop());

  const sheetOf = (grid: Grid): SheetRows => {
    const [table] = readGrid(grid).tables;
    return collectChanges(grid, table!)!.sheet;
  };
  const open = async (username: string): Promise<Officer> => ({
    client: await server.signIn(username),
    grid: original,
    cursor: 0,
  });
  const syncSheet = async (officer: Officer): Promise<{ answer: SyncAnswer; applied: Applied }> => {
    const sent = sheetOf(officer.grid);
    const { rows, held } = collectRows(sent);
    const answer = await sync(officer.client, {
      documentId: plan,
      cursor: officer.cursor,
      rows: rows.map(({ pushed }) => pushed),
      held: [...held],
    });
    const { grid, cursor } = officer;
    const applied = applyAnswer({
      sent,
      grid,
      now: sent,
      answer,
      cursor,
      asked: cursor,
      identityColumn: sent.identityColumn!,
    });
    officer.grid = edited(grid, applied.edits);
    officer.cursor = applied.cursor;
    return { answer, applied };
  };
  const type = (officer: Officer, rowId: string, field: string, value: CellValue): void => {
    const row = sheetOf(officer.grid).rows.find(
      ({ identity }) => identity.kind === 'linked' && identity.identity.rowId === rowId,
    );
    const { row: at, column } = row!.cells[field]!;
    officer.grid = edited(officer.grid, [{ row: at, column, value }]);
  };

  it('links all 87 rows to the province’s, changes no printed cell, and is quiet afterwards', async () => {
    const officer = await open('so-tai-chinh');
    const { answer, applied } = await syncSheet(officer);
    expect(answer.results.filter(({ status }) => status !== 'linked')).toEqual([]);
    expect(answer.results).toHaveLength(87);
    expect(new Set(answer.results.map(({ rowId }) => rowId)).size).toBe(87);
    expect(answer.results.flatMap(({ refusedFields }) => refusedFields)).toEqual([]);
    expect(applied.waiting).toEqual([]);
    expect(applied.changes).toEqual([]);
    const again = await syncSheet(officer);
    expect(again.answer.results).toEqual([]);
    expect(again.answer.news).toEqual([]);
  });

  it('carries progress to the province’s workbook and a new deadline back, through merged cells', async () => {
    const finance = await open('so-tai-chinh');
    const province = await open('so-noi-vu');
    const linked = await syncSheet(finance);
    await syncSheet(province);
    const mine = linked.answer.results.find(({ fields }) => fields?.['leadAgencies'] === 'Sở Tài chính')!;
    type(finance, mine.rowId!, 'percent', 35);
    type(finance, mine.rowId!, 'status', 'Đang thực hiện');
    const sent = await syncSheet(finance);
    expect(sent.answer.results).toMatchObject([{ status: 'applied', rowId: mine.rowId }]);
    const heard = await syncSheet(province);
    expect(heard.applied.changes.map(({ field, to }) => [field, to])).toEqual([
      ['status', 'Đang thực hiện'],
      ['percent', 35],
    ]);
    type(province, mine.rowId!, 'deadline', 'Quý III/2026');
    const assigned = await syncSheet(province);
    expect(assigned.answer.results.every(({ status }) => status === 'applied')).toBe(true);
    const back = await syncSheet(finance);
    expect(back.applied.waiting).toEqual([]);
    expect(new Set(back.applied.changes.map(({ field, to }) => `${field}: ${to}`))).toEqual(
      new Set(['deadline: Quý III/2026']),
    );
    expect((await syncSheet(finance)).answer).toMatchObject({ results: [], news: [] });
  });
});

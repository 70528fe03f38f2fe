import { describe, expect, it } from 'vitest';
import { planNewColumns } from '#addin/taskpane/state/progress-columns.ts';
import { changedProgress, readPercent } from '#addin/taskpane/state/progress-draft.ts';
import type { PlanRecord } from '#shared/sheet/sheet-record.ts';
import { createTestPane, planGrid, planRows, type PaneUnderTest } from '../pane-fixture.ts';

function recordAt({ pane }: PaneUnderTest, row: number): PlanRecord {
  const { sheet } = pane.store.getState();
  const records = sheet.status === 'ready' ? sheet.report.reading.tables.flatMap((table) => table.records) : [];
  return records.find((record) => record.row === row) as PlanRecord;
}

describe('columns for progress', () => {
  it('come right of the table, in its look, with a drop-down and the identities hidden', async () => {
    const running = createTestPane();
    await running.start();
    await running.pane.commands.addProgressColumns();
    const { host } = running;
    expect([8, 9, 10, 11, 12].map((column) => host.value(3, column))).toEqual([
      'Tình trạng',
      'Tiến độ (%)',
      'Kết quả thực hiện',
      'Minh chứng',
      'Mã đồng bộ (không sửa)',
    ]);
    expect([...host.grid().hiddenColumns]).toEqual([12]);
    expect(host.dropDowns).toEqual([{ column: 8, words: expect.arrayContaining(['Hoàn thành']) as string[] }]);
    expect(recordAt(running, 5).cells).toMatchObject({ status: { column: 8 }, evidence: { column: 11 } });
  });

  it('are added once', async () => {
    const running = createTestPane();
    await running.start();
    await running.pane.commands.addProgressColumns();
    await running.pane.commands.addProgressColumns();
    expect(running.host.value(3, 13)).toBeNull();
    expect(running.host.calls.filter((call) => call === 'writeCells')).toHaveLength(1);
  });

  it('are refused with a sentence where other data stands in the way', async () => {
    const grid = planGrid(planRows.map((row, at) => (at === 2 ? [...row, null, 'ghi chú riêng'] : row)));
    const running = createTestPane(grid);
    await running.start();
    const { sheet } = running.pane.store.getState();
    const table = sheet.status === 'ready' ? sheet.report.reading.tables[0]! : null;
    // Whether the remark counts as a column of the table or as a stranger, no data is written over.
    const columns = planNewColumns(grid, table!);
    expect(columns === null || columns.every(({ column }) => column > 9)).toBe(true);
    await running.pane.commands.addProgressColumns();
    expect(running.host.value(6, 9)).toBe('ghi chú riêng');
  });
});

describe('progress typed into the card of a row', () => {
  it('is written into the row, columns added first', async () => {
    const running = createTestPane();
    await running.start();
    const saved = await running.pane.commands.saveProgress(5, {
      status: 'Đang thực hiện',
      percent: 40,
      result: '=1+1',
    });
    expect(saved).toBe(true);
    expect([8, 9, 10].map((column) => running.host.value(5, column))).toEqual(['Đang thực hiện', 40, '=1+1']);
    expect(recordAt(running, 5)).toMatchObject({ status: 'Đang thực hiện', percent: 40 });
    expect(recordAt(running, 6)).toMatchObject({ status: null, percent: null });
  });

  it.each([
    ['50', { ok: true, value: 50 }],
    ['50,5', { ok: true, value: 50.5 }],
    ['50 %', { ok: true, value: 50 }],
    ['', { ok: true, value: null }],
    ['101', { ok: false }],
    ['-1', { ok: false }],
    ['nửa', { ok: false }],
  ])('%j as a percentage', (text, result) => expect(readPercent(text)).toEqual(result));

  it('holds only what differs from the sheet', async () => {
    const running = createTestPane();
    await running.start();
    await running.pane.commands.saveProgress(5, { status: 'Hoàn thành', percent: 100 });
    const record = recordAt(running, 5);
    expect(changedProgress(record, { status: 'Hoàn thành', percent: '100', result: '  ' })).toEqual({});
    expect(changedProgress(record, { percent: '90', evidence: ' QĐ 12 ' })).toEqual({ percent: 90, evidence: 'QĐ 12' });
    expect(changedProgress(record, { percent: 'nửa' })).toBeNull();
  });
});

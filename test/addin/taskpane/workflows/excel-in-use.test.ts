import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPane, type RunningPane } from '#addin/taskpane/create-pane.ts';
import { createApiClient } from '#addin/api/client.ts';
import { createSessionStorage } from '#addin/api/session-storage.ts';
import type { CellValue } from '#shared/sheet/grid.ts';
import { openGridInExcel, type ExcelFixture, type ExcelOptions } from '#test/support/excel-fixture.ts';
import { memoryStorage, planGrid } from '../pane-fixture.ts';

const deadline = 7;
const cannotWait: ExcelOptions = { delaysForCellEdit: false };

let excel: ExcelFixture;
let running: RunningPane;
let attention: () => void;
let reloads: number;

function open(options: ExcelOptions = {}): void {
  excel = openGridInExcel(planGrid(), options);
  reloads = 0;
  running = createPane({
    host: excel.port,
    api: createApiClient({ fetch: () => Promise.reject(new TypeError('no net')), baseUrl: '', timeoutMs: 1_000 }),
    session: createSessionStorage(() => memoryStorage()),
    onAttention: (listener) => {
      attention = listener;
      return () => undefined;
    },
    reload: () => (reloads += 1),
    now: () => new Date('2026-03-05T02:00:00Z'),
    newId: () => crypto.randomUUID(),
  });
}

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  excel.host.faults.editingCell = false;
  excel.host.faults.silent = false;
  await pass(50);
  await running.stop();
  vi.useRealTimers();
});

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const state = () => running.pane.store.getState();

function shown(row: number): CellValue | undefined {
  const { sheet } = state();
  return sheet.status === 'ready' ? (sheet.grid.values[row]?.[deadline] ?? null) : undefined;
}

function type(row: number, value: CellValue): void {
  const cell = (at: number) => ({ top: at, left: deadline, bottom: at, right: deadline });
  excel.book.typeIn(excel.sheetId, cell(row), [[{ value }]]);
  excel.book.select(excel.sheetId, cell(row + 1));
}

async function start(): Promise<void> {
  const started = running.start();
  await pass(200);
  await started;
}

describe.each([
  ['an Excel that lets reading wait', {}],
  ['an Excel that refuses while a cell is edited', cannotWait],
] as const)('%s', (_, options) => {
  it('follows the workbook though a cell was being edited when the pane opened', async () => {
    open(options);
    excel.host.faults.editingCell = true;
    const started = running.start();
    await pass(500);
    excel.host.faults.editingCell = false;
    await pass(2_000);
    await started;
    expect(state().sheet.status).toBe('ready');
    expect(state().notice).toBeNull();
    type(6, 'Quý II/2026');
    await pass(1_000);
    expect(shown(6)).toBe('Quý II/2026');
  });

  it('shows no error while somebody types down a column, and has all of it in the end', async () => {
    open(options);
    await start();
    for (const row of [5, 6, 7]) {
      type(row, `Tháng ${row}/2026`);
      // Within the pause after which the pane reads, the next cell is being typed into.
      await pass(200);
      excel.host.faults.editingCell = true;
      await pass(3_000);
      expect(state().notice).toBeNull();
      expect(state().sheet.status).toBe('ready');
      excel.host.faults.editingCell = false;
    }
    // The last cell is left with Esc: no event tells of it.
    await pass(4_500);
    expect([5, 6, 7].map(shown)).toEqual(['Tháng 5/2026', 'Tháng 6/2026', 'Tháng 7/2026']);
    expect(state().notice).toBeNull();
  });

  it('says what to press when a button is to write', async () => {
    open(options);
    await start();
    excel.host.faults.editingCell = true;
    const written = running.pane.commands.showMarks();
    await pass(200);
    await written;
    expect(state().notice?.message).toBe('Excel đang ở chế độ sửa ô. Nhấn Enter hoặc Esc rồi thử lại.');
    expect(state().busy).toBeNull();
  });
});

describe('changes that raise no event', () => {
  it('a choice from a drop-down is seen when the cell is left', async () => {
    open();
    await start();
    const { book, host, sheetId } = excel;
    book.setDropDown(sheetId, { top: 6, left: deadline, bottom: 6, right: deadline }, ['Quý I/2026']);
    host.faults.eventsLost = 'drop-downs';
    book.select(sheetId, { top: 6, left: deadline, bottom: 6, right: deadline });
    type(6, 'Quý I/2026');
    await pass(1_000);
    expect(shown(6)).toBe('Quý I/2026');
  });

  it('moving about in the sheet reads the rows that were left and never the whole sheet', async () => {
    open();
    await start();
    const read = vi.spyOn(excel.port, 'readActiveSheet');
    for (const row of [5, 6, 7]) {
      excel.book.select(excel.sheetId, { top: row, left: 1, bottom: row, right: 1 });
      await pass(1_000);
    }
    expect(read).not.toHaveBeenCalled();
  });

  it('another person’s edit is seen when somebody turns to the pane', async () => {
    open();
    await start();
    excel.host.faults.eventsLost = 'all';
    const cell = { top: 6, left: deadline, bottom: 6, right: deadline };
    excel.book.typeIn(excel.sheetId, cell, [[{ value: 'Năm 2026' }]]);
    await pass(1_000);
    expect(shown(6)).toBeNull();
    attention();
    await pass(1_000);
    expect(shown(6)).toBe('Năm 2026');
  });
});

describe('an Excel that never answers', () => {
  it('gives the pane back after a while, says that it does not know, and writes nothing twice', async () => {
    open();
    await start();
    const writes = vi.spyOn(excel.book, 'addTint');
    excel.host.faults.silent = true;
    const marked = running.pane.commands.showMarks();
    await pass(29_000);
    expect(state().busy).toBe('writing');
    await pass(2_000);
    await marked;
    expect(state().busy).toBeNull();
    expect(state().notice).toMatchObject({ intent: 'error', retry: 'reload' });
    running.pane.commands.reload();
    expect(reloads).toBe(1);
    // A second press cannot do it twice: the first may still be carried out.
    const again = running.pane.commands.showMarks();
    await pass(100);
    await again;
    expect(state().notice).toMatchObject({ retry: 'reload' });
    excel.host.faults.silent = false;
    await pass(10_000);
    const once = writes.mock.calls.length;
    await pass(60_000);
    expect(writes.mock.calls.length).toBe(once);
    expect(state().notice).toBeNull();
    const third = running.pane.commands.showMarks();
    await pass(500);
    await third;
    expect(state().notice?.intent).toBe('success');
  });

  it('leaves the sheet that is shown alone while reading waits, and reads it when Excel is back', async () => {
    open();
    await start();
    excel.host.faults.silent = true;
    type(6, 'Quý II/2026');
    await pass(40_000);
    expect(state().notice).toBeNull();
    excel.host.faults.silent = false;
    await pass(2_000);
    expect(shown(6)).toBe('Quý II/2026');
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { createTestPane, planGrid, planRows, type PaneUnderTest } from '../pane-fixture.ts';

/** Long enough to have rows that no header reaches. */
const rows = [
  ...planRows,
  ...Array.from({ length: 30 }, (_, index) => [
    index + 6,
    `Mục tiêu ${index + 6}`,
    `Nhiệm vụ ${index + 6}`,
    `Hoạt động 1: Rà soát thủ tục lần ${index + 1}`,
    'Báo cáo',
    'Sở Nội vụ',
    'Sở Tư pháp',
    index % 5 === 0 ? null : 'Quý II/2026',
  ]),
];
const edited = 20;
const deadline = 7;

let pane: PaneUnderTest;

beforeEach(async () => {
  vi.useFakeTimers();
  pane = createTestPane(planGrid(rows));
  await pane.start();
  pane.host.calls.length = 0;
});

afterEach(async () => {
  await pane.stop();
  vi.useRealTimers();
});

async function rest(): Promise<void> {
  await vi.advanceTimersByTimeAsync(1000);
}

function shown() {
  const { sheet } = pane.pane.store.getState();
  if (sheet.status !== 'ready') throw new Error('The pane shows no sheet.');
  return sheet;
}

describe('a pane that follows edits', () => {
  it('reads the rows typed in and shows what a whole reading would show', async () => {
    pane.host.type(edited, deadline, null);
    pane.host.type(edited + 1, 5, 'Các sở, ban, ngành');
    await rest();
    expect(pane.host.calls).toEqual(['readRows']);
    expect(shown().grid).toEqual(pane.host.grid());
    const whole = inspectSheet(pane.host.grid(), { today: '2026-03-02' });
    const found = shown().report.issues.filter(({ recordRow }) => recordRow === edited || recordRow === edited + 1);
    expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining(['deadline-missing', 'lead-collective']));
    expect(found.map(({ code }) => code)).toEqual(
      whole.issues.filter(({ recordRow }) => recordRow === edited || recordRow === edited + 1).map(({ code }) => code),
    );
  });

  it('reads the whole sheet when rows may have moved', async () => {
    pane.host.replace(planGrid(rows.slice(0, -3)));
    await rest();
    expect(pane.host.calls).toEqual(['readActiveSheet']);
    expect(shown().report.reading.tables[0]?.records).toHaveLength(rows.length - 4);
  });

  it('reads the whole sheet when a header was typed over', async () => {
    pane.host.type(3, deadline, 'Số điện thoại');
    await rest();
    expect(pane.host.calls).toEqual(['readRows', 'readActiveSheet']);
    expect(shown().report.reading.tables[0]?.columns.find(({ column }) => column === deadline)?.header).toBe(
      'Số điện thoại',
    );
  });

  it('reads the whole sheet when rows were typed below it', async () => {
    pane.host.type(rows.length + 6, 3, 'Hoạt động 9: Thêm việc', true);
    await rest();
    expect(pane.host.calls).toEqual(['readActiveSheet']);
  });

  it('reads a sheet with formulas whole: Excel does not say what it recalculated', async () => {
    const grid = planGrid(rows);
    const formulas = grid.values.map((row) => row.map(() => null as string | null));
    formulas[30]![1] = '=A1';
    pane.host.replace({ ...grid, formulas });
    await rest();
    pane.host.calls.length = 0;
    pane.host.type(edited, deadline, 'Quý III/2026');
    await rest();
    expect(pane.host.calls).toEqual(['readActiveSheet']);
  });
});

import { describe, expect, it } from 'vitest';
import { valueAt } from '#shared/sheet/grid.ts';
import { criteriaSheet, smallSet, type CriterionCells } from '#test/shared/check/sheets.ts';
import { FakeWorkbookHost } from '../fake-workbook-host.ts';
import { createTestPane } from '../pane-fixture.ts';

const proof = { evidence: 'Kế hoạch 12/KH-STP ngày 15/01/2026' };
const scored = (self: number): Record<string, CriterionCells> => ({
  '1.1.2': { numerator: 80, denominator: 100, self, ...proof },
});
const sheet = (self: number) => criteriaSheet(smallSet(scored(self)));
const [lostColumn, whoColumn] = [5, 7];

describe('«Tạo trang Điểm mất»', () => {
  it('makes a page once, then brings it up to date; what was typed there stays', async () => {
    const host = new FakeWorkbookHost({ s1: sheet(1) });
    const running = createTestPane(host);
    await running.start();
    await running.pane.commands.writeLostPoints();
    const made = (await host.listSheets()).find(({ sheetId }) => sheetId !== 's1')!;
    expect(running.pane.store.getState().sheet).toMatchObject({
      sheetId: made.sheetId,
      report: { kind: 'lost-points' },
    });
    expect(valueAt(host.grid(made.sheetId), 3, lostColumn)).toBe(1);
    host.type(3, whoColumn, 'Sở Tư pháp');
    host.activate('s1');
    host.replace(sheet(0.5));
    await running.pane.commands.reread();
    await running.pane.commands.writeLostPoints();
    expect(await host.listSheets()).toHaveLength(2);
    // Two criteria lose points by now: the look of the sum goes down with it.
    expect(host.movedEnds).toEqual([{ from: 4, to: 4 }]);
    expect(valueAt(host.grid(made.sheetId), 3, lostColumn)).toBe(1.5);
    expect(valueAt(host.grid(made.sheetId), 3, whoColumn)).toBe('Sở Tư pháp');
    await running.pane.commands.undo();
    expect(valueAt(host.grid(made.sheetId), 3, lostColumn)).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { lostPointsPage } from '#shared/score/lost-points-page.ts';
import type { LostPoints } from '#shared/score/lost-points.ts';
import { refreshLostPoints } from '#shared/score/refresh-lost-points.ts';
import type { CellValue, Grid } from '#shared/sheet/grid.ts';
import { valueAt } from '#shared/sheet/grid.ts';
import { findLostPointsSheet } from '#shared/sheet/lost-points-sheet.ts';
import { applyEdits } from '../check/apply-edits.ts';
import { buildGrid, type CellInput } from '#test/support/grid-builder.ts';

const lost = (code: string, points: number, more: Partial<LostPoints> = {}): LostPoints => ({
  row: 5,
  code,
  name: `Tiêu chí ${code}`,
  maxScore: 2,
  score: 2 - points,
  lost: points,
  why: 'Đạt 80/100.',
  who: [],
  what: 'Thêm 10.',
  by: null,
  due: null,
  suggested: { why: true, what: true },
  ...more,
});

/** The page as the product writes it, under any name, with what was typed on it since. */
function pageOf(rows: readonly LostPoints[], typed: Readonly<Record<string, CellValue>> = {}, below = 0): Grid {
  const page = lostPointsPage(rows, 'BỘ TIÊU CHÍ 2026');
  const builder = buildGrid('Trang của tôi');
  for (const cells of page.rows) {
    const row = cells.map((cell): CellInput =>
      cell !== null && typeof cell === 'object' ? { value: 0, formula: cell.formula } : cell,
    );
    builder.row(...row, ...Array.from({ length: 11 - row.length }, () => null));
  }
  for (let line = 0; line < below; line++) builder.row(`Ghi chú ${line}`);
  const grid = builder.toGrid();
  return applyEdits(
    grid,
    Object.entries(typed).map(([at, value]) => {
      const [row, column] = at.split(',').map(Number) as [number, number];
      return { row, column, value };
    }),
  );
}
const [why, who, note] = [6, 7, 10];
const line = (grid: Grid, row: number) => Array.from({ length: 11 }, (_, column) => valueAt(grid, row, column));

describe('the page of lost points', () => {
  it('is known as what it is, under any name, and is no criteria set', () => {
    const page = pageOf([lost('1.1', 1)]);
    const report = inspectSheet(page);
    expect(report).toMatchObject({ kind: 'lost-points', issues: [], score: null });
    expect(report.reading.tables).toEqual([]);
  });

  it('is known with a column taken out or called otherwise, and no other table is', () => {
    expect(findLostPointsSheet(pageOf([lost('1.1', 1)], { '2,9': 'Hạn', '2,1': null }))).not.toBeNull();
    expect(findLostPointsSheet(pageOf([lost('1.1', 1)], { '2,5': 'Điểm thẩm định' }))).toBeNull();
  });

  it('is brought up to date in place: new order, new figures, words kept with their criterion', () => {
    const page = pageOf([lost('1.1', 1), lost('1.2', 0.5), lost('1.3', 0.25)], {
      [`3,${why}`]: 'Thiếu người',
      [`4,${who}`]: 'Sở Tư pháp',
      [`2,${note}`]: 'Ghi chú',
      [`5,${note}`]: 'Xem lại',
    });
    const now = [lost('1.3', 2), lost('1.1', 1.5, { why: 'Đạt 70/100.' }), lost('2.1', 1)];
    const after = applyEdits(page, refreshLostPoints(page, now)!.edits);
    expect(line(after, 3).slice(0, 6)).toEqual([1, '1.3', 'Tiêu chí 1.3', 2, 0, 2]);
    expect(line(after, 3)[note]).toBe('Xem lại');
    expect(line(after, 4)[why]).toBe('Thiếu người');
    expect(line(after, 5)[why]).toBe('Theo thang điểm: Đạt 80/100.');
    expect(line(after, 5)[note]).toBeNull();
    expect(line(after, 6)[2]).toBe('Tổng điểm mất');
  });

  it('says anew what only the scale said', () => {
    const page = pageOf([lost('1.1', 1)]);
    const after = applyEdits(page, refreshLostPoints(page, [lost('1.1', 0.5, { why: 'Đạt 90/100.' })])!.edits);
    expect(line(after, 3)[why]).toBe('Theo thang điểm: Đạt 90/100.');
  });

  it('loses rows whose criterion lost nothing, and leaves no figure behind', () => {
    const page = pageOf([lost('1.1', 1), lost('1.2', 0.5)]);
    const after = applyEdits(page, refreshLostPoints(page, [lost('1.2', 0.5)])!.edits);
    expect(line(after, 4)[2]).toBe('Tổng điểm mất');
    expect(line(after, 5).every((value) => value === null)).toBe(true);
    expect(refreshLostPoints(after, [lost('1.2', 0.5)])!.edits).toEqual([]);
  });

  it('is left alone where words below stand in the way of more rows', () => {
    const page = pageOf([lost('1.1', 1)], {}, 2);
    expect(refreshLostPoints(page, [lost('1.1', 1), lost('1.2', 1), lost('1.3', 1)])).toBeNull();
    expect(refreshLostPoints(page, [lost('1.1', 0.5)])).not.toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { buildGrid } from '#test/support/grid-builder.ts';

const plan = () =>
  buildGrid('Kế hoạch')
    .row('KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026')
    .row('TT', 'Nhiệm vụ', 'Hoạt động', 'Sản phẩm', 'Cơ quan chủ trì', 'Thời gian hoàn thành')
    .row('1', 'Rà soát văn bản', 'Lập danh mục', 'Danh mục', 'Sở Tư pháp', 'Quý II/2026')
    .row('2', null, 'Trình công bố', null, null, null)
    .row('3', null, 'Báo cáo kết quả', null, null, null)
    .row('4', 'Tập huấn', 'Mở lớp', 'Báo cáo', 'Sở Nội vụ', 'Quý III/2026');

const merged = () => ['B3:B5', 'D3:D5', 'E3:E5', 'F3:F5'].reduce((sheet, block) => sheet.merge(block), plan());

function missing(grid: Grid): string[] {
  const { issues } = inspectSheet(grid);
  const missed = issues.filter(({ code, severity }) => code.endsWith('-missing') && severity !== 'info');
  return missed.map(({ code, cell }) => `${code} ${cell.row}`);
}

describe('a sheet whose merged cells nobody could tell', () => {
  it('is not said to lack what a cell above may cover', () => {
    expect(missing(merged().toGrid())).toEqual([]);
    expect(missing(plan().toGrid())).not.toEqual([]);
    expect(missing({ ...plan().toGrid(), mergesUnknown: true })).toEqual([]);
  });

  it('has a hint there with its fixes, which says when it is none', () => {
    const grid = plan().toGrid();
    const certain = inspectSheet(grid).issues.filter(({ code }) => code === 'deadline-missing');
    const doubts = inspectSheet({ ...grid, mergesUnknown: true }).issues.filter(
      ({ code }) => code === 'deadline-missing',
    );
    expect(doubts.map(({ cell, fixes }) => [cell, fixes])).toEqual(certain.map(({ cell, fixes }) => [cell, fixes]));
    expect(doubts.length).toBeGreaterThan(0);
    for (const { severity, message } of doubts) {
      expect(severity).toBe('info');
      expect(message).toContain('nếu ô đã gộp với ô phía trên thì không thiếu');
    }
  });

  it('lacks all the same what stands below no cell but its header, and what a filled cell says wrong', () => {
    const first = buildGrid('Kế hoạch')
      .row('TT', 'Nhiệm vụ', 'Hoạt động', 'Sản phẩm', 'Cơ quan chủ trì', 'Thời gian hoàn thành')
      .row('1', 'Rà soát văn bản', 'Lập danh mục', 'Danh mục', null, 'Quý II/2026')
      .row('2', 'Tập huấn', 'Mở lớp', 'Báo cáo', 'Sở Nội vụ', 'Quý III/2026')
      .toGrid();
    expect(missing({ ...first, mergesUnknown: true })).toEqual(['lead-missing 1']);
  });
});

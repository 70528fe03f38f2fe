import { describe, expect, it } from 'vitest';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { applyEdits } from './apply-edits.ts';

function plan(day: string, lead: string): Grid {
  return buildGrid('Phụ lục')
    .wide('KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2025', 8)
    .wide(`(Kèm theo Kế hoạch số 15/KH-UBND ngày ${day} của UBND tỉnh)`, 8)
    .row('TT', 'Mục tiêu', 'Nhiệm vụ', 'Hoạt động', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian')
    .row(1, 'Mục tiêu 1', 'Nhiệm vụ 1', 'Hoạt động 1', 'Báo cáo', 'Sở Tư pháp', 'Sở Nội vụ', 'Quý IV/2025')
    .row(2, 'Mục tiêu 2', 'Nhiệm vụ 2', 'Hoạt động 2', 'Báo cáo', lead, 'Sở Nội vụ', 'Quý IV/2025')
    .toGrid();
}

const gone = (grid: Grid) => inspectSheet(grid).issues.filter(({ code }) => code === 'agency-out-of-time');

describe('an agency that had ended when the document was issued', () => {
  it('is reported with its successor, which mends the cell', () => {
    const grid = plan('15/8/2025', 'UBND cấp huyện');
    const [issue] = gone(grid);
    expect(issue?.message).toContain('đã kết thúc ngày 30/06/2025');
    expect(issue?.message).toContain('«UBND cấp xã»');
    expect(issue?.fixes.map(({ label }) => label)).toEqual(['Thay bằng: UBND cấp xã']);
    expect(gone(applyEdits(grid, issue!.fixes[0]!.edits))).toEqual([]);
  });

  it('is no matter in a document of the same year that was issued before', () => {
    expect(gone(plan('15/02/2025', 'UBND cấp huyện'))).toEqual([]);
  });

  it('is replaced inside a list of several', () => {
    const grid = plan('15/8/2025', 'Sở Tư pháp; UBND các huyện, thành phố; Sở Y tế');
    const [issue] = gone(grid);
    expect(issue?.fixes[0]?.edits[0]?.value).toBe('Sở Tư pháp; UBND cấp xã; Sở Y tế');
  });
});

const list = (...rows: (string | number | null)[][]): Grid =>
  buildGrid('Danh mục')
    .wide('DANH MỤC CƠ QUAN, ĐƠN VỊ', 6)
    .blank()
    .row('Mã', 'Tên cơ quan', 'Tên gọi khác', 'Cấp', 'Hiệu lực từ', 'Hiệu lực đến')
    .rows(rows)
    .toGrid();

describe('mends of an agency list', () => {
  it.each<[string, Grid]>([
    [
      'agency-code-duplicate',
      list(['SNV', 'Sở Nội vụ', null, 'Sở', null, null], ['SNV', 'Sở Y tế', null, 'Sở', null, null]),
    ],
    [
      'agency-code-odd',
      list(['S NV', 'Sở Nội vụ', null, 'Sở', 2020, null], ['SYT', 'Sở Y tế', null, 'Sở', null, null]),
    ],
    [
      'agency-years-reversed',
      list(['SNV', 'Sở Nội vụ', null, 'Sở', 2026, 2024], ['SYT', 'Sở Y tế', null, 'Sở', null, null]),
    ],
    [
      'agency-name-shared',
      list(
        ['SNV', 'Sở Nội vụ', 'Sở NV', 'Sở', null, null],
        ['SNN', 'Sở Nông nghiệp', 'Sở NN; Sở NV', 'Sở', null, null],
      ),
    ],
  ])('%s is gone once mended, and nothing new is wrong', (code, grid) => {
    const found = inspectSheet(grid).issues.filter((issue) => issue.code === code);
    expect(found).toHaveLength(1);
    const mended = inspectSheet(applyEdits(grid, found[0]!.fixes[0]!.edits));
    expect(mended.kind).toBe('agencies');
    expect(mended.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

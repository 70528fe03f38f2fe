import { describe, expect, it } from 'vitest';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { fieldsAlike } from '#shared/score/field-names.ts';
import { statedTargets, targetsOf, type FieldTargets } from '#shared/score/field-targets.ts';
import { describeTarget } from '#shared/score/target-rank.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { buildGrid, type CellInput } from '#test/support/grid-builder.ts';

const rule = 'Đạt: 2; Không đạt: 0';

function criteria(titles: readonly string[], header: readonly string[], rows: readonly CellInput[][]): Grid {
  const grid = buildGrid('Chấm điểm');
  for (const title of titles) grid.wide(title, 7);
  grid.row('Mã', 'Lĩnh vực/Tiêu chí', 'Điểm tối đa', 'Thang điểm', 'Điểm tự chấm', 'Điểm thẩm định', ...header);
  for (const row of rows) grid.row(...row);
  return grid.toGrid();
}

const plan = buildGrid('Cải thiện')
  .wide('KẾ HOẠCH CẢI THIỆN CHỈ SỐ CCHC NĂM 2026', 5)
  .row('STT', 'Lĩnh vực', 'Mục tiêu xếp hạng năm 2026', 'Xếp hạng năm 2025', 'Hạn chế, tồn tại', 'Cơ quan khắc phục')
  .row(1, 'Công tác chỉ đạo, điều hành', 'Phấn đấu xếp trong nhóm 05 tỉnh dẫn đầu cả nước', '9/34', 'Chậm', 'Sở Nội vụ')
  .row(2, 'Cải cách TTHC', 'Duy trì nhóm 10', '8/34', 'Quá hạn', 'Văn phòng UBND tỉnh')
  .row(3, 'Chuyển đổi số', 'Đạt từ 92% trở lên', null, 'Thiếu', 'Sở Khoa học và Công nghệ')
  .toGrid();

const fields: CellInput[][] = [
  ['1', 'CHỈ ĐẠO, ĐIỀU HÀNH CCHC', 2],
  ['1.1', 'Kế hoạch', 2, rule, 2],
  ['2', 'CẢI CÁCH THỦ TỤC HÀNH CHÍNH', 2],
  ['2.1', 'Hồ sơ', 2, rule, 0],
  ['3', 'HIỆN ĐẠI HÓA HÀNH CHÍNH', 4],
  ['3.1', 'Cổng', 2, rule, 2, 2],
  ['3.2', 'Kho', 2, rule, 2, 1],
];

function find(grid: Grid, ...others: readonly Grid[]): FieldTargets {
  const { reading, score } = inspectSheet(grid);
  const stated = [grid, ...others].flatMap((one) => statedTargets(one, inspectSheet(one).reading));
  return targetsOf(score!, reading.name, stated);
}

const said = ({ byRow, total }: FieldTargets): unknown[] => [
  total?.target ? describeTarget(total.target) : null,
  ...[...byRow].sort((a, b) => a[0] - b[0]).map(([row, { target }]) => [row, target && describeTarget(target)]),
];

describe('targets of fields', () => {
  it('come from an improvement plan in the workbook, by name, with last year’s rank', () => {
    const targets = find(criteria([], [], fields), plan);
    expect(said(targets)).toEqual([null, [1, 'nhóm 5 dẫn đầu'], [3, 'duy trì nhóm 10 dẫn đầu'], [5, 'từ 92% trở lên']]);
    expect(targets.byRow.get(1)).toMatchObject({ lastRank: { rank: 9, of: 34 }, placesShort: 4, missing: null });
    expect(targets.byRow.get(3)).toMatchObject({ lastRank: { rank: 8, of: 34 }, placesShort: 0 });
    expect(targets.byRow.get(5)).toMatchObject({ missing: { by: 'percent', amount: 17 }, sheet: 'Cải thiện' });
  });

  it('come from a column of the set itself, also as a bare number', () => {
    const rows = fields.map((row, at) => {
      const own: CellInput[] = Array.from({ length: 8 }, (_, column) => row[column] ?? null);
      if (at === 0) own.splice(6, 2, 10, 'hạng 12');
      if (at === 2) own.splice(6, 2, 'Trên 1,5 điểm', null);
      return own;
    });
    const targets = find(criteria([], ['Mục tiêu xếp hạng năm 2026', 'Thứ hạng năm 2025'], rows), plan);
    expect(targets.byRow.get(1)).toMatchObject({
      lastRank: { rank: 12, of: null },
      placesShort: 2,
      sheet: 'Chấm điểm',
    });
    expect(targets.byRow.get(3)?.missing).toEqual({ by: 'points', amount: 1.5 });
  });

  it('come from the lines above the table, for the whole and for a field', () => {
    const title =
      'Phấn đấu năm 2026, Chỉ số PAR INDEX tiếp tục xếp trong nhóm 10 tỉnh dẫn đầu cả nước; Chỉ số SIPAS xếp trong nhóm 15 tỉnh';
    const field = 'Phấn đấu lĩnh vực cải cách thủ tục hành chính xếp trong nhóm 05 tỉnh dẫn đầu';
    const targets = find(criteria(['BỘ TIÊU CHÍ', 'Năm 2025 xếp thứ 9/34 tỉnh, thành phố', title, field], [], fields));
    expect(said(targets)).toEqual(['duy trì nhóm 10 dẫn đầu', [6 + 1, 'nhóm 5 dẫn đầu']]);
    expect(targets.total).toMatchObject({ lastRank: { rank: 9, of: 34 }, placesShort: 0 });
  });

  it('are none where nothing says so', () => {
    const targets = find(criteria(['BỘ TIÊU CHÍ CHẤM ĐIỂM NĂM 2026: 03 lĩnh vực; thang điểm 100'], [], fields));
    expect(said(targets)).toEqual([null]);
    expect(targets.total).toBeNull();
  });

  it('fall back to the number where names tell nothing', () => {
    const numbered = buildGrid('MT')
      .row('STT', 'Lĩnh vực', 'Mục tiêu xếp hạng', 'Hạn chế, tồn tại', 'Cơ quan khắc phục')
      .row(2, 'Lĩnh vực thứ hai', 'nhóm 7', 'x', 'Sở Nội vụ')
      .toGrid();
    expect(said(find(criteria([], [], fields), numbered))).toEqual([null, [3, 'nhóm 7 dẫn đầu']]);
  });
});

describe('names of fields', () => {
  it.each([
    ['Cải cách TTHC', 'CẢI CÁCH THỦ TỤC HÀNH CHÍNH', true],
    ['Chuyển đổi số', 'Hiện đại hóa hành chính', true],
    ['Xây dựng và tổ chức thực hiện VBQPPL tại tỉnh', 'Cải cách thể chế', true],
    ['Tác động của CCHC đến người dân', 'Công tác chỉ đạo, điều hành CCHC', false],
    ['Cải cách chế độ công vụ', 'Xây dựng và nâng cao chất lượng đội ngũ công chức, viên chức', true],
    ['Cải cách tài chính công', 'Cải cách tổ chức bộ máy', false],
  ])('“%s” and “%s”: %s', (one, other, alike) => {
    expect(fieldsAlike(one, other.normalize('NFD'))).toBe(alike);
  });
});

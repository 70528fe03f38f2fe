import { describe, expect, it } from 'vitest';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { lostPoints } from '#shared/score/lost-points.ts';
import { lostPointsPage } from '#shared/score/lost-points-page.ts';
import { changesSinceLastYear } from '#shared/score/year-change.ts';
import { buildGrid } from '#test/support/grid-builder.ts';

const report = inspectSheet(
  buildGrid('Tiêu chí')
    .row('BỘ TIÊU CHÍ CHẤM ĐIỂM (MINH HỌA)')
    .row('Mã', 'Tên tiêu chí', 'Điểm tối đa', 'Thang điểm', 'Điểm tự chấm', 'Điểm năm trước', 'Nguyên nhân mất điểm')
    .row('I', 'Công tác chỉ đạo', 4, null, null, 3.5, null)
    .row('1', 'Kế hoạch', 2, 'Kịp thời: 2; Không kịp thời: 1', 1, 1.5, 'Ban hành chậm')
    .row('2', 'Báo cáo', 2, 'Đủ: 2; Thiếu: 1', 2, null, null)
    .row('II', 'Thể chế', 3, null, null, null, null)
    .row('3', 'Rà soát', 3, 'Có: 3; Không: 0', 2.3, 2.2, null)
    .toGrid(),
);
const records = report.reading.tables.flatMap((table) => table.records);
const row = (code: string) => records.find((record) => record.kind === 'criteria' && record.code === code)!.row;

describe('points against last year', () => {
  it('compares only criteria that have both years, and sums them upwards', () => {
    const { byRow, total } = changesSinceLastYear(records, report.score!);
    expect(byRow.get(row('1'))).toEqual({ lastYear: 1.5, thisYear: 1, change: -0.5, compared: 1 });
    expect(byRow.has(row('2'))).toBe(false);
    expect(byRow.get(row('I'))).toEqual({ lastYear: 1.5, thisYear: 1, change: -0.5, compared: 1 });
    expect(total).toEqual({ lastYear: 3.7, thisYear: 3.3, change: -0.4, compared: 2 });
  });

  it('goes by what a field itself says where its criteria say nothing', () => {
    const bare = {
      ...report.score!,
      fields: report.score!.fields.map((field) => ({ ...field, self: 3, children: [] })),
    };
    expect(changesSinceLastYear(records, bare).byRow.get(row('I'))).toMatchObject({ lastYear: 3.5, change: -0.5 });
  });
});

describe('the lost-point table as a sheet', () => {
  it('lists why, who, what and by when, most points first, with the sum by formula', () => {
    const page = lostPointsPage(lostPoints(records, report.score!), 'Bộ tiêu chí minh họa');
    expect(page.rows[page.headerRow]).toHaveLength(page.widths.length);
    expect(page.rows.slice(3).map((cells) => [cells[1], cells[5], cells[6]])).toEqual([
      ['1', 1, 'Ban hành chậm'],
      ['3', 0.7, expect.anything()],
      [null, { formula: '=SUM(F4:F5)' }, undefined],
    ]);
  });

  it('sums to zero where nothing is lost', () => {
    expect(lostPointsPage([], '').rows.at(-1)![5]).toBe(0);
  });
});

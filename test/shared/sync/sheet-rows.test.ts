import { describe, expect, it } from 'vitest';
import { defaultCatalogue } from '#shared/agency/agency-catalogue.ts';
import { parseAgencies } from '#shared/agency/parse-agencies.ts';
import { parseDeadline } from '#shared/deadline/parse-deadline.ts';
import { readSheet } from '#shared/sheet/read-sheet.ts';
import { collectRows } from '#shared/sync/collect-changes.ts';
import { readSheetRows } from '#shared/sync/sheet-rows.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import type { GridBuilder } from '#test/support/grid-builder.ts';

const context = {
  parseAgencies: (text: string) => parseAgencies(text, defaultCatalogue),
  parseDeadline: (raw: string | number, numberFormat: string | null) =>
    parseDeadline(raw, { year: 2026, numberFormat }),
};

function rowsOf(builder: GridBuilder) {
  const grid = builder.toGrid();
  const sheet = readSheetRows(grid, readSheet(grid, context).tables[0]!);
  if (sheet === null) throw new Error('no table that sync knows');
  return sheet;
}

describe('what a row says without a column of its own', () => {
  it('sends the lead named by the group row when the row is first published', () => {
    const sheet = rowsOf(
      buildGrid('Giao việc')
        .row('KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026')
        .row('STT', 'Nhiệm vụ', 'Sản phẩm', 'Thời gian')
        .row('I', 'SỞ NỘI VỤ')
        .row(1, 'Ban hành kế hoạch', 'Kế hoạch', 'Quý I/2026')
        .row(2, 'Kiểm tra công vụ', 'Báo cáo', 'Quý II/2026')
        .row('II', 'SỞ TƯ PHÁP')
        .row(1, 'Rà soát văn bản', 'Báo cáo', 'Quý III/2026'),
    );
    expect(sheet.columns).not.toContain('leadAgencies');
    expect(collectRows(sheet).rows.map(({ pushed }) => pushed.fields['leadAgencies'])).toEqual([
      'SỞ NỘI VỤ',
      'SỞ NỘI VỤ',
      'SỞ TƯ PHÁP',
    ]);
  });

  it('sends a deadline drawn as marks in a calendar in words', () => {
    const sheet = rowsOf(
      buildGrid('Lịch')
        .row('KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026')
        .row('STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Quý I', 'Quý II', 'Quý III', 'Quý IV')
        .row(1, 'Ban hành kế hoạch', 'Sở Nội vụ', 'x')
        .row(2, 'Kiểm tra công vụ', 'Sở Nội vụ', null, 'x', 'x')
        .row(3, 'Rà soát văn bản', 'Sở Tư pháp', null, null, null, 'x'),
    );
    expect(sheet.columns).not.toContain('deadline');
    expect(sheet.rows.map(({ fields }) => fields['deadline'])).toEqual(['quý I', 'từ quý II đến quý III', 'quý IV']);
  });

  it('sends one row where a field and its criterion begin on one', () => {
    const sheet = rowsOf(
      buildGrid('Chấm')
        .row('BỘ TIÊU CHÍ CHẤM ĐIỂM')
        .row('Lĩnh vực', 'Tiêu chí', 'Điểm tối đa', 'Điểm tự chấm')
        .row('1. Chỉ đạo', '1.1. Kế hoạch', 2, 1)
        .row(null, '1.2. Báo cáo', 1, 1),
    );
    expect(sheet.rows.map(({ row }) => row)).toEqual([2, 3]);
  });
});

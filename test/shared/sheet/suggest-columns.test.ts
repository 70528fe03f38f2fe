import { describe, expect, it } from 'vitest';
import type { SheetKind } from '#shared/sheet/sheet-kind.ts';
import { fieldsOfKind, suggestColumns } from '#shared/sheet/suggest-columns.ts';
import { buildGrid } from '#test/support/grid-builder.ts';

const unknown = buildGrid('Phân việc')
  .row('SỔ PHÂN VIỆC')
  .row('#', 'Phần', 'Cần chạy', 'Ai gánh', 'Ai giúp', 'Ra cái gì', 'Mốc')
  .row(1, 'Thể chế', 'Rà soát văn bản đã hết hiệu lực', 'Phòng Tư pháp', 'Công an xã', 'Báo cáo', 'Quý II/2026')
  .row(2, 'Thể chế', 'Tổ chức hội nghị phổ biến', 'Phòng Tư pháp', 'Công an xã', 'Hội nghị', '30/6/2026')
  .row(3, 'Thủ tục', 'Niêm yết công khai thủ tục', 'Văn phòng UBND', null, 'Bảng niêm yết', 'Thường xuyên')
  .toGrid();

const fieldsAs = (kind: SheetKind, grid = unknown) => suggestColumns(grid, kind, 1, 1).map(({ field }) => field);

describe('a guess of columns whose words say nothing', () => {
  it('goes by the cells: numbering, work, agencies, product, deadline', () => {
    expect(fieldsAs('plan')).toEqual(['ordinal', null, 'task', 'leadAgencies', 'coAgencies', 'product', 'deadline']);
  });

  it('is sure of words only', () => {
    const sure = suggestColumns(unknown, 'plan', 1, 1).filter(({ confidence }) => (confidence ?? 0) >= 0.7);
    expect(sure.map(({ header }) => header)).toEqual(['#']);
  });

  it('follows the kind the officer names', () => {
    expect(fieldsAs('recommendations')).toEqual([
      'ordinal',
      null,
      'recommendation',
      'leadAgencies',
      'coAgencies',
      null,
      'deadline',
    ]);
    expect(fieldsAs('survey').filter((field) => field !== null)).toEqual(['ordinal']);
  });

  it('shows the words of each column and the first thing under them', () => {
    expect(suggestColumns(unknown, 'plan', 1, 1)[3]).toMatchObject({
      column: 3,
      header: 'Ai gánh',
      sample: 'Phòng Tư pháp',
    });
  });

  it('takes rows that are not on the sheet as the nearest that are', () => {
    for (const [top, bottom] of [
      [90, 95],
      [-4, 1],
      [5, 2],
    ] as const) {
      expect(() => suggestColumns(unknown, 'plan', top, bottom)).not.toThrow();
    }
    expect(suggestColumns(buildGrid().toGrid(), 'plan', 0, 0)).toEqual([]);
  });
});

describe('the fields of a kind', () => {
  it('are those such a sheet can hold, never the identity of rows', () => {
    expect(fieldsOfKind('papi')).toEqual(fieldsOfKind('plan'));
    expect(fieldsOfKind('plan')).toContain('deadline');
    expect(fieldsOfKind('plan')).not.toContain('maxScore');
    expect(fieldsOfKind('criteria')).toContain('maxScore');
    for (const kind of ['plan', 'criteria', 'survey'] as const) expect(fieldsOfKind(kind)).not.toContain('rowIdentity');
  });
});

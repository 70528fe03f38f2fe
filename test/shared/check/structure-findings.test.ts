import { describe, expect, it } from 'vitest';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { buildGrid, type CellInput } from '#test/support/grid-builder.ts';

const header = ['STT', 'Tiêu chí', 'Điểm tối đa', 'Thang điểm', 'Điểm tự chấm'];
const rule = 'Đạt: 1; Không đạt: 0';
const leaf = (code: number, name: string): CellInput[] => [code, name, 1, rule, 1];

function findings(code: string, title: string, rows: readonly CellInput[][]): string[] {
  const grid = buildGrid('Bộ tiêu chí')
    .wide(title, 5)
    .row(...header);
  for (const row of rows) grid.row(...row);
  return inspectSheet(grid.toGrid()).issues.flatMap((issue) => (issue.code === code ? [issue.message] : []));
}

describe('codes that start again', () => {
  it.each<[string, CellInput[][]]>([
    [
      'under fields numbered I, II',
      [['I', 'Thể chế', 2], leaf(1, 'a'), leaf(2, 'b'), ['II', 'TTHC', 2], leaf(1, 'c'), leaf(2, 'd')],
    ],
    [
      'under parts without points',
      [['A', 'Phần tự chấm'], leaf(1, 'a'), leaf(2, 'b'), ['B', 'Phần thẩm định'], leaf(1, 'c'), leaf(2, 'd')],
    ],
    [
      'under rows that only name a part',
      [['Phần I. Tự chấm'], leaf(1, 'a'), leaf(2, 'b'), ['Phần II. Thẩm định'], leaf(1, 'c'), leaf(2, 'd')],
    ],
  ])('are no duplicates %s', (_, rows) => {
    expect(findings('criterion-code-duplicate', 'BỘ TIÊU CHÍ', rows)).toEqual([]);
  });

  it('are duplicates within one part', () => {
    const rows = [['A', 'Phần tự chấm'], leaf(1, 'a'), leaf(1, 'b'), ['B', 'Phần thẩm định'], leaf(1, 'c')];
    expect(findings('criterion-code-duplicate', 'BỘ TIÊU CHÍ', rows)).toHaveLength(1);
  });
});

describe('counts that a title announces', () => {
  const rows = [
    ['I', 'Thể chế', 2],
    leaf(1, 'a'),
    leaf(2, 'b'),
    ['II', 'TTHC', 1],
    leaf(1, 'c'),
    ['III', 'ĐIỂM THƯỞNG', 2],
    leaf(1, 'd'),
    leaf(2, 'e'),
    ['IV', 'ĐIỂM TRỪ', -1],
    [1, 'f', -1, 'Mỗi vi phạm trừ 0,5 điểm'],
  ];
  it.each(['02 lĩnh vực, 03 tiêu chí', '04 lĩnh vực, 06 tiêu chí'])(
    '“%s” leave bonus rows out or take them in',
    (said) => {
      expect(findings('stated-count-mismatch', `BỘ TIÊU CHÍ: ${said}`, rows)).toEqual([]);
    },
  );
  it('are compared with the fields alone', () => {
    expect(findings('stated-count-mismatch', 'BỘ TIÊU CHÍ: 03 lĩnh vực', rows)).toEqual([
      expect.stringContaining('Bảng có 2 lĩnh vực'),
    ]);
  });
});

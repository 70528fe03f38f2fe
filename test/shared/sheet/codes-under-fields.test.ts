import { describe, expect, it } from 'vitest';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { criteriaOf, onlyTable } from './read-support.ts';

type Row = readonly (string | number | null)[];

const rule = 'Ban hành: 1; Không ban hành: 0';
const leaf = (code: string | number | null, name: string): Row => [code, name, 1, rule, 1];

function sheetOf(rows: readonly Row[]) {
  const grid = buildGrid('Chấm điểm')
    .wide('BỘ TIÊU CHÍ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM 2026 (MINH HỌA)', 5)
    .row('Mã', 'Lĩnh vực/Tiêu chí', 'Điểm tối đa', 'Thang điểm', 'Điểm tự chấm');
  for (const row of rows) grid.row(...row);
  return grid.toGrid();
}

const tree = (rows: readonly Row[]) =>
  criteriaOf(onlyTable(sheetOf(rows))).map(({ code, level, parent, leaf: isLeaf, name }) => [
    code,
    level,
    parent,
    isLeaf,
    name,
  ]);

const fields = (first: string | null, second: string | null): readonly Row[] => [
  [first, 'Chỉ đạo, điều hành', 2, null, null],
  leaf(1, 'Kế hoạch'),
  leaf(2, 'Báo cáo'),
  [second, 'Cải cách thể chế', 3, null, null],
  leaf(1, 'Rà soát'),
  leaf(2, 'Xử lý'),
  leaf(3, 'Công bố'),
];
const wanted = [
  ['1', 1, null, false, 'Chỉ đạo, điều hành'],
  ['1.1', 2, '1', true, 'Kế hoạch'],
  ['1.2', 2, '1', true, 'Báo cáo'],
  ['2', 1, null, false, 'Cải cách thể chế'],
  ['2.1', 2, '2', true, 'Rà soát'],
  ['2.2', 2, '2', true, 'Xử lý'],
  ['2.3', 2, '2', true, 'Công bố'],
];

describe('plain codes that start again under field rows', () => {
  it.each([
    ['without a code', fields(null, null)],
    ['named in the code column', fields('Lĩnh vực 1', 'Lĩnh vực 2')],
    ['named in capitals', fields('LĨNH VỰC 1', 'LĨNH VỰC 2')],
    ['named in Roman numbers', fields('Lĩnh vực I', 'Lĩnh vực II').map((row) => row)],
  ])('belong to their field: %s', (name, rows) => {
    const roman = name.includes('Roman');
    const read = tree(rows);
    if (!roman) expect(read).toEqual(wanted);
    expect(read.map(([, level]) => level)).toEqual([1, 2, 2, 1, 2, 2, 2]);
    const { issues, score } = inspectSheet(sheetOf(rows));
    expect(score?.total).toMatchObject({ maxScore: 5, self: 5 });
    expect(score?.fields.map(({ children }) => children.length)).toEqual([2, 3]);
    expect(issues.filter(({ code }) => code.startsWith('criterion-') || code.includes('sum'))).toEqual([]);
  });

  it('belong to their field with levels below them', () => {
    const rows: readonly Row[] = [
      [null, 'Chỉ đạo, điều hành', 2, null, null],
      [1, 'Kế hoạch', 2, null, null],
      leaf('1.1', 'Ban hành'),
      leaf('1.2', 'Hoàn thành'),
      [null, 'Cải cách thể chế', 1, null, null],
      [1, 'Rà soát', 1, null, null],
      leaf('1.1', 'Kết quả'),
    ];
    expect(tree(rows).map(([code, level, parent]) => [code, level, parent])).toEqual([
      ['1', 1, null],
      ['1.1', 2, '1'],
      ['1.1.1', 3, '1.1'],
      ['1.1.2', 3, '1.1'],
      ['2', 1, null],
      ['2.1', 2, '2'],
      ['2.1.1', 3, '2.1'],
    ]);
    expect(inspectSheet(sheetOf(rows)).score?.total).toMatchObject({ maxScore: 3, self: 3 });
  });

  it('stand under worded criteria under worded fields', () => {
    const rows: readonly Row[] = [
      ['Lĩnh vực 1', 'Chỉ đạo, điều hành', 2, null, null],
      leaf('Tiêu chí 1', 'Kế hoạch'),
      leaf('Tiêu chí 2', 'Báo cáo'),
      ['Lĩnh vực 2', 'Cải cách thể chế', 1, null, null],
      leaf('Tiêu chí 1', 'Rà soát'),
    ];
    expect(tree(rows).map(([code, level, parent]) => [code, level, parent])).toEqual([
      ['1', 1, null],
      ['1.1', 2, '1'],
      ['1.2', 2, '1'],
      ['2', 1, null],
      ['2.1', 2, '2'],
    ]);
  });

  it('keep dotted codes below a worded field as they are', () => {
    const rows: readonly Row[] = [
      ['Lĩnh vực 1', 'Chỉ đạo, điều hành', 2, null, null],
      leaf('1.1', 'Kế hoạch'),
      leaf('1.2', 'Báo cáo'),
      ['Lĩnh vực 2', 'Cải cách thể chế', 1, null, null],
      leaf('2.1', 'Rà soát'),
    ];
    expect(tree(rows).map(([code, level, parent]) => [code, level, parent])).toEqual([
      ['1', 1, null],
      ['1.1', 2, '1'],
      ['1.2', 2, '1'],
      ['2', 1, null],
      ['2.1', 2, '2'],
    ]);
  });

  it('leave a criterion whose code was forgotten beside its neighbours', () => {
    const rows: readonly Row[] = [
      ['I', 'Chỉ đạo, điều hành', 3, null, null],
      leaf(1, 'Kế hoạch'),
      leaf(null, 'Báo cáo'),
      leaf(3, 'Kiểm tra'),
      ['II', 'Thể chế', 1, null, null],
      leaf(1, 'Rà soát'),
    ];
    expect(tree(rows).map(([code, level, parent]) => [code, level, parent])).toEqual([
      ['I', 1, null],
      ['1', 2, 'I'],
      [null, 2, 'I'],
      ['3', 2, 'I'],
      ['II', 1, null],
      ['1', 2, 'II'],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { papiJson } from '#shared/inspect/papi-json.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { readPapiResults } from '#shared/score/papi-table.ts';
import { comparePapiYears, papiDimensions, papiSum } from '#shared/score/papi.ts';
import { a1 } from '#shared/sheet/a1.ts';
import type { CellValue } from '#shared/sheet/grid.ts';
import { buildGrid } from '#test/support/grid-builder.ts';

const older = [4.5, 5.1, 4.2, 6.7, 7.2, 7.6, 3.4, 3.1];
const newer = [4.9, 5.1, 4.1, 6.9, 7.3, 7.5, 3.6, 3.5];
const sumOf = (marks: readonly number[]) => Number(marks.reduce((sum, mark) => sum + mark, 0).toFixed(2));

function yearsSheet(change: (rows: CellValue[][]) => void = () => undefined) {
  const rows: CellValue[][] = papiDimensions.map(({ name }, at) => [
    at + 1,
    `Chỉ số nội dung ${at + 1}: ${name}`,
    older[at]!,
    newer[at]!,
    at < 4 ? 'Trung bình cao' : 'Thấp nhất',
    at < 4 ? 'Nhóm cao nhất' : 'Thấp nhất',
  ]);
  rows.push([null, 'Tổng điểm PAPI', sumOf(older), sumOf(newer), 'Trung bình thấp', 'Trung bình cao']);
  change(rows);
  return buildGrid('PAPI')
    .row('KẾT QUẢ CHỈ SỐ PAPI (MINH HỌA)')
    .row('TT', 'Trục nội dung', 'Năm 2024', 'Năm 2025', 'Nhóm năm 2024', 'Nhóm năm 2025')
    .rows(rows)
    .toGrid();
}

describe('a table of PAPI results', () => {
  it('is compared by year and by group', () => {
    const { years, problems } = readPapiResults(yearsSheet())!;
    expect(problems).toEqual([]);
    expect(years.map(({ year, total }) => [year, total.score, total.group])).toEqual([
      [2024, sumOf(older), 'Trung bình thấp'],
      [2025, sumOf(newer), 'Trung bình cao'],
    ]);
    const [comparison] = comparePapiYears(years);
    expect(comparison!.dimensions.map(({ points }) => points)).toEqual([0.4, 0, -0.1, 0.2, 0.1, -0.1, 0.2, 0.4]);
    expect(comparison!.dimensions.map(({ groups }) => groups)).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
    expect(comparison!.total).toEqual({ points: Number((sumOf(newer) - sumOf(older)).toFixed(6)), groups: 1 });
    expect(papiSum(years[0]!)).toBe(sumOf(older));
  });

  it('is no sheet to be scored', () => {
    expect(inspectSheet(yearsSheet())).toMatchObject({ kind: 'other', score: null });
  });

  it('may stand beside the country’s lowest, median and highest', () => {
    const grid = buildGrid('PAPI')
      .row('Kết quả PAPI năm 2025')
      .row('Trục nội dung', 'Điểm của tỉnh', 'Thấp nhất', 'Trung vị', 'Cao nhất', 'Nhóm')
      .rows(papiDimensions.map(({ name }, at) => [name, newer[at]!, 3, 5, 8, 'Cao nhất']))
      .toGrid();
    const { years, references } = readPapiResults(grid)!;
    expect(years).toMatchObject([{ year: 2025, total: { score: null, group: null } }]);
    expect(years[0]!.dimensions[0]).toEqual({ score: 4.9, group: 'Cao nhất' });
    expect(references.map(({ kind, dimensions }) => [kind, dimensions[0]])).toEqual([
      ['low', 3],
      ['median', 5],
      ['high', 8],
    ]);
  });

  it.each([
    ['a score off the scale', (rows: CellValue[][]) => (rows[2]![3] = 41), 'D5', /từ 1 đến 10/],
    ['words for a score', (rows: CellValue[][]) => (rows[2]![3] = 'chưa công bố'), 'D5', /Nhập lại bằng số/],
    ['a score typed as text', (rows: CellValue[][]) => (rows[2]![3] = '4,1'), 'D5', /dưới dạng chữ/],
    ['a total that is not the sum', (rows: CellValue[][]) => (rows[8]![2] = 44.9), 'C11', /cộng lại được 41,8/],
    ['a group of no name', (rows: CellValue[][]) => (rows[0]![4] = 'Khá'), 'E3', /bốn nhóm/],
    ['a missing dimension', (rows: CellValue[][]) => rows.splice(2, 1), 'B3', /thiếu trục nội dung “Trách nhiệm/],
  ])('reports %s with its cell', (_, change, cell, message) => {
    const grid = yearsSheet((rows) => void change(rows));
    const found = readPapiResults(grid)!.problems.find((problem) => message.test(problem.message));
    expect(found && a1(found.cell)).toBe(cell);
    expect(papiJson(grid)!.problems).toContainEqual({ cell, message: found!.message });
  });

  it('is not seen in a plan that works on the dimensions', () => {
    const grid = buildGrid('KH')
      .row('TT', 'Nội dung', 'Nhiệm vụ', 'Chủ trì', 'Thời gian')
      .rows(
        papiDimensions.flatMap(({ name }) => [
          [null, name],
          [1, 'Rà soát', 'Báo cáo'],
          [2, 'Tập huấn', 'Lớp'],
        ]),
      )
      .toGrid();
    expect(readPapiResults(grid)).toBeNull();
  });
});

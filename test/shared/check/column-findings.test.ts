import { describe, expect, it } from 'vitest';
import type { Issue } from '#shared/check/issue.ts';
import { fixesOfCode } from '#shared/check/fix-family.ts';
import { a1 } from '#shared/sheet/a1.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import type { CellInput } from '#test/support/grid-builder.ts';
import { applyEdits } from './apply-edits.ts';
import { criteriaSheet, planSheet, smallSet, works } from './sheets.ts';

const inspected = (grid: Grid, code: string): Issue[] => issuesOf(grid).filter((issue) => issue.code === code);
const issuesOf = (grid: Grid): readonly Issue[] => inspectSheet(grid).issues;

describe('figures between 0 and 1 among percents', () => {
  const sheet = (...percents: CellInput[]): Grid => planSheet(works(...percents.map((percent) => ({ percent }))));
  const told = (...percents: CellInput[]) =>
    inspected(sheet(...percents), 'percent-as-share').map(({ cell, fixes }) => [
      a1(cell),
      fixes[0]!.edits[0]!.value,
      fixes[0]!.guess === undefined,
    ]);

  it.each<[string, CellInput[], unknown[]]>([
    [
      'a column kept in shares',
      [0.4, 0.95, 0],
      [
        ['K4', 40, true],
        ['K5', 95, true],
      ],
    ],
    [
      'a 1 in a column of shares',
      [0.4, 0.95, 1],
      [
        ['K4', 40, true],
        ['K5', 95, true],
        ['K6', 100, true],
      ],
    ],
    ['one share among percents', [40, 0.5, 60], [['K5', 50, false]]],
    ['one share by itself', [0.95, null, null], [['K4', 95, false]]],
    [
      'a share typed as text',
      ['0,95', '0,4'],
      [
        ['K4', 95, true],
        ['K5', 40, true],
      ],
    ],
    ['percents', [40, 95, 100], []],
    ['one and nothing', [1, 0, null], []],
    [
      'shares shown with a percent sign',
      [
        { value: 0.4, numberFormat: '0%' },
        { value: 0.95, numberFormat: '0.0%' },
      ],
      [],
    ],
    ['a text that says percent', ['0,5%', '40%'], []],
  ])('%s', (_, percents, expected) => {
    expect(told(...percents)).toEqual(expected);
  });

  it('beside cells with a percent sign it gets the sign', () => {
    const [issue] = inspected(sheet({ value: 0.4, numberFormat: '0%' }, 0.955), 'percent-as-share');
    expect(issue!.fixes[0]!.edits).toEqual([{ row: 4, column: 10, value: 0.955, numberFormat: '0.0%' }]);
  });

  it('given by a formula keeps its formula', () => {
    const [issue] = inspected(sheet({ value: 0.4, formula: '=2/5' }, 0.6), 'percent-as-share');
    expect(issue!.fixes[0]!.edits).toEqual([{ row: 3, column: 10, value: 0.4, formula: '=2/5', numberFormat: '0%' }]);
  });

  it('is mended for the whole column at once', () => {
    const grid = sheet(0.4, 0.95, 1);
    const mended = applyEdits(grid, fixesOfCode(issuesOf(grid), 'percent-as-share'));
    expect(inspected(mended, 'percent-as-share')).toEqual([]);
    expect(
      inspectSheet(mended).reading.tables[0]!.records.map((record) => 'percent' in record && record.percent),
    ).toEqual([40, 95, 100]);
  });

  it('says the cell, what is read and what to do', () => {
    expect(inspected(sheet(40, 0.5, 60), 'percent-as-share')[0]!.message).toContain(
      'Ô K5 ghi 0,5, được hiểu là 0,5%. Nếu ý là 50%',
    );
  });

  it('speaks of the index of a criteria set as well', () => {
    const set = criteriaSheet(smallSet({ '1.1.1': { percent: 0.5 }, '1.1.2': { percent: 0.75 } }));
    expect(inspected(set, 'percent-as-share').map(({ fixes }) => fixes[0]!.edits[0]!.value)).toEqual([50, 75]);
  });
});

describe('two columns of one name', () => {
  const sheet = (header: string, values: readonly CellInput[], own: readonly CellInput[] = [50, 60]): Grid =>
    planSheet(
      works(...own.map((percent) => ({ percent }))).map((row, index) =>
        Object.assign(row, { second: values[index] ?? null }),
      ),
      { more: { second: header } },
    );
  const told = (grid: Grid) => inspected(grid, 'column-twice').map(({ cell, message }) => `${a1(cell)}: ${message}`);

  it('are told, with the one that counts', () => {
    const [message, ...rest] = told(sheet('Tiến độ (%)', [70, 60]));
    expect(rest).toEqual([]);
    expect(message).toMatch(/^O3: .*cột K; 1 dòng hai cột ghi khác nhau\. Bảng Điểm chỉ đọc cột K/);
  });

  it('are told in another wording of the same thing', () => {
    expect(told(sheet('% hoàn thành', [70, 60]))).toHaveLength(1);
    expect(told(sheet('Trạng thái', ['Đang thực hiện', null]))).toHaveLength(1);
    expect(told(sheet('tiến độ  (%)', [70, 60]))).toHaveLength(1);
  });

  it('are told for any field', () => {
    expect(told(sheet('Kết quả thực hiện', ['Đã trình', null]))).toHaveLength(1);
    expect(told(sheet('Ghi chú', ['Xem lại', null]))).toHaveLength(1);
  });

  it('are left alone when the second is blank, or is another thing', () => {
    expect(told(sheet('Tiến độ (%)', [null, ' ']))).toEqual([]);
    expect(told(sheet('Tỷ lệ giải ngân', [70, 60]))).toEqual([]);
    expect(told(sheet('TT', [1, 2]))).toEqual([]);
  });

  it('are not the tiers of who leads, nor the quarters of a calendar', () => {
    const tiers = planSheet(
      works({}, {}).map((row) => Object.assign(row, { tier: 'UBND cấp xã' })),
      {
        more: { tier: 'Chủ trì cấp xã' },
      },
    );
    expect(told(tiers)).toEqual([]);
  });
});

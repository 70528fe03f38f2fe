import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import type { InspectOptions } from '#shared/inspect/inspect-sheet.ts';
import { LiveInspection } from '#shared/inspect/live-inspection.ts';
import { patchGrid, type GridRows } from '#shared/inspect/patch-grid.ts';
import type { CellValue, Grid } from '#shared/sheet/grid.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';

const folder = path.resolve(import.meta.dirname, '../../../examples');

async function exampleGrids(): Promise<readonly Grid[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.xlsx'));
  const grids = await Promise.all(
    files.map(async (name) => {
      const read = await readWorkbook(readFileSync(path.join(folder, name)));
      return read.ok ? read.grids : [];
    }),
  );
  return grids.flat();
}

const grids = await exampleGrids();

/** One row of a grid with some cells typed over, as the host reads it after an edit. */
function typeInto(grid: Grid, row: number, typed: ReadonlyMap<number, CellValue>): GridRows {
  const cells = (grid.values[row] ?? []).map(
    (value, column) => typed.get(column) ?? (typed.has(column) ? null : value),
  );
  return {
    top: grid.top + row,
    left: grid.left,
    values: [cells],
    formulas: grid.formulas && [grid.formulas[row]!],
    numberFormats: grid.numberFormats && [grid.numberFormats[row]!],
  };
}

const words: readonly CellValue[] = [
  null,
  'Thường xuyên',
  'Quý II/2026',
  'Trước ngày 30/6/2025',
  'Sở Tư pháp',
  'Sở Nội vụ; Sở Tài chính',
  'Các sở, ban, ngành',
  'Bru điện tỉnh',
  'Hoạt động 3: Lập dự toán năm 2027',
  'Nhiệm vụ 2: Nâng tỷ lệ thanh toán trực tuyến đạt 85% hồ sơ',
  'Mục tiêu 9. Thanh toán trực tuyến đạt tối thiểu 80% hồ sơ',
  'Báo cáo, kế hoạch, tờ trình',
  'Tổng cộng',
  'Ghi chú: số liệu tạm tính',
  'Cơ quan chủ trì',
  'I',
  'chữ thường nối dòng',
  ' thừa  khoảng trắng ',
  'cấp cấp xã',
  '=1+1',
  '#REF!',
  'Hoàn thành',
  2,
  0.5,
  46_000,
];

interface Step {
  readonly row: number;
  readonly column: number;
  /** A word of ours, or what stands in the same column of another row. */
  readonly word: number;
  readonly from: number;
  readonly copies: boolean;
}

const steps = fc.array(
  fc.record<Step>({
    row: fc.nat(),
    column: fc.nat(),
    word: fc.nat({ max: words.length - 1 }),
    from: fc.nat(),
    copies: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

const waysToLook: readonly InspectOptions[] = [
  {},
  { year: 2026, today: '2026-06-15' },
  {
    year: 2026,
    today: '2026-11-01',
    evidenceDue: '2026-10-30',
    owners: [{ field: 'Cải cách thể chế', agencyCode: 'STP' }],
    disabled: [{ code: 'lead-collective', reason: 'Đã thống nhất' }],
  },
];

describe('an inspection that follows edits', () => {
  it.each(grids.map((grid, index) => [index, grid.name, grid] as const))(
    'reports after any edits of sheet %i (%s) what a whole inspection reports',
    (_, __, grid) => {
      fc.assert(
        fc.property(steps, fc.constantFrom(...waysToLook), (edits, options) => {
          let live = new LiveInspection(grid, options);
          for (const { row, column, word, from, copies } of edits) {
            const now = live.grid;
            const at = row % now.values.length;
            const width = now.values[at]!.length;
            if (width === 0) continue;
            const source = now.values[from % now.values.length]!;
            const value = copies ? (source[column % width] ?? null) : words[word]!;
            const rows = typeInto(now, at, new Map([[column % width, value]]));
            if (live.follow(rows)) expect(live.report).toEqual(inspectSheet(live.grid, options));
            else live = new LiveInspection(patchGrid(now, rows)!.grid, options);
          }
        }),
        { seed: 2026, numRuns: 8 },
      );
    },
  );
});

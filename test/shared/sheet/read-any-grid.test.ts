import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellValue, Grid, Rect } from '#shared/sheet/grid.ts';
import { describeRecordCells } from '#shared/sheet/describe-record-cells.ts';
import { sheetKindOf } from '#shared/sheet/read-sheet.ts';
import { columnFields, sheetKinds } from '#shared/sheet/sheet-kind.ts';
import type { ColumnOverride, SheetReading } from '#shared/sheet/sheet-table.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { papiGrid, plan167, planGrid } from './example-grids.ts';
import { criteriaOf, onlyTable, overrideFromTable, plansOf, read } from './read-support.ts';

const seed = 20260115;

/** What a reading may never break, whatever the grid; answers what it broke. */
function faultsOf(reading: SheetReading, grid: Grid): string[] {
  const faults: string[] = [];
  const check = (holds: boolean, what: string) => {
    if (!holds) faults.push(what);
  };
  const width = Math.max(0, ...grid.values.map((row) => row.length));
  const inside = (row: number, column: number) =>
    row >= grid.top && row < grid.top + grid.values.length && column >= grid.left && column < grid.left + width;
  const { titleCell } = reading.facts;
  check(titleCell === null || inside(titleCell.row, titleCell.column), 'title outside');
  for (const table of reading.tables) {
    const { area } = table;
    check(inside(area.top, area.left) && inside(area.bottom, area.right), 'area outside');
    check(table.headerTop === area.top && table.headerBottom <= area.bottom, 'header outside area');
    const columns = [...table.columns, ...table.unknownColumns, ...table.questions].map(({ column }) => column);
    check(new Set(columns).size === columns.length, 'column twice');
    check(
      columns.every((column) => column >= area.left && column <= area.right),
      'column outside area',
    );
    check(new Set(table.columns.map(({ field }) => field)).size === table.columns.length, 'field twice');
    check(
      table.columns.every(({ confidence }) => confidence > 0 && confidence <= 1),
      'confidence',
    );
    let previous = table.headerBottom;
    for (const record of table.records) {
      check(record.row > previous, 'records out of order');
      previous = record.row;
      for (const cell of Object.values(record.cells)) {
        check(inside(cell.row, cell.column) && cell.row > table.headerBottom, 'cell outside');
        check(cell.from === 'own' || cell.row < record.row, 'value from below');
      }
      check(record.kind !== 'survey' || record.answers.length === table.questions.length, 'answers');
      check(
        describeRecordCells(record, table, grid).every(({ address }) => /^[A-Z]+[1-9]/.test(address)),
        'address',
      );
    }
    const rows = [...table.sections, ...table.totals, ...table.records].map(({ row }) => row);
    check(
      rows.every((row) => row > table.headerBottom && row <= area.bottom),
      'row outside area',
    );
    check(new Set(rows).size === rows.length, 'row read twice');
  }
  check(sheetKinds.includes(sheetKindOf(reading, grid)), 'kind');
  return faults;
}

function expectSound(reading: SheetReading, grid: Grid): void {
  expect(faultsOf(reading, grid)).toEqual([]);
}

const pool: readonly CellValue[] = [
  null,
  null,
  null,
  '',
  ' ',
  1,
  2,
  1.1,
  0.5,
  46032,
  true,
  'STT',
  'TT',
  'Nhiệm vụ',
  'Chủ trì',
  'Phối hợp',
  'Thời gian',
  'Sản phẩm',
  'Mục tiêu',
  'Hoạt động',
  'Tiêu chí',
  'Điểm tối đa',
  'Tự chấm',
  'Thẩm định',
  'Điểm',
  'Ghi chú',
  'Mã',
  'Tên cơ quan',
  'Câu 1?',
  'Câu 2?',
  'Câu 3?',
  'I',
  'II',
  'A',
  '1.',
  '1.1',
  '1.1.1',
  'a)',
  '-',
  'Tổng cộng',
  'CẢI CÁCH THỂ CHẾ',
  'Mục tiêu 1: x',
  'Nơi nhận:',
  'Ghi chú: x',
  'Sở Nội vụ',
  'Quý I/2026',
  'Thường xuyên',
  'Hạn chế, tồn tại',
  'Mục tiêu xếp hạng',
  'Nội dung kiến nghị',
  'Ban hành kế hoạch',
  'Đạt: 1; Không đạt: 0',
  'KẾ HOẠCH NĂM 2026',
  'Số: 12/KH-UBND',
  'PHỤ LỤC',
  'MINH HỌA',
  '(1)',
  '(2)',
  '(3)',
  'tiếp theo của dòng trên',
];

const rectArbitrary = (size: number): fc.Arbitrary<Rect> =>
  fc
    .tuple(...Array.from({ length: 4 }, () => fc.integer({ min: -2, max: size + 3 })))
    .map(([top, left, bottom, right]) => ({ top: top!, left: left!, bottom: bottom!, right: right! }));

const gridArbitrary: fc.Arbitrary<Grid> = fc
  .record({
    top: fc.integer({ min: 0, max: 4 }),
    left: fc.integer({ min: 0, max: 4 }),
    values: fc.array(
      fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pool) }, fc.string(), fc.double()), {
        maxLength: 9,
      }),
      { maxLength: 22 },
    ),
    merges: fc.array(rectArbitrary(14), { maxLength: 8 }),
  })
  .map((parts) => ({
    ...parts,
    name: 'Trang',
    formulas: null,
    numberFormats: null,
    hiddenRows: new Set([2]),
    hiddenColumns: new Set([1]),
  }));

describe('any grid', () => {
  it('is read without throwing, and nothing reported lies outside it', () => {
    fc.assert(
      fc.property(gridArbitrary, (grid) => {
        expectSound(read(grid), grid);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('holds for real annexes with rows and cells torn out, doubled, shifted and merged at random', () => {
    const originals = [planGrid(plan167.rows.slice(0, 40)), papiGrid()];
    const change = fc.record({
      kind: fc.constantFrom('drop-row', 'double-row', 'blank-cell', 'drop-column', 'swap-columns', 'merge', 'junk'),
      a: fc.nat(),
      b: fc.nat(),
      cell: fc.constantFrom(...pool),
      rect: rectArbitrary(100),
    });
    fc.assert(
      fc.property(fc.nat(1), fc.array(change, { maxLength: 25 }), (which, changes) => {
        const original = originals[which]!;
        const values = original.values.map((row) => [...row]);
        const merges = [...original.merges];
        for (const { kind, a, b, cell, rect } of changes) {
          if (values.length === 0) break;
          const row = a % values.length;
          const column = b % 9;
          if (kind === 'drop-row') values.splice(row, 1);
          else if (kind === 'double-row') values.splice(row, 0, [...values[row]!]);
          else if (kind === 'blank-cell') values[row]![column] = null;
          else if (kind === 'drop-column') for (const cells of values) cells.splice(column, 1);
          else if (kind === 'merge') merges.push(rect);
          else if (kind === 'junk') values[row]![column] = cell;
          else for (const cells of values) [cells[column], cells[0]] = [cells[0] ?? null, cells[column] ?? null];
        }
        const grid = {
          ...original,
          values: values.map((row) => row.map((value) => value ?? null)),
          merges,
          formulas: null,
          numberFormats: null,
        };
        expectSound(read(grid), grid);
      }),
      { seed, numRuns: 120 },
    );
  });

  it('takes any override: what fits is used, what does not is set aside', () => {
    const override: fc.Arbitrary<ColumnOverride> = fc.record({
      kind: fc.constantFrom(...sheetKinds),
      headerTop: fc.integer({ min: -1, max: 12 }),
      headerBottom: fc.integer({ min: -1, max: 12 }),
      columns: fc.array(
        fc.record({
          column: fc.integer({ min: -1, max: 14 }),
          field: fc.option(fc.constantFrom(...columnFields), { nil: null }),
        }),
        { maxLength: 8 },
      ),
    });
    fc.assert(
      fc.property(gridArbitrary, override, (grid, told) => {
        expectSound(read(grid, told), grid);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('reads the same when told what it had recognised itself', () => {
    for (const grid of [planGrid(), papiGrid()]) {
      const guessed = onlyTable(grid);
      const told = read(grid, overrideFromTable(guessed)).tables[0]!;
      expect(told.records).toEqual(guessed.records);
      expect(told.sections).toEqual(guessed.sections);
    }
  });

  it('reads NFD text, a shifted origin and a sheet name the same way', () => {
    const grid = planGrid();
    const shifted: Grid = {
      ...grid,
      top: 10,
      left: 3,
      values: grid.values.map((row) =>
        row.map((value) => (typeof value === 'string' ? value.normalize('NFD') : value)),
      ),
      merges: grid.merges.map(({ top, left, bottom, right }) => ({
        top: top + 10,
        left: left + 3,
        bottom: bottom + 10,
        right: right + 3,
      })),
    };
    const [first, second] = [plansOf(onlyTable(grid)), plansOf(onlyTable(shifted))];
    expect(
      second.map(({ row, objective, task, activity, section }) => [row - 10, objective, task, activity, section]),
    ).toEqual(first.map(({ row, objective, task, activity, section }) => [row, objective, task, activity, section]));
  });
});

describe('large and damaged sheets', () => {
  it('reads 50,000 rows', () => {
    const builder = buildGrid().row('STT', 'Mục tiêu', 'Nhiệm vụ', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời hạn');
    for (let index = 1; index <= 50_000; index += 1) {
      builder.row(
        index,
        index % 7 === 1 ? `Mục tiêu ${index}` : null,
        `Nhiệm vụ số ${index}`,
        'Báo cáo',
        'Sở Nội vụ',
        null,
        'Quý I/2026',
      );
    }
    expect(onlyTable(builder.toGrid()).records).toHaveLength(50_000);
  });

  it('reads a criteria set of 20,000 rows with deep codes', () => {
    const builder = buildGrid().row('Mã', 'Tiêu chí', 'Điểm tối đa', 'Điểm tự chấm');
    for (let field = 1; field <= 100; field += 1) {
      builder.row(String(field), `LĨNH VỰC ${field}`, 199);
      for (let index = 1; index <= 199; index += 1) builder.row(`${field}.${index}`, `Tiêu chí ${index}`, 1, 1);
    }
    const records = criteriaOf(onlyTable(builder.toGrid()));
    expect(records).toHaveLength(20_000);
    expect(records.filter(({ leaf }) => !leaf)).toHaveLength(100);
  });

  it('bears huge blank areas, ragged rows and merges that overlap or leave the sheet', () => {
    const values: CellValue[][] = Array.from({ length: 30_000 }, () => []);
    values[5] = ['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian'];
    values[6] = [1, 'Việc một', 'Sở A', 'Năm 2026'];
    values[20_000] = [2, 'Việc hai', 'Sở B'];
    const merges: Rect[] = [
      { top: 6, left: 0, bottom: 1_048_575, right: 16_383 },
      { top: 6, left: 1, bottom: 5, right: 2 },
      ...Array.from({ length: 3000 }, (_, index) => ({ top: index, left: 0, bottom: 29_999, right: 3 })),
    ];
    const grid: Grid = {
      name: 'x',
      top: 0,
      left: 0,
      values,
      merges,
      formulas: null,
      numberFormats: null,
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
    };
    expectSound(read(grid), grid);
    const unmerged = { ...grid, merges: [] };
    expect(plansOf(onlyTable(unmerged)).map(({ row }) => row)).toEqual([6, 20_000]);
  });
});

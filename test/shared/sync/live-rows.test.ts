import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { LiveInspection } from '#shared/inspect/live-inspection.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import type { GridRows } from '#shared/inspect/patch-grid.ts';
import { valueAt, type CellValue, type Grid } from '#shared/sheet/grid.ts';
import { collectChanges, type Collected } from '#shared/sync/collect-changes.ts';
import { encodeIdentity, makeIdentity } from '#shared/sync/row-identity.ts';
import { readSheetRows } from '#shared/sync/sheet-rows.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';

const asked = { today: '2026-03-05', override: null, anchors: new Map(), catalogue: undefined, disabled: [] } as const;
const headers = ['Tình trạng', 'Tiến độ (%)', 'Kết quả thực hiện', 'Mã đồng bộ (không sửa)'];
const firstColumn = 9;

let linkedPlan: Grid;

function withCells(grid: Grid, cells: readonly (readonly [number, number, CellValue])[]): Grid {
  const width = firstColumn + headers.length;
  const values = grid.values.map((line) => Array.from({ length: width }, (_, at) => line[at] ?? null));
  for (const [row, column, value] of cells) values[row - grid.top]![column - grid.left] = value;
  const wide = <Cell>(lines: readonly (readonly (Cell | null)[])[] | null) =>
    lines && lines.map((line) => Array.from({ length: width }, (_, at) => line[at] ?? null));
  return { ...grid, values, formulas: wide(grid.formulas), numberFormats: wide(grid.numberFormats) };
}

function inspect(grid: Grid) {
  return inspectSheet(grid, { today: asked.today }).reading.tables[0]!;
}

beforeAll(async () => {
  const read = await readWorkbook(new Uint8Array(readFileSync('examples/ke-hoach-167-bac-ninh-2026.xlsx')));
  if (!read.ok) throw new Error(read.message);
  const grid = withCells(
    read.grids[0]!,
    headers.map((header, at) => [4, firstColumn + at, header] as const),
  );
  const rows = readSheetRows(grid, inspect(grid))!;
  linkedPlan = withCells(
    grid,
    rows.rows.map(({ row, fields }, at) => {
      const seen = Object.fromEntries(rows.columns.map((name) => [name, fields[name] ?? null]));
      return [row, firstColumn + 3, encodeIdentity(makeIdentity('plan', `row-${at}`, 1, seen))] as const;
    }),
  );
});

/** A line of the sheet as it stands after typing. */
function typedLine(grid: Grid, row: number, line: readonly CellValue[]): GridRows {
  const formats = grid.numberFormats?.[row - grid.top];
  return {
    top: row,
    left: grid.left,
    values: [line],
    formulas: grid.formulas && [line.map(() => null)],
    numberFormats: formats ? [formats] : null,
  };
}

/** One typed cell: anything an officer may put anywhere, another row's texts and identities included. */
const edit = fc.record({
  row: fc.integer({ min: 5, max: 98 }),
  column: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 11 }) },
    { weight: 1, arbitrary: fc.constant(12) },
  ),
  from: fc.option(fc.integer({ min: 5, max: 98 }), { nil: null }),
  text: fc.constantFrom('Báo cáo', '', 'Quý II/2026', 40, 100, 'Sở Tư pháp', 'VIII', '=1+1'),
});

describe('what a sheet would send, followed edit by edit', () => {
  it('is what reading the whole sheet says', () => {
    let followed = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 14 }), (edits) => {
        const live = new LiveInspection(linkedPlan, { today: asked.today });
        let last: Collected | null = collectChanges(live.grid, live.report.reading.tables[0]!);
        for (const { row, column, from, text } of edits) {
          const value = from === null ? (text === '' ? null : text) : valueAt(live.grid, from, column);
          const line = Array.from({ length: firstColumn + 4 }, (_, at) => valueAt(live.grid, row, at));
          line[column] = value;
          if (!live.follow(typedLine(live.grid, row, line))) return;
          const table = live.report.reading.tables[0];
          if (!table || !last) return;
          const now: Collected | null = collectChanges(live.grid, table, {
            before: { sheet: last.sheet, edited: { top: row, bottom: row } },
          });
          expect(now).toEqual(collectChanges(live.grid, table));
          followed += 1;
          last = now;
        }
      }),
      { seed: 20260305, numRuns: 40 },
    );
    expect(followed).toBeGreaterThan(60);
  }, 120_000);

  it('reads the edited row and those that share its cells, and no other', () => {
    const live = new LiveInspection(linkedPlan, { today: asked.today });
    const before = collectChanges(live.grid, live.report.reading.tables[0]!)!;
    const row = 17;
    const line = Array.from({ length: firstColumn + 4 }, (_, at) => valueAt(live.grid, row, at));
    line[10] = 40;
    expect(live.follow(typedLine(live.grid, row, line))).toBe(true);
    const table = live.report.reading.tables[0]!;
    const now = collectChanges(live.grid, table, {
      before: { sheet: before.sheet, edited: { top: row, bottom: row } },
    })!;
    const old = new Set(before.sheet.rows);
    const shares = (at: number) =>
      now.sheet.rows[at]!.row === row || Object.values(now.sheet.rows[at]!.cells).some((cell) => cell?.row === row);
    const again = now.sheet.rows.flatMap((read, at) => (old.has(read) ? [] : [at]));
    expect(again.length).toBeGreaterThan(0);
    expect(again.every(shares)).toBe(true);
    expect(now.rows.map(({ row: changed }) => changed)).toEqual([row]);
  });
});

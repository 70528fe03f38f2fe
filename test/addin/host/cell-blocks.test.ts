import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockAddress, chunkAddresses, contiguousBlocks, parseBlock, spanningBlocks } from '#addin/host/cell-blocks.ts';
import { batchBlocks, planEditBlocks } from '#addin/host/edit-blocks.ts';
import type { CellAddress, Rect } from '#shared/sheet/grid.ts';
import { block, cell } from '#test/support/excel-fixture.ts';

const addresses = fc.array(fc.record({ row: fc.nat(30), column: fc.nat(12) }), { minLength: 1, maxLength: 120 });
const run = { seed: 20260111, numRuns: 300 };

function cellsOf(areas: readonly Rect[]): string[] {
  const cells: string[] = [];
  for (const { top, left, bottom, right } of areas) {
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) cells.push(`${row}:${column}`);
    }
  }
  return cells;
}

const keys = (cells: readonly CellAddress[]) => new Set(cells.map(({ row, column }) => `${row}:${column}`));

describe('blocks of cells', () => {
  it('join runs of rows and neighbouring columns', () => {
    const cells = ['B2', 'C2', 'B3', 'C3', 'E2', 'B5', 'B3'].map(cell);
    expect(contiguousBlocks(cells)).toEqual([block('B2:C3'), block('B5'), block('E2')]);
  });

  it('cover every cell exactly once and no other', () => {
    fc.assert(
      fc.property(addresses, (cells) => {
        const covered = cellsOf(contiguousBlocks(cells));
        expect(new Set(covered)).toEqual(keys(cells));
        expect(covered).toHaveLength(new Set(covered).size);
      }),
      run,
    );
  });

  it('that span gaps cover every cell at most once', () => {
    fc.assert(
      fc.property(addresses, (cells) => {
        const covered = cellsOf(spanningBlocks(cells));
        expect(covered).toHaveLength(new Set(covered).size);
        for (const key of keys(cells)) expect(covered).toContain(key);
      }),
      run,
    );
  });

  it('have addresses that read back', () => {
    fc.assert(
      fc.property(addresses, (cells) => {
        for (const area of contiguousBlocks(cells)) expect(parseBlock(`'A!B'!${blockAddress(area)}`)).toEqual(area);
      }),
      run,
    );
    expect(parseBlock('A:C')).toBeNull();
    expect(parseBlock('3:5')).toBeNull();
  });

  it('are listed in texts of limited length', () => {
    expect(chunkAddresses(['A1', 'B2:B9', 'C3', 'D4'], 8)).toEqual(['A1,B2:B9', 'C3,D4']);
    expect(chunkAddresses([], 8)).toEqual([]);
  });
});

describe('planning what to write', () => {
  it('puts every item at its place', () => {
    fc.assert(
      fc.property(addresses, (cells) => {
        const planned = planEditBlocks(cells).flatMap(({ area, items }) =>
          items.flatMap((line, row) =>
            line.flatMap((item, column) => (item ? [[item, area.top + row, area.left + column] as const] : [])),
          ),
        );
        for (const [item, row, column] of planned) expect([item.row, item.column]).toEqual([row, column]);
        expect(planned).toHaveLength(keys(cells).size);
      }),
      run,
    );
  });

  it('stays with few blocks however scattered the cells', () => {
    const cells = Array.from({ length: 5000 }, (_, index) => ({ row: index * 2, column: (index % 5) * 2 }));
    const blocks = planEditBlocks(cells);
    expect(blocks).toHaveLength(5);
    expect(blocks.flatMap(({ items }) => items.flat()).filter((item) => item !== null)).toHaveLength(5000);
  });

  it('cuts batches by size, between rows, in order', () => {
    const cells = Array.from({ length: 10 }, (_, row) => ({ row, column: 0 }));
    const batches = batchBlocks(planEditBlocks(cells), () => 3, 10);
    expect(batches.map((batch) => batch.map(({ area }) => blockAddress(area)))).toEqual([
      ['A1:A3'],
      ['A4:A6'],
      ['A7:A9'],
      ['A10'],
    ]);
    expect(batches.flat().flatMap(({ items }) => items.flat())).toEqual(cells);
  });

  it('puts a row that is too large into a batch of its own', () => {
    const batches = batchBlocks(planEditBlocks([cell('A1'), cell('A2')]), () => 50, 10);
    expect(batches.map((batch) => batch.map(({ area }) => blockAddress(area)))).toEqual([['A1'], ['A2']]);
  });
});

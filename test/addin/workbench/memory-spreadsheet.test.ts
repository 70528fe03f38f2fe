import { describe, expect, it } from 'vitest';
import { MemorySpreadsheet } from '#addin/workbench/memory-spreadsheet.ts';
import type { SpreadsheetEvent } from '#addin/workbench/spreadsheet.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { block } from '#test/support/excel-fixture.ts';

describe('a spreadsheet in memory', () => {
  it('holds what a grid holds', () => {
    const book = new MemorySpreadsheet();
    const grid = buildGrid('Phụ lục')
      .startAt('B3')
      .row('TT', { value: 2, formula: '=1+1' })
      .row(1, null)
      .merge('B3:B4')
      .toGrid();
    const { id } = book.addGrid(grid);
    expect(book.usedArea(id, true)).toEqual(block('B3:C4'));
    expect(book.read(id, block('B3:C3'))[0]!.map((stored) => [stored.value, stored.formula])).toEqual([
      ['TT', null],
      [2, '=1+1'],
    ]);
    expect(book.merges(id)).toEqual([block('B3:B4')]);
  });

  it('calculates formulas again after every write, each after what it refers to', async () => {
    const book = new MemorySpreadsheet({
      calculate: ({ sheetId, row }, valueAt) => Number(valueAt(sheetId, row + 1, 0) ?? 0) + 1,
    });
    const { id } = book.addSheet('A');
    await book.write(id, block('A1:A3'), [[{ value: '=NEXT()' }], [{ value: '=NEXT()' }], [{ value: 10 }]]);
    expect(book.read(id, block('A1:A3')).map(([stored]) => stored!.value)).toEqual([12, 11, 10]);
    await book.write(id, block('A3'), [[{ value: 20 }]]);
    expect(book.read(id, block('A1:A3')).map(([stored]) => stored!.value)).toEqual([22, 21, 20]);
  });

  it('leaves, clears and overwrites cells as asked', async () => {
    const book = new MemorySpreadsheet();
    const { id } = book.addSheet('A');
    await book.write(id, block('A1:C1'), [[{ value: 1 }, { value: 2 }, { value: 3 }]]);
    await book.write(id, block('A1:C1'), [[{}, { value: null }, { value: '' }]]);
    expect(book.usedArea(id, true)).toEqual(block('A1'));
  });

  it('tells who changed what, and keeps quiet about formats', async () => {
    const book = new MemorySpreadsheet();
    const { id } = book.addSheet('A');
    const seen: SpreadsheetEvent[] = [];
    const stop = book.subscribe((event) => seen.push(event));
    await book.write(id, block('A1'), [[{ value: 1 }]]);
    await book.write(id, block('A1'), [[{ numberFormat: '0.0' }]]);
    book.typeIn(id, block('B1'), [[{ value: 2 }]]);
    book.select(id, block('B1'));
    book.select(id, block('B1'));
    stop();
    book.select(id, block('C1'));
    expect(seen).toEqual([
      { type: 'change', sheetId: id, area: block('A1'), source: 'host' },
      { type: 'change', sheetId: id, area: block('B1'), source: 'user' },
      { type: 'select', sheetId: id, area: block('B1') },
    ]);
  });

  it('protects all cells but the unlocked ones', () => {
    const book = new MemorySpreadsheet();
    const { id } = book.addSheet('A');
    expect(book.isProtected(id)).toBe(false);
    book.protect(id, [block('A1:B5')]);
    expect(book.isProtected(id)).toBe(true);
    expect(book.isProtected(id, block('A2:B3'))).toBe(false);
    expect(book.isProtected(id, block('B5:C5'))).toBe(true);
    book.unprotect(id);
    expect(book.isProtected(id, block('C5'))).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import type { CellMark } from '#addin/host/workbook-host.ts';
import type { Rect } from '#shared/sheet/grid.ts';
import { block, cell, openInExcel } from '#test/support/excel-fixture.ts';

const theirs = { areas: [block('A1:C3')], formula: '=$A1>5', fill: '#00FF00', fontColor: null };

function mark(address: string, severity: CellMark['severity']): CellMark {
  return { ...cell(address), severity, message: `Ô ${address}` };
}

function tintedCells(areas: readonly Rect[]): number {
  return areas.reduce((sum, { top, left, bottom, right }) => sum + (bottom - top + 1) * (right - left + 1), 0);
}

describe('marks on a sheet', () => {
  it('tints the cells of each severity with one rule', async () => {
    const { book, port, sheetId } = openInExcel([[1]]);
    await port.showMarks(sheetId, [
      mark('H12', 'error'),
      mark('H13', 'error'),
      mark('C4', 'warning'),
      mark('J9', 'error'),
    ]);
    const tints = book.tints(sheetId);
    expect(tints.map((tint) => [tint.fill, tint.areas])).toEqual([
      ['#FFC7CE', [block('H12:H13'), block('J9')]],
      ['#FFEB9C', [block('C4')]],
    ]);
  });

  it('shows the most serious of several marks on one cell', async () => {
    const { book, port, sheetId } = openInExcel([[1]]);
    await port.showMarks(sheetId, [mark('B2', 'info'), mark('B2', 'error'), mark('B2', 'warning')]);
    expect(book.tints(sheetId).map((tint) => tint.fill)).toEqual(['#FFC7CE']);
  });

  it('replaces its former marks and leaves the rules of the workbook alone', async () => {
    const { book, port, sheetId } = openInExcel([[1]]);
    book.addTint(sheetId, theirs);
    await port.showMarks(sheetId, [mark('A1', 'error'), mark('B5', 'warning')]);
    await port.showMarks(sheetId, [mark('A2', 'info')]);
    expect(book.tints(sheetId).map((tint) => tint.formula)).toEqual([theirs.formula, '="bang-diem:info"<>""']);
  });

  it('removes every mark of ours and nothing else', async () => {
    const { book, port, sheetId } = openInExcel([[1]]);
    const other = book.addSheet('Khác');
    book.addTint(sheetId, theirs);
    await port.showMarks(sheetId, [mark('A1', 'error'), mark('B5', 'warning')]);
    await port.showMarks(other.id, [mark('A1', 'error')]);
    await port.clearMarks(sheetId);
    expect(book.tints(sheetId).map((tint) => tint.formula)).toEqual([theirs.formula]);
    expect(book.tints(other.id)).toHaveLength(1);
  });

  it('finds marks that came with rows copied from another sheet', async () => {
    const { book, port, sheetId } = openInExcel([[1]]);
    book.addTint(sheetId, { ...theirs, formula: '="bang-diem:error"<>""' });
    await port.clearMarks(sheetId);
    expect(book.tints(sheetId)).toEqual([]);
  });

  it('marks thousands of scattered cells within the length of an address that Excel takes', async () => {
    const { book, port, sheetId } = openInExcel([[1]]);
    const marks = Array.from({ length: 6000 }, (_, index) => mark(`H${index * 2 + 1}`, 'error'));
    await port.showMarks(sheetId, marks);
    const tints = book.tints(sheetId);
    expect(tints.length).toBeGreaterThan(1);
    expect(tintedCells(tints.flatMap((tint) => tint.areas))).toBe(6000);
    await port.clearMarks(sheetId);
    expect(book.tints(sheetId)).toEqual([]);
  });
});

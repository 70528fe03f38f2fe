import { describe, expect, it } from 'vitest';
import { explainOfficeError } from '#addin/host/host-failures.ts';
import { block, cell, failureOf, openInExcel } from '#test/support/excel-fixture.ts';

function officeError(code: string): Error {
  openInExcel([[1]]);
  return Object.assign(Object.create(OfficeExtension.Error.prototype) as Error, { code, message: code });
}

describe('what Excel refuses with', () => {
  it.each([
    ['InactiveWorkbook', 'Một sổ khác'],
    ['InvalidSelection', 'Một sổ khác'],
    ['UnsupportedSheet', 'trang biểu đồ'],
    ['ItemAlreadyExists', 'cùng tên'],
    ['FormulaLengthExceedsLimit', 'dài hơn'],
    ['AccessDenied', 'chỉ để đọc'],
  ])('%s has a sentence of its own', (code, part) => {
    expect(explainOfficeError(officeError(code)).message).toContain(part);
  });

  it('a text longer than a cell is refused before anything is written', async () => {
    const { book, host, port, sheetId } = openInExcel([['a', 'b']]);
    const edits = [
      { ...cell('A1'), value: 'mới' },
      { ...cell('B1'), value: 'x'.repeat(32_768) },
    ];
    const failure = await failureOf(port.writeCells(sheetId, edits));
    expect(failure.reason).toBe('too-large');
    expect(failure.message).toContain('ô B1 dài 32.768 ký tự');
    expect(host.requests).toBe(0);
    expect(book.read(sheetId, block('A1'))[0]![0]!.value).toBe('a');
  });
});

describe('colour rules of somebody else that cannot be read', () => {
  it('stay, and marks come and go beside them', async () => {
    const { book, host, port, sheetId } = openInExcel([[1, 2]]);
    const alien = book.addTint(sheetId, {
      areas: [block('A1:B9')],
      formula: '=$A1=1',
      fill: '#FFFFFF',
      fontColor: null,
    });
    host.faults.rulesUnreadable = true;
    await port.showMarks(sheetId, [{ ...cell('A1'), severity: 'error', message: 'Thiếu' }]);
    await port.showMarks(sheetId, [{ ...cell('B1'), severity: 'error', message: 'Thiếu' }]);
    expect(book.tints(sheetId).map(({ areas }) => areas)).toEqual([alien.areas, [block('B1')]]);
    await port.clearMarks(sheetId);
    expect(book.tints(sheetId)).toEqual([alien]);
  });
});

import type { CellAddress } from '#shared/sheet/grid.ts';
import { askHiddenRows, cutAtHidden } from './hidden-rows.ts';
import { openBlock } from './read-blocks.ts';
import { runExcel } from './run-excel.ts';
import { HostFailure } from './workbook-host.ts';

/** Excel's limit for a drop-down whose words stand in the rule itself. */
const maxDropDownLength = 255;

/** Brings a cell to the front. One `context.sync()`. */
export function selectCell(sheetId: string, { row, column }: CellAddress): Promise<void> {
  return runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    sheet.activate();
    sheet.getRangeByIndexes(row, column, 1, 1).select();
    await context.sync();
  });
}

/** Hides a whole column. One `context.sync()`. */
export function hideColumn(sheetId: string, column: number): Promise<void> {
  return runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    sheet.getRangeByIndexes(0, column, 1, 1).getEntireColumn().columnHidden = true;
    await context.sync();
  });
}

/**
 * Copies formats and width, never values. Two `context.sync()`: read the width, copy; one more where some rows are
 * hidden, which Excel leaves out of what it copies unless they are named by themselves.
 */
export function copyColumnLook(sheetId: string, from: number, to: number, top: number, bottom: number): Promise<void> {
  return runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const source = openBlock(sheet, { top, left: from, bottom, right: from });
    source.format.load('columnWidth');
    const hiddenRows = askHiddenRows(context, sheet, { top, bottom });
    await context.sync();
    for (const rows of cutAtHidden({ top, bottom }, await hiddenRows())) {
      const part = openBlock(sheet, { ...rows, left: from, right: from });
      openBlock(sheet, { ...rows, left: to, right: to }).copyFrom(part, 'Formats');
    }
    const target = openBlock(sheet, { top, left: to, bottom, right: to });
    target.format.columnWidth = source.format.columnWidth;
    await context.sync();
  });
}

/**
 * A drop-down of words on a column's rows. One `context.sync()`. Excel separates the words by commas and takes 255
 * characters in all: a list it cannot hold is refused before anything is written.
 */
export async function setDropDown(
  sheetId: string,
  column: number,
  top: number,
  bottom: number,
  words: readonly string[],
): Promise<void> {
  const source = words.join(',');
  requireDropDown(words, source);
  await runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const validation = openBlock(sheet, { top, left: column, bottom, right: column }).dataValidation;
    validation.rule = { list: { inCellDropDown: true, source } };
    await context.sync();
  });
}

function requireDropDown(words: readonly string[], source: string): void {
  if (words.length === 0 || words.some((word) => word.trim() === '' || word.includes(',')) || source.startsWith('=')) {
    throw new HostFailure(
      'not-supported',
      'Excel không tạo được danh sách chọn từ các mục này vì có mục trống hoặc có dấu phẩy. Sửa tên các mục rồi thử lại.',
    );
  }
  if (source.length > maxDropDownLength) {
    throw new HostFailure(
      'too-large',
      'Danh sách chọn dài hơn 255 ký tự nên Excel không nhận. Rút gọn tên các mục, hoặc gõ trực tiếp vào ô.',
    );
  }
}

import { contiguousBlocks } from './cell-blocks.ts';
import type { CellEdit } from '#shared/sheet/grid.ts';
import type { OwnWrites } from './own-writes.ts';
import { requireUnfiltered } from './hidden-rows.ts';
import { openBlock } from './read-blocks.ts';
import { runExcel } from './run-excel.ts';
import type { RowInsert } from './workbook-host.ts';
import { writeCells } from './write-cells.ts';

/** An insert with where its rows and the row they look like stand afterwards. */
interface PlacedInsert extends RowInsert {
  readonly top: number;
  readonly likeNow: number;
}

/**
 * Inserts rows and writes their cells. Two `context.sync()` to insert whatever the rows (heights and drop-downs of the
 * rows they take after, then everything), those of `writeCells`, and one more where rows follow their texts.
 *
 * Excel itself moves formulas, merged areas, validations and conditional formats along, and widens those that the rows
 * come into. Under a filter nothing is inserted: see `requireUnfiltered`.
 */
export async function insertRows(
  sheetId: string,
  inserts: readonly RowInsert[],
  edits: readonly CellEdit[],
  ownWrites: OwnWrites,
): Promise<void> {
  if (inserts.length === 0) return;
  const placed = placeInserts(inserts);
  await runExcel((context) => makeRows(context, context.workbook.worksheets.getItem(sheetId), placed));
  const rows = placed.flatMap(({ top, count }) => Array.from({ length: count }, (_, at) => top + at));
  try {
    await writeCells(sheetId, edits, ownWrites);
    await fitToText(sheetId, placed);
  } catch (error) {
    await deleteRows(sheetId, rows);
    throw error;
  }
}

/** Takes rows out, from the last up. Two `context.sync()`: whether a filter is in the way, then the rows. */
export async function deleteRows(sheetId: string, rows: readonly number[]): Promise<void> {
  if (rows.length === 0) return;
  await runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    await requireUnfiltered(context, sheet);
    const cells = rows.map((row) => ({ row, column: 0 }));
    const runs = contiguousBlocks(cells).sort((first, second) => second.top - first.top);
    for (const { top, bottom } of runs) {
      openBlock(sheet, { top, left: 0, bottom, right: 0 }).getEntireRow().delete('Up');
    }
    await context.sync();
  });
}

async function makeRows(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  placed: readonly PlacedInsert[],
): Promise<void> {
  const known = placed.map(({ like, height, dropDowns }) => {
    const row = openBlock(sheet, { top: like, left: 0, bottom: like, right: 0 });
    if (height === 'like') row.format.load('rowHeight');
    const validations = dropDowns.map((column) => ({
      column,
      validation: openCell(sheet, like, column).dataValidation,
    }));
    for (const { validation } of validations) validation.load('type,rule');
    return { row, validations };
  });
  await requireUnfiltered(context, sheet);
  // From the last up, so that the numbers of those above still hold.
  for (const { before, count } of [...placed].reverse()) {
    openBlock(sheet, { top: before, left: 0, bottom: before + count - 1, right: 0 })
      .getEntireRow()
      .insert('Down');
  }
  placed.forEach(({ top, count, likeNow, formulas, height }, at) => {
    const bottom = top + count - 1;
    const rows = openBlock(sheet, { top, left: 0, bottom, right: 0 });
    rows
      .getEntireRow()
      .copyFrom(openBlock(sheet, { top: likeNow, left: 0, bottom: likeNow, right: 0 }).getEntireRow(), 'Formats');
    for (const column of formulas) {
      openBlock(sheet, { top, left: column, bottom, right: column }).copyFrom(
        openCell(sheet, likeNow, column),
        'Formulas',
      );
    }
    const { row, validations } = known[at]!;
    if (height === 'like') rows.format.rowHeight = row.format.rowHeight;
    for (const { column, validation } of validations) {
      const source = wordsOf(validation);
      if (source === null) continue;
      openBlock(sheet, { top, left: column, bottom, right: column }).dataValidation.rule = {
        list: { inCellDropDown: true, source },
      };
    }
  });
  await context.sync();
}

/** The words of a drop-down written into the rule itself; `null` for any other validation, which stays where it is. */
function wordsOf({ type, rule }: Excel.DataValidation): string | null {
  // Compared as text: the typing names an enumeration, Excel sends its words.
  const kind: string = type;
  const source = kind === 'List' ? rule.list?.source : undefined;
  return typeof source === 'string' && !source.startsWith('=') ? source : null;
}

async function fitToText(sheetId: string, placed: readonly PlacedInsert[]): Promise<void> {
  const fitting = placed.filter(({ height }) => height === 'text');
  if (fitting.length === 0) return;
  await runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    for (const { top, count } of fitting) {
      openBlock(sheet, { top, left: 0, bottom: top + count - 1, right: 0 })
        .getEntireRow()
        .format.autofitRows();
    }
    await context.sync();
  });
}

/** Top first, with the places after all have come. */
function placeInserts(inserts: readonly RowInsert[]): readonly PlacedInsert[] {
  const sorted = [...inserts].sort((first, second) => first.before - second.before);
  const now = rowsAfterInserts(sorted);
  let come = 0;
  return sorted.map((insert) => {
    const top = insert.before + come;
    come += insert.count;
    return { ...insert, top, likeNow: now(insert.like) };
  });
}

/** Where a row stands once the rows have come; those before which they come move down. `inserts` sorted, top first. */
export function rowsAfterInserts(
  inserts: readonly { readonly before: number; readonly count: number }[],
): (row: number) => number {
  const sums: number[] = [0];
  for (const { count } of inserts) sums.push(sums.at(-1)! + count);
  return (row) => {
    let low = 0;
    let high = inserts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (inserts[middle]!.before <= row) low = middle + 1;
      else high = middle;
    }
    return row + sums[low]!;
  };
}

function openCell(sheet: Excel.Worksheet, row: number, column: number): Excel.Range {
  return openBlock(sheet, { top: row, left: column, bottom: row, right: column });
}

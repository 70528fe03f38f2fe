import { a1 } from '#shared/sheet/a1.ts';
import type { CellEdit, CellValue, Rect } from '#shared/sheet/grid.ts';
import { putFonts, readFontNames, type CellFont } from './cell-fonts.ts';
import { batchBlocks, cellKey, cutBlocksAtHidden, planEditBlocks, type EditBlock } from './edit-blocks.ts';
import { askHiddenRows } from './hidden-rows.ts';
import { hostFailure } from './host-failures.ts';
import { literalText, textFormat } from './literal-text.ts';
import type { OwnWrites } from './own-writes.ts';
import { BlockContents, holdsWrites, isSameContent } from './block-contents.ts';
import { openBlock, readBlocks, type BlockContent } from './read-blocks.ts';
import { runExcel } from './run-excel.ts';
import { HostFailure, type CellBefore } from './workbook-host.ts';

/** Excel on the web takes 5 MB in one request; the rest is room for everything around the values. */
const maxBatchBytes = 3_000_000;
/** What a block costs in a request beside its cells. */
const blockBytes = 700;

/** Values that Excel gives a formula it cannot calculate. As a typed constant they are errors, not text. */
const errorValues = new Set(['#DIV/0!', '#N/A', '#NAME?', '#NULL!', '#NUM!', '#REF!', '#VALUE!', '#SPILL!', '#CALC!']);

/** One cell about to be written. */
interface CellWrite {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula: string | null;
  readonly numberFormat: string | null;
  readonly fontName: string | null;
  /** Put back an error value as the error that it was. */
  readonly restores: boolean;
}

/**
 * Writes cells and answers what stood there before, one entry for each cell. Two `context.sync()` whatever the
 * rows: read what is there, write (one more for every 3 MB written, one or two more to read fonts that change, one more
 * where some of the rows are hidden). Should Excel refuse midway, what was written is taken back: see `undoPartialWrite`.
 *
 * Where rows are hidden no block holds hidden and visible rows together, and what was written is read back in the same
 * `context.sync()`: Excel puts a matrix that spans filtered rows into other cells than those named.
 */
export function writeCells(
  sheetId: string,
  edits: readonly CellEdit[],
  ownWrites: OwnWrites,
): Promise<readonly CellBefore[]> {
  const writes = edits.map(({ row, column, value, formula, numberFormat, fontName }) => ({
    row,
    column,
    value,
    formula: formula ?? null,
    numberFormat: numberFormat ?? null,
    fontName: fontName ?? null,
    restores: false,
  }));
  return write(sheetId, writes, ownWrites);
}

/** Puts back what `writeCells` answered. The same number of `context.sync()`. */
export async function restoreCells(
  sheetId: string,
  before: readonly CellBefore[],
  ownWrites: OwnWrites,
): Promise<void> {
  const writes = before.map((cell) => ({ ...cell, fontName: cell.fontName ?? null, restores: true }));
  await write(sheetId, writes, ownWrites);
}

async function write(
  sheetId: string,
  writes: readonly CellWrite[],
  ownWrites: OwnWrites,
): Promise<readonly CellBefore[]> {
  if (writes.length === 0) return [];
  writes.forEach(requireWritable);
  return runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const blocks = planEditBlocks(writes);
    const areas = blocks.map((block) => block.area);
    const hiddenRows = askHiddenRows(context, sheet, rowsOf(areas));
    const before = new BlockContents(areas, await readBlocks(context, sheet, areas));
    const hidden = await hiddenRows();
    const fonts = await readFontsToChange(context, sheet, writes);
    const batches = batchBlocks(cutBlocksAtHidden(blocks, hidden), sizeOf, maxBatchBytes, blockBytes);
    try {
      putFonts(sheet, writes, hidden);
      for (const batch of batches) {
        for (const block of batch) {
          putBlock(sheet, block, before.of(block.area));
          ownWrites.expect(sheetId, block.area);
        }
        if (hidden.size > 0 && batch === batches.at(-1)) {
          const now = new BlockContents(areas, await readBlocks(context, sheet, areas));
          if (!blocks.every((block) => holdsWrites(block, now.of(block.area), before.of(block.area)))) {
            throw hostFailure('misplaced');
          }
        } else await context.sync();
      }
    } catch (error) {
      await undoPartialWrite({ context, sheet, blocks: batches.flat(), areas, before, fonts, hidden, reason: error });
      throw error;
    }
    const fontOf = new Map(fonts.map((font) => [cellKey(font.row, font.column), font.fontName]));
    return blocks.flatMap((block) => listBefore(block, before.of(block.area), fontOf));
  });
}

function rowsOf(areas: readonly Rect[]): Pick<Rect, 'top' | 'bottom'> {
  return areas.reduce(
    ({ top, bottom }, area) => ({ top: Math.min(top, area.top), bottom: Math.max(bottom, area.bottom) }),
    { top: Infinity, bottom: 0 },
  );
}

/** Fonts as they are of the cells that are to get another. */
async function readFontsToChange(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  writes: readonly CellWrite[],
): Promise<CellFont[]> {
  const cells = writes.filter(({ fontName }) => fontName !== null);
  if (cells.length === 0) return [];
  const names = await readFontNames(context, sheet, cells);
  return cells.map(({ row, column }, index) => ({ row, column, fontName: names[index] ?? null }));
}

interface PartialWrite {
  readonly context: Excel.RequestContext;
  readonly sheet: Excel.Worksheet;
  /** As written. */
  readonly blocks: readonly EditBlock<CellWrite>[];
  /** As read. */
  readonly areas: readonly Rect[];
  readonly before: BlockContents;
  readonly fonts: readonly CellFont[];
  readonly hidden: ReadonlySet<number>;
  readonly reason: unknown;
}

/**
 * Excel carries out a request step by step and stops at the first step it refuses (a locked cell); earlier steps
 * stay done. So the cells are read again, and those blocks that changed are put back. Cells between those asked for,
 * which a filter may have let a write reach, are put back too; where it still does not fit, that is said.
 */
async function undoPartialWrite(write: PartialWrite): Promise<void> {
  const { context, sheet, blocks, areas, before, fonts, hidden, reason } = write;
  try {
    const now = new BlockContents(areas, await readBlocks(context, sheet, areas));
    putFonts(sheet, fonts, hidden);
    for (const block of blocks) {
      const was = before.of(block.area);
      if (isSameContent(now.of(block.area), was)) continue;
      putBlock(sheet, restoringBlock(block, was), now.of(block.area));
    }
    if (hidden.size === 0) return await context.sync();
    const back = new BlockContents(areas, await readBlocks(context, sheet, areas));
    if (areas.every((area) => isSameContent(back.of(area), before.of(area)))) return;
  } catch (error) {
    throw notTakenBack(new AggregateError([reason, error]));
  }
  throw notTakenBack(reason);
}

function notTakenBack(cause: unknown): HostFailure {
  return new HostFailure(
    'unknown',
    'Excel báo lỗi giữa chừng và không cho biết đã ghi được những ô nào. Kiểm tra lại các ô vừa sửa rồi thử lại.',
    { cause },
  );
}

function putBlock(sheet: Excel.Worksheet, block: EditBlock<CellWrite>, content: BlockContent): void {
  const range = openBlock(sheet, block.area);
  const cells = block.items.map((line, row) =>
    line.map((item, column) => item && prepareCell(item, content.numberFormats[row]?.[column] ?? null)),
  );
  const formatsFirst = cells.map((line) => line.map((cell) => cell?.formatFirst ?? null));
  const formatsAfter = cells.map((line) => line.map((cell) => cell?.formatAfter ?? null));
  // `null` inside a matrix leaves that cell as it is.
  if (hasSome(formatsFirst)) range.numberFormat = formatsFirst;
  range.formulas = cells.map((line) => line.map((cell) => cell?.input ?? null));
  if (hasSome(formatsAfter)) range.numberFormat = formatsAfter;
}

interface PreparedCell {
  readonly input: string | number | boolean;
  readonly formatFirst: string | null;
  readonly formatAfter: string | null;
}

/**
 * A cell formatted as text ("@") would turn a number or a formula into text, so that it is "General" at the
 * moment of writing; "@" comes back afterwards only if it was asked for.
 */
function prepareCell(write: CellWrite, numberFormatNow: string | null): PreparedCell {
  const wanted = write.numberFormat ?? numberFormatNow;
  const input = inputOf(write, wanted);
  const wouldBecomeText = write.formula !== null || typeof write.value === 'number' || typeof write.value === 'boolean';
  if (wanted !== textFormat || !wouldBecomeText) {
    return {
      input,
      formatFirst: write.numberFormat && differing(write.numberFormat, numberFormatNow),
      formatAfter: null,
    };
  }
  return {
    input,
    formatFirst: differing('General', numberFormatNow),
    formatAfter: write.numberFormat === textFormat ? textFormat : null,
  };
}

function inputOf({ value, formula, restores }: CellWrite, numberFormat: string | null): string | number | boolean {
  if (formula !== null) return formula;
  if (value === null) return '';
  if (typeof value !== 'string') return value;
  return restores && errorValues.has(value) ? value : literalText(value, numberFormat);
}

function differing(wanted: string, now: string | null): string | null {
  return wanted === now ? null : wanted;
}

/** The block that puts back what the content says stood there. */
function restoringBlock({ area, items }: EditBlock<CellWrite>, content: BlockContent): EditBlock<CellWrite> {
  const back = items.map((line, row) =>
    line.map(
      (item, column) =>
        item && {
          row: item.row,
          column: item.column,
          value: content.values[row]?.[column] ?? null,
          formula: content.formulas[row]?.[column] ?? null,
          numberFormat: content.numberFormats[row]?.[column] ?? null,
          fontName: null,
          restores: true,
        },
    ),
  );
  return { area, items: back };
}

function listBefore(
  block: EditBlock<CellWrite>,
  content: BlockContent,
  fontOf: ReadonlyMap<number, string | null>,
): CellBefore[] {
  return restoringBlock(block, content)
    .items.flat()
    .flatMap((cell) => {
      if (!cell) return [];
      const { row, column, value, formula, numberFormat } = cell;
      const fontName = fontOf.get(cellKey(row, column));
      return [{ row, column, value, formula, numberFormat, ...(fontName !== undefined && { fontName }) }];
    });
}

function hasSome(matrix: readonly (readonly (string | null)[])[]): boolean {
  return matrix.some((line) => line.some((item) => item !== null));
}

/** Bytes of one cell in a request, counted generously: Vietnamese letters take up to three. */
function sizeOf(write: CellWrite | null): number {
  if (!write) return 10;
  const text = write.formula ?? (typeof write.value === 'string' ? write.value : '');
  return 3 * text.length + 60;
}

/** Characters that a cell of Excel holds. */
const mostCharacters = 32_767;

function requireWritable({ row, column, value, formula }: CellWrite): void {
  if (typeof value === 'string' && formula === null && value.length > mostCharacters) {
    throw new HostFailure(
      'too-large',
      `Nội dung cho ô ${a1({ row, column })} dài ${value.length.toLocaleString('vi-VN')} ký tự, một ô của Excel chỉ giữ được 32.767. Rút ngắn rồi thử lại; chưa ô nào bị ghi.`,
    );
  }
  const isSound = typeof value !== 'number' || Number.isFinite(value);
  if (!isSound || (formula !== null && !formula.startsWith('='))) {
    throw hostFailure('unknown', new TypeError(`Cell ${a1({ row, column })} cannot hold what was asked for`));
  }
}

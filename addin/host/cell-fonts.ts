import type { CellAddress } from '#shared/sheet/grid.ts';
import { contiguousBlocks } from './cell-blocks.ts';
import { cellKey, planEditBlocks } from './edit-blocks.ts';
import { isPayloadRefusal } from './host-failures.ts';
import { cutAtHidden } from './hidden-rows.ts';
import { openBlock } from './read-blocks.ts';
import { runExcel } from './run-excel.ts';

/** A font to give a cell; `null` leaves it. */
export interface CellFont extends CellAddress {
  readonly fontName: string | null;
}

/** Names of the fonts of cells, in their order; `null` where a cell mixes several. One or two `context.sync()`. */
export function readFonts(sheetId: string, cells: readonly CellAddress[]): Promise<readonly (string | null)[]> {
  if (cells.length === 0) return Promise.resolve([]);
  return runExcel((context) => readFontNames(context, context.workbook.worksheets.getItem(sheetId), cells));
}

/**
 * The same inside a run. A block in one font answers with its name alone; a second `context.sync()` asks for the cells
 * of the others. Should that answer be too large for Excel on the web, their fonts are not known.
 */
export async function readFontNames(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  cells: readonly CellAddress[],
): Promise<(string | null)[]> {
  const blocks = planEditBlocks(cells).map(({ area }) => ({ area, range: openBlock(sheet, area) }));
  for (const { range } of blocks) range.load('format/font/name');
  await context.sync();
  const nameOf = new Map<number, string | null>();
  const mixed: typeof blocks = [];
  for (const block of blocks) {
    // The typing leaves out the `null` that Excel answers for a mixture.
    const name: string | null = block.range.format.font.name;
    if (name === null) mixed.push(block);
    else forEachCell(block.area, (row, column) => nameOf.set(cellKey(row, column), name));
  }
  for (const { area, names } of await readMixed(context, mixed)) {
    forEachCell(area, (row, column) =>
      nameOf.set(cellKey(row, column), names[row - area.top]?.[column - area.left]?.format?.font?.name ?? null),
    );
  }
  return cells.map(({ row, column }) => nameOf.get(cellKey(row, column)) ?? null);
}

type MixedBlock = { readonly area: Parameters<typeof openBlock>[1]; readonly range: Excel.Range };

async function readMixed(context: Excel.RequestContext, blocks: readonly MixedBlock[]) {
  if (blocks.length === 0) return [];
  const answers = blocks.map(({ area, range }) => ({
    area,
    answer: range.getCellProperties({ format: { font: { name: true } } }),
  }));
  try {
    await context.sync();
  } catch (error) {
    if (!isPayloadRefusal(error)) throw error;
    return [];
  }
  return answers.map(({ area, answer }) => ({ area, names: answer.value }));
}

/**
 * Queues the fonts of cells, block by block: an address of several blocks is written differently from Excel to Excel. A
 * look put over rows of which some are hidden may reach the visible ones only, so these are blocks of their own.
 */
export function putFonts(sheet: Excel.Worksheet, cells: readonly CellFont[], hidden: ReadonlySet<number>): void {
  const byName = new Map<string, CellAddress[]>();
  for (const { row, column, fontName } of cells) {
    if (fontName === null) continue;
    const group = byName.get(fontName);
    if (group) group.push({ row, column });
    else byName.set(fontName, [{ row, column }]);
  }
  for (const [name, group] of byName) {
    for (const block of contiguousBlocks(group)) {
      for (const rows of cutAtHidden(block, hidden)) openBlock(sheet, { ...block, ...rows }).format.font.name = name;
    }
  }
}

function forEachCell(area: MixedBlock['area'], visit: (row: number, column: number) => void): void {
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) visit(row, column);
  }
}

import type { CellValue, Rect } from '#shared/sheet/grid.ts';
import { hostFailure, isPayloadRefusal } from './host-failures.ts';

/** What a block of cells holds, as three matrices of the block's shape. */
export interface BlockContent {
  readonly values: CellValue[][];
  readonly formulas: (string | null)[][];
  readonly numberFormats: (string | null)[][];
}

/**
 * Reads blocks with one `context.sync()`. Only where Excel on the web refuses the answer for its size (5 MB) is
 * the work halved, and halved again, until each part fits.
 */
export async function readBlocks(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  areas: readonly Rect[],
): Promise<BlockContent[]> {
  const ranges = areas.map((area) => openBlock(sheet, area).load('values,formulas,numberFormat'));
  try {
    await context.sync();
  } catch (error) {
    if (!isPayloadRefusal(error)) throw error;
    return readHalves(context, sheet, areas, error);
  }
  return ranges.map(readContent);
}

export function openBlock(sheet: Excel.Worksheet, { top, left, bottom, right }: Rect): Excel.Range {
  return sheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1);
}

async function readHalves(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  areas: readonly Rect[],
  refusal: unknown,
): Promise<BlockContent[]> {
  if (areas.length > 1) {
    const middle = Math.ceil(areas.length / 2);
    const first = await readBlocks(context, sheet, areas.slice(0, middle));
    return [...first, ...(await readBlocks(context, sheet, areas.slice(middle)))];
  }
  const [area] = areas;
  if (!area || area.top === area.bottom) throw hostFailure('too-large', refusal);
  const middle = Math.floor((area.top + area.bottom) / 2);
  const upper = await readBlocks(context, sheet, [{ ...area, bottom: middle }]);
  const lower = await readBlocks(context, sheet, [{ ...area, top: middle + 1 }]);
  return [stack([...upper, ...lower])];
}

function stack(parts: readonly BlockContent[]): BlockContent {
  return {
    values: parts.flatMap((part) => part.values),
    formulas: parts.flatMap((part) => part.formulas),
    numberFormats: parts.flatMap((part) => part.numberFormats),
  };
}

function readContent(range: Excel.Range): BlockContent {
  const values = toMatrix(range.values, toCellValue);
  const formulas = toMatrix(range.formulas, (formula, row, column) => {
    // Literal text that begins with "=" reads the same as value and as formula.
    const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula !== values[row]?.[column];
    return isFormula ? formula : null;
  });
  return { values, formulas, numberFormats: toMatrix(range.numberFormat, (format) => toText(format)) };
}

function toMatrix<T>(matrix: unknown[][], convert: (cell: unknown, row: number, column: number) => T): T[][] {
  return matrix.map((line, row) => line.map((cell, column) => convert(cell, row, column)));
}

/** Excel answers "" for an empty cell, and for a formula whose result is empty text. */
function toCellValue(value: unknown): CellValue {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function toText(format: unknown): string | null {
  return typeof format === 'string' ? format : null;
}

import type { CellValue, Rect } from '#shared/sheet/grid.ts';
import { cellKey, type EditBlock } from './edit-blocks.ts';
import type { BlockContent } from './read-blocks.ts';

/** What blocks hold, to be asked for by any run of rows of one of them. */
export class BlockContents {
  /** Where the content of each row of each block is found, by its first cell. */
  readonly #lines = new Map<number, { readonly content: BlockContent; readonly at: number }>();

  /** `contents` in the order of `areas`, which do not overlap. */
  constructor(areas: readonly Rect[], contents: readonly BlockContent[]) {
    areas.forEach(({ top, left, bottom }, index) => {
      const content = contents[index]!;
      for (let row = top; row <= bottom; row++) this.#lines.set(cellKey(row, left), { content, at: row - top });
    });
  }

  of({ top, left, bottom }: Rect): BlockContent {
    const { content, at } = this.#lines.get(cellKey(top, left))!;
    const end = at + bottom - top + 1;
    return {
      values: content.values.slice(at, end),
      formulas: content.formulas.slice(at, end),
      numberFormats: content.numberFormats.slice(at, end),
    };
  }
}

/** Whether two readings of the same cells agree. */
export function isSameContent(a: BlockContent, b: BlockContent): boolean {
  return isSameMatrix(a.numberFormats, b.numberFormats) && holdsSame(a, b, () => true);
}

/** Whether a block holds what was written into it, and in the cells in between what was there before. */
export function holdsWrites(
  { items }: EditBlock<{ readonly value: CellValue; readonly formula: string | null }>,
  now: BlockContent,
  before: BlockContent,
): boolean {
  const isWritten = items.every((line, row) =>
    line.every((item, column) => {
      if (!item) return true;
      const formula = now.formulas[row]?.[column] ?? null;
      // Excel writes formulas in its own way; that there is one is enough.
      if (item.formula !== null || formula !== null) return (item.formula === null) === (formula === null);
      return comparable(item.value) === comparable(now.values[row]?.[column] ?? null);
    }),
  );
  return isWritten && holdsSame(now, before, (row, column) => items[row]?.[column] === null);
}

function holdsSame(a: BlockContent, b: BlockContent, counts: (row: number, column: number) => boolean): boolean {
  return a.values.every((line, row) =>
    line.every((value, column) => {
      if (!counts(row, column)) return true;
      const formula = b.formulas[row]?.[column] ?? null;
      if ((a.formulas[row]?.[column] ?? null) !== formula) return false;
      // The result of an unchanged formula may change with other cells.
      return formula !== null || value === (b.values[row]?.[column] ?? null);
    }),
  );
}

function isSameMatrix(a: readonly (readonly unknown[])[], b: readonly (readonly unknown[])[]): boolean {
  return a.every((line, row) => line.every((item, column) => item === b[row]?.[column]));
}

/** A value as it reads back: Excel keeps 15 digits, line feeds only, and no empty text. */
function comparable(value: CellValue): CellValue {
  if (typeof value === 'number') return Number(value.toPrecision(15));
  if (typeof value !== 'string') return value;
  return value === '' ? null : value.replace(/\r\n?/g, '\n');
}

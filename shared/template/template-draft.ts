import { a1 } from '../sheet/a1.ts';
import type { Rect } from '../sheet/grid.ts';
import {
  validationTextLimits,
  type TemplateCell,
  type TemplateLimit,
  type TemplateStyle,
  type TemplateValidation,
} from './template-sheet.ts';

/** Collects the cells and validations of one sheet. Rows and columns zero-based. */
export class TemplateDraft {
  readonly cells = new Map<string, TemplateCell>();
  readonly merges: Rect[] = [];
  readonly heights = new Map<number, number>();
  readonly #validations = new Map<string, TemplateValidation & { areas: string[] }>();

  set(row: number, column: number, style: TemplateStyle, value: string | number | null = null): void {
    this.cells.set(`${row},${column}`, { value, style });
  }

  /** A formula without "=" and what it gives while nothing is filled in. */
  formula(row: number, column: number, style: TemplateStyle, formula: string, blank: string | number = ''): void {
    this.cells.set(`${row},${column}`, { value: blank, formula, style });
  }

  /**
   * Makes a row as high as its longest wrapped text needs; `widths` = the columns in characters, `later` = texts that
   * may be filled in afterwards, by column.
   */
  fitHeight(
    row: number,
    widths: readonly number[],
    least: number,
    later: ReadonlyMap<number, readonly string[]> = new Map(),
  ): void {
    const lines = widths.map((width, column) => {
      const value = this.cells.get(`${row},${column}`)?.value;
      const texts = [...(typeof value === 'string' ? [value] : []), ...(later.get(column) ?? [])];
      return Math.max(1, ...texts.map((text) => wrappedLines(text, width)));
    });
    this.heights.set(row, Math.min(400, Math.max(least, 4 + lineHeight * Math.max(...lines))));
  }

  /** One text across columns `left` to `right`; every covered cell gets the style, so that borders close. */
  band(row: number, left: number, right: number, style: TemplateStyle, value: string | null): void {
    for (let column = left; column <= right; column += 1) this.set(row, column, style);
    this.set(row, left, style, value);
    if (right > left) this.merges.push({ top: row, left, bottom: row, right });
  }

  /** Cells that ask the same share one validation; `limit` must not depend on the row when they do. */
  validate(
    row: number,
    column: number,
    limit: TemplateLimit,
    prompt: TemplateValidation['prompt'],
    refusal: string | null,
  ): void {
    const key = JSON.stringify([column, limit, prompt, refusal]);
    const area = a1({ row, column });
    const known = this.#validations.get(key);
    if (known) known.areas.push(area);
    else
      this.#validations.set(key, {
        areas: [area],
        limit,
        prompt: prompt && {
          title: cut(prompt.title, validationTextLimits.title),
          text: cut(prompt.text, validationTextLimits.prompt),
        },
        refusal: refusal === null ? null : cut(refusal, validationTextLimits.error),
      });
  }

  validations(): TemplateValidation[] {
    return [...this.#validations.values()].map((validation) => ({ ...validation, areas: joinAreas(validation.areas) }));
  }
}

const lineHeight = 14.5;

/** Lines that a text takes in a column of `width` characters, broken between words. */
export function wrappedLines(text: string, width: number): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    let used = 0;
    lines += 1;
    for (const word of paragraph.split(' ')) {
      if (used > 0 && used + 1 + word.length > width) {
        lines += 1;
        used = word.length;
      } else used += (used > 0 ? 1 : 0) + word.length;
    }
  }
  return lines;
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}

/** Cells one below the other as one area: F9, F10, F12 → F9:F10, F12. All in one column, top first. */
export function joinAreas(cells: readonly string[]): string[] {
  const areas: { first: string; last: string; row: number }[] = [];
  for (const cell of cells) {
    const row = Number(cell.replace(/\D/g, ''));
    const open = areas.at(-1);
    if (open && open.row === row - 1) {
      open.last = cell;
      open.row = row;
    } else areas.push({ first: cell, last: cell, row });
  }
  return areas.map(({ first, last }) => (first === last ? first : `${first}:${last}`));
}

import type { Rect } from '../sheet/grid.ts';

/** How a cell of a template looks and whether it may be typed in; the writer turns each into a format. */
export type TemplateStyle =
  | 'letterhead' // unlocked: the office types its name
  | 'motto'
  | 'title'
  | 'subtitle'
  | 'header'
  | 'heading'
  | 'prose'
  | 'group-text'
  | 'group-centre'
  | 'group-points'
  | 'group-percent'
  | 'text'
  | 'centre'
  | 'points'
  | 'day'
  | 'off' // an input the row does not ask for
  | 'input-text' // unlocked, like every "input-…"
  | 'input-choice'
  | 'input-figure'
  | 'input-whole'
  | 'input-percent'
  | 'input-points'
  | 'input-day';

export interface TemplateCell {
  readonly value: string | number | null;
  /** In US notation, without "="; `value` is then what it gives in the blank workbook ("" for nothing). */
  readonly formula?: string;
  readonly style: TemplateStyle;
}

/** What a cell accepts. Formulas have no "=" and are written for the top left cell of the first area. */
export type TemplateLimit =
  | { readonly kind: 'list'; readonly words: readonly string[] }
  /** The words stand in a row or column of cells: for lists that hold commas or more than 255 characters. */
  | { readonly kind: 'list-range'; readonly range: string }
  | { readonly kind: 'between'; readonly low: number; readonly high: number }
  | { readonly kind: 'at-least'; readonly low: number; readonly whole: boolean }
  | { readonly kind: 'formula'; readonly formula: string }
  /** Takes anything; only the prompt is shown. */
  | { readonly kind: 'any' };

export interface TemplateValidation {
  /** A1 areas. */
  readonly areas: readonly string[];
  readonly limit: TemplateLimit;
  /** At most 32 and 255 characters: Excel refuses the file beyond. */
  readonly prompt: { readonly title: string; readonly text: string } | null;
  readonly refusal: string | null;
}

/** One sheet of a ready workbook, free of any file format. Rows and columns zero-based. */
export interface TemplateSheet {
  readonly name: string;
  /** Column widths in characters. */
  readonly widths: readonly number[];
  readonly cells: ReadonlyMap<string, TemplateCell>;
  readonly merges: readonly Rect[];
  /** Row heights in points; other rows grow with their text. */
  readonly heights: ReadonlyMap<number, number>;
  readonly validations: readonly TemplateValidation[];
  readonly freeze: { readonly rows: number; readonly columns: number } | null;
  readonly filter: string | null;
  readonly print: {
    readonly area: string;
    readonly orientation: 'landscape' | 'portrait';
    /** Zero-based row printed again on every page. */
    readonly titleRow: number | null;
    readonly footer: string;
  };
  /** Only unlocked cells take input. */
  readonly protected: boolean;
}

/** A whole ready workbook. */
export interface TemplateWorkbook {
  readonly title: string;
  readonly sheets: readonly TemplateSheet[];
}

/** Longest texts that Excel keeps with a validation. */
export const validationTextLimits = { title: 32, prompt: 255, error: 225 } as const;

import type { ItemCode } from './item-code.ts';
import type { RowShape } from './row-shape.ts';
import type { ColumnField } from './sheet-kind.ts';

/** The rows of a criteria table below which plain numbers start again at 1. */
export interface FieldRows {
  /** Sheet rows of fields that carry no code, in order. */
  readonly uncoded: ReadonlySet<number>;
  /** The word of fields numbered by it ("Lĩnh vực 1" → "linh vuc"), or `null` where plain numbers do not start again. */
  readonly fieldWord: string | null;
}

const sums: ReadonlySet<ColumnField> = new Set<ColumnField>([
  'maxScore',
  'selfScore',
  'surveyScore',
  'appraisedScore',
  'achievedScore',
  'lastYearScore',
  'indexPercent',
]);

/**
 * Finds fields under which criteria are numbered 1, 2, 3 afresh: rows with a name and points but no code, or with a
 * worded code. Only where every such numbering begins under one of them; else a row without a code is a criterion whose
 * code was forgotten. Linear in the rows.
 */
export function findFieldRows(shapes: readonly RowShape[], codeOf: (shape: RowShape) => ItemCode | null): FieldRows {
  const codes = shapes.map(codeOf);
  return { uncoded: uncodedFields(shapes, codes), fieldWord: wordOfFields(codes) };
}

function uncodedFields(shapes: readonly RowShape[], codes: readonly (ItemCode | null)[]): ReadonlySet<number> {
  const rows = new Set<number>();
  for (const [index, code] of codes.entries()) {
    if (code === null || !isPlainOne(code)) continue;
    const above = shapes[index - 1];
    if (above === undefined || codes[index - 1] !== null || !isSumRow(above)) return new Set();
    rows.add(above.row);
  }
  return rows.size > 1 ? rows : new Set();
}

function isSumRow({ primary, payload }: RowShape): boolean {
  return primary.size > 0 && payload.has('maxScore') && [...payload].every((field) => sums.has(field));
}

function wordOfFields(codes: readonly (ItemCode | null)[]): string | null {
  const word = codes.find((code) => code?.word !== undefined)?.word ?? null;
  if (word === null) return null;
  let restarts = false;
  for (const [index, code] of codes.entries()) {
    if (code?.word !== word || code.style !== 'number') continue;
    const below = codes[index + 1];
    if (below?.style !== 'number' || below.word === word) continue;
    if (below.parts[0] !== 1) return null;
    restarts = true;
  }
  return restarts ? word : null;
}

function isPlainOne({ style, parts, word }: ItemCode): boolean {
  return style === 'number' && parts[0] === 1 && word === undefined;
}

import type { BodyTraits, GroupRow } from './group-row.ts';
import { readGroupRow } from './group-row.ts';
import type { RowShape } from './row-shape.ts';
import { totalLabelOf } from './row-shape.ts';

/** What a body row is to its table. */
export type RowRole =
  | { readonly kind: 'total'; readonly label: string }
  | { readonly kind: 'group'; readonly group: GroupRow }
  /** Names the objective or task of the rows below it and nothing else. */
  | { readonly kind: 'context' }
  /** Goes on with the texts of the record above it. */
  | { readonly kind: 'continuation' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'record' };

/**
 * Tells what a row is by its own cells, the row with content below it and the last record above it, and by nothing
 * else of the sheet: an edit changes the roles of three rows at most.
 */
export function readRowRole(
  traits: BodyTraits,
  shape: RowShape,
  next: RowShape | null,
  lastRecord: RowShape | null,
): RowRole {
  const label = totalLabelOf(traits.view, shape);
  if (label !== null) return { kind: 'total', label };
  const group = readGroupRow(traits, shape, next);
  if (group) return { kind: 'group', group };
  if (isContext(traits, shape, next)) return { kind: 'context' };
  if (lastRecord && continues(traits, shape, lastRecord)) return { kind: 'continuation' };
  return { kind: shape.primary.size === 0 && shape.payload.size === 0 ? 'nothing' : 'record' };
}

function isContext({ leaf }: BodyTraits, shape: RowShape, next: RowShape | null): boolean {
  if (shape.payload.size > 0 || shape.code || shape.primary.size === 0 || !next) return false;
  if (leaf === null || shape.primary.has(leaf)) return false;
  return next.primary.has(leaf) && [...shape.primary].every((field) => !next.primary.has(field));
}

/** A text cut by a page break goes on in a row of its own, unnumbered and in small letters. */
function continues({ view, layout, numbered }: BodyTraits, shape: RowShape, lastRecord: RowShape): boolean {
  if (shape.code || !numbered || shape.afterGap) return false;
  if (shape.primary.size === 0 && !shape.payload.has('product')) return false;
  const first = shape.filled[0];
  if (first === undefined || !/^\p{Ll}/u.test(view.text(shape.row, first))) return false;
  if (shape.payload.has('deadline') && shape.payload.size + shape.primary.size <= 2) return false;
  return [...shape.primary, ...shape.payload].every((field) => {
    const column = layout.columnOf.get(field);
    return column !== undefined && view.text(lastRecord.row, column) !== '';
  });
}

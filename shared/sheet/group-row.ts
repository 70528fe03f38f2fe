import type { ItemCode } from './item-code.ts';
import { isAllCaps, splitLeadingCode } from './item-code.ts';
import type { RowShape } from './row-shape.ts';
import { isWide } from './row-shape.ts';
import type { ColumnField } from './sheet-kind.ts';
import type { TableSection } from './sheet-table.ts';
import type { SheetView } from './sheet-view.ts';
import type { TableLayout } from './table-layout.ts';

/** What the rows of a body have in common, known before any row is read. */
export interface BodyTraits {
  readonly view: SheetView;
  readonly layout: TableLayout;
  /** Most rows that say something carry a number. */
  readonly numbered: boolean;
  /** The field that names the single piece of work, or `null`. */
  readonly leaf: ColumnField | null;
}

/** A group row: "I | CẢI CÁCH THỂ CHẾ", "Mục tiêu 1: …", "1 | Nâng cao …" above 1.1. */
export interface GroupRow extends TableSection {
  readonly column: number;
  /** Roman, lettered or without a code: it may hold numbered groups of its own. */
  readonly outer: boolean;
  /** The row says itself what it is: "Mục tiêu 1", "Nhiệm vụ 2". */
  readonly worded: 'objective' | 'task' | null;
}

const amounts: ReadonlySet<ColumnField> = new Set<ColumnField>(['budget', 'percent', 'status']);
const ownerFields: ReadonlySet<ColumnField> = new Set<ColumnField>([...amounts, 'leadAgencies', 'coAgencies']);

/** Reads a row as a group row, or answers `null`: it is work then. `next` = the row with content below it. */
export function readGroupRow(traits: BodyTraits, shape: RowShape, next: RowShape | null): GroupRow | null {
  const { view } = traits;
  const texts = shape.filled.filter((column) => column !== shape.codeColumn);
  const column = texts[0];
  if (column === undefined) return null;
  const text = view.text(shape.row, column);
  const hasOwner = isOwnedGroup(shape, next);
  const hasAmounts = [...shape.payload].every((field) => amounts.has(field)) && isOuter(shape.code) && isAllCaps(text);
  // Where the columns stand in another order the title of a group lies under whatever comes second.
  const standsAlone = texts.length === 1 && (isOuter(shape.code) || isWide(view, traits.layout, shape.row, column));
  if (shape.payload.size > 0 && !hasOwner && !hasAmounts && !standsAlone) return null;
  const split = splitLeadingCode(text);
  const code = shape.code ?? split.code;
  const group: GroupRow = {
    row: shape.row,
    code: code?.text ?? null,
    name: shape.code ? text : split.rest,
    column,
    outer: code === null || isOuter(code),
    worded: /^mục tiêu\b/iu.test(text) ? 'objective' : /^nhiệm vụ\s+\d/iu.test(text) ? 'task' : null,
  };
  if (isWide(view, traits.layout, shape.row, column)) return group;
  if (texts.length > 1 && shape.payload.size === 0 && shape.primary.size > 1) return null;
  const field = traits.layout.fieldOf.get(column);
  if (field === 'ordinal' || (field === undefined && shape.primary.size === 0)) return group;
  if (shape.code) return isNumberedGroup(traits, shape.code, next, text) ? group : null;
  return texts.length === 1 && isTitledGroup(traits, group, split.code, next, text) ? group : null;
}

/** A name without a number heads a group when it looks like a heading and rows of work follow. */
function isTitledGroup(
  { layout, numbered, leaf }: BodyTraits,
  group: GroupRow,
  written: ItemCode | null,
  next: RowShape | null,
  text: string,
): boolean {
  if (!next || (next.payload.size === 0 && next.code === null)) return false;
  if (isAllCaps(text) || isOuter(written)) return true;
  if (layout.fieldOf.get(group.column) !== leaf) return false;
  if (group.worded) return true;
  return numbered && next.code !== null && layout.kind !== 'agencies' && !/^\p{Ll}/u.test(text);
}

/** A numbered row that holds only its name heads a group when what follows is numbered below it. */
function isNumberedGroup(traits: BodyTraits, code: ItemCode, next: RowShape | null, text: string): boolean {
  if (isOuter(code)) return true;
  if (traits.layout.kind === 'agencies' || !next) return false;
  const below = next.code;
  if (!below) {
    return next.payload.size > 0 && next.primary.size > 0 && (!traits.numbered || startsWithDash(traits.view, next));
  }
  if (below.parts.length > code.parts.length && code.parts.every((part, index) => below.parts[index] === part))
    return true;
  if (code.style !== 'number' && code.style !== 'dotted') return false;
  if (below.style === 'lower' || below.style === 'bullet') return true;
  if (next.payload.size === 0) return false;
  const restarts = code.style === 'number' && below.style === 'number' && below.parts[0] === 1;
  return restarts || (isAllCaps(text) && !holdsCapitals(traits.view, next));
}

/** "I | Cải cách thể chế | Sở Tư pháp" above "1 | …": a group with its owner, not a work without a deadline. */
function isOwnedGroup(shape: RowShape, next: RowShape | null): boolean {
  if (!isOuter(shape.code) || !next?.code || next.payload.size === 0) return false;
  const { style, parts } = next.code;
  return (
    [...shape.payload].every((field) => ownerFields.has(field)) &&
    (style === 'number' || style === 'dotted') &&
    parts.at(-1) === 1
  );
}

function isOuter(code: ItemCode | null): boolean {
  return code?.style === 'roman' || code?.style === 'upper';
}

function startsWithDash(view: SheetView, shape: RowShape): boolean {
  const column = shape.filled.find((one) => one !== shape.codeColumn);
  return column !== undefined && /^[-+•*–]/.test(view.text(shape.row, column));
}

function holdsCapitals(view: SheetView, shape: RowShape): boolean {
  return shape.filled.some((column) => {
    const text = column === shape.codeColumn ? '' : view.text(shape.row, column);
    return text.length > 12 && isAllCaps(text);
  });
}

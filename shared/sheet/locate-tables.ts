import { documentLine } from './document-line.ts';
import { titlesAbove } from './document-facts.ts';
import type { HeaderBlock, HeaderMatcher } from './header-block.ts';
import { codeCandidates } from './item-code.ts';
import type { LevelColumn } from './level-columns.ts';
import type { ColumnField } from './sheet-kind.ts';
import { profileColumn } from './column-profile.ts';
import type { Recognition } from './recognise-columns.ts';
import { gatherEvidence, recogniseColumns } from './recognise-columns.ts';
import type { SheetView } from './sheet-view.ts';
import type { TableLayout } from './table-layout.ts';
import { createRepeatTest } from './table-layout.ts';

/** A table found: its recognised header and the rows its body may take. */
export interface LocatedTable {
  readonly layout: TableLayout;
  readonly recognition: Recognition;
}

interface Find {
  readonly block: HeaderBlock;
  readonly left: number;
  readonly right: number;
  /** `null` = a table of no kind of ours, which still ends the one above it. */
  readonly recognition: Recognition | null;
}

/**
 * Finds the tables of a sheet from top to bottom, side by side ones from left to right. `blocks` = the sheet's header
 * blocks; the work grows with them and not with the rows.
 */
export function locateTables(view: SheetView, matcher: HeaderMatcher, blocks: readonly HeaderBlock[]): LocatedTable[] {
  const finds: Find[] = [];
  for (const [index, block] of blocks.entries()) {
    const bottom = (blocks[index + 1]?.top ?? view.range.bottom + 1) - 1;
    if (finds.some((find) => find.recognition && overlaps(find, block)) && repeatsLast(view, finds, block, bottom))
      continue;
    const found = recogniseBlock(view, block, bottom, matcher);
    if (found.length > 0) finds.push(...found);
    else if (isForeignHeader(view, block, matcher)) {
      finds.push({ block, left: block.left, right: block.right, recognition: null });
    }
  }
  return finds.flatMap((find, index) => {
    const { recognition } = find;
    if (!recognition) return [];
    const layout = layOut(view, { ...find, recognition }, finds.slice(index + 1));
    // Words of a header right on top of a header are lines of its title.
    return layout.bodyBottom <= layout.block.bottom && layout.bodyBottom < view.range.bottom
      ? []
      : [{ recognition, layout }];
  });
}

/** The layout of a recognised header; its body ends where the next table in the same columns begins. */
export function layOut(
  view: SheetView,
  find: {
    readonly block: HeaderBlock;
    readonly left: number;
    readonly right: number;
    readonly recognition: Recognition;
  },
  following: readonly { readonly block: HeaderBlock; readonly left: number; readonly right: number }[],
): TableLayout {
  const { block, left, right, recognition } = find;
  const next = following.find((other) => other.block.top > block.bottom && other.left <= right && other.right >= left);
  return {
    kind: recognition.kind,
    block,
    left,
    right,
    bodyBottom: next ? endBeforeTitle(view, block.bottom, next.block.top - 1) : view.range.bottom,
    columns: recognition.columns,
    periods: recognition.periods,
    levels: recognition.levels,
    furtherLeads: recognition.furtherLeads,
    columnOf: new Map(recognition.columns.map(({ field, column }) => [field, column])),
    fieldOf: new Map([
      ...recognition.columns.map(({ field, column }) => [column, field] as const),
      ...recognition.periods.map(({ column }) => [column, 'deadline'] as const),
      ...recognition.levels.flatMap(fieldsOfLevel),
      ...recognition.furtherLeads.map((column) => [column, 'leadAgencies'] as const),
    ]),
  };
}

function fieldsOfLevel({ column, codeColumn, pointsColumn }: LevelColumn): (readonly [number, ColumnField])[] {
  return [
    [column, 'name'],
    ...(codeColumn === null ? [] : [[codeColumn, 'code'] as const]),
    ...(pointsColumn === null ? [] : [[pointsColumn, 'maxScore'] as const]),
  ];
}

/** Recognises a block as one table, or as several that a blank column keeps apart. */
function recogniseBlock(view: SheetView, block: HeaderBlock, bottom: number, matcher: HeaderMatcher): Find[] {
  const titles = titlesAbove(view, block.top);
  const recognise = (left: number, right: number): (Find & { recognition: Recognition }) | null => {
    const first = hasUnnamedCodes(view, block, left - 1, bottom) ? left - 1 : left;
    const columns = Array.from({ length: right - first + 1 }, (_, offset) => first + offset);
    const paths = new Map([...block.paths].filter(([column]) => column >= first && column <= right));
    const part: HeaderBlock = { ...block, left: first, right, paths };
    const recognition = recogniseColumns(gatherEvidence(view, part, columns, bottom, titles), matcher);
    return recognition && { block: part, left: first, right, recognition };
  };
  const whole = recognise(block.left, block.right);
  const segments = segmentsOf(view, block, bottom);
  if (segments.length < 2) return whole ? [whole] : [];
  const parts = segments.flatMap(([left, right]) => recognise(left, right) ?? []);
  const best = Math.max(0, ...parts.map(({ recognition }) => recognition.score));
  if (parts.length > 1 || best >= (whole?.recognition.score ?? 0) - 0.3)
    return parts.length > 0 ? parts : whole ? [whole] : [];
  return whole ? [whole] : [];
}

/** Runs of columns that hold words or cells, parted by columns that hold neither. */
function segmentsOf(view: SheetView, block: HeaderBlock, bottom: number): [number, number][] {
  const segments: [number, number][] = [];
  for (let column = block.left; column <= block.right; column += 1) {
    const named = block.paths.has(column) || view.isCovered(block.bottom, column) || view.isCovered(block.top, column);
    if (!named && profileColumn(view, column, block.bottom + 1, bottom).filled === 0) continue;
    const last = segments.at(-1);
    if (last && last[1] === column - 1) last[1] = column;
    else segments.push([column, column]);
  }
  return segments.filter(([left, right]) => {
    for (let column = left; column <= right; column += 1) if (block.paths.has(column)) return true;
    return false;
  });
}

/** A column of numbering whose header was left blank. */
function hasUnnamedCodes(view: SheetView, block: HeaderBlock, column: number, bottom: number): boolean {
  if (column < view.range.left || block.paths.has(column)) return false;
  const profile = profileColumn(view, column, block.bottom + 1, bottom);
  return profile.filled >= 2 && profile.code >= 0.6;
}

function overlaps(find: { readonly left: number; readonly right: number }, block: HeaderBlock): boolean {
  return find.left <= block.right && find.right >= block.left;
}

/** Whether a block is the header of the table above it once more: a page break, not a new table. */
function repeatsLast(view: SheetView, finds: readonly Find[], block: HeaderBlock, bottom: number): boolean {
  const last = finds.filter((find) => overlaps(find, block)).at(-1);
  if (!last?.recognition) return false;
  const isRepeat = createRepeatTest(view, last.block);
  for (let row = block.top; row <= block.bottom; row += 1) {
    if (view.filledColumns(row, last.left, last.right).length > 0 && !isRepeat(row)) return false;
  }
  return !opensNewTable(view, last, block, bottom);
}

/** The same header again opens a new table after a title or a gap when its numbering starts over. */
function opensNewTable(view: SheetView, last: Find, block: HeaderBlock, bottom: number): boolean {
  let gap = false;
  let title = false;
  let annexed = false;
  for (let row = block.top - 1; row > last.block.bottom; row -= 1) {
    const columns = view.filledColumns(row, last.left, last.right);
    if (columns.length === 0) gap = true;
    else if (columns.length <= 2) {
      const kinds = columns.map((column) => documentLine(view.text(row, column)));
      if (kinds.some((kind) => kind === 'annex' || kind === 'attachment')) annexed = true;
      else if (columns.length === 1 && codeAt(view, row, columns[0]!) === null) title = true;
      else break;
    } else break;
  }
  if (!gap && !annexed) return false;
  const numbers = last.recognition?.columns.find(({ field }) => field === 'ordinal' || field === 'code')?.column;
  if (numbers === undefined) return annexed || title;
  for (let row = block.bottom + 1; row <= Math.min(bottom, block.bottom + 12); row += 1) {
    const code = codeAt(view, row, numbers);
    if (code) return code.every((part) => part === 1);
  }
  return annexed || title;
}

function codeAt(view: SheetView, row: number, column: number): readonly number[] | null {
  return codeCandidates(view.value(row, column), view.format(row, column))[0]?.parts ?? null;
}

/** Lines that stand between two tables head the second; they are no rows of the first. */
function endBeforeTitle(view: SheetView, headerBottom: number, bottom: number): number {
  let end = bottom;
  while (end > headerBottom) {
    const columns = view.filledColumns(end);
    const isTitle = columns.length <= 1 || columns.every((column) => documentLine(view.text(end, column)) !== 'text');
    if (!isTitle) break;
    end -= 1;
  }
  return end;
}

/** Whether a block that is no table of ours heads a table all the same. */
function isForeignHeader(view: SheetView, block: HeaderBlock, matcher: HeaderMatcher): boolean {
  const leaves = [...block.paths.values()].map((path) => path.at(-1)!);
  if (leaves.some((text) => text.length > 60)) return false;
  const foreign = leaves.filter((text) => matcher(text).foreign).length;
  const first = matcher(leaves[0] ?? '').meanings[0];
  const numbered = first?.field === 'ordinal' && first.score > 0.9;
  const above = block.top > view.range.top ? view.filledColumns(block.top - 1).length : 0;
  return foreign >= 2 || (numbered && leaves.length >= 3 && above <= 1);
}

import type { HeaderBlock, HeaderMatcher } from './header-block.ts';
import { describeBlock } from './header-block.ts';
import { titlesAbove } from './document-facts.ts';
import type { LevelColumn } from './level-columns.ts';
import { findLevelColumns } from './level-columns.ts';
import type { HeaderEvidence, Recognition } from './recognise-columns.ts';
import {
  assignColumns,
  columnsOfLevels,
  furtherLeadColumns,
  gatherEvidence,
  headerText,
  periodColumns,
} from './recognise-columns.ts';
import type { ColumnField } from './sheet-kind.ts';
import { relocateOverride } from './relocate-override.ts';
import type { ColumnOverride, TableColumn } from './sheet-table.ts';
import type { SheetView } from './sheet-view.ts';

/** A table as an officer told it; columns she did not mention are guessed from their words. */
export interface ToldTable {
  readonly block: HeaderBlock;
  readonly left: number;
  readonly right: number;
  readonly recognition: Recognition;
}

/**
 * Applies what an officer told. `null` when it no longer fits the sheet (rows or columns that are gone, no column with
 * a meaning): the sheet is then guessed afresh.
 */
export function applyOverride(view: SheetView, matcher: HeaderMatcher, kept: ColumnOverride): ToldTable | null {
  const override = relocateOverride(view, kept);
  const { headerTop, headerBottom } = override;
  const { top, bottom, left, right } = view.range;
  const rows = [headerTop, headerBottom];
  if (!rows.every(Number.isInteger) || headerTop > headerBottom || headerTop < top || headerBottom > bottom)
    return null;
  const told = new Map<number, ColumnField | null>();
  for (const { column, field } of override.columns) {
    if (Number.isInteger(column) && column >= left && column <= right) told.set(column, field);
  }
  const block = headerOf(view, headerTop, headerBottom, [...told.keys()]);
  if (!block) return null;
  const columns = Array.from({ length: block.right - block.left + 1 }, (_, offset) => block.left + offset);
  const untold = columns.filter((column) => !told.has(column));
  const taken = new Set([...told.values()].filter((field) => field !== null));
  const evidence = gatherEvidence(view, block, columns, bottom, titlesAbove(view, headerTop));
  const guessed = assignColumns({ ...evidence, columns: untold }, matcher, override.kind).filter(
    ({ field }) => !taken.has(field),
  );
  const known: TableColumn[] = [];
  const used = new Set<ColumnField>();
  for (const [column, field] of told) {
    if (field === null || used.has(field)) continue;
    used.add(field);
    known.push({ field, column, header: headerText(block, column), confidence: 1 });
  }
  if (known.length === 0 && override.kind !== 'survey') return null;
  const all = [...known, ...guessed].sort((a, b) => a.column - b.column);
  const named = new Set<ColumnField>(all.map(({ field }) => field));
  const settled = new Set(all.map(({ column }) => column));
  const others = columns.filter((column) => !settled.has(column) && block.paths.has(column));
  const isSurvey = override.kind === 'survey';
  const asked = isSurvey ? others.filter((column) => !told.has(column)) : [];
  const levels = override.kind === 'criteria' ? toldLevels(evidence, matcher, all, told) : [];
  const knownFields = new Map(all.map((one) => [one.column, one]));
  const furtherLeads = furtherLeadColumns({ ...evidence, columns: untold }, matcher, knownFields);
  const inLevels = new Set([...columnsOfLevels(levels), ...furtherLeads]);
  const unknown = others.filter((column) => !asked.includes(column) && !inLevels.has(column));
  return {
    block,
    left: block.left,
    right: block.right,
    recognition: {
      kind: override.kind,
      columns: all,
      unknownColumns: unknown.map((column) => ({ column, header: headerText(block, column) })),
      periods: periodColumns({ ...evidence, columns: untold }, named, override.kind),
      levels,
      furtherLeads,
      tally: false,
      questions: asked.map((column) => ({ column, text: headerText(block, column) })),
      score: Number.POSITIVE_INFINITY,
    },
  };
}

/** Levels in columns of their own, where the officer's names stand innermost and she said of no level what else it is. */
function toldLevels(
  evidence: HeaderEvidence,
  matcher: HeaderMatcher,
  all: readonly TableColumn[],
  told: ReadonlyMap<number, ColumnField | null>,
): readonly LevelColumn[] {
  const fieldOf = new Map(all.map(({ column, field }) => [column, field]));
  const levels = findLevelColumns({ ...evidence, paths: evidence.block.paths }, matcher, fieldOf);
  const name = all.find(({ field }) => field === 'name')?.column;
  const isDenied = levels.some(({ column }) => told.get(column) === null);
  return levels.at(-1)?.column === name && !isDenied ? levels : [];
}

function headerOf(view: SheetView, top: number, bottom: number, told: readonly number[]): HeaderBlock | null {
  const block = describeBlock(view, top, bottom);
  const worded = [...block.paths.keys()];
  if (told.length === 0 && worded.length === 0) return null;
  return {
    ...block,
    left: Math.min(...told, ...worded),
    right: Math.min(view.range.right, Math.max(...told, worded.length > 0 ? block.right : -1)),
  };
}

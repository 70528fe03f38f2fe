import type { ICellData, IRange, IWorksheetData } from '@univerjs/core';
import { mapReferences } from './formula-references.ts';
import { parseBlock } from './grid-range.ts';
import type { LineMap } from './line-map.ts';

/** One sheet before and after, by the name it has now. */
export interface ComparedSheet {
  readonly name: string;
  readonly loaded: Partial<IWorksheetData>;
  readonly current: Partial<IWorksheetData>;
  readonly rows: LineMap;
  readonly columns: LineMap;
}

/** Tells by sheet, row and column (of the grid, zero-based) whether the grid's result of an unedited formula is stored. */
export type FollowedResults = (sheet: number, row: number, column: number) => boolean;

interface Place {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

interface PendingResult extends Place {
  /** Blocks it reads; `null` when they cannot be told from the text of the formula (names, INDIRECT, OFFSET). */
  readonly reads: readonly { readonly sheet: number; readonly range: IRange }[] | null;
}

/** Errors that tell of the grid, not of the sheet: an unknown function or name, or a formula that it lets spill. */
const gridFaults = new Set(['#NAME?', '#SPILL!', '#CALC!']);
/** Beyond this many comparisons every result is taken for followed. */
const mostComparisons = 20_000_000;

/** Results of formulas may differ from Excel's in the last digits, which Excel does not store. */
export function sameValue(first: ICellData | undefined, second: ICellData | undefined): boolean {
  const before = first?.v ?? '';
  const now = second?.v ?? '';
  if (before === now) return true;
  if (!first?.f || typeof before !== 'number' || typeof now !== 'number') return false;
  return Math.abs(before - now) <= 1e-13 * Math.max(Math.abs(before), Math.abs(now));
}

/** Whether a cell holds the formula it held in the file; references that followed moved cells do not count. */
export function keepsFormula(before: ICellData | undefined, now: ICellData | undefined, moved: boolean): boolean {
  return Boolean(before?.f) && Boolean(now?.f) && (moved || before?.f === now?.f);
}

/** Whether a result tells of what the grid cannot do, not of what the sheet says. */
export function isGridFault(result: ICellData | undefined): boolean {
  return typeof result?.v === 'string' && gridFaults.has(result.v);
}

/**
 * Finds the formulas whose new result comes from an edit: one that reads an edited cell, or the followed result of another
 * formula. Every other difference (TODAY(), a function that the grid calculates otherwise than Excel or not at all) is
 * none of the file's business: the result that Excel stored stays. Formulas that are spelled otherwise than in the file,
 * because they were retyped or follow moved cells, count as edited.
 */
export function findFollowedResults(sheets: readonly ComparedSheet[]): FollowedResults {
  const byName = new Map(sheets.map((sheet, index) => [sheet.name, index]));
  const restructured = new Set<number>();
  const edited: Place[] = [];
  const pending: PendingResult[] = [];
  sheets.forEach((sheet, index) => {
    if (!sheet.rows.unchanged || !sheet.columns.unchanged) restructured.add(index);
    forEachChange(sheet, (row, column, before, now) => {
      if (before?.f !== now?.f || !before?.f) edited.push({ sheet: index, row, column });
      else if (before.v === undefined || !isGridFault(now))
        pending.push({ sheet: index, row, column, reads: readsOf(before.f, index, byName) });
    });
  });
  const followed = follow(edited, restructured, pending);
  return (sheet, row, column) => followed.has(keyOf({ sheet, row, column }));
}

function keyOf({ sheet, row, column }: Place): string {
  return `${sheet},${row},${column}`;
}

function forEachChange(
  { loaded, current, rows, columns }: ComparedSheet,
  visit: (row: number, column: number, before: ICellData | undefined, now: ICellData | undefined) => void,
): void {
  for (const [rowKey, cells] of Object.entries(current.cellData ?? {})) {
    const origin = rows.origin(Number(rowKey));
    for (const [columnKey, now] of Object.entries(cells as Record<string, ICellData>)) {
      const originColumn = columns.origin(Number(columnKey));
      const before = origin === null || originColumn === null ? undefined : loaded.cellData?.[origin]?.[originColumn];
      if ((before?.f ?? null) === (now.f ?? null) && sameValue(before, now) && !now.p) continue;
      visit(Number(rowKey), Number(columnKey), before, now);
    }
  }
  for (const [rowKey, cells] of Object.entries(loaded.cellData ?? {})) {
    const row = rows.now(Number(rowKey));
    for (const columnKey of row === null ? [] : Object.keys(cells as object)) {
      const column = columns.now(Number(columnKey));
      if (column === null || current.cellData?.[row!]?.[column] !== undefined) continue;
      const before = loaded.cellData?.[Number(rowKey)]?.[Number(columnKey)];
      if (before?.f || (before?.v ?? null) !== null) visit(row!, column, before, undefined);
    }
  }
}

/** Names and functions whose cells the text does not show; a name before "(" is a function, before "[" a table. */
const hidden =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|\b(INDIRECT|OFFSET)\(|[\p{L}_\\][\p{L}\p{N}_.\\?]*[!(]|\[|([\p{L}_\\][\p{L}\p{N}_.\\?]*)/giu;

function readsOf(formula: string, own: number, byName: ReadonlyMap<string, number>): PendingResult['reads'] {
  const reads: { readonly sheet: number; readonly range: IRange }[] = [];
  const rest = mapReferences(formula, ({ sheet, block }) => {
    const index = sheet === null ? own : byName.get(sheet);
    const range = parseBlock(block);
    if (index !== undefined && range) reads.push({ sheet: index, range });
    return '0';
  });
  for (const [text, address, name] of rest.matchAll(hidden)) {
    if (address !== undefined || text === '[') return null;
    if (name !== undefined && !/^(?:true|false)$/i.test(name)) return null;
  }
  return reads;
}

function follow(
  edited: readonly Place[],
  restructured: ReadonlySet<number>,
  pending: readonly PendingResult[],
): ReadonlySet<string> {
  const followed = new Set<string>();
  if (edited.length === 0 && restructured.size === 0) return followed;
  let waiting = pending.filter((result) => {
    const certain = result.reads === null || result.reads.some(({ sheet }) => restructured.has(sheet));
    if (certain) followed.add(keyOf(result));
    return !certain;
  });
  let sources: Place[] = [...edited, ...pending.filter((result) => followed.has(keyOf(result)))];
  let comparisons = 0;
  while (sources.length > 0 && waiting.length > 0) {
    comparisons += sources.length * waiting.length;
    const reached = comparisons > mostComparisons ? waiting : waiting.filter((result) => readsAny(result, sources));
    for (const result of reached) followed.add(keyOf(result));
    waiting = waiting.filter((result) => !followed.has(keyOf(result)));
    sources = reached;
  }
  return followed;
}

function readsAny({ reads }: PendingResult, sources: readonly Place[]): boolean {
  return (reads ?? []).some(({ sheet, range }) =>
    sources.some(
      (source) =>
        source.sheet === sheet &&
        source.row >= range.startRow &&
        source.row <= range.endRow &&
        source.column >= range.startColumn &&
        source.column <= range.endColumn,
    ),
  );
}

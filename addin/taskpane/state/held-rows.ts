// Which rows of the document a sheet held, remembered in the workbook, so that rows deleted from it can be told. Only the
// first letters of their ids are kept: enough to tell rows of one document apart.
import type { RowNews, RowResult } from '#shared/sync/protocol.ts';
import type { SheetRows } from '#shared/sync/sheet-rows.ts';

const markLength = 8;
/** More rows than this and a workbook does not remember them: its notes travel with every copy. */
const mostRows = 8_000;

/** The short name of a row. */
export function markOf(rowId: string): string {
  return rowId.slice(0, markLength);
}

/** The ids of the rows that a sheet holds. */
export function linkedIds({ rows }: SheetRows): ReadonlySet<string> {
  return new Set(rows.flatMap(({ identity }) => (identity.kind === 'linked' ? [identity.identity.rowId] : [])));
}

function readMarks(held: string | null): Set<string> {
  return new Set(held === null || held === '' ? [] : held.split(' '));
}

/**
 * What is remembered after a sync: the rows that were held and those that are held now, without those that left the
 * document or that the officer let go.
 */
export function rememberRows(held: string | null, now: Iterable<string>, gone: Iterable<string> = []): string | null {
  const marks = readMarks(held);
  for (const rowId of now) marks.add(markOf(rowId));
  for (const rowId of gone) marks.delete(markOf(rowId));
  return marks.size > mostRows ? null : [...marks].sort().join(' ');
}

/** Rows that left the document, as an answer tells it. */
export function rowsGone(answer: {
  readonly news: readonly RowNews[];
  readonly results: readonly RowResult[];
}): string[] {
  return [
    ...answer.news.flatMap(({ rowId, removed }) => (removed ? [rowId] : [])),
    ...answer.results.flatMap(({ rowId, status }) => (status === 'removed' && rowId !== null ? [rowId] : [])),
  ];
}

/** Marks of the rows that were held and stand in the sheet no more. A sheet without any linked row tells nothing. */
export function missingMarks(held: string | null, sheet: SheetRows): ReadonlySet<string> {
  const now = linkedIds(sheet);
  if (now.size === 0) return new Set();
  const marks = readMarks(held);
  for (const rowId of now) marks.delete(markOf(rowId));
  return marks;
}

/**
 * Whether none of the rows that a sheet holds is one that its link remembers: the link is another sheet's, or the sheet
 * now holds another document. Where nothing is remembered, or no row is linked, nobody can tell.
 */
export function isOfOtherDocument(held: string | null, sheet: SheetRows): boolean {
  const marks = readMarks(held);
  const now = linkedIds(sheet);
  return marks.size > 0 && now.size > 0 && ![...now].some((rowId) => marks.has(markOf(rowId)));
}

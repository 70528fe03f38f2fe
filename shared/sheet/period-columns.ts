import { foldText } from '../text/fold-text.ts';
import type { CellAddress } from './grid.ts';
import type { SheetView } from './sheet-view.ts';

/** A column that stands for a month or quarter of the year: a mark in it says when, in place of words. */
export interface PeriodColumn {
  readonly column: number;
  readonly unit: 'month' | 'quarter';
  /** 1–12 for months, 1–4 for quarters. */
  readonly number: number;
  /** The year over the column, where the header says one. */
  readonly year: number | null;
}

const romanQuarters: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const leastColumns = 3;

/**
 * The months or quarters a header draws as columns ("Tháng 1 … Tháng 12", "Quý I … IV", "1 … 12" under "Tháng"), left
 * to right; empty when fewer than three stand side by side or their cells hold more than marks.
 */
export function findPeriodColumns(
  paths: ReadonlyMap<number, readonly string[]>,
  longestText: (column: number) => number,
): PeriodColumn[] {
  const found: PeriodColumn[] = [];
  for (const [column, path] of paths) {
    const period = periodOf(path);
    if (period && longestText(column) <= longestMark) found.push({ column, ...period });
  }
  found.sort((a, b) => a.column - b.column);
  const [first] = found;
  const same = found.filter(({ unit }) => unit === first?.unit);
  return same.length >= leastColumns && same.length === found.length ? found : [];
}

const worded = /^(thang|t|quy|q)\s*\.?\s*(\d{1,2}|[iv]{1,3})$/;

/** Whether a header names one month or quarter: "Tháng 3", "T3", "Quý II/2026". */
export function isPeriodLabel(text: string): boolean {
  return text.length <= 16 && worded.test(periodWords(text));
}

function periodWords(text: string): string {
  return foldText(text).replace(/\s*\/?\s*20\d\d$/, '');
}

/** A mark is short: "x", "✓", "15/3". */
const longestMark = 6;

function periodOf(path: readonly string[]): Omit<PeriodColumn, 'column'> | null {
  const leaf = periodWords(path.at(-1) ?? '');
  const above = foldText(path.slice(0, -1).join(' '));
  const year = /(?<!\d)(20\d\d)(?!\d)/.exec(path.join(' '))?.[1];
  const named = worded.exec(leaf);
  const bare = /^(?:\d{1,2}|[iv]{1,3})$/.test(leaf) ? leaf : null;
  const unit =
    named === null ? (bare === null ? null : unitAbove(above, bare)) : named[1]!.startsWith('t') ? 'month' : 'quarter';
  const written = named?.[2] ?? bare;
  if (unit === null || written === null) return null;
  const number = romanQuarters[written] ?? Number(written);
  const last = unit === 'month' ? 12 : 4;
  if (!Number.isInteger(number) || number < 1 || number > last) return null;
  return { unit, number, year: year === undefined ? null : Number(year) };
}

/** A bare "1" or "I" takes its unit from the words over it. */
function unitAbove(above: string, bare: string): PeriodColumn['unit'] | null {
  if (/\bthang\b/.test(above)) return 'month';
  if (/\bquy\b/.test(above)) return 'quarter';
  return /\b(?:thoi gian|tien do|lo trinh)\b/.test(above) && bare in romanQuarters ? 'quarter' : null;
}

/** What the marks of a row say, in words a deadline is written in, with the first marked cell; `null` without a mark. */
export function readPeriodMarks(
  view: SheetView,
  row: number,
  periods: readonly PeriodColumn[],
): { readonly text: string; readonly cell: CellAddress } | null {
  const marked: PeriodColumn[] = [];
  let reach = -1;
  for (const period of periods) {
    const merge = view.mergeAt(row, period.column);
    const top = merge && merge.left === period.column ? merge.top : row;
    const text = view.text(top, period.column);
    if (text !== '' && !/^(?:0|-|–|FALSE)$/.test(text)) reach = view.lastColumnOf(top, period.column);
    // A bar drawn by merging cells marks every column under it.
    if (period.column <= reach) marked.push(period);
  }
  const [first] = marked;
  if (first === undefined) return null;
  return { text: wordsOf(marked), cell: { row, column: first.column } };
}

function wordsOf(marked: readonly PeriodColumn[]): string {
  const [first, last] = [marked[0]!, marked.at(-1)!];
  const unit = first.unit === 'month' ? 'tháng' : 'quý';
  const name = ({ number }: PeriodColumn) => `${unit} ${first.unit === 'month' ? number : romanOf(number)}`;
  const year = last.year === null ? '' : `/${last.year}`;
  if (first.year !== last.year) return `từ ${name(first)}/${first.year ?? ''} đến ${name(last)}${year}`;
  if (marked.length === 1) return `${name(first)}${year}`;
  const runs = last.number - first.number + 1 === marked.length;
  return runs ? `từ ${name(first)} đến ${name(last)}${year}` : `${marked.map(name).join(', ')}${year}`;
}

function romanOf(number: number): string {
  return ['I', 'II', 'III', 'IV'][number - 1]!;
}

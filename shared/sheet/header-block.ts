import { foldText } from '../text/fold-text.ts';
import { rememberByText } from '../text/remember-text.ts';
import { isAnswerDegree, isAnswerRow, isScaleGroup, isScaleRow } from './answer-columns.ts';
import { documentLine } from './document-line.ts';
import { isPeriodLabel } from './period-columns.ts';
import { parseItemCode } from './item-code.ts';
import { headerTokens, matchHeader } from './match-header.ts';
import type { HeaderMatch } from './match-header.ts';
import { isColumnNumberRow } from './row-signals.ts';
import type { ColumnField } from './sheet-kind.ts';
import type { SheetView } from './sheet-view.ts';

/** Rows that may be the header of a table, with the words of each column. */
export interface HeaderBlock {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** Header texts from the top row down, per sheet column; columns without words are absent. */
  readonly paths: ReadonlyMap<number, readonly string[]>;
}

/** What the words of a text mean. */
export type HeaderMatcher = (text: string) => HeaderMatch;

const mostHeaderRows = 6;
const longestLabel = 90;
/** The share of a header row's cells that name a column. */
const leastNamed = 0.4;
/** A row of so many questions heads answered survey forms. */
const leastQuestions = 3;

/** A matcher that remembers its answers: data cells repeat a lot. */
export const rememberingMatcher: HeaderMatcher = rememberByText(matchHeader);

/** Whether a text reads like a survey question: "Câu 3", "C12", "… ?". */
export const isQuestion: (text: string) => boolean = rememberByText(
  (text) => /\?\s*$/.test(text) || questionStart.test(foldText(text.slice(0, 60))),
);
const questionStart =
  /^(?:cau(?: hoi)?|c|q)\s*\.?\s*\d{1,3}\b|^(?:\d{1,2}\s*[.):]\s*)?(?:(?:quy )?ong\s*[/(,]\s*ba\b|anh\s*[/(,]\s*chi\b|theo (?:ong|anh)|xin (?:ong|anh|cho biet)|muc do hai long (?:ve|cua)|su hai long (?:ve|cua)|danh gia cua (?:ong|anh))/;
/** The header blocks of a sheet from top to bottom, found by the words of their rows. Linear in the cells. */
export function findHeaderBlocks(view: SheetView, matcher: HeaderMatcher): HeaderBlock[] {
  const blocks: HeaderBlock[] = [];
  let reach = view.range.top - 1;
  for (let row = view.range.top; row <= view.range.bottom; row += 1) {
    if (row <= reach || !isHeaderSeed(view, row)) continue;
    const block = growBlock(view, row, reach + 1, matcher);
    blocks.push(block);
    reach = block.bottom;
  }
  return blocks;
}

/** Whether the words of a row may be those of a header. */
export function isHeaderSeed(view: SheetView, row: number): boolean {
  const columns = view.filledColumns(row);
  if (columns.length < 2) return false;
  const first = view.text(row, columns[0]!);
  if (/^[\d(]/.test(first) && first.length < 6) return false;
  if (isScaleRow(view, row, columns)) return true;
  const fields = new Set<string>();
  let questions = 0;
  let degrees = 0;
  let periods = 0;
  let foreign = 0;
  let hits = 0;
  let numbers = 0;
  for (const [index, column] of columns.entries()) {
    const left = columns.length - index;
    if (
      (hits + foreign + periods + left) / columns.length < leastNamed &&
      Math.max(questions, degrees) + left < leastQuestions
    )
      return false;
    if (typeof view.value(row, column) === 'number') numbers += 1;
    const seed = seedWordsOf(view.text(row, column));
    if (seed === null) continue;
    if (seed.question) questions += 1;
    if (seed.degree) degrees += 1;
    if (seed.period) periods += 1;
    if (seed.foreign) foreign += 1;
    if (seed.fields.length === 0) continue;
    hits += 1;
    for (const field of seed.fields) fields.add(field);
  }
  if (questions >= leastQuestions) return true;
  if (degrees >= leastQuestions && isAnswerRow(view, row, columns)) return true;
  if (numbers > columns.length / 2) return false;
  return (
    hits + foreign >= 2 &&
    (fields.size >= 2 || foreign > 0) &&
    (hits + foreign + periods) / columns.length >= leastNamed
  );
}

/** What a cell adds to the belief that its row is a header. */
interface SeedWords {
  readonly question: boolean;
  /** An answer of a survey: "Rất hài lòng". */
  readonly degree: boolean;
  /** A month or quarter drawn as a column: it names no field, nor does it speak against a header. */
  readonly period: boolean;
  readonly foreign: boolean;
  /** Fields the words may name; none when they name none for sure. */
  readonly fields: readonly ColumnField[];
}

/** Asked of every cell of a sheet, so one look-up tells; `null` = plain content. */
const seedWordsOf: (text: string) => SeedWords | null = rememberByText((text) => {
  const question = isQuestion(text);
  const degree = isAnswerDegree(text);
  const period = isPeriodLabel(text);
  const isLabel = text.length <= longestLabel && !isFormLabel(text);
  const match = isLabel ? rememberingMatcher(text) : null;
  const named = (match?.meanings[0]?.score ?? 0) >= 0.64;
  const fields = named ? match!.meanings.filter(({ score }) => score >= 0.5).map(({ field }) => field) : [];
  const foreign = match?.foreign ?? false;
  if (!question && !degree && !period && !foreign && fields.length === 0) return null;
  return { question, degree, period, foreign, fields };
});

/** A label with a colon belongs to a form ("Cơ quan chủ trì: Sở Nội vụ"), unless column words follow ("Điểm: Tối đa"). */
function isFormLabel(text: string): boolean {
  const colon = text.indexOf(':');
  if (colon < 0) return false;
  const value = text.slice(colon + 1).trim();
  return (rememberingMatcher(value).meanings[0]?.score ?? 0) < 0.6;
}

function growBlock(view: SheetView, seed: number, floor: number, matcher: HeaderMatcher): HeaderBlock {
  let top = seed;
  let bottom = seed;
  ({ top, bottom } = coverMerges(view, top, bottom, floor));
  while (top > floor && bottom - top < mostHeaderRows - 1 && isGroupRowAbove(view, top - 1, top, bottom)) top -= 1;
  while (bottom < view.range.bottom && bottom - top < mostHeaderRows - 1) {
    if (!isLabelRowBelow(view, bottom + 1, top, bottom, matcher)) break;
    bottom += 1;
    ({ bottom } = coverMerges(view, top, bottom, floor));
  }
  return describeBlock(view, top, bottom);
}

/** A header block given by its rows, as found or as an officer says. */
export function describeBlock(view: SheetView, top: number, bottom: number): HeaderBlock {
  const paths = headerPaths(view, top, bottom);
  const columns = [...paths.keys()];
  let right = Math.max(...columns);
  for (let row = top; row <= bottom; row += 1) right = Math.max(right, view.lastColumnOf(row, right));
  return { top, bottom, left: Math.min(...columns), right, paths };
}

/** Widens the rows to whole vertical merges that cross them, as far as the limits allow. */
function coverMerges(view: SheetView, top: number, bottom: number, floor: number): { top: number; bottom: number } {
  let first = top;
  let last = bottom;
  for (let row = top; row <= bottom; row += 1) {
    for (let column = view.range.left; column <= view.range.right; column += 1) {
      const merge = view.mergeAt(row, column);
      if (!merge || merge.bottom - merge.top >= mostHeaderRows) continue;
      if (merge.top >= floor && view.text(merge.top, merge.left) !== '') first = Math.min(first, merge.top);
      if (view.text(merge.top, merge.left) !== '') last = Math.max(last, merge.bottom);
      column = merge.right;
    }
  }
  return last - first < mostHeaderRows ? { top: first, bottom: last } : { top, bottom };
}

/** Whether a row holds group words over the header: "Điểm" over four columns, never the title of the table. */
function isGroupRowAbove(view: SheetView, row: number, top: number, bottom: number): boolean {
  const below = new Set<number>();
  for (let line = top; line <= bottom; line += 1) for (const column of view.filledColumns(line)) below.add(column);
  const left = Math.min(...below);
  const right = Math.max(...below);
  const columns = view.filledColumns(row);
  if (columns.length === 0) return false;
  let fillsBlank = false;
  let spans = false;
  for (const column of columns) {
    const text = view.text(row, column);
    if (text.length > longestLabel || typeof view.value(row, column) === 'number') return false;
    const last = view.lastColumnOf(row, column);
    // A block that covers nearly the whole table is its title.
    if (last - column + 1 > 0.8 * (right - left + 1) && columns.length === 1) return false;
    if (parseItemCode(text)?.style === 'roman' || text.includes(':') || documentLine(text) !== 'text') return false;
    if (last > column && column >= left - 1 && last <= right + 1) spans = true;
    if (column >= left - 2 && column <= right + 2 && !below.has(column)) fillsBlank = true;
  }
  return columns.length === 1
    ? spans && columns[0]! > left
    : spans || (fillsBlank && columns.length >= 2 && isBoundByGaps(view, top, left, right));
}

/** Whether the header row leaves columns open that a row above may name. */
function isBoundByGaps(view: SheetView, top: number, left: number, right: number): boolean {
  return view.filledColumns(top, left, right).length < right - left + 1 || left > view.range.left;
}

/**
 * Whether a row under the header names what the header left open: labels under a group cell, and nothing under a
 * column that is already named.
 */
function isLabelRowBelow(view: SheetView, row: number, top: number, bottom: number, matcher: HeaderMatcher): boolean {
  const columns = view.filledColumns(row);
  if (columns.length === 0) return false;
  const texts = columns.map((column) => view.text(row, column));
  const isDrawn = (column: number, text: string) =>
    isPeriodUnder(view, column, bottom, text) || isScaleUnder(view, row, column, bottom);
  const isAllDrawn = columns.every((column, index) => isDrawn(column, texts[index]!));
  if (isColumnNumberRow(texts) && !isAllDrawn) return false;
  if (numbersQuestions(view, columns, texts, top, bottom)) return true;
  let known = 0;
  let underMerge = 0;
  for (const column of columns) {
    const text = view.text(row, column);
    const isNumber = typeof view.value(row, column) === 'number';
    const isYear = /^(?:19|20)\d\d$/.test(text);
    const openness = opennessAt(view, column, top, bottom);
    const isPeriod = openness === 'merged' && isDrawn(column, text);
    if (text.length > longestLabel || (!isYear && !isPeriod && (isNumber || parseItemCode(text)))) return false;
    if (openness === 'closed') return false;
    if (openness === 'merged') underMerge += 1;
    const best = matcher(text).meanings[0];
    if (best && best.score >= 0.5) known += 1;
  }
  return known + underMerge > 0 && known + underMerge >= columns.length / 2;
}

/** A month or quarter drawn as a column: "1 … 12" under "Tháng", "I … IV" under "Thời gian". */
function isPeriodUnder(view: SheetView, column: number, bottom: number, text: string): boolean {
  const group = view.mergeAt(bottom, column);
  if (!group || group.right - group.left < 2 || !/^(?:\d{1,2}|[IV]{1,3})$/.test(text)) return false;
  return /\b(?:thang|quy|thoi gian|tien do|lo trinh)\b/.test(foldText(view.text(group.top, group.left)));
}

/** A digit of a scale drawn whole under its group: "5 4 3 2 1" under "Mức độ hài lòng". */
function isScaleUnder(view: SheetView, row: number, column: number, bottom: number): boolean {
  const group = view.mergeAt(bottom, column);
  const width = group ? group.right - group.left + 1 : 0;
  if (!group || width < 3 || !isScaleGroup(view.text(group.top, group.left))) return false;
  const digits = Array.from({ length: width }, (_, offset) => view.text(row, group.left + offset));
  const isScale = digits.every((text, index) => text === String(index + 1));
  return isScale || digits.every((text, index) => text === String(width - index));
}

/** The numbers of survey questions under the groups they belong to, and nothing else in the row: "1.1 1.2 … 2.1". */
function numbersQuestions(
  view: SheetView,
  columns: readonly number[],
  texts: readonly string[],
  top: number,
  bottom: number,
): boolean {
  if (columns.length < leastQuestions || new Set(texts).size < texts.length) return false;
  return columns.every(
    (column, index) =>
      parseItemCode(texts[index]!)?.style === 'dotted' && opennessAt(view, column, top, bottom) === 'merged',
  );
}

/** `merged` = under a group cell; `open` = unnamed, or named by a group that was not merged; `closed` = named. */
function opennessAt(view: SheetView, column: number, top: number, bottom: number): 'merged' | 'open' | 'closed' {
  const merge = view.mergeAt(bottom, column);
  if (merge && merge.right > merge.left) return view.text(merge.top, merge.left) === '' ? 'open' : 'merged';
  if (merge && merge.bottom > merge.top && view.text(merge.top, merge.left) !== '') return 'closed';
  if (view.text(bottom, column) === '') {
    for (let row = bottom - 1; row >= top; row -= 1) {
      if (view.text(row, column) !== '') return nextIsOpen(view, column, top, bottom) ? 'open' : 'closed';
    }
    return column >= view.range.left ? 'open' : 'closed';
  }
  return nextIsOpen(view, column, top, bottom) ? 'open' : 'closed';
}

function nextIsOpen(view: SheetView, column: number, top: number, bottom: number): boolean {
  for (let row = top; row <= bottom; row += 1) {
    if (view.text(row, column + 1) !== '' || view.mergeAt(row, column + 1) !== null) return false;
  }
  return column < view.range.right;
}

function headerPaths(view: SheetView, top: number, bottom: number): Map<number, string[]> {
  const paths = new Map<number, string[]>();
  for (let column = view.range.left; column <= view.range.right; column += 1) {
    const texts: string[] = [];
    let lastAnchor = '';
    for (let row = top; row <= bottom; row += 1) {
      const merge = view.mergeAt(row, column);
      const anchor = merge ? { row: merge.top, column: merge.left } : { row, column };
      const key = `${anchor.row}:${anchor.column}`;
      const inside = anchor.row >= top;
      const text = inside ? view.text(anchor.row, anchor.column) : '';
      if (text !== '' && key !== lastAnchor) texts.push(text);
      else if (text === '' && !merge && row < bottom) {
        const group = looseGroup(view, row, column, top, bottom);
        if (group !== '') texts.push(group);
      }
      lastAnchor = key;
    }
    // A group cell merged over columns with nothing under them names only its first column.
    const only = view.mergeAt(bottom, column);
    const repeatsLeft = only !== null && only.left < column && only.top >= top && texts.length > 0;
    if (texts.length > 0 && !repeatsLeft) paths.set(column, texts);
  }
  return paths;
}

/** The group word of a cell left blank under an unmerged group: the last word to its left in the row. */
function looseGroup(view: SheetView, row: number, column: number, top: number, bottom: number): string {
  const hasLabelBelow = (at: number) => {
    for (let line = row + 1; line <= bottom; line += 1) if (view.text(line, at) !== '') return true;
    return false;
  };
  if (!hasLabelBelow(column)) return '';
  for (let line = top; line < row; line += 1) if (view.text(line, column) !== '') return '';
  for (let left = column - 1; left >= view.range.left; left -= 1) {
    if (view.mergeAt(row, left)) return '';
    const text = view.text(row, left);
    if (text !== '') return hasLabelBelow(left) ? text : '';
    if (!hasLabelBelow(left)) return '';
  }
  return '';
}

/** The words of a header cell for comparing two headers. */
export const headerKey: (text: string) => string = rememberByText((text) => headerTokens(text).join(''));

import type { TimeToken } from './deadline-tokens.ts';
import type { OpenForm, RelativeForm } from './open-forms.ts';
import { readOpenForm, readRelative } from './open-forms.ts';
import type { RecurrenceRead } from './read-recurrence.ts';
import { readRecurrence } from './read-recurrence.ts';
import type { Span } from './read-span.ts';
import { readSpan } from './read-span.ts';
import { boundsOf, isDayWord, isMark, isMonthWord, isYearWord, numberAt, readDay } from './read-unit.ts';

interface Place {
  /** Token indices. */
  readonly from: number;
  readonly to: number;
}

/** A cell as the forms found in it, in order. */
export type DeadlinePart = Place &
  (
    | { readonly type: 'span'; readonly span: Span }
    | { readonly type: 'recurrence'; readonly read: RecurrenceRead }
    | { readonly type: 'continuous' }
    | { readonly type: 'open'; readonly kind: Exclude<OpenForm['kind'], 'continuous'> }
    | { readonly type: 'relative'; readonly form: RelativeForm; readonly anchorDay: string | null }
    /** The place and date line of a letter with its day left blank: "…, ngày tháng 5 năm 2026". */
    | { readonly type: 'dateline' }
    | { readonly type: 'words' }
  );

/** Cuts a cell into its forms. Each token is looked at by a fixed number of readers. */
export function readParts(raw: string, tokens: readonly TimeToken[], year: number | null): DeadlinePart[] {
  const parts: DeadlinePart[] = [];
  let words = 0;
  const endWords = (to: number): void => {
    if (to > words) parts.push({ type: 'words', from: words, to });
  };
  for (let at = 0; at < tokens.length;) {
    const part = readPart(raw, tokens, at, year);
    if (part === null) {
      at += 1;
      continue;
    }
    endWords(at);
    parts.push(part);
    at = part.to;
    words = at;
  }
  endWords(tokens.length);
  return parts;
}

function readPart(raw: string, tokens: readonly TimeToken[], at: number, year: number | null): DeadlinePart | null {
  if (tokens[at]!.kind === 'reference') return { type: 'words', from: at, to: skipReference(tokens, at) };
  const dateline = readDateline(raw, tokens, at);
  if (dateline !== null) return dateline;
  const recurrence = readRecurrence(tokens, at);
  if (recurrence !== null) {
    const { next } = recurrence;
    return recurrence.daily
      ? { type: 'continuous', from: at, to: next }
      : { type: 'recurrence', read: recurrence, from: at, to: next };
  }
  const relative = readRelative(tokens, at);
  if (relative !== null) {
    const to = relative.anchor === null ? relative.next : endOfClause(tokens, relative.next, year);
    return { type: 'relative', form: relative, anchorDay: readAnchorDay(tokens, relative, year), from: at, to };
  }
  const open = readOpenForm(tokens, at);
  if (open !== null) {
    if (open.kind === 'continuous') return { type: 'continuous', from: at, to: open.next };
    return { type: 'open', kind: open.kind, from: at, to: endOfClause(tokens, open.next, year) };
  }
  const span = readSpan(tokens, at, year);
  return span === null ? null : { type: 'span', span, from: at, to: span.next };
}

/** The day of "15 ngày kể từ ngày 10/01/2026"; `null` where the anchor is an event. */
function readAnchorDay(tokens: readonly TimeToken[], { anchor }: RelativeForm, year: number | null): string | null {
  if (anchor === null) return null;
  const at = tokens[anchor + 1]?.fold === 'tu' ? anchor + 2 : anchor + 1;
  const day = readDay(tokens, at);
  const inYear = day?.year ?? year;
  return day === null || inYear === null ? null : (boundsOf(day, inYear)?.start ?? null);
}

/** A document number and the date of that document: "167/KH-UBND ngày 17/12/2025". */
function skipReference(tokens: readonly TimeToken[], at: number): number {
  const comma = isMark(tokens[at + 1], ',') ? at + 2 : at + 1;
  const date = isDayWord(tokens[comma]) ? readDay(tokens, comma) : null;
  return date?.next ?? at + 1;
}

/** "ngày   tháng 5 năm 2026", "ngày …/5/2026", "Bắc Ninh, ngày 17 tháng 12 năm 2025". */
function readDateline(raw: string, tokens: readonly TimeToken[], at: number): DeadlinePart | null {
  if (!isDayWord(tokens[at]) || tokens[at]!.fold !== 'ngay') return null;
  let next = at + 1;
  while (isMark(tokens[next], '.…_')) next += 1;
  const monthFollows =
    numberAt(tokens, next + 1) !== null || isMark(tokens[next + 1], '.…_') || isYearWord(tokens[next + 1]);
  const blankDay = isMonthWord(tokens[next]) && monthFollows;
  const blankSlash = isMark(tokens[next], '/') && numberAt(tokens, next + 1) !== null;
  if (blankDay || blankSlash) return { type: 'dateline', from: at, to: endOfDateline(tokens, next) };
  const day = readDay(tokens, at);
  const written = day !== null && day.year !== null && isMonthWord(tokens[at + 2]);
  const place =
    written && isMark(tokens[at - 1], ',') && /^[^\d,;:()]{2,30}$/u.test(raw.slice(0, tokens[at - 1]!.from));
  return place && opensWithPlace(raw) && day.next === tokens.length
    ? { type: 'dateline', from: at, to: day.next }
    : null;
}

function endOfDateline(tokens: readonly TimeToken[], at: number): number {
  let next = at;
  while (next < tokens.length && next < at + 8 && !isMark(tokens[next], ';,()') && tokens[next]!.kind !== 'break')
    next += 1;
  return next;
}

/** A dateline begins with the name of a place, never with a word of work or time. */
function opensWithPlace(raw: string): boolean {
  const first = raw.split(/[\s,]/u)[0]!.toLowerCase();
  return !/^(hoàn|xong|trước|sau|chậm|muộn|đến|trong|từ|thời|hạn|báo|gửi|trình|thực|triển|ban|xây|tổ|họp|tháng|quý|năm)/u.test(
    first,
  );
}

/**
 * Where the words of a condition end: at a semicolon, a line break or the parenthesis around it, and at a comma behind
 * which a date stands by itself ("Sau khi có Nghị định, chậm nhất 30/6/2026").
 */
function endOfClause(tokens: readonly TimeToken[], start: number, year: number | null): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    if (token.kind === 'reference') {
      at = skipReference(tokens, at) - 1;
      continue;
    }
    if (token.kind === 'break' || isMark(token, ';')) return at;
    if (isMark(token, '([')) depth += 1;
    if (isMark(token, ')]') && (depth -= 1) < 0) return at;
    if (isMark(token, ',') && depth === 0 && startsOther(tokens, at + 1, year)) return at;
  }
  return tokens.length;
}

/** "Kịp thời, thường xuyên": what lasts is no part of the condition either. */
function startsOther(tokens: readonly TimeToken[], at: number, year: number | null): boolean {
  return startsDate(tokens, at, year) || readOpenForm(tokens, at)?.kind === 'continuous';
}

const completionWords = new Set(['hoan', 'thanh', 'xong', 'nhung', 'va', 'phai', 'bao', 'cao', 'gui', 'thuc', 'hien']);

function startsDate(tokens: readonly TimeToken[], at: number, year: number | null): boolean {
  let start = at;
  while (start < at + 4 && completionWords.has(tokens[start]?.fold ?? '')) start += 1;
  const span = readSpan(tokens, start, year);
  if (span === null) return false;
  // ", ngày 10/01/2026" may still be the date of the document named before the comma.
  return span.limited || start > at || !isDayWord(tokens[start]);
}

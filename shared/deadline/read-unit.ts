import { dayNumber, dayOfNumber, isoDay, lastDayOfMonth } from './calendar-day.ts';
import type { TimeToken } from './deadline-tokens.ts';

export type UnitKind = 'day' | 'month' | 'quarter' | 'half_year' | 'months' | 'year' | 'week';

/** A stretch of the calendar as a cell names it. */
export interface CalendarUnit {
  readonly kind: UnitKind;
  /** Day: the day of the month. Month 1–12, quarter 1–4, half-year 1–2; months: so many first months; year: unused. */
  readonly value: number;
  /** Month of a day, `null` where the words leave it out ("từ ngày 1 đến ngày 15/3"). */
  readonly month: number | null;
  readonly year: number | null;
  /** Years after the plan's where the words say so without a number: 1 for "năm sau". */
  readonly yearOffset?: number;
  readonly next: number;
}

/** First and last day of a unit in a year; `null` when there is no such day. */
export function boundsOf(unit: CalendarUnit, year: number): { readonly start: string; readonly end: string } | null {
  if (unit.kind === 'week') return weekBounds(unit.value, year);
  const [first, last] = monthsOf(unit);
  if (unit.kind === 'day') {
    const day = unit.month === null ? null : isoDay(year, unit.month, unit.value);
    return day === null ? null : { start: day, end: day };
  }
  const start = isoDay(year, first, 1);
  const end = isoDay(year, last, last >= 1 && last <= 12 ? lastDayOfMonth(year, last) : 0);
  return start === null || end === null ? null : { start, end };
}

/** Monday to Sunday of a week by ISO 8601: the first one holds 4 January; `null` past the last of the year. */
function weekBounds(week: number, year: number): { readonly start: string; readonly end: string } | null {
  const fourth = dayNumber(isoDay(year, 1, 4) ?? '');
  // 01/01/1970 was a Thursday.
  const monday = fourth - ((fourth + 3) % 7) + 7 * (week - 1);
  const [start, thursday, end] = [dayOfNumber(monday), dayOfNumber(monday + 3), dayOfNumber(monday + 6)];
  if (week < 1 || start === null || end === null || thursday?.startsWith(String(year)) !== true) return null;
  return { start, end };
}

function monthsOf({ kind, value }: CalendarUnit): readonly [number, number] {
  switch (kind) {
    case 'day':
    case 'month':
      return [value, value];
    case 'quarter':
      return [3 * value - 2, 3 * value];
    case 'half_year':
      return [6 * value - 5, 6 * value];
    case 'months':
      return [1, value];
    case 'year':
    case 'week':
      return [1, 12];
  }
}

export function numberAt(tokens: readonly TimeToken[], at: number, digits = 2): number | null {
  const token = tokens[at];
  return token?.kind === 'number' && token.lower.length <= digits ? Number(token.lower) : null;
}

/** Numbers written as words, without diacritics. */
export const countWords: ReadonlyMap<string, number> = new Map(
  ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'].map((word, index) => [word, index + 1]),
);

/** A year of four digits, 1990–2100. */
export function yearAt(tokens: readonly TimeToken[], at: number): number | null {
  const token = tokens[at];
  const year = token?.kind === 'number' && token.lower.length === 4 ? Number(token.lower) : 0;
  return year >= 1990 && year <= 2100 ? year : null;
}

const monthWords = new Set(['tháng', 'thang', 'thg', 'thàng', 'thánh', 'thảng', 'thạng', 'thâng']);
const yearWords = new Set(['năm', 'nam', 'nằm']);
const quarterWords = new Set(['quý', 'quí', 'qúy', 'quy', 'qui', 'quỹ']);
const dayWords = new Set(['ngày', 'ngay', 'mùng', 'mồng']);

export function isMonthWord(token: TimeToken | undefined): boolean {
  return token?.kind === 'word' && monthWords.has(token.lower);
}

export function isYearWord(token: TimeToken | undefined): boolean {
  return token?.kind === 'word' && yearWords.has(token.lower);
}

export function isQuarterWord(token: TimeToken | undefined): boolean {
  return token?.kind === 'word' && quarterWords.has(token.lower);
}

export function isDayWord(token: TimeToken | undefined): boolean {
  return token?.kind === 'word' && dayWords.has(token.lower);
}

export function isMark(token: TimeToken | undefined, marks: string): boolean {
  return token?.kind === 'mark' && marks.includes(token.lower);
}

/** The year behind a unit: "/2026", "-2026", " năm 2026", ", năm 2026", " của năm 2026", "/26". */
function readYearSuffix(tokens: readonly TimeToken[], at: number): Pick<CalendarUnit, 'year' | 'yearOffset' | 'next'> {
  let next = at;
  const slash = isMark(tokens[next], '/');
  if (isMark(tokens[next], '/-.,')) next += 1;
  if (tokens[next]?.fold === 'cua') next += 1;
  if (isYearWord(tokens[next])) next += 1;
  const relative = isYearWord(tokens[next - 1]) ? yearOffsetAt(tokens, next) : null;
  if (relative !== null)
    return { year: null, yearOffset: relative, next: relative === 0 ? next + 1 : next + offsetWords(tokens, next) };
  if (isMark(tokens[next], ':')) next += 1;
  const year = yearAt(tokens, next);
  // "2026/2027" and "tháng 3, 2026/…" would be something else; a comma alone needs the word "năm".
  if (year !== null && !isMark(tokens[at], ',')) return { year, next: next + 1 };
  if (year !== null && isYearWord(tokens[next - 1])) return { year, next: next + 1 };
  const short = slash && next === at + 1 && tokens[next]?.lower.length === 2 ? numberAt(tokens, next) : null;
  if (short !== null && short > 12 && !isMark(tokens[next + 1], '/-.')) return { year: 2000 + short, next: next + 1 };
  return { year: null, next: at };
}

/** "Nay", "sau", "tới", "tiếp theo", "kế tiếp", "trước" behind "năm". */
function yearOffsetAt(tokens: readonly TimeToken[], at: number): number | null {
  const [first, second] = [tokens[at]?.fold, tokens[at + 1]?.fold];
  if (first === 'nay') return 0;
  if (first === 'sau' || first === 'toi') return 1;
  if ((first === 'tiep' && second === 'theo') || (first === 'ke' && second === 'tiep')) return 1;
  return null;
}

function offsetWords(tokens: readonly TimeToken[], at: number): number {
  return ['tiep', 'ke'].includes(tokens[at]?.fold ?? '') ? 2 : 1;
}

/** The calendar unit that begins at a token, or `null`. */
export function readUnit(tokens: readonly TimeToken[], at: number): CalendarUnit | null {
  return (
    readDay(tokens, at) ??
    readMonth(tokens, at) ??
    readQuarter(tokens, at) ??
    readPartOfYear(tokens, at) ??
    readWeek(tokens, at) ??
    readYear(tokens, at)
  );
}

/** "10/01/2026", "10-1-2026", "10.01.26", "15/3", "ngày 10 tháng 01 năm 2026", "2026-01-10". */
export function readDay(tokens: readonly TimeToken[], at: number): CalendarUnit | null {
  const named = isDayWord(tokens[at]);
  const first = named ? at + 1 : at;
  const year = yearAt(tokens, first);
  if (year !== null) return readIsoDay(tokens, first, year);
  const value = numberAt(tokens, first);
  if (value === null) return null;
  const comma = named && isMark(tokens[first + 1], ',') ? 1 : 0;
  if (isMonthWord(tokens[first + 1 + comma])) {
    const month = numberAt(tokens, first + 2 + comma);
    if (month === null) return null;
    const suffix = readYearSuffix(tokens, first + 3 + comma);
    // "6 tháng 1 lần" and "tuần 1 tháng 3/2026" name no day; "31 tháng 3" can be nothing else.
    const sure = suffix.year !== null || (value > 12 && tokens[first + 3]?.fold !== 'lan');
    const dated = named || (sure && tokens[at - 1]?.fold !== 'tuan');
    return dated ? { kind: 'day', value, month, ...suffix } : null;
  }
  return readNumericDay(tokens, first, value, named);
}

function readIsoDay(tokens: readonly TimeToken[], at: number, year: number): CalendarUnit | null {
  const [month, value] = [numberAt(tokens, at + 2), numberAt(tokens, at + 4)];
  const mark = tokens[at + 1];
  if (!isMark(mark, '-/.') || tokens[at + 3]?.lower !== mark!.lower || month === null || value === null) return null;
  return { kind: 'day', value, month, year, next: at + 5 };
}

function readNumericDay(tokens: readonly TimeToken[], at: number, value: number, named: boolean): CalendarUnit | null {
  const mark = tokens[at + 1];
  const month = numberAt(tokens, at + 2);
  if (!isMark(mark, '/-.') || month === null) return null;
  if (tokens[at + 3]?.lower === mark!.lower && tokens[at + 3]!.kind === 'mark') {
    const token = tokens[at + 4];
    const year =
      yearAt(tokens, at + 4) ??
      (token?.kind === 'number' && token.lower.length === 2 ? 2000 + Number(token.lower) : null);
    if (year !== null) return { kind: 'day', value, month, year, next: at + 5 };
    // "15/3/202": a year that is none makes the whole no date.
    if (token?.kind === 'number') return { kind: 'day', value: 0, month, year: null, next: at + 5 };
  }
  if (isYearWord(tokens[at + 3]) && yearAt(tokens, at + 4) !== null) {
    return { kind: 'day', value, month, year: yearAt(tokens, at + 4), next: at + 5 };
  }
  // "3-5" is a span and "1.2" a number; only "15/3" and "ngày 15.3" are days.
  if (!named && isFraction(tokens, at + 3)) return null;
  if (mark!.lower !== '/' && !(named && month <= 12)) return null;
  const offset = isYearWord(tokens[at + 3]) ? yearOffsetAt(tokens, at + 4) : null;
  if (offset === null) return { kind: 'day', value, month, year: null, next: at + 3 };
  return { kind: 'day', value, month, year: null, yearOffset: offset, next: at + 4 + offsetWords(tokens, at + 4) };
}

/** "3/4 số xã", "2/3 đơn vị": a share, no day. */
function isFraction(tokens: readonly TimeToken[], at: number): boolean {
  return ['so', 'tong', 'don', 'xa', 'phuong', 'thanh', 'nhiem', 'chi', 'tieu'].includes(tokens[at]?.fold ?? '');
}

/** "Tháng 01/2026", "tháng 1 năm 2026", "T1/2026", "T.1/2026", "01/2026". */
function readMonth(tokens: readonly TimeToken[], at: number): CalendarUnit | null {
  let next = at;
  const letter = tokens[at]?.fold === 't' && (tokens[at + 1]?.glued ?? false);
  if (isMonthWord(tokens[at])) next += 1;
  else if (letter) next += isMark(tokens[at + 1], '.') ? 2 : 1;
  const value = numberAt(tokens, next);
  if (value === null) return null;
  const suffix = readYearSuffix(tokens, next + 1);
  if (next === at) {
    const slashed = isMark(tokens[at + 1], '/-.') && suffix.year !== null && suffix.next === at + 3;
    return slashed && yearAt(tokens, at + 2) !== null && value <= 12
      ? { kind: 'month', value, month: null, ...suffix }
      : null;
  }
  return { kind: 'month', value, month: null, ...suffix };
}

const romanQuarters: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  l: 1,
  ll: 2,
  lll: 3,
  lv: 4,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  '01': 1,
  '02': 2,
  '03': 3,
  '04': 4,
  một: 1,
  mot: 1,
  nhất: 1,
  hai: 2,
  ba: 3,
  tư: 4,
  bốn: 4,
  ⅰ: 1,
  ⅱ: 2,
  ⅲ: 3,
  ⅳ: 4,
};

/** The number of a quarter: "I", "1", "một". */
export function quarterNumberAt(tokens: readonly TimeToken[], at: number): number | null {
  const token = tokens[at];
  if (token === undefined || !Object.hasOwn(romanQuarters, token.lower)) return null;
  return romanQuarters[token.lower]!;
}

/** The "5" of "tháng 3-5/2026", the "II" of "quý I, II/2026"; not the "15" of "tháng 3/2026, 15/4/2026". */
export function readBareUnit(tokens: readonly TimeToken[], at: number, kind: 'month' | 'quarter'): CalendarUnit | null {
  const value = kind === 'month' ? numberAt(tokens, at) : quarterNumberAt(tokens, at);
  if (value === null || readDay(tokens, at) !== null) return null;
  return { kind, value, month: null, ...readYearSuffix(tokens, at + 1) };
}

/** "Quý I/2026", "quý 1 năm 2026", "Q1/2026", "QI/2026". */
function readQuarter(tokens: readonly TimeToken[], at: number): CalendarUnit | null {
  const token = tokens[at];
  const joined = token?.kind === 'word' ? /^q(?:u[ýíyi]|úy)?([il]{1,3}|[il]v)$/.exec(token.lower)?.[1] : undefined;
  if (joined !== undefined) {
    return { kind: 'quarter', value: romanQuarters[joined]!, month: null, ...readYearSuffix(tokens, at + 1) };
  }
  if (!isQuarterWord(token) && token?.lower !== 'q') return null;
  let next = at + 1;
  if (isMark(tokens[next], '.')) next += 1;
  const value = quarterNumberAt(tokens, next);
  if (value !== null) return { kind: 'quarter', value, month: null, ...readYearSuffix(tokens, next + 1) };
  // "Quý V", "quý 5": named as a quarter, but there is none.
  const wrong = numberAt(tokens, next) ?? (/^(v|vi{1,3}|ix|x)$/.test(tokens[next]?.lower ?? '') ? 9 : null);
  return wrong === null ? null : { kind: 'quarter', value: 9, month: null, ...readYearSuffix(tokens, next + 1) };
}

/** "6 tháng đầu năm 2026", "6 tháng cuối năm", "9 tháng đầu năm", "nửa đầu năm 2026". */
function readPartOfYear(tokens: readonly TimeToken[], at: number): CalendarUnit | null {
  const months = tokens[at]?.lower === 'sáu' ? 6 : numberAt(tokens, at);
  let side = at + 2;
  let count = months ?? 6;
  if (tokens[at]?.fold === 'nua') {
    side = at + 1;
    count = 6;
  } else if (months === null || !isMonthWord(tokens[at + 1])) return null;
  const which = tokens[side]?.fold;
  if (which !== 'dau' && which !== 'cuoi') return null;
  if (!isYearWord(tokens[side + 1])) return null;
  const suffix = yearAt(tokens, side + 2) === null ? readYearSuffix(tokens, side + 2) : null;
  const tail = suffix ?? { year: yearAt(tokens, side + 2), next: side + 3 };
  if (count === 6) return { kind: 'half_year', value: which === 'dau' ? 1 : 2, month: null, ...tail };
  return which === 'dau' ? { kind: 'months', value: count, month: null, ...tail } : null;
}

/** "Tuần 12/2026", "tuần thứ 12 năm 2026"; a week of a month is no such week. */
function readWeek(tokens: readonly TimeToken[], at: number): CalendarUnit | null {
  if (tokens[at]?.fold !== 'tuan') return null;
  const first = tokens[at + 1]?.fold === 'thu' ? at + 2 : at + 1;
  const value = numberAt(tokens, first);
  if (value === null) return null;
  const suffix = readYearSuffix(tokens, first + 1);
  return suffix.year === null ? null : { kind: 'week', value, month: null, ...suffix };
}

/** "Năm 2026"; a bare "2026" that no other number touches. */
function readYear(tokens: readonly TimeToken[], at: number): CalendarUnit | null {
  const named = isYearWord(tokens[at]);
  const year = yearAt(tokens, named ? at + 1 : at);
  if (year === null) return null;
  const next = named ? at + 2 : at + 1;
  const touching = !named && isMark(tokens[at - 1], '/.') && tokens[at]!.glued;
  return touching ? null : { kind: 'year', value: 0, month: null, year, next };
}

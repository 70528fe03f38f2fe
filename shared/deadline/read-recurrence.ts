import type { Recurrence } from './deadline-kind.ts';
import type { TimeToken } from './deadline-tokens.ts';
import { isMark, isMonthWord, isQuarterWord, isYearWord, numberAt, quarterNumberAt, yearAt } from './read-unit.ts';

/** "Hằng tháng", "tháng/quý/năm", "2 lần/năm": when the work comes round again. */
export interface RecurrenceRead {
  /** Shortest first; empty when the words say "định kỳ" and nothing more. */
  readonly recurrence: readonly Recurrence[];
  /** True for "hằng ngày": work that never stops. */
  readonly daily: boolean;
  readonly next: number;
}

const order: readonly Recurrence[] = ['week', 'month', 'quarter', 'half_year', 'year'];

function sorted(recurrence: Iterable<Recurrence>): readonly Recurrence[] {
  const found = new Set(recurrence);
  return order.filter((period) => found.has(period));
}

const everyWords = new Set(['hằng', 'hàng', 'hang', 'hắng', 'mỗi', 'moi', 'từng', 'tung']);

function isEvery(token: TimeToken | undefined): boolean {
  return token?.kind === 'word' && everyWords.has(token.lower);
}

interface Period {
  readonly period: Recurrence | 'day';
  readonly next: number;
}

/** A period without its date: "tháng", "quý", "6 tháng", "năm", "tuần". */
function readPeriod(tokens: readonly TimeToken[], at: number): Period | null {
  const token = tokens[at];
  const months = token?.lower === 'sáu' ? 6 : token?.lower === 'ba' ? 3 : numberAt(tokens, at);
  if (months !== null && isMonthWord(tokens[at + 1])) {
    const period = ({ 1: 'month', 3: 'quarter', 6: 'half_year', 9: 'quarter', 12: 'year' } as const)[months];
    return period === undefined ? null : { period, next: skipHalfWords(tokens, at + 2) };
  }
  if (months === 1 || token?.lower === 'một') {
    const single = readPeriod(tokens, at + 1);
    return single !== null && single.next === at + 2 ? single : null;
  }
  if (token?.kind !== 'word') return null;
  if (token.fold === 'nua' && isYearWord(tokens[at + 1])) return { period: 'half_year', next: at + 2 };
  if (token.fold === 'ban' && tokens[at + 1]?.fold === 'nien') return { period: 'half_year', next: at + 2 };
  if (token.fold === 'tuan') return { period: 'week', next: at + 1 };
  if (token.fold === 'ngay' && token.lower !== 'ngay') return { period: 'day', next: at + 1 };
  if (isMonthWord(token)) return { period: 'month', next: at + 1 };
  if (isQuarterWord(token) && !isQuarterTrap(tokens[at + 1])) return { period: 'quarter', next: at + 1 };
  return isYearWord(token) ? { period: 'year', next: at + 1 } : null;
}

/** "6 tháng đầu năm, cả năm": which half does not matter to how often. */
function skipHalfWords(tokens: readonly TimeToken[], at: number): number {
  const side = tokens[at]?.fold === 'dau' || tokens[at]?.fold === 'cuoi';
  return side && isYearWord(tokens[at + 1]) && yearAt(tokens, at + 2) === null ? at + 2 : at;
}

/** "Quy định", "quy chế": written without a tone mark, "quý" would look the same. */
function isQuarterTrap(token: TimeToken | undefined): boolean {
  return ['dinh', 'che', 'trinh', 'mo', 'hoach', 'chuan', 'uoc', 'doi'].includes(token?.fold ?? '');
}

function isJoint(token: TimeToken | undefined): boolean {
  return isMark(token, ',/;-&') || token?.fold === 'va' || token?.fold === 'hoac' || token?.fold === 'hay';
}

/** The recurrence that begins at a token, or `null`. */
export function readRecurrence(tokens: readonly TimeToken[], at: number): RecurrenceRead | null {
  return readEvery(tokens, at) ?? readTimesPer(tokens, at) ?? readBareList(tokens, at);
}

/** "Hằng tháng", "định kỳ hằng quý", "mỗi năm 2 lần", "định kỳ 6 tháng", "theo quý"; "định kỳ" alone. */
function readEvery(tokens: readonly TimeToken[], at: number): RecurrenceRead | null {
  const periodic = tokens[at]?.fold === 'dinh' && tokens[at + 1]?.fold === 'ky';
  const following = tokens[at]?.fold === 'theo';
  let next = periodic ? at + 2 : at;
  if (following) next += 1;
  else if (periodic && tokens[next]?.fold === 'theo' && readPeriod(tokens, next + 1) !== null) next += 1;
  const every = isEvery(tokens[next]);
  if (every) next += 1;
  if (!periodic && !every && !following) return readEndOfPeriod(tokens, at);
  const first = readPeriod(tokens, next);
  if (first === null || (following && !every && numbered(tokens, first.next))) {
    return periodic ? { recurrence: [], daily: false, next: at + 2 } : null;
  }
  // "Hằng năm 2026" is a slip, but "mỗi tháng 3" and "theo tháng 3" speak of a date.
  const list = readPeriodList(tokens, first);
  const times = readTimes(tokens, list.next);
  if (times !== null && list.periods.length === 1) {
    return { recurrence: perPeriod(times.count, list.periods[0]!), daily: false, next: times.next };
  }
  return toRead(list.periods, skipOnce(tokens, list.next));
}

/** "Cuối quý", "đầu mỗi tháng", "tuần cuối tháng": no date, so every period has one. */
function readEndOfPeriod(tokens: readonly TimeToken[], at: number): RecurrenceRead | null {
  if (tokens[at]?.fold !== 'cuoi' && tokens[at]?.fold !== 'dau') return null;
  const next = isEvery(tokens[at + 1]) ? at + 2 : at + 1;
  const period = readPeriod(tokens, next);
  // "Cuối năm" is the end of the plan's year; "đầu quý I" and "cuối tháng 6" are dates.
  if (period === null || period.next !== next + 1 || numbered(tokens, period.next)) return null;
  if (period.period === 'day' || period.period === 'week' || (period.period === 'year' && next === at + 1)) return null;
  return { recurrence: [period.period], daily: false, next: period.next };
}

function numbered(tokens: readonly TimeToken[], at: number): boolean {
  return tokens[at]?.kind === 'number' || quarterNumberAt(tokens, at) !== null;
}

function toRead(periods: readonly Period['period'][], next: number): RecurrenceRead {
  const recurrence = sorted(periods.filter((period) => period !== 'day'));
  return { recurrence, daily: recurrence.length === 0, next };
}

/** No cell names more; an end keeps the time linear in a text that repeats one word. */
const maxPeriods = 12;

interface PeriodList {
  readonly periods: readonly Period['period'][];
  readonly next: number;
}

function readPeriodList(tokens: readonly TimeToken[], first: Period): PeriodList {
  const periods = [first.period];
  let next = first.next;
  while (isJoint(tokens[next]) && periods.length < maxPeriods) {
    let start = next + 1;
    if (isJoint(tokens[start])) start += 1;
    if (tokens[start]?.fold === 'dinh' && tokens[start + 1]?.fold === 'ky') start += 2;
    if (isEvery(tokens[start])) start += 1;
    if (tokens[start]?.fold === 'ca' && isYearWord(tokens[start + 1])) start += 1;
    const period = readNamedQuarter(tokens, start) ?? readPeriod(tokens, start);
    if (period === null || (tokens[period.next]?.kind === 'number' && period.period !== 'half_year')) break;
    periods.push(period.period);
    next = period.next;
  }
  return { periods, next };
}

/** "Quý I" of "Quý I, 6 tháng, Quý III, năm": a reporting period, not a date, as it has no year. */
function readNamedQuarter(tokens: readonly TimeToken[], at: number): Period | null {
  if (!isQuarterWord(tokens[at]) || quarterNumberAt(tokens, at + 1) === null) return null;
  const dated = isMark(tokens[at + 2], '/-.') || isYearWord(tokens[at + 2]);
  return dated && yearAt(tokens, at + 3) !== null ? null : { period: 'quarter', next: at + 2 };
}

/** Two periods or more without "hằng": "tháng/quý/năm", "tháng, quý, 6 tháng, năm". */
function readBareList(tokens: readonly TimeToken[], at: number): RecurrenceRead | null {
  if (tokens[at - 1]?.kind === 'number') return null;
  const first = readNamedQuarter(tokens, at) ?? readPeriod(tokens, at);
  if (first === null || first.period === 'day') return null;
  const list = readPeriodList(tokens, first);
  const different = new Set(list.periods).size;
  const alone = first.period === 'half_year' && at === 0 && tokens.length === 2;
  return different >= 2 || alone ? toRead(list.periods, list.next) : null;
}

interface Times {
  readonly count: number;
  readonly next: number;
}

const countWords: ReadonlyMap<string, number> = new Map([
  ['một', 1],
  ['hai', 2],
  ['ba', 3],
  ['bốn', 4],
]);

/** "2 lần", "một lần", "ít nhất 01 lần". */
function readTimes(tokens: readonly TimeToken[], at: number): Times | null {
  let next = at;
  if (isMark(tokens[next], '/')) next += 1;
  const count = numberAt(tokens, next) ?? countWords.get(tokens[next]?.lower ?? '') ?? null;
  return count !== null && tokens[next + 1]?.fold === 'lan' ? { count, next: next + 2 } : null;
}

function skipOnce(tokens: readonly TimeToken[], at: number): number {
  if (isMark(tokens[at], '/') && tokens[at + 1]?.fold === 'lan') return at + 2;
  return readTimes(tokens, at)?.next ?? at;
}

/** "2 lần/năm", "1 lần mỗi quý", "6 tháng/lần", "3 tháng một lần". */
function readTimesPer(tokens: readonly TimeToken[], at: number): RecurrenceRead | null {
  const times = readTimes(tokens, at);
  if (times !== null) {
    let next = times.next;
    if (isMark(tokens[next], '/') || tokens[next]?.fold === 'trong' || tokens[next]?.fold === 'mot') next += 1;
    if (isEvery(tokens[next])) next += 1;
    const period = next > times.next ? readPeriod(tokens, next) : null;
    return period === null
      ? null
      : { recurrence: perPeriod(times.count, period.period), daily: false, next: period.next };
  }
  const weeks =
    tokens[at + 1]?.fold === 'tuan' ? (numberAt(tokens, at) ?? countWords.get(tokens[at]?.lower ?? '')) : undefined;
  if (weeks !== undefined && weeks > 1) {
    // Every so many weeks: no period of ours, but it comes round again.
    const end = skipOnce(tokens, at + 2);
    return end === at + 2 ? null : { recurrence: [], daily: false, next: end };
  }
  const period = readPeriod(tokens, at);
  const next = period === null ? at : skipOnce(tokens, period.next);
  if (period === null || next === period.next) return null;
  const counted = readTimes(tokens, period.next);
  return { recurrence: perPeriod(counted?.count ?? 1, period.period), daily: false, next };
}

/** So many times a period: twice a year is every half-year; a number that fits no period stays the period. */
function perPeriod(count: number, period: Period['period']): readonly Recurrence[] {
  if (period === 'day') return [];
  const perYear = ({ week: 52, month: 12, quarter: 4, half_year: 2, year: 1 } as const)[period] * count;
  const byCount: Readonly<Record<number, Recurrence>> = {
    1: 'year',
    2: 'half_year',
    4: 'quarter',
    12: 'month',
    52: 'week',
  };
  return [byCount[perYear] ?? period];
}

import { addDays } from './calendar-day.ts';
import type { DeadlineKind } from './deadline-kind.ts';
import type { TimeToken } from './deadline-tokens.ts';
import type { CalendarUnit } from './read-unit.ts';
import { boundsOf, isDayWord, isMark, isYearWord, numberAt, readBareUnit, readDay, readUnit } from './read-unit.ts';

/** Words with a date in them, read. */
export interface Span {
  /** `unknown`: it looks like a date, but the calendar has none such, or the year cannot be told. */
  readonly kind: DeadlineKind;
  readonly start: string | null;
  readonly end: string | null;
  /** False when the year is the plan's, not written here. */
  readonly ownYear: boolean;
  /** True when the words say more than the bare unit: "trước", "chậm nhất", "từ". */
  readonly limited: boolean;
  readonly next: number;
}

type Limit = 'before' | 'by' | 'from' | 'after' | 'in';

interface Limiter {
  readonly limit: Limit;
  readonly next: number;
}

/** Phrases in front of a date, longest first. */
const limiters: readonly (readonly [readonly string[], Limit])[] = (
  [
    ['truoc hoac trong', 'by'],
    ['truoc va trong', 'by'],
    ['truoc', 'before'],
    ['trc', 'before'],
    ['cham nhat la', 'by'],
    ['cham nhat', 'by'],
    ['muon nhat la', 'by'],
    ['muon nhat', 'by'],
    ['khong muon hon', 'by'],
    ['khong cham qua', 'by'],
    ['khong tre hon', 'by'],
    ['khong muon qua', 'by'],
    ['khong cham hon', 'by'],
    ['khong qua', 'by'],
    ['han cuoi', 'by'],
    ['han chot', 'by'],
    ['han', 'by'],
    ['den cuoi', 'by'],
    ['den het', 'by'],
    ['toi het', 'by'],
    ['het', 'by'],
    ['den', 'by'],
    ['toi', 'by'],
    ['cuoi', 'by'],
    ['bat dau tu', 'from'],
    ['ke tu', 'from'],
    ['tinh tu', 'from'],
    ['tu', 'from'],
    ['sau', 'after'],
    ['trong khoang', 'in'],
    ['trong', 'in'],
    ['vao', 'in'],
    ['giai doan', 'in'],
    ['thoi ky', 'in'],
    ['nien do', 'in'],
    ['ca', 'in'],
    ['suot', 'in'],
  ] as const
).map(([words, limit]) => [words.split(' '), limit] as const);

/** Words that lose their meaning with their diacritics: "sáu tháng" is no "sau tháng". */
const notLimiters = new Set(['sáu', 'tư', 'tự', 'tôi', 'tối', 'cá', 'hãn', 'hán']);

function readLimiter(tokens: readonly TimeToken[], at: number): Limiter | null {
  if (notLimiters.has(tokens[at]?.lower ?? '')) return null;
  for (const [words, limit] of limiters) {
    if (words.every((word, offset) => tokens[at + offset]?.kind === 'word' && tokens[at + offset]!.fold === word)) {
      return { limit, next: at + words.length };
    }
  }
  return null;
}

/** "17h00", "17 giờ 30", "17:00" before the day, with the comma behind it. */
function skipTimeOfDay(tokens: readonly TimeToken[], at: number): number {
  if (numberAt(tokens, at) === null) return at;
  const sign = tokens[at + 1];
  if (!['h', 'gio', 'g', 'giờ'].includes(sign?.fold ?? '') && !isMark(sign, ':')) return at;
  let next = at + 2;
  if (numberAt(tokens, next) !== null && readDay(tokens, next) === null) next += 1;
  if (['phut', 'p'].includes(tokens[next]?.fold ?? '')) next += 1;
  if (isMark(tokens[next], ',')) next += 1;
  return isDayWord(tokens[next]) || readDay(tokens, next) !== null ? next : at;
}

/** "Xong chậm nhất đến hết": no more stand in front of one date. */
const maxLimiters = 4;

/** The span that begins at a token, or `null`. `planYear` dates what is written without its year. */
export function readSpan(tokens: readonly TimeToken[], at: number, planYear: number | null): Span | null {
  let limit: Limit = 'in';
  let limited = false;
  let next = at;
  for (let count = 0; count < maxLimiters; count += 1) {
    const limiter = readLimiter(tokens, next);
    if (limiter === null) break;
    // "chậm nhất đến hết", "chậm nhất trong": the first of them decides.
    if (!limited || limit === 'from') limit = limiter.limit;
    limited ||= limiter.limit !== 'in';
    next = limiter.next;
    if (isMark(tokens[next], ':')) next += 1;
  }
  const timed = skipTimeOfDay(tokens, next);
  // "Trước 17h00 ngày 10/01": the day itself is still in time.
  if (timed > next && limit === 'before') limit = 'by';
  const units = readUnits(tokens, timed) ?? readPlanYear(tokens, next, at, planYear);
  if (units === null) return null;
  return { ...resolve(units.list, limit, planYear, units.listed), limited, next: units.next };
}

interface Units {
  readonly list: readonly CalendarUnit[];
  /** Joined by "và" or a comma, not by "đến" or a dash. */
  readonly listed: boolean;
  readonly next: number;
}

/** "trong năm", "hết năm", "cả năm": the plan's year without its number. */
function readPlanYear(tokens: readonly TimeToken[], at: number, start: number, planYear: number | null): Units | null {
  if (at === start || !isYearWord(tokens[at]) || tokens[at]!.lower === 'nam') return null;
  const next = ['nay', 'ke', 'hien'].includes(tokens[at + 1]?.fold ?? '') ? at + 2 : at + 1;
  if (['truoc', 'sau', 'qua'].includes(tokens[at + 1]?.fold ?? '')) return null;
  return { list: [{ kind: 'year', value: 0, month: null, year: planYear, next }], listed: false, next };
}

/** One unit, or several joined by "-", "đến", "và", ",": "tháng 3-5/2026", "quý I, II/2026", "01/3 đến 30/6/2026". */
function readUnits(tokens: readonly TimeToken[], at: number): Units | null {
  const first = readUnit(tokens, at) ?? readShortFirst(tokens, at);
  if (first === null) return null;
  const list = [first];
  let listed = true;
  let next = first.next;
  for (;;) {
    const joined = skipJoint(tokens, next);
    const unit = joined === null ? null : readFollowing(tokens, joined, list.at(-1)!);
    if (unit === null) break;
    listed &&= isMark(tokens[next], ',&+') || tokens[next]?.fold === 'va';
    list.push(unit);
    next = unit.next;
  }
  if (list.at(-1)!.kind === 'day' && list.at(-1)!.month === null) return null;
  return { list, listed, next };
}

/** "15-20/3/2026", "ngày 1 đến ngày 15/3": a day whose month stands with the next one. */
function readShortFirst(tokens: readonly TimeToken[], at: number): CalendarUnit | null {
  const first = isDayWord(tokens[at]) ? at + 1 : at;
  const value = numberAt(tokens, first);
  const joined = value === null ? null : skipJoint(tokens, first + 1);
  if (value === null || joined === null || isMark(tokens[first + 1], ',')) return null;
  const following = readDay(tokens, joined);
  return following === null
    ? null
    : { kind: 'day', value, month: following.month, year: following.year, next: first + 1 };
}

function skipJoint(tokens: readonly TimeToken[], at: number): number | null {
  const token = tokens[at];
  if (isMark(token, '-,&+→~÷')) {
    // "->" is an arrow.
    const next = isMark(token, '-') && isMark(tokens[at + 1], '>') ? at + 2 : at + 1;
    return isMark(token, ',') && tokens[next]?.fold === 'va' ? next + 1 : next;
  }
  if (token?.fold === 'va') return at + 1;
  if (token?.fold !== 'den' && token?.fold !== 'toi') return null;
  return tokens[at + 1]?.fold === 'het' ? at + 2 : at + 1;
}

/** The next unit of a list: whole, or only its number. A year alone follows only a year. */
function readFollowing(tokens: readonly TimeToken[], at: number, last: CalendarUnit): CalendarUnit | null {
  // The "2/2026" of "quý 1-2/2026" is a quarter like the one before it, not February.
  const quarter = last.kind === 'quarter' && tokens[at]?.kind === 'number' ? readBareUnit(tokens, at, 'quarter') : null;
  if (quarter !== null && isNumbered(tokens, at)) return quarter;
  const whole = readUnit(tokens, at);
  if (whole !== null && whole.kind === 'year' && last.kind !== 'year' && last.year === null) return null;
  if (whole !== null && (whole.kind === last.kind || isWider(tokens, at))) return whole;
  return last.kind === 'month' || last.kind === 'quarter' ? readBareUnit(tokens, at, last.kind) : null;
}

/** Whether the unit before the joint ends with a number too, with nothing but a mark between them: "1-2", "1+2". */
function isNumbered(tokens: readonly TimeToken[], at: number): boolean {
  return tokens[at - 1]?.kind === 'mark' && tokens[at - 2]?.kind === 'number';
}

/** A joint with "đến" may join units of two kinds: "từ ngày 15/3 đến hết quý II/2026". */
function isWider(tokens: readonly TimeToken[], at: number): boolean {
  return ['den', 'toi', 'het'].includes(tokens[at - 1]?.fold ?? '') || isMark(tokens[at - 1], '-→~÷');
}

const unknownSpan = { kind: 'unknown', start: null, end: null, ownYear: true } as const;

function resolve(
  units: readonly CalendarUnit[],
  limit: Limit,
  planYear: number | null,
  listed: boolean,
): Pick<Span, 'kind' | 'start' | 'end' | 'ownYear'> {
  const written = units.map(
    (unit) => unit.year ?? (unit.yearOffset !== undefined && planYear !== null ? planYear + unit.yearOffset : null),
  );
  const years = fillYears(written, planYear);
  const bounds = units.map((unit, index) => {
    const year = years[index] ?? null;
    return year === null ? null : boundsOf(unit, year);
  });
  const [first, last] = [bounds[0], bounds.at(-1)];
  if (!first || !last || bounds.includes(null)) return unknownSpan;
  const ownYear = written.some((year) => year !== null);
  if (units.length > 1) {
    if (limit === 'before') return { kind: 'before_date', start: null, end: addDays(last.start, -1), ownYear };
    // Two days in a list are two deadlines: the work is done with the last.
    if (listed && units.every((unit) => unit.kind === 'day'))
      return { kind: 'by_date', start: null, end: last.end, ownYear };
    return { kind: 'period', start: first.start, end: last.end, ownYear };
  }
  const kind = units[0]!.kind;
  if (limit === 'before') {
    return {
      kind: kind === 'quarter' ? 'before_quarter' : 'before_date',
      start: null,
      end: addDays(first.start, -1),
      ownYear,
    };
  }
  if (limit === 'from') return { kind: 'period', start: first.start, end: null, ownYear };
  if (limit === 'after') return { kind: 'period', start: addDays(first.end, 1), end: null, ownYear };
  // "Đến hết tháng 6": the work may begin at any time.
  const start = limit === 'by' || kind === 'day' ? null : first.start;
  return { kind: kindOfUnit(kind), start, end: first.end, ownYear };
}

function kindOfUnit(kind: CalendarUnit['kind']): DeadlineKind {
  if (kind === 'day') return 'by_date';
  return kind === 'months' || kind === 'week' ? 'period' : kind;
}

/** A unit without a year has that of the next one that has it, else of the last before it, else the plan's. */
function fillYears(written: readonly (number | null)[], planYear: number | null): readonly (number | null)[] {
  const years = [...written];
  for (let index = years.length - 2; index >= 0; index -= 1) years[index] ??= years[index + 1] ?? null;
  for (let index = 0; index < years.length; index += 1) {
    const before = index === 0 ? null : years[index - 1]!;
    // "tháng 11/2025 - tháng 3": the plan's year when it is not earlier, so that the order holds.
    years[index] ??= before === null ? planYear : Math.max(before, planYear ?? before);
  }
  return years;
}

import { foldText } from '../text/fold-text.ts';
import { addDays, dayNumber, dayOfNumber, isoDay, lastDayOfMonth } from './calendar-day.ts';
import type { Deadline, Recurrence } from './deadline-kind.ts';
import { parseDeadline } from './parse-deadline.ts';

const monthsPerPeriod: Readonly<Record<Exclude<Recurrence, 'week'>, number>> = {
  month: 1,
  quarter: 3,
  half_year: 6,
  year: 12,
};

/**
 * The days on which a lasting or recurring deadline is due for a report, between two ISO days (both inclusive), in
 * order. It is the last day of each period, a week ending on Friday, unless the cell names a day: "trước ngày 25 hằng
 * tháng", "trước 15/12 hằng năm". `cadence` says how often; `null` takes what the cell says. Other deadlines, and a
 * cell without a cadence, have none.
 */
export function reportingDates(
  deadline: Deadline,
  cadence: Recurrence | null,
  from: string,
  to: string,
): readonly string[] {
  if (deadline.kind !== 'continuous' && deadline.kind !== 'recurring') return [];
  const first = later(from, deadline.start);
  const last = earlier(to, deadline.end);
  if (Number.isNaN(dayNumber(first)) || Number.isNaN(dayNumber(last)) || first > last) return [];
  const days = new Set<string>();
  for (const period of cadence === null ? deadline.recurrence : [cadence]) {
    for (const day of daysOfPeriod(period, deadline, first, last)) if (day >= first && day <= last) days.add(day);
  }
  return [...days].sort();
}

function later(day: string, other: string | null): string {
  return other !== null && other > day ? other : day;
}

function earlier(day: string, other: string | null): string {
  return other !== null && other < day ? other : day;
}

function* daysOfPeriod(period: Recurrence, deadline: Deadline, first: string, last: string): Generator<string> {
  if (period === 'week') yield* fridays(first, last);
  else if (period === 'year') yield* yearDays(deadline.note, first, last);
  else yield* periodEnds(period, dayInMonth(period, deadline.note), first, last);
}

/** 01/01/1970 was a Thursday. */
function* fridays(first: string, last: string): Generator<string> {
  const start = dayNumber(first);
  const end = dayNumber(last);
  for (let day = start + ((8 - (start % 7)) % 7); day <= end; day += 7) {
    const iso = dayOfNumber(day);
    if (iso !== null) yield iso;
  }
}

function* yearDays(note: string | null, first: string, last: string): Generator<string> {
  // "Trước 31/01 năm sau" is the report of the year before.
  for (let year = Number(first.slice(0, 4)) - 1; year <= Number(last.slice(0, 4)); year += 1) {
    const named = note === null ? null : parseDeadline(note, { year });
    const years = [String(year), String(year + 1)];
    const own = years.includes(named?.end?.slice(0, 4) ?? '') ? named!.end : null;
    yield own ?? `${year}-12-31`;
  }
}

function* periodEnds(
  period: 'month' | 'quarter' | 'half_year',
  named: { readonly day: number; readonly before: boolean } | null,
  first: string,
  last: string,
): Generator<string> {
  const step = monthsPerPeriod[period];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
    for (let month = step; month <= 12; month += step) {
      const length = lastDayOfMonth(year, month);
      const day = isoDay(year, month, Math.min(named?.day ?? length, length));
      const due = day !== null && named?.before === true ? addDays(day, -1) : day;
      if (due !== null) yield due;
    }
  }
}

/** "Trước ngày 25", "ngày 15", "chậm nhất ngày 20 tháng cuối": the day of the period's last month. */
function dayInMonth(
  period: Recurrence,
  note: string | null,
): { readonly day: number; readonly before: boolean } | null {
  const match = /(?:^|; |\b)(truoc )?ngay (\d{1,2})(?![\d/.-])/.exec(foldText(note ?? ''));
  if (match === null || (period !== 'month' && !/thang cuoi|cuoi/.test(foldText(note ?? '')))) return null;
  const day = Number(match[2]);
  return day >= 1 && day <= 31 ? { day, before: match[1] !== undefined } : null;
}

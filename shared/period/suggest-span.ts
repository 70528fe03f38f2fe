import { addDays, isoDay, lastDayOfMonth } from '../deadline/calendar-day.ts';
import type { PeriodKind, PeriodSpan } from './reporting-period.ts';

/**
 * `calendar`: whole months. `decree`: data cut on the 14th, from the 15th before the period (Article 12 of Decree
 * 09/2019/NĐ-CP on reporting of state administrative agencies).
 */
export type DataCut = 'calendar' | 'decree';

/** How many periods of a kind a year has. */
export const periodsOfYear: Readonly<Record<PeriodKind, number>> = {
  month: 12,
  quarter: 4,
  'half-year': 2,
  'nine-months': 1,
  year: 1,
  'self-score': 9,
};

const monthsOf: Readonly<Record<PeriodKind, number>> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  'nine-months': 9,
  year: 12,
  'self-score': 12,
};

/** Days after the period's end by which agencies report, where nobody said another day. */
const dueAfterDays = 5;

/**
 * The days of the n-th period of a kind in a year, to begin a form with; `null` when the year has no such period.
 * @param number 1–12 for months, 1–4 for quarters, 1–2 for half-years, 1–9 for rounds, 1 otherwise
 */
export function suggestSpan(kind: PeriodKind, year: number, number: number, cut: DataCut): PeriodSpan | null {
  if (!Number.isInteger(number) || number < 1 || number > periodsOfYear[kind]) return null;
  const months = monthsOf[kind];
  const lastMonth = kind === 'self-score' ? 12 : number * months;
  const firstMonth = lastMonth - months + 1;
  // A self-scoring round covers the year, whatever day its figures are cut on.
  const whole = cut === 'calendar' || kind === 'self-score';
  const from = whole
    ? isoDay(year, firstMonth, 1)
    : firstMonth === 1
      ? isoDay(year - 1, 12, 15)
      : isoDay(year, firstMonth - 1, 15);
  const to = isoDay(year, lastMonth, whole ? lastDayOfMonth(year, lastMonth) : 14);
  const due = to === null ? null : addDays(to, dueAfterDays);
  if (from === null || to === null || due === null) return null;
  return { kind, from, to, due, round: kind === 'self-score' ? number : null };
}

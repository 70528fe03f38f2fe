import { addDays } from '#shared/deadline/calendar-day.ts';
import type { Deadline, Recurrence } from '#shared/deadline/deadline-kind.ts';
import { reportingDates } from '#shared/deadline/reporting-dates.ts';

/** The reports that lasting or recurring work is due for. */
export interface ReportDays {
  /** How often the cell says; empty when it does not and the usual quarter is taken. */
  readonly cadence: readonly Recurrence[];
  /** ISO days in order: those of the plan's year, or the next few of a weekly report. */
  readonly days: readonly string[];
  /** The first that is not over; `null` when all are. */
  readonly next: string | null;
}

/** So many weeks of a weekly report are shown. */
const weeksShown = 4;

/** Days of reports in the plan's year; `null` for a deadline without reports. `today` is an ISO day. */
export function reportDaysOf(deadline: Deadline, planYear: number | null, today: string): ReportDays | null {
  if (deadline.kind !== 'continuous' && deadline.kind !== 'recurring') return null;
  const cadence = deadline.recurrence;
  // "Định kỳ" without a period: which days, nobody can tell.
  if (deadline.kind === 'recurring' && cadence.length === 0) return null;
  const year = String(planYear ?? today.slice(0, 4));
  const weekly = cadence.length === 1 && cadence[0] === 'week';
  const last = `${Number(year) + (cadence.includes('year') ? 1 : 0)}-12-31`;
  const [from, to] = weekly ? [today, addDays(today, 7 * weeksShown) ?? today] : [`${year}-01-01`, last];
  const days = reportingDates(deadline, cadence.length === 0 ? 'quarter' : null, from, to);
  const shown = cadence.includes('year') && !weekly ? untilFirstOfNextYear(days, year) : days;
  return { cadence, days: shown, next: shown.find((day) => day >= today) ?? null };
}

/** A yearly report may be due early in the year after: that one is shown, the one after it is not. */
function untilFirstOfNextYear(days: readonly string[], year: string): readonly string[] {
  const own = days.filter((day) => day.startsWith(year));
  return own.length > 0 ? own : days.slice(0, 1);
}

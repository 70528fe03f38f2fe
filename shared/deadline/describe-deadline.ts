import { quarterNumeral } from '../period/label-period.ts';
import { daysBetween, writeDay } from './calendar-day.ts';
import type { Deadline, DeadlineKind, Recurrence } from './deadline-kind.ts';

const recurrenceWords: Readonly<Record<Recurrence, string>> = {
  week: 'tuần',
  month: 'tháng',
  quarter: 'quý',
  half_year: '6 tháng',
  year: 'năm',
};

/**
 * The deadline in plain Vietnamese, beginning with a small letter: "chậm nhất 10/01/2026", "quý II/2026, sau khi …".
 * Forms of a date parse back to the same dates.
 */
export function describeDeadline(deadline: Deadline): string {
  const { kind, condition, raw } = deadline;
  const dated = describeDates(deadline);
  if (kind === 'unknown') return raw === '' ? 'chưa rõ thời hạn' : `chưa rõ thời hạn («${oneLine(raw)}»)`;
  if (dated !== null) return condition === null ? dated : `${dated}, ${lowerFirst(condition)}`;
  return condition === null ? bareWords[kind] : lowerFirst(condition);
}

/** What a form without dates is called when the cell gives no words of its own. */
const bareWords: Readonly<Record<DeadlineKind, string>> = {
  by_date: 'theo ngày',
  before_date: 'trước một ngày',
  month: 'trong tháng',
  quarter: 'trong quý',
  before_quarter: 'trước một quý',
  half_year: 'trong nửa năm',
  year: 'trong năm',
  period: 'trong một khoảng thời gian',
  continuous: 'thường xuyên',
  recurring: 'định kỳ',
  on_demand: 'khi có phát sinh',
  after_event: 'sau một sự kiện',
  per_separate_plan: 'theo kế hoạch riêng',
  relative: 'sau một số ngày',
  none: 'chưa ghi thời hạn',
  unknown: 'chưa rõ thời hạn',
};

function describeDates(deadline: Deadline): string | null {
  const { kind, start, end, days, recurrence } = deadline;
  switch (kind) {
    case 'by_date':
      return end && `chậm nhất ${writeDay(end)}`;
    case 'before_date':
    case 'before_quarter':
      return end && `chậm nhất ${writeDay(end)}`;
    case 'month':
    case 'quarter':
    case 'half_year':
    case 'year':
      return end && (start === null ? `đến hết ${unitWords(kind, end)}` : unitWords(kind, end));
    case 'period':
      return periodWords(start, end);
    case 'continuous':
      return `thường xuyên${boundWords(start, end)}${reportWords(recurrence)}`;
    case 'recurring':
      return recurrence.length === 0 ? null : `hằng ${listWords(recurrence)}${boundWords(start, end)}`;
    case 'relative':
      return days === null ? null : days < 0 ? `trước ${-days} ngày` : `trong ${days} ngày`;
    case 'on_demand':
    case 'after_event':
    case 'per_separate_plan':
    case 'none':
    case 'unknown':
      return null;
  }
}

function unitWords(kind: 'month' | 'quarter' | 'half_year' | 'year', end: string): string {
  const [year, month] = [end.slice(0, 4), Number(end.slice(5, 7))];
  switch (kind) {
    case 'month':
      return `tháng ${end.slice(5, 7)}/${year}`;
    case 'quarter':
      return `quý ${quarterNumeral(Math.ceil(month / 3))}/${year}`;
    case 'half_year':
      return `6 tháng ${month <= 6 ? 'đầu' : 'cuối'} năm ${year}`;
    case 'year':
      return `năm ${year}`;
  }
}

function periodWords(start: string | null, end: string | null): string | null {
  if (start !== null && end !== null) {
    const whole = start.endsWith('-01-01') && end.endsWith('-12-31') && start.slice(0, 4) < end.slice(0, 4);
    if (whole) return `giai đoạn ${start.slice(0, 4)}-${end.slice(0, 4)}`;
    return `từ ${writeDay(start)} đến ${writeDay(end)}`;
  }
  if (start !== null) return `từ ${writeDay(start)}`;
  return end && `chậm nhất ${writeDay(end)}`;
}

function boundWords(start: string | null, end: string | null): string {
  const words = periodWords(start, end);
  if (words === null || start === null || end === null) return words === null ? '' : `, ${words}`;
  const year = start.slice(0, 4);
  return start === `${year}-01-01` && end === `${year}-12-31` ? ` trong năm ${year}` : `, ${words}`;
}

function reportWords(recurrence: readonly Recurrence[]): string {
  return recurrence.length === 0 ? '' : `, báo cáo hằng ${listWords(recurrence)}`;
}

function listWords(recurrence: readonly Recurrence[]): string {
  return recurrence.map((period) => recurrenceWords[period]).join(', ');
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

/** "Sau khi …" inside a sentence; an abbreviation at the start ("UBND …") keeps its capitals. */
function lowerFirst(text: string): string {
  const [first, second] = [...text];
  const abbreviation = second !== undefined && second !== second.toLowerCase();
  return first === undefined || abbreviation ? text : first.toLowerCase() + text.slice(first.length);
}

/** "còn 12 ngày", "quá hạn 3 ngày", "hôm nay là hạn"; `null` when the deadline has no last day. `today` is an ISO day. */
export function describeRemaining(deadline: Deadline, today: string): string | null {
  const days = remainingDays(deadline, today);
  if (days === null) return null;
  if (days === 0) return 'hôm nay là hạn';
  return days > 0 ? `còn ${days} ngày` : `quá hạn ${-days} ngày`;
}

/** Days left until the last day, negative when it has passed; `null` when there is none to miss. */
export function remainingDays(deadline: Deadline, today: string): number | null {
  if (!hasLastDay(deadline)) return null;
  const days = daysBetween(today, deadline.end!);
  return Number.isNaN(days) ? null : days;
}

/**
 * Whether the work is late: not done, and its last day has passed. Lasting and recurring work is never late as a
 * whole, even when the year it runs in is over; its reports are (see `reportingDates`).
 */
export function isLate(deadline: Deadline, done: boolean, today: string): boolean {
  const days = remainingDays(deadline, today);
  return !done && days !== null && days < 0;
}

function hasLastDay({ kind, end }: Deadline): boolean {
  return end !== null && kind !== 'continuous' && kind !== 'recurring';
}

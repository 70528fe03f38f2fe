import { dayInVietNam, dayNumber, writeDay } from '../deadline/calendar-day.ts';
import type { PeriodKind, PeriodSpan } from './reporting-period.ts';

const romanQuarters = ['I', 'II', 'III', 'IV'] as const;

/** A quarter (1–4) as administrative papers write it: quý IV. */
export function quarterNumeral(quarter: number): string {
  return romanQuarters[quarter - 1] ?? String(quarter);
}

/** What officers call the kinds, where one is chosen. */
export const periodKindWords: Readonly<Record<PeriodKind, string>> = {
  month: 'Tháng',
  quarter: 'Quý',
  'half-year': '6 tháng',
  'nine-months': '9 tháng',
  year: 'Năm',
  'self-score': 'Đợt tự chấm điểm',
};

/**
 * The name of a period, by its last day: data of a month may run from the 15th of the month before to the 14th
 * (Article 12 of Decree 09/2019/NĐ-CP), and it is still the month's report.
 */
export function labelPeriod({ kind, to, round }: Pick<PeriodSpan, 'kind' | 'to' | 'round'>): string {
  const year = Number(to.slice(0, 4));
  const month = Number(to.slice(5, 7));
  switch (kind) {
    case 'month':
      return `Tháng ${month}/${year}`;
    case 'quarter':
      return `Quý ${quarterNumeral(Math.ceil(month / 3))}/${year}`;
    case 'half-year':
      return month <= 6 ? `6 tháng đầu năm ${year}` : `6 tháng cuối năm ${year}`;
    case 'nine-months':
      return `9 tháng năm ${year}`;
    case 'year':
      return `Năm ${year}`;
    case 'self-score':
      return `Tự chấm điểm năm ${year} – đợt ${round ?? 1}`;
  }
}

/** The day of an instant in Viet Nam, as officers write it: 10/01/2026. */
export function writeInstantDay(instant: string): string {
  return writeDay(dayInVietNam(new Date(instant)));
}

/** "hạn gửi 14/03/2026", and whether it is past. */
export function describeDue(due: string, today: string): string {
  const left = dayNumber(due) - dayNumber(today);
  if (left < 0) return `hạn gửi ${writeDay(due)}, đã quá ${-left} ngày`;
  return left === 0 ? `hạn gửi ${writeDay(due)}, hôm nay` : `hạn gửi ${writeDay(due)}, còn ${left} ngày`;
}

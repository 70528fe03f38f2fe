import { dayNumber, dayOfNumber } from './calendar-day.ts';

/** Days between Excel's day 0 and 01/01/1970, for dates after Excel's wrong 29/02/1900. */
const serialOffset = 25_569;

/** The ISO day of an Excel date (1900 date system), its time of day dropped; `null` outside 01/03/1900–2199. */
export function daySerial(serial: number): string | null {
  return Number.isFinite(serial) && serial > 60 ? dayOfNumber(Math.floor(serial) - serialOffset) : null;
}

/** The Excel date of an ISO day. */
export function serialOfDay(iso: string): number {
  return dayNumber(iso) + serialOffset;
}

export type DateFormatGrain = 'day' | 'month' | 'year';

/**
 * The finest part of a date that a number format shows ("dd/mm/yyyy" → day, "mm/yyyy" → month), or `null` when it is
 * no date format. Excel turns a typed "1/2026" into the first of the month shown as month: only the month was meant.
 */
export function dateFormatGrain(format: string | null | undefined): DateFormatGrain | null {
  if (format === null || format === undefined) return null;
  const section = format.split(';')[0]!;
  // Literal text, escaped characters, padding, and colours or locales in brackets say nothing about the value.
  const codes = section.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase();
  if (codes === 'general' || /[0#?]/.test(codes)) return null;
  if (codes.includes('d')) return 'day';
  if (codes.includes('y')) return codes.includes('m') ? 'month' : 'year';
  return /m{3,}/.test(codes) ? 'month' : null;
}

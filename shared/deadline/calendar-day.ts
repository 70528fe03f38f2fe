/** Days of the Gregorian calendar as ISO texts (YYYY-MM-DD). No time of day, no time zone, no clock. */

const dayLength = 86_400_000;
const isoPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** The ISO day of a date, `null` when the calendar has no such day (31/02) or the year is outside 1900–2199. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (!Number.isInteger(year) || year < 1900 || year > 2199) return null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (!Number.isInteger(day) || day < 1 || day > lastDayOfMonth(year, month)) return null;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Number of days of a month, 1–12. */
export function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Days since 01/01/1970 of an ISO day; `NaN` for any other text. */
export function dayNumber(iso: string): number {
  const match = isoPattern.exec(iso);
  if (match === null) return NaN;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isoDay(year, month, day) === null ? NaN : Date.UTC(year, month - 1, day) / dayLength;
}

/** The ISO day of a number of days since 01/01/1970, `null` outside 1900–2199. */
export function dayOfNumber(days: number): string | null {
  const date = new Date(days * dayLength);
  return Number.isNaN(date.getTime()) ? null : isoDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The day so many days later (or earlier); `null` outside 1900–2199. */
export function addDays(iso: string, days: number): string | null {
  return dayOfNumber(dayNumber(iso) + days);
}

/** The same day so many months later, or the last of a shorter month; `null` outside 1900–2199. */
export function addMonths(iso: string, months: number): string | null {
  if (Number.isNaN(dayNumber(iso))) return null;
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  const at = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(at / 12), (at % 12) + 1];
  return isoDay(toYear, toMonth, Math.min(day, lastDayOfMonth(toYear, toMonth)));
}

/** Days from one ISO day to another: positive when `to` is later. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** An ISO day as officers write it: 10/01/2026. */
export function writeDay(iso: string): string {
  const [year, month, day] = iso.split('-');
  return `${day}/${month}/${year}`;
}

const vietNamOffset = 7 * 3_600_000;

/** The ISO day of an instant in Viet Nam. */
export function dayInVietNam(instant: Date): string {
  return new Date(instant.getTime() + vietNamOffset).toISOString().slice(0, 10);
}

import { daySerial } from './day-serial.ts';

/** What somebody typed, understood as Excel with Vietnamese regional settings understands it. */
export interface TypedEntry {
  readonly value: number;
  /** The number format the entry brings along; a cell that has a fitting one keeps its own. */
  readonly numberFormat?: string;
}

const datePattern = /^(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?)?$/;
/** "0,5" and "1.234,5"; full stops alone separate thousands only where nothing else makes sense. */
const decimalPattern = /^[+-]?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+),\d+$/;
const thousandsPattern = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+$/;
/** Two-digit years up to here belong to this century, as in Excel. */
const lastYearOfCentury = 29;

function readDay(text: string, thisYear: number): TypedEntry | null {
  const match = datePattern.exec(text);
  if (!match) return null;
  const [, day, , month, digits, hours, minutes, seconds] = match;
  const short = digits !== undefined && digits.length === 2;
  const typed = digits === undefined ? thisYear : Number(digits);
  const year = short ? typed + (typed > lastYearOfCentury ? 1900 : 2000) : typed;
  const value = daySerial(year, Number(month), Number(day));
  if (value === null) return null;
  if (hours === undefined) return { value, numberFormat: 'dd/mm/yyyy' };
  const time = timeOfDay(Number(hours), Number(minutes), Number(seconds ?? 0));
  return time === null ? null : { value: value + time, numberFormat: 'dd/mm/yyyy h:mm' };
}

/** The part of a day that has passed; `null` for a time that no clock shows. */
export function timeOfDay(hours: number, minutes: number, seconds: number): number | null {
  return hours > 23 || minutes > 59 || seconds > 59 ? null : (hours * 3600 + minutes * 60 + seconds) / 86_400;
}

/**
 * Reads a typed text as a day (day first, then month), a number with a decimal comma or a percentage.
 *
 * @param thisYear the year of a day typed without one.
 * @returns `null` for everything else: the grid decides, which also reads "3.5", "12%" and TRUE.
 */
export function readTypedEntry(text: string, thisYear: number): TypedEntry | null {
  const trimmed = text.trim();
  const day = readDay(trimmed, thisYear);
  if (day) return day;
  const percent = trimmed.endsWith('%');
  const digits = percent ? trimmed.slice(0, -1).trim() : trimmed;
  if (!decimalPattern.test(digits) && !thousandsPattern.test(digits)) return null;
  const value = Number(digits.replaceAll('.', '').replace(',', '.'));
  if (!percent) return { value };
  return { value: Number((value / 100).toPrecision(15)), numberFormat: digits.includes(',') ? '0.00%' : '0%' };
}

/** A number as it is shown and edited: with a decimal comma. */
export function showNumber(value: number): string {
  return String(value).replace('.', ',');
}

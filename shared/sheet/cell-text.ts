import { trimText } from '../text/normalise-text.ts';
import { percentPoints } from '../text/round-decimals.ts';
import type { CellValue } from './grid.ts';

const millisecondsPerDay = 86_400_000;
const dayZero = Date.UTC(1899, 11, 30);
const lastSerial = 2_958_465;

/** Whether a number format shows a day or a month: "dd/mm/yyyy", "d-mmm", "[$-42A]dd/mm". */
export function isDateFormat(format: string | null): boolean {
  if (format === null || format === '' || /^(general|standard|@)$/i.test(format)) return false;
  const codes = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').toLowerCase();
  return /[dy]/.test(codes) || /^m{1,4}$/.test(codes);
}

/** Day, month and year of an Excel serial number, or `null` when it is no day Excel knows. */
export function dayOfSerial(serial: number): { day: number; month: number; year: number } | null {
  if (!(serial >= 1 && serial < lastSerial + 1)) return null;
  // Below 61 Excel counts the 29/02/1900 that never was; such days are shifted by one.
  const moment = new Date(dayZero + (Math.floor(serial) + (serial < 61 ? 1 : 0)) * millisecondsPerDay);
  return { day: moment.getUTCDate(), month: moment.getUTCMonth() + 1, year: moment.getUTCFullYear() };
}

/**
 * What a person reads in a cell: text trimmed NFC; a date as 10/01/2026; a share shown in percent as "79,08%";
 * any other number with a decimal comma; a truth value as Excel shows it. A blank cell is "".
 */
export function cellText(value: CellValue, numberFormat: string | null): string {
  if (value === null) return '';
  if (typeof value === 'string') return trimText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (!Number.isFinite(value)) return '';
  if (isDateFormat(numberFormat)) {
    const day = dayOfSerial(value);
    if (day) return `${twoDigits(day.day)}/${twoDigits(day.month)}/${day.year}`;
  }
  if (numberFormat?.includes('%')) return `${decimal(percentPoints(value))}%`;
  return decimal(value);
}

function decimal(value: number): string {
  return String(value).replace('.', ',');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

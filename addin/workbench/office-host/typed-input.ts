import type { CellInput } from '../spreadsheet.ts';
import { daySerial } from '../day-serial.ts';
import { timeOfDay } from '../typed-entry.ts';

const datePattern = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/;
const isoDatePattern = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const numberPattern = /^(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * What Excel makes of text that a script puts into a cell: the same as if it had been typed; numbers in US notation, days
 * in the order of the region, here day first ("11/13/2026" is no day and stays text).
 * A leading apostrophe means text and is not kept; "=", and "+" or "-" before anything but a number, begin a
 * formula, "@" too; numbers, percentages, amounts, fractions, TRUE, FALSE, times and days, also with the names of months, are
 * converted. A cell formatted as text ("@") takes everything as it is.
 */
export function interpretInput(text: string, numberFormat: string | null): CellInput {
  if (text.startsWith("'")) return { value: text.slice(1), literal: true };
  if (numberFormat === '@') return { value: text, literal: true };
  if (text.startsWith('=')) return text.length === 1 ? { value: text, literal: true } : { value: text };
  const trimmed = text.trim();
  const number = readNumber(trimmed);
  if (number !== null) return number;
  if (/^[+\-@]./.test(text)) return { value: `=${text}` };
  if (/^(?:true|false)$/i.test(trimmed)) return { value: trimmed.toLowerCase() === 'true' };
  const day = readDate(trimmed) ?? readPartOfDate(trimmed);
  if (day !== null) return { value: day, numberFormat: 'dd/mm/yyyy' };
  const time = readTime(trimmed);
  if (time !== null) return { value: time, numberFormat: 'h:mm' };
  return readAmount(trimmed) ?? { value: text, literal: true };
}

function readNumber(text: string): CellInput | null {
  const sign = text.startsWith('-') ? -1 : 1;
  const unsigned = /^[+-]/.test(text) ? text.slice(1) : text;
  const percent = unsigned.endsWith('%');
  const digits = percent ? unsigned.slice(0, -1) : unsigned;
  if (!/\d/.test(digits) || !numberPattern.test(digits)) return null;
  const value = sign * Number(digits.replaceAll(',', ''));
  return percent ? { value: value / 100, numberFormat: '0%' } : { value };
}

function readDate(text: string): number | null {
  const written = datePattern.exec(text);
  const iso = isoDatePattern.exec(text);
  if (written) return daySerial(Number(written[4]), Number(written[3]), Number(written[1]));
  return iso ? daySerial(Number(iso[1]), Number(iso[2]), Number(iso[3])) : null;
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day without a year, a month with one, or a day whose month is named. */
function readPartOfDate(text: string): number | null {
  const thisYear = new Date().getFullYear();
  const pair = /^(\d{1,2})[/-](\d{1,2}|\d{4})$/.exec(text);
  if (pair) {
    const [first, second] = [Number(pair[1]), Number(pair[2])];
    return pair[2]!.length === 4 ? daySerial(second, first, 1) : daySerial(thisYear, second, first);
  }
  const named = /^(?:(\d{1,2})[ -])?([a-z]{3,9})(?:[ -](\d{2}|\d{4}))?$/i.exec(text);
  const month = named ? monthNames.findIndex((name) => named[2]!.toLowerCase().startsWith(name)) : -1;
  if (!named || month < 0 || (named[1] === undefined && named[3] === undefined)) return null;
  const year = named[3] === undefined ? thisYear : Number(named[3]);
  return daySerial(year < 100 ? year + 2000 : year, month + 1, Number(named[1] ?? 1));
}

/** A time of day as a part of one. */
function readTime(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([ap])m?)?$/i.exec(text);
  if (!match) return null;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  const half = match[4]?.toLowerCase();
  if (half === undefined) return timeOfDay(hours, minutes, seconds);
  return hours > 12 ? null : timeOfDay((hours % 12) + (half === 'p' ? 12 : 0), minutes, seconds);
}

/** An amount of money, a number in brackets, which is negative, or a whole with a fraction. */
function readAmount(text: string): CellInput | null {
  const fraction = /^(\d+) (\d+)\/(\d+)$/.exec(text);
  if (fraction)
    return { value: Number(fraction[1]) + Number(fraction[2]) / Number(fraction[3]), numberFormat: '# ?/?' };
  const money = /^\$ ?(.+)$/.exec(text);
  const bracketed = /^\((.+)\)$/.exec(text);
  const number = readNumber(money?.[1] ?? bracketed?.[1] ?? '');
  if (typeof number?.value !== 'number') return null;
  return bracketed ? { value: -number.value } : number;
}

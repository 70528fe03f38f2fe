import type { CellInput } from '../spreadsheet.ts';
import { daySerial } from '../day-serial.ts';

const datePattern = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/;
const isoDatePattern = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const numberPattern = /^(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * What Excel makes of text that a script puts into a cell: the same as if it had been typed; numbers in US notation, days
 * in the order of the region, here day first ("11/13/2026" is no day and stays text).
 * A leading apostrophe means text and is not kept; "=", and "+" or "-" before anything but a number, begin a
 * formula, "@" too; numbers, percentages, TRUE, FALSE and dates are converted. A cell formatted as text ("@")
 * takes everything as it is. Currency, fractions, times and month names are not recognised here.
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
  const day = readDate(trimmed);
  if (day !== null) return { value: day, numberFormat: 'dd/mm/yyyy' };
  return { value: text, literal: true };
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

import type { CellValue } from '../sheet/grid.ts';
import { dateFormatGrain, daySerial } from '../deadline/excel-serial.ts';
import { trimText } from '../text/normalise-text.ts';
import { parseNumber, parsePercent } from '../text/parse-number.ts';
import { typeOf } from './field-owners.ts';
import type { FieldValue } from './protocol.ts';

/** C0 and C1 controls, DEL and lone surrogates: Excel cannot keep them, XML cannot carry them. Tab and line feed may stay. */
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/u;
const forbiddenAll = new RegExp(forbidden.source, 'gu');

/** A text without any of them and without surrogates at all, as nearly every text is: told much faster. */
const plain = /^[\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd]*$/;

/** Whether a text holds characters that no cell should carry. */
export function hasControlCharacters(text: string): boolean {
  return !plain.test(text) && forbidden.test(text);
}

/** NFC, line feeds only, plain spaces, no blanks at either end; `null` when nothing is left. */
function normalText(text: string): string | null {
  return trimText(text) || null;
}

/** The one form in which a value is compared, hashed and stored (SPEC V-1). Numbers that came as text become numbers. */
export function normalValue(field: string, value: FieldValue): FieldValue {
  if (value === null) return null;
  const type = typeOf(field);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return null;
    // Fifteen digits is what Excel keeps: 0.1 + 0.2 in a sheet and 0.3 on the wire are the same value.
    const kept = Number(value.toPrecision(15));
    return type === 'text' ? String(kept) : kept === 0 ? 0 : kept;
  }
  const text = normalText(value);
  if (text === null || type !== 'number') return text;
  return parseNumber(text) ?? text;
}

/** Words of an Excel date as a deadline is written, as fine as its format shows it: 10/01/2026, 01/2026, 2026. */
function dateWords(serial: number, format: string | null): string | null {
  const grain = dateFormatGrain(format);
  const iso = grain === null ? null : daySerial(serial);
  if (iso === null) return null;
  const [year, month, day] = iso.split('-') as [string, string, string];
  return { day: `${day}/${month}/${year}`, month: `${month}/${year}`, year }[grain!];
}

const showsPercent = (format: string | null): boolean => format !== null && format.includes('%');

/** The value of a field as its cell holds it: a date cell gives its words, a cell formatted as percentage its percents. */
export function readFieldValue(field: string, value: CellValue, format: string | null): FieldValue {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') {
    const words = typeOf(field) === 'number' ? null : dateWords(value, format);
    if (words !== null) return words;
    if ((field === 'percent' || field === 'indexPercent') && showsPercent(format)) {
      return normalValue(field, parsePercent(value, format));
    }
    return normalValue(field, value);
  }
  return normalValue(field, trimText(value).replace(forbiddenAll, ''));
}

/** What to put into a cell so that `readFieldValue` gives the value back. */
export function cellValueOf(field: string, value: FieldValue, format: string | null): CellValue {
  if (typeof value === 'number' && (field === 'percent' || field === 'indexPercent') && showsPercent(format)) {
    return Number((value / 100).toPrecision(15));
  }
  return value;
}

import { normaliseText } from './normalise-text.ts';
import { percentPoints } from './round-decimals.ts';

const shape = /^([+-]?)([\d., ]*\d)(?:\s*(?:%|điểm|điêm|diem|đ))?$/i;
const groupedByDots = /^\d{1,3}(?:\.\d{3})+$/;
const groupedByCommas = /^\d{1,3}(?:,\d{3}){2,}$/;
const groupedBySpaces = /^\d{1,3}(?: \d{3})+(?:[.,]\d+)?$/;

/**
 * The number a Vietnamese text writes: "91,47" → 91.47, "1.234,5" → 1234.5, "0.5" → 0.5, " 85 %" → 85,
 * "2 điểm" → 2. A percent sign is dropped, not divided by. Three digits after a lone dot are thousands ("1.234" →
 * 1234) unless a zero stands before it ("0.125"). Anything else, blank included, is `null`.
 */
export function parseNumber(text: string): number | null {
  const match = shape.exec(normaliseText(text));
  if (!match) return null;
  const digits = plainDigits(match[2]!.trim());
  if (digits === null) return null;
  const value = Number(digits);
  if (!Number.isFinite(value)) return null;
  return match[1] === '-' && value !== 0 ? -value : value;
}

/** The digits with a decimal point and no grouping, or `null` when the separators make no number. */
function plainDigits(digits: string): string | null {
  if (/^\d+$/.test(digits)) return digits;
  if (groupedBySpaces.test(digits)) return digits.replace(/ /g, '').replace(',', '.');
  if (digits.includes(' ')) return null;
  if (groupedByDots.test(digits) && !digits.startsWith('0')) return digits.replace(/\./g, '');
  if (groupedByCommas.test(digits)) return digits.replace(/,/g, '');
  const decimalComma = /^(\d{1,3}(?:\.\d{3})+|\d*),(\d+)$/.exec(digits);
  if (decimalComma) return `${decimalComma[1]!.replace(/\./g, '')}.${decimalComma[2]}`;
  const decimalPoint = /^(\d{1,3}(?:,\d{3})+|\d*)\.(\d+)$/.exec(digits);
  if (decimalPoint) return `${decimalPoint[1]!.replace(/,/g, '')}.${decimalPoint[2]}`;
  return null;
}

/**
 * Percent points of a cell: "79,08%" → 79.08, 85 → 85; a number that Excel shows as a percentage is a fraction
 * (0.5 with format "0%" → 50). `null` when blank or not a number.
 */
export function parsePercent(value: string | number | boolean | null, numberFormat: string | null): number | null {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return null;
    return numberFormat?.includes('%') ? percentPoints(value) : value;
  }
  return typeof value === 'string' ? parseNumber(value) : null;
}

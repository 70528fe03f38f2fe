import type { FieldValue } from './protocol.ts';

const alphabet = '0123456789abcdefghijkmnpqrstuvwx';
const hashLength = 11;

/** Final mixing of a 32-bit lane (the avalanche step of MurmurHash3). */
function mix(lane: number): number {
  let value = lane;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/**
 * 55 bits of a text as 11 characters. It tells edits apart, it does not defend against a forger: whoever holds the
 * workbook may write into it anyway, and the server checks rights by itself. Two different values of one field look
 * alike once in 3.6 × 10¹⁶.
 */
export function hashText(text: string): string {
  let a = 0x9e3779b9;
  let b = 0x7f4a7c15;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x01000193) ^ (b >>> 15);
    b = Math.imul(b ^ (unit + index), 0x5bd1e995) ^ (a >>> 13);
  }
  let high = mix(a ^ Math.imul(b, 0x27d4eb2f));
  let low = mix(b ^ Math.imul(a, 0x165667b1) ^ text.length);
  let out = '';
  for (let index = 0; index < 6; index++, high >>>= 5) out += alphabet[high & 31]!;
  for (let index = 0; index < 5; index++, low >>>= 5) out += alphabet[low & 31]!;
  return out;
}

/** Mark of a blank value in place of a hash. */
export const blankHash = '-';

/** Hash of a field's value in normal form; number 5 and text "5" differ. */
export function hashValue(value: FieldValue): string {
  if (value === null) return blankHash;
  return hashText(typeof value === 'number' ? `n${value}` : `t${value}`);
}

/** Whether a text is a hash or the mark of a blank. */
export function isHash(text: string): boolean {
  return text === blankHash || (text.length === hashLength && /^[0-9a-km-np-x]+$/.test(text));
}

import { rememberByText } from './remember-text.ts';

/** Characters that print nothing but break comparisons: zero-width marks, byte order mark, soft hyphen. */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const oddSpace = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const oddDash = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
/** Vietnamese as most files keep it: composed letters and everyday punctuation, nothing to mend. */
const plainVietnamese = /^[\x20-\x7e\n\u00c0-\u024f\u1ea0-\u1ef9\u2013-\u2026\u2264\u2265]*$/;

/**
 * The text as a record keeps it: NFC, trimmed, odd spaces made plain, invisible marks dropped.
 * Line breaks (as "\n"), dashes and inner runs of spaces stay as typed.
 */
export const trimText: (text: string) => string = rememberByText((text) => {
  if (plainVietnamese.test(text)) return text.trim();
  return text
    .replace(invisible, '')
    .replace(oddSpace, ' ')
    .replace(/\r\n?|[\u000b\u2028\u2029]/g, '\n')
    .normalize('NFC')
    .trim();
});

/**
 * The text for comparing and parsing: as `trimText`, and every run of white space (line breaks included) is one
 * space and every kind of dash or minus is "-". Case and diacritics stay.
 */
export const normaliseText: (text: string) => string = rememberByText((text) =>
  trimText(text).replace(oddDash, '-').replace(/\s+/g, ' '),
);

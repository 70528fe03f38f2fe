/** Words that do not keep Excel from reading a text with digits as a date, a time or a number. */
const dateWords = new Set([
  ...['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec'],
  ...['january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october', 'november'],
  ...['december', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'monday', 'tuesday', 'wednesday', 'thursday'],
  ...['friday', 'saturday', 'sunday', 'am', 'pm', 'a', 'p', 'e', 'sa', 'ch', 'thg', 'thang', 'ngay', 'nam', 'gio'],
  ...['usd', 'vnd', 'đ', 'd'],
]);

/** Dates and numbers are short; a sentence is never read as one. */
const longestConverted = 60;

/** Number format of cells that keep everything typed into them as text. */
export const textFormat = '@';

/**
 * Text as it must be handed to `range.values` or `range.formulas` so that the cell shows it literally.
 *
 * Excel treats text from a script as if it were typed: "=…", "+…", "-…", "@…" become formulas, "007", "1/2",
 * "10/01/2026" and "TRUE" become numbers, dates and logical values. A leading apostrophe prevents that: Excel
 * keeps it as a mark of the cell and not as part of its text, and leaves the number format alone. (The other way,
 * the number format "@", would turn scores that are typed there later into text.) Reading gives the text back
 * without the apostrophe. Only text that Excel might convert gets one; a needless one does no harm.
 * In a cell formatted "@" only a formula sign or an apostrophe needs it.
 */
export function literalText(text: string, numberFormat: string | null): string {
  const mustQuote = /^[=+\-@']/.test(text) || (numberFormat !== textFormat && mightBeConverted(text));
  return mustQuote ? `'${text}` : text;
}

function mightBeConverted(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > longestConverted) return false;
  if (/^(?:true|false|đúng|sai|#.*)$/i.test(trimmed)) return true;
  if (!/\d/.test(trimmed)) return false;
  const words = foldLetters(trimmed).match(/\p{L}+/gu) ?? [];
  return words.every((word) => dateWords.has(word));
}

function foldLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

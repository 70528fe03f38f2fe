import { normaliseText } from '../text/normalise-text.ts';

/** One document (or link) named in an evidence cell. */
export interface EvidenceItem {
  readonly text: string;
  /** "138/BC-SNV", without spaces, or `null`. */
  readonly number: string | null;
  /** The number is left open: "Số: /KH-UBND". */
  readonly blankNumber: boolean;
  /** ISO day, or `null`. */
  readonly date: string | null;
  readonly issuer: string | null;
  readonly link: string | null;
}

const numberPattern =
  /(?<![\d/])(\d{1,5}[a-zđ]?)\s?\/\s?((?:\d{4}\s?\/\s?)?[A-ZĐ][\p{L}&\d]*(?:\s?-\s?[\p{Lu}\d][\p{L}&\d.]*)*)/u;
const blankNumberPattern = /(?:^|\s)số\s*:?[\s.…_]*\/\s?(?:\d{4}\/)?[A-ZĐ]{1,6}(?:-|\s|$)/iu;
const numericDate = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?!\d)/;
const wordyDate = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d\d)/iu;
/** A file name is looked for from the first letter of a word only: from every letter, one long word takes minutes. */
const linkPattern = /(?:https?:\/\/|www\.)[^\s;,]+|(?<![^\s;,])[^\s;,]+\.(?:pdf|docx?|xlsx?|zip|rar|jpe?g|png)\b/iu;

function isoDay(match: RegExpExecArray | null): string | null {
  if (!match) return null;
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

function readItem(text: string): EvidenceItem {
  const number = numberPattern.exec(text);
  const mark = number?.[2]?.replace(/\s/g, '') ?? null;
  const words = /\bcủa\s+((?:\p{Lu}[\p{L}&]*\s?){1,8})/u.exec(text)?.[1]?.trim() ?? null;
  return {
    text,
    number: number ? `${number[1]}/${mark}` : null,
    blankNumber: number === null && blankNumberPattern.test(text),
    date: isoDay(numericDate.exec(text) ?? wordyDate.exec(text)),
    issuer: mark?.includes('-') ? mark.slice(mark.lastIndexOf('-') + 1) : words,
    link: linkPattern.exec(text)?.[0] ?? null,
  };
}

/** Reads an evidence cell: one item per line, bullet or semicolon. Blank pieces are left out. */
export function readEvidence(text: string): EvidenceItem[] {
  return text
    .split(/[;\n\r]+/)
    .map((piece) => normaliseText(piece).replace(/^[-+*•]\s*/, ''))
    .filter((piece) => /[\p{L}\d]/u.test(piece))
    .map(readItem);
}

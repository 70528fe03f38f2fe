import { normaliseText } from '../text/normalise-text.ts';
import { foldText } from '../text/fold-text.ts';
import { rememberByText } from '../text/remember-text.ts';
import { parseRomanNumeral } from '../text/roman-numeral.ts';
import { dayOfSerial, isDateFormat } from './cell-text.ts';
import type { CellValue } from './grid.ts';

/** How an item is numbered: I · A · a · 1 · 1.1.4 (also I.1, A.1) · a dash or dot. */
export type CodeStyle = 'roman' | 'upper' | 'lower' | 'number' | 'dotted' | 'bullet';

/** The number of a group row, task or criterion. */
export interface ItemCode {
  /** As written, without the closing mark: "1.1." → "1.1", "a)" → "a". */
  readonly text: string;
  readonly style: CodeStyle;
  /** Value of each part: "II.3" → [2, 3], "b" → [2]; a bullet has none. */
  readonly parts: readonly number[];
  /** The word that stands before it ("linh vuc"), folded; absent where there is none. */
  readonly word?: string;
}

const bullets = /^[-+*•●▪◦·]$/;
const alphabet = 'abcdefghijklmnopqrstuvwxyz';
/** Words that stand before a number in a group row; the number alone is the code. */
const groupWords =
  /^(?:phần|mục tiêu|mục|nhóm|chương|lĩnh vực|nhiệm vụ|tiêu chí|nội dung|phụ lục|trục nội dung|chỉ số nội dung)\s+(?:thứ\s+|số\s+)?/i;

/** The code a cell holds when it holds nothing else, or `null`. */
export function parseItemCode(text: string): ItemCode | null {
  const plain = normaliseText(text);
  if (bullets.test(plain)) return { text: plain, style: 'bullet', parts: [] };
  const bare = plain
    .replace(/^\(\s*|\s*[).:/]+$/g, '')
    .replace(/[).:/-]+$/, '')
    .replace(/\s*[.,]\s*/g, '.')
    .trim();
  if (bare === '' || bare.length > 24) return null;
  const pieces = bare.split('.');
  if (pieces.length === 1) return parseSingle(bare);
  const parts = pieces.map((piece, index) => (index === 0 ? firstPart(piece) : lastPart(piece, index, pieces.length)));
  if (parts.some((part) => part === null)) return null;
  return { text: bare, style: 'dotted', parts: parts.map((part) => part ?? 0) };
}

function parseSingle(text: string): ItemCode | null {
  if (/^\d{1,4}$/.test(text)) return { text, style: 'number', parts: [Number(text)] };
  const roman = romanValue(text);
  if (roman !== null) return { text, style: 'roman', parts: [roman] };
  if (/^[A-ZĐ]$/.test(text)) return { text, style: 'upper', parts: [letterValue(text)] };
  if (/^[a-zđ]$/.test(text)) return { text, style: 'lower', parts: [letterValue(text)] };
  return null;
}

function firstPart(piece: string): number | null {
  if (/^\d{1,4}$/.test(piece)) return Number(piece);
  return romanValue(piece) ?? (/^[A-ZĐ]$/.test(piece) ? letterValue(piece) : null);
}

/** C, D, L and M alone are letters: no document has fifty groups. */
function romanValue(text: string): number | null {
  return text === text.toUpperCase() && !/^[CDLM]$/.test(text) ? parseRomanNumeral(text) : null;
}

function lastPart(piece: string, index: number, count: number): number | null {
  if (/^\d{1,4}$/.test(piece)) return Number(piece);
  return index === count - 1 && /^[a-zđ]$/.test(piece) ? letterValue(piece) : null;
}

function letterValue(letter: string): number {
  return alphabet.indexOf(foldText(letter)) + 1;
}

/**
 * Splits a text that begins with its code: "I. CẢI CÁCH THỂ CHẾ" → I, "Mục tiêu 1: …" → 1, "1.1. Kế hoạch" → 1.1.
 * Without a code, `code` is `null` and `rest` the whole text.
 */
export function splitLeadingCode(text: string): { readonly code: ItemCode | null; readonly rest: string } {
  const plain = normaliseText(text);
  const worded = groupWords.exec(plain);
  const body = worded ? plain.slice(worded[0].length) : plain;
  const match = /^(\(?[0-9A-Za-zĐđ]{1,8}(?:\.[0-9A-Za-zđ]{1,4})*)\s*([.):/;-]+)\s*(\S.*)$/s.exec(body);
  if (match && !(/^[./]$/.test(match[2]!) && /^\d/.test(match[3]!)) && !/^\d.*%/.test(match[1]!)) {
    const code = parseItemCode(match[1]!);
    // "3-5 phiếu" and "15-7" are figures; "1 - Ban hành" is numbering.
    const isRange = match[2] === '-' && /^\d/.test(match[3]!);
    if (code && !isRange) return { code, rest: match[3]! };
  }
  const spaced = /^([IVXLC]{1,6}|[0-9]{1,3}(?:\.[0-9]{1,3})*)\s+(\S.*)$/s.exec(body);
  if (spaced && (worded ?? (isAllCaps(spaced[2]!) || spaced[1]!.includes('.')))) {
    const code = parseItemCode(spaced[1]!);
    if (code) return { code, rest: spaced[2]! };
  }
  if (worded && body.length <= 6) {
    const code = parseItemCode(body);
    if (code) return { code, rest: plain };
  }
  return { code: null, rest: plain };
}

/** A code written with its word in a cell of its own: "Lĩnh vực 1" → 1, of the word "linh vuc"; `null` for any other text. */
export function wordedCode(text: string): ItemCode | null {
  const plain = normaliseText(text);
  const word = groupWords.exec(plain)?.[0];
  const code = word === undefined ? null : parseItemCode(plain.slice(word.length));
  return code && word !== undefined ? { ...code, word: foldText(word).trim() } : null;
}

/** Whether a text is written in capitals throughout (at least four letters). */
export function isAllCaps(text: string): boolean {
  // Most texts settle it at their second letter.
  if (/[a-zđ]/.test(text)) return false;
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length >= 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}

/** The code a numbering cell's text holds, words of office before it left out: "TC 1.1" → 1.1. */
const writtenCode: (text: string) => ItemCode | null = rememberByText((text) =>
  parseItemCode(text.replace(/^\s*(?:TCTP|TC|LV|CS)[ ._-]*(?=\d)/i, '')),
);

/**
 * The codes a cell may stand for, likeliest first. A code typed as "1.10" is kept by Excel as the number 1.1, and
 * "1.1" or "1.1.4" as a date under Vietnamese settings; only the neighbours can tell them apart.
 */
export function codeCandidates(value: CellValue, numberFormat: string | null): ItemCode[] {
  if (typeof value === 'string') {
    const code = writtenCode(value);
    return code ? [code] : [];
  }
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) return [];
  const texts: string[] = [];
  const day = isDateFormat(numberFormat) ? dayOfSerial(value) : null;
  if (day) {
    // What was typed with two parts is kept without its year, with three parts with it.
    const year = /y/i.test(numberFormat ?? '') ? `.${day.year % 100}` : '';
    texts.push(`${day.day}.${day.month}${year}`, `${day.month}.${day.day}${year}`);
  } else {
    const plain = String(value);
    const decimals = /^0\.(0+)$/.exec(numberFormat ?? '')?.[1]!.length;
    if (decimals !== undefined) texts.push(value.toFixed(decimals));
    texts.push(plain);
    if (/^\d+\.\d$/.test(plain)) texts.push(`${plain}0`);
  }
  return [...new Set(texts)].flatMap((text) => parseItemCode(text) ?? []);
}

/**
 * The candidate that continues the numbering best: a first child or a next sibling of the code before it, at any
 * depth; else the first candidate.
 */
export function chooseCode(candidates: readonly ItemCode[], previous: ItemCode | null): ItemCode | null {
  if (candidates.length < 2 || !previous) return candidates[0] ?? null;
  return candidates.find((candidate) => follows(candidate.parts, previous.parts)) ?? candidates[0]!;
}

function follows(next: readonly number[], previous: readonly number[]): boolean {
  const last = next.length - 1;
  for (let index = 0; index < last; index += 1) if (next[index] !== previous[index]) return false;
  if (next.length > previous.length) return next.length === previous.length + 1 && next[last] === 1;
  return next[last] === previous[last]! + 1;
}

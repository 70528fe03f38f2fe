/**
 * The rule text in one spelling — NFC, plain dashes and spaces, `<=` for `≤` — where every character remembers which
 * character of the original it came from, so that a problem can point into the cell as the officer sees it.
 */
export interface RuleText {
  /** As printed, normalised. */
  readonly text: string;
  /** Same length as `text`, lower case. */
  readonly low: string;
  /** Index in the original of each character of `text`, and of its end. */
  readonly origin: readonly number[];
}

const spelling: Readonly<Record<string, string>> = {
  '≥': '>=',
  '⩾': '>=',
  '≧': '>=',
  '≤': '<=',
  '⩽': '<=',
  '≦': '<=',
  '＞': '>',
  '＜': '<',
  '⇒': '=>',
  '→': '=>',
  '➔': '=>',
  '×': '×',
  '✕': '×',
  '⋅': '×',
  '∗': '×',
  '*': '×',
  '÷': '/',
  '⁄': '/',
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
  '％': '%',
  '：': ':',
  '；': ';',
  '，': ',',
  '（': '(',
  '）': ')',
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  Ð: 'Đ',
  ð: 'đ',
};

const dash = /[‐-―−﹘﹣－]/;
const bullet = /[•●▪■◦○\u2023\u25b6\u25ba✓✔➢\uf0b7\uf02d\u00b7]/;
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
const lineBreak = /[\n\u000b\u000c\u2028\u2029]/;

/** The text in one spelling; see `RuleText`. Linear in the length of `original`. */
export function readRuleText(original: string): RuleText {
  let text = '';
  const origin: number[] = [];
  const push = (piece: string, at: number): void => {
    for (let i = 0; i < piece.length; i++) origin.push(at);
    text += piece;
  };
  for (let i = 0; i < original.length;) {
    const start = i;
    i += codeUnits(original, i);
    while (i < original.length && /\p{M}/u.test(original[i]!)) i++;
    const cluster = original.slice(start, i).normalize('NFC');
    if (cluster === '\r') {
      if (original[i] !== '\n') push('\n', start);
    } else if (lineBreak.test(cluster)) push('\n', start);
    else if (invisible.test(cluster)) continue;
    else if (bullet.test(cluster)) push('\n', start);
    else if (/^\s$/.test(cluster)) {
      if (text !== '' && !text.endsWith(' ') && !text.endsWith('\n')) push(' ', start);
    } else push(dash.test(cluster) ? '-' : (spelling[cluster] ?? cluster), start);
  }
  origin.push(original.length);
  return { text, low: lowerSameLength(text), origin };
}

function codeUnits(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

/** Lower case that never changes the length, so that positions stay valid. */
function lowerSameLength(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('');
}

/** A part of a rule text: half-open, in characters of `RuleText.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span without spaces, bullets and loose punctuation at its ends. */
export function trimSpan(source: RuleText, span: Span, loose = /[\s.,;]/): Span {
  let { start, end } = span;
  while (start < end && loose.test(source.low[start]!)) start++;
  while (end > start && loose.test(source.low[end - 1]!)) end--;
  return { start, end };
}

/** Where a span lies in the original text. */
export function originalRange(source: RuleText, span: Span): { position: number; length: number } {
  const position = source.origin[span.start] ?? 0;
  const last = source.origin[Math.max(span.start, span.end)] ?? position;
  return { position, length: Math.max(0, last - position) };
}

/** The words, numbers and marks of a deadline cell. Offsets refer to the NFC text. */
export interface TimeToken {
  /** `reference` = the number of a document ("60/2021/NĐ-CP"): its digits are no date. `break` = a line break. */
  readonly kind: 'word' | 'number' | 'mark' | 'reference' | 'break';
  /** Lower case, diacritics kept. */
  readonly lower: string;
  /** Lower case without diacritics. */
  readonly fold: string;
  readonly from: number;
  readonly to: number;
  /** True when no blank stands before it. */
  readonly glued: boolean;
}

const wordPattern = /[\p{L}\p{M}]+/uy;
const numberPattern = /\d+/y;
const slashReference = /\d{1,5}\p{L}?(?:\/\d{4})?\/(\p{L}[\p{L}\d]*)(?:[-/]\p{L}[\p{L}\d]*)*/uy;
const dashReference = /\d{1,5}-(\p{L}[\p{L}\d]*)\/\p{L}[\p{L}\d]*(?:[-/]\p{L}[\p{L}\d]*)*/uy;
const dashes = /[‐-―−﹘﹣－]/u;
const combining = /\p{M}/gu;
const timeWords = new Set(['ngay', 'thang', 'tuan', 'quy', 'nam', 'lan', 't', 'q', 'thg']);

function fold(lower: string): string {
  return /^[!-~]*$/u.test(lower) ? lower : lower.normalize('NFD').replace(combining, '').replace(/[đð]/gu, 'd');
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A document number at a place, or `null`; "3/quý" and "1/lần" are none. */
function referenceAt(text: string, at: number): string | null {
  for (const pattern of [slashReference, dashReference]) {
    const match = matchAt(pattern, text, at);
    if (match !== null && !timeWords.has(fold(match[1]!.toLowerCase()))) return match[0];
  }
  return null;
}

/** Splits an NFC text. Linear: every pattern is tried once at each place and none can backtrack far. */
export function readTimeTokens(text: string): TimeToken[] {
  const tokens: TimeToken[] = [];
  let at = 0;
  const push = (kind: TimeToken['kind'], length: number): void => {
    const lower = text.slice(at, at + length).toLowerCase();
    const glued = at > 0 && !/\s/u.test(text[at - 1]!);
    tokens.push({ kind, lower, fold: fold(lower), from: at, to: at + length, glued });
    at += length;
  };
  while (at < text.length) {
    const character = text[at]!;
    if (character === '\n') push('break', 1);
    else if (/\s/u.test(character)) at += 1;
    else if (/\d/.test(character)) pushNumber(text, at, push);
    else {
      const word = matchAt(wordPattern, text, at)?.[0];
      if (word !== undefined) push('word', word.length);
      else if (dashes.test(character)) pushDash(tokens, at, () => push('mark', 1));
      else push('mark', 1);
    }
  }
  return tokens;
}

function pushNumber(text: string, at: number, push: (kind: TimeToken['kind'], length: number) => void): void {
  const reference = referenceAt(text, at);
  if (reference !== null) push('reference', reference.length);
  else push('number', matchAt(numberPattern, text, at)![0].length);
}

/** Every dash is a hyphen. */
function pushDash(tokens: TimeToken[], at: number, push: () => void): void {
  push();
  const dash = tokens.at(-1)!;
  tokens[tokens.length - 1] = { ...dash, lower: '-', fold: '-', from: at };
}

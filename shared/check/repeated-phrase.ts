import { foldText } from '../text/fold-text.ts';

/** A phrase that stands twice in a row: cut `from`…`to` to leave it once. */
export interface RepeatedPhrase {
  readonly phrase: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Words of grammar that never stand twice in a row. Other single syllables may ("thực hiện hiện đại hóa",
 * "cơ quan quan trọng"), so they are left alone.
 */
const grammarWords = new Set(['trên', 'theo', 'của', 'và', 'các', 'với', 'được', 'những', 'cho', 'trong', 'hoặc']);
/** "cấp cấp" is a slip before a level; "nâng cấp cấp độ" is not. */
const levelWords = new Set(['xã', 'tỉnh', 'huyện', 'sở', 'trung', 'cơ', 'thôn']);
/** Pairs of syllables that Vietnamese doubles on purpose. */
const doubledOnPurpose = new Set(['ngay cang', 'tung buoc', 'tung ngay', 'nhieu nhieu', 'it it']);
const longestPhrase = 12;

interface Word {
  readonly text: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    text: match[0].normalize('NFC').toLowerCase(),
    folded: foldText(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function isSlip(words: readonly Word[], at: number, length: number): boolean {
  if (length > 1) {
    const phrase = words.slice(at, at + length);
    if (phrase.every(({ folded }) => /^\d+$/.test(folded))) return false;
    return !doubledOnPurpose.has(phrase.map(({ folded }) => folded).join(' '));
  }
  const { text } = words[at]!;
  if (text !== words[at + 1]!.text) return false;
  if (text === 'cấp') return levelWords.has(words[at + 2]?.text ?? '');
  return grammarWords.has(text);
}

/**
 * Finds phrases written twice in a row ("cấp cấp xã", "- Cơ quan có liên quan. - Cơ quan có liên quan."), longest
 * first at each place. Time grows with the text's length, whatever it repeats.
 */
export function findRepeatedPhrases(text: string): RepeatedPhrase[] {
  const words = wordsOf(text);
  const found: RepeatedPhrase[] = [];
  for (let at = 0; at + 1 < words.length; at++) {
    const most = Math.min(longestPhrase, Math.floor((words.length - at) / 2));
    for (let length = most; length >= 1; length--) {
      let same = true;
      for (let step = 0; same && step < length; step++) {
        same = words[at + step]!.text === words[at + length + step]!.text;
      }
      if (!same || !isSlip(words, at, length)) continue;
      const end = words[at + length - 1]!.end;
      found.push({ phrase: text.slice(words[at]!.start, end), from: end, to: words[at + 2 * length - 1]!.end });
      at += length - 1;
      break;
    }
  }
  return found;
}

/** The text with every phrase found left once. */
export function withoutRepeats(text: string, repeats: readonly RepeatedPhrase[]): string {
  let kept = '';
  let from = 0;
  for (const repeat of repeats) {
    if (repeat.from < from) continue;
    kept += text.slice(from, repeat.from);
    from = repeat.to;
  }
  return kept + text.slice(from);
}

import { rememberByText } from '../text/remember-text.ts';

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
/** Phrases that Vietnamese doubles on purpose. */
const doubledOnPurpose = new Set(['ngày càng', 'từng bước', 'từng ngày', 'nhiều nhiều', 'ít ít']);
const longestPhrase = 12;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A run of words, first to last. */
interface Span {
  readonly first: number;
  readonly last: number;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    text: match[0].normalize('NFC').toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The words cut where the text between them holds a separator. */
function spansOf(text: string, words: readonly Word[], separator: RegExp): Span[] {
  const spans: Span[] = [];
  let first = 0;
  words.forEach((word, index) => {
    const next = words[index + 1];
    if (next !== undefined && !separator.test(text.slice(word.end, next.start))) return;
    spans.push({ first, last: index });
    first = index + 1;
  });
  return spans;
}

function phraseOf(words: readonly Word[], first: number, last: number): string {
  return words
    .slice(first, last + 1)
    .map(({ text }) => text)
    .join(' ');
}

function isSlip(words: readonly Word[], at: number, length: number): boolean {
  const phrase = phraseOf(words, at, at + length - 1);
  if (length > 1) return /\p{L}/u.test(phrase) && !doubledOnPurpose.has(phrase);
  if (phrase === 'cấp') return levelWords.has(words[at + 2]?.text ?? '');
  return grammarWords.has(phrase);
}

function cut(text: string, words: readonly Word[], first: number, last: number, endOfCopy: number): RepeatedPhrase {
  const end = words[last]!.end;
  return { phrase: text.slice(words[first]!.start, end), from: end, to: words[endOfCopy]!.end };
}

/** Doubled words and phrases with nothing but spaces in and between them: "cấp cấp", "hành chính hành chính". */
function doubledWords(text: string, words: readonly Word[]): RepeatedPhrase[] {
  const found: RepeatedPhrase[] = [];
  for (const { first, last } of spansOf(text, words, /\S/)) {
    for (let at = first; at < last; at++) {
      const most = Math.min(longestPhrase, Math.floor((last - at + 1) / 2));
      for (let length = most; length >= 1; length--) {
        let same = true;
        for (let step = 0; same && step < length; step++) {
          same = words[at + step]!.text === words[at + length + step]!.text;
        }
        if (!same || !isSlip(words, at, length)) continue;
        found.push(cut(text, words, at, at + length - 1, at + 2 * length - 1));
        at += length - 1;
        break;
      }
    }
  }
  return found;
}

/** Items of a list that stand twice in a row: "- Sở Tư pháp. - Sở Tư pháp." One word alone may well do so. */
function doubledItems(text: string, words: readonly Word[], separator: RegExp): RepeatedPhrase[] {
  const spans = spansOf(text, words, separator);
  return spans.flatMap(({ first, last }, index) => {
    const before = spans[index - 1];
    if (before === undefined || before.last - before.first !== last - first || last === first) return [];
    const phrase = phraseOf(words, first, last);
    if (phrase !== phraseOf(words, before.first, before.last) || !/\p{L}/u.test(phrase)) return [];
    return doubledOnPurpose.has(phrase) ? [] : [cut(text, words, before.first, before.last, last)];
  });
}

/**
 * Finds words, phrases and list items written twice in a row ("cấp cấp xã", "- Cơ quan có liên quan. - Cơ quan có
 * liên quan."), in the order of the text. "một cửa, một cửa liên thông" repeats nothing: the second is another item.
 * Time grows with the text's length, whatever it repeats.
 */
export const findRepeatedPhrases: (text: string) => readonly RepeatedPhrase[] = rememberByText((text) => {
  const words = wordsOf(text);
  if (new Set(words.map((word) => word.text)).size === words.length) return [];
  const found = [
    ...doubledItems(text, words, /[;:.\n]/),
    ...doubledItems(text, words, /[;:.,\n]/),
    ...doubledWords(text, words),
  ].sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return found.filter(({ from, to }) => {
    const isApart = from >= end;
    if (isApart) end = to;
    return isApart;
  });
});

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

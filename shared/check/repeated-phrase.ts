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

/** Between two copies of a phrase with nothing but spaces in it, or inside one: "cấp cấp", "thủ tục thủ tục". */
function isUnbroken(text: string, words: readonly Word[], from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    if (text.slice(words[index]!.end, words[index + 1]!.start).trim() !== '') return false;
  }
  return true;
}

function isSlip(text: string, words: readonly Word[], at: number, length: number): boolean {
  if (!isUnbroken(text, words, at, at + 2 * length - 1)) return false;
  if (length > 1) {
    const phrase = words.slice(at, at + length);
    if (phrase.every(({ text: word }) => /^\d+$/.test(word))) return false;
    return !doubledOnPurpose.has(phrase.map(({ folded }) => folded).join(' '));
  }
  const word = words[at]!.text;
  if (word === 'cấp') return levelWords.has(words[at + 2]?.text ?? '');
  return grammarWords.has(word);
}

/** Doubled words and phrases inside a sentence. */
function doubledWords(text: string): RepeatedPhrase[] {
  const words = wordsOf(text);
  const found: RepeatedPhrase[] = [];
  for (let at = 0; at + 1 < words.length; at++) {
    const most = Math.min(longestPhrase, Math.floor((words.length - at) / 2));
    for (let length = most; length >= 1; length--) {
      let same = true;
      for (let step = 0; same && step < length; step++) {
        same = words[at + step]!.text === words[at + length + step]!.text;
      }
      if (!same || !isSlip(text, words, at, length)) continue;
      const end = words[at + length - 1]!.end;
      found.push({ phrase: text.slice(words[at]!.start, end), from: end, to: words[at + 2 * length - 1]!.end });
      at += length - 1;
      break;
    }
  }
  return found;
}

interface ListItem {
  readonly words: readonly Word[];
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

function itemsOf(text: string, separated: RegExp): ListItem[] {
  return [...text.matchAll(separated)].flatMap((match) => {
    const words = wordsOf(match[0]);
    if (words.length === 0) return [];
    const key = words.map((word) => word.text).join(' ');
    return [{ words, key, start: match.index + words[0]!.start, end: match.index + words.at(-1)!.end }];
  });
}

/** Items of a list that stand twice in a row: "- Sở Tư pháp. - Sở Tư pháp." One word alone may well do so. */
function doubledItems(text: string, separated: RegExp): RepeatedPhrase[] {
  const items = itemsOf(text, separated);
  return items.flatMap(({ words, key, start, end }, index) => {
    const before = items[index - 1];
    if (before?.key !== key || words.length < 2 || !/\p{L}/u.test(key)) return [];
    if (doubledOnPurpose.has(words.map(({ folded }) => folded).join(' '))) return [];
    return [{ phrase: text.slice(start, end), from: before.end, to: end }];
  });
}

/**
 * Finds words, phrases and list items written twice in a row ("cấp cấp xã", "- Cơ quan có liên quan. - Cơ quan có
 * liên quan."), in the order of the text. "một cửa, một cửa liên thông" repeats nothing: the second is another item.
 * Time grows with the text's length, whatever it repeats.
 */
export function findRepeatedPhrases(text: string): RepeatedPhrase[] {
  const found = [...doubledItems(text, /[^;:.\n]+/g), ...doubledItems(text, /[^;:.,\n]+/g), ...doubledWords(text)].sort(
    (a, b) => a.from - b.from || b.to - a.to,
  );
  let end = 0;
  return found.filter(({ from, to }) => {
    const isApart = from >= end;
    if (isApart) end = to;
    return isApart;
  });
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

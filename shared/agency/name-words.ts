/**
 * Cell text as words and marks, ready to be compared with catalogue names. Offsets refer to the NFC text.
 *
 * `key` compares names as officers read them: case, Unicode form, place of the tone mark (Ủy/Uỷ), final i/y (kỹ/kĩ)
 * and the usual abbreviations make no difference; a missing diacritic does. `fold` drops diacritics as well: it only
 * serves to find where a misspelt name ends.
 */
export interface NameToken {
  readonly kind: 'word' | 'weak' | 'strong' | 'open' | 'close' | 'colon';
  readonly key: string;
  readonly fold: string;
  readonly from: number;
  readonly to: number;
}

const combining = /\p{M}/gu;
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const consonantY = /^([b-df-hj-np-tv-xzđ]+)y$/u;

/** A word without its diacritics, lower case, đ as d. */
export function foldWord(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(combining, '').replace(/[đð]/gu, 'd');
}

/** A word as names are compared: lower case, its tone moved behind it, "y" after a consonant as "i". */
export function keyOfWord(word: string): string {
  const lower = word.toLowerCase();
  if (/^[!-~]*$/u.test(lower)) return lower.replace(consonantY, '$1i');
  const spread = lower.normalize('NFD').replace(/ð/gu, 'đ');
  const tones = spread.match(toneMarks)?.join('') ?? '';
  return spread.replace(toneMarks, '').replace(consonantY, '$1i') + tones;
}

interface WordForms {
  readonly key: string;
  readonly fold: string;
}

/** Cells are made of few different words: their forms are remembered, up to a bound, since NFD is slow. */
const knownForms = new Map<string, WordForms>();
const maxKnownForms = 4096;

function formsOf(word: string): WordForms {
  const known = knownForms.get(word);
  if (known !== undefined) return known;
  const forms = { key: keyOfWord(word), fold: foldWord(word) };
  if (knownForms.size >= maxKnownForms) knownForms.clear();
  knownForms.set(word, forms);
  return forms;
}

interface RawToken extends NameToken {
  /** Blank, or the start of the text, before and after it. */
  readonly spaceBefore: boolean;
}

const wordPattern = /[\p{L}\p{M}\p{N}_]+/uy;
const bulletMarks = new Set(['•', '●', '▪', '◦', '·', '–', '—', '-', '+', '−', '‑', '‐']);
const strongMarks = new Set([';', '\n', '\r', '•', '●', '▪', '◦', '|', '\u2028', '\u2029']);
const openMarks = new Set(['(', '[', '（']);
const closeMarks = new Set([')', ']', '）']);
const dotted = new Set(['tp', 'tt', 'tx', 'p', 'q', 'x', 'h', 't', 'vp', 'gd', 'bs', 'ts', 'ths']);

function isBlank(character: string | undefined): boolean {
  return character === undefined || /\s/u.test(character);
}

/** The kind of a mark by what stands around it, or `null` for one that says nothing (quotes, a hyphen inside a word). */
function kindOfMark(text: string, at: number, last: RawToken | undefined): NameToken['kind'] | null {
  const mark = text[at]!;
  if (strongMarks.has(mark)) return 'strong';
  if (openMarks.has(mark)) return 'open';
  if (closeMarks.has(mark)) return 'close';
  if (mark === ':') return 'colon';
  if (mark === ',' || mark === '/' || mark === '&' || mark === '，' || mark === '、') return 'weak';
  if (mark === '.') {
    if (text[at + 1] === '.' || text[at - 1] === '.') return null;
    return isBlank(text[at + 1]) && !(last?.kind === 'word' && dotted.has(last.fold)) ? 'strong' : null;
  }
  if (!bulletMarks.has(mark)) return null;
  const opensItem = last === undefined || last.kind === 'strong' || (last.kind === 'weak' && last.to < at);
  if (opensItem) return 'strong';
  return isBlank(text[at - 1]) || isBlank(text[at + 1]) ? 'weak' : null;
}

function keyOfMark(kind: NameToken['kind'], mark: string): string {
  if (kind !== 'weak') return mark;
  return mark === '&' ? andKey : ',';
}

const andKey = keyOfWord('và');

/** Words and marks of a text already in NFC. "và" and "&" are weak separators; a word said twice counts once. */
function splitWords(text: string): RawToken[] {
  const tokens: RawToken[] = [];
  let at = 0;
  while (at < text.length) {
    wordPattern.lastIndex = at;
    const word = wordPattern.exec(text)?.[0];
    if (word !== undefined) {
      pushWord(tokens, text, word, at);
      at += word.length;
      continue;
    }
    const last = tokens.at(-1);
    // A line break is a blank, too: it must be looked at before blanks are passed over.
    const kind = isBlank(text[at]) && !strongMarks.has(text[at]!) ? null : kindOfMark(text, at, last);
    if (kind !== null) {
      const key = keyOfMark(kind, text[at]!);
      tokens.push({
        kind,
        key,
        fold: key === andKey ? 'va' : key,
        from: at,
        to: at + 1,
        spaceBefore: isBlank(text[at - 1]),
      });
    }
    at += 1;
  }
  return tokens;
}

function pushWord(tokens: RawToken[], text: string, word: string, from: number): void {
  const { key, fold } = formsOf(word);
  const to = from + word.length;
  const last = tokens.at(-1);
  const doubled =
    last?.kind === 'word' &&
    last.key === key &&
    last.to < from &&
    isBlankBetween(text, last.to, from) &&
    !/\d/u.test(key);
  if (doubled) tokens[tokens.length - 1] = { ...last, to };
  else {
    const kind = key === andKey ? 'weak' : 'word';
    tokens.push({ kind, key, fold, from, to, spaceBefore: isBlank(text[from - 1]) });
  }
}

function isBlankBetween(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!isBlank(text[at])) return false;
  return true;
}

/** Long forms and the abbreviation they are compared as. Longer ones are tried first. */
const abbreviations: readonly (readonly [string, string])[] = [
  ['ủy ban nhân dân', 'ubnd'],
  ['hội đồng nhân dân', 'hđnd'],
  ['mặt trận tổ quốc', 'mttq'],
  ['văn phòng', 'vp'],
  ['trung tâm', 'tt'],
  ['phục vụ hành chính công', 'pvhcc'],
  ['phục vụ hcc', 'pvhcc'],
  ['pv hành chính công', 'pvhcc'],
  ['pv hcc', 'pvhcc'],
  ['việt nam', 'vn'],
  ['mttqvn', 'mttq vn'],
  ['ubmttq', 'ủy ban mttq'],
  ['ubmttqvn', 'ủy ban mttq vn'],
  ['cải cách hành chính', 'cchc'],
  ['ban chỉ đạo', 'bcđ'],
  ['chuyển đổi số', 'cđs'],
  ['phát thanh, truyền hình', 'ptth'],
  ['phát thanh và truyền hình', 'ptth'],
  ['phát thanh truyền hình', 'ptth'],
  ['phát thanh - truyền hình', 'ptth'],
  ['pt-th', 'ptth'],
  ['pt và th', 'ptth'],
  ['thành phố', 'tp'],
  ['thị xã', 'tx'],
  ['đặc khu', 'đk'],
  ['trung ương', 'tw'],
  ['ban quản lý', 'bql'],
];

interface Phrase {
  readonly keys: readonly string[];
  readonly folds: readonly string[];
  readonly shortKeys: readonly string[];
  readonly shortFolds: readonly string[];
}

const phrasesByFirst: ReadonlyMap<string, readonly Phrase[]> = (() => {
  const map = new Map<string, Phrase[]>();
  for (const [long, short] of abbreviations) {
    const [words, shortWords] = [splitWords(long.normalize('NFC')), splitWords(short.normalize('NFC'))];
    const phrase: Phrase = {
      keys: words.map((word) => word.key),
      folds: words.map((word) => word.fold),
      shortKeys: shortWords.map((word) => word.key),
      shortFolds: shortWords.map((word) => word.fold),
    };
    const first = phrase.folds[0]!;
    map.set(
      first,
      [...(map.get(first) ?? []), phrase].sort((a, b) => b.folds.length - a.folds.length),
    );
  }
  return map;
})();

function phraseAt(tokens: readonly RawToken[], at: number): Phrase | undefined {
  return phrasesByFirst
    .get(tokens[at]!.fold)
    ?.find((phrase) => phrase.folds.every((fold, offset) => tokens[at + offset]?.fold === fold));
}

const everyKey = keyOfWord('các');
const countedFolds = new Set(['xa', 'phuong', 'huyen', 'so', 'don', 'co', 'dia']);

/** "UBND 99 xã, phường" and "03 Sở: …" say how many; they mean "các". */
function readCount(token: RawToken, next: RawToken | undefined): RawToken {
  const counts = /^\d{1,3}$/u.test(token.key) && next?.kind === 'word' && countedFolds.has(next.fold);
  return counts ? { ...token, key: everyKey, fold: 'cac' } : token;
}

/** The text as tokens, long forms replaced by their abbreviations. `text` must be in NFC. */
export function readNameTokens(text: string): NameToken[] {
  const raw = splitWords(text);
  const tokens: NameToken[] = [];
  for (let at = 0; at < raw.length;) {
    const phrase = phraseAt(raw, at);
    if (phrase === undefined) {
      tokens.push(readCount(raw[at]!, raw[at + 1]));
      at += 1;
      continue;
    }
    const last = raw[at + phrase.folds.length - 1]!;
    const exact = phrase.keys.every((key, offset) => raw[at + offset]?.key === key);
    const span = { from: raw[at]!.from, to: last.to };
    phrase.shortFolds.forEach((fold, index) => {
      // A misspelt long form folds like the right one but must not be taken for it.
      const key = exact ? phrase.shortKeys[index]! : `?${raw[at]!.key} ${last.key}`;
      tokens.push({ kind: 'word', key, fold, ...span });
    });
    at += phrase.folds.length;
  }
  return tokens;
}

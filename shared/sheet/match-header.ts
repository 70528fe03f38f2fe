import { foldText } from '../text/fold-text.ts';
import { foreignWords, headerVocabulary } from './header-vocabulary.ts';
import type { HeaderWording } from './header-vocabulary.ts';
import type { ColumnField, SheetKind } from './sheet-kind.ts';

/** What a header text may mean on a kind of sheet; `score` 0–1. */
export interface HeaderMeaning {
  readonly field: ColumnField;
  readonly kinds: readonly SheetKind[] | null;
  readonly score: number;
}

/** Everything the words of one header cell (or one path of header cells) say. */
export interface HeaderMatch {
  /** Best score per wording group, best first. */
  readonly meanings: readonly HeaderMeaning[];
  /** The words belong to a table that is none of ours. */
  readonly foreign: boolean;
}

const longestHeader = 160;
const mostTokens = 32;
const noMatch: HeaderMatch = { meanings: [], foreign: false };

/** Office shorthand, as whole words. */
const abbreviations: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cq: 'co quan',
    dv: 'don vi',
    tg: 'thoi gian',
    th: 'thuc hien',
    sp: 'san pham',
    kq: 'ket qua',
    nv: 'nhiem vu',
    hd: 'hoat dong',
    mt: 'muc tieu',
    nd: 'noi dung',
    tc: 'tieu chi',
    tctp: 'tieu chi thanh phan',
    lv: 'linh vuc',
    dtxhh: 'dieu tra xa hoi hoc',
    xhh: 'xa hoi hoc',
    snv: 'so noi vu',
    bnv: 'bo noi vu',
    hdtd: 'hoi dong tham dinh',
    kp: 'kinh phi',
    gc: 'ghi chu',
    tlkc: 'tai lieu kiem chung',
    ph: 'phoi hop',
    ht: 'hoan thanh',
    vb: 'van ban',
    gp: 'giai phap',
    ti: 'ty',
    cqct: 'co quan chu tri',
    dvct: 'don vi chu tri',
    cqph: 'co quan phoi hop',
    dvph: 'don vi phoi hop',
    tght: 'thoi gian hoan thanh',
    tgth: 'thoi gian thuc hien',
    pakn: 'phan anh kien nghi',
    tthc: 'thu tuc hanh chinh',
  }),
);

/** Words that add little: they count a quarter when a wording is found inside a longer header. */
const lightWords = new Set(
  'cua cac va theo nam so voi ve tai cho trong den o duoc nay do la bang trieu dong nghin tinh cap cchc so nganh cchc duoc nham'.split(
    ' ',
  ),
);

/** Words that turn a wording into something else: "Thời gian bắt đầu" is no deadline. */
const contradictions: Readonly<Partial<Record<ColumnField, RegExp>>> = {
  leadAgencies: /\bphoi hop\b/,
  coAgencies: /\bchu tri\b/,
  deadline: /\b(?:bat dau|ngay giao|tu ngay|khoi dong|thoi gian bao cao|thoi gian giao)\b/,
  remedy: /^(?:co quan|don vi|nguoi|thoi)\b/,
  weakness: /^(?:co quan|don vi|nguoi|thoi)\b/,
  recommendation: /^(?:co quan|don vi|nguoi|thoi)\b/,
  product: /\b(?:nam truoc|ky truoc)\b/,
  result: /\b(?:nam truoc|ky truoc)\b/,
};

interface PhraseNode {
  readonly next: Map<string, PhraseNode>;
  readonly ends: HeaderWording[];
}

const { root, exact, squashedPhrases } = indexVocabulary();
const foreignPhrases = new Set(foreignWords.split('|').map((phrase) => headerTokens(phrase).join('')));

/** The words of a header: folded, shorthand spelt out, column numbers and punctuation dropped. */
export function headerTokens(text: string): string[] {
  const words = foldText(text)
    .replace(/[([]\s*\d{1,2}\s*[)\]]/g, ' ')
    .replace(/[^a-z0-9%#]+/g, ' ')
    .replace(/%/g, ' % ')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.flatMap((word) => abbreviations.get(word)?.split(' ') ?? [word]);
}

/**
 * What a header text means, with all fields it may stand for. Exact wordings score their weight, wordings found
 * inside a longer text less, near misses (one letter off, spaces lost) a little less again.
 */
export function matchHeader(text: string): HeaderMatch {
  if (text === '' || text.length > longestHeader) return noMatch;
  const tokens = headerTokens(text);
  if (tokens.length === 0 || tokens.length > mostTokens) return noMatch;
  const squashed = tokens.join('');
  const found = new Map<HeaderWording, number>();
  const note = (wording: HeaderWording, score: number) => {
    if (score > (found.get(wording) ?? 0)) found.set(wording, score);
  };
  for (const wording of exact.get(squashed) ?? []) note(wording, wording.weight);
  scanPhrases(tokens, note);
  for (const part of bilingualParts(text)) {
    for (const { wording, score } of matchPart(part)) note(wording, score * besideTranslation);
  }
  const best = Math.max(0, ...found.values());
  if (best < 0.6 && squashed.length >= 6 && squashed.length <= 40) {
    for (const [phrase, wordings] of squashedPhrases) {
      if (isOneSlipApart(phrase, squashed)) for (const wording of wordings) note(wording, wording.weight * 0.82);
    }
  }
  const meanings = [...found]
    .map(([wording, score]) => ({ field: wording.field, kinds: wording.kinds ?? null, score }))
    .sort((a, b) => b.score - a.score);
  return { meanings, foreign: foreignPhrases.has(squashed) };
}

const besideTranslation = 0.96;

/** The halves of a header in two languages ("Task/Nhiệm vụ", "Cơ quan chủ trì (Lead agency)"), one with diacritics. */
function bilingualParts(text: string): readonly string[] {
  const parts = text
    .split(/[/\n|()[\]]|\s[-–—]\s/)
    .map((part) => part.trim())
    .filter((part) => /[a-z]/i.test(part));
  if (parts.length !== 2) return [];
  const plain = parts.filter((part) => /^[\x20-\x7e]*$/.test(part));
  // Two Vietnamese halves say two things: "Kết quả/Sản phẩm". Numbering words have no diacritics in either language.
  return plain.length === 1 || parts.some((part) => /^(?:no\.?|stt|tt)$/i.test(part)) ? parts : [];
}

/** What a half means by itself, where it is a wording as officers write it. */
function matchPart(part: string): { readonly wording: HeaderWording; readonly score: number }[] {
  const squashed = headerTokens(part).join('');
  return (exact.get(squashed) ?? []).map((wording) => ({ wording, score: wording.weight }));
}

function scanPhrases(tokens: readonly string[], note: (wording: HeaderWording, score: number) => void): void {
  const weights = tokens.map((token) => (lightWords.has(token) || /^\d+$/.test(token) ? 0.25 : 1));
  const spaced = tokens.join(' ');
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (let start = 0; start < tokens.length; start += 1) {
    let node: PhraseNode | undefined = root;
    let covered = 0;
    for (let end = start; end < tokens.length; end += 1) {
      node = node.next.get(tokens[end]!);
      if (!node) break;
      covered += weights[end]!;
      const coverage = covered / total;
      // One word inside a long text says little: "hạn", "đơn vị" or "điểm" stand in every second sentence.
      // Three words or more that open a long header still say what it is: "Thời gian trình cấp có thẩm quyền …".
      const least = start === 0 && end >= 2 ? 0.22 : 0.3;
      if (node.ends.length === 0 || (end === start && coverage < 0.6) || coverage < least) continue;
      const share = Math.min(0.97, 0.45 + 0.47 * coverage + (start === 0 ? 0.06 : 0));
      for (const wording of node.ends) {
        if (wording.exactOnly) continue;
        const denied = contradictions[wording.field];
        // "Chủ trì, phối hợp" names both roles itself; words beside it are what contradicts.
        const isDoubtful = denied !== undefined && denied.test(spaced) && !denied.test(said(tokens, start, end));
        note(wording, wording.weight * share * (isDoubtful ? 0.6 : 1));
      }
    }
  }
}

function said(tokens: readonly string[], start: number, end: number): string {
  return tokens.slice(start, end + 1).join(' ');
}

function indexVocabulary() {
  const trie: PhraseNode = { next: new Map(), ends: [] };
  const bySquashed = new Map<string, HeaderWording[]>();
  for (const wording of headerVocabulary) {
    for (const phrase of wording.phrases.split(' | ')) {
      const tokens = headerTokens(phrase);
      const squashed = tokens.join('');
      bySquashed.set(squashed, [...(bySquashed.get(squashed) ?? []), wording]);
      let node = trie;
      for (const token of tokens) {
        const next: PhraseNode = node.next.get(token) ?? { next: new Map(), ends: [] };
        node.next.set(token, next);
        node = next;
      }
      node.ends.push(wording);
    }
  }
  const long = [...bySquashed].filter(([phrase]) => phrase.length >= 6);
  return { root: trie, exact: bySquashed, squashedPhrases: long };
}

/** Whether two texts differ by one slip: a letter added, dropped or changed, two neighbours swapped or misheard. */
function isOneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let endA = a.length - 1;
  let endB = b.length - 1;
  while (endA >= start && endB >= start && a[endA] === b[endB]) {
    endA -= 1;
    endB -= 1;
  }
  const restA = endA - start + 1;
  const restB = endB - start + 1;
  if (restA <= 1 && restB <= 1) return true;
  // Two neighbours swapped; in a long wording also a pair heard alike: "chủ chì" for "chủ trì".
  const isPair = restA === 2 && restB === 2;
  return isPair && (a.length >= 10 || (a[start] === b[endB] && a[endA] === b[start]));
}

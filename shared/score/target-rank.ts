import { formatDecimal } from '../rule/exact-number.ts';
import { foldText } from '../text/fold-text.ts';

/** A place among agencies or provinces; `of` = how many there are, `null` when not said. */
export interface Rank {
  readonly rank: number;
  readonly of: number | null;
}

/** Where a plan wants an index or a field of it to stand. Ranks count from 1, the best. */
export type RankGroup =
  /** "nhóm 10 tỉnh dẫn đầu", "hạng 15 trở lên" */
  | { readonly kind: 'top'; readonly to: number }
  /** "nhóm 11-25 tỉnh" */
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  /** "là tỉnh dẫn đầu cả nước", "xếp thứ 3" */
  | { readonly kind: 'rank'; readonly rank: number }
  /** "nhóm Cao nhất", "trung bình khá trở lên": no rank is stated. */
  | { readonly kind: 'band'; readonly name: string; readonly orAbove: boolean }
  /** "tăng ít nhất 5 bậc" */
  | { readonly kind: 'climb'; readonly places: number };

/** At least so much; `strict` = more than it ("trên 90%"). */
export interface LeastFigure {
  readonly value: number;
  readonly strict: boolean;
}

/** What a plan aims at. At least one of group, percent and points is stated. */
export interface RankTarget {
  readonly group: RankGroup | null;
  /** How many are ranked, `null` when not said. */
  readonly of: number | null;
  /** Index to reach, in percent. */
  readonly percent: LeastFigure | null;
  /** Points to reach. */
  readonly points: LeastFigure | null;
  /** It is to be kept, not gained. */
  readonly keeps: boolean;
  /** The year it is for, `null` when not said. */
  readonly year: number | null;
}

const longestText = 2000;
const noun = '(?:tinh|thanh pho|dia phuong|don vi|co quan|so|xa|phuong|bo|nganh|huyen)';
const counted = '0{0,2}(\\d{1,3})(?![\\d%.,]*\\d*%)(?!\\d)';
const wordNumbers: Readonly<Record<string, number>> = {
  ba: 3,
  bon: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
  'muoi lam': 15,
  'hai muoi': 20,
};
const worded = new RegExp(
  `(?:nhom|top|trong(?: so)?) (${Object.keys(wordNumbers)
    .sort((a, b) => b.length - a.length)
    .join('|')}) (?=${noun}\\b)`,
);
const place =
  '(?:xep hang|thu hang|xep thu|xep vi tri|vi tri|dung thu|dung vi tri|hang|thu|vi thu)(?: (?:thu|so|hang))?';

const patterns = {
  range: new RegExp(
    `(?:nhom|${place})(?: tu)?(?: (?:hang|thu|vi tri))? ${counted} ?(?:-|–|—|den)(?: (?:hang|thu))? ?${counted}`,
  ),
  groupOf: new RegExp(`(?:nhom|top)(?: dau)? ${counted} ?/ ?${counted}`),
  placeOf: new RegExp(`${place} ${counted} ?/ ?${counted}`),
  top: new RegExp(`(?:nhom|top)(?: dau| cac)? ${counted}`),
  among: new RegExp(`trong(?: so)? ${counted} ${noun}\\b`),
  leaders: new RegExp(`${counted} ${noun}\\b[^.;]{0,30}(?:dan dau|dung dau|cao nhat|tot nhat)`),
  atLeast: new RegExp(`(?:${place} ${counted} tro len|khong (?:thap hon|duoi) ${place} ${counted})`),
  place: new RegExp(`${place} ${counted}`),
  first:
    /(?:hang|thu|vi tri(?: thu)?|xep thu|giai) nhat\b|(?:dan|dung) dau (?:ca nuoc|toan quoc|toan tinh|ca tinh|cac tinh)|la (?:tinh|don vi|dia phuong|so) (?:dan|dung) dau/,
  band: /(?:nhom|muc|xep loai|loai|hang)(?: xep hang)?(?: cac (?:tinh|dia phuong|don vi))?(?: co chat luong dieu hanh(?: kinh te)?)?(?: xep loai)? ?["“”«'‘]? ?(cao nhat|trung binh cao|trung binh kha|trung binh thap|trung binh|thap nhat|xuat sac|rat tot|tot|kha|dan dau|a|b|i|ii)(?![\p{L}\d])["“”»'’]?( tro len)?/u,
  climb:
    /(?:tang|cai thien|nang|thang|len|vuot)(?: hang)?(?: (?:it nhat|toi thieu|tu|them))? 0?(\d{1,2})(?: ?(?:-|–|den) ?\d{1,2})? (?:bac|hang|thu bac|vi tri)/,
  percent:
    /(?:dat|tren|tu|>=|≥|>|toi thieu|it nhat|chi so|muc)(?: (?:tren|tu|toi thieu|it nhat|muc|la|trung binh))* ?(\d{1,3}(?:[.,]\d{1,3})?) ?%/,
  points:
    /(?:dat|tren|tu|>=|≥|>|toi thieu|it nhat)(?: (?:tren|tu|toi thieu|it nhat|muc|la))* ?(\d{1,3}(?:[.,]\d{1,3})?)(?: ?\/ ?\d{1,3}(?:[.,]\d+)?)? ?diem/,
};

const bandNames: Readonly<Record<string, string>> = {
  'cao nhat': 'Cao nhất',
  'trung binh cao': 'Trung bình cao',
  'trung binh kha': 'Trung bình khá',
  'trung binh thap': 'Trung bình thấp',
  'trung binh': 'Trung bình',
  'thap nhat': 'Thấp nhất',
  'xuat sac': 'Xuất sắc',
  'rat tot': 'Rất tốt',
  tot: 'Tốt',
  kha: 'Khá',
  'dan dau': 'dẫn đầu',
  a: 'A',
  b: 'B',
  i: 'I',
  ii: 'II',
};

/** Other indices than the one a text is about: what is wanted of them is not wanted of it. */
const otherIndex = /\b(?:sipas|papi|pci|dti|pgi|chi so hai long|hai long cua nguoi dan)\b/;

/**
 * The target that a text words ("Phấn đấu năm 2026, tiếp tục xếp trong nhóm 10 tỉnh dẫn đầu cả nước"), `null` where it
 * words none. Composed or not, any case. What it wants of other indices ("trong đó, Chỉ số SIPAS …") is left aside,
 * unless the whole text is about one.
 */
export function parseRankTarget(text: string): RankTarget | null {
  const clauses = clausesOf(text);
  const own = clauses.filter((clause) => !otherIndex.test(clause));
  for (const clause of own.length > 0 ? own : clauses) {
    const target = readClause(clause);
    if (target !== null) {
      const year = target.year ?? yearIn(clauses.join(' '));
      return { ...target, year, keeps: target.keeps || saysKeep(clauses[0] ?? '') };
    }
  }
  return null;
}

/** Folded clauses of a text, remarks in brackets aside. */
export function clausesOf(text: string): string[] {
  return foldText(text.slice(0, longestText))
    .replace(/\([^()]*\)/g, ' ')
    .split(/[;\n]|\.(?=\s|$)|,? trong do,?/)
    .map((clause) => clause.replace(/\s+/g, ' ').trim())
    .filter((clause) => clause !== '');
}

/** What one folded clause wants. */
export function readClause(given: string): RankTarget | null {
  const clause = given.replace(worded, (all, word: string) => all.replace(word, String(wordNumbers[word]!)));
  const group = readGroup(clause);
  const percent = figureIn(patterns.percent, clause);
  const points = figureIn(patterns.points, clause);
  if (group === null && percent === null && points === null) return null;
  return {
    group: group?.group ?? null,
    of: group?.of ?? null,
    percent,
    points,
    keeps: saysKeep(clause),
    year: yearIn(clause),
  };
}

function saysKeep(clause: string): boolean {
  return /\b(?:duy tri|tiep tuc|giu vung|giu nguyen|giu on dinh|bao dam giu|giu)\b/.test(clause);
}

function yearIn(clause: string): number | null {
  const year = /\bnam (20\d\d)\b/.exec(clause)?.[1];
  return year === undefined ? null : Number(year);
}

function figureIn(pattern: RegExp, clause: string): LeastFigure | null {
  const match = pattern.exec(clause);
  if (!match) return null;
  const value = Number(match[1]!.replace(',', '.'));
  const lead = match[0].slice(0, match[0].indexOf(match[1]!));
  return value <= 0 || value > 100 ? null : { value, strict: /tren|>(?!=)/.test(lead) };
}

interface GroupRead {
  readonly group: RankGroup;
  readonly of: number | null;
}

function readGroup(clause: string): GroupRead | null {
  const found = readNumberedGroup(clause);
  if (found !== null) return sane(found) ? found : null;
  const climb = patterns.climb.exec(clause);
  if (climb) return { group: { kind: 'climb', places: Number(climb[1]) }, of: null };
  const band = patterns.band.exec(clause);
  const isFirst = patterns.first.test(clause) && !/\bnhom\b/.test(clause);
  if (isFirst) return { group: { kind: 'rank', rank: 1 }, of: null };
  if (!band) return null;
  return { group: { kind: 'band', name: bandNames[band[1]!]!, orAbove: band[2] !== undefined }, of: null };
}

function readNumberedGroup(clause: string): GroupRead | null {
  const numbers = (pattern: RegExp): number[] | null =>
    pattern
      .exec(clause)
      ?.slice(1)
      .filter((one) => one !== undefined)
      .map(Number) ?? null;
  const range = numbers(patterns.range);
  if (range) return { group: { kind: 'range', from: range[0]!, to: range[1]! }, of: null };
  const groupOf = numbers(patterns.groupOf);
  if (groupOf) return { group: { kind: 'top', to: groupOf[0]! }, of: groupOf[1]! };
  const placeOf = numbers(patterns.placeOf);
  if (placeOf) {
    const top = new RegExp(`${patterns.placeOf.source}[^,;.%]{0,25}\\btro len\\b`).test(clause);
    return { group: top ? { kind: 'top', to: placeOf[0]! } : { kind: 'rank', rank: placeOf[0]! }, of: placeOf[1]! };
  }
  const atLeast = numbers(patterns.atLeast);
  const top = atLeast ?? numbers(patterns.top) ?? numbers(patterns.among) ?? numbers(patterns.leaders);
  if (top) return { group: { kind: 'top', to: top[0]! }, of: null };
  const rank = numbers(patterns.place);
  return rank === null ? null : { group: { kind: 'rank', rank: rank[0]! }, of: null };
}

/** Ranks run from 1 to how many there are. */
function sane({ group, of }: GroupRead): boolean {
  const most = of ?? 999;
  switch (group.kind) {
    case 'top':
      return group.to >= 1 && group.to <= most;
    case 'range':
      return group.from >= 1 && group.from < group.to && group.to <= most;
    case 'rank':
      return group.rank >= 1 && group.rank <= most;
    case 'band':
    case 'climb':
      return true;
  }
}

/** The rank that a cell or a sentence states: 9, "9/34", "xếp thứ 9/34 tỉnh, thành phố". */
export function parseRank(value: string | number | boolean | null): Rank | null {
  if (typeof value === 'number')
    return Number.isInteger(value) && value >= 1 && value <= 999 ? { rank: value, of: null } : null;
  if (typeof value !== 'string') return null;
  const folded = foldText(value.slice(0, longestText));
  const bare = /^(?:hang|thu|xep thu|so)? ?0{0,2}(\d{1,3})(?: ?\/ ?(\d{1,3}))?$/.exec(folded.trim());
  const match = bare ?? patterns.placeOf.exec(folded) ?? patterns.place.exec(folded);
  if (!match) return null;
  const rank = Number(match[1]);
  const of = match[2] === undefined ? null : Number(match[2]);
  return rank >= 1 && (of === null || rank <= of) ? { rank, of } : null;
}

/** "hạng 9/34" */
export function describeRank({ rank, of }: Rank): string {
  return of === null ? `hạng ${rank}` : `hạng ${rank}/${of}`;
}

/** The target in short words: "duy trì nhóm 5 dẫn đầu", "từ 92% trở lên, hạng 1". Reads back to the same target. */
export function describeTarget({ group, of, percent, points, keeps }: RankTarget): string {
  const parts = [
    group === null ? null : describeGroup(group, of),
    percent === null ? null : describeLeast(percent, '%'),
    points === null ? null : describeLeast(points, ' điểm'),
  ].filter((part) => part !== null);
  return `${keeps ? 'duy trì ' : ''}${parts.join(', ')}`;
}

function describeLeast({ value, strict }: LeastFigure, unit: string): string {
  return strict ? `trên ${formatDecimal(value)}${unit}` : `từ ${formatDecimal(value)}${unit} trở lên`;
}

function describeGroup(group: RankGroup, of: number | null): string {
  const among = of === null ? '' : `/${of}`;
  switch (group.kind) {
    case 'top':
      return `nhóm ${group.to}${among} dẫn đầu`;
    case 'range':
      return `nhóm ${group.from}-${group.to}`;
    case 'rank':
      return `hạng ${group.rank}${among}`;
    case 'band':
      return `nhóm “${group.name}”${group.orAbove ? ' trở lên' : ''}`;
    case 'climb':
      return `tăng ${group.places} bậc`;
  }
}

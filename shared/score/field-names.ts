import { foldText } from '../text/fold-text.ts';

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/\btthc\b/g, 'thu tuc hanh chinh'],
  [/\bcchc\b/g, 'cai cach hanh chinh'],
  [/\bhcnn\b/g, 'hanh chinh nha nuoc'],
  [/\b(?:kt ?- ?xh|ktxh)\b/g, 'kinh te xa hoi'],
  [/\bcds\b/g, 'chuyen doi so'],
  [/\b(?:vbqppl|van ban quy pham phap luat)\b/g, 'the che'],
  [/\bcong chuc, vien chuc|\bdoi ngu can bo/g, 'cong vu'],
];

/** Words that every field has: they tell none from another. */
const common = new Set(
  'cai cach hanh chinh cong tac linh vuc va cua cac trong tai den nang cao chat luong thuc hien xay dung nha nuoc co quan phat trien tinh to chuc'.split(
    ' ',
  ),
);

/**
 * Fields of the PAR INDEX by the words that tell them apart: sets of different years name one field differently
 * ("Hiện đại hóa hành chính", "Chính quyền số", "Chuyển đổi số").
 */
const subjects: readonly RegExp[] = [
  /chi dao,? dieu hanh/,
  /the che|quy pham phap luat/,
  /thu tuc hanh chinh|mot cua/,
  /bo may/,
  /cong vu|cong chuc/,
  /tai chinh/,
  /chuyen doi so|chinh quyen so|chinh quyen dien tu|hien dai hoa|chinh phu so/,
  /tac dong/,
];

function plain(name: string): string {
  return abbreviations.reduce((text, [pattern, full]) => text.replace(pattern, full), foldText(name));
}

/** Whether two names mean the same field, however they are written or abbreviated. */
export function fieldsAlike(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)];
  const [inA, inB] = [subjectOf(a), subjectOf(b)];
  if (inA !== null && inB !== null) return inA === inB;
  const [wordsA, wordsB] = [tellingWords(a), tellingWords(b)];
  const least = Math.min(wordsA.size, wordsB.size);
  if (least === 0) return a === b;
  const shared = [...wordsA].filter((word) => wordsB.has(word)).length;
  return shared >= Math.max(2, Math.ceil(least * 0.75)) || (least === 1 && shared === 1 && wordsA.size === wordsB.size);
}

/** The last field outweighs what it acts on: "Tác động của CCHC đến …". */
function subjectOf(name: string): number | null {
  if (subjects[7]!.test(name)) return 7;
  const found = subjects.findIndex((subject) => subject.test(name));
  return found < 0 ? null : found;
}

function tellingWords(name: string): Set<string> {
  return new Set(name.split(/[^a-z0-9]+/).filter((word) => word.length > 1 && !common.has(word)));
}

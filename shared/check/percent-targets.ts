import { foldText } from '../text/fold-text.ts';
import { normaliseText } from '../text/normalise-text.ts';
import { rememberByText } from '../text/remember-text.ts';

/** A target in percent that a clause sets for a measure. */
export interface PercentTarget {
  /** Equal for clauses about the same measure, level and year. */
  readonly key: string;
  /** Vietnamese name of the measure, for messages. */
  readonly measure: string;
  readonly percent: number;
}

/** Measures that plans word in several ways. All words of `has` must stand in the clause, none of `lacks`. */
const knownMeasures: readonly { name: string; has: readonly string[]; lacks?: readonly string[] }[] = [
  { name: 'thanh toán trực tuyến', has: ['thanh toan truc tuyen'], lacks: ['hoc phi', 'vien phi'] },
  { name: 'khai thác, sử dụng lại dữ liệu số hóa', has: ['su dung lai', 'du lieu'] },
  { name: 'hồ sơ giải quyết đúng hạn', has: ['dung han'], lacks: ['truc tuyen', 'bao cao', 'dat dai'] },
  { name: 'hồ sơ giải quyết trước hạn', has: ['truoc han'], lacks: ['dung han', 'truc tuyen', 'dat dai'] },
  { name: 'số hóa hồ sơ, kết quả', has: ['so hoa', 'ho so'], lacks: ['su dung lai', 'luu tru'] },
  { name: 'dịch vụ công trực tuyến toàn trình', has: ['truc tuyen toan trinh'], lacks: ['thanh toan', 'ho so'] },
  { name: 'hồ sơ trực tuyến toàn trình', has: ['truc tuyen toan trinh', 'ho so'], lacks: ['thanh toan'] },
  { name: 'cấp kết quả điện tử', has: ['ket qua', 'dien tu', 'cap ket qua'] },
  { name: 'phủ sóng 5G', has: ['5g', 'phu'] },
];

/** Words that set two targets of one measure apart. */
const scopes = [
  '6 thang',
  '9 thang',
  'cap tinh',
  'cap xa',
  'cap huyen',
  'cap phong',
  'cap so',
  'nguoi dan',
  'doanh nghiep',
  'noi bo',
];
/** Words that say how a target is meant, not what is measured. */
const targetWords =
  /\b(?:phan dau|bao dam|dam bao|toi thieu|it nhat|tu|tren|duoi|dat|tro len|khoang|ty le|ti le|nang cao|nang|hoan thanh|muc|khong|duoc|hon)\b/g;

function measureOf(clause: string): { key: string; measure: string } | null {
  const known = knownMeasures.find(
    ({ has, lacks = [] }) => has.every((word) => clause.includes(word)) && !lacks.some((word) => clause.includes(word)),
  );
  const scope = [
    ...scopes.filter((word) => clause.includes(word)),
    ...[...clause.matchAll(/\b(?:20\d\d|quy [iv]+)\b/g)].map(([year]) => year),
  ].join('|');
  if (known) return { key: `${known.name}|${scope}`, measure: known.name };
  const words = clause
    .replace(/\d+(?:[.,]\d+)?\s*%/g, ' ')
    .replace(targetWords, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words.split(' ').length >= 4 ? { key: words, measure: words } : null;
}

/**
 * Reads the percent targets of a text, one per clause that names exactly one percentage ("Tối thiểu 85% TTHC có yêu
 * cầu nghĩa vụ tài chính được thanh toán trực tuyến"). Ranges and clauses with several figures are left alone.
 */
export const readPercentTargets: (text: string) => readonly PercentTarget[] = rememberByText((text) => {
  if (!text.includes('%')) return [];
  const body = normaliseText(text).replace(/^mục tiêu\s+\d{1,3}\s*[.:)]\s*/iu, '');
  const targets: PercentTarget[] = [];
  for (const clause of body.split(/;|\.(?!\d)|, trong đó/u)) {
    const figures = [...clause.matchAll(/(\d{1,3}(?:[.,]\d+)?)\s*%/g)];
    if (figures.length !== 1) continue;
    const percent = Number(figures[0]![1]!.replace(',', '.'));
    const words = clause.replace(/\s+/g, ' ').trim();
    const found = measureOf(foldText(words));
    if (found === null) continue;
    const measure =
      found.measure === found.key ? words.replace(/\s*\d+(?:[.,]\d+)?\s*%\s*/, ' ').trim() : found.measure;
    targets.push({ key: found.key, measure, percent });
  }
  return targets;
});

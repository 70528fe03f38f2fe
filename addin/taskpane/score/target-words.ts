import type { FieldTarget } from '#shared/score/field-targets.ts';
import { describeRank, describeTarget } from '#shared/score/target-rank.ts';
import { formatNumber } from '../format.ts';

/** What the pane says of targets. */
export const targetWords = {
  none: 'Chưa biết mục tiêu xếp hạng. Ghi ở cột «Mục tiêu xếp hạng» của bảng này, hoặc thêm vào sổ trang kế hoạch cải thiện theo lĩnh vực.',
  target: (words: string) => `Mục tiêu: ${words}`,
  inside: 'đã trong nhóm',
  lastRank: (words: string) => `năm trước ${words}`,
  short: (places: number) => `còn ${places} bậc`,
  climb: (places: number) => `phải lên ${places} bậc`,
  reached: 'đã đạt số phải đạt',
  missing: (amount: number, unit: string) => `còn thiếu ${formatNumber(amount)}${unit}`,
};

/** "Mục tiêu: nhóm 5 dẫn đầu · năm trước hạng 9/34, còn 4 bậc" */
export function sayTarget({ target, lastRank, placesShort, missing }: FieldTarget): string {
  const parts: string[] = [];
  if (target !== null) parts.push(targetWords.target(describeTarget(target)));
  if (lastRank !== null) {
    const short = target?.group?.kind === 'climb' ? targetWords.climb : targetWords.short;
    const distance = placesShort === null ? null : placesShort === 0 ? targetWords.inside : short(placesShort);
    parts.push([targetWords.lastRank(describeRank(lastRank)), distance].filter((part) => part !== null).join(', '));
  }
  if (missing !== null) {
    parts.push(
      missing.amount === 0
        ? targetWords.reached
        : targetWords.missing(missing.amount, missing.by === 'percent' ? '%' : ' điểm'),
    );
  }
  const text = parts.join(' · ');
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

import type { CriterionNode } from './criteria-tree.ts';

/** Bonus and penalty rows stand beside the scale, not in it. */
export function isExtraPoints({ record }: CriterionNode): boolean {
  return /điểm\s+(?:thưởng|cộng|trừ)|^(?:thưởng|cộng thêm|trừ điểm)/iu.test(record.name ?? '');
}

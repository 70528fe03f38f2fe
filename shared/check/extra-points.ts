import type { CriterionNode } from './criteria-tree.ts';

/** Bonus and penalty rows stand beside the scale, not in it. */
export function isExtraPoints({ record }: CriterionNode): boolean {
  return namesExtraPoints(record.name ?? '');
}

/** Whether a criterion's name says that it is a bonus or a penalty. */
export function namesExtraPoints(name: string): boolean {
  return /điểm\s+(?:thưởng|cộng|trừ)|^(?:thưởng|cộng thêm|trừ điểm)/iu.test(name);
}

/** Whether a row counts beside the scale: by its own name, or under a heading or group row such as "ĐIỂM TRỪ". */
export function liesInExtraPoints(node: CriterionNode): boolean {
  if (namesExtraPoints(node.record.sectionName ?? '')) return true;
  for (let at: CriterionNode | null = node; at !== null; at = at.parent) if (isExtraPoints(at)) return true;
  return false;
}

import { namesExtraPoints } from '../check/extra-points.ts';
import type { CriteriaSet, SetCriterion } from './criteria-set.ts';

/** A criterion of a set with its place in reading order. */
export interface SetRow {
  readonly node: SetCriterion;
  /** Zero-based place among all rows of the set. */
  readonly index: number;
  /** 1 = field, 2 = criterion, 3 = sub-criterion. */
  readonly level: number;
  /** `index` of the parent, `null` at level 1. */
  readonly parent: number | null;
  /** `index` of each child; empty for a scored row. */
  readonly children: readonly number[];
  /** `index` of the last row below it; its own when it is scored. */
  readonly last: number;
  /** Named as bonus or penalty points, or below such a heading. */
  readonly besideScale: boolean;
}

/** The rows of a set in reading order: every parent right before its children. */
export function rowsOfSet(set: CriteriaSet): SetRow[] {
  const rows: SetRow[] = [];
  const add = (node: SetCriterion, level: number, above: SetRow | null): number => {
    const index = rows.length;
    const children: number[] = [];
    const besideScale = above?.besideScale === true || namesExtraPoints(node.name.normalize('NFC'));
    const row = { node, index, level, parent: above?.index ?? null, children, last: index, besideScale };
    rows.push(row);
    for (const child of node.children ?? []) children.push(add(child, level + 1, row));
    row.last = rows.length - 1;
    return index;
  };
  for (const field of set.fields) add(field, 1, null);
  return rows;
}

import { formatDecimal } from '../rule/exact-number.ts';
import type { CriteriaSet } from './criteria-set.ts';
import { leafRule } from './leaf-rule.ts';
import { rowsOfSet, type SetRow } from './set-rows.ts';

/** What a set adds up to. Points leave bonus and penalty rows out; `null` where a maximum is missing. */
export interface SetTotals {
  readonly fields: number;
  readonly criteria: number;
  readonly subCriteria: number;
  readonly points: number | null;
  readonly selfPoints: number | null;
  readonly surveyPoints: number | null;
}

/** Counts and adds up a set from its scored rows. */
export function totalsOfSet(set: CriteriaSet, rows: readonly SetRow[] = rowsOfSet(set)): SetTotals {
  let self: number | null = 0;
  let survey: number | null = 0;
  for (const row of rows) {
    if (row.children.length > 0) continue;
    const { method, extra } = leafRule(row);
    if (extra) continue;
    if (method === 'survey') survey = add(survey, row.node.maxScore);
    else self = add(self, row.node.maxScore);
  }
  const atLevel = (level: number): number => rows.filter((row) => row.level === level && !standsBeside(row)).length;
  return {
    fields: atLevel(1),
    criteria: atLevel(2),
    subCriteria: atLevel(3),
    points: add(self, survey),
    selfPoints: self,
    surveyPoints: survey,
  };
}

function standsBeside(row: SetRow): boolean {
  return row.besideScale || (row.children.length === 0 && leafRule(row).extra);
}

function add(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Number((a + b).toFixed(9));
}

function twoDigits(count: number): string {
  return count < 10 ? `0${count}` : String(count);
}

/** "07 lĩnh vực, 39 tiêu chí, 61 tiêu chí thành phần; tự đánh giá, thẩm định 83 điểm; …": what a title line announces. */
export function announceTotals({ expected, scale }: CriteriaSet): string {
  const counts = [
    expected.fields === null ? null : `${twoDigits(expected.fields)} lĩnh vực`,
    expected.criteria === null ? null : `${twoDigits(expected.criteria)} tiêu chí`,
    expected.subCriteria === null ? null : `${twoDigits(expected.subCriteria)} tiêu chí thành phần`,
  ].filter((part) => part !== null);
  const parts = [
    counts.length === 0 ? null : counts.join(', '),
    expected.selfPoints === null ? null : `tự đánh giá, thẩm định ${formatDecimal(expected.selfPoints)} điểm`,
    expected.surveyPoints === null ? null : `điều tra xã hội học ${formatDecimal(expected.surveyPoints)} điểm`,
    `thang điểm ${formatDecimal(scale)}`,
  ].filter((part) => part !== null);
  return parts.join('; ');
}

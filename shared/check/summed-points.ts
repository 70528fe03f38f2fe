import type { FieldCell } from '../sheet/sheet-record.ts';
import type { SheetTable } from '../sheet/sheet-table.ts';
import { foldText } from '../text/fold-text.ts';
import { addFinite, roundDecimals } from '../text/round-decimals.ts';
import { fieldCell } from './check-context.ts';
import type { CriterionNode } from './criteria-tree.ts';
import { isExtraPoints } from './extra-points.ts';

export type SummedField = 'maxScore' | 'selfScore' | 'surveyScore' | 'appraisedScore' | 'achievedScore';

export const summedNames: Readonly<Record<SummedField, string>> = {
  maxScore: 'Điểm tối đa',
  selfScore: 'Điểm tự chấm',
  surveyScore: 'Điểm điều tra',
  appraisedScore: 'Điểm thẩm định',
  achievedScore: 'Điểm đạt được',
};

export const scoreFields = ['selfScore', 'surveyScore', 'appraisedScore', 'achievedScore'] as const;

/** Two sums of points are equal when they differ by less than half of the last decimal anyone prints. */
const tolerance = 0.005;

export function same(left: number, right: number): boolean {
  return Math.abs(left - right) < tolerance;
}

export interface Part {
  readonly cell: FieldCell;
  readonly value: number;
}

export function partsOf(nodes: readonly CriterionNode[], field: SummedField): Part[] {
  return nodes.flatMap(({ record }) => {
    const cell = fieldCell(record, field);
    const value = record[field];
    return cell === null || value === null ? [] : [{ cell, value }];
  });
}

export function sumOf(parts: readonly Part[]): number {
  return roundDecimals(
    parts.reduce((sum, { value }) => addFinite(sum, value), 0),
    6,
  );
}

/** Whether children make their parent's figure, with or without the bonus rows among them. */
export function addsUp(nodes: readonly CriterionNode[], field: SummedField, wanted: number): boolean {
  if (same(sumOf(partsOf(nodes, field)), wanted)) return true;
  return same(
    sumOf(
      partsOf(
        nodes.filter((node) => !isExtraPoints(node)),
        field,
      ),
    ),
    wanted,
  );
}

/** The row that sums the whole table: the last one called "Tổng …" below its records. */
export function grandTotal(table: SheetTable): { row: number } | null {
  const last = table.records.at(-1)?.row ?? table.headerBottom;
  const below = table.totals.filter(({ row, label }) => row > last && /^\W*(?:tong|cong)/.test(foldText(label)));
  return below.at(-1) ?? null;
}

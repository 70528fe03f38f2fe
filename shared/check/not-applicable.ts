import type { CellAddress } from '../sheet/grid.ts';
import { valueAt } from '../sheet/grid.ts';
import type { CriterionRecord } from '../sheet/sheet-record.ts';
import { foldText } from '../text/fold-text.ts';
import type { CheckContext } from './check-context.ts';
import { fieldCell } from './check-context.ts';

/** Whether a cell says that its criterion does not apply. */
export function saysNotApplicable(text: string): boolean {
  return /^(?:khong ap dung|kad|n\/a|khong cham)\b/.test(foldText(text));
}

/** Where a criterion says "Không áp dụng": in its result, or in a score cell itself. */
export function notApplicableCell({ grid }: CheckContext, record: CriterionRecord): CellAddress | null {
  for (const field of ['choice', 'selfScore', 'declared'] as const) {
    const cell = fieldCell(record, field);
    const value = cell === null ? null : valueAt(grid, cell.row, cell.column);
    if (cell !== null && typeof value === 'string' && saysNotApplicable(value)) return cell;
  }
  return null;
}

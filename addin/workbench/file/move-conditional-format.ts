import type { IRange } from '@univerjs/core';
import type { IConditionFormattingRule } from '@univerjs/preset-sheets-conditional-formatting';
import { shiftFormula } from '#shared/xlsx/shift-formula.ts';
import { formulaTint } from './formula-tint.ts';

/** Lines inserted (positive count) or removed (negative) before which line. */
export interface LineChange {
  readonly vertical: boolean;
  readonly start: number;
  readonly count: number;
}

/** Where one line went; `null` when it was removed. */
function moveLine(line: number, { start, count }: LineChange): number | null {
  if (line < start) return line;
  if (count > 0) return line + count;
  return line < start - count ? null : line + count;
}

/** A span that grows with lines inserted inside it and shrinks with lines removed from it, as in Excel. */
function moveSpan(first: number, last: number, change: LineChange): [number, number] | null {
  const { start, count } = change;
  if (count > 0) return [moveLine(first, change)!, moveLine(last, change)!];
  const end = start - count;
  const from = first < start ? first : first < end ? start : first + count;
  const to = last < start ? last : last < end ? start - 1 : last + count;
  return to < from ? null : [from, to];
}

function moveRange(range: IRange, change: LineChange): IRange | null {
  const { startRow, endRow, startColumn, endColumn } = range;
  const span = change.vertical ? moveSpan(startRow, endRow, change) : moveSpan(startColumn, endColumn, change);
  if (!span) return null;
  return change.vertical
    ? { startRow: span[0], endRow: span[1], startColumn, endColumn }
    : { startRow, endRow, startColumn: span[0], endColumn: span[1] };
}

/** A rule as Excel leaves it after the change; `null` when nothing of its cells is left. */
export function moveConditionalFormat(
  rule: IConditionFormattingRule,
  change: LineChange,
): IConditionFormattingRule | null {
  const ranges = rule.ranges.map((range) => moveRange(range, change)).filter((range) => range !== null);
  const [before] = rule.ranges;
  const [after] = ranges;
  if (!before || !after) return null;
  const tint = formulaTint(rule);
  if (!tint) return { ...rule, ranges };
  const line = (place: number) => moveLine(place, change);
  const same = (place: number) => place;
  const fixed = change.vertical ? { row: line, column: same } : { row: same, column: line };
  const rows = after.startRow - before.startRow;
  const columns = after.startColumn - before.startColumn;
  const value = shiftFormula(tint.formula, rows, columns, fixed);
  return { ...rule, ranges, rule: { ...rule.rule, value } as IConditionFormattingRule['rule'] };
}

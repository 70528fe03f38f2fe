import { evaluateRule } from '../rule/evaluate-rule.ts';
import type { Rule } from '../rule/rule.ts';
import { criterionInputs } from '../score/criterion-inputs.ts';
import { columnLetters } from '../sheet/a1.ts';
import { formulaAt, numberFormatAt, valueAt } from '../sheet/grid.ts';
import type { CriterionRecord, FieldCell } from '../sheet/sheet-record.ts';
import { percentPoints } from '../text/round-decimals.ts';
import type { CheckContext } from './check-context.ts';
import { fieldCell } from './check-context.ts';

/** A figure shown as 95 % and kept as 0.95, which the formula of the row's points takes for less than one percent. */
export interface PercentSlip {
  readonly cell: FieldCell;
  /** The figure as the formula needs it: 95. */
  readonly percent: number;
}

const figures = ['declared', 'numerator', 'denominator'] as const;
/** Points as printed may be rounded. */
const tolerance = 0.0051;

/**
 * The figures of a criterion that are shown in percent while the formula of its points reads them in hundredths.
 *
 * Told by what the formula gave: the points of 0,95 and not those of 95. A formula of one's own that compares with 0,95
 * is right as it is, and so are points typed by hand.
 */
export function percentSlips(context: CheckContext, record: CriterionRecord): PercentSlip[] {
  const { grid } = context;
  const formula = scoreFormula(context, record);
  if (formula === null) return [];
  const slips = figures.flatMap(
    (field): (PercentSlip & { readonly field: (typeof figures)[number]; raw: number })[] => {
      const cell = fieldCell(record, field);
      const raw = cell === null ? null : valueAt(grid, cell.row, cell.column);
      if (cell === null || typeof raw !== 'number' || !refersTo(formula.text, cell)) return [];
      const format = numberFormatAt(grid, cell.row, cell.column);
      return format?.includes('%') ? [{ cell, percent: percentPoints(raw), field, raw }] : [];
    },
  );
  const parse = slips.length > 0 ? context.ruleOf(record) : null;
  if (parse?.ok !== true) return [];
  const kept = Object.fromEntries(slips.map(({ field, raw }) => [field, raw]));
  const shown = scoreOf(parse.rule, record);
  const taken = scoreOf(parse.rule, { ...record, ...kept });
  const wrong = !isSame(shown, formula.value) && isSame(taken, formula.value);
  return wrong ? slips.map(({ cell, percent }) => ({ cell, percent })) : [];
}

function scoreFormula(
  { grid }: CheckContext,
  record: CriterionRecord,
): { readonly text: string; readonly value: number | null } | null {
  for (const field of ['selfScore', 'surveyScore'] as const) {
    const cell = fieldCell(record, field);
    const text = cell && formulaAt(grid, cell.row, cell.column);
    if (text) return { text, value: record[field] };
  }
  return null;
}

/** Whether a formula names a cell: "F5", "$F$5". */
function refersTo(formula: string, { row, column }: FieldCell): boolean {
  return new RegExp(String.raw`(?<![A-Z$])\$?${columnLetters(column)}\$?${row + 1}(?!\d)`).test(formula);
}

function scoreOf(rule: Rule, record: CriterionRecord): number | null {
  return evaluateRule(rule, criterionInputs(rule, record)).score;
}

function isSame(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) < tolerance;
}

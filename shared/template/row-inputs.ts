import type { RuleCells } from '../rule/compile-rule.ts';
import type { NumberKey } from '../rule/rule-inputs.ts';
import type { Rule, StepsRule } from '../rule/rule.ts';
import { cellAt } from './template-columns.ts';

/** What a scored row asks the officer to type, besides a choice. */
export type FigureInput =
  | { readonly kind: 'ratio'; readonly overHundred: boolean }
  /** This year's figure in "Số liệu kê khai", what it is compared with in "Mẫu số". */
  | { readonly kind: 'compare'; readonly with: 'năm trước' | 'chỉ tiêu' }
  | { readonly kind: 'whole'; readonly least: 0 | 1; readonly what: string }
  | { readonly kind: 'percent' }
  | { readonly kind: 'none' };

/** The figures that a rule needs; the same columns that the scoring of a recognised sheet takes them from. */
export function figureInput(rule: Rule): FigureInput {
  switch (rule.kind) {
    case 'choice':
      return { kind: 'none' };
    case 'deduction':
      return rule.by === 'label' ? { kind: 'none' } : { kind: 'whole', least: 0, what: `số ${rule.unitName}` };
    case 'count':
      return { kind: 'whole', least: 0, what: `số ${rule.unitName}` };
    case 'trend':
      return { kind: 'compare', with: 'năm trước' };
    case 'target':
      return { kind: 'compare', with: 'chỉ tiêu' };
    case 'survey':
      return rule.factor === null ? { kind: 'none' } : { kind: 'percent' };
    case 'steps':
    case 'linear':
      return stepsInput(rule);
  }
}

function stepsInput(rule: StepsRule): FigureInput {
  switch (rule.measure) {
    case 'percent':
      return { kind: 'ratio', overHundred: rule.steps.some(goesOverHundred) };
    case 'count':
      return { kind: 'whole', least: 0, what: `số ${rule.unitName ?? 'lượng'}` };
    case 'rank':
      return { kind: 'whole', least: 1, what: 'thứ hạng' };
    case 'growth':
      return { kind: 'compare', with: 'năm trước' };
    case 'excess':
      return { kind: 'compare', with: 'chỉ tiêu' };
  }
}

/** Whether a step speaks of more than 100 %. */
function goesOverHundred({ from, to }: StepsRule['steps'][number]): boolean {
  return (from !== null && (from.value > 100 || (from.value === 100 && !from.closed))) || (to?.value ?? 0) > 100;
}

/** Where the formula of a row finds what its rule needs. */
export function inputCells(rule: Rule, row: number): RuleCells {
  const declared = cellAt('declared', row);
  const cells: Partial<Record<NumberKey, string>> = {};
  switch (figureInput(rule).kind) {
    case 'ratio':
      cells.numerator = cellAt('numerator', row);
      cells.denominator = cellAt('denominator', row);
      cells.percent = declared;
      break;
    case 'percent':
      cells.percent = declared;
      break;
    case 'compare':
      cells.current = declared;
      if (rule.kind === 'trend' || (rule.kind !== 'target' && isGrowth(rule)))
        cells.previous = cellAt('denominator', row);
      else cells.target = cellAt('denominator', row);
      break;
    case 'whole':
      if ((rule.kind === 'steps' || rule.kind === 'linear') && rule.measure === 'rank') cells.rank = declared;
      else cells.count = declared;
      break;
    case 'none':
      break;
  }
  return rule.kind === 'survey' ? cells : { ...cells, choice: cellAt('choice', row) };
}

function isGrowth(rule: Rule): boolean {
  return (rule.kind === 'steps' || rule.kind === 'linear') && rule.measure === 'growth';
}

import type { DataValidation } from 'hucre/xlsx';
import type { ISheetDataValidationRule } from '@univerjs/core';
import { parseBlocks } from './grid-range.ts';

const errorStyles = { information: 0, stop: 1, warning: 2 } as const;
/** The grid draws a list as a drop-down arrow instead of a coloured pill. */
const arrow = 1;

/** The words of a list as the grid keeps them: a JSON list, or, from older versions, separated by commas. */
export function listWords(formula: string): string[] {
  if (!formula.startsWith('[')) return formula.split(',');
  const words: unknown = JSON.parse(formula);
  return Array.isArray(words) ? words.map(String) : [];
}

/** A limit in a file is a number or a formula without "="; the grid tells them apart by "=". */
function limit(formula: string | undefined): string | undefined {
  if (formula === undefined || formula === '') return undefined;
  return Number.isNaN(Number(formula)) ? `=${formula}` : formula;
}

/**
 * The drop-downs and limits of a sheet as the grid knows them. Dates, times and formulas of one's own are left to the
 * file: the grid would check them by other rules than Excel. `idAt` names each rule by its place in the file.
 */
export function loadValidations(
  validations: readonly DataValidation[],
  idAt: (index: number) => string,
): ISheetDataValidationRule[] {
  return validations.flatMap((validation, index) => {
    const ranges = parseBlocks(validation.range);
    const rule = ranges.length > 0 ? criteria(validation) : null;
    if (!rule) return [];
    return [
      {
        ...rule,
        uid: idAt(index),
        ranges,
        allowBlank: validation.allowBlank ?? false,
        showErrorMessage: validation.showErrorMessage ?? false,
        error: validation.errorMessage,
        errorTitle: validation.errorTitle,
        errorStyle: validation.showErrorMessage ? errorStyles[validation.errorStyle ?? 'stop'] : errorStyles.warning,
        showInputMessage: validation.showInputMessage ?? false,
        prompt: validation.inputMessage,
        promptTitle: validation.inputTitle,
        renderMode: arrow,
      },
    ];
  });
}

type Criteria = Pick<ISheetDataValidationRule, 'type' | 'operator' | 'formula1' | 'formula2' | 'showDropDown'>;

function criteria({ type, operator, formula1, formula2, values }: DataValidation): Criteria | null {
  switch (type) {
    case 'list':
      if (values) return { type, formula1: JSON.stringify(values.filter((word) => word !== '')), showDropDown: true };
      return formula1 ? { type, formula1: `=${formula1}`, showDropDown: true } : null;
    case 'whole':
    case 'decimal':
    case 'textLength':
      return {
        type,
        operator: (operator ?? 'between') as NonNullable<Criteria['operator']>,
        formula1: limit(formula1),
        formula2: limit(formula2),
      };
    case 'date':
    case 'time':
    case 'custom':
      return null;
  }
}

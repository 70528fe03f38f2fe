import type { Cell } from 'hucre/xlsx';
import { shownFormula } from './function-names.ts';
import { shiftFormula } from './shift-formula.ts';
import type { RawSheet } from './sheet-bounds.ts';

/** A formula stored for several cells at the first of them. */
interface SharedFormula {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

function collectShared(sheet: RawSheet): Map<number, SharedFormula> {
  const shared = new Map<number, SharedFormula>();
  for (const [key, cell] of sheet.cells ?? []) {
    if (cell.formulaType !== 'shared' || cell.formulaSharedIndex === undefined || !cell.formula) continue;
    const comma = key.indexOf(',');
    shared.set(cell.formulaSharedIndex, {
      row: Number(key.slice(0, comma)),
      column: Number(key.slice(comma + 1)),
      formula: cell.formula,
    });
  }
  return shared;
}

/**
 * Answers what formula a cell of the sheet holds, beginning with "=", or `null`.
 * Filled-down formulas are spelled out for every cell.
 */
export function createFormulaReader(sheet: RawSheet): (cell: Cell, row: number, column: number) => string | null {
  const shared = collectShared(sheet);
  return (cell, row, column) => {
    if (cell.formula === undefined) return null;
    if (cell.formula !== '') return `=${shownFormula(cell.formula)}`;
    const first = cell.formulaSharedIndex === undefined ? undefined : shared.get(cell.formulaSharedIndex);
    if (!first) return null;
    return `=${shownFormula(shiftFormula(first.formula, row - first.row, column - first.column))}`;
  };
}

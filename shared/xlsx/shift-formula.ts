import { columnIndex, columnLetters } from '../sheet/a1.ts';

const lastColumn = 16_383;
const lastRow = 1_048_575;

/** One pass over a formula: what must be copied as it stands, or one reference. Every branch moves forward. */
const token =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|\[|\]|(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![\w.(!])|(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\w.(!])|(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})(?![\w.!])|[\p{L}_\\][\p{L}\p{N}_.\\?]*!?|\d[\d.]*(?:[Ee][+-]?\d+)?/gu;

function shiftColumn(fixed: string, letters: string, by: number): string | null {
  if (fixed) return `$${letters}`;
  const column = columnIndex(letters) + by;
  return column >= 0 && column <= lastColumn ? columnLetters(column) : null;
}

function shiftRow(fixed: string, digits: string, by: number): string | null {
  if (fixed) return `$${digits}`;
  const row = Number(digits) - 1 + by;
  return row >= 0 && row <= lastRow ? String(row + 1) : null;
}

/**
 * The formula of a cell `rows` down and `columns` right of the one that holds `formula`: relative references move,
 * "$" ones stay. A file stores a filled-down formula once ("shared formula"); the other cells are derived this way.
 * A reference pushed off the sheet becomes #REF!, as in Excel.
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  let depth = 0; // inside [...] stand column names and workbook numbers, never references
  return formula.replace(token, (text: string, ...groups: (string | undefined)[]) => {
    if (text === '[') depth += 1;
    if (text === ']') depth -= 1;
    if (depth > 0 || text === ']') return text;
    const [c$ = '', cell, r$ = '', row, a$ = '', from, b$ = '', to, top$ = '', top, bottom$ = '', bottom] = groups;
    if (cell !== undefined && row !== undefined) {
      const letters = shiftColumn(c$, cell, columns);
      const digits = shiftRow(r$, row, rows);
      return letters === null || digits === null ? '#REF!' : letters + digits;
    }
    if (from !== undefined && to !== undefined) {
      const left = shiftColumn(a$, from, columns);
      const right = shiftColumn(b$, to, columns);
      return left === null || right === null ? '#REF!' : `${left}:${right}`;
    }
    if (top !== undefined && bottom !== undefined) {
      const first = shiftRow(top$, top, rows);
      const last = shiftRow(bottom$, bottom, rows);
      return first === null || last === null ? '#REF!' : `${first}:${last}`;
    }
    return text;
  });
}

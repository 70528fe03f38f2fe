import { columnIndex, columnLetters } from '../sheet/a1.ts';

const lastColumn = 16_383;
const lastRow = 1_048_575;

/** One pass over a formula: what must be copied as it stands, or one reference. Every branch moves forward. */
const token =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|\[|\]|(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![\w.(!])|(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\w.(!])|(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})(?![\w.!])|[\p{L}_\\][\p{L}\p{N}_.\\?]*!?|\d[\d.]*(?:[Ee][+-]?\d+)?/gu;

/** Where rows and columns named with "$" went; `null` = removed. Zero-based. */
export interface FixedLines {
  row(row: number): number | null;
  column(column: number): number | null;
}

interface Shift {
  readonly rows: number;
  readonly columns: number;
  readonly fixed: FixedLines | null;
}

function shiftColumn(mark: string, letters: string, { columns, fixed }: Shift): string | null {
  const column = columnIndex(letters);
  if (mark) {
    const place = fixed ? fixed.column(column) : column;
    return place === null ? null : `$${columnLetters(place)}`;
  }
  const place = column + columns;
  return place >= 0 && place <= lastColumn ? columnLetters(place) : null;
}

function shiftRow(mark: string, digits: string, { rows, fixed }: Shift): string | null {
  const row = Number(digits) - 1;
  if (mark) {
    const place = fixed ? fixed.row(row) : row;
    return place === null ? null : `$${place + 1}`;
  }
  const place = row + rows;
  return place >= 0 && place <= lastRow ? String(place + 1) : null;
}

/**
 * The formula of a cell `rows` down and `columns` right of the one that holds `formula`: relative references move,
 * "$" ones stay. A file stores a filled-down formula once ("shared formula"); the other cells are derived this way.
 * A reference pushed off the sheet becomes #REF!, as in Excel.
 *
 * @param fixed where "$" references of the same sheet go when lines were inserted or removed; absent = they stay.
 */
export function shiftFormula(formula: string, rows: number, columns: number, fixed?: FixedLines): string {
  let depth = 0; // inside [...] stand column names and workbook numbers, never references
  let elsewhere = false; // the reference that follows "Sheet!" stands on another sheet
  const here: Shift = { rows, columns, fixed: fixed ?? null };
  return formula.replace(token, (text: string, ...groups: (string | undefined)[]) => {
    if (text === '[') depth += 1;
    if (text === ']') depth -= 1;
    const shift = elsewhere ? { ...here, fixed: null } : here;
    elsewhere = text.endsWith('!') && text.length > 1;
    if (depth > 0 || text === ']') return text;
    const [c$ = '', cell, r$ = '', row, a$ = '', from, b$ = '', to, top$ = '', top, bottom$ = '', bottom] = groups;
    if (cell !== undefined && row !== undefined) {
      const letters = shiftColumn(c$, cell, shift);
      const digits = shiftRow(r$, row, shift);
      return letters === null || digits === null ? '#REF!' : letters + digits;
    }
    if (from !== undefined && to !== undefined) {
      const left = shiftColumn(a$, from, shift);
      const right = shiftColumn(b$, to, shift);
      return left === null || right === null ? '#REF!' : `${left}:${right}`;
    }
    if (top !== undefined && bottom !== undefined) {
      const first = shiftRow(top$, top, shift);
      const last = shiftRow(bottom$, bottom, shift);
      return first === null || last === null ? '#REF!' : `${first}:${last}`;
    }
    return text;
  });
}

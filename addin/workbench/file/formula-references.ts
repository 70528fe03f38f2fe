/**
 * One pass over a formula: what must be copied as it stands, or one reference. Every branch moves forward.
 * Groups: 1 a block of cells, 2 whole columns, 3 whole rows.
 */
const token =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|\[|\]|(\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?::\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})?)(?![\p{L}\p{N}_.(!])|(\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\p{L}\p{N}_.(!])|(\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6})(?![\p{L}\p{N}_.!])|[\p{L}_\\][\p{L}\p{N}_.\\?]*!?|\d[\d.]*(?:[Ee][+-]?\d+)?|#[A-Z/0]+[!?]?[$A-Z\d:]*/gu;

/** A reference of a formula: the sheet as it is called, `null` for the formula's own, and the block in A1 notation. */
export interface FormulaReference {
  readonly sheet: string | null;
  readonly block: string;
}

/** Rewrites a reference together with the sheet name before it, which is handed over as it is spelled ("'Kế hoạch'!"). */
export type ReferenceChange = (reference: FormulaReference, spelledSheet: string) => string;

function sheetName(spelled: string): string {
  const name = spelled.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

/**
 * The formula with its references rewritten. References to other workbooks ("[1]Tháng!A1") and through several sheets
 * ("Quý1:Quý4!A1") are left as they stand, column names of tables and texts too.
 */
export function mapReferences(formula: string, change: ReferenceChange): string {
  let result = '';
  let end = 0;
  let depth = 0; // inside [...] stand column names and workbook numbers, never references
  let sheet = ''; // the sheet name that the reference right after it belongs to, with its "!"
  let elsewhere = false; // that sheet is in another workbook, or one of several
  for (const match of formula.matchAll(token)) {
    const [text, cells, columns, rows] = match;
    const adjoining = match.index === end;
    const before = formula.slice(end, match.index);
    const block = depth > 0 ? undefined : (cells ?? columns ?? rows);
    end = match.index + text.length;
    if (sheet !== '' && !adjoining) {
      result += sheet;
      sheet = '';
    }
    result += before;
    if (text === '[') depth += 1;
    if (text === ']') depth = Math.max(0, depth - 1);
    if (depth === 0 && text.length > 1 && text.endsWith('!') && !text.startsWith('#')) {
      const previous = formula[match.index - 1];
      elsewhere = previous === ']' || previous === ':' || /[[\]:]/.test(text);
      sheet = text;
      continue;
    }
    if (block === undefined) result += sheet + text;
    else if (elsewhere && sheet !== '') result += sheet + text;
    else result += change({ sheet: sheet === '' ? null : sheetName(sheet), block }, sheet);
    sheet = '';
  }
  return result + sheet + formula.slice(end);
}

/** Texts and quoted sheet names of a formula, which hold no function names, and names before a bracket. */
const textOrName = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[A-Za-z_][\w.]*(?=\()/g;

/** Marks of functions that are newer than the file format; neither people nor Excel's interface show them. */
const newerMark = /^_xlfn\.(?:_xlws\.)?/i;
/** How Excel stores a function of this add-in, whose name has no full stop then: `_xldudf_BANGDIEM_HAN`. */
const storedName = /^_xldudf_(BANGDIEM)_(?=[A-Z])/i;
const shownName = /^BANGDIEM\.(?=[A-Z])/i;

/** A formula as a file stores it → as people see it; with or without "=" before it. */
export function shownFormula(formula: string): string {
  return formula.replace(textOrName, (text) => text.replace(newerMark, '').replace(storedName, '$1.'));
}

/** The name of a function as people see it → as a file stores it, where it is one of this add-in; else `null`. */
export function storedFunctionName(name: string): string | null {
  return shownName.test(name) ? name.toUpperCase().replace(shownName, '_xldudf_BANGDIEM_') : null;
}

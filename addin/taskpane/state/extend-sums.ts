import type { CellEdit, Grid } from '#shared/sheet/grid.ts';
import type { PlacedLine } from './place-rows.ts';

/**
 * Formulas that summed up to the row above rows that came at the end of a group go on to the last of them. Excel widens
 * a range only where something comes inside it. `grid` = the sheet afterwards.
 */
export function extendSums(grid: Grid, lines: readonly PlacedLine[]): readonly CellEdit[] {
  const ends = endOfRuns(lines);
  const edits: CellEdit[] = [];
  grid.formulas?.forEach((line, at) => {
    line.forEach((formula, column) => {
      const next = formula === null ? null : extendFormula(formula, ends);
      if (next === null || next === formula) return;
      edits.push({ row: grid.top + at, column: grid.left + column, value: null, formula: next });
    });
  });
  return edits;
}

/** One-based row above a run of rows that came → the one-based last row of the run. */
function endOfRuns(lines: readonly PlacedLine[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const rows = lines.map(({ row }) => row).sort((a, b) => a - b);
  let first: number | null = null;
  rows.forEach((row, at) => {
    first ??= row;
    if (rows[at + 1] === row + 1) return;
    ends.set(first, row + 1);
    first = null;
  });
  return ends;
}

/** Only ranges of one column over at least two rows, on the sheet itself. */
function extendFormula(formula: string, ends: ReadonlyMap<number, number>): string {
  const range =
    /("(?:[^"]|"")*"|'(?:[^']|'')*')|(![$A-Z0-9:]+)|(\$?)([A-Z]{1,3})(\$?)(\d{1,7}):(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(])/g;
  return formula.replace(range, (whole: string, text?: string, elsewhere?: string, ...parts: string[]) => {
    if (text !== undefined || elsewhere !== undefined) return whole;
    const [, from, , top, to$, to, row$, bottom] = parts as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const end = ends.get(Number(bottom));
    if (end === undefined || from !== to || Number(top) >= Number(bottom)) return whole;
    return `${whole.slice(0, whole.indexOf(':') + 1)}${to$}${to}${row$}${end}`;
  });
}

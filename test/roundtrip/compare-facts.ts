import type { CellFacts, SheetFacts } from './sheet-facts.ts';

/** How two tellings of one workbook differ, a line each: "Kế hoạch!B7: 50 → (nothing)". */
export interface Differences {
  /** Filled before, blank or gone after. */
  readonly lost: string[];
  /** Other value, formula or format, new cells, other sheets or merged blocks. */
  readonly changed: string[];
}

/** Serial numbers are kept to a nanoday, and results to the digits that Excel stores. */
const sharpness = 1e-8;

function sameValue(first: CellFacts['value'], second: CellFacts['value']): boolean {
  if (typeof first === 'number' && typeof second === 'number') {
    return first === second || Math.abs(first - second) <= sharpness * Math.max(1, Math.abs(first) * 1e-5);
  }
  // Programs differ in how they end a line.
  if (typeof first === 'string' && typeof second === 'string') return plainLines(first) === plainLines(second);
  return first === second;
}

function plainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function sameFormat(first: CellFacts, second: CellFacts, letterByLetter: boolean): boolean {
  return letterByLetter ? first.format === second.format : first.dated === second.dated;
}

export interface Comparison {
  /** Cells that are meant to differ, "sheet!A1". */
  readonly except?: ReadonlySet<string>;
  /** Whether both tellings spell number formats alike; else only dates and other numbers are told apart. */
  readonly formatsAlike: boolean;
}

/** Compares every cell of every sheet, and the list of sheets in its order. */
export function compareFacts(
  before: readonly SheetFacts[],
  after: readonly SheetFacts[],
  { except = new Set(), formatsAlike }: Comparison,
): Differences {
  const lost: string[] = [];
  const changed: string[] = [];
  const listOf = (sheets: readonly SheetFacts[]) =>
    sheets.map(({ name, hidden }) => (hidden ? `(${name})` : name)).join(' | ');
  if (listOf(before) !== listOf(after)) changed.push(`sheets: ${listOf(before)} → ${listOf(after)}`);
  for (const [index, sheet] of before.entries()) {
    const other = after[index];
    if (!other) {
      lost.push(`${sheet.name}: the whole sheet`);
      continue;
    }
    const merges = [sheet.merges.join(' '), other.merges.join(' ')];
    if (merges[0] !== merges[1]) changed.push(`${sheet.name}: merged ${merges[0]} → ${merges[1]}`);
    for (const address of new Set([...sheet.cells.keys(), ...other.cells.keys()])) {
      const place = `${sheet.name}!${address}`;
      if (except.has(place)) continue;
      const [first, second] = [sheet.cells.get(address), other.cells.get(address)];
      if (first && !second) lost.push(`${place}: ${describe(first)} → (nothing)`);
      else if (!first || !second) changed.push(`${place}: (nothing) → ${describe(second)}`);
      else if (
        !sameValue(first.value, second.value) ||
        first.formula !== second.formula ||
        !sameFormat(first, second, formatsAlike)
      ) {
        changed.push(`${place}: ${describe(first)} → ${describe(second)}`);
      }
    }
  }
  return { lost, changed };
}

function describe(cell: CellFacts | undefined): string {
  if (!cell) return '(nothing)';
  const formula = cell.formula === null ? '' : ` = ${cell.formula}`;
  return `${JSON.stringify(cell.value)}${formula} [${cell.format}]`.slice(0, 200);
}

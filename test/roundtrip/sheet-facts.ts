import { read, type CellObject, type WorkSheet } from '@e965/xlsx';
import { a1, parseA1 } from '#shared/sheet/a1.ts';
import { isDateFormat } from '#shared/sheet/cell-text.ts';
import type { WorkbookGrid } from '#shared/xlsx/read-workbook.ts';

/** What a reader says of one cell. */
export interface CellFacts {
  /** A day is a serial number of the 1900 calendar, an error its text; `null` = a formula that was never calculated. */
  readonly value: string | number | boolean | null;
  /** Without "=" and without blanks. */
  readonly formula: string | null;
  /** Number format as the reader spells it. */
  readonly format: string;
  readonly dated: boolean;
}

/** What a reader says of one sheet: its filled cells by A1 address. */
export interface SheetFacts {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: ReadonlyMap<string, CellFacts>;
  /** Merged blocks, "A1:B2", sorted. */
  readonly merges: readonly string[];
}

const errorTexts: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
  0x2b: '#GETTING_DATA',
};
const days1904 = 1462;

/** Formulas are spelt alike: marks of newer functions and blanks between their parts say nothing. */
function plainFormula(formula: string): string {
  return formula
    .replace(/^=/, '')
    .replace(/_xlfn\.(?:_xlws\.)?/g, '')
    .replace(/\s+/g, '');
}

/** The workbook as an independent reader (SheetJS) sees it. Throws what that reader throws. */
export function independentFacts(bytes: Uint8Array): SheetFacts[] {
  const book = read(bytes, { type: 'array', cellFormula: true, cellNF: true, cellHTML: false, UTC: true });
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name];
    // A chart has a sheet without cells.
    if (!sheet || (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet')) return [];
    return [{ name, hidden: Boolean(book.Workbook?.Sheets?.[index]?.Hidden), ...independentCells(sheet, date1904) }];
  });
}

function independentCells(sheet: WorkSheet, date1904: boolean): Pick<SheetFacts, 'cells' | 'merges'> {
  const cells = new Map<string, CellFacts>();
  for (const [address, cell] of Object.entries(sheet)) {
    if (parseA1(address) === null) continue;
    const facts = independentCell(cell as CellObject, date1904);
    if (facts.value !== null || facts.formula !== null) cells.set(address, facts);
  }
  const merges = (sheet['!merges'] ?? []).map(
    ({ s, e }) => `${a1({ row: s.r, column: s.c })}:${a1({ row: e.r, column: e.c })}`,
  );
  return { cells, merges: merges.sort() };
}

function independentCell({ t, v, f, z }: CellObject, date1904: boolean): CellFacts {
  const format = typeof z === 'string' ? z : 'General';
  const dated = isDateFormat(format);
  const formula = f === undefined || f === '' ? null : plainFormula(f);
  return { value: independentValue(t, v, dated && date1904), formula, format, dated };
}

function independentValue(type: CellObject['t'], value: CellObject['v'], shifted: boolean): CellFacts['value'] {
  if (type === 'z' || value === undefined || value === '') return null;
  if (type === 'e') return errorTexts[Number(value)] ?? String(value);
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'number' && shifted) return value + days1904;
  return value;
}

/** The workbook as the product reads it. */
export function ownFacts(grids: readonly WorkbookGrid[]): SheetFacts[] {
  return grids.map((grid) => {
    const cells = new Map<string, CellFacts>();
    grid.values.forEach((values, row) => {
      values.forEach((value, column) => {
        const formula = grid.formulas?.[row]?.[column] ?? null;
        if (value === null && formula === null) return;
        const format = grid.numberFormats?.[row]?.[column] ?? 'General';
        cells.set(a1({ row: row + grid.top, column: column + grid.left }), {
          value,
          formula: formula === null ? null : plainFormula(formula),
          format,
          dated: isDateFormat(format),
        });
      });
    });
    const merges = grid.merges.map(
      ({ top, left, bottom, right }) => `${a1({ row: top, column: left })}:${a1({ row: bottom, column: right })}`,
    );
    return { name: grid.name, hidden: grid.hidden, cells, merges: merges.sort() };
  });
}

import { escapeXml, unescapeXml } from '#shared/xlsx/xml-text.ts';
import { columnLetters } from '#shared/sheet/a1.ts';
import { mapReferences } from './formula-references.ts';
import { parseBlock } from './grid-range.ts';
import { mapRange, type LineMap } from './line-map.ts';

/** Where the lines of one sheet went and what the sheet is called now. */
export interface SheetMove {
  /** Its name in the file. */
  readonly name: string;
  readonly newName: string;
  readonly rows: LineMap;
  readonly columns: LineMap;
}

/** Elements that hold a formula: of charts, conditional formats, drop-downs, sparklines. */
const formulaElements = /(<(?:[\w.-]+:)?(?:f|formula|formula[12])(?:\s[^>]*)?>)([^<]+)(<\/)/g;
const corner = /^(\$?)([A-Za-z]{0,3})(\$?)(\d{0,7})$/;

/** Lets references outside the cells follow rows and columns that moved and sheets that were renamed. */
export class MovedReferences {
  readonly #sheets: ReadonlyMap<string, SheetMove>;
  /** True when every reference stays as it is spelled. */
  readonly unchanged: boolean;

  constructor(sheets: readonly SheetMove[]) {
    this.#sheets = new Map(sheets.map((sheet) => [sheet.name, sheet]));
    this.unchanged = sheets.every((sheet) => isStill(sheet));
  }

  sheet(name: string): SheetMove | null {
    return this.#sheets.get(name) ?? null;
  }

  /** The formula as it is to be spelled now. @param own the sheet in whose cells it is read, by its name in the file. */
  formula(formula: string, own: string | null): string {
    if (this.unchanged) return formula;
    return mapReferences(formula, ({ sheet, block }, spelled) => {
      const move = this.#sheets.get(sheet ?? own ?? '');
      if (!move || isStill(move)) return spelled + block;
      const prefix = sheet === null || move.newName === sheet ? spelled : `'${move.newName.replaceAll("'", "''")}'!`;
      return prefix + movedBlock(block, move);
    });
  }

  /** The formulas in a piece of XML, the rest of it as it stands. */
  xml(text: string, own: string | null): string {
    if (this.unchanged) return text;
    return text.replace(formulaElements, (_, head: string, formula: string, tail: string) => {
      const before = unescapeXml(formula);
      const now = this.formula(before, own);
      return head + (now === before ? formula : escapeXml(now)) + tail;
    });
  }
}

function isStill({ name, newName, rows, columns }: SheetMove): boolean {
  return name === newName && rows.unchanged && columns.unchanged;
}

/** "$A$1:B2" where its cells are now, "$" as before; "#REF!" when they were all removed. */
function movedBlock(block: string, { rows, columns }: SheetMove): string {
  const range = parseBlock(block);
  if (!range || (rows.unchanged && columns.unchanged)) return block;
  const moved = mapRange(range, rows, columns);
  if (!moved) return '#REF!';
  return block
    .split(':')
    .map((text, index) => {
      const [, c$ = '', letters = '', r$ = '', digits = ''] = corner.exec(text) ?? [];
      const column = index === 0 ? moved.startColumn : moved.endColumn;
      const row = index === 0 ? moved.startRow : moved.endRow;
      // "$3" of "$1:$3" stands before no letters: then its "$" is the one of the row.
      if (letters === '') return `${c$ || r$}${row + 1}`;
      return c$ + columnLetters(column) + (digits === '' ? '' : `${r$}${row + 1}`);
    })
    .join(':');
}

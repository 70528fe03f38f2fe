import type { ICellData, IRowData, IStyleData, IWorksheetData, Nullable } from '@univerjs/core';
import { a1 } from '#shared/sheet/a1.ts';
import { cellXml } from './cell-xml.ts';
import { isGridFault, keepsFormula, sameValue } from './followed-results.ts';
import { parseBlock } from './grid-range.ts';
import type { LineMap } from './line-map.ts';
import { changedFormulaCell } from './save-formula-cell.ts';
import type { StyleSheet } from './save-styles.ts';
import type { CellPlace, RowPlace, SheetXml } from './sheet-xml.ts';
import { openingTag, withAttribute } from '#shared/xlsx/xml-text.ts';

type Styles = Readonly<Record<string, Nullable<IStyleData>>>;

/** What writing the rows of one sheet needs. */
export interface RowsToSave {
  readonly scan: SheetXml;
  readonly loaded: Partial<IWorksheetData>;
  readonly current: Partial<IWorksheetData>;
  readonly rows: LineMap;
  readonly columns: LineMap;
  readonly leftOut: ReadonlySet<string>;
  readonly styleSheet: StyleSheet;
  readonly styles: Styles;
  readonly date1904: boolean;
  /** True when lines or sheet names changed anywhere in the workbook, which respells formulas. */
  readonly respelled: boolean;
  /** Whether the grid's result of an unedited formula is stored, by row and column of the grid. */
  readonly follows: (row: number, column: number) => boolean;
}

/** Days between the two calendars of Excel. */
const days1904 = 1462;
const pixelsPerPoint = 4 / 3;

function sameCell(first: ICellData | undefined, second: ICellData | undefined): boolean {
  return (
    sameValue(first, second) &&
    (first?.f ?? null) === (second?.f ?? null) &&
    (first?.s ?? null) === (second?.s ?? null) &&
    (second?.p ?? null) === null
  );
}

/** Writes the rows of a sheet: unchanged cells as they stand in the file, the others anew. */
export class RowWriter {
  readonly #input: RowsToSave;
  /** Set when one of several cells sharing a formula changed: then each of them gets its own. */
  #spellOut = false;
  #sharedBroken = false;

  constructor(input: RowsToSave) {
    this.#input = input;
  }

  /** The content of `sheetData`, or `null` when nothing in it changed. */
  write(): string | null {
    let text = this.#writeRows();
    if (this.#sharedBroken) {
      this.#spellOut = true;
      text = this.#writeRows();
    }
    const { scan } = this.#input;
    const original = scan.sheetData ? scan.xml.slice(scan.sheetData.innerStart, scan.sheetData.innerEnd) : '';
    return text.trim() === original.trim() ? null : text;
  }

  #writeRows(): string {
    const { current, scan, loaded, rows } = this.#input;
    const lines = new Set<number>();
    for (const key of Object.keys(current.cellData ?? {})) lines.add(Number(key));
    for (const key of Object.keys(current.rowData ?? {})) lines.add(Number(key));
    if (rows.unchanged) for (const row of scan.rows.keys()) lines.add(row);
    const kept: string[] = [];
    for (const row of [...lines].sort((first, second) => first - second)) {
      const origin = rows.origin(row);
      const place = origin === null ? undefined : scan.rows.get(origin);
      // Rows that were never loaded (blank ones below a huge sheet's content) pass through.
      const passed = place && origin !== null && !loaded.rowData?.[origin] && !current.cellData?.[row];
      kept.push(passed ? scan.xml.slice(place.start, place.end) : this.#row(row, origin, place));
    }
    return kept.join('');
  }

  #row(row: number, origin: number | null, place: RowPlace | undefined): string {
    const { scan, columns, loaded, current } = this.#input;
    const cells: string[] = [];
    let intact = place !== undefined && origin === row && columns.unchanged;
    for (const column of this.#columnsOf(row, origin, place)) {
      const text = this.#cell(row, column, origin, place);
      if (!text.kept) intact = false;
      if (text.xml !== '') cells.push(text.xml);
    }
    const tag = this.#rowTag(row, place, loaded.rowData?.[origin ?? -1], current.rowData?.[row]);
    if (intact && place && tag === place.tag) return scan.xml.slice(place.start, place.end);
    if (cells.length === 0 && tag === `<${scan.prefix}row r="${row + 1}">`) return '';
    return `${withAttribute(tag, 'spans', null)}${cells.join('')}</${scan.prefix}row>`;
  }

  #columnsOf(row: number, origin: number | null, place: RowPlace | undefined): number[] {
    const { current, columns } = this.#input;
    const all = new Set(Object.keys(current.cellData?.[row] ?? {}).map(Number));
    if (place && origin !== null) {
      for (const column of place.cells.keys()) {
        const now = columns.now(column);
        if (now !== null) all.add(now);
      }
    }
    return [...all].sort((first, second) => first - second);
  }

  #cell(
    row: number,
    column: number,
    origin: number | null,
    place: RowPlace | undefined,
  ): { xml: string; kept: boolean } {
    const { current, loaded, columns, leftOut, styleSheet, styles, scan } = this.#input;
    const originColumn = columns.origin(column);
    const stored = originColumn === null ? undefined : place?.cells.get(originColumn);
    const before = origin === null || originColumn === null ? undefined : loaded.cellData?.[origin]?.[originColumn];
    const now = current.cellData?.[row]?.[column];
    const moved = row !== origin || column !== originColumn;
    const spilled = stored && leftOut.has(`${origin},${originColumn}`) && !holdsSomething(now);
    const unchanged = stored && (spilled || (before !== undefined && sameCell(before, now)));
    if (unchanged && stored.formula === null) {
      const text = scan.xml.slice(stored.start, stored.end);
      return { xml: moved ? movedCell(text, row, column) : text, kept: true };
    }
    if (stored?.formula && before && (unchanged || keepsFormula(before, now, this.#input.respelled))) {
      return this.#formulaCell(row, column, moved, stored, before, now ?? before);
    }
    if (stored?.formula === 'shared') this.#sharedBroken = true;
    if (!now) return { xml: '', kept: false };
    const style = styleSheet.formatOf(now.s, stored?.style ?? 0, styles);
    const reference = a1({ row, column });
    if (style === 0 && !holdsSomething(now)) return { xml: '', kept: false };
    return { xml: cellXml(this.#inFileCalendar(now), { reference, style, prefix: scan.prefix }), kept: false };
  }

  /** A cell whose formula nobody retyped: the stored one, with what changed about it. */
  #formulaCell(
    row: number,
    column: number,
    moved: boolean,
    stored: CellPlace,
    before: ICellData,
    now: ICellData,
  ): { xml: string; kept: boolean } {
    const { scan, columns, rows, styleSheet, styles } = this.#input;
    const text = scan.xml.slice(stored.start, stored.end);
    const respelled = (before.f ?? null) !== (now.f ?? null);
    const shared = stored.formula === 'shared';
    const parted = stored.formula === 'array' && this.#isParted(text);
    const alone = parted || (shared && (this.#spellOut || moved || respelled));
    if (shared && (moved || respelled)) this.#sharedBroken = true;
    const restyled = (before.s ?? null) !== (now.s ?? null);
    const fresh = this.#freshResult(row, column, before, now);
    const block = stored.formula === 'array' || stored.formula === 'dataTable';
    const shifted = moved || (block && !(rows.unchanged && columns.unchanged));
    if (!shifted && !alone && !respelled && !restyled && fresh === null) return { xml: text, kept: true };
    const xml = changedFormulaCell(text, scan.prefix, {
      reference: a1({ row, column }),
      ...(restyled ? { style: styleSheet.formatOf(now.s, stored.style, styles) } : {}),
      ...(fresh === null ? {} : { result: this.#inFileCalendar(fresh) }),
      ...((respelled || alone) && now.f ? { formula: now.f } : {}),
      alone,
      rows,
      columns,
    });
    return { xml, kept: false };
  }

  /** The result to store in place of the one in the file; `null` keeps that. */
  #freshResult(row: number, column: number, before: ICellData, now: ICellData): ICellData | null {
    // The grid empties a formula that follows moved cells until it has calculated it.
    if (sameValue(before, now) || (now.v ?? null) === null) return null;
    if (before.f === now.f) return this.#input.follows(row, column) ? now : null;
    return isGridFault(now) ? { ...now, v: null } : now;
  }

  /** Whether somebody wrote into the block of an array formula: then the formula keeps only its own cell. */
  #isParted(cell: string): boolean {
    const { rows, columns, loaded, current, leftOut } = this.#input;
    const block = parseBlock(/<[\w.:-]*f\b[^>]*?\sref\s*=\s*["']([^"']+)["']/.exec(cell)?.[1] ?? '');
    if (!block) return false;
    for (let row = block.startRow; row <= block.endRow; row += 1) {
      for (let column = block.startColumn; column <= block.endColumn; column += 1) {
        const before = loaded.cellData?.[row]?.[column];
        if (before === undefined || before.f || leftOut.has(`${row},${column}`)) continue;
        const place = [rows.now(row), columns.now(column)] as const;
        if (place[0] === null || place[1] === null) return true;
        const now = current.cellData?.[place[0]]?.[place[1]];
        if (now?.f || !sameValue(before, now)) return true;
      }
    }
    return false;
  }

  #inFileCalendar(cell: ICellData): ICellData {
    if (!this.#input.date1904 || typeof cell.v !== 'number') return cell;
    const style = typeof cell.s === 'string' ? this.#input.styles[cell.s] : cell.s;
    const pattern = (style?.n?.pattern ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
    return /[dy]/i.test(pattern) ? { ...cell, v: cell.v - days1904 } : cell;
  }

  #rowTag(
    row: number,
    place: RowPlace | undefined,
    before: Partial<IRowData> | undefined,
    now: Partial<IRowData> | undefined,
  ): string {
    let tag = place?.tag ?? `<${this.#input.scan.prefix}row r="${row + 1}">`;
    if (place && /\sr\s*=\s*["'](\d+)["']/.exec(tag)?.[1] !== String(row + 1))
      tag = withAttribute(tag, 'r', String(row + 1));
    // A height that follows the text is left to Excel, which measures with its own fonts.
    const fixed = Number(now?.ia) !== 1 && now?.h !== undefined && now.h !== before?.h;
    if (fixed) {
      const points = Math.round((now.h! / pixelsPerPoint) * 100) / 100;
      tag = withAttribute(withAttribute(tag, 'ht', String(points)), 'customHeight', '1');
    }
    if ((now?.hd ?? 0) !== (before?.hd ?? 0)) tag = withAttribute(tag, 'hidden', now?.hd ? '1' : null);
    return tag;
  }
}

function holdsSomething(cell: ICellData | undefined): boolean {
  return Boolean(cell && (cell.f || cell.p || (cell.v !== undefined && cell.v !== null && cell.v !== '')));
}

/** A stored cell without a formula at its new place. */
function movedCell(text: string, row: number, column: number): string {
  const open = openingTag(text, { start: 0 });
  return withAttribute(open, 'r', a1({ row, column })) + text.slice(open.length);
}

import { columnIndex } from '#shared/sheet/a1.ts';
import {
  childElements,
  openingTag,
  readAttributes,
  rootElement,
  rootPrefix,
  walkTags,
  type XmlElement,
} from '#shared/xlsx/xml-text.ts';

/** How a stored cell calculates: alone, by a formula shared with others, for a block, or as a table of trials. */
export type StoredFormula = 'plain' | 'shared' | 'array' | 'dataTable';

/** Where one stored cell stands in the XML of its sheet. */
export interface CellPlace {
  readonly start: number;
  readonly end: number;
  /** Index of its format in the workbook's list ("xf"). */
  readonly style: number;
  /** `null` for a cell without a formula. */
  readonly formula: StoredFormula | null;
}

export interface RowPlace {
  readonly start: number;
  readonly end: number;
  /** Text of the opening tag, as an open tag even when the row is empty. */
  readonly tag: string;
  readonly cells: ReadonlyMap<number, CellPlace>;
}

/** A sheet part taken apart far enough to replace single cells and elements and leave the rest byte by byte. */
export interface SheetXml {
  readonly xml: string;
  /** "x:" in files whose elements carry a prefix, else "". */
  readonly prefix: string;
  readonly root: XmlElement;
  readonly children: readonly XmlElement[];
  readonly sheetData: XmlElement | null;
  readonly rows: ReadonlyMap<number, RowPlace>;
}

interface OpenRow {
  readonly row: number;
  readonly start: number;
  readonly tag: string;
  readonly cells: Map<number, CellPlace>;
}

interface OpenCell {
  readonly column: number;
  readonly start: number;
  readonly style: number;
  formula: StoredFormula | null;
}

const referencePattern = /\sr\s*=\s*["']\$?([A-Za-z]{1,3})\$?\d+["']/;
const stylePattern = /\ss\s*=\s*["'](\d+)["']/;
const rowPattern = /\sr\s*=\s*["'](\d+)["']/;
const formulaPattern = /\st\s*=\s*["'](shared|array|dataTable)["']/;

/** Walks `sheetData`; rows and cells without a reference follow the one before them. */
class RowScanner {
  readonly rows = new Map<number, RowPlace>();
  #row: OpenRow | null = null;
  #cell: OpenCell | null = null;
  #lastRow = -1;
  #lastColumn = -1;

  constructor(readonly xml: string) {}

  openRow(start: number, end: number, empty: boolean): void {
    const text = this.xml.slice(start, end);
    const row = rowPattern.exec(text);
    this.#lastRow = row ? Number(row[1]) - 1 : this.#lastRow + 1;
    this.#lastColumn = -1;
    const tag = empty ? text.replace(/\s*\/>$/, '>') : text;
    this.#row = { row: this.#lastRow, start, tag, cells: new Map() };
    if (empty) this.closeRow(end);
  }

  closeRow(end: number): void {
    if (this.#row)
      this.rows.set(this.#row.row, { start: this.#row.start, end, tag: this.#row.tag, cells: this.#row.cells });
    this.#row = null;
  }

  openCell(start: number, end: number, empty: boolean): void {
    const text = this.xml.slice(start, end);
    const reference = referencePattern.exec(text);
    const style = stylePattern.exec(text);
    this.#lastColumn = reference ? columnIndex(reference[1]!) : this.#lastColumn + 1;
    this.#cell = { column: this.#lastColumn, start, style: style ? Number(style[1]) : 0, formula: null };
    if (empty) this.closeCell(end);
  }

  markFormula(start: number, end: number): void {
    if (!this.#cell) return;
    this.#cell.formula = (formulaPattern.exec(this.xml.slice(start, end))?.[1] as StoredFormula | undefined) ?? 'plain';
  }

  closeCell(end: number): void {
    const cell = this.#cell;
    if (cell) this.#row?.cells.set(cell.column, { start: cell.start, end, style: cell.style, formula: cell.formula });
    this.#cell = null;
  }
}

function scanRows(xml: string, sheetData: XmlElement): ReadonlyMap<number, RowPlace> {
  const scanner = new RowScanner(xml);
  for (const tag of walkTags(xml, sheetData.innerStart, sheetData.innerEnd)) {
    const empty = tag.kind === 'empty';
    if (tag.name === 'row') {
      if (tag.kind === 'close') scanner.closeRow(tag.end);
      else scanner.openRow(tag.start, tag.end, empty);
    } else if (tag.name === 'c') {
      if (tag.kind === 'close') scanner.closeCell(tag.end);
      else scanner.openCell(tag.start, tag.end, empty);
    } else if (tag.name === 'f' && tag.kind !== 'close') scanner.markFormula(tag.start, tag.end);
  }
  return scanner.rows;
}

export function scanSheetXml(xml: string): SheetXml {
  const root = rootElement(xml);
  const children = childElements(xml, root.innerStart, root.innerEnd);
  const sheetData = children.find((child) => child.name === 'sheetData') ?? null;
  const rows: ReadonlyMap<number, RowPlace> = sheetData ? scanRows(xml, sheetData) : new Map();
  return { xml, prefix: rootPrefix(xml, root), root, children, sheetData, rows };
}

/** One <col> of a sheet: zero-based columns `first` to `last` and its tag. */
export interface ColumnPlace {
  readonly first: number;
  readonly last: number;
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
}

export function readColumns(sheet: SheetXml): ColumnPlace[] {
  const parent = sheet.children.find((child) => child.name === 'cols');
  if (!parent) return [];
  return childElements(sheet.xml, parent.innerStart, parent.innerEnd).map((element) => {
    const attributes = readAttributes(sheet.xml, element.start);
    return {
      first: Number(attributes.get('min') ?? '1') - 1,
      last: Number(attributes.get('max') ?? '1') - 1,
      tag: openingTag(sheet.xml, element),
      attributes,
    };
  });
}

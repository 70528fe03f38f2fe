import { a1, columnIndex } from '../sheet/a1.ts';
import { readAttributes, withAttribute } from './xml-text.ts';

/** Rows and cells, and what could hide them from a search for tags: comments, character data, instructions. */
const lineTags =
  /<(?:!--[\s\S]*?-->|!\[CDATA\[[\s\S]*?\]\]>|\?[\s\S]*?\?>|(\/)?(?:[\w.-]+:)?(sheetData|row|c)((?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?)>)/g;
const rowNumber = /\sr\s*=\s*["'](\d{1,7})["']/;
const cellReference = /\sr\s*=\s*["']\$?([A-Za-z]{1,3})\$?(\d{1,7})["']/;

/**
 * The sheet with every row once and every cell once, in order, each with its reference. Programs that write sheets in
 * several passes split a row over several elements, or leave rows, cells or references as they come; nothing of it may
 * be lost, whoever reads on. Of two elements for one cell the later one counts, unless only the earlier one holds
 * anything. A sheet that is in order already, as nearly all are, comes back as it is.
 */
export function regularRows(xml: string): string {
  const start = /<(?:[\w.-]+:)?sheetData[\s/>]/.exec(xml)?.index ?? -1;
  if (start < 0 || inOrder(xml, start)) return xml;
  return new RowCollector(xml).collect(start) ?? xml;
}

function inOrder(xml: string, start: number): boolean {
  let row = 0;
  let column = -1;
  for (const { name, closing, attributes } of walkLines(xml, start)) {
    if (closing) continue;
    if (name === 'row') {
      const number = Number(rowNumber.exec(attributes)?.[1] ?? 0);
      if (number <= row) return false;
      row = number;
      column = -1;
    } else if (name === 'c') {
      const reference = cellReference.exec(attributes);
      const place = reference ? columnIndex(reference[1]!) : -1;
      if (place <= column || Number(reference?.[2]) !== row) return false;
      column = place;
    }
  }
  return true;
}

interface LineTag {
  readonly name: 'sheetData' | 'row' | 'c';
  readonly closing: boolean;
  /** Between name and ">", with the "/" of an empty element. */
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
}

/** The tags of `sheetData`, its rows and cells, from `start` to its end. */
function* walkLines(xml: string, start: number): Generator<LineTag, void, undefined> {
  const tags = new RegExp(lineTags);
  tags.lastIndex = start;
  for (let match = tags.exec(xml); match !== null; match = tags.exec(xml)) {
    const [text, slash, name, attributes = ''] = match;
    if (name === undefined) continue;
    const closing = slash !== undefined;
    yield { name: name as LineTag['name'], closing, attributes, start: match.index, end: match.index + text.length };
    if (name === 'sheetData' && (closing || attributes.endsWith('/'))) return;
  }
}

interface CollectedRow {
  tag: string;
  readonly cells: Map<number, { readonly text: string; readonly filled: boolean }>;
}

/** What a cell holds besides its format: a formula, a text of its own, a value. */
const content = /<(?:[\w.-]+:)?(?:(?:f|is)[\s/>]|v(?:\s[^>]*)?>[^<])/;

class RowCollector {
  readonly #rows = new Map<number, CollectedRow>();
  #row = -1;
  #column = -1;

  constructor(readonly xml: string) {}

  /** The sheet with its rows in order, or `null` when one says of itself that it stands where none can. */
  collect(start: number): string | null {
    let inner: number | null = null;
    let open: LineTag | null = null;
    for (const tag of walkLines(this.xml, start)) {
      if (tag.name === 'sheetData') {
        if (tag.closing && inner !== null) return this.xml.slice(0, inner) + this.#write() + this.xml.slice(tag.start);
        inner = tag.end;
      } else if (tag.name === 'row') {
        if (!tag.closing && !this.#openRow(tag)) return null;
      } else if (tag.closing) {
        if (open && !this.#addCell(open, tag.end)) return null;
        open = null;
      } else if (tag.attributes.endsWith('/')) {
        if (!this.#addCell(tag, tag.end)) return null;
      } else open = tag;
    }
    return null; // cut off: the parser says so
  }

  #openRow({ attributes, start, end }: LineTag): boolean {
    const text = this.xml.slice(start, end).replace(/\s*\/>$/, '>');
    const number = rowNumber.exec(attributes)?.[1];
    if (number === '0' || (number === undefined && /\sr\s*=/.test(attributes))) return false;
    this.#row = number === undefined ? this.#row + 1 : Number(number) - 1;
    this.#column = -1;
    const tag = number === undefined ? withReference(text, String(this.#row + 1)) : text;
    const known = this.#rows.get(this.#row);
    if (known) known.tag = withMissing(known.tag, tag);
    else this.#rows.set(this.#row, { tag, cells: new Map() });
    return true;
  }

  #addCell({ attributes, start, end: tagEnd }: LineTag, end: number): boolean {
    const reference = cellReference.exec(attributes);
    if (reference === null && /\sr\s*=/.test(attributes)) return false;
    this.#column = reference ? columnIndex(reference[1]!) : this.#column + 1;
    const [row, column] = [reference ? Number(reference[2]) - 1 : this.#row, this.#column];
    let collected = this.#rows.get(row);
    if (!collected) this.#rows.set(row, (collected = { tag: rowTag(this.xml, start, row), cells: new Map() }));
    const text = this.xml.slice(start, end);
    const filled = content.test(this.xml.slice(tagEnd, end));
    if (!filled && collected.cells.get(column)?.filled) return true;
    collected.cells.set(column, { text: reference ? text : withReference(text, a1({ row, column })), filled });
    return true;
  }

  #write(): string {
    const lines: string[] = [];
    for (const [, { tag, cells }] of [...this.#rows].sort(([first], [second]) => first - second)) {
      lines.push(tag.includes(' spans') ? withAttribute(tag, 'spans', null) : tag);
      for (const [, { text }] of [...cells].sort(([first], [second]) => first - second)) lines.push(text);
      lines.push(`</${/^<([^\s>]+)/.exec(tag)![1]!}>`);
    }
    return lines.join('');
  }
}

/** The tag that `text` begins with, with a reference it lacked. */
function withReference(text: string, reference: string): string {
  const name = /^<[^\s/>]+/.exec(text)![0];
  return `${name} r="${reference}"${text.slice(name.length)}`;
}

/** The tag of a row for a cell that stands in another row's element. */
function rowTag(xml: string, cell: number, row: number): string {
  const prefix = /^<([\w.-]+:)?/.exec(xml.slice(cell, cell + 80))?.[1] ?? '';
  return `<${prefix}row r="${row + 1}">`;
}

/** The tag with the attributes that only a later element of the same row carries: its height, hidden. */
function withMissing(tag: string, later: string): string {
  const known = readAttributes(tag, 0);
  let result = tag;
  for (const [name, value] of readAttributes(later, 0)) {
    if (!known.has(name)) result = withAttribute(result, name, value);
  }
  return result;
}

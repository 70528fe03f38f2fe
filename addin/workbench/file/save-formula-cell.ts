import type { ICellData } from '@univerjs/core';
import { childElements, escapeXml, openingTag, withAttribute, withOpeningTag } from '#shared/xlsx/xml-text.ts';
import { cellXml, fileFormula } from './cell-xml.ts';
import { blockText, parseBlock } from './grid-range.ts';
import { mapRange, type LineMap } from './line-map.ts';

/** What changed about a cell whose formula nobody retyped. Absent = as it stands in the file. */
export interface FormulaCellChange {
  /** A1 address now. */
  readonly reference: string;
  readonly style?: number;
  /** The result the grid calculated. */
  readonly result?: ICellData;
  /** The formula with references that followed moved cells, beginning with "=". */
  readonly formula?: string;
  /** The formula stands for itself from now on: it no longer shares its text with other cells, or fills only its own cell. */
  readonly alone?: boolean;
  /** Where the lines of the sheet went: the block of an array formula goes with them. */
  readonly rows: LineMap;
  readonly columns: LineMap;
}

/** Cells that a formula fills beside its own, in the attributes of its element. */
const blockAttributes = ['ref', 'r1', 'r2'];

/**
 * The stored cell with another place, result or format, everything else of it kept: what kind of formula it is, the block
 * it fills, attributes of other programs.
 *
 * @param prefix "x:" in files whose elements carry a prefix.
 */
export function changedFormulaCell(cell: string, prefix: string, change: FormulaCellChange): string {
  const { reference, style, result, formula, alone = false, rows, columns } = change;
  let open = withAttribute(openingTag(cell, { start: 0 }), 'r', reference);
  if (style !== undefined) open = withAttribute(open, 's', style === 0 ? null : String(style));
  const [element] = childElements(cell, 0, cell.length);
  if (!element) return open;
  const fresh = result === undefined ? null : resultXml(result, prefix);
  if (fresh) open = withAttribute(open, 't', fresh.type);
  let inner = '';
  let end = element.innerStart;
  for (const child of childElements(cell, element.innerStart, element.innerEnd)) {
    inner += cell.slice(end, child.start);
    end = child.end;
    if (child.name === 'f') {
      const stored = openingTag(cell, child);
      const tag = alone ? aloneTag(stored, reference) : movedTag(stored, rows, columns);
      if (formula === undefined) inner += withOpeningTag(cell, child, tag);
      else inner += `${tag.replace(/\s*\/>$/, '>')}${escapeXml(fileFormula(formula))}</${prefix}f>`;
    } else if (fresh === null || (child.name !== 'v' && child.name !== 'is'))
      inner += cell.slice(child.start, child.end);
    if (child.name === 'f' && fresh) inner += fresh.value;
  }
  return `${open}${inner}${cell.slice(end)}`;
}

function aloneTag(tag: string, reference: string): string {
  if (isKind(tag, 'array')) return withAttribute(tag, 'ref', reference);
  return ['t', 'ref', 'si'].reduce((text, name) => withAttribute(text, name, null), tag);
}

function isKind(tag: string, kind: string): boolean {
  return new RegExp(`\\st\\s*=\\s*["']${kind}["']`).test(tag);
}

function movedTag(tag: string, rows: LineMap, columns: LineMap): string {
  if (rows.unchanged && columns.unchanged) return tag;
  return blockAttributes.reduce((text, name) => {
    const block = new RegExp(`\\s${name}\\s*=\\s*["']([^"']+)["']`).exec(text)?.[1];
    const range = block === undefined ? null : parseBlock(block);
    const moved = range && mapRange(range, rows, columns);
    return moved ? withAttribute(text, name, blockText(moved)) : text;
  }, tag);
}

/** The type and the value element of a result, taken from a cell written anew. */
function resultXml(result: ICellData, prefix: string): { readonly type: string | null; readonly value: string } {
  const cell = cellXml({ ...result, f: '=0' }, { reference: 'A1', style: 0, prefix });
  const type = /\st="([^"]+)"/.exec(openingTag(cell, { start: 0 }))?.[1] ?? null;
  const at = cell.indexOf(`<${prefix}v>`);
  return { type, value: at < 0 ? '' : cell.slice(at, cell.lastIndexOf(`</${prefix}c>`)) };
}

import { parseA1 } from '#shared/sheet/a1.ts';
import { childElements, openingTag, readAttributes, walkTags, type XmlElement } from '#shared/xlsx/xml-text.ts';

/** One text cell of a sheet part, with its place in the XML. */
export interface SheetCell extends XmlElement {
  readonly row: number;
  readonly column: number;
  readonly style: number;
  /** Number in the table of shared texts; `null` for a text that stands in the cell itself. */
  readonly shared: number | null;
}

/** Every text cell of a sheet part that is no formula's result, in the order of the part. Linear. */
export function readTextCells(xml: string): SheetCell[] {
  const cells: SheetCell[] = [];
  let row = -1;
  let column = -1;
  let open: { readonly start: number; readonly innerStart: number } | null = null;
  for (const tag of walkTags(xml)) {
    if (tag.name === 'row' && tag.kind !== 'close') {
      row = Number(/\sr="(\d+)"/.exec(xml.slice(tag.start, tag.end))?.[1] ?? row + 2) - 1;
      column = -1;
    } else if (tag.name === 'c') {
      if (tag.kind !== 'close') {
        const place = parseA1(/\sr="([A-Z]+\d+)"/.exec(xml.slice(tag.start, tag.end))?.[1] ?? '');
        column = place?.column ?? column + 1;
        row = place?.row ?? row;
      }
      if (tag.kind === 'open') open = { start: tag.start, innerStart: tag.end };
      else if (tag.kind === 'close' && open) {
        const element = { name: 'c', ...open, innerEnd: tag.start, end: tag.end };
        const cell = textCell(xml, element, row, column);
        if (cell) cells.push(cell);
        open = null;
      }
    }
  }
  return cells;
}

function textCell(xml: string, element: XmlElement, row: number, column: number): SheetCell | null {
  const attributes = readAttributes(xml, element.start);
  const type = attributes.get('t');
  if (type !== 's' && type !== 'inlineStr') return null;
  const inner = childElements(xml, element.innerStart, element.innerEnd);
  if (inner.some(({ name }) => name === 'f')) return null;
  const value = inner.find(({ name }) => name === 'v');
  const shared = type === 's' && value ? Number(xml.slice(value.innerStart, value.innerEnd)) : null;
  if (type === 's' && shared === null) return null;
  return { ...element, row, column, style: Number(attributes.get('s') ?? '0'), shared };
}

/** The element of a text that stands in its cell. */
export function inlineItem(xml: string, cell: SheetCell): XmlElement | null {
  return childElements(xml, cell.innerStart, cell.innerEnd).find(({ name }) => name === 'is') ?? null;
}

/** A replacement in a text; replacements are given in order and do not overlap. */
export interface Patch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function applyPatches(xml: string, patches: readonly Patch[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text } of patches) {
    parts.push(xml.slice(at, start), text);
    at = end;
  }
  return parts.join('') + xml.slice(at);
}

/** Bounds of a cell's opening tag. */
export function tagBounds(
  xml: string,
  cell: SheetCell,
): { readonly start: number; readonly end: number; readonly tag: string } {
  const tag = openingTag(xml, cell);
  return { start: cell.start, end: cell.start + tag.length, tag };
}

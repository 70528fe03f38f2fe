import { blocksText, parseBlocks } from './grid-range.ts';
import { mapRange, type LineMap, type SheetLines } from './line-map.ts';
import { movedSort } from './moved-filter.ts';
import { movedNotes, withoutBoxesOfGoneNotes } from './moved-notes.ts';
import { rebuilt, withContent } from './rebuilt.ts';
import type { SheetXml } from './sheet-xml.ts';
import { partText, readRelationships, setPartText } from './workbook-package.ts';
import {
  childElements,
  openingTag,
  readAttributes,
  withAttribute,
  withOpeningTag,
  type XmlElement,
} from '#shared/xlsx/xml-text.ts';
import type { PackageParts } from './zip-parts.ts';

/** Elements of a sheet whose children name cells, with the attribute that does. */
const referringChildren: Readonly<Record<string, string>> = {
  hyperlinks: 'ref',
  protectedRanges: 'sqref',
  ignoredErrors: 'sqref',
  cellWatches: 'r',
};
/** Page breaks name the line before which a page begins. */
const breaks: Readonly<Record<string, 'row' | 'column'>> = { rowBreaks: 'row', colBreaks: 'column' };

function movedText(text: string, rows: LineMap, columns: LineMap): string {
  return blocksText(
    parseBlocks(text)
      .map((range) => mapRange(range, rows, columns))
      .filter((range) => range !== null),
  );
}

function moveChildren(scan: SheetXml, parent: XmlElement, attribute: string, rows: LineMap, columns: LineMap): string {
  const kept = childElements(scan.xml, parent.innerStart, parent.innerEnd).flatMap((child) => {
    const moved = movedText(readAttributes(scan.xml, child.start).get(attribute) ?? '', rows, columns);
    if (moved === '') return [];
    return [withOpeningTag(scan.xml, child, withAttribute(openingTag(scan.xml, child), attribute, moved))];
  });
  if (kept.length === 0) return '';
  return `${openingTag(scan.xml, parent)}${kept.join('')}</${scan.prefix}${parent.name}>`;
}

/**
 * The element with the blocks that newer kinds of drop-downs, conditional formats and sparklines inside it apply to where they are
 * now. What applies to removed cells only goes, and so does a list that is left without any.
 */
function movedExtension(xml: string, element: XmlElement, lines: SheetLines): string {
  const children = childElements(xml, element.innerStart, element.innerEnd);
  if (children.length === 0) return xml.slice(element.start, element.end);
  const block = children.find(({ name }) => name === 'sqref');
  const text = block && xml.slice(block.innerStart, block.innerEnd);
  const moved = text === undefined ? '' : movedText(text, lines.rows, lines.columns);
  if (text !== undefined && moved === '') return '';
  let left = 0;
  const result = rebuilt(xml, element, openingTag(xml, element), (child) => {
    const now = child.start === block?.start ? withContent(xml, child, moved) : movedExtension(xml, child, lines);
    if (now !== '') left += 1;
    return now;
  });
  return left === 0 ? '' : result;
}

/** Lets hyperlinks, orders, page breaks, protected blocks and ignored errors of a sheet follow cells that moved. */
export function moveSheetReferences(
  scan: SheetXml,
  rows: LineMap,
  columns: LineMap,
  put: (name: string, text: string | null) => void,
): void {
  for (const child of scan.children) {
    const attribute = referringChildren[child.name];
    if (attribute !== undefined) put(child.name, moveChildren(scan, child, attribute, rows, columns));
    else if (breaks[child.name] !== undefined) {
      put(child.name, moveBreaks(scan, child, breaks[child.name] === 'row' ? rows : columns));
    } else if (child.name === 'sortState') put(child.name, movedSort(scan.xml, child, { rows, columns }));
    else if (child.name === 'extLst') put(child.name, movedExtension(scan.xml, child, { rows, columns }));
  }
}

/** Lets notes, discussions and pictures of a sheet follow cells that moved. They live in parts of their own. */
export function moveRelatedParts(parts: PackageParts, sheetPart: string, rows: LineMap, columns: LineMap): void {
  for (const relation of readRelationships(parts, sheetPart)) {
    const xml = relation.external ? null : partText(parts, relation.target);
    if (xml === null) continue;
    if (relation.type === 'comments' || relation.type === 'threadedComment') {
      setPartText(parts, relation.target, movedNotes(xml, { rows, columns }));
    } else if (relation.type === 'vmlDrawing') {
      const boxes = withoutBoxesOfGoneNotes(xml, { rows, columns });
      setPartText(parts, relation.target, moveNoteShapes(boxes, rows, columns));
    } else if (relation.type === 'drawing') setPartText(parts, relation.target, moveAnchors(xml, rows, columns));
  }
}

function moveBreaks(scan: SheetXml, parent: XmlElement, lines: LineMap): string {
  const kept = childElements(scan.xml, parent.innerStart, parent.innerEnd).flatMap((child) => {
    const line = lines.now(Number(readAttributes(scan.xml, child.start).get('id') ?? '0'));
    if (line === null) return [];
    return [withOpeningTag(scan.xml, child, withAttribute(openingTag(scan.xml, child), 'id', String(line)))];
  });
  if (kept.length === 0) return '';
  const count = withAttribute(openingTag(scan.xml, parent), 'count', String(kept.length));
  const manual = kept.filter((text) => /\sman\s*=\s*["'](?:1|true)["']/.test(text)).length;
  return `${withAttribute(count, 'manualBreakCount', String(manual))}${kept.join('')}</${scan.prefix}${parent.name}>`;
}

function moveNoteShapes(xml: string, rows: LineMap, columns: LineMap): string {
  return xml
    .replace(/(<x:Row>\s*)(\d{1,7})(\s*<)/g, (_, head: string, row: string, tail: string) =>
      moveNumber(head, row, tail, rows),
    )
    .replace(/(<x:Column>\s*)(\d{1,5})(\s*<)/g, (_, head: string, column: string, tail: string) =>
      moveNumber(head, column, tail, columns),
    )
    .replace(/(<x:Anchor>)([\d\s,]+)(<)/g, (whole, head: string, numbers: string, tail: string) => {
      // Column, offset, row, offset of the first corner, then of the second.
      const places = numbers.split(',').map(Number);
      if (places.length !== 8 || places.some(Number.isNaN)) return whole;
      for (const index of [0, 4]) places[index] = nearestNow(columns, places[index]!);
      for (const index of [2, 6]) places[index] = nearestNow(rows, places[index]!);
      return head + places.join(', ') + tail;
    });
}

function moveAnchors(xml: string, rows: LineMap, columns: LineMap): string {
  return xml
    .replace(/(<(?:[\w.-]+:)?row>\s*)(\d{1,7})(\s*<)/g, (_, head: string, row: string, tail: string) =>
      moveNumber(head, row, tail, rows),
    )
    .replace(/(<(?:[\w.-]+:)?col>\s*)(\d{1,5})(\s*<)/g, (_, head: string, column: string, tail: string) =>
      moveNumber(head, column, tail, columns),
    );
}

function moveNumber(head: string, text: string, tail: string, lines: LineMap): string {
  return head + String(nearestNow(lines, Number(text))) + tail;
}

/** How far a picture looks for a line that is still there when its own was removed. */
const farthest = 100_000;

/** Where a line is now; where the next one that is left is, when it was removed. */
function nearestNow(lines: LineMap, line: number): number {
  for (let next = line; next < line + farthest; next += 1) {
    const now = lines.now(next);
    if (now !== null) return now;
  }
  return line;
}

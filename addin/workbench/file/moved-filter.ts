import type { IRange } from '@univerjs/core';
import { openingTag, readAttributes, withAttribute, withOpeningTag, type XmlElement } from '#shared/xlsx/xml-text.ts';
import { blockText, parseBlock } from './grid-range.ts';
import { mapRange, type SheetLines } from './line-map.ts';
import { rebuilt } from './rebuilt.ts';

/** Where a block with a header row is now; `null` when the header or all columns were removed. */
export function headedRange(range: IRange, { rows, columns }: SheetLines): IRange | null {
  const header = rows.now(range.startRow);
  const moved = header === null ? null : mapRange(range, rows, columns);
  return moved && { ...moved, startRow: header!, endRow: Math.max(header!, moved.endRow) };
}

/**
 * An `autoFilter` where its cells are now: its block, the numbers of the columns it chooses in (counted within the block) and
 * the keys it is ordered by. "" when its header row is gone.
 *
 * @param place the block it is to cover, where that does not follow from moved lines alone.
 */
export function movedFilter(xml: string, element: XmlElement, lines: SheetLines, place?: IRange): string {
  const range = parseBlock(readAttributes(xml, element.start).get('ref') ?? '');
  const target = range && (place ?? headedRange(range, lines));
  if (!range || !target) return '';
  const tag = withAttribute(openingTag(xml, element), 'ref', blockText(target));
  return rebuilt(xml, element, tag, (child) => {
    if (child.name === 'sortState') return movedSort(xml, child, lines);
    if (child.name !== 'filterColumn') return xml.slice(child.start, child.end);
    const number = Number(readAttributes(xml, child.start).get('colId') ?? '0');
    const column = lines.columns.now(range.startColumn + number);
    if (column === null || column < target.startColumn || column > target.endColumn) return '';
    const choice = withAttribute(openingTag(xml, child), 'colId', String(column - target.startColumn));
    return withOpeningTag(xml, child, choice);
  });
}

/** A `sortState` where its cells are now; "" when none of its keys is left. */
export function movedSort(xml: string, element: XmlElement, { rows, columns }: SheetLines): string {
  const moved = (at: number): string => {
    const range = parseBlock(readAttributes(xml, at).get('ref') ?? '');
    const now = range && mapRange(range, rows, columns);
    return now ? blockText(now) : '';
  };
  const block = moved(element.start);
  if (block === '') return '';
  const text = rebuilt(xml, element, withAttribute(openingTag(xml, element), 'ref', block), (child) => {
    const ref = moved(child.start);
    return ref === '' ? '' : withOpeningTag(xml, child, withAttribute(openingTag(xml, child), 'ref', ref));
  });
  return /<[\w.-]*:?sortCondition\b/.test(text) || element.innerStart === element.innerEnd ? text : '';
}

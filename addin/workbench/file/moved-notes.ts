import {
  openingTag,
  readAttributes,
  rootElement,
  withAttribute,
  withOpeningTag,
  type XmlElement,
} from '#shared/xlsx/xml-text.ts';
import { a1, parseA1 } from '#shared/sheet/a1.ts';
import type { LineMap, SheetLines } from './line-map.ts';
import { rebuilt } from './rebuilt.ts';

/** Notes (`comments`) or discussions (`ThreadedComments`) at the cells where they are now; those of removed cells are gone. */
export function movedNotes(xml: string, lines: SheetLines): string {
  const moved = (list: XmlElement): string =>
    rebuilt(xml, list, openingTag(xml, list), (child) => {
      if (child.name === 'commentList') return moved(child);
      const cell = parseA1(readAttributes(xml, child.start).get('ref') ?? '');
      if (!cell) return xml.slice(child.start, child.end);
      const row = lines.rows.now(cell.row);
      const column = lines.columns.now(cell.column);
      if (row === null || column === null) return '';
      return withOpeningTag(xml, child, withAttribute(openingTag(xml, child), 'ref', a1({ row, column })));
    });
  const root = rootElement(xml);
  return xml.slice(0, root.start) + moved(root) + xml.slice(root.end);
}

/** One shape of a drawing of notes, which is no XML in every file. */
const shapes = /<((?:[\w.-]+:)?shape)\s[\s\S]*?<\/\1>/g;

/** The drawing of notes without the boxes of notes whose cells were removed. */
export function withoutBoxesOfGoneNotes(vml: string, { rows, columns }: SheetLines): string {
  const isGone = (shape: string, name: 'Row' | 'Column', lines: LineMap): boolean => {
    const line = new RegExp(`<x:${name}>\\s*(\\d+)`).exec(shape)?.[1];
    return line !== undefined && lines.now(Number(line)) === null;
  };
  return vml.replace(shapes, (shape) =>
    /ObjectType="Note"/.test(shape) && (isGone(shape, 'Row', rows) || isGone(shape, 'Column', columns)) ? '' : shape,
  );
}

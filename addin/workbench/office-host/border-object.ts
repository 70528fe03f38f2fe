import type { Rect } from '#shared/sheet/grid.ts';
import type { BorderLine, CellSide } from '../spreadsheet.ts';
import { refuseFormatting } from './cell-values.ts';
import { invalidArgument, notImplemented } from './host-error.ts';
import { defineHostClass } from './host-object.ts';
import type { OnBlock } from './host-services.ts';
import { readColor } from './read-color.ts';

/** A side of a block, or the lines between its cells, as Excel names them. */
type BorderIndex = 'EdgeTop' | 'EdgeBottom' | 'EdgeLeft' | 'EdgeRight' | 'InsideHorizontal' | 'InsideVertical';

interface OnBorder extends OnBlock {
  readonly index: BorderIndex;
}

/** A part of a block and the side of its cells where the line runs. */
interface Course {
  readonly area: Rect;
  readonly side: CellSide;
}

/** Where a line is drawn. Between two cells it belongs to the lower or the right one. */
const courses: Readonly<Record<BorderIndex, (area: Rect) => Course>> = {
  EdgeTop: (area) => ({ area: { ...area, bottom: area.top }, side: 'top' }),
  EdgeBottom: (area) => ({ area: { ...area, top: area.bottom }, side: 'bottom' }),
  EdgeLeft: (area) => ({ area: { ...area, right: area.left }, side: 'left' }),
  EdgeRight: (area) => ({ area: { ...area, left: area.right }, side: 'right' }),
  InsideHorizontal: (area) => ({ area: { ...area, top: area.top + 1 }, side: 'top' }),
  InsideVertical: (area) => ({ area: { ...area, left: area.left + 1 }, side: 'left' }),
};

/** What Excel draws when a line is given no more than a style, or a colour before it has a style. */
const plainLine: BorderLine = { weight: 'Thin', color: '#000000' };

const border = defineHostClass<OnBorder>({
  name: 'RangeBorder',
  write: {
    Style: (self, style) => {
      if (style !== 'Continuous') throw notImplemented(`RangeBorder.style of "${String(style)}"`);
      draw(self, {});
    },
    Color: (self, color) => draw(self, { color: readColor(color) }),
  },
});

const collection = defineHostClass<OnBlock>({
  name: 'RangeBorderCollection',
  open: {
    Indexer: (self, [index]) => {
      if (index === 'DiagonalDown' || index === 'DiagonalUp') throw notImplemented(`a border "${index}"`);
      if (typeof index !== 'string' || !Object.hasOwn(courses, index)) throw invalidArgument();
      return border.bind({ ...self, index: index as BorderIndex });
    },
  },
});

export const borderMembers = [border, collection].flatMap(({ members }) => members);

export const openBorders = collection.bind;

/** Style and colour come one by one: each is put upon the line that is there. */
function draw({ services, sheetId, area: block, index }: OnBorder, change: Partial<BorderLine>): void {
  refuseFormatting({ services, sheetId });
  const { area, side } = courses[index](block);
  // One row has nothing between its rows.
  if (area.top > area.bottom || area.left > area.right) return;
  const was = services.spreadsheet.border(sheetId, area.top, area.left, side) ?? plainLine;
  services.spreadsheet.format(sheetId, area, { borders: { [side]: { ...was, ...change } } });
}

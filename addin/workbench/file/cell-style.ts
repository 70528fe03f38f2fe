import type { IStyleData } from '@univerjs/core';
import type { CellStyle } from 'hucre/xlsx';

type FileColor = NonNullable<NonNullable<CellStyle['font']>['color']>;

/** A colour of the parsed file as "#RRGGBB"; `null` when automatic. The file's own notations are spelt out before. */
export function cssColor(color: FileColor | undefined): string | null {
  return color?.rgb === undefined ? null : `#${color.rgb.slice(-6).toUpperCase()}`;
}

const borderStyles: Readonly<Record<string, number>> = {
  thin: 1,
  hair: 2,
  dotted: 3,
  dashed: 4,
  dashDot: 5,
  dashDotDot: 6,
  double: 7,
  medium: 8,
  mediumDashed: 9,
  mediumDashDot: 10,
  mediumDashDotDot: 11,
  slantDashDot: 12,
  thick: 13,
};
const horizontalAlignments: Readonly<Record<string, number>> = {
  left: 1,
  center: 2,
  right: 3,
  justify: 1,
  centerContinuous: 2,
  distributed: 2,
};
const verticalAlignments: Readonly<Record<string, number>> = {
  top: 1,
  center: 2,
  bottom: 3,
  justify: 1,
  distributed: 2,
};

function fontStyle(font: NonNullable<CellStyle['font']>): IStyleData {
  const style: IStyleData = {};
  if (font.name !== undefined) style.ff = font.name;
  if (font.size !== undefined) style.fs = font.size;
  if (font.bold) style.bl = 1;
  if (font.italic) style.it = 1;
  if (font.underline) style.ul = { s: 1 };
  if (font.strikethrough) style.st = { s: 1 };
  const color = cssColor(font.color);
  if (color !== null) style.cl = { rgb: color };
  return style;
}

function borderStyle(border: NonNullable<CellStyle['border']>): IStyleData['bd'] {
  const sides: NonNullable<IStyleData['bd']> = {};
  for (const [side, key] of [
    ['top', 't'],
    ['right', 'r'],
    ['bottom', 'b'],
    ['left', 'l'],
  ] as const) {
    const line = border[side];
    if (!line?.style) continue;
    sides[key] = { s: borderStyles[line.style] ?? 1, cl: { rgb: cssColor(line.color) ?? '#000000' } };
  }
  return Object.keys(sides).length > 0 ? sides : undefined;
}

/** How much of a cell the dots and lines of a pattern cover; the grid draws the mixture. */
const patternShares: Readonly<Record<string, number>> = {
  darkGray: 0.75,
  mediumGray: 0.5,
  lightGray: 0.25,
  gray125: 0.125,
  gray0625: 0.0625,
  darkHorizontal: 0.5,
  darkVertical: 0.5,
  darkDown: 0.5,
  darkUp: 0.5,
  darkGrid: 0.5,
  darkTrellis: 0.75,
  lightHorizontal: 0.25,
  lightVertical: 0.25,
  lightDown: 0.25,
  lightUp: 0.25,
  lightGrid: 0.4375,
  lightTrellis: 0.375,
};

function fillColor(fill: NonNullable<CellStyle['fill']>): string | null {
  if (fill.type === 'gradient') return cssColor(fill.stops[0]?.color);
  if (fill.pattern === 'none') return null;
  const share = patternShares[fill.pattern];
  const front = cssColor(fill.fgColor);
  if (share === undefined) return front;
  return mixed(front ?? '#000000', cssColor(fill.bgColor) ?? '#FFFFFF', share);
}

/** Two colours "#RRGGBB" in one: `share` of the first. */
function mixed(front: string, back: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [first = 0, second = 0] = [front, back].map((color) => Number.parseInt(color.slice(at, at + 2), 16));
    return Math.round(first * share + second * (1 - share))
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('').toUpperCase()}`;
}

/** Excel shows its short date in the order of the region, whatever the file spells; here that is day first. */
export function shownFormat(format: string): string {
  return format.replace(/^m\/d\/yyyy(?= h:mm$|$)/, 'dd/mm/yyyy');
}

/** A cell format of the file as the grid draws it. What the grid cannot draw stays in the file. */
export function gridStyle(style: CellStyle): IStyleData {
  const result: IStyleData = style.font ? fontStyle(style.font) : {};
  const fill = style.fill ? fillColor(style.fill) : null;
  if (fill !== null) result.bg = { rgb: fill };
  const border = style.border ? borderStyle(style.border) : undefined;
  if (border) result.bd = border;
  const { alignment } = style;
  const horizontal = alignment?.horizontal === undefined ? undefined : horizontalAlignments[alignment.horizontal];
  if (horizontal !== undefined) result.ht = horizontal;
  // Excel's default is the bottom, the grid's own default differs.
  result.vt = verticalAlignments[alignment?.vertical ?? 'bottom'] ?? 3;
  if (alignment?.wrapText) result.tb = 3;
  if (alignment?.textRotation) result.tr = rotation(alignment.textRotation);
  if (alignment?.indent) result.pd = { l: 2 + alignment.indent * 9 };
  if (style.numFmt !== undefined && style.numFmt !== 'General') result.n = { pattern: shownFormat(style.numFmt) };
  return result;
}

/** Files count 1–90 up and 91–180 down; 255 stacks the letters. */
function rotation(degrees: number): NonNullable<IStyleData['tr']> {
  if (degrees === 255) return { a: 0, v: 1 };
  return { a: degrees > 90 ? degrees - 90 : -degrees };
}

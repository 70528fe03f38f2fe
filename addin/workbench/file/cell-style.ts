import type { IStyleData } from '@univerjs/core';
import type { CellStyle } from 'hucre/xlsx';
import { resolveThemeColor } from 'hucre/xlsx';

type FileColor = NonNullable<NonNullable<CellStyle['font']>['color']>;

/** The palette of Excel 97 that "indexed" colours refer to, from index 8 on; 0–7 repeat 8–15. */
const palette =
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'.split(
    ' ',
  );

/** A colour of the file as "#RRGGBB"; `null` when automatic or unknown. */
export function cssColor(color: FileColor | undefined, theme: readonly string[] | undefined): string | null {
  if (!color) return null;
  if (color.rgb !== undefined) return `#${color.rgb.slice(-6).toUpperCase()}`;
  if (color.theme !== undefined && theme) {
    const resolved = resolveThemeColor([...theme], color.theme, color.tint);
    return resolved === '' ? null : `#${resolved.slice(-6).toUpperCase()}`;
  }
  if (color.indexed === undefined) return null;
  const index = color.indexed < 8 ? color.indexed : color.indexed - 8;
  return palette[index] === undefined ? null : `#${palette[index]}`;
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

function fontStyle(font: NonNullable<CellStyle['font']>, theme: readonly string[] | undefined): IStyleData {
  const style: IStyleData = {};
  if (font.name !== undefined) style.ff = font.name;
  if (font.size !== undefined) style.fs = font.size;
  if (font.bold) style.bl = 1;
  if (font.italic) style.it = 1;
  if (font.underline) style.ul = { s: 1 };
  if (font.strikethrough) style.st = { s: 1 };
  const color = cssColor(font.color, theme);
  if (color !== null) style.cl = { rgb: color };
  return style;
}

function borderStyle(border: NonNullable<CellStyle['border']>, theme: readonly string[] | undefined): IStyleData['bd'] {
  const sides: NonNullable<IStyleData['bd']> = {};
  for (const [side, key] of [
    ['top', 't'],
    ['right', 'r'],
    ['bottom', 'b'],
    ['left', 'l'],
  ] as const) {
    const line = border[side];
    if (!line?.style) continue;
    sides[key] = { s: borderStyles[line.style] ?? 1, cl: { rgb: cssColor(line.color, theme) ?? '#000000' } };
  }
  return Object.keys(sides).length > 0 ? sides : undefined;
}

function fillColor(fill: NonNullable<CellStyle['fill']>, theme: readonly string[] | undefined): string | null {
  if (fill.type === 'gradient') return cssColor(fill.stops[0]?.color, theme);
  if (fill.pattern === 'none') return null;
  return cssColor(fill.fgColor, theme);
}

/** Excel shows its short date in the order of the region, whatever the file spells; here that is day first. */
export function shownFormat(format: string): string {
  return format.replace(/^m\/d\/yyyy(?= h:mm$|$)/, 'dd/mm/yyyy');
}

/** A cell format of the file as the grid draws it. What the grid cannot draw stays in the file. */
export function gridStyle(style: CellStyle, theme: readonly string[] | undefined): IStyleData {
  const result: IStyleData = style.font ? fontStyle(style.font, theme) : {};
  const fill = style.fill ? fillColor(style.fill, theme) : null;
  if (fill !== null) result.bg = { rgb: fill };
  const border = style.border ? borderStyle(style.border, theme) : undefined;
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

import type { ICellData, IStyleData, Nullable } from '@univerjs/core';
import type { CellValue } from '#shared/sheet/grid.ts';
import { shownFormat } from './file/cell-style.ts';
import type { BlockFormat, BorderLine, CellInput, CellSide } from './spreadsheet.ts';

/** Whether a cell holds a value, a formula or a formatted text. */
export function isFilled(cell: Nullable<ICellData>): boolean {
  if (!cell) return false;
  return (
    Boolean(cell.f) || Boolean(cell.si) || (cell.v !== undefined && cell.v !== null && cell.v !== '') || Boolean(cell.p)
  );
}

export function isFormatted(cell: Nullable<ICellData>): boolean {
  return Boolean(cell?.s);
}

/** What a cell holds, as Excel's interface gives it. */
export function rawValue(cell: ICellData): CellValue {
  const { v, t, p } = cell;
  if (v === undefined || v === null) {
    const text = p?.body?.dataStream.replace(/\r\n$/, '').replace(/\r/g, '\n');
    return text === undefined || text === '' ? null : text;
  }
  const type = Number(t);
  if (type === 3) return v === 1 || v === true || v === '1' || v === 'TRUE';
  if (type === 2) return typeof v === 'number' ? v : Number(v);
  return v === '' ? null : v;
}

/** One cell's change in the grid's terms, or `null` when nothing changes. */
export function cellData({ value, literal, numberFormat }: CellInput): ICellData | null {
  const style = numberFormat === undefined ? {} : { s: { n: { pattern: shownFormat(numberFormat) } } };
  if (value === undefined) return numberFormat === undefined ? null : style;
  const clear = { f: null, si: null, p: null };
  if (value === null) return { ...clear, v: null, t: null, ...style };
  if (typeof value === 'boolean') return { ...clear, v: value ? 1 : 0, t: 3, ...style };
  if (typeof value === 'number') return { ...clear, v: value, t: 2, ...style };
  if (value.startsWith('=') && !literal) return { ...clear, f: value, v: null, t: null, ...style };
  return { ...clear, v: value, t: 1, ...style };
}

/** A change of looks in the grid's terms. */
export function styleChange(format: BlockFormat): IStyleData {
  const { fill, fontColor, bold, wrap, fontName, fontSize, horizontal, vertical, borders } = format;
  const style: IStyleData = {};
  if (fill !== undefined) style.bg = fill === null ? null : { rgb: fill };
  if (fontColor !== undefined) style.cl = fontColor === null ? null : { rgb: fontColor };
  if (bold !== undefined) style.bl = bold ? 1 : 0;
  if (fontName !== undefined) style.ff = fontName;
  if (fontSize !== undefined) style.fs = fontSize;
  if (wrap !== undefined) style.tb = wrap ? 3 : 1;
  if (horizontal !== undefined) style.ht = { General: 0, Left: 1, Center: 2, Right: 3 }[horizontal];
  if (vertical !== undefined) style.vt = { Top: 1, Center: 2, Bottom: 3 }[vertical];
  if (borders !== undefined) style.bd = borderChange(borders);
  return style;
}

/** The grid's numbers of unbroken lines, by Excel's names of their weights. */
const lineStyles: Readonly<Record<BorderLine['weight'], number>> = { Hairline: 2, Thin: 1, Medium: 8, Thick: 13 };
const sideKeys: Readonly<Record<CellSide, 't' | 'b' | 'l' | 'r'>> = { top: 't', bottom: 'b', left: 'l', right: 'r' };

function borderChange(borders: NonNullable<BlockFormat['borders']>): NonNullable<IStyleData['bd']> {
  const change: NonNullable<IStyleData['bd']> = {};
  for (const [side, line] of Object.entries(borders) as [CellSide, BorderLine | null][]) {
    change[sideKeys[side]] = line && { s: lineStyles[line.weight], cl: { rgb: line.color } };
  }
  return change;
}

/** The line along a side of a cell in Excel's terms; a broken or doubled one, which the host has no name for, is `null`. */
export function borderLine(style: Nullable<IStyleData>, side: CellSide): BorderLine | null {
  const line = style?.bd?.[sideKeys[side]];
  const weight = (Object.keys(lineStyles) as BorderLine['weight'][]).find(
    (name) => lineStyles[name] === Number(line?.s),
  );
  return weight === undefined ? null : { weight, color: line?.cl?.rgb ?? '#000000' };
}

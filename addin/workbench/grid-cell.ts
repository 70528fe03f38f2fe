import type { ICellData, IStyleData, Nullable } from '@univerjs/core';
import type { CellValue } from '#shared/sheet/grid.ts';
import { shownFormat } from './file/cell-style.ts';
import type { BlockFormat, CellInput } from './spreadsheet.ts';

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
export function styleChange({ fill, fontColor, bold, wrap, fontName }: BlockFormat): IStyleData {
  const style: IStyleData = {};
  if (fill !== undefined) style.bg = fill === null ? null : { rgb: fill };
  if (fontColor !== undefined) style.cl = fontColor === null ? null : { rgb: fontColor };
  if (bold !== undefined) style.bl = bold ? 1 : 0;
  if (fontName !== undefined) style.ff = fontName;
  if (wrap !== undefined) style.tb = wrap ? 3 : 1;
  return style;
}

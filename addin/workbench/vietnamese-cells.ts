import { InterceptorEffectEnum, Tools, type ICellData, type IStyleData, type Nullable } from '@univerjs/core';
import {
  AFTER_CELL_EDIT,
  BEFORE_CELL_EDIT,
  INTERCEPTOR_POINT,
  SheetInterceptorService,
} from '@univerjs/preset-sheets-core';
import type { RunningUniver } from './create-univer.ts';
import { isMonthFirst } from './month-first.ts';
import { readTypedEntry, showNumber } from './typed-entry.ts';
import { formatFor } from './typed-format.ts';
import { correctPastedCells } from './vietnamese-paste.ts';

/**
 * Handlers run one after another, the highest priority first, each on what the one before gave. Entries are read before
 * the grid's own handlers, which take "10/01/2026" for the first of October; what is shown is changed after them.
 */
const beforeGrid = 100;
const afterGrid = -0.5;
const textType = 1;
const numberType = 2;

function typedText(cell: ICellData): string | null {
  const { v, p } = cell;
  if (p?.body) {
    const text = p.body.dataStream.replace(/\r\n$/, '');
    return text.includes('\r') ? null : text;
  }
  return typeof v === 'string' ? v : null;
}

/** A text that must not be read any further, by the grid either. */
function plainText(cell: ICellData, text: string): ICellData {
  return { ...cell, p: null, v: text, t: textType };
}

function patternOf(style: Nullable<IStyleData>): string | undefined {
  return style?.n?.pattern;
}

/** Lets the grid show, edit and take numbers and days as offices in Viet Nam write them. */
export function useVietnameseCells({ univer }: RunningUniver): void {
  correctPastedCells(univer.__getInjector());
  const interceptors = univer.__getInjector().get(SheetInterceptorService);
  interceptors.writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: beforeGrid,
    handler(cell, location, next) {
      const text = cell && !cell.f ? typedText(cell) : null;
      const style = location.workbook
        .getStyles()
        .getStyleByCell(location.worksheet.getCellRaw(location.row, location.col));
      const current = patternOf(style);
      const entry = text === null || current === '@' ? null : readTypedEntry(text, new Date().getFullYear());
      if (cell && !entry && text !== null && isMonthFirst(text)) return plainText(cell, text);
      if (!cell || !entry) return next(cell);
      const pattern = formatFor(current, entry.numberFormat);
      const own = Tools.deepClone(typeof cell.s === 'object' && cell.s !== null ? cell.s : {});
      const s = pattern === undefined ? cell.s : { ...own, n: { pattern } };
      return next({ ...cell, p: null, v: entry.value, t: numberType, ...(s === undefined ? {} : { s }) });
    },
  });
  interceptors.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: afterGrid,
    handler(shown, _location, next) {
      if (!shown || Number(shown.t) !== numberType || shown.f) return next(shown);
      if (typeof shown.v === 'number') return next({ ...shown, v: showNumber(shown.v) });
      if (typeof shown.v === 'string' && /^-?[\d.]+%$/.test(shown.v))
        return next({ ...shown, v: shown.v.replace('.', ',') });
      return next(shown);
    },
  });
  interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: afterGrid,
    effect: InterceptorEffectEnum.Value,
    handler(shown, _location, next) {
      if (!shown || Number(shown.t) !== numberType || typeof shown.v !== 'number' || Number.isInteger(shown.v))
        return next(shown);
      return next({ ...shown, v: showNumber(shown.v) });
    },
  });
}

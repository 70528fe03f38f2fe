import { InterceptorEffectEnum, type ICellData, type Nullable } from '@univerjs/core';
import {
  BEFORE_CELL_EDIT,
  INTERCEPTOR_POINT,
  SheetInterceptorService,
  type ISheetLocation,
} from '@univerjs/preset-sheets-core';
import type { RunningUniver } from './create-univer.ts';
import { isOutsideCalendar } from './calendar-bounds.ts';
import { showNumber } from './typed-entry.ts';

/** After the grid's own handlers, which make a day of the year 1899 or 10000 of such a number. */
const afterGrid = -0.5;
/** Widths in parts of the size of the font. */
const signWidth = 0.5;
const pixelsPerPoint = 4 / 3;

/** Lets the grid fill a cell with "#" where Excel does because its calendar lacks the day; such a cell is edited as a number. */
export function fillOutsideCalendar({ univer }: RunningUniver): void {
  const interceptors = univer.__getInjector().get(SheetInterceptorService);
  interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: afterGrid,
    effect: InterceptorEffectEnum.Value,
    handler(shown, location, next) {
      return next(numberOutside(location.rawData, location) === null ? shown : { ...shown, v: filling(location) });
    },
  });
  interceptors.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: afterGrid,
    handler(shown, location, next) {
      const value = numberOutside(location.worksheet.getCellRaw(location.row, location.col), location);
      return next(value === null ? shown : { ...shown, v: showNumber(value) });
    },
  });
}

type Place = Pick<ISheetLocation, 'workbook' | 'worksheet' | 'row' | 'col'>;

/** The cell's number where its format cannot show it; `null` for every other cell. */
function numberOutside(cell: Nullable<ICellData>, { workbook }: Place): number | null {
  if (typeof cell?.v !== 'number' || Number.isNaN(cell.v) || Number(cell.t) === 3) return null;
  const pattern = workbook.getStyles().getStyleByCell(cell)?.n?.pattern;
  return pattern !== undefined && isOutsideCalendar(pattern, cell.v) ? cell.v : null;
}

function filling({ workbook, worksheet, row, col }: Place): string {
  const size = workbook.getStyles().getStyleByCell(worksheet.getCellRaw(row, col))?.fs ?? 11;
  return '#'.repeat(Math.max(1, Math.floor(worksheet.getColumnWidth(col) / (size * pixelsPerPoint * signWidth)) - 1));
}

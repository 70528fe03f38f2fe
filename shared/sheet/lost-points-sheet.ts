import { foldText } from '../text/fold-text.ts';
import type { Grid } from './grid.ts';

/** The columns of the page of lost points that the product writes, left to right. */
export const lostPointsHeaders = [
  'TT',
  'Mã',
  'Tiêu chí',
  'Điểm tối đa',
  'Điểm đạt',
  'Điểm mất',
  'Nguyên nhân',
  'Chủ trì',
  'Giải pháp',
  'Thời hạn',
] as const;
export type LostPointsHeader = (typeof lostPointsHeaders)[number];

/** Where the page's table stands: zero-based sheet row of the header, and the sheet column of each header found. */
interface LostPointsSheet {
  readonly headerRow: number;
  readonly columns: ReadonlyMap<LostPointsHeader, number>;
}

const folded = new Map<string, LostPointsHeader>(lostPointsHeaders.map((header) => [foldText(header), header]));
const rowsRead = 30;
/** Somebody may have taken a column out, or called it otherwise. */
const leastHeaders = 8;

/**
 * The page of lost points that the product once wrote on a sheet, whatever the sheet is called now; `null` on any other
 * sheet. Told by its header alone: these columns in this order, with the points lost. No criteria set has it, as those
 * are scored row by row and name neither.
 */
export function findLostPointsSheet({ top, left, values }: Grid): LostPointsSheet | null {
  for (const [offset, row] of values.slice(0, rowsRead).entries()) {
    const columns = new Map<LostPointsHeader, number>();
    let last = -1;
    let inOrder = true;
    row.forEach((value, index) => {
      const header = typeof value === 'string' ? folded.get(foldText(value)) : undefined;
      if (header === undefined || columns.has(header)) return;
      const place = lostPointsHeaders.indexOf(header);
      inOrder &&= place > last;
      last = place;
      columns.set(header, left + index);
    });
    if (inOrder && columns.size >= leastHeaders && columns.has('Điểm mất') && columns.has('Tiêu chí')) {
      return { headerRow: top + offset, columns };
    }
  }
  return null;
}

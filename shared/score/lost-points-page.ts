import { writeDay } from '../deadline/calendar-day.ts';
import type { CellValue } from '../sheet/grid.ts';
import type { LostPoints } from './lost-points.ts';

/** A cell of a page: a value as it stands, or a formula. */
export type PageCell = CellValue | { readonly formula: string };

/** A table to be put on a sheet of its own, from A1. Rows and columns zero-based. */
export interface TablePage {
  readonly name: string;
  readonly rows: readonly (readonly PageCell[])[];
  readonly headerRow: number;
  /** Column widths in points. */
  readonly widths: readonly number[];
}

const columns: readonly (readonly [header: string, width: number])[] = [
  ['TT', 30],
  ['Mã', 42],
  ['Tiêu chí', 220],
  ['Điểm tối đa', 54],
  ['Điểm đạt', 54],
  ['Điểm mất', 54],
  ['Nguyên nhân', 190],
  ['Chủ trì', 130],
  ['Giải pháp', 190],
  ['Thời hạn', 90],
];
const headerRow = 2;

/**
 * The lost-point table as a sheet: each criterion below its maximum, most points first, with why, who, what and by
 * when, and the sum below. What nobody filled in stays blank for the officer to write.
 */
export function lostPointsPage(lost: readonly LostPoints[], title: string): TablePage {
  const first = headerRow + 2;
  const last = headerRow + 1 + lost.length;
  const rows = lost.map(({ code, name, maxScore, score, lost: points, why, who, what, by, due }, index) => [
    index + 1,
    code,
    name,
    maxScore,
    score,
    points,
    why,
    who.join('; '),
    what,
    by ?? (due === null ? null : writeDay(due)),
  ]);
  const sum: PageCell = lost.length === 0 ? 0 : { formula: `=SUM(F${first}:F${last})` };
  return {
    name: 'Điểm mất',
    rows: [
      ['BẢNG ĐIỂM MẤT'],
      [title],
      columns.map(([header]) => header),
      ...rows,
      [null, null, 'Tổng điểm mất', null, null, sum],
    ],
    headerRow,
    widths: columns.map(([, width]) => width),
  };
}

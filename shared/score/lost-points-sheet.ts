import type { CellValue } from '../sheet/grid.ts';
import { writeDay } from '../deadline/calendar-day.ts';
import type { LostPoints } from './lost-points.ts';

/** A table to be put on a sheet of its own. Rows and columns zero-based from A1. */
export interface TablePage {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
  readonly headerRow: number;
  /** Column widths in points. */
  readonly widths: readonly number[];
}

const header = [
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
];
const widths = [30, 42, 220, 54, 54, 54, 190, 130, 190, 90];

/**
 * The lost-point table as a sheet: each criterion below its maximum, most points first, with why, who, what and by
 * when, and the sum below. What nobody filled in stays blank for the officer to write.
 */
export function lostPointsPage(lost: readonly LostPoints[], title: string): TablePage {
  const last = 3 + lost.length;
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
  const total = [
    '',
    '',
    'Tổng điểm mất',
    null,
    null,
    lost.length === 0 ? 0 : `=SUM(F4:F${last})`,
    null,
    null,
    null,
    null,
  ];
  return { name: 'Điểm mất', rows: [['BẢNG ĐIỂM MẤT'], [title], header, ...rows, total], headerRow: 2, widths };
}

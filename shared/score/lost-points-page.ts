import { writeDay } from '../deadline/calendar-day.ts';
import type { CellValue } from '../sheet/grid.ts';
import type { LostPointsHeader } from '../sheet/lost-points-sheet.ts';
import { lostPointsHeaders } from '../sheet/lost-points-sheet.ts';
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

const widths: Readonly<Record<LostPointsHeader, number>> = {
  TT: 30,
  Mã: 42,
  'Tiêu chí': 220,
  'Điểm tối đa': 54,
  'Điểm đạt': 54,
  'Điểm mất': 54,
  'Nguyên nhân': 190,
  'Chủ trì': 130,
  'Giải pháp': 190,
  'Thời hạn': 90,
};
const headerRow = 2;
export const sumLabel = 'Tổng điểm mất';

/** Begins what no officer wrote but the scale says, so that a later page may say it anew. */
const byRule = 'Theo thang điểm: ';

/** Whether a cell of the page says only what the scale said. */
export function isSuggestion(value: CellValue): boolean {
  return typeof value === 'string' && value.startsWith(byRule);
}

/** What the page says of a criterion, by column; `index` = its place in the list. */
export function valuesOf(
  { code, name, maxScore, score, lost, why, who, what, by, due, suggested }: LostPoints,
  index: number,
): Readonly<Record<LostPointsHeader, CellValue>> {
  return {
    TT: index + 1,
    Mã: code,
    'Tiêu chí': name,
    'Điểm tối đa': maxScore,
    'Điểm đạt': score,
    'Điểm mất': lost,
    'Nguyên nhân': why !== null && suggested.why ? `${byRule}${why}` : why,
    'Chủ trì': who.join('; ') || null,
    'Giải pháp': what !== null && suggested.what ? `${byRule}${what}` : what,
    'Thời hạn': by ?? (due === null ? null : writeDay(due)),
  };
}

/**
 * The lost-point table as a sheet: each criterion below its maximum, most points first, with why, who, what and by
 * when, and the sum below. What nobody filled in stays blank for the officer to write.
 */
export function lostPointsPage(lost: readonly LostPoints[], title: string): TablePage {
  const first = headerRow + 2;
  const last = headerRow + 1 + lost.length;
  const rows = lost.map((each, index) => {
    const values = valuesOf(each, index);
    return lostPointsHeaders.map((header) => values[header]);
  });
  const sum: PageCell = lost.length === 0 ? 0 : { formula: `=SUM(F${first}:F${last})` };
  return {
    name: 'Điểm mất',
    rows: [['BẢNG ĐIỂM MẤT'], [title], [...lostPointsHeaders], ...rows, [null, null, sumLabel, null, null, sum]],
    headerRow,
    widths: lostPointsHeaders.map((header) => widths[header]),
  };
}

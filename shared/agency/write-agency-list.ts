import { writeDay } from '../deadline/calendar-day.ts';
import type { AgencyEntry } from './agency-entry.ts';
import { agencyLevelNames } from './agency-level-words.ts';
import type { AgencyRow } from './agency-row.ts';
import type { Grid } from '../sheet/grid.ts';

/** A row of a list for every entry, such that `createCatalogue(rows, 'complete')` gives these entries again. */
export function rowsOfEntries(entries: readonly AgencyEntry[]): AgencyRow[] {
  return entries.map((entry) => ({
    code: entry.code,
    name: entry.name,
    variants: entry.variants,
    level: agencyLevelNames[entry.level],
    validFrom: entry.validFrom,
    validTo: entry.validTo,
    lastDay: entry.lastDay,
    parent: entry.partOf,
    successors: entry.successors,
    members: [...entry.memberLevels.map((level) => agencyLevelNames[level]), ...entry.memberCodes],
  }));
}

export const agencyListHeader = [
  'TT',
  'Mã cơ quan',
  'Tên cơ quan',
  'Tên gọi khác',
  'Cấp',
  'Hiệu lực từ',
  'Hiệu lực đến',
  'Thuộc cơ quan',
  'Cơ quan thay thế',
  'Thành viên của nhóm',
] as const;

/** The cells of each row under `agencyListHeader`. Names are parted by ";": a comma may stand inside one. */
export function agencyListCells(rows: readonly AgencyRow[]): (string | number | null)[][] {
  const list = (names: readonly string[] | undefined): string | null => names?.join('; ') || null;
  return rows.map((row, index) => [
    index + 1,
    row.code,
    row.name,
    list(row.variants),
    row.level,
    row.validFrom,
    row.lastDay ? writeDay(row.lastDay) : row.validTo,
    row.parent ?? null,
    list(row.successors),
    list(row.members),
  ]);
}

/** The list as a sheet of cells, to be read and checked like one that was typed. */
export function agencyListGrid(rows: readonly AgencyRow[]): Grid {
  return {
    name: 'Danh mục cơ quan',
    top: 0,
    left: 0,
    values: [[...agencyListHeader], ...agencyListCells(rows)],
    formulas: null,
    numberFormats: null,
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
  };
}

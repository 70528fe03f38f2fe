import { a1 } from '../sheet/a1.ts';
import { valueAt, type CellAddress, type Grid } from '../sheet/grid.ts';
import { foldText } from '../text/fold-text.ts';
import { parseNumber } from '../text/parse-number.ts';
import { readPapiColumns, type PapiColumn } from './papi-columns.ts';
import {
  papiDimensions,
  papiGroups,
  papiScale,
  papiSum,
  type PapiGroup,
  type PapiMark,
  type PapiReference,
  type PapiYear,
} from './papi.ts';

/** Something on a PAPI sheet that cannot be right, in Vietnamese. */
export interface PapiProblem {
  readonly kind:
    'not-a-score' | 'score-as-text' | 'out-of-range' | 'group-unknown' | 'sum-mismatch' | 'dimension-missing';
  readonly cell: CellAddress;
  readonly message: string;
}

/** A table of PAPI results: dimensions down the side, years across. */
export interface PapiResults {
  /** Oldest first. */
  readonly years: readonly PapiYear[];
  /** The country's lowest, median and highest, where the table has them. */
  readonly references: readonly PapiReference[];
  readonly problems: readonly PapiProblem[];
}

const leastDimensions = 6;
const longestName = 160;
/** Eight figures of two decimals may be off by half a hundredth each. */
const roundingSlack = 0.0401;
const total = /^(?:tong|diem tong|tong diem|chi so papi|papi|tong hop|chi so chung|diem chung)(?![a-z])/;

interface Rows {
  readonly column: number;
  /** Sheet row of each dimension, `null` where the table lacks it. */
  readonly dimensions: readonly (number | null)[];
  readonly total: number | null;
  readonly top: number;
}

/**
 * Reads a table of PAPI results: six dimensions or more in one column, scores of a year beside them. `null` when the
 * sheet holds none. Linear in the cells.
 */
export function readPapiResults(grid: Grid): PapiResults | null {
  const rows = findRows(grid);
  if (rows === null) return null;
  const columns = readPapiColumns(
    grid,
    rows.column,
    rows.top,
    rows.dimensions.filter((row) => row !== null),
  );
  const scored = columns.filter(({ role }) => role === 'score');
  if (scored.length === 0) return null;
  const problems: PapiProblem[] = [];
  const years = scored.map(({ year, column }): PapiYear => {
    const groups = columns.find((other) => other.role === 'group' && other.year === year)?.column ?? null;
    const markAt = (row: number | null, most: number): PapiMark => ({
      score: row === null ? null : readScore(grid, { row, column }, most, problems),
      group: row === null || groups === null ? null : readGroup(grid, { row, column: groups }, problems),
    });
    const one = {
      year,
      dimensions: rows.dimensions.map((row) => markAt(row, papiScale.most)),
      total: markAt(rows.total, papiScale.most * papiDimensions.length),
    };
    checkSum(one, rows, column, problems);
    return one;
  });
  const missing = papiDimensions.filter((_, dimension) => rows.dimensions[dimension] === null);
  if (missing.length > 0) {
    const names = missing.map(({ name }) => `“${name}”`).join(', ');
    const message = `Bảng PAPI thiếu trục nội dung ${names}. Tổng điểm chỉ đúng khi đủ 8 trục. Bổ sung dòng còn thiếu.`;
    problems.push({ kind: 'dimension-missing', cell: { row: rows.top, column: rows.column }, message });
  }
  return {
    years: years.sort((a, b) => a.year - b.year),
    references: columns.flatMap((one) => readReference(grid, one, rows)),
    problems,
  };
}

function findRows(grid: Grid): Rows | null {
  const found = new Map<number, (number | null)[]>();
  grid.values.forEach((values, r) => {
    values.forEach((value, c) => {
      if (typeof value !== 'string' || value.length > longestName) return;
      const words = foldText(value);
      const dimension = papiDimensions.findIndex((one) => one.words.test(words));
      if (dimension < 0) return;
      const column = grid.left + c;
      const rows = found.get(column) ?? papiDimensions.map(() => null);
      found.set(column, rows);
      rows[dimension] ??= grid.top + r;
    });
  });
  const best = [...found].sort((a, b) => count(b[1]) - count(a[1]))[0];
  if (best === undefined || count(best[1]) < leastDimensions) return null;
  const [column, dimensions] = best;
  const known = dimensions.filter((row) => row !== null);
  const top = Math.min(...known);
  const bottom = Math.max(...known);
  // A plan names the dimensions too, with their tasks between them.
  if (bottom - top > papiDimensions.length + 3) return null;
  return { column, dimensions, total: findTotal(grid, column, top, bottom), top };
}

function count(rows: readonly (number | null)[]): number {
  return rows.filter((row) => row !== null).length;
}

/** The row of the whole index: below the dimensions, or right above them. */
function findTotal(grid: Grid, column: number, top: number, bottom: number): number | null {
  for (const row of [bottom + 1, bottom + 2, top - 1]) {
    for (let at = grid.left; at <= column; at++) {
      const value = valueAt(grid, row, at);
      const beside = valueAt(grid, row, column + 1);
      const isHeader = row < top && typeof beside !== 'number';
      if (typeof value === 'string' && !isHeader && total.test(foldText(value))) return row;
    }
  }
  return null;
}

function readScore(grid: Grid, cell: CellAddress, most: number, problems: PapiProblem[]): number | null {
  const value = valueAt(grid, cell.row, cell.column);
  if (value === null || (typeof value === 'string' && /^[\s–-]*$/.test(value))) return null;
  const number = typeof value === 'number' ? value : parseNumber(String(value));
  if (number === null) {
    const message = `Ô ${a1(cell)} ghi “${String(value).slice(0, 30)}” thay cho điểm PAPI. Không so sánh được năm này. Nhập lại bằng số.`;
    problems.push({ kind: 'not-a-score', cell, message });
    return null;
  }
  if (typeof value === 'string') {
    const message = `Ô ${a1(cell)}: điểm PAPI “${value.trim()}” ghi dưới dạng chữ nên công thức bỏ qua. Nhập lại bằng số.`;
    problems.push({ kind: 'score-as-text', cell, message });
  }
  const least = most === papiScale.most ? papiScale.least : papiScale.least * papiDimensions.length;
  if (number < least || number > most) {
    const written = String(number).replace('.', ',');
    const message = `Ô ${a1(cell)} ghi ${written}; điểm này phải từ ${least} đến ${most}. Đối chiếu số công bố và sửa.`;
    problems.push({ kind: 'out-of-range', cell, message });
  }
  return number;
}

function readGroup(grid: Grid, cell: CellAddress, problems: PapiProblem[]): PapiGroup | null {
  const value = valueAt(grid, cell.row, cell.column);
  if (value === null || String(value).trim() === '') return null;
  const words = foldText(String(value)).replace(/^(?:thuoc |thuoc nhom |nhom )/, '');
  const group = papiGroups.find((name) => foldText(name) === words.replace(/^nhom /, ''));
  if (group !== undefined) return group;
  const message = `Ô ${a1(cell)} ghi “${String(value).slice(0, 30)}”, không phải một trong bốn nhóm: ${papiGroups.join(', ')}. Sửa để so sánh được nhóm.`;
  problems.push({ kind: 'group-unknown', cell, message });
  return null;
}

function checkSum(year: PapiYear, rows: Rows, column: number, problems: PapiProblem[]): void {
  const sum = papiSum(year);
  const { score } = year.total;
  if (sum === null || score === null || rows.total === null || Math.abs(sum - score) <= roundingSlack) return;
  const cell = { row: rows.total, column };
  const [stated, added] = [score, sum].map((one) => String(one).replace('.', ','));
  const message = `Ô ${a1(cell)} ghi tổng điểm PAPI năm ${year.year} là ${stated}, tám trục cộng lại được ${added}. Kiểm tra điểm từng trục.`;
  problems.push({ kind: 'sum-mismatch', cell, message });
}

function readReference(grid: Grid, { role, year, column }: PapiColumn, rows: Rows): PapiReference[] {
  if (role === 'score' || role === 'group') return [];
  const at = (row: number | null): number | null => {
    const value = row === null ? null : valueAt(grid, row, column);
    return typeof value === 'number' ? value : null;
  };
  return [{ kind: role, year, dimensions: rows.dimensions.map(at), total: at(rows.total) }];
}

import { valueAt, type Grid } from '../sheet/grid.ts';
import { foldText } from '../text/fold-text.ts';

/** What a column of a PAPI table holds. */
export interface PapiColumn {
  readonly column: number;
  readonly role: 'score' | 'group' | 'low' | 'median' | 'high';
  readonly year: number;
}

const mostHeaderRows = 4;
const groupWords = /^(?:thuoc )?(?:nhom )?(?:cao nhat|trung binh cao|trung binh thap|thap nhat)$/;
const yearIn = /(?:^|\D)(20\d\d)(?!\d)/;
/** Ranks, differences, targets and weights are no scores. */
const noScore =
  /hang|xep|tang|giam|chenh|so voi|muc tieu|chi tieu|phan dau|trong so|ty le|%|diem toi da|nhiem vu|don vi|co quan/;

/** The columns right of the dimensions that hold a year's scores or groups, or the country's, left to right. */
export function readPapiColumns(
  grid: Grid,
  nameColumn: number,
  top: number,
  rows: readonly number[],
): readonly PapiColumn[] {
  const width = Math.max(0, ...grid.values.map((row) => row.length));
  const titleYear = yearOfTitle(grid, top);
  const columns: PapiColumn[] = [];
  const taken = new Set<string>();
  for (let column = nameColumn + 1; column < grid.left + width; column++) {
    const words = headerWords(grid, column, top);
    const year = Number(yearIn.exec(words)?.[1] ?? titleYear ?? Number.NaN);
    const role = roleOf(grid, column, rows, words);
    if (role === null || Number.isNaN(year) || taken.has(`${role} ${year}`)) continue;
    taken.add(`${role} ${year}`);
    columns.push({ column, role, year });
  }
  return columns;
}

function roleOf(grid: Grid, column: number, rows: readonly number[], words: string): PapiColumn['role'] | null {
  const values = rows.map((row) => valueAt(grid, row, column)).filter((value) => value !== null && value !== '');
  if (values.length === 0) return null;
  const grouped = values.filter((value) => typeof value === 'string' && groupWords.test(foldText(value)));
  if (grouped.length >= values.length / 2 || /(?:^| )nhom(?: |$)/.test(words)) return 'group';
  const numeric = values.filter((value) => typeof value === 'number' || /^\s*\d+(?:[.,]\d+)?\s*$/.test(String(value)));
  if (numeric.length < values.length / 2) return null;
  if (/thap nhat|nho nhat/.test(words)) return 'low';
  if (/cao nhat|lon nhat/.test(words)) return 'high';
  if (/trung vi|trung binh/.test(words)) return 'median';
  return noScore.test(words) ? null : 'score';
}

/** The words over a column, the lowest row last, merged headers included. */
function headerWords(grid: Grid, column: number, top: number): string {
  const words: string[] = [];
  for (let row = top - 1; row >= Math.max(grid.top, top - mostHeaderRows); row--) {
    const merge = grid.merges.find(
      (one) => row >= one.top && row <= one.bottom && column >= one.left && column <= one.right,
    );
    // A line across the whole table is its title.
    if (merge && merge.left <= grid.left && merge.right > column) break;
    const value = merge ? valueAt(grid, merge.top, merge.left) : valueAt(grid, row, column);
    if (value !== null && value !== '') words.unshift(foldText(String(value)));
  }
  return [...new Set(words)].join(' ');
}

function yearOfTitle(grid: Grid, top: number): string | null {
  for (let row = top - 1; row >= Math.max(grid.top, top - 8); row--) {
    for (const value of grid.values[row - grid.top] ?? []) {
      const match = typeof value === 'string' && /papi/i.test(value) ? yearIn.exec(value) : null;
      if (match) return match[1]!;
    }
  }
  return null;
}

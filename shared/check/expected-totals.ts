import type { Grid } from '../sheet/grid.ts';
import { foldText } from '../text/fold-text.ts';

/** The totals that a decision announces for its criteria set; `null` = it does not say. */
export interface ExpectedTotals {
  readonly fields: number | null;
  readonly criteria: number | null;
  readonly subCriteria: number | null;
  /** Points, all of the set. */
  readonly scale: number | null;
  /** Points that the agency scores and the province appraises. */
  readonly selfPoints: number | null;
  /** Points that come from surveys. */
  readonly surveyPoints: number | null;
}

const figure = '(\\d{1,4}(?:[.,]\\d+)?)';

function read(text: string, ...patterns: readonly RegExp[]): number | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return Number(match[1]!.replace(',', '.'));
  }
  return null;
}

/** Reads the totals from the words of title lines ("07 lĩnh vực, 39 tiêu chí, 61 tiêu chí thành phần; …"). */
export function readExpectedTotals(text: string): ExpectedTotals {
  const folded = foldText(text);
  return {
    fields: read(folded, new RegExp(`\\b${figure} linh vuc`)),
    criteria: read(folded, new RegExp(`\\b${figure} tieu chi(?! thanh phan| con)`)),
    subCriteria: read(folded, new RegExp(`\\b${figure} tieu chi (?:thanh phan|con)`)),
    scale: read(
      folded,
      new RegExp(`thang diem (?:la )?${figure}`),
      new RegExp(`tong (?:so )?diem[^0-9;.]{0,20}${figure}`),
    ),
    selfPoints: read(
      folded,
      new RegExp(`tu (?:danh gia|cham)[^0-9;]{0,40}${figure} diem`),
      new RegExp(`${figure} diem (?:tu danh gia|tu cham|tham dinh)`),
    ),
    surveyPoints: read(
      folded,
      new RegExp(`(?:dieu tra|dtxhh|khao sat)[^0-9;]{0,30}${figure} diem`),
      new RegExp(`${figure} diem (?:dieu tra|dtxhh|khao sat)`),
    ),
  };
}

/** The words above a table, each cell once, at most the 40 lines nearest to it. */
export function titleTextAbove(grid: Grid, row: number): string {
  const lines: string[] = [];
  for (let index = Math.max(0, row - grid.top - 40); index < row - grid.top; index++) {
    for (const value of grid.values[index] ?? []) if (typeof value === 'string') lines.push(value);
  }
  return lines.join(' ; ');
}

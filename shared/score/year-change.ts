import type { CriterionRecord, SheetRecord } from '../sheet/sheet-record.ts';
import { officialScore } from './official-score.ts';
import type { ScoreNode, ScoreSummary } from './score-summary.ts';
import { addPoints } from './score-tally.ts';

/** Points of two years over the criteria that have both, so that a criterion scored only once moves nothing. */
export interface YearChange {
  readonly lastYear: number;
  readonly thisYear: number;
  /** This year less last year, in points. */
  readonly change: number;
  /** Criteria that have both. */
  readonly compared: number;
}

/**
 * What changed since last year, by row of the summary's nodes and in all. A row that has points of both years below it
 * goes by those, whatever it says itself; nodes with nothing to compare are absent. Linear in the criteria.
 */
export function changesSinceLastYear(
  records: readonly SheetRecord[],
  summary: ScoreSummary,
): { readonly byRow: ReadonlyMap<number, YearChange>; readonly total: YearChange | null } {
  const criteria = new Map<number, CriterionRecord>();
  for (const record of records) if (record.kind === 'criteria') criteria.set(record.row, record);
  const byRow = new Map<number, YearChange>();
  const visit = (node: ScoreNode): YearChange | null => {
    let change: YearChange | null = null;
    for (const child of node.children) change = merge(change, visit(child));
    change ??= compare(officialScore(node), criteria.get(node.row)?.lastYearScore ?? null);
    if (change !== null) byRow.set(node.row, change);
    return change;
  };
  let total: YearChange | null = null;
  for (const field of summary.fields) total = merge(total, visit(field));
  return { byRow, total };
}

function compare(thisYear: number | null, lastYear: number | null): YearChange | null {
  if (thisYear === null || lastYear === null) return null;
  return { lastYear, thisYear, change: addPoints(thisYear, -lastYear), compared: 1 };
}

function merge(a: YearChange | null, b: YearChange | null): YearChange | null {
  if (a === null || b === null) return a ?? b;
  return {
    lastYear: addPoints(a.lastYear, b.lastYear),
    thisYear: addPoints(a.thisYear, b.thisYear),
    change: addPoints(a.change, b.change),
    compared: a.compared + b.compared,
  };
}

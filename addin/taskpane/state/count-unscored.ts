import { isSurveyCriterion, rememberRules } from '#shared/check/criterion-rule.ts';
import type { SheetReport } from '#shared/inspect/sheet-report.ts';

/** Counted once per report: the header, the next step and the tests ask for the same figure. */
const counted = new WeakMap<SheetReport, number>();

/**
 * Criteria that still wait for a score of the officer. Those that only a survey scores are left out: the province
 * enters them, and nobody here can do anything about them.
 */
export function countUnscored(report: SheetReport): number {
  const known = counted.get(report);
  if (known !== undefined) return known;
  const surveyed = surveyRows(report);
  let count = 0;
  const pending = [...(report.score?.fields ?? [])];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.children.length > 0) pending.push(...node.children);
    else if (node.unscored > 0 && !surveyed.has(node.row)) count += 1;
  }
  counted.set(report, count);
  return count;
}

function surveyRows({ reading }: SheetReport): ReadonlySet<number> {
  const rows = new Set<number>();
  const ruleOf = rememberRules();
  for (const table of reading.tables) {
    for (const record of table.records) {
      if (record.kind === 'criteria' && isSurveyCriterion(record, ruleOf(record))) rows.add(record.row);
    }
  }
  return rows;
}

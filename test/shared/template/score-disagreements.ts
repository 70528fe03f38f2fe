import { expect } from 'vitest';
import { growCriteriaTree } from '#shared/check/criteria-tree.ts';
import type { CriteriaSet } from '#shared/criteria-set/criteria-set.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import type { ScoreNode } from '#shared/score/score-summary.ts';
import { scoreTable } from '#shared/score/score-table.ts';
import { formulaAt, valueAt, type Grid } from '#shared/sheet/grid.ts';
import type { CriterionRecord } from '#shared/sheet/sheet-record.ts';
import { columnAt, type TemplateColumn } from '#shared/template/template-columns.ts';

/** A score of the sheet; `null` = not scored. Fails on an error value. */
export function numberAt(grid: Grid, row: number, column: TemplateColumn): number | null {
  const value = valueAt(grid, row, columnAt[column]);
  expect(typeof value === 'string' && value.startsWith('#'), `${column} ${row + 1}: ${String(value)}`).toBe(false);
  return typeof value === 'number' ? value : null;
}

/** Every score of the sheet against what the evaluator makes of the declared figures; the rows that differ. */
export function scoreDisagreements(set: CriteriaSet, grid: Grid): string[] {
  const table = inspectSheet(grid).reading.tables[0]!;
  const summary = scoreTable(table, set.policy);
  const records = new Map<number, CriterionRecord>();
  for (const { record } of growCriteriaTree(table).nodes) records.set(record.row, record);
  const wrong: string[] = [];
  const compare = (
    row: number,
    what: TemplateColumn | 'computed',
    given: number | null,
    wanted: number | null,
  ): void => {
    const agrees = given === null || wanted === null ? given === wanted : Math.abs(given - wanted) < 1e-6;
    if (!agrees) wrong.push(`${set.id} row ${row + 1} ${what}: ${given} in the workbook, ${wanted} by the evaluator`);
  };
  const visit = (node: ScoreNode): void => {
    const record = records.get(node.row)!;
    const [self, survey, appraised, achieved, lost] = (
      ['self', 'survey', 'appraised', 'achieved', 'lost'] as const
    ).map((column) => numberAt(grid, node.row, column)) as [
      number | null,
      number | null,
      number | null,
      number | null,
      number | null,
    ];
    if (node.children.length === 0) {
      const calculated = node.computed !== null || !wasTyped(grid, node.row, 'self');
      if (record.method === 'Điều tra xã hội học') {
        if (!wasTyped(grid, node.row, 'survey')) compare(node.row, 'survey', survey, node.computed);
      } else if (calculated) compare(node.row, 'computed', self, node.computed);
      compare(node.row, 'achieved', achieved, appraised ?? survey ?? self);
      compare(node.row, 'lost', lost ?? 0, node.lost);
      return;
    }
    compare(node.row, 'self', self, node.self);
    compare(node.row, 'survey', survey, node.survey);
    compare(node.row, 'appraised', appraised, node.appraised);
    compare(node.row, 'lost', lost ?? 0, node.lost);
    for (const child of node.children) visit(child);
  };
  for (const field of summary.fields) visit(field);
  const total = table.totals.at(-1)!.row;
  compare(total, 'maximum', numberAt(grid, total, 'maximum'), set.scale);
  compare(total, 'self', numberAt(grid, total, 'self'), summary.total.self);
  compare(total, 'survey', numberAt(grid, total, 'survey'), summary.total.survey);
  compare(total, 'appraised', numberAt(grid, total, 'appraised'), summary.total.appraised);
  compare(total, 'lost', numberAt(grid, total, 'lost') ?? 0, summary.total.lost);
  const index = numberAt(grid, total, 'index');
  compare(total, 'index', index === null ? null : index * 100, summary.indexPercent);
  return wrong;
}

function wasTyped(grid: Grid, row: number, column: TemplateColumn): boolean {
  return formulaAt(grid, row, columnAt[column]) === null;
}

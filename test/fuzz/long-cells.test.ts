import { describe, expect, it } from 'vitest';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import type { CriterionCells, PlanCells } from '#test/shared/check/sheets.ts';
import { criteriaSheet, planSheet, smallSet, works } from '#test/shared/check/sheets.ts';

/** The longest text a cell holds. */
const longest = 32_767;
const planFields = ['activity', 'lead', 'deadline', 'evidence', 'product', 'task', 'percent', 'ordinal'] as const;
const criteriaFields = ['rule', 'evidence', 'code', 'name', 'max', 'choice', 'self', 'method'] as const;
/** Each has made some program's pattern run away. */
const units = [
  'a',
  '1.',
  '1,',
  '(',
  'Sở Nội vụ, ',
  'cấp cấp ',
  '10/01/2026 ',
  'x: 1; ',
  '-',
  ' ',
  '\n',
  'C¶',
  'Ã¡',
  'Cứ 1%: ',
];

function fill(unit: string): string {
  return unit.repeat(Math.ceil(longest / unit.length)).slice(0, longest);
}

// No times are asserted: a pattern that runs away takes minutes and the test its whole time limit.
describe('a cell filled to its last letter', () => {
  it.each(planFields)('is read in a plan, column %s', (field) => {
    for (const unit of units) {
      const cells: PlanCells = { [field]: fill(unit) };
      expect(inspectSheet(planSheet(works({}, cells))).reading.tables.length).toBeGreaterThan(0);
    }
  });

  it.each(criteriaFields)('is read in a criteria set, column %s', (field) => {
    for (const unit of units) {
      const cells: CriterionCells = { [field]: fill(unit) };
      expect(inspectSheet(criteriaSheet(smallSet({ '1.1.1': cells }))).reading.tables.length).toBeGreaterThan(0);
    }
  });
});

import type { PlanRecord } from '../sheet/sheet-record.ts';

/** The kinds of sheet that give out work for a year. */
export const planKinds = ['plan', 'papi'] as const;

/** The plan most rules were learnt from, as their basis names it. */
export const plan167 = 'Kế hoạch 167/KH-UBND Bắc Ninh ngày 17/12/2025, phụ lục';

/** What the row asks to be done: its activity, or its task in plans without activities. */
export function workOf(record: PlanRecord): string | null {
  return record.activity ?? record.task;
}

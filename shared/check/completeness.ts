import type { Deadline } from '../deadline/deadline-kind.ts';
import type { SheetRecord } from '../sheet/sheet-record.ts';

/** The five things a row must make clear, in the order officers say them. */
export const clarities = ['person', 'work', 'time', 'result', 'responsibility'] as const;
export type Clarity = (typeof clarities)[number];

export const clarityNames: Readonly<Record<Clarity, string>> = {
  person: 'Rõ người',
  work: 'Rõ việc',
  time: 'Rõ thời gian',
  result: 'Rõ kết quả',
  responsibility: 'Rõ trách nhiệm',
};

/** Which of the "5 rõ" a row meets. `null` = the sheet has no column to say it in, so nobody is to blame. */
export type Completeness = Readonly<Record<Clarity, boolean | null>>;

/** A deadline that can be followed: a day to count to, or a cadence to report by. */
function isTrackable({ end, recurrence }: Deadline): boolean {
  return end !== null || recurrence.length > 0;
}

/**
 * "5 rõ" of a row of work: rõ người (someone leads), rõ việc (it says what), rõ thời gian (a day or a cadence),
 * rõ kết quả (a product), rõ trách nhiệm (one accountable body leads, not only a group).
 * @returns `null` for rows that give nobody any work: agencies, survey forms
 */
export function completenessOf(record: SheetRecord): Completeness | null {
  if (record.kind === 'agencies' || record.kind === 'survey') return null;
  const has = (field: keyof typeof record.cells): boolean => record.cells[field] !== undefined;
  const { leadAgencies, deadline } = record;
  return {
    person: has('leadAgencies') ? leadAgencies.length > 0 : null,
    work: workText(record) !== null,
    time: has('deadline') ? isTrackable(deadline) : null,
    result: resultOf(record),
    responsibility: has('leadAgencies') ? leadAgencies.some(({ collective }) => !collective) : null,
  };
}

type WorkRecord = Exclude<SheetRecord, { kind: 'agencies' | 'survey' }>;

function workText(record: WorkRecord): string | null {
  switch (record.kind) {
    case 'plan':
    case 'papi':
      return record.activity ?? record.task;
    case 'criteria':
      return record.name;
    case 'improvement':
      return record.remedy ?? record.weakness;
    case 'recommendations':
      return record.recommendation;
  }
}

function resultOf(record: WorkRecord): boolean | null {
  switch (record.kind) {
    case 'plan':
    case 'papi':
      return record.cells.product === undefined ? null : record.product !== null;
    case 'criteria':
      return record.cells.evidence === undefined ? null : record.evidence !== null;
    case 'improvement':
      return record.cells.targetRank === undefined ? null : record.targetRank !== null;
    case 'recommendations':
      return record.cells.result === undefined ? null : record.result !== null;
  }
}

/** How many of the five are met, of those the sheet can say. */
export function countClear(completeness: Completeness): { readonly met: number; readonly of: number } {
  const known = clarities.filter((clarity) => completeness[clarity] !== null);
  return { met: known.filter((clarity) => completeness[clarity] === true).length, of: known.length };
}

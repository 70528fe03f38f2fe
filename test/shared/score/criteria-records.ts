import type { CriterionRecord } from '#shared/sheet/sheet-record.ts';
import type { SheetTable } from '#shared/sheet/sheet-table.ts';

/** A row of a criteria set as a test states it; everything left out is blank. */
export type CriterionInput = Partial<CriterionRecord> & { readonly code: string };

/** A criteria table of the given rows. Levels, parents and leaves follow from the codes ("1", "1.1", "1.1.2"). */
export function criteriaTable(rows: readonly CriterionInput[]): SheetTable {
  const codes = new Set(rows.map(({ code }) => code));
  const parents = new Set(rows.map(({ code }) => parentOf(code, codes)));
  const records = rows.map((input, i) => recordOf(input, i + 5, codes, parents));
  return {
    kind: 'criteria',
    headerTop: 4,
    headerBottom: 4,
    area: { top: 4, left: 0, bottom: 4 + rows.length, right: 9 },
    columns: [],
    unknownColumns: [],
    sections: [],
    records,
    totals: [],
    questions: [],
  };
}

function parentOf(code: string, codes: ReadonlySet<string>): string | null {
  const parent = code.split('.').slice(0, -1).join('.');
  return codes.has(parent) ? parent : null;
}

function recordOf(
  input: CriterionInput,
  row: number,
  codes: ReadonlySet<string>,
  parents: ReadonlySet<string | null>,
): CriterionRecord {
  return {
    kind: 'criteria',
    row,
    section: null,
    sectionName: null,
    cells: {},
    note: null,
    level: input.code.split('.').length,
    parent: parentOf(input.code, codes),
    leaf: !parents.has(input.code),
    name: `Tiêu chí ${input.code}`,
    maxScore: null,
    rule: null,
    method: null,
    choice: null,
    numerator: null,
    denominator: null,
    declared: null,
    selfScore: null,
    surveyScore: null,
    appraisedScore: null,
    achievedScore: null,
    lastYearScore: null,
    indexPercent: null,
    evidence: null,
    lossCause: null,
    remedy: null,
    explanation: null,
    leadAgencies: [],
    deadline: {
      kind: 'none',
      start: null,
      end: null,
      recurrence: [],
      condition: null,
      days: null,
      note: null,
      raw: '',
    },
    ...input,
  };
}

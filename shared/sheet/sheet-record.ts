import type { AgencyRef } from '../agency/agency-ref.ts';
import type { Deadline } from '../deadline/deadline-kind.ts';
import type { CellAddress } from './grid.ts';
import type { ColumnField } from './sheet-kind.ts';

/**
 * Where a field's value stands. `merged` = the top cell of a vertical merge that covers this row;
 * `above` = this row's cell is blank and the value is taken from the last row that had one
 * (the blank-below convention of objective and task columns).
 */
export interface FieldCell extends CellAddress {
  readonly from: 'own' | 'merged' | 'above';
}

interface RecordBase {
  /** Zero-based sheet row of the record. */
  readonly row: number;
  /** Code of the group row above it ("I", "II"; "A"), or `null`. */
  readonly section: string | null;
  /** Text of that group row without its code. */
  readonly sectionName: string | null;
  /** The cell each recognised column gives for this record, blank cells included. */
  readonly cells: Readonly<Partial<Record<ColumnField, FieldCell>>>;
  readonly note: string | null;
}

/** A row of a plan or PAPI annex. Texts are trimmed NFC; blank is `null`. */
export interface PlanRecord extends RecordBase {
  readonly kind: 'plan' | 'papi';
  readonly ordinal: string | null;
  readonly objective: string | null;
  readonly task: string | null;
  readonly activity: string | null;
  readonly product: string | null;
  readonly leadAgencies: readonly AgencyRef[];
  readonly coAgencies: readonly AgencyRef[];
  readonly deadline: Deadline;
  readonly budget: string | null;
  /** Progress, in the columns the product adds (or the office's own). */
  readonly status: string | null;
  /** 0–100, `null` when blank or not a number. */
  readonly percent: number | null;
  readonly result: string | null;
  readonly evidence: string | null;
}

/** A row of a criteria set: field (level 1), criterion (2) or sub-criterion (3). Scores are points; blank is `null`. */
export interface CriterionRecord extends RecordBase {
  readonly kind: 'criteria';
  readonly code: string | null;
  /** 1 = lĩnh vực, 2 = tiêu chí, 3 = tiêu chí thành phần, deeper levels follow. */
  readonly level: number;
  /** Code of the parent row, `null` at level 1. */
  readonly parent: string | null;
  /** True when no other row has it as its parent: it is scored, not summed. */
  readonly leaf: boolean;
  readonly name: string | null;
  readonly maxScore: number | null;
  readonly rule: string | null;
  readonly method: string | null;
  readonly choice: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** The rule's other figure (count, rank, percentage, this year's figure), as typed. */
  readonly declared: string | number | null;
  readonly selfScore: number | null;
  readonly surveyScore: number | null;
  readonly appraisedScore: number | null;
  readonly achievedScore: number | null;
  readonly lastYearScore: number | null;
  readonly indexPercent: number | null;
  readonly evidence: string | null;
  readonly lossCause: string | null;
  readonly remedy: string | null;
  readonly explanation: string | null;
  readonly leadAgencies: readonly AgencyRef[];
  readonly deadline: Deadline;
}

/** A row of an improvement plan by field: rank target, weakness, who is accountable. */
export interface ImprovementRecord extends RecordBase {
  readonly kind: 'improvement';
  readonly ordinal: string | null;
  readonly name: string | null;
  readonly targetRank: string | null;
  readonly weakness: string | null;
  readonly leadAgencies: readonly AgencyRef[];
  readonly coAgencies: readonly AgencyRef[];
  readonly remedy: string | null;
  readonly deadline: Deadline;
}

/** A recommendation to resolve after an inspection, dialogue or audit. */
export interface RecommendationRecord extends RecordBase {
  readonly kind: 'recommendations';
  readonly ordinal: string | null;
  readonly source: string | null;
  readonly recommendation: string | null;
  readonly leadAgencies: readonly AgencyRef[];
  readonly coAgencies: readonly AgencyRef[];
  readonly deadline: Deadline;
  readonly status: string | null;
  readonly result: string | null;
}

/** A row of the province's agency list. */
export interface AgencyRecord extends RecordBase {
  readonly kind: 'agencies';
  readonly code: string | null;
  readonly name: string | null;
  readonly variants: readonly string[];
  readonly level: string | null;
  readonly validFrom: number | null;
  readonly validTo: number | null;
  /** ISO day, where the list states the day and not only the year. */
  readonly lastDay: string | null;
  /** Code or name of the body this unit lies in. */
  readonly parent: string | null;
  /** Codes or names of those who took over its work. */
  readonly successors: readonly string[];
  /** Groups: codes, names or kinds of those who belong. */
  readonly members: readonly string[];
}

/**
 * One answered survey form, or one question of a tally. `answers` runs parallel to the table's `questions`: the answers
 * of a form; in a tally, how many gave each answer.
 */
export interface SurveyRecord extends RecordBase {
  readonly kind: 'survey';
  readonly ordinal: string | null;
  /** The question counted, in a tally; `null` for a form. */
  readonly question: string | null;
  readonly answers: readonly (string | number | null)[];
}

export type SheetRecord =
  PlanRecord | CriterionRecord | ImprovementRecord | RecommendationRecord | AgencyRecord | SurveyRecord;

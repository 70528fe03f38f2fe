/** The kinds of period that a province asks its agencies to report for (month … year), and self-scoring rounds. */
export const periodKinds = ['month', 'quarter', 'half-year', 'nine-months', 'year', 'self-score'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Most self-scoring rounds of one year. */
export const mostRounds = 9;

/** What a period covers, before it is kept. All days are ISO days, both ends included. */
export interface PeriodSpan {
  readonly kind: PeriodKind;
  readonly from: string;
  readonly to: string;
  /** Last day on which an agency is asked to report. It is told to people; nothing closes by itself. */
  readonly due: string;
  /** 1, 2 … of a self-scoring round within its year; `null` for the other kinds. */
  readonly round: number | null;
}

/** A reporting period of a document. It opens and closes only by an act of the province (SPEC K-1). */
export interface ReportingPeriod extends PeriodSpan {
  readonly id: string;
  readonly documentId: string;
  readonly state: 'open' | 'closed';
  /** Display names, and ISO instants, of the last opening and the last closing. */
  readonly openedBy: string;
  readonly openedAt: string;
  readonly closedBy: string | null;
  readonly closedAt: string | null;
}

/**
 * Points of a node of a criteria set. All figures are points on the set's own scale; `null` = not scored yet,
 * which is never counted as zero.
 */
export interface ScoreNode {
  /** Zero-based sheet row. */
  readonly row: number;
  readonly code: string | null;
  readonly name: string;
  readonly level: number;
  readonly maxScore: number;
  /** What the rule gives for the declared inputs; for a sum row the sum of its scored leaves. */
  readonly computed: number | null;
  /** What the officer typed. */
  readonly self: number | null;
  readonly survey: number | null;
  readonly appraised: number | null;
  /** Points lost against the maximum of what is scored. */
  readonly lost: number;
  /** Maximum of the leaves that are not scored yet. */
  readonly unscored: number;
  /** Appraised over the maximum that was appraised below, survey results included, in percent; `null` before any. */
  readonly indexPercent: number | null;
  /** Vietnamese: the branch taken and the number compared; `null` on sum rows and unscored leaves. */
  readonly explanation: string | null;
  /** Vietnamese: what would bring the next step, or `null`. */
  readonly nextStep: string | null;
  readonly children: readonly ScoreNode[];
}

/** The roll-up of a criteria sheet: level-1 nodes (fields) and their total. */
export interface ScoreSummary {
  readonly fields: readonly ScoreNode[];
  readonly total: Omit<ScoreNode, 'children' | 'row' | 'code' | 'level' | 'indexPercent' | 'explanation' | 'nextStep'>;
  /** Appraised over the maximum that was appraised, in percent, or `null`. */
  readonly indexPercent: number | null;
}

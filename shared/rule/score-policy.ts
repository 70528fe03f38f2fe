/** How a criteria set scores beyond its printed rules. It belongs to the set as data; nothing here is official. */
export interface ScorePolicy {
  /** Decimals of each score, or `null` to keep every score exact. */
  readonly decimals: number | null;
  /** A criterion that does not apply leaves the maximum (`rescale`) or is given full marks. */
  readonly notApplicable: 'rescale' | 'full-marks';
  /** Without a survey result, the rest of the set is brought back to the whole scale. */
  readonly rescaleWithoutSurvey: boolean;
  /** Most bonus points of a year, or `null` for no limit. */
  readonly bonusCap: number | null;
  /** Most penalty points of a year, a positive number, or `null` for no limit. */
  readonly penaltyCap: number | null;
}

export const plainScorePolicy: ScorePolicy = {
  decimals: null,
  notApplicable: 'rescale',
  rescaleWithoutSurvey: true,
  bonusCap: null,
  penaltyCap: null,
};

import type { ScorePolicy } from '../rule/score-policy.ts';
import { addFinite } from '../text/round-decimals.ts';

/** Sums over scored leaves, in points. `null` = none of the leaves has it, which is not zero. */
export interface ScoreTally {
  /** Maximum of the leaves that count, bonus and penalty rows aside. */
  readonly maximum: number;
  readonly computed: number | null;
  readonly self: number | null;
  readonly survey: number | null;
  readonly appraised: number | null;
  readonly lost: number;
  readonly unscored: number;
  /** Appraised points, or the survey's where a survey decides. */
  readonly judged: number | null;
  readonly judgedMaximum: number;
  /** Maximum of leaves that do not apply. */
  readonly excluded: number;
  readonly bonus: ExtraPoints;
  readonly penalty: ExtraPoints;
}

/** Bonus or penalty points by who gave them; kept apart until the yearly limit is known. */
interface ExtraPoints {
  readonly computed: number | null;
  readonly self: number | null;
  readonly appraised: number | null;
}

const noExtra: ExtraPoints = { computed: null, self: null, appraised: null };

export const emptyTally: ScoreTally = {
  maximum: 0,
  computed: null,
  self: null,
  survey: null,
  appraised: null,
  lost: 0,
  unscored: 0,
  judged: null,
  judgedMaximum: 0,
  excluded: 0,
  bonus: noExtra,
  penalty: noExtra,
};

/** Adds points without the noise of binary fractions: 0,1 + 0,2 → 0,3. */
export function addPoints(a: number, b: number): number {
  return Number(addFinite(a, b).toFixed(9));
}

function addKnown(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : addPoints(a, b);
}

function mergeExtra(a: ExtraPoints, b: ExtraPoints): ExtraPoints {
  return {
    computed: addKnown(a.computed, b.computed),
    self: addKnown(a.self, b.self),
    appraised: addKnown(a.appraised, b.appraised),
  };
}

export function mergeTallies(a: ScoreTally, b: ScoreTally): ScoreTally {
  return {
    maximum: addPoints(a.maximum, b.maximum),
    computed: addKnown(a.computed, b.computed),
    self: addKnown(a.self, b.self),
    survey: addKnown(a.survey, b.survey),
    appraised: addKnown(a.appraised, b.appraised),
    lost: addPoints(a.lost, b.lost),
    unscored: addPoints(a.unscored, b.unscored),
    judged: addKnown(a.judged, b.judged),
    judgedMaximum: addPoints(a.judgedMaximum, b.judgedMaximum),
    excluded: addPoints(a.excluded, b.excluded),
    bonus: mergeExtra(a.bonus, b.bonus),
    penalty: mergeExtra(a.penalty, b.penalty),
  };
}

export interface LeafPoints {
  readonly maximum: number;
  readonly computed: number | null;
  readonly self: number | null;
  readonly survey: number | null;
  readonly appraised: number | null;
  /** Only a survey scores it. */
  readonly surveyed: boolean;
  /** A bonus or penalty row. */
  readonly extra: boolean;
  readonly notApplicable: boolean;
  readonly rescaleWithoutSurvey: boolean;
}

/** The sums of one leaf. What is lost is measured by the most official figure there is: appraised, survey, self, computed. */
export function leafTally(leaf: LeafPoints): ScoreTally {
  const { maximum, computed, self, survey, appraised } = leaf;
  if (leaf.notApplicable && appraised === null) return { ...emptyTally, excluded: Math.max(0, maximum) };
  if (leaf.extra) {
    const extra = { computed, self, appraised };
    const takes = maximum < 0 || [appraised, self, computed].some((points) => points !== null && points < 0);
    return takes ? { ...emptyTally, penalty: extra } : { ...emptyTally, bonus: extra };
  }
  const known = appraised ?? survey ?? self ?? computed;
  const judged = appraised ?? (leaf.surveyed ? survey : null);
  const missingSurvey = leaf.surveyed && judged === null && !leaf.rescaleWithoutSurvey;
  return {
    ...emptyTally,
    maximum,
    computed,
    self,
    survey,
    appraised,
    lost: known === null ? 0 : Math.max(0, addPoints(maximum, -known)),
    unscored: known === null ? maximum : 0,
    judged,
    judgedMaximum: judged === null && !missingSurvey ? 0 : maximum,
  };
}

/** What the bonus and penalty rows below a heading of such points add up to, limits aside. */
export function extraPointsOf({ bonus, penalty }: ScoreTally): ExtraPoints {
  return mergeExtra(bonus, penalty);
}

/** The whole set's sums with bonus and penalty points within their yearly limits. */
export function limitExtra(tally: ScoreTally, { bonusCap, penaltyCap }: ScorePolicy): ScoreTally {
  const bonus = (points: number | null): number | null =>
    points === null ? null : bonusCap === null ? points : Math.min(points, bonusCap);
  const penalty = (points: number | null): number | null =>
    points === null ? null : penaltyCap === null ? points : Math.max(points, -penaltyCap);
  const both = (key: keyof ExtraPoints): number | null =>
    addKnown(bonus(tally.bonus[key]), penalty(tally.penalty[key]));
  return {
    ...tally,
    computed: addKnown(tally.computed, both('computed')),
    self: addKnown(tally.self, both('self')),
    appraised: addKnown(tally.appraised, both('appraised')),
    judged: tally.judged === null ? null : addKnown(tally.judged, both('appraised')),
  };
}

/** One end of an interval; `closed` means that the value itself belongs to the interval. */
export interface Bound {
  readonly value: number;
  readonly closed: boolean;
}

/** A range of values; `null` = unbounded on that side. */
export interface Interval {
  readonly from: Bound | null;
  readonly to: Bound | null;
}

/**
 * What a step is compared with:
 * `percent` 0–100 (a ratio or the percentage itself); `count` and `rank` whole numbers;
 * `growth` percent against last year's figure; `excess` percent over the target.
 */
export type Measure = 'percent' | 'count' | 'rank' | 'growth' | 'excess';

/** A fixed number of points, or points in proportion: value ÷ `over` × `factor`. */
export type Amount =
  | { readonly kind: 'points'; readonly points: number }
  | { readonly kind: 'proportion'; readonly factor: number; readonly over: number };

export interface Step extends Interval {
  readonly amount: Amount;
  /** The printed condition, kept only where an officer may also choose it (steps on a count). */
  readonly label: string | null;
}

export interface Option {
  readonly label: string;
  readonly points: number;
}

interface RuleBase {
  /** Maximum of the criterion as given beside the rule; `null` when unknown, 0 or less for a penalty row. */
  readonly maxScore: number | null;
  /** Step to which the printed rule rounds its score (0,25; 0,01), or `null`. */
  readonly rounding: number | null;
  /** Sentences that carry no points; kept word for word. */
  readonly notes: readonly string[];
}

interface ChoiceRule extends RuleBase {
  readonly kind: 'choice';
  readonly options: readonly Option[];
}

/** Steps (`steps`) or a rule with at least one proportional piece (`linear`); pieces never overlap, highest first. */
export interface StepsRule extends RuleBase {
  readonly kind: 'steps' | 'linear';
  readonly measure: Measure;
  readonly steps: readonly Step[];
  /** Points of every value no step covers ("còn lại"), or `null` where the wording is silent. */
  readonly otherwise: number | null;
  /** Points when there was nothing to do (denominator zero), or `null` where the wording is silent. */
  readonly whenNone: number | null;
  /** What is counted ("sáng kiến"), for counts only. */
  readonly unitName: string | null;
}

/** Every `per` units bring `points`; a penalty takes them instead. */
export interface CountRule extends RuleBase {
  readonly kind: 'count';
  readonly role: 'score' | 'bonus' | 'penalty';
  readonly per: number;
  readonly points: number;
  readonly unitName: string;
  /** Most points that can be won (or, for a penalty, lost); `null` = the maximum of the criterion. */
  readonly cap: number | null;
}

export interface CountedDeduction extends RuleBase {
  readonly kind: 'deduction';
  readonly by: 'count';
  readonly start: number;
  /** The printed condition of the full score, or `null` where the maximum of the criterion is meant. */
  readonly startLabel: string | null;
  readonly per: number;
  readonly points: number;
  readonly unitName: string;
  readonly floor: number;
  /** From this many units on, these points whatever the sum says. */
  readonly cutoff: { readonly from: number; readonly points: number } | null;
}

interface LabelledDeduction extends RuleBase {
  readonly kind: 'deduction';
  readonly by: 'label';
  readonly start: number;
  /** `points` is what remains after the deduction. */
  readonly options: readonly Option[];
}

/** Points for a figure against last year's; `null` where the wording is silent. */
interface TrendRule extends RuleBase {
  readonly kind: 'trend';
  readonly up: number | null;
  readonly same: number | null;
  readonly down: number | null;
}

/** Points for a figure against its target; `null` where the wording is silent. */
interface TargetRule extends RuleBase {
  readonly kind: 'target';
  readonly exceed: number | null;
  readonly meet: number | null;
  readonly miss: number | null;
}

/** Entered by the province, never self-scored. `factor` = points at 100 %, `null` when the wording gives no conversion. */
interface SurveyRule extends RuleBase {
  readonly kind: 'survey';
  readonly factor: number | null;
}

export type DeductionRule = CountedDeduction | LabelledDeduction;
export type Rule = ChoiceRule | StepsRule | CountRule | DeductionRule | TrendRule | TargetRule | SurveyRule;

export interface RuleProblem {
  readonly severity: 'error' | 'warning';
  /** Zero-based index in the text as it was given (UTF-16 units). */
  readonly position: number;
  readonly length: number;
  /** Vietnamese. */
  readonly message: string;
}

/** A text is understood wholly (`ok`) or refused; errors of an understood rule say where it contradicts itself. */
export type RuleParse =
  | { readonly ok: true; readonly rule: Rule; readonly problems: readonly RuleProblem[] }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

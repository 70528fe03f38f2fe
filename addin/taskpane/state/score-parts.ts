import type { FieldTarget } from '#shared/score/field-targets.ts';
import type { ScoreNode } from '#shared/score/score-summary.ts';
import type { YearChange } from '#shared/score/year-change.ts';

/** A node's points in three parts that make up its maximum, all on the set's own scale. */
export interface ScoreParts {
  readonly achieved: number;
  readonly lost: number;
  readonly unscored: number;
  readonly max: number;
  /** False while nothing below is scored: then there are no points yet, which is not the same as none. */
  readonly scored: boolean;
}

/** Last year's points or the points of the target, on the scale of the bar. */
export interface BarMark {
  readonly kind: 'last' | 'target';
  readonly points: number;
}

/** The marks of a bar: last year's points, and the target where it states a figure. */
export function barMarks({ max }: ScoreParts, change: YearChange | null, target: FieldTarget | null): BarMark[] {
  const wanted = target?.target ?? null;
  const points = wanted?.percent ? (wanted.percent.value / 100) * max : (wanted?.points?.value ?? null);
  const marks: BarMark[] = [];
  if (change !== null) marks.push({ kind: 'last', points: change.lastYear });
  if (points !== null) marks.push({ kind: 'target', points });
  return marks.filter((mark) => mark.points >= 0 && mark.points <= max);
}

type Scored = Pick<ScoreNode, 'maxScore' | 'lost' | 'unscored'>;

/** Achieved is what is neither lost nor unscored, so that the three always add up to the maximum. */
export function scoreParts({ maxScore, lost, unscored }: Scored): ScoreParts {
  const achieved = Math.max(0, maxScore - lost - unscored);
  return { achieved, lost, unscored, max: maxScore, scored: unscored < maxScore || maxScore <= 0 };
}

/** The scored and unscored leaves below a node, those that lost most first, then the unscored, then the rest. */
export function leavesByLoss(node: ScoreNode): readonly ScoreNode[] {
  const leaves: ScoreNode[] = [];
  const pending = [node];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.children.length === 0) leaves.push(next);
    else pending.push(...[...next.children].reverse());
  }
  return leaves.sort((a, b) => b.lost - a.lost || b.unscored - a.unscored);
}

import { roundDecimals } from '../text/round-decimals.ts';
import type { ScaledAnswer } from './answer-scale.ts';

/** What an index is made of: answers at their worth, or the share of answers that are satisfied. */
export type SurveyMethod = 'weights' | 'satisfied';

/** How questions make the index: every valid answer alike, or the plain mean of the groups. */
export type SurveyAverage = 'answers' | 'groups';

/** How a form is worked out. No decision is built in: the form's officer says it. */
export interface SurveySettings {
  readonly method: SurveyMethod;
  readonly average: SurveyAverage;
  readonly answers: readonly ScaledAnswer[];
}

export interface SurveyQuestion {
  readonly name: string;
  /** Group that the question belongs to ("Tiếp cận dịch vụ"), or `null`. */
  readonly group: string | null;
  /** How many gave each answer, parallel to the settings' answers. */
  readonly counts: readonly number[];
}

/** One figure of a survey. `percent` is `null` when nobody gave a valid answer. */
export interface SurveyFigure {
  readonly name: string;
  readonly percent: number | null;
  readonly validAnswers: number;
}

export interface SurveyScore {
  readonly questions: readonly SurveyFigure[];
  readonly groups: readonly SurveyFigure[];
  readonly index: SurveyFigure;
}

interface Sum {
  readonly worth: number;
  readonly answers: number;
}

/** Percent that an answer brings under the settings' method; `null` = left out. */
export function worthOf(answer: ScaledAnswer, method: SurveyMethod): number | null {
  if (answer.weight === null) return null;
  return method === 'satisfied' ? (answer.satisfied ? 100 : 0) : answer.weight;
}

/**
 * From counted answers to questions, groups and the index, in percent. An answer without a weight is left out of the
 * valid ones. With `average` `groups` the groups nobody answered are left out; without any group every answer counts
 * alike. Linear in the questions.
 */
export function scoreSurvey(questions: readonly SurveyQuestion[], settings: SurveySettings): SurveyScore {
  const worths = settings.answers.map((answer) => worthOf(answer, settings.method));
  const sums = questions.map(({ counts }): Sum => {
    let worth = 0;
    let answers = 0;
    worths.forEach((each, index) => {
      if (each === null) return;
      worth += each * (counts[index] ?? 0);
      answers += counts[index] ?? 0;
    });
    return { worth, answers };
  });
  const members = new Map<string, Sum[]>();
  questions.forEach(({ group }, index) => {
    if (group === null) return;
    const mates = members.get(group) ?? [];
    mates.push(sums[index]!);
    members.set(group, mates);
  });
  const groups = [...members].map(([name, parts]) => figureOf(name, parts));
  const overall = figureOf('Chỉ số hài lòng', sums);
  const known = groups.map(({ percent }) => percent).filter((percent) => percent !== null);
  const byGroups = settings.average === 'groups' && known.length > 0;
  const mean = byGroups ? known.reduce((total, percent) => total + percent, 0) / known.length : null;
  return {
    questions: questions.map(({ name }, index) => figureOf(name, [sums[index]!])),
    groups,
    index: mean === null ? overall : { ...overall, percent: roundDecimals(mean, 10) },
  };
}

function figureOf(name: string, parts: readonly Sum[]): SurveyFigure {
  const validAnswers = parts.reduce((total, { answers }) => total + answers, 0);
  const worth = parts.reduce((total, part) => total + part.worth, 0);
  return { name, percent: validAnswers === 0 ? null : roundDecimals(worth / validAnswers, 10), validAnswers };
}

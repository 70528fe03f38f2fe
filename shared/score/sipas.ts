import { choiceKey } from '../rule/choice-match.ts';

/** Percent that each answer of a form is worth. Belongs to the form; nothing here is official. */
export type AnswerWeights = Readonly<Record<string, number>>;

/** An example to start from; every form may set its own. */
export const exampleAnswerWeights: AnswerWeights = { A: 100, B: 60, C: 20, D: 0 };

/** How indicators make a group and groups make the index. */
export type SurveyAverage = 'answers' | 'groups';

export interface SurveyQuestion {
  readonly text: string;
  /** Group that the question belongs to ("Tiếp cận dịch vụ"), or `null`. */
  readonly group: string | null;
}

/** One figure of a survey. `percent` is `null` when nobody gave a valid answer. */
interface SurveyFigure {
  readonly name: string;
  readonly percent: number | null;
  readonly validAnswers: number;
}

export interface SurveyScore {
  readonly questions: readonly SurveyFigure[];
  readonly groups: readonly SurveyFigure[];
  readonly index: SurveyFigure;
  /** Answers that are neither blank nor one of the form's. */
  readonly invalidAnswers: number;
}

interface Sum {
  weight: number;
  answers: number;
}

/**
 * From answered forms to indicators, groups and the index, in percent.
 *
 * `average` `answers` takes every valid answer alike; `groups` takes the plain mean of the groups. Which of the two a
 * set uses is for the set to say. An answer is matched by its letter or its words, whatever follows it ("A. Rất hài
 * lòng"). Linear in the answers.
 */
export function scoreSurvey(
  forms: readonly (readonly (string | number | null)[])[],
  questions: readonly SurveyQuestion[],
  weights: AnswerWeights = exampleAnswerWeights,
  average: SurveyAverage = 'answers',
): SurveyScore {
  const worth = answerReader(weights);
  const sums = questions.map((): Sum => ({ weight: 0, answers: 0 }));
  let invalidAnswers = 0;
  for (const answers of forms) {
    questions.forEach((_, i) => {
      const answer = answers[i] ?? null;
      if (answer === null || (typeof answer === 'string' && answer.trim() === '')) return;
      const weight = worth(answer);
      if (weight === null) invalidAnswers++;
      else {
        sums[i]!.weight += weight;
        sums[i]!.answers++;
      }
    });
  }
  const figures = questions.map((question, i) => figureOf(question.text, [sums[i]!]));
  const members = new Map<string, Sum[]>();
  questions.forEach(({ group }, i) => {
    if (group !== null) members.set(group, [...(members.get(group) ?? []), sums[i]!]);
  });
  const groups = [...members].map(([name, parts]) => figureOf(name, parts));
  return { questions: figures, groups, index: indexOf(sums, groups, average), invalidAnswers };
}

function figureOf(name: string, parts: readonly Sum[]): SurveyFigure {
  const validAnswers = parts.reduce((total, { answers }) => total + answers, 0);
  const weight = parts.reduce((total, part) => total + part.weight, 0);
  return { name, percent: validAnswers === 0 ? null : clean(weight / validAnswers), validAnswers };
}

function indexOf(sums: readonly Sum[], groups: readonly SurveyFigure[], average: SurveyAverage): SurveyFigure {
  const overall = figureOf('Chỉ số hài lòng', sums);
  const known = groups.map(({ percent }) => percent).filter((percent) => percent !== null);
  if (average === 'answers' || known.length === 0) return overall;
  return { ...overall, percent: clean(known.reduce((total, percent) => total + percent, 0) / known.length) };
}

function clean(percent: number): number {
  return Number(percent.toFixed(10));
}

/** The weight of an answer: its whole words, or the letter in front of them. */
function answerReader(weights: AnswerWeights): (answer: string | number) => number | null {
  const known = new Map(Object.entries(weights).map(([answer, weight]) => [choiceKey(answer), weight]));
  return (answer) => {
    const key = choiceKey(String(answer));
    const letter = /^([\p{L}\d]{1,2})(?:[.):\s-]|$)/u.exec(key)?.[1];
    return known.get(key) ?? (letter === undefined ? null : (known.get(letter) ?? null));
  };
}

/** Points of a survey result on a criterion: percent ÷ 100 × maximum. */
export function surveyPoints(percent: number, maxScore: number): number {
  return Number(((percent * maxScore) / 100).toFixed(10));
}

import type { CellAddress } from '../sheet/grid.ts';
import type { SurveyRecord } from '../sheet/sheet-record.ts';
import type { SheetReading, SheetTable } from '../sheet/sheet-table.ts';
import { answerKey, guessScale, type ScaledAnswer } from './answer-scale.ts';
import { scoreSurvey, type SurveyFigure, type SurveySettings } from './sipas.ts';
import { codeOf, groupsOfCodes, groupsOfHeaders } from './survey-groups.ts';

/** What an officer set for a form; what is left out is guessed from its answers. */
export type SurveyWishes = Partial<SurveySettings>;

export interface QuestionScore extends SurveyFigure {
  readonly group: string | null;
  /** Where the question stands on the sheet. */
  readonly cell: CellAddress;
  /** How many gave each answer of the settings, left-out ones included. */
  readonly counts: readonly number[];
}

/** A survey table worked out. */
export interface SurveyTableScore {
  /** `forms` = one form a row; `tally` = one question a row, answers counted. */
  readonly layout: 'forms' | 'tally';
  readonly settings: SurveySettings;
  /** True while the worth of the answers is an example that nobody has confirmed. */
  readonly example: boolean;
  readonly questions: readonly QuestionScore[];
  readonly groups: readonly SurveyFigure[];
  readonly index: SurveyFigure;
  /** Answered forms; `null` for a tally, which does not say. */
  readonly forms: number | null;
  readonly blankAnswers: number;
  /** Answers that are none of the form's: counted nowhere. */
  readonly invalidAnswers: number;
  /** The first of them, in reading order. */
  readonly invalid: readonly { readonly cell: CellAddress; readonly text: string }[];
  /** How the answers of the settings are written in the cells, for formulas over the forms. */
  readonly writings: readonly (readonly string[])[];
  /** Zero-based first and last row of the forms or questions. */
  readonly rows: { readonly top: number; readonly bottom: number };
  /** Columns of a tally's answers, parallel to the settings' answers. */
  readonly answerColumns: readonly (readonly number[])[];
}

const mostInvalidShown = 100;

/** Works out every survey table of a sheet, the largest first. Empty where there is none. Linear in the answers. */
export function scoreSurveys(reading: SheetReading, wishes: SurveyWishes = {}): SurveyTableScore[] {
  return reading.tables
    .filter(({ kind, records }) => kind === 'survey' && records.length > 0)
    .sort((a, b) => b.records.length - a.records.length)
    .map((table) => scoreSurveyTable(table, wishes));
}

function scoreSurveyTable(table: SheetTable, wishes: SurveyWishes): SurveyTableScore {
  const records = table.records.filter((record) => record.kind === 'survey');
  const tally = records.some(({ question }) => question !== null);
  const given = tally ? new Map(table.questions.map(({ text }) => [text, 1])) : answersGiven(records);
  const settings: SurveySettings = {
    method: wishes.method ?? 'weights',
    average: wishes.average ?? 'answers',
    answers: joinScales(wishes.answers ?? [], guessScale(given, tally)),
  };
  const counted = tally ? countTally(table, records, settings) : countForms(table, records, settings);
  const { questions, ...rest } = counted;
  const score = scoreSurvey(questions, settings);
  return {
    layout: tally ? 'tally' : 'forms',
    settings,
    example: wishes.answers === undefined,
    questions: score.questions.map((figure, i) => ({ ...questions[i]!, ...figure })),
    groups: score.groups,
    index: score.index,
    forms: tally ? null : records.length,
    ...rest,
    rows: { top: records[0]!.row, bottom: records.at(-1)!.row },
  };
}

function answersGiven(records: readonly SurveyRecord[]): Map<string | number, number> {
  const given = new Map<string | number, number>();
  for (const { answers } of records) {
    for (const answer of answers) if (!isBlank(answer)) given.set(answer, (given.get(answer) ?? 0) + 1);
  }
  return given;
}

function isBlank(answer: string | number | null): answer is null {
  return answer === null || (typeof answer === 'string' && answer.trim() === '');
}

/** The officer's scale, with answers found since then. */
function joinScales(wished: readonly ScaledAnswer[], guessed: readonly ScaledAnswer[]): ScaledAnswer[] {
  const known = new Set(wished.map(({ label }) => answerKey(label)));
  return [...wished, ...guessed.filter(({ label }) => !known.has(answerKey(label)))];
}

type Counted = Pick<SurveyTableScore, 'blankAnswers' | 'invalidAnswers' | 'invalid' | 'writings' | 'answerColumns'> & {
  readonly questions: readonly Omit<QuestionScore, 'percent' | 'validAnswers'>[];
};

function countForms(table: SheetTable, records: readonly SurveyRecord[], { answers }: SurveySettings): Counted {
  const places = new Map(answers.map(({ label }, place) => [answerKey(label), place]));
  const placed = new Map<string | number, number | null>();
  const writings = answers.map(() => new Map<string, string>());
  const counts = table.questions.map(() => answers.map(() => 0));
  const invalid: { cell: CellAddress; text: string }[] = [];
  let blankAnswers = 0;
  let invalidAnswers = 0;
  const placeOf = (answer: string | number): number | null => {
    const known = placed.get(answer);
    if (known !== undefined) return known;
    const place = places.get(answerKey(answer)) ?? null;
    placed.set(answer, place);
    // COUNTIF takes capitals and small letters for the same.
    if (place !== null) writings[place]!.set(String(answer).toLowerCase(), String(answer));
    return place;
  };
  for (const record of records) {
    table.questions.forEach(({ column }, index) => {
      const answer = record.answers[index] ?? null;
      if (isBlank(answer)) {
        blankAnswers++;
        return;
      }
      const place = placeOf(answer);
      if (place !== null) counts[index]![place]!++;
      else {
        invalidAnswers++;
        if (invalid.length < mostInvalidShown)
          invalid.push({ cell: { row: record.row, column }, text: String(answer) });
      }
    });
  }
  const groups = groupsOfHeaders(table.questions.map(({ text }) => text));
  return {
    questions: table.questions.map(({ column, text }, index) => ({
      name: withoutGroup(text, groups[index] ?? null),
      group: groups[index] ?? null,
      cell: { row: table.headerBottom, column },
      counts: counts[index]!,
    })),
    blankAnswers,
    invalidAnswers,
    invalid,
    writings: writings.map((forms) => [...forms.values()]),
    answerColumns: answers.map(() => []),
  };
}

/** A header of several rows without the one that names its group. */
function withoutGroup(text: string, group: string | null): string {
  const path = text.split(' | ');
  const rest = path.filter((part) => part !== group);
  return (rest.length > 0 ? rest : path).join(' – ');
}

function countTally(table: SheetTable, records: readonly SurveyRecord[], { answers }: SurveySettings): Counted {
  const columnsOf = answers.map(({ label }) => {
    const key = answerKey(label);
    return table.questions.flatMap(({ text }, index) => (answerKey(text) === key ? [index] : []));
  });
  const invalid: { cell: CellAddress; text: string }[] = [];
  let invalidAnswers = 0;
  const countOf = (record: SurveyRecord, index: number): number => {
    const value = record.answers[index] ?? null;
    if (value === null) return 0;
    if (typeof value === 'number' && value >= 0 && Number.isInteger(value)) return value;
    const column = table.questions[index]!.column;
    invalidAnswers++;
    if (invalid.length < mostInvalidShown) invalid.push({ cell: { row: record.row, column }, text: String(value) });
    return 0;
  };
  const sections = records.map(({ section, sectionName }) =>
    sectionName === null || sectionName === '' ? section : sectionName,
  );
  const numbered = groupsOfCodes(records.map(({ ordinal, question }) => ordinal ?? codeOf(question ?? '')));
  const questions = records.map((record, at) => ({
    name: record.question ?? '',
    group: sections.some((name) => name !== null) ? sections[at]! : numbered[at]!,
    cell: { row: record.row, column: nameColumnOf(table) },
    counts: columnsOf.map((indexes) => indexes.reduce((sum, index) => sum + countOf(record, index), 0)),
  }));
  const blankAnswers = records.reduce((sum, record) => sum + record.answers.filter((one) => one === null).length, 0);
  return {
    questions,
    blankAnswers,
    invalidAnswers,
    invalid,
    writings: answers.map(() => []),
    answerColumns: columnsOf.map((indexes) => indexes.map((index) => table.questions[index]!.column)),
  };
}

function nameColumnOf({ columns, area }: SheetTable): number {
  return columns.find(({ field }) => field === 'name')?.column ?? area.left;
}

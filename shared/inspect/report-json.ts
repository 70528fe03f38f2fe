import type { AgencyRef } from '../agency/agency-ref.ts';
import type { Severity } from '../check/issue.ts';
import type { Deadline } from '../deadline/deadline-kind.ts';
import type { ScoreSummary } from '../score/score-summary.ts';
import { scoreSurveys, type SurveyTableScore, type SurveyWishes } from '../score/survey-table.ts';
import { a1, columnLetters } from '../sheet/a1.ts';
import type { SheetKind } from '../sheet/sheet-kind.ts';
import type { SheetRecord } from '../sheet/sheet-record.ts';
import type { SheetTable } from '../sheet/sheet-table.ts';
import type { SheetReport } from './sheet-report.ts';

/** The JSON that `check --json` prints. Rows are numbered as Excel shows them, columns are letters, days are ISO. */
export interface CheckJson {
  readonly file: string;
  readonly sheets: readonly SheetJson[];
}

export interface SheetJson {
  readonly name: string;
  /** Kind, header and columns are those of the largest table. */
  readonly kind: SheetKind;
  readonly headerRow: number | null;
  readonly columns: Readonly<Record<string, string>>;
  /** Every table of the sheet, in reading order. */
  readonly tables: readonly TableJson[];
  /** Records of all tables, in reading order. */
  readonly records: readonly RecordJson[];
  readonly issues: readonly IssueJson[];
  readonly score: ScoreSummary | null;
  /** Each survey table worked out, the largest first; empty on other sheets. */
  readonly surveys: readonly SurveyJson[];
}

/** A survey worked out, with the example weights of its answers where none were given. Percentages run from 0 to 100. */
export interface SurveyJson {
  readonly layout: SurveyTableScore['layout'];
  readonly forms: number | null;
  readonly blankAnswers: number;
  readonly invalidAnswers: number;
  readonly invalid: readonly { readonly cell: string; readonly text: string }[];
  /** True: the weights are an example, to be set for each form. */
  readonly example: boolean;
  readonly settings: SurveyTableScore['settings'];
  readonly index: SurveyTableScore['index'];
  readonly groups: SurveyTableScore['groups'];
  readonly questions: readonly {
    readonly cell: string;
    readonly name: string;
    readonly group: string | null;
    readonly percent: number | null;
    readonly validAnswers: number;
    readonly counts: readonly number[];
  }[];
}

export interface TableJson {
  readonly kind: SheetKind;
  readonly headerRow: number;
  readonly columns: Readonly<Record<string, string>>;
  readonly recordCount: number;
}

/** A record's own fields, without the cells they came from. */
export type RecordJson = { readonly row: number } & Readonly<Record<string, unknown>>;

export interface IssueJson {
  readonly code: string;
  readonly severity: Severity;
  readonly cell: string;
  readonly message: string;
  /** How many mends are known. */
  readonly fixes: number;
}

/** Writes the reports of a file's sheets as the documented JSON; `wishes` = how its surveys are worked out. */
export function toCheckJson(file: string, reports: readonly SheetReport[], wishes: SurveyWishes = {}): CheckJson {
  return { file, sheets: reports.map((report) => sheetJson(report, wishes)) };
}

function sheetJson({ kind, reading, issues, score }: SheetReport, wishes: SurveyWishes): SheetJson {
  const main = largestTable(reading.tables);
  return {
    name: reading.name,
    kind,
    headerRow: main === null ? null : main.headerTop + 1,
    columns: main === null ? {} : columnsJson(main),
    tables: reading.tables.map((table) => ({
      kind: table.kind,
      headerRow: table.headerTop + 1,
      columns: columnsJson(table),
      recordCount: table.records.length,
    })),
    records: reading.tables.flatMap((table) => table.records.map((record) => recordJson(record, table))),
    issues: issues.map(({ code, severity, cell, message, fixes }) => ({
      code,
      severity,
      cell: a1(cell),
      message,
      fixes: fixes.length,
    })),
    score,
    surveys: scoreSurveys(reading, wishes).map(surveyJson),
  };
}

function surveyJson(survey: SurveyTableScore): SurveyJson {
  const { layout, forms, blankAnswers, invalidAnswers, invalid, example, settings, index, groups, questions } = survey;
  return {
    layout,
    forms,
    blankAnswers,
    invalidAnswers,
    invalid: invalid.map(({ cell, text }) => ({ cell: a1(cell), text })),
    example,
    settings,
    index,
    groups,
    questions: questions.map(({ cell, name, group, percent, validAnswers, counts }) => ({
      cell: a1(cell),
      name,
      group,
      percent,
      validAnswers,
      counts,
    })),
  };
}

/** The table with most records, the first of equals; `null` on a sheet without tables. */
function largestTable(tables: readonly SheetTable[]): SheetTable | null {
  let largest: SheetTable | null = null;
  for (const table of tables) {
    if (largest === null || table.records.length > largest.records.length) largest = table;
  }
  return largest;
}

function columnsJson(table: SheetTable): Record<string, string> {
  const columns: Record<string, string> = {};
  // Of two columns for one field only the first is read.
  for (const { field, column } of table.columns) columns[field] ??= columnLetters(column);
  return columns;
}

function agencyJson({ code, collective, text, condition }: AgencyRef) {
  return { code, collective, text, condition };
}

function deadlineJson({ kind, start, end, raw, recurrence, condition, days, note }: Deadline) {
  return { kind, start, end, raw, recurrence, condition, days, note };
}

function recordJson(record: SheetRecord, table: SheetTable): RecordJson {
  const { row, section, sectionName, note } = record;
  const place = { row: row + 1, section, sectionName };
  switch (record.kind) {
    case 'plan':
    case 'papi': {
      const { ordinal, objective, task, activity, product, budget, status, percent, result, evidence } = record;
      return {
        ...place,
        ordinal,
        objective,
        task,
        activity,
        product,
        ...assignment(record),
        budget,
        status,
        percent,
        result,
        evidence,
        note,
      };
    }
    case 'criteria': {
      return {
        ...place,
        code: record.code,
        level: record.level,
        parent: record.parent,
        leaf: record.leaf,
        name: record.name,
        maxScore: record.maxScore,
        rule: record.rule,
        method: record.method,
        choice: record.choice,
        numerator: record.numerator,
        denominator: record.denominator,
        declared: record.declared,
        selfScore: record.selfScore,
        surveyScore: record.surveyScore,
        appraisedScore: record.appraisedScore,
        achievedScore: record.achievedScore,
        lastYearScore: record.lastYearScore,
        indexPercent: record.indexPercent,
        evidence: record.evidence,
        lossCause: record.lossCause,
        remedy: record.remedy,
        explanation: record.explanation,
        leadAgencies: record.leadAgencies.map(agencyJson),
        deadline: deadlineJson(record.deadline),
        note,
      };
    }
    case 'improvement': {
      const { ordinal, name, targetRank, weakness, remedy } = record;
      return { ...place, ordinal, name, targetRank, weakness, ...assignment(record), remedy, note };
    }
    case 'recommendations': {
      const { ordinal, source, recommendation, status, result } = record;
      return { ...place, ordinal, source, recommendation, ...assignment(record), status, result, note };
    }
    case 'agencies': {
      const { code, name, variants, level, validFrom, validTo, lastDay, parent, successors, members } = record;
      return { ...place, code, name, variants, level, validFrom, validTo, lastDay, parent, successors, members, note };
    }
    case 'survey': {
      const answers = record.answers.map((answer, index) => ({
        question: table.questions[index]?.text ?? null,
        answer,
      }));
      if (record.question === null) return { ...place, ordinal: record.ordinal, answers, note };
      const counts = answers.map(({ question, answer }) => ({ answer: question, count: answer }));
      return { ...place, ordinal: record.ordinal, question: record.question, counts, note };
    }
  }
}

function assignment(record: Extract<SheetRecord, { coAgencies: unknown }>) {
  return {
    leadAgencies: record.leadAgencies.map(agencyJson),
    coAgencies: record.coAgencies.map(agencyJson),
    deadline: deadlineJson(record.deadline),
  };
}

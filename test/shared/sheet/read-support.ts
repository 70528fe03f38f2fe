import type { Deadline } from '#shared/deadline/deadline-kind.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import type { ReadContext } from '#shared/sheet/read-context.ts';
import { readSheet } from '#shared/sheet/read-sheet.ts';
import type {
  AgencyRecord,
  CriterionRecord,
  ImprovementRecord,
  PlanRecord,
  RecommendationRecord,
  SurveyRecord,
} from '#shared/sheet/sheet-record.ts';
import type { ColumnField } from '#shared/sheet/sheet-kind.ts';
import type { ColumnOverride, SheetReading, SheetTable } from '#shared/sheet/sheet-table.ts';

/** Agencies and deadlines kept as their words: what they mean is tested where they are parsed. */
const wordContext: ReadContext = {
  parseAgencies: (text) =>
    text.split(';').map((part) => ({ code: null, collective: false, text: part.trim(), condition: null })),
  parseDeadline: (raw, format): Deadline => ({
    kind: raw === '' ? 'none' : 'unknown',
    start: null,
    end: null,
    recurrence: [],
    condition: null,
    days: null,
    note: format,
    raw: String(raw),
  }),
};

export function read(grid: Grid, override: ColumnOverride | null = null): SheetReading {
  return readSheet(grid, { ...wordContext, override });
}

export function onlyTable(grid: Grid): SheetTable {
  const { tables } = read(grid);
  if (tables.length !== 1) throw new Error(`expected one table, got ${tables.length}`);
  return tables[0]!;
}

/** Sheet column letters are easier to read as the order of fields: "ordinal task leadAgencies". */
export function fieldsOf(table: SheetTable): ColumnField[] {
  return table.columns.map(({ field }) => field);
}

export const plansOf = (table: SheetTable) =>
  table.records.filter((one): one is PlanRecord => one.kind === 'plan' || one.kind === 'papi');
export const criteriaOf = (table: SheetTable) =>
  table.records.filter((one): one is CriterionRecord => one.kind === 'criteria');
export const improvementsOf = (table: SheetTable) =>
  table.records.filter((one): one is ImprovementRecord => one.kind === 'improvement');
export const recommendationsOf = (table: SheetTable) =>
  table.records.filter((one): one is RecommendationRecord => one.kind === 'recommendations');
export const agenciesOf = (table: SheetTable) =>
  table.records.filter((one): one is AgencyRecord => one.kind === 'agencies');
export const surveysOf = (table: SheetTable) =>
  table.records.filter((one): one is SurveyRecord => one.kind === 'survey');

/** Rows of a work plan in short: ordinal, the words of the work, leads, deadline. */
export function shortPlan(table: SheetTable) {
  return plansOf(table).map((one) => [
    one.section,
    one.ordinal,
    one.objective,
    one.task,
    one.activity,
    one.leadAgencies.map(({ text }) => text).join('; '),
    one.deadline.raw,
  ]);
}

/** What a table was recognised as, in the form an officer corrects and the workbook keeps. */
export function overrideFromTable(table: SheetTable): ColumnOverride {
  const columns = [...table.columns, ...table.unknownColumns.map((column) => ({ ...column, field: null }))]
    .map(({ column, field, header }) => ({ column, field, header }))
    .sort((a, b) => a.column - b.column);
  return { kind: table.kind, headerTop: table.headerTop, headerBottom: table.headerBottom, columns };
}

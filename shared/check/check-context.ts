import type { AgencyCatalogue } from '../agency/agency-catalogue.ts';
import type { RuleParse } from '../rule/rule.ts';
import type { ScoreNode, ScoreSummary } from '../score/score-summary.ts';
import type { CellAddress, Grid } from '../sheet/grid.ts';
import { cellNumber, valueAt } from '../sheet/grid.ts';
import type {
  AgencyRecord,
  CriterionRecord,
  FieldCell,
  ImprovementRecord,
  PlanRecord,
  RecommendationRecord,
  SheetRecord,
  SurveyRecord,
} from '../sheet/sheet-record.ts';
import type { ColumnField, SheetKind } from '../sheet/sheet-kind.ts';
import type { SheetReading, SheetTable, TableColumn } from '../sheet/sheet-table.ts';
import type { CriteriaTree } from './criteria-tree.ts';
import { growCriteriaTree } from './criteria-tree.ts';
import { isSurveyCriterion, rememberRules } from './criterion-rule.ts';
import type { ExpectedTotals } from './expected-totals.ts';

/** Who answers for a field of the index, as the province's improvement plan says. */
export interface FieldOwner {
  readonly field: string;
  readonly agencyCode: string;
}

/** What a check needs beside the sheet. */
export interface CheckSettings {
  readonly catalogue: AgencyCatalogue;
  /** The year the sheet plans or scores; `null` skips the rules that need it. */
  readonly year: number | null;
  /** ISO day; `null` skips late and near-due work. */
  readonly today: string | null;
  /** The sheet's roll-up, where it holds criteria. */
  readonly score: ScoreSummary | null;
  /** Totals the decision announces; `null` = those its title lines state. */
  readonly expected: ExpectedTotals | null;
  readonly owners: readonly FieldOwner[];
  /** Work due in so many days or fewer is called near. */
  readonly nearDays: number;
  /** ISO day by which evidence must be in; `null` when none is set. */
  readonly evidenceDue: string | null;
}

export interface RowOf<Record> {
  readonly table: SheetTable;
  readonly record: Record;
}

/** Records that give someone a piece of work with a deadline. */
export type AssignedRecord = PlanRecord | ImprovementRecord | RecommendationRecord;

export function isAssigned(record: SheetRecord): record is AssignedRecord {
  return 'deadline' in record && record.kind !== 'criteria';
}

/** A body cell that holds text; made where a rule has something to say about it. */
export interface TextCell extends CellAddress {
  readonly text: string;
  readonly table: SheetTable;
  /** `null` in a column that was not recognised. */
  readonly field: ColumnField | null;
  readonly recordRow: number | null;
}

/** The part of a sheet that an edit touched. */
export interface Narrowing {
  /** Sheet rows, in order; the context then lists their records alone. */
  readonly rows: readonly number[];
  /** Whether a record is the first of the whole sheet to read its field's cell. */
  readonly isFirstReader: (record: SheetRecord, field: ColumnField) => boolean;
}

/** Everything a rule may look at. Built once per check. */
export interface CheckContext extends CheckSettings {
  /** `null` = the whole sheet. */
  readonly narrowedTo: Narrowing | null;
  readonly grid: Grid;
  readonly reading: SheetReading;
  readonly works: readonly RowOf<PlanRecord>[];
  readonly assigned: readonly RowOf<AssignedRecord>[];
  readonly criteria: readonly RowOf<CriterionRecord>[];
  readonly trees: readonly CriteriaTree[];
  readonly improvements: readonly RowOf<ImprovementRecord>[];
  readonly recommendations: readonly RowOf<RecommendationRecord>[];
  readonly agencies: readonly RowOf<AgencyRecord>[];
  readonly surveys: readonly RowOf<SurveyRecord>[];
  readonly scoreOfRow: ReadonlyMap<number, ScoreNode>;
  /** What is understood of a criterion's printed rule; `null` where it has none. */
  readonly ruleOf: (record: CriterionRecord) => RuleParse | null;
  /** True for a criterion that a survey scores and nobody else. */
  readonly isSurvey: (record: CriterionRecord) => boolean;
}

/** Gathers the sheet's records and texts by kind, in reading order. Linear in the cells of its tables. */
export function buildCheckContext(
  reading: SheetReading,
  grid: Grid,
  settings: CheckSettings,
  narrowedTo: Narrowing | null = null,
): CheckContext {
  const works: RowOf<PlanRecord>[] = [];
  const assigned: RowOf<AssignedRecord>[] = [];
  const criteria: RowOf<CriterionRecord>[] = [];
  const improvements: RowOf<ImprovementRecord>[] = [];
  const recommendations: RowOf<RecommendationRecord>[] = [];
  const agencies: RowOf<AgencyRecord>[] = [];
  const surveys: RowOf<SurveyRecord>[] = [];
  const ruleOf = rememberRules();
  for (const table of reading.tables) {
    for (const record of table.records) {
      switch (record.kind) {
        case 'plan':
        case 'papi': {
          const row = { table, record };
          works.push(row);
          assigned.push(row);
          break;
        }
        case 'improvement': {
          const row = { table, record };
          improvements.push(row);
          assigned.push(row);
          break;
        }
        case 'recommendations': {
          const row = { table, record };
          recommendations.push(row);
          assigned.push(row);
          break;
        }
        case 'criteria':
          criteria.push({ table, record });
          break;
        case 'agencies':
          agencies.push({ table, record });
          break;
        case 'survey':
          surveys.push({ table, record });
      }
    }
  }
  if (narrowedTo !== null) {
    for (const rows of [works, assigned, criteria, improvements, recommendations, agencies, surveys]) {
      narrowings.set(rows, narrowedTo);
    }
  }
  return {
    ...settings,
    narrowedTo,
    grid,
    reading,
    works,
    assigned,
    criteria,
    trees: reading.tables.filter(({ kind }) => kind === 'criteria').map(growCriteriaTree),
    improvements,
    recommendations,
    agencies,
    surveys,
    scoreOfRow: indexScores(settings.score),
    ruleOf,
    isSurvey: (record) => isSurveyCriterion(record, ruleOf(record)),
  };
}

/**
 * The body cells whose text `matters`, in reading order. Sheets hold few such texts among many, so a cell is described
 * only then; `matters` is asked of every cell and should remember what it said of a text.
 */
export function textCellsThat(
  { reading, grid, narrowedTo }: Pick<CheckContext, 'reading' | 'grid' | 'narrowedTo'>,
  matters: (text: string, field: ColumnField | null) => boolean,
  fits: (field: ColumnField | null) => boolean = () => true,
): TextCell[] {
  const cells: TextCell[] = [];
  for (const table of reading.tables) {
    const columns = [
      ...table.columns.filter(({ field }) => field !== 'rowIdentity'),
      ...table.unknownColumns.map(({ column }) => ({ column, field: null })),
    ]
      .filter(({ field }) => fits(field))
      .sort((a, b) => a.column - b.column);
    if (columns.length === 0) continue;
    const recordRows = new Set(table.records.map(({ row }) => row));
    const last = table.area.bottom;
    const rows = narrowedTo?.rows.filter((row) => row > table.headerBottom && row <= last);
    for (const row of rows ?? rowsBetween(table.headerBottom + 1, last)) {
      for (const { column, field } of columns) {
        const text = valueAt(grid, row, column);
        if (typeof text !== 'string' || text === '' || !matters(text, field)) continue;
        cells.push({ row, column, text, table, field, recordRow: recordRows.has(row) ? row : null });
      }
    }
  }
  return cells;
}

function* rowsBetween(first: number, last: number): Generator<number> {
  for (let row = first; row <= last; row++) yield row;
}

function indexScores(score: ScoreSummary | null): Map<number, ScoreNode> {
  const byRow = new Map<number, ScoreNode>();
  const pending: ScoreNode[] = [...(score?.fields ?? [])];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    byRow.set(node.row, node);
    for (const child of node.children) pending.push(child);
  }
  return byRow;
}

/** The recognised column of a field, or `null` where the table has none. */
export function columnOf(table: SheetTable, field: ColumnField): TableColumn | null {
  return table.columns.find((column) => column.field === field) ?? null;
}

/** The cell a record's field stands in: merges lead to their top cell. `null` where the table has no such column. */
export function fieldCell(record: SheetRecord, field: ColumnField): FieldCell | null {
  return record.cells[field] ?? null;
}

/** A cell to name when the record has no cell of its own for the matter: the first it has. */
export function recordCell({ table, record }: RowOf<SheetRecord>): CellAddress {
  const own = Object.values(record.cells).find((cell) => cell.from === 'own' && cell.row === record.row);
  return own ?? { row: record.row, column: table.columns[0]?.column ?? table.area.left };
}

/** A table's header cell of a column, or the table's first header cell. */
export function headerCell(table: SheetTable, field?: ColumnField): CellAddress {
  const column = field === undefined ? undefined : table.columns.find((candidate) => candidate.field === field);
  return { row: table.headerBottom, column: column?.column ?? table.area.left };
}

/** The sheet's tables of the given kinds, in reading order. */
export function tablesOf(context: CheckContext, kinds: readonly SheetKind[]): readonly SheetTable[] {
  return context.reading.tables.filter(({ kind }) => kinds.includes(kind));
}

/**
 * Keeps the first row of every distinct cell: rows that share a merged cell share what is in it, and one finding
 * about it is enough.
 */
export function firstPerCell<Row extends RowOf<SheetRecord>>(rows: readonly Row[], field: ColumnField): readonly Row[] {
  const byField = firstRows.get(rows) ?? new Map<ColumnField, readonly RowOf<SheetRecord>[]>();
  firstRows.set(rows, byField);
  const known = byField.get(field);
  // Kept under the very list they were taken from, so they are rows of its type.
  if (known !== undefined) return known as readonly Row[];
  const first = findFirstPerCell(rows, field);
  byField.set(field, first);
  return first;
}

function findFirstPerCell<Row extends RowOf<SheetRecord>>(rows: readonly Row[], field: ColumnField): Row[] {
  // Rows come in reading order, so a cell below all before it is new; only others need the set.
  const seen = new Set<number>();
  const first: Row[] = [];
  const narrowing = narrowings.get(rows);
  if (narrowing) return rows.filter(({ record }) => narrowing.isFirstReader(record, field));
  let lowest = -1;
  for (const row of rows) {
    const cell = row.record.cells[field];
    const key = cell === undefined ? lowest : cellNumber(cell);
    if (key === lowest) continue;
    if (key > lowest) lowest = key;
    else {
      if (seen.size === 0) for (const { record } of first) seen.add(cellNumber(record.cells[field]!));
      if (seen.has(key)) continue;
    }
    if (seen.size > 0) seen.add(key);
    first.push(row);
  }
  return first;
}

/** Lists that hold some rows of a sheet: the first of them that reads a cell need not be the first of the sheet. */
const narrowings = new WeakMap<readonly RowOf<SheetRecord>[], Narrowing>();
/** Many rules ask for the same first rows of one context. */
const firstRows = new WeakMap<readonly RowOf<SheetRecord>[], Map<ColumnField, readonly RowOf<SheetRecord>[]>>();

import type {
  AgencyRecord,
  ImprovementRecord,
  PlanRecord,
  RecommendationRecord,
  SheetRecord,
  SurveyRecord,
} from './sheet-record.ts';
import type { RecordReader } from './record-reader.ts';
import type { SheetView } from './sheet-view.ts';
import type { TableLayout } from './table-layout.ts';
import { createRepeatTest } from './table-layout.ts';
import { closingLine, isTotalLabel } from './row-signals.ts';
import type { Body, RecordRow } from './walk-body.ts';

/** Reads the records of a walked body. Criteria and survey tables have readers of their own. */
export function readRecords(reader: RecordReader, layout: TableLayout, body: Body): SheetRecord[] {
  return body.records.map((row) => {
    switch (layout.kind) {
      case 'improvement':
        return readImprovement(reader, layout, row);
      case 'recommendations':
        return readRecommendation(reader, layout, row);
      case 'agencies':
        return readAgency(reader, layout, row);
      default:
        return readPlanRecord(reader, layout, row, layout.kind === 'papi' ? 'papi' : 'plan');
    }
  });
}

function readPlanRecord(reader: RecordReader, layout: TableLayout, row: RecordRow, kind: 'plan' | 'papi'): PlanRecord {
  const cells = reader.withGroupLead(layout, row.section, reader.cellsOf(layout, row.shape.row, row.above));
  const more = row.continuedBy;
  return {
    kind,
    row: row.shape.row,
    section: row.section?.code ?? null,
    sectionName: row.section?.name ?? null,
    cells,
    note: reader.text(cells.note),
    ordinal: reader.code(cells.ordinal),
    objective: reader.text(cells.objective, cells.objective?.from === 'own' ? more : []),
    task: reader.text(cells.task, cells.task?.from === 'own' ? more : []),
    activity: reader.text(cells.activity, more),
    product: reader.text(cells.product, more),
    ...reader.roles(layout, row.shape.row, cells, more),
    deadline: reader.deadline(cells, layout, more),
    budget: reader.text(cells.budget),
    status: reader.text(cells.status),
    percent: reader.percent(cells.percent),
    result: reader.text(cells.result),
    evidence: reader.text(cells.evidence),
  };
}

function readImprovement(reader: RecordReader, layout: TableLayout, row: RecordRow): ImprovementRecord {
  const cells = reader.cellsOf(layout, row.shape.row, row.above);
  return {
    kind: 'improvement',
    row: row.shape.row,
    section: row.section?.code ?? null,
    sectionName: row.section?.name ?? null,
    cells,
    note: reader.text(cells.note),
    ordinal: reader.code(cells.ordinal),
    name: reader.text(cells.name),
    targetRank: reader.text(cells.targetRank),
    weakness: reader.text(cells.weakness, row.continuedBy),
    ...reader.roles(layout, row.shape.row, cells),
    remedy: reader.text(cells.remedy, row.continuedBy),
    deadline: reader.deadline(cells, layout),
  };
}

function readRecommendation(reader: RecordReader, layout: TableLayout, row: RecordRow): RecommendationRecord {
  const cells = reader.cellsOf(layout, row.shape.row, row.above);
  return {
    kind: 'recommendations',
    row: row.shape.row,
    section: row.section?.code ?? null,
    sectionName: row.section?.name ?? null,
    cells,
    note: reader.text(cells.note),
    ordinal: reader.code(cells.ordinal),
    source: reader.text(cells.source),
    recommendation: reader.text(cells.recommendation, row.continuedBy),
    ...reader.roles(layout, row.shape.row, cells),
    deadline: reader.deadline(cells, layout),
    status: reader.text(cells.status),
    result: reader.text(cells.result),
  };
}

function readAgency(reader: RecordReader, layout: TableLayout, row: RecordRow): AgencyRecord {
  const cells = reader.cellsOf(layout, row.shape.row, row.above);
  return {
    kind: 'agencies',
    row: row.shape.row,
    section: row.section?.code ?? null,
    sectionName: row.section?.name ?? null,
    cells,
    note: reader.text(cells.note),
    code: reader.text(cells.code),
    name: reader.text(cells.name),
    variants: [...splitNames(reader.text(cells.shortName)), ...splitNames(reader.text(cells.variants))],
    level: reader.text(cells.level),
    validFrom: reader.year(cells.validFrom),
    validTo: reader.year(cells.validTo),
    lastDay: reader.day(cells.validTo),
    parent: reader.text(cells.parentAgency),
    successors: splitNames(reader.text(cells.successors)),
    members: splitNames(reader.text(cells.members)),
  };
}

/** Names are parted by ";" or line breaks: a comma stands inside "Sở Văn hóa, Thể thao và Du lịch". */
function splitNames(text: string | null): string[] {
  return (text ?? '')
    .split(/[;\n|]/)
    .map((name) => name.replace(/^[-+•\s]+/, '').trim())
    .filter((name) => name !== '');
}

/** Reads answered survey forms, one per row; column numbers, totals and notes are no forms. */
export function readSurvey(
  view: SheetView,
  reader: RecordReader,
  layout: TableLayout,
  questions: readonly { readonly column: number }[],
): { readonly records: SurveyRecord[]; readonly body: Body } {
  const records: SurveyRecord[] = [];
  const totals: { row: number; label: string }[] = [];
  const repeatsHeader = createRepeatTest(view, layout.block);
  let bottom = layout.block.bottom;
  for (let row = layout.block.bottom + 1; row <= layout.bodyBottom; row += 1) {
    const filled = view.filledColumns(row, layout.left, layout.right);
    const first = filled[0];
    if (first === undefined || repeatsHeader(row)) continue;
    const text = view.text(row, first);
    // Answers run from 1 to 5, so a row that counts to its last column and past them numbers the columns.
    const texts = filled.map((column) => view.text(row, column));
    if (filled.length > 6 && texts.every((one, index) => one.replace(/\D/g, '') === String(index + 1))) continue;
    if (filled.length <= 3 && closingLine(text) !== null) break;
    if (isTotalLabel(text)) {
      totals.push({ row, label: text });
      bottom = row;
      continue;
    }
    const answers = questions.map(({ column }) => {
      const value = view.value(row, column);
      return typeof value === 'boolean' ? view.text(row, column) : value;
    });
    if (answers.every((answer) => answer === null)) continue;
    const cells = reader.cellsOf(layout, row, new Map());
    records.push({
      kind: 'survey',
      row,
      section: null,
      sectionName: null,
      cells,
      note: reader.text(cells.note),
      ordinal: reader.code(cells.ordinal),
      question: null,
      answers,
    });
    bottom = row;
  }
  return { records, body: { records: [], sections: [], totals, bottom } };
}

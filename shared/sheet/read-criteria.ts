import { foldText } from '../text/fold-text.ts';
import type { CriterionRecord, FieldCell } from './sheet-record.ts';
import type { ColumnField } from './sheet-kind.ts';
import type { RecordReader } from './record-reader.ts';
import type { SheetView } from './sheet-view.ts';
import type { TableLayout } from './table-layout.ts';
import type { CriteriaBody, CriterionRow } from './walk-criteria.ts';

/** Reads the criteria of a walked body. */
export function readCriteria(
  view: SheetView,
  reader: RecordReader,
  layout: TableLayout,
  body: CriteriaBody,
): CriterionRecord[] {
  return body.criteria.map((row) => readCriterion(view, reader, layout, row));
}

function readCriterion(
  view: SheetView,
  reader: RecordReader,
  layout: TableLayout,
  place: CriterionRow,
): CriterionRecord {
  const cells = cellsOf(reader, layout, place);
  const wording = splitNameAndRule(place.name ?? reader.text(cells.name));
  let rule = reader.text(cells.rule);
  if (rule === null && place.ruleRows.length > 0) {
    rule = place.ruleRows.map((row) => ruleLine(view, layout, row)).join('\n');
    const column = layout.columnOf.get('name')!;
    cells.rule = { row: place.ruleRows[0]!, column, from: 'own' };
  } else if (rule === null && wording.rule !== null && cells.name) {
    rule = wording.rule;
    cells.rule = cells.name;
  }
  return {
    kind: 'criteria',
    row: place.row,
    section: place.section?.code ?? null,
    sectionName: place.section?.name ?? null,
    cells,
    note: reader.text(cells.note),
    code: place.code,
    level: place.level,
    parent: place.parent,
    leaf: place.leaf,
    name: rule === wording.rule ? wording.name : (place.name ?? reader.text(cells.name)),
    maxScore: reader.number(cells.maxScore),
    rule,
    method: reader.text(cells.method),
    choice: reader.text(cells.choice),
    numerator: reader.number(cells.numerator),
    denominator: reader.number(cells.denominator),
    declared: reader.figure(cells.declared),
    selfScore: reader.number(cells.selfScore),
    surveyScore: reader.number(cells.surveyScore),
    appraisedScore: reader.number(cells.appraisedScore),
    achievedScore: reader.number(cells.achievedScore),
    lastYearScore: reader.number(cells.lastYearScore),
    indexPercent: reader.percent(cells.indexPercent),
    evidence: reader.text(cells.evidence),
    lossCause: reader.text(cells.lossCause),
    remedy: reader.text(cells.remedy),
    explanation: reader.text(cells.explanation),
    leadAgencies: reader.agenciesIn(cells.leadAgencies),
    deadline: reader.deadline(cells, layout),
  };
}

function cellsOf(
  reader: RecordReader,
  layout: TableLayout,
  { row, own }: CriterionRow,
): Partial<Record<ColumnField, FieldCell>> {
  const cells: Partial<Record<ColumnField, FieldCell>> = own?.shared
    ? {}
    : { ...reader.cellsOf(layout, row, new Map()) };
  for (const field of own?.left ?? []) delete cells[field];
  return { ...cells, ...own?.cells };
}

/** A rule written line by line: the words of the row, and its points where they stand in the points column. */
function ruleLine(view: SheetView, layout: TableLayout, row: number): string {
  const words = view.text(row, layout.columnOf.get('name')!);
  const column = layout.columnOf.get('maxScore');
  const points = column === undefined ? '' : view.text(row, column);
  return points === '' || /:\s*[\d.,]+\s*(?:điểm|đ)?\s*[;.]?$/i.test(words)
    ? words
    : `${words.replace(/[:;,.\s]+$/, '')}: ${points}`;
}

/** A name cell that goes on with its rule, one branch with points per line. */
function splitNameAndRule(text: string | null): { readonly name: string | null; readonly rule: string | null } {
  const lines = (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const first = lines.findIndex(
    (line, index) => index > 0 && /:\s*[\d.,]+\s*(?:diem|d)?\s*[;.]?$/.test(foldText(line)),
  );
  if (first < 1 || lines.length - first < 2) return { name: text, rule: null };
  return { name: lines.slice(0, first).join('\n'), rule: lines.slice(first).join('\n') };
}

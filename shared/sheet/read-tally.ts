import { codeCandidates } from './item-code.ts';
import type { RecordReader } from './record-reader.ts';
import { closingLine, isTotalLabel } from './row-signals.ts';
import type { SurveyRecord } from './sheet-record.ts';
import type { TableSection } from './sheet-table.ts';
import type { SheetView } from './sheet-view.ts';
import type { TableLayout } from './table-layout.ts';
import { createRepeatTest } from './table-layout.ts';
import type { Body } from './walk-body.ts';

/** Reads a tally: one record per question, its answers the counts of each degree; groups of questions are sections. */
export function readTally(
  view: SheetView,
  reader: RecordReader,
  layout: TableLayout,
  answers: readonly { readonly column: number }[],
): { readonly records: SurveyRecord[]; readonly body: Body } {
  const records: SurveyRecord[] = [];
  const sections: TableSection[] = [];
  const totals: { row: number; label: string }[] = [];
  const repeatsHeader = createRepeatTest(view, layout.block);
  const nameColumn = layout.columnOf.get('name');
  let section: TableSection | null = null;
  let bottom = layout.block.bottom;
  for (let row = layout.block.bottom + 1; row <= layout.bodyBottom; row += 1) {
    const filled = view.filledColumns(row, layout.left, layout.right);
    const first = filled[0];
    if (first === undefined || repeatsHeader(row)) continue;
    if (filled.length <= 3 && closingLine(view.text(row, first)) !== null) break;
    const label = filled
      .slice(0, 2)
      .map((column) => view.text(row, column))
      .find(isTotalLabel);
    if (label !== undefined) {
      totals.push({ row, label });
      bottom = row;
      continue;
    }
    const counts = answers.map(({ column }) => reader.number({ row, column }));
    const cells = reader.cellsOf(layout, row, new Map());
    const question = nameColumn === undefined ? null : reader.text(cells.name);
    if (counts.every((one) => one === null)) {
      const code = codeCandidates(view.value(row, first), view.format(row, first))[0]?.text ?? null;
      const name = view.text(row, code === null ? first : (filled[1] ?? first));
      section = { row, code, name };
      sections.push(section);
      continue;
    }
    // "1 2 3 …" under the header numbers the columns.
    if (question === null || /^\(?\d{1,2}\)?$|^[A-D]$/.test(question)) continue;
    records.push({
      kind: 'survey',
      row,
      section: section?.code ?? null,
      sectionName: section?.name ?? null,
      cells,
      note: reader.text(cells.note),
      ordinal: reader.code(cells.ordinal),
      question,
      answers: counts,
    });
    bottom = row;
  }
  return { records, body: { records: [], sections, totals, bottom } };
}

import { foldText } from '../text/fold-text.ts';
import type { HeaderBlock } from './header-block.ts';
import { codeCandidates } from './item-code.ts';
import type { RecordReader } from './record-reader.ts';
import { closingLine, isTotalLabel } from './row-signals.ts';
import type { SurveyRecord } from './sheet-record.ts';
import type { TableSection } from './sheet-table.ts';
import type { SheetView } from './sheet-view.ts';
import type { TableLayout } from './table-layout.ts';
import { createRepeatTest } from './table-layout.ts';
import type { Body } from './walk-body.ts';

/** An answer of a survey as the header of a tally column: how many gave it stands below. */
export interface AnswerColumn {
  readonly column: number;
  readonly text: string;
}

const leastAnswers = 3;
const degree =
  /^(?:[a-e1-5]\s*[.):-]\s*)?(?:(?:rat|hoan toan|kha|chua|khong|rat khong|hoan toan khong|chua that su|it|tuong doi) )?(?:hai long|dong y|tot|kha tot|quan tam|de dang|thuan tien|nhanh|dung)$|^(?:[a-e1-5]\s*[.):-]\s*)?(?:binh thuong|chap nhan duoc|tam duoc|trung binh|trung lap|phan van|kem|rat kem|yeu|kha|khong y kien|khong biet|khong tra loi|y kien khac)$|^(?:muc|diem) (?:do )?[1-5]$|^[1-5] (?:diem|sao)$/;
const count = /^(?:so (?:phieu|nguoi|luot|y kien|luong)(?: .{0,20})?|sl|tong so)$/;

/** Whether a text is one of the answers of a satisfaction survey: "Rất hài lòng", "Bình thường". */
export function isAnswerDegree(text: string): boolean {
  return text.length <= 40 && degree.test(foldText(text));
}

/** The columns that count answers, left to right; empty when the header is no tally. Shares beside the counts are left out. */
export function findAnswerColumns(block: HeaderBlock): AnswerColumn[] {
  const columns: AnswerColumn[] = [];
  for (const [column, path] of block.paths) {
    const leaf = path.at(-1)!;
    const group = path.at(-2);
    if (isAnswerDegree(leaf)) columns.push({ column, text: leaf });
    else if (group !== undefined && isAnswerDegree(group) && count.test(foldText(leaf)))
      columns.push({ column, text: group });
  }
  const distinct = new Set(columns.map(({ text }) => foldText(text)));
  const isTally = distinct.size >= leastAnswers && distinct.size === columns.length;
  return isTally ? columns.sort((a, b) => a.column - b.column) : [];
}

/** Whether a row may head a tally: three answers or more, each once, with numbers right below most of them. */
export function isAnswerRow(view: SheetView, row: number, columns: readonly number[]): boolean {
  const degrees = columns.filter((column) => isAnswerDegree(view.text(row, column)));
  if (degrees.length < leastAnswers) return false;
  if (new Set(degrees.map((column) => foldText(view.text(row, column)))).size < degrees.length) return false;
  for (let below = row + 1; below <= Math.min(view.range.bottom, row + 4); below += 1) {
    const numbers = degrees.filter((column) => typeof view.value(below, column) === 'number').length;
    if (numbers >= degrees.length / 2) return true;
    // The counts may stand under "Số phiếu | Tỷ lệ" of a header of two rows.
    if (degrees.some((column) => isAnswerDegree(view.text(below, column)))) return false;
  }
  return false;
}

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

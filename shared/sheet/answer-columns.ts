import { foldText } from '../text/fold-text.ts';
import type { SheetView } from './sheet-view.ts';

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
export function findAnswerColumns(paths: ReadonlyMap<number, readonly string[]>): AnswerColumn[] {
  const columns: AnswerColumn[] = [];
  for (const [column, path] of paths) {
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

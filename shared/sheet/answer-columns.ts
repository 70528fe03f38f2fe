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
  if (columns.length === 0) return findScale(paths);
  const distinct = new Set(columns.map(({ text }) => foldText(text)));
  const isTally = distinct.size >= leastAnswers && distinct.size === columns.length;
  return isTally ? columns.sort((a, b) => a.column - b.column) : [];
}

/** A scale of bare digits, side by side: "5 4 3 2 1", "1 2 3 4 5"; shorter and longer ones under a group that says so. */
function findScale(paths: ReadonlyMap<number, readonly string[]>): AnswerColumn[] {
  const digits = [...paths]
    .filter(([, path]) => isScaleDigit(path.at(-1)!))
    .sort(([a], [b]) => a - b)
    .map(([column, path]) => ({ column, text: path.at(-1)!, group: path.length > 1 ? path.at(-2)! : '' }));
  const [first] = digits;
  if (first === undefined || !isWholeScale(digits)) return [];
  const isTold = digits.every(({ group }) => group === first.group && isScaleGroup(group));
  return isTold || digits.length === usualScale ? digits.map(({ column, text }) => ({ column, text })) : [];
}

const usualScale = 5;

function isScaleDigit(text: string): boolean {
  return /^(?:[1-9]|10)$/.test(text);
}

/** Whether digits stand side by side and count 1 to n, up or down. */
function isWholeScale(digits: readonly AnswerColumn[]): boolean {
  const numbers = digits.map(({ text }) => Number(text));
  const step = numbers[0] === 1 ? 1 : -1;
  return (
    digits.length >= leastAnswers &&
    Math.min(numbers[0]!, numbers.at(-1)!) === 1 &&
    digits.every(
      ({ column }, index) =>
        index === 0 || (column === digits[index - 1]!.column + 1 && numbers[index] === numbers[index - 1]! + step),
    )
  );
}

/** Words over a scale: "Mức độ hài lòng", "Số phiếu theo mức điểm". */
export function isScaleGroup(text: string): boolean {
  return /\b(?:muc|hai long|thang diem|so phieu|phieu|tra loi|phuong an|y kien)\b/.test(foldText(text));
}

/** Whether a row holds a scale of bare digits after words that head a column, with counts below. */
export function isScaleRow(view: SheetView, row: number, columns: readonly number[]): boolean {
  const digits = columns
    .filter((column) => isScaleDigit(view.text(row, column)))
    .map((column) => ({ column, text: view.text(row, column) }));
  const [first] = digits;
  if (first === undefined || digits.length !== usualScale || !isWholeScale(digits)) return false;
  const worded = columns.filter((column) => column < first.column && /\p{L}{2}/u.test(view.text(row, column)));
  if (worded.length === 0) return false;
  for (let below = row + 1; below <= Math.min(view.range.bottom, row + 4); below += 1) {
    if (digits.every(({ column }) => typeof view.value(below, column) === 'number')) return true;
  }
  return false;
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

import { a1 } from '../../sheet/a1.ts';
import type { SheetTable } from '../../sheet/sheet-table.ts';
import { foldText } from '../../text/fold-text.ts';
import type { CheckContext } from '../check-context.ts';
import { fieldCell, recordCell } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import { cellWords, decimal, quote } from '../wording.ts';

/** A question whose answers are few and repeated has a scale; so many answers are needed to tell. */
const answersToTell = 20;

const longestScale = 7;

/** Answered forms; a tally counts answers and holds none. */
function formsOf({ surveys }: CheckContext): CheckContext['surveys'] {
  return surveys.filter(({ record }) => record.question === null);
}

function* oddAnswers(context: CheckContext): Generator<Finding> {
  const surveys = formsOf(context);
  const counts: Map<string, number>[] = [];
  const totals: number[] = [];
  const keyOf = (answer: string | number): string => foldText(String(answer));
  for (const { record } of surveys) {
    record.answers.forEach((answer, index) => {
      if (answer === null) return;
      const count = (counts[index] ??= new Map<string, number>());
      count.set(keyOf(answer), (count.get(keyOf(answer)) ?? 0) + 1);
      totals[index] = (totals[index] ?? 0) + 1;
    });
  }
  const scales = counts.map((count, index) => {
    const total = totals[index] ?? 0;
    const common = new Set([...count].filter(([, times]) => times >= total / 50).map(([key]) => key));
    const covered = [...count].reduce((sum, [key, times]) => sum + (common.has(key) ? times : 0), 0);
    return total >= answersToTell && common.size <= longestScale && covered >= total * 0.95 ? common : null;
  });
  for (const { table, record } of surveys) {
    for (let index = 0; index < record.answers.length; index++) {
      const answer = record.answers[index];
      const scale = scales[index];
      const column = table.questions[index]?.column;
      if (answer === null || answer === undefined || !scale || column === undefined || scale.has(keyOf(answer)))
        continue;
      const cell = { row: record.row, column };
      const message = `${cellWords(cell)} ghi ${quote(String(answer), 30)}, khác các mức trả lời của câu hỏi. Phiếu này không quy đổi được điểm hài lòng. Đối chiếu phiếu giấy và sửa.`;
      yield { cell, recordRow: record.row, message };
    }
  }
}

/** Counts of a tally are numbers of answers: whole, never below zero. */
function* badCounts(context: CheckContext): Generator<Finding> {
  for (const { table, record } of context.surveys) {
    if (record.question === null) continue;
    for (const [index, count] of record.answers.entries()) {
      const column = table.questions[index]?.column;
      if (count === null || column === undefined) continue;
      if (typeof count === 'number' ? count >= 0 && Number.isInteger(count) : count.trim() === '') continue;
      const cell = { row: record.row, column };
      const written = typeof count === 'number' ? decimal(count) : quote(count, 30);
      const message = `${cellWords(cell)} ghi ${written}, không phải số lượt trả lời. Ô này không được tính nên tỷ lệ hài lòng sai. Nhập số nguyên từ 0 trở lên.`;
      yield { cell, recordRow: record.row, message };
    }
  }
}

/** Forms filled in online carry the moment of sending, which two of them may share. */
function isTimestamp({ columns }: SheetTable): boolean {
  const header = columns.find(({ field }) => field === 'ordinal')?.header ?? '';
  return /^(?:dau thoi gian|timestamp)/.test(foldText(header));
}

function* repeatedForms(context: CheckContext): Generator<Finding> {
  const surveys = formsOf(context);
  const first = new Map<string, string>();
  for (const row of surveys) {
    const { ordinal } = row.record;
    if (ordinal === null || isTimestamp(row.table)) continue;
    const cell = fieldCell(row.record, 'ordinal') ?? recordCell(row);
    const twin = first.get(ordinal);
    if (twin === undefined) first.set(ordinal, a1(cell));
    else {
      const message = `${cellWords(cell)}: số phiếu ${quote(ordinal, 20)} đã có ở ô ${twin}. Một phiếu nhập hai lần làm sai tỷ lệ hài lòng. Bỏ dòng nhập thừa, hoặc sửa số phiếu.`;
      yield { cell, recordRow: row.record.row, message };
    }
  }
}

export const surveyRules: readonly CheckRule[] = [
  {
    code: 'survey-answer-odd',
    severity: 'warning',
    title: 'Trả lời ngoài các mức của câu hỏi',
    why: 'Phiếu không quy đổi được thành điểm hài lòng.',
    basis: 'Phiếu điều tra: mỗi câu có các mức trả lời cố định',
    kinds: ['survey'],
    check: oddAnswers,
  },
  {
    code: 'survey-answer-missing',
    severity: 'warning',
    title: 'Phiếu bỏ trống câu hỏi',
    why: 'Câu bỏ trống không được tính vào tỷ lệ hài lòng.',
    basis: 'Phiếu hợp lệ trả lời đủ các câu',
    kinds: ['survey'],
    *check(context) {
      for (const { table, record } of formsOf(context)) {
        const blank = record.answers.findIndex((answer) => answer === null);
        const column = table.questions[blank]?.column;
        if (blank < 0 || column === undefined) continue;
        const count = record.answers.filter((answer) => answer === null).length;
        const cell = { row: record.row, column };
        const message = `${cellWords(cell)}: phiếu bỏ trống ${count} câu. Câu trống không tính vào tỷ lệ hài lòng. Đối chiếu phiếu giấy, nhập bổ sung nếu sót.`;
        yield { cell, recordRow: record.row, message };
      }
    },
  },
  {
    code: 'survey-form-repeated',
    severity: 'warning',
    title: 'Phiếu nhập hai lần',
    why: 'Một phiếu nhập hai lần làm sai tỷ lệ hài lòng.',
    basis: 'Mỗi phiếu một dòng',
    kinds: ['survey'],
    check: repeatedForms,
  },
  {
    code: 'survey-count-invalid',
    severity: 'error',
    title: 'Số lượt trả lời không hợp lệ',
    why: 'Số âm, số lẻ hay chữ không phải số lượt trả lời nên bị bỏ ra khi tính.',
    basis: 'Bảng tổng hợp phiếu: mỗi ô là số người chọn một mức',
    kinds: ['survey'],
    scope: { by: 'row' },
    check: badCounts,
  },
];

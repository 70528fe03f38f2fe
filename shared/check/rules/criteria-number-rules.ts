import { formulaAt } from '../../sheet/grid.ts';
import type { ColumnField } from '../../sheet/sheet-kind.ts';
import { foldText } from '../../text/fold-text.ts';
import { parseNumber } from '../../text/parse-number.ts';
import { percentPoints, roundDecimals } from '../../text/round-decimals.ts';
import type { CheckContext } from '../check-context.ts';
import { columnOf, fieldCell, textCellsThat } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import { saysNotApplicable } from '../not-applicable.ts';
import { percentSlips } from '../percent-slip.ts';
import { cellWords, decimal, quote } from '../wording.ts';

const kinds = ['criteria'] as const;

const numericFields: readonly ColumnField[] = [
  'maxScore',
  'numerator',
  'denominator',
  'selfScore',
  'surveyScore',
  'appraisedScore',
  'achievedScore',
  'lastYearScore',
  'indexPercent',
  'percent',
];

const isBlankMark = (text: string): boolean => /^[-–—.…/\\xX\s]*$/.test(text);

function* numberTexts(context: CheckContext, wanted: 'number' | 'other'): Generator<Finding> {
  const isNumeric = (field: ColumnField | null) => field !== null && numericFields.includes(field);
  const saysSomething = (text: string) => !isBlankMark(text) && !saysNotApplicable(text);
  for (const { row, column, field, text, recordRow } of textCellsThat(context, saysSomething, isNumeric)) {
    if (recordRow === null || formulaAt(context.grid, row, column) !== null) continue;
    const number = parseNumber(text);
    if ((number !== null) !== (wanted === 'number')) continue;
    const cell = { row, column };
    const message =
      number === null
        ? `${cellWords(cell)} cần một con số nhưng ghi ${quote(text, 30)}. Ô này không cộng, không chấm được. Ghi số, phần chữ chuyển sang Ghi chú.`
        : `${cellWords(cell)}: ${quote(text, 30)} đang là chữ, không phải số. Excel bỏ qua ô này khi cộng nên tổng bị thiếu. Đổi thành số ${decimal(number)}.`;
    const fixes =
      number === null ? [] : [{ label: `Đổi thành số ${decimal(number)}`, edits: [{ ...cell, value: number }] }];
    // Progress is understood either way; a score as text is left out of every sum.
    yield { cell, recordRow, message, fixes, ...(field === 'percent' ? { severity: 'warning' as const } : {}) };
  }
}

function* badRatios(context: CheckContext): Generator<Finding> {
  for (const { record } of context.criteria) {
    const { numerator, denominator, row } = record;
    const over = fieldCell(record, 'denominator');
    const part = fieldCell(record, 'numerator');
    const parse = context.ruleOf(record);
    const rule = parse?.ok === true ? parse.rule : null;
    const negative = numerator !== null && numerator < 0 ? part : denominator !== null && denominator < 0 ? over : null;
    if (negative !== null) {
      const message = `${cellWords(negative)}: số liệu kê khai không thể âm. Tỷ lệ tính ra sẽ sai. Nhập lại số liệu.`;
      yield { cell: negative, recordRow: row, message };
    } else if (denominator === 0 && over !== null) {
      const allowed = rule !== null && (rule.kind === 'steps' || rule.kind === 'linear') && rule.whenNone !== null;
      if (allowed && (numerator ?? 0) === 0) continue;
      const message = `${cellWords(over)}: tổng số bằng 0 nên không tính được tỷ lệ. Điểm tiêu chí này sẽ để trống. Nhập tổng số, hoặc chọn «Không áp dụng» kèm lý do.`;
      yield { cell: over, recordRow: row, message };
    } else if (numerator !== null && denominator !== null && numerator > denominator && part !== null) {
      const mayExceed =
        (rule !== null && 'measure' in rule && (rule.measure === 'excess' || rule.measure === 'growth')) ||
        /vuot|tang/.test(foldText(record.rule ?? ''));
      if (mayExceed) continue;
      const message = `${cellWords(part)}: số đạt ${decimal(numerator)} lớn hơn tổng số ${decimal(denominator)}. Tỷ lệ vượt 100% sẽ bị trả lại khi thẩm định. Kiểm tra hai số, có thể ghi đổi chỗ.`;
      const edits =
        over === null
          ? []
          : [
              { row: part.row, column: part.column, value: denominator },
              { row: over.row, column: over.column, value: numerator },
            ];
      yield {
        cell: part,
        recordRow: row,
        message,
        fixes:
          edits.length > 0 ? [{ label: 'Đổi chỗ hai số', edits, guess: 'Cũng có thể một trong hai số gõ sai.' }] : [],
      };
    }
  }
}

function* atBoundary({ criteria, scoreOfRow }: CheckContext): Generator<Finding> {
  for (const { record } of criteria) {
    const { numerator, denominator, rule } = record;
    const cell = fieldCell(record, 'numerator');
    if (numerator === null || denominator === null || denominator <= 0 || rule === null || cell === null) continue;
    const percent = Math.round((numerator / denominator) * 1e8) / 1e6;
    const marks = [...rule.matchAll(/(\d{1,3}(?:[.,]\d+)?)\s*%/g)].map((match) => Number(match[1]!.replace(',', '.')));
    if (percent >= 100 || !marks.includes(percent)) continue;
    const taken = scoreOfRow.get(record.row)?.explanation;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)}: tỷ lệ đúng bằng ranh giới ${decimal(percent)}% của thang điểm. ${taken ?? 'Cần xem ranh giới thuộc mức nào.'} Kiểm tra lại số liệu gốc vì lệch một hồ sơ là đổi mức.`,
    };
  }
}

function* shownInPercent(context: CheckContext): Generator<Finding> {
  for (const { record } of context.criteria) {
    const slips = percentSlips(context, record);
    // One edit mends the row: two figures of one ratio go together.
    const edits = slips.map(({ cell: { row, column }, percent }) => ({
      row,
      column,
      value: percent,
      numberFormat: '#,##0.00',
    }));
    for (const { cell, percent } of slips) {
      const message = `${cellWords(cell)} hiện ${decimal(percent)}% nhưng giữ ${decimal(percent / 100)}, nên công thức điểm hiểu là ${decimal(percent / 100)}%. Điểm của tiêu chí đang sai. Ghi ${decimal(percent)} với định dạng số, không dùng dấu %.`;
      yield {
        cell,
        recordRow: record.row,
        message,
        fixes: [{ label: `Ghi ${slips.map((slip) => decimal(slip.percent)).join(' và ')} dạng số`, edits }],
      };
    }
  }
}

export const criteriaNumberRules: readonly CheckRule[] = [
  {
    code: 'number-as-text',
    severity: 'error',
    title: 'Số đang là chữ',
    why: 'Excel bỏ qua số ghi dạng chữ khi cộng nên tổng bị thiếu.',
    basis: 'Cách ghi 91,47 và 79,08% trong kế hoạch 2026 của Bắc Ninh',
    kinds: ['criteria', 'plan', 'papi'],
    scope: { by: 'row' },
    check: (context) => numberTexts(context, 'number'),
  },
  {
    code: 'score-not-number',
    severity: 'error',
    title: 'Cần số nhưng ghi chữ',
    why: 'Ô chữ không cộng, không chấm điểm được.',
    basis: 'Cột điểm, cột số liệu chỉ ghi số',
    kinds: ['criteria', 'plan', 'papi'],
    scope: { by: 'row' },
    check: (context) => numberTexts(context, 'other'),
  },
  {
    code: 'ratio-wrong',
    severity: 'error',
    title: 'Tử số, mẫu số không hợp lý',
    why: 'Mẫu số bằng 0 hoặc số đạt lớn hơn tổng số thì tỷ lệ vô nghĩa.',
    basis: 'Tiêu chí tính theo tỷ lệ; Cà Mau 1.1.4',
    kinds,
    check: badRatios,
  },
  {
    code: 'percent-format',
    severity: 'error',
    title: 'Tỷ lệ định dạng phần trăm trong bảng có công thức',
    why: 'Ô hiện 95% giữ 0,95; công thức của bảng chấm điểm cần 95 nên cho sai điểm.',
    basis: 'Bảng chấm điểm mẫu: tỷ lệ 85% nhập là 85',
    kinds,
    check: shownInPercent,
  },
  {
    code: 'ratio-at-boundary',
    severity: 'info',
    title: 'Tỷ lệ đúng ranh giới mức điểm',
    why: 'Lệch một hồ sơ là đổi mức điểm.',
    basis: 'Cà Mau 1.1.4: 90% và 70% thuộc mức giữa',
    kinds,
    check: atBoundary,
  },
  {
    code: 'index-percent-wrong',
    severity: 'warning',
    title: 'Chỉ số (%) không khớp điểm',
    why: 'Chỉ số là điểm đạt được chia điểm tối đa; ghi tay dễ lệch.',
    basis: 'Nam Định 2020: 62,62/70 = 89,45%',
    kinds,
    *check({ criteria }) {
      for (const { record, table } of criteria) {
        const { indexPercent, maxScore } = record;
        const cell = fieldCell(record, 'indexPercent');
        const score = columnOf(table, 'achievedScore') === null ? record.appraisedScore : record.achievedScore;
        if (indexPercent === null || cell === null || score === null || maxScore === null || maxScore <= 0) continue;
        const wanted = percentPoints(score / maxScore);
        if (Math.abs(wanted - indexPercent) <= 0.051) continue;
        const message = `${cellWords(cell)}: chỉ số ghi ${decimal(indexPercent)}%, còn ${decimal(score)}/${decimal(maxScore)} là ${decimal(roundDecimals(wanted, 2))}%. Xếp hạng theo chỉ số sẽ sai. Đặt công thức chia, hoặc sửa điểm.`;
        yield { cell, recordRow: record.row, message };
      }
    },
  },
];

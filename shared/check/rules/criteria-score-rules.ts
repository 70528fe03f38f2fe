import { a1 } from '../../sheet/a1.ts';
import type { CheckContext } from '../check-context.ts';
import { fieldCell } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import { liesInExtraPoints } from '../extra-points.ts';
import { possibleScores } from '../criterion-rule.ts';
import type { Fix } from '../issue.ts';
import { notApplicableCell } from '../not-applicable.ts';
import { percentSlips } from '../percent-slip.ts';
import { cellWords, decimal } from '../wording.ts';

const kinds = ['criteria'] as const;

const scoreNames = {
  selfScore: 'điểm tự chấm',
  surveyScore: 'điểm điều tra',
  appraisedScore: 'điểm thẩm định',
  achievedScore: 'điểm đạt được',
  lastYearScore: 'điểm năm trước',
} as const;

type ScoreField = keyof typeof scoreNames;

const scoreFields = Object.keys(scoreNames) as ScoreField[];

const tolerance = 0.0051;

function shiftComma(value: number, max: number): number | null {
  return value > max && value / 10 <= max ? Math.round(value * 1000) / 10_000 : null;
}

function* outOfRange({ trees }: CheckContext): Generator<Finding> {
  for (const { nodes } of trees) {
    for (const node of nodes) {
      const { maxScore, row } = node.record;
      for (const field of scoreFields) {
        const score = node.record[field];
        const cell = fieldCell(node.record, field);
        if (score === null || cell === null || maxScore === null) continue;
        // A penalty row takes points away: its range lies below zero.
        const [low, high] = liesInExtraPoints(node) ? [-Math.abs(maxScore), Math.abs(maxScore)] : [0, maxScore];
        if (score >= low - 1e-9 && score <= high + 1e-9) continue;
        const mended = shiftComma(score, high);
        const fixes: Fix[] =
          mended === null
            ? []
            : [
                {
                  label: `Sửa thành ${decimal(mended)}`,
                  edits: [{ row: cell.row, column: cell.column, value: mended }],
                  guess: 'Dời dấu phẩy cho vừa điểm tối đa; số định ghi có thể khác.',
                },
              ];
        const limit = score > high ? `vượt điểm tối đa ${decimal(high)}` : `thấp hơn ${decimal(low)}`;
        yield {
          cell,
          recordRow: row,
          message: `${cellWords(cell)}: ${scoreNames[field]} ${decimal(score)} ${limit}. Tổng điểm sẽ sai và bị trả lại khi thẩm định. Sửa lại điểm, kiểm tra dấu phẩy.`,
          fixes,
          // The maximum may have been another one last year.
          ...(field === 'lastYearScore' ? { severity: 'warning' as const } : {}),
        };
      }
    }
  }
}

function* selfScoredSurveys(context: CheckContext): Generator<Finding> {
  for (const { nodes } of context.trees) {
    for (const { record, children } of nodes) {
      const cell = fieldCell(record, 'selfScore');
      if (children.length > 0 || record.selfScore === null || cell === null || !context.isSurvey(record)) continue;
      const { row, column } = cell;
      const survey = fieldCell(record, 'surveyScore');
      const clear = { row, column, value: null };
      const guess = 'Điểm đang ghi sẽ không còn trong cột này; xem lại trước khi sửa.';
      const fixes: Fix[] = [{ label: 'Xóa điểm tự chấm', edits: [clear], guess }];
      if (survey !== null && record.surveyScore === null) {
        const moved = { row: survey.row, column: survey.column, value: record.selfScore };
        fixes.push({ label: `Chuyển sang cột Điểm điều tra (ô ${a1(survey)})`, edits: [moved, clear], guess });
      }
      yield {
        cell,
        recordRow: record.row,
        message: `${cellWords(cell)}: tiêu chí này chấm bằng điều tra xã hội học, đơn vị không tự chấm. Điểm tự chấm ở đây sẽ bị tính trùng. Xóa điểm tự chấm.`,
        fixes,
      };
    }
  }
}

function* differsFromRule(context: CheckContext): Generator<Finding> {
  const { criteria, scoreOfRow } = context;
  for (const { record } of criteria) {
    const node = scoreOfRow.get(record.row);
    const cell = fieldCell(record, 'selfScore');
    if (node === undefined || cell === null || node.children.length > 0) continue;
    if (node.computed === null || record.selfScore === null) continue;
    const difference = record.selfScore - node.computed;
    // The figure is to be mended, not the formula that reads it.
    if (Math.abs(difference) < tolerance || percentSlips(context, record).length > 0) continue;
    const words = `${difference > 0 ? 'cao' : 'thấp'} hơn ${decimal(Math.abs(difference))}`;
    yield {
      cell,
      recordRow: record.row,
      message:
        `${cellWords(cell)}: tự chấm ${decimal(record.selfScore)}, còn thang điểm cho ${decimal(node.computed)} (${words}). ${node.explanation ?? ''} Điểm lệch sẽ bị điều chỉnh khi thẩm định. Sửa điểm, hoặc sửa số liệu kê khai.`.replace(
          /\s+/g,
          ' ',
        ),
      fixes: [
        {
          label: `Sửa điểm thành ${decimal(node.computed)}`,
          edits: [{ row: cell.row, column: cell.column, value: node.computed }],
        },
      ],
    };
  }
}

function* notAStep(context: CheckContext): Generator<Finding> {
  for (const { nodes } of context.trees) {
    for (const { record, children } of nodes) {
      const cell = fieldCell(record, 'selfScore');
      const parse = context.ruleOf(record);
      if (children.length > 0 || cell === null || record.selfScore === null || parse?.ok !== true) continue;
      if ((context.scoreOfRow.get(record.row)?.computed ?? null) !== null) continue;
      const steps = possibleScores(parse.rule);
      if (steps === null || steps.some((step) => Math.abs(step - record.selfScore!) < tolerance)) continue;
      const list = [...new Set(steps)]
        .sort((a, b) => b - a)
        .map(decimal)
        .join('; ');
      yield {
        cell,
        recordRow: record.row,
        message: `${cellWords(cell)}: tự chấm ${decimal(record.selfScore)} không phải một mức của thang điểm (${list}). Điểm ngoài mức sẽ bị điều chỉnh khi thẩm định. Chọn đúng một mức.`,
      };
    }
  }
}

function* notApplicable(context: CheckContext): Generator<Finding> {
  for (const { record } of context.criteria) {
    const cell = notApplicableCell(context, record);
    if (cell === null) continue;
    if (record.explanation === null && record.note === null) {
      const where = fieldCell(record, 'explanation') ?? fieldCell(record, 'note') ?? cell;
      const message = `Ô ${a1(cell)} chọn «Không áp dụng» nhưng chưa nêu lý do. Thiếu lý do thì tiêu chí bị tính 0 điểm khi thẩm định. Ghi lý do ở ô ${a1(where)}.`;
      yield { cell: where, recordRow: record.row, message };
    }
    const score = fieldCell(record, 'selfScore');
    // A set may give full marks to what does not apply.
    const due = context.scoreOfRow.get(record.row)?.computed ?? null;
    const isDue = due !== null && Math.abs(due - (record.selfScore ?? 0)) < tolerance;
    if (record.selfScore !== null && score !== null && !isDue) {
      const edits = [{ row: score.row, column: score.column, value: null }];
      const fixes = [{ label: 'Xóa điểm', edits, guess: 'Cũng có thể «Không áp dụng» chọn nhầm.' }];
      const message = `${cellWords(score)}: tiêu chí «Không áp dụng» mà vẫn có điểm ${decimal(record.selfScore)}. Hai điều trái nhau nên không biết tính cách nào. Xóa điểm, hoặc bỏ «Không áp dụng».`;
      yield { cell: score, recordRow: record.row, message, fixes };
    }
  }
}

export const criteriaScoreRules: readonly CheckRule[] = [
  {
    code: 'score-out-of-range',
    severity: 'error',
    title: 'Điểm ngoài khoảng cho phép',
    why: 'Điểm âm hoặc vượt điểm tối đa làm sai tổng và bị trả lại.',
    basis: 'Điểm từ 0 đến điểm tối đa; điểm thưởng, điểm trừ theo mức riêng',
    kinds,
    check: outOfRange,
  },
  {
    code: 'survey-self-scored',
    severity: 'error',
    title: 'Tự chấm tiêu chí điều tra xã hội học',
    why: 'Tiêu chí điều tra do tỉnh nhập; tự chấm sẽ bị tính trùng.',
    basis: 'Hướng dẫn thực hiện Quyết định 4361/QĐ-BNV: không tự chấm tiêu chí điều tra xã hội học',
    kinds,
    check: selfScoredSurveys,
  },
  {
    code: 'score-differs-from-rule',
    severity: 'error',
    title: 'Điểm tự chấm khác thang điểm',
    why: 'Điểm lệch với số liệu kê khai sẽ bị điều chỉnh khi thẩm định.',
    basis: 'Thang điểm in trong bộ tiêu chí',
    kinds,
    check: differsFromRule,
  },
  {
    code: 'score-not-a-step',
    severity: 'error',
    title: 'Điểm không phải mức của thang điểm',
    why: 'Tiêu chí chấm theo mức chỉ nhận đúng các mức đã in.',
    basis: 'Quyết định 1880/QĐ-UBND Cà Mau: 1; 0,5; 0',
    kinds,
    check: notAStep,
  },
  {
    code: 'not-applicable-reason',
    severity: 'error',
    title: '«Không áp dụng» chưa rõ',
    why: 'Không nêu lý do thì tiêu chí bị tính 0 điểm; vừa không áp dụng vừa có điểm thì trái nhau.',
    basis: 'Phiếu chấm của Phú Thọ: Có / Không / Không áp dụng',
    kinds,
    check: notApplicable,
  },
];

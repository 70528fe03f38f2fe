import { a1 } from '../../sheet/a1.ts';
import type { CheckContext } from '../check-context.ts';
import { fieldCell, headerCell } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import { cellWords, decimal } from '../wording.ts';
import { scoredLeaves } from '../scored-leaves.ts';

const kinds = ['criteria'] as const;

function* lostWithoutCause(context: CheckContext): Generator<Finding> {
  for (const record of scoredLeaves(context)) {
    const score = record.appraisedScore ?? record.selfScore;
    const cell = fieldCell(record, 'lossCause');
    if (score === null || record.maxScore === null || score >= record.maxScore - 0.005 || cell === null) continue;
    const lost = `${decimal(record.maxScore - score)} điểm`;
    if (record.lossCause === null) {
      yield {
        cell,
        recordRow: record.row,
        message: `${cellWords(cell)}: mất ${lost} nhưng chưa ghi nguyên nhân. Không rõ nguyên nhân thì năm sau vẫn mất điểm. Ghi nguyên nhân, đơn vị và người chịu trách nhiệm.`,
      };
    }
  }
}

function* lostWithoutOwner(context: CheckContext): Generator<Finding> {
  for (const record of scoredLeaves(context)) {
    const score = record.appraisedScore ?? record.selfScore;
    const cell = fieldCell(record, 'leadAgencies');
    if (score === null || record.maxScore === null || score >= record.maxScore - 0.005 || cell === null) continue;
    if (record.leadAgencies.length > 0) continue;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)}: tiêu chí mất ${decimal(record.maxScore - score)} điểm mà chưa ghi đơn vị chịu trách nhiệm. Không có người chịu trách nhiệm thì không khắc phục được. Ghi đơn vị, bộ phận phụ trách.`,
    };
  }
}

function* appraisedWithoutNote({ trees }: CheckContext): Generator<Finding> {
  for (const { nodes } of trees) {
    for (const { record, children } of nodes) {
      const { selfScore, appraisedScore, note, explanation } = record;
      const cell = fieldCell(record, 'appraisedScore');
      if (children.length > 0 || cell === null || selfScore === null || appraisedScore === null) continue;
      if (Math.abs(selfScore - appraisedScore) < 0.005 || note !== null || explanation !== null) continue;
      if (record.lossCause !== null) continue;
      const where = fieldCell(record, 'note') ?? cell;
      yield {
        cell,
        recordRow: record.row,
        message: `${cellWords(cell)}: thẩm định ${decimal(appraisedScore)}, tự chấm ${decimal(selfScore)} mà không có ghi chú. Đơn vị không biết vì sao điểm đổi. Ghi lý do ở ô ${a1(where)}.`,
      };
    }
  }
}

function* jumpsFromLastYear({ trees }: CheckContext): Generator<Finding> {
  for (const { nodes } of trees) {
    for (const { record, children } of nodes) {
      const { selfScore, lastYearScore, maxScore } = record;
      const cell = fieldCell(record, 'selfScore');
      if (children.length > 0 || cell === null || selfScore === null || lastYearScore === null || maxScore === null)
        continue;
      if (maxScore <= 0 || selfScore - lastYearScore < maxScore / 2) continue;
      yield {
        cell,
        recordRow: record.row,
        message: `${cellWords(cell)}: tự chấm ${decimal(selfScore)}, năm trước chỉ đạt ${decimal(lastYearScore)}. Điểm tăng nhiều thường bị xem lại khi thẩm định. Kiểm tra điểm và chuẩn bị minh chứng cho phần tăng.`,
      };
    }
  }
}

export const criteriaAppraisalRules: readonly CheckRule[] = [
  {
    code: 'loss-cause-missing',
    severity: 'error',
    title: 'Mất điểm chưa ghi nguyên nhân',
    why: 'Không rõ nguyên nhân thì không khắc phục được và năm sau vẫn mất điểm.',
    basis: 'Kế hoạch năm 2026 của Lạng Sơn, II.1: nêu rõ nguyên nhân, đơn vị, cá nhân chịu trách nhiệm từng điểm mất',
    kinds,
    check: lostWithoutCause,
  },
  {
    code: 'loss-owner-missing',
    severity: 'warning',
    title: 'Mất điểm chưa có đơn vị chịu trách nhiệm',
    why: 'Mỗi điểm mất cần một đơn vị, một người khắc phục.',
    basis: 'Kế hoạch năm 2026 của Lạng Sơn, II.1',
    kinds,
    check: lostWithoutOwner,
  },
  {
    code: 'appraised-without-note',
    severity: 'warning',
    title: 'Điểm thẩm định khác mà không ghi lý do',
    why: 'Đơn vị không biết vì sao điểm đổi và không giải trình được.',
    basis: 'Quy trình tự chấm, thẩm định, giải trình',
    kinds,
    check: appraisedWithoutNote,
  },
  {
    code: 'self-above-last-year',
    severity: 'warning',
    title: 'Điểm tăng mạnh so với năm trước',
    why: 'Điểm tăng nhiều thường bị xem lại, cần minh chứng chắc.',
    basis: 'So sánh với kết quả thẩm định năm trước',
    kinds,
    check: jumpsFromLastYear,
  },
  {
    code: 'full-marks-everywhere',
    severity: 'warning',
    title: 'Tự chấm điểm tối đa toàn bộ',
    why: 'Chấm tối đa mọi tiêu chí thường là chưa xét từng tiêu chí.',
    basis: 'Kết quả thẩm định các năm: không đơn vị nào đạt điểm tối đa',
    kinds,
    *check(context) {
      for (const tree of context.trees) {
        const scored = tree.nodes.filter(
          ({ record, children }) => children.length === 0 && record.selfScore !== null && record.maxScore !== null,
        );
        if (scored.length < 8 || scored.some(({ record }) => record.selfScore! < record.maxScore!)) continue;
        const cell = headerCell(tree.table, 'selfScore');
        const message = `Cả ${scored.length} tiêu chí đều tự chấm điểm tối đa. Kết quả như vậy thường bị xem lại toàn bộ khi thẩm định. Rà lại từng tiêu chí theo thang điểm và minh chứng.`;
        yield { cell, message };
      }
    },
  },
];

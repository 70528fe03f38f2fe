import type { CheckContext } from '../check-context.ts';
import { fieldCell, firstPerCell } from '../check-context.ts';
import type { CheckRule } from '../check-rule.ts';
import { cellWords, quote } from '../wording.ts';

const kinds = ['criteria'] as const;

function* printedRules(context: CheckContext) {
  for (const row of firstPerCell(context.criteria, 'rule')) {
    const cell = fieldCell(row.record, 'rule');
    const parse = context.ruleOf(row.record);
    if (cell !== null && parse !== null) yield { record: row.record, cell, parse };
  }
}

export const criteriaRuleRules: readonly CheckRule[] = [
  {
    code: 'rule-unreadable',
    severity: 'info',
    title: 'Thang điểm chưa hiểu được',
    why: 'Không hiểu thang điểm thì không tự tính điểm; vẫn nhập điểm tay được.',
    basis: 'Các cách viết thang điểm trong quyết định ban hành bộ tiêu chí',
    kinds,
    *check(context) {
      for (const { record, cell, parse } of printedRules(context)) {
        if (parse.ok) continue;
        const reason = parse.problems[0]?.message ?? '';
        const message =
          `${cellWords(cell)}: chưa hiểu thang điểm ${quote(record.rule!, 50)}. ${reason} Điểm tiêu chí này không tự tính được. Viết lại như «Trên 90%: 2; 70%–90%: 1; dưới 70%: 0», hoặc nhập điểm tay.`.replace(
            /\s+/g,
            ' ',
          );
        yield { cell, recordRow: record.row, message };
      }
    },
  },
  {
    code: 'rule-unsound',
    severity: 'warning',
    title: 'Thang điểm có chỗ trái nhau',
    why: 'Mức điểm chồng nhau hoặc bỏ sót thì cùng một số liệu có thể ra hai điểm, hoặc không ra điểm nào.',
    basis: 'Thang điểm phải phủ hết các trường hợp, mỗi trường hợp một mức',
    kinds,
    *check(context) {
      for (const { record, cell, parse } of printedRules(context)) {
        if (!parse.ok || parse.problems.length === 0) continue;
        const message = `${cellWords(cell)}: ${parse.problems.map((problem) => problem.message).join(' ')} Điểm tính ra có thể sai. Đối chiếu quyết định ban hành rồi sửa thang điểm.`;
        yield { cell, recordRow: record.row, message };
      }
    },
  },
];

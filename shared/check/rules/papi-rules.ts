import { readPapiResults, type PapiProblem } from '../../score/papi-table.ts';
import type { Grid } from '../../sheet/grid.ts';
import type { CheckContext } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';

/** Several rules ask one after the other about one sheet. */
const problemsOf = new WeakMap<Grid, readonly PapiProblem[]>();

function papiProblems(grid: Grid): readonly PapiProblem[] {
  const known = problemsOf.get(grid) ?? readPapiResults(grid)?.problems ?? [];
  problemsOf.set(grid, known);
  return known;
}

/** Tables of PAPI results are no table of work or criteria: their sheets are otherwise not recognised. */
const kinds = ['other'] as const;

function problemsLike(...wanted: readonly PapiProblem['kind'][]): (context: CheckContext) => Generator<Finding> {
  return function* ({ grid }) {
    for (const { kind, cell, message } of papiProblems(grid)) if (wanted.includes(kind)) yield { cell, message };
  };
}

const published = 'Báo cáo PAPI hằng năm: 8 trục nội dung, mỗi trục từ 1 đến 10 điểm';

export const papiRules: readonly CheckRule[] = [
  {
    code: 'papi-score-not-number',
    severity: 'error',
    title: 'Điểm PAPI không phải con số',
    why: 'Điểm ghi bằng chữ không cộng và không so sánh được.',
    basis: published,
    kinds,
    check: problemsLike('not-a-score', 'score-as-text'),
  },
  {
    code: 'papi-score-range',
    severity: 'error',
    title: 'Điểm PAPI ngoài thang',
    why: 'Mỗi trục PAPI có từ 1 đến 10 điểm, cả bộ từ 8 đến 80.',
    basis: published,
    kinds,
    check: problemsLike('out-of-range'),
  },
  {
    code: 'papi-sum',
    severity: 'error',
    title: 'Tổng điểm PAPI không khớp các trục',
    why: 'Tổng không khớp thường là chép nhầm điểm của một trục.',
    basis: published,
    kinds,
    check: problemsLike('sum-mismatch'),
  },
  {
    code: 'papi-dimension-missing',
    severity: 'warning',
    title: 'Bảng PAPI thiếu trục nội dung',
    why: 'Thiếu trục thì tổng điểm và so sánh giữa các năm không đúng.',
    basis: published,
    kinds,
    check: problemsLike('dimension-missing'),
  },
  {
    code: 'papi-group-unknown',
    severity: 'warning',
    title: 'Nhóm PAPI không có trong bốn nhóm',
    why: 'Tên nhóm khác bốn nhóm đã công bố thì không so sánh được nhóm.',
    basis: 'Bản đồ PAPI: Cao nhất, Trung bình cao, Trung bình thấp, Thấp nhất',
    kinds,
    check: problemsLike('group-unknown'),
  },
];

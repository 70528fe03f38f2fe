import { mostPoints } from '../rule/check-points.ts';
import { formatDecimal } from '../rule/exact-number.ts';
import { parseItemCode } from '../sheet/item-code.ts';
import { criterionMethodNames, type CriteriaSet } from './criteria-set.ts';
import { leafRule } from './leaf-rule.ts';
import { rowsOfSet, type SetRow } from './set-rows.ts';
import { totalsOfSet } from './set-totals.ts';

export type SetProblemCode =
  | 'code-duplicate'
  | 'code-misplaced'
  | 'maximum-missing'
  | 'maximum-sum'
  | 'scale-mismatch'
  | 'count-mismatch'
  | 'points-mismatch'
  | 'rule-missing'
  | 'rule-not-understood'
  | 'rule-contradiction'
  | 'rule-below-maximum'
  | 'method-mismatch'
  | 'extra-uncapped';

/** Something wrong with a set, in Vietnamese. An error makes scores wrong; a warning asks for a second look. */
export interface SetProblem {
  readonly code: SetProblemCode;
  readonly severity: 'error' | 'warning';
  /** Code of the criterion, `null` when the whole set is meant. */
  readonly criterion: string | null;
  readonly message: string;
}

const tolerance = 1e-6;

/** A set's own checks: codes, sums, counts, announced totals, and rules against their maximum. Linear in the rows. */
export function checkCriteriaSet(set: CriteriaSet): SetProblem[] {
  const rows = rowsOfSet(set);
  return [
    ...checkCodes(rows),
    ...checkSums(rows),
    ...rows.filter(({ children }) => children.length === 0).flatMap((row) => checkLeaf(row, set)),
    ...checkTotals(set, rows),
  ];
}

function problem(
  code: SetProblemCode,
  severity: SetProblem['severity'],
  criterion: string | null,
  message: string,
): SetProblem {
  return { code, severity, criterion, message };
}

function checkCodes(rows: readonly SetRow[]): SetProblem[] {
  const seen = new Set<string>();
  const problems: SetProblem[] = [];
  for (const { node, parent } of rows) {
    const { code } = node;
    // Codes without dots ("1", "a") start again under every group.
    const key = code.includes('.') ? code : `${parent ?? ''}/${code}`;
    if (seen.has(key)) {
      const message = `Mã ${code} dùng hai lần. Điểm của hai tiêu chí sẽ cộng lẫn vào nhau. Đánh lại mã cho khác nhau.`;
      problems.push(problem('code-duplicate', 'error', code, message));
    }
    seen.add(key);
    const above = parent === null ? null : rows[parent]!.node.code;
    if (isMisplaced(code, above)) {
      const place = above === null ? 'là lĩnh vực' : `nằm dưới ${above}`;
      const message = `Mã ${code} ${place} nên cộng điểm sai chỗ. Sửa mã hoặc chuyển tiêu chí về đúng nhóm.`;
      problems.push(problem('code-misplaced', 'error', code, message));
    }
  }
  return problems;
}

/** Dotted codes name their parent; a code without dots may stand anywhere. */
function isMisplaced(code: string, above: string | null): boolean {
  const parsed = parseItemCode(code);
  if (parsed === null || parsed.style === 'bullet') return true;
  if (parsed.style !== 'dotted') return false;
  const stated = code.slice(0, code.lastIndexOf('.'));
  return above === null || stated !== above;
}

function checkSums(rows: readonly SetRow[]): SetProblem[] {
  return rows.flatMap(({ node, children, besideScale }) => {
    // Bonus points together are often limited to less than their rows add up to.
    if (children.length === 0 || besideScale) return [];
    const parts = children
      .map((index) => rows[index]!)
      .filter((row) => (row.children.length > 0 ? !row.besideScale : !leafRule(row).extra))
      .map((row) => row.node.maxScore);
    if (node.maxScore === null || parts.some((part) => part === null)) return [];
    const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
    if (Math.abs(sum - node.maxScore) < tolerance) return [];
    const message = `Các tiêu chí dưới ${node.code} cộng lại ${formatDecimal(Number(sum.toFixed(6)))} điểm, khác điểm tối đa ${formatDecimal(node.maxScore)}. Đối chiếu quyết định rồi sửa điểm.`;
    return [problem('maximum-sum', 'error', node.code, message)];
  });
}

function checkLeaf(row: SetRow, set: CriteriaSet): SetProblem[] {
  const { code, maxScore } = row.node;
  const { method, parse, rule, extra } = leafRule(row);
  const problems: SetProblem[] = [];
  if (maxScore === null) {
    problems.push(problem('maximum-missing', 'error', code, `Tiêu chí ${code} chưa có điểm tối đa. Điền điểm tối đa.`));
  }
  if (parse === null) {
    const severity = method === 'self' ? 'error' : 'warning';
    const message = `Tiêu chí ${code} chưa có thang điểm nên không tự tính được điểm. Điền thang điểm, hoặc chấm tay.`;
    problems.push(problem('rule-missing', severity, code, message));
  } else if (!parse.ok) {
    const why = parse.problems[0]?.message ?? '';
    const message = `Thang điểm của ${code} chưa hiểu được: ${why} Viết lại theo một cách đã nêu trong tài liệu luật chấm điểm.`;
    problems.push(problem('rule-not-understood', 'error', code, message));
  } else {
    for (const { severity, message } of parse.problems) {
      // Said below in the words of a set, with a reason to stop: full marks must be within reach.
      if (severity === 'warning' && message.includes('không mức nào đạt điểm tối đa')) continue;
      problems.push(problem('rule-contradiction', severity, code, `Thang điểm của ${code}: ${message}`));
    }
  }
  const most = rule === null ? null : mostPoints(rule);
  if (most !== null && maxScore !== null && maxScore > 0 && most < maxScore - tolerance) {
    const message = `Thang điểm của ${code} cho nhiều nhất ${formatDecimal(most)} điểm, không đạt tới điểm tối đa ${formatDecimal(maxScore)}. Sửa thang điểm hoặc điểm tối đa.`;
    problems.push(problem('rule-below-maximum', 'error', code, message));
  }
  if (rule !== null && (rule.kind === 'survey') !== (method === 'survey')) {
    const message = `Tiêu chí ${code} ghi hình thức «${criterionMethodNames[method]}» nhưng thang điểm ${rule.kind === 'survey' ? 'là điều tra xã hội học' : 'không phải điều tra xã hội học'}. Thống nhất lại hai chỗ.`;
    problems.push(problem('method-mismatch', 'error', code, message));
  }
  const takes = (maxScore ?? 0) < 0 || (rule?.kind === 'count' && rule.role === 'penalty');
  if (extra && (takes ? set.policy.penaltyCap : set.policy.bonusCap) === null) {
    const message = `Tiêu chí ${code} là điểm ${takes ? 'trừ' : 'thưởng'} nhưng bộ tiêu chí chưa ghi mức ${takes ? 'trừ' : 'thưởng'} nhiều nhất trong năm. Điền mức này nếu quyết định có quy định.`;
    problems.push(problem('extra-uncapped', 'warning', code, message));
  }
  return problems;
}

function checkTotals(set: CriteriaSet, rows: readonly SetRow[]): SetProblem[] {
  const totals = totalsOfSet(set, rows);
  const { expected, scale } = set;
  const problems: SetProblem[] = [];
  const counts = [
    ['lĩnh vực', totals.fields, expected.fields],
    ['tiêu chí', totals.criteria, expected.criteria],
    ['tiêu chí thành phần', totals.subCriteria, expected.subCriteria],
  ] as const;
  for (const [name, found, wanted] of counts) {
    if (wanted === null || found === wanted) continue;
    const message = `Bộ tiêu chí có ${found} ${name}, quyết định ghi ${wanted}. Đếm lại và đối chiếu quyết định.`;
    problems.push(problem('count-mismatch', 'error', null, message));
  }
  const parts = [
    ['tự đánh giá, thẩm định', totals.selfPoints, expected.selfPoints],
    ['điều tra xã hội học', totals.surveyPoints, expected.surveyPoints],
  ] as const;
  for (const [name, found, wanted] of parts) {
    if (wanted === null || found === null || Math.abs(found - wanted) < tolerance) continue;
    const message = `Phần ${name} cộng lại ${formatDecimal(found)} điểm, quyết định ghi ${formatDecimal(wanted)}. Kiểm tra điểm tối đa và hình thức đánh giá từng tiêu chí.`;
    problems.push(problem('points-mismatch', 'error', null, message));
  }
  if (totals.points !== null && Math.abs(totals.points - scale) >= tolerance) {
    const message = `Cả bộ cộng lại ${formatDecimal(totals.points)} điểm, khác thang điểm ${formatDecimal(scale)}. Kiểm tra điểm tối đa từng tiêu chí.`;
    problems.push(problem('scale-mismatch', 'error', null, message));
  }
  return problems;
}

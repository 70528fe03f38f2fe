import { a1 } from '../../sheet/a1.ts';
import type { CellAddress } from '../../sheet/grid.ts';
import { valueAt } from '../../sheet/grid.ts';
import type { CheckContext } from '../check-context.ts';
import { columnOf, fieldCell, headerCell } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import type { CriteriaTree, CriterionNode } from '../criteria-tree.ts';
import type { ExpectedTotals } from '../expected-totals.ts';
import { readExpectedTotals, titleTextAbove } from '../expected-totals.ts';
import type { Fix } from '../issue.ts';
import { findSlips } from '../number-slip.ts';
import { cellWords, decimal } from '../wording.ts';
import { liesInExtraPoints } from '../extra-points.ts';
import type { Part } from '../summed-points.ts';
import { same, partsOf, sumOf, addsUp, grandTotal } from '../summed-points.ts';

const kinds = ['criteria'] as const;

/** Names the cell that is probably wrong, when one correction explains the difference, and where to click. */
function explainDifference(
  parts: readonly Part[],
  wanted: number,
  total: CellAddress,
): { cell: CellAddress; words: string; fixes: Fix[] } {
  const slips = findSlips(
    parts.map(({ value }) => value),
    wanted,
  ).map((slip) => ({ ...slip, cell: parts[slip.index]!.cell }));
  if (slips.length === 0) {
    return { cell: total, words: 'Đối chiếu từng dòng với quyết định ban hành rồi sửa dòng sai.', fixes: [] };
  }
  const fixes = slips.slice(0, 3).map(({ cell, meant }) => ({
    label: `Sửa ô ${a1(cell)} thành ${decimal(meant)}`,
    edits: [{ row: cell.row, column: cell.column, value: meant }],
    guess: 'Sửa riêng ô này thì tổng khớp; đối chiếu quyết định trước khi sửa.',
  }));
  const named = slips
    .slice(0, 3)
    .map(({ cell, typed, meant }) => `ô ${a1(cell)} ghi ${decimal(typed)} thay cho ${decimal(meant)}`);
  const words = `Nhiều khả năng ${named.join(', hoặc ')}. Đối chiếu quyết định ban hành rồi sửa.`;
  return { cell: slips.length === 1 ? slips[0]!.cell : total, words, fixes };
}

function* childrenSums({ trees }: CheckContext): Generator<Finding> {
  for (const { nodes } of trees) {
    for (const node of nodes) {
      const total = fieldCell(node.record, 'maxScore');
      const wanted = node.record.maxScore;
      const parts = partsOf(node.children, 'maxScore');
      if (node.children.length === 0 || total === null || wanted === null || parts.length < node.children.length)
        continue;
      if (addsUp(node.children, 'maxScore', wanted)) continue;
      const { cell, words, fixes } = explainDifference(parts, wanted, total);
      yield {
        cell,
        recordRow: node.children.find(({ record }) => record.row === cell.row)?.record.row ?? node.record.row,
        message: `${cellWords(total)}: các dòng con của ${node.record.code ?? 'dòng này'} cộng lại ${decimal(sumOf(parts))} điểm, khác điểm tối đa ${decimal(wanted)}. Điểm cả bộ sẽ sai theo. ${words}`,
        fixes,
      };
    }
  }
}

/**
 * What the fields of a table should add up to: the announced scale, 100 where the sum comes near it, else what the
 * totals row says. A sheet may well hold one field of a set only: then nothing is expected of it.
 */
function wantedTotal(tree: CriteriaTree, sum: number, scale: number | null, stated: number | null): number | null {
  if (scale !== null && (tree.roots.length >= 5 || Math.abs(sum - scale) <= scale / 10)) return scale;
  if (Math.abs(sum - 100) <= 10) return 100;
  return stated;
}

function* scaleTotals(context: CheckContext): Generator<Finding> {
  for (const tree of context.trees) {
    const column = columnOf(tree.table, 'maxScore')?.column;
    const parts = partsOf(tree.roots, 'maxScore');
    if (column === undefined || parts.length === 0 || parts.length < tree.roots.length) continue;
    const sum = sumOf(parts);
    const row = grandTotal(tree.table)?.row;
    const totalCell = row === undefined ? headerCell(tree.table, 'maxScore') : { row, column };
    const stated = row === undefined ? null : valueAt(context.grid, row, column);
    const scale = expectedOf(context, tree).scale;
    const wanted = wantedTotal(tree, sum, scale, typeof stated === 'number' ? stated : null);
    if (wanted === null || addsUp(tree.roots, 'maxScore', wanted)) continue;
    const { cell, words, fixes } = explainDifference(parts, wanted, totalCell);
    const owner = tree.roots.find(({ record }) => record.row === cell.row);
    yield {
      cell,
      ...(owner === undefined ? {} : { recordRow: owner.record.row }),
      message: `Các lĩnh vực cộng lại ${decimal(sum)} điểm, khác tổng ${decimal(wanted)} điểm. Cả bộ tiêu chí lệch thang điểm thì kết quả xếp hạng sai. ${words}`,
      fixes,
    };
  }
}

function expectedOf(context: CheckContext, tree: CriteriaTree): ExpectedTotals {
  return context.expected ?? readExpectedTotals(titleTextAbove(context.grid, tree.table.headerTop));
}

/** A bonus or penalty row, which no decision means by its fields and criteria. */
function standsBeside(node: CriterionNode): boolean {
  return liesInExtraPoints(node) || (node.record.maxScore !== null && node.record.maxScore < 0);
}

function* statedCounts(context: CheckContext): Generator<Finding> {
  for (const tree of context.trees) {
    const expected = expectedOf(context, tree);
    const counts = [
      { level: 1, name: 'lĩnh vực', wanted: expected.fields },
      { level: 2, name: 'tiêu chí', wanted: expected.criteria },
      { level: 3, name: 'tiêu chí thành phần', wanted: expected.subCriteria },
    ];
    for (const { level, name, wanted } of counts) {
      if (wanted === null) continue;
      const nodes = tree.nodes.filter(({ record }) => record.level === level);
      const count = nodes.filter((node) => !standsBeside(node)).length;
      // Some decisions count their bonus and penalty rows too.
      if (count === wanted || nodes.length === wanted) continue;
      const cell = headerCell(tree.table, 'name');
      const message = `Bảng có ${count} ${name}, còn phần đầu trang ghi ${wanted}. Có thể thừa hoặc sót dòng khi chép. Đếm lại và đối chiếu quyết định ban hành.`;
      yield { cell, message };
    }
  }
}

function* statedPoints(context: CheckContext): Generator<Finding> {
  for (const tree of context.trees) {
    const { selfPoints, surveyPoints } = expectedOf(context, tree);
    const leaves = tree.nodes.filter((node) => node.children.length === 0 && !liesInExtraPoints(node));
    const survey = leaves.filter(({ record }) => context.isSurvey(record));
    const rest = leaves.filter(({ record }) => !context.isSurvey(record));
    if (survey.length === 0) continue;
    const parts = [
      { name: 'điều tra xã hội học', nodes: survey, wanted: surveyPoints },
      { name: 'tự đánh giá, thẩm định', nodes: rest, wanted: selfPoints },
    ];
    for (const { name, nodes, wanted } of parts) {
      const sum = sumOf(partsOf(nodes, 'maxScore'));
      if (wanted === null || same(sum, wanted)) continue;
      const cell = headerCell(tree.table, 'maxScore');
      const message = `Phần ${name} cộng lại ${decimal(sum)} điểm, còn quyết định ghi ${decimal(wanted)} điểm. Sai phần này thì điểm tự chấm và điểm điều tra không ghép được. Kiểm tra điểm tối đa và hình thức đánh giá từng tiêu chí.`;
      yield { cell, message };
    }
  }
}

const real2019 = 'Bộ tiêu chí cấp huyện 2019: cộng ra 99,55 vì ghi 10,05 thay cho 10,5';

export const criteriaTotalRules: readonly CheckRule[] = [
  {
    code: 'max-score-sum',
    severity: 'error',
    title: 'Điểm tối đa các dòng con không khớp dòng cha',
    why: 'Điểm tối đa không khớp thì điểm cả bộ sai theo.',
    basis: real2019,
    kinds,
    check: childrenSums,
  },
  {
    code: 'scale-mismatch',
    severity: 'error',
    title: 'Tổng điểm khác thang điểm',
    why: 'Bộ tiêu chí không cộng đủ thang điểm thì chỉ số và xếp hạng sai.',
    basis: real2019,
    kinds,
    check: scaleTotals,
  },
  {
    code: 'stated-count-mismatch',
    severity: 'warning',
    title: 'Số tiêu chí khác số đã công bố',
    why: 'Đếm không khớp thường là thừa hoặc sót tiêu chí.',
    basis: 'Bộ tiêu chí 2948/QĐ-BNV: ghi 38 tiêu chí, cộng ra 39; Sở KH&CN Bắc Ninh 2026: 7 lĩnh vực, 8 đầu mục',
    kinds,
    check: statedCounts,
  },
  {
    code: 'stated-points-mismatch',
    severity: 'error',
    title: 'Điểm tự chấm, điều tra khác quyết định',
    why: 'Hai phần điểm không đúng thì không ghép thành thang điểm chung được.',
    basis: 'Quyết định 237/QĐ-UBND ngày 28/01/2026 của Bắc Ninh: 83 điểm tự đánh giá, thẩm định và 17 điểm điều tra',
    kinds,
    check: statedPoints,
  },
];

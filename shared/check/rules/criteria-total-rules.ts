import { a1, columnLetters } from '../../sheet/a1.ts';
import type { CellAddress, CellEdit } from '../../sheet/grid.ts';
import { formulaAt, valueAt } from '../../sheet/grid.ts';
import type { FieldCell } from '../../sheet/sheet-record.ts';
import type { SheetTable } from '../../sheet/sheet-table.ts';
import { foldText } from '../../text/fold-text.ts';
import type { CheckContext } from '../check-context.ts';
import { columnOf, fieldCell, headerCell } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import type { CriteriaTree, CriterionNode } from '../criteria-tree.ts';
import type { ExpectedTotals } from '../expected-totals.ts';
import { readExpectedTotals, titleTextAbove } from '../expected-totals.ts';
import type { Fix } from '../issue.ts';
import { findSlips } from '../number-slip.ts';
import { cellList, cellWords, decimal } from '../wording.ts';
import { isExtraPoints } from './criteria-structure-rules.ts';

const kinds = ['criteria'] as const;
type SummedField = 'maxScore' | 'selfScore' | 'surveyScore' | 'appraisedScore' | 'achievedScore';
const summedNames: Readonly<Record<SummedField, string>> = {
  maxScore: 'Điểm tối đa',
  selfScore: 'Điểm tự chấm',
  surveyScore: 'Điểm điều tra',
  appraisedScore: 'Điểm thẩm định',
  achievedScore: 'Điểm đạt được',
};
const scoreFields = ['selfScore', 'surveyScore', 'appraisedScore', 'achievedScore'] as const;
/** Two sums of points are equal when they differ by less than half of the last decimal anyone prints. */
const tolerance = 0.005;

function same(left: number, right: number): boolean {
  return Math.abs(left - right) < tolerance;
}

interface Part {
  readonly cell: FieldCell;
  readonly value: number;
}

function partsOf(nodes: readonly CriterionNode[], field: SummedField): Part[] {
  return nodes.flatMap(({ record }) => {
    const cell = fieldCell(record, field);
    const value = record[field];
    return cell === null || value === null ? [] : [{ cell, value }];
  });
}

function sumOf(parts: readonly Part[]): number {
  return Math.round(parts.reduce((sum, { value }) => sum + value, 0) * 1e6) / 1e6;
}

/** Whether children make their parent's figure, with or without the bonus rows among them. */
function addsUp(nodes: readonly CriterionNode[], field: SummedField, wanted: number): boolean {
  if (same(sumOf(partsOf(nodes, field)), wanted)) return true;
  return same(
    sumOf(
      partsOf(
        nodes.filter((node) => !isExtraPoints(node)),
        field,
      ),
    ),
    wanted,
  );
}

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

/** The row that sums the whole table: the last one called "Tổng …" below its records. */
function grandTotal(table: SheetTable): { row: number } | null {
  const last = table.records.at(-1)?.row ?? table.headerBottom;
  const below = table.totals.filter(({ row, label }) => row > last && /^\W*(?:tong|cong)/.test(foldText(label)));
  return below.at(-1) ?? null;
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

function* statedCounts(context: CheckContext): Generator<Finding> {
  for (const tree of context.trees) {
    const expected = expectedOf(context, tree);
    const counts = [
      { level: 1, name: 'lĩnh vực', wanted: expected.fields },
      { level: 2, name: 'tiêu chí', wanted: expected.criteria },
      { level: 3, name: 'tiêu chí thành phần', wanted: expected.subCriteria },
    ];
    for (const { level, name, wanted } of counts) {
      const count = tree.nodes.filter(({ record }) => record.level === level).length;
      if (wanted === null || count === wanted) continue;
      const cell = headerCell(tree.table, 'name');
      const message = `Bảng có ${count} ${name}, còn phần đầu trang ghi ${wanted}. Có thể thừa hoặc sót dòng khi chép. Đếm lại và đối chiếu quyết định ban hành.`;
      yield { cell, message };
    }
  }
}

function* statedPoints(context: CheckContext): Generator<Finding> {
  for (const tree of context.trees) {
    const { selfPoints, surveyPoints } = expectedOf(context, tree);
    const leaves = tree.nodes.filter((node) => node.children.length === 0 && !isExtraPoints(node));
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

function* scoreSums({ trees, grid }: CheckContext): Generator<Finding> {
  for (const { nodes } of trees) {
    for (const node of nodes) {
      if (node.children.length === 0) continue;
      for (const field of scoreFields) {
        const cell = fieldCell(node.record, field);
        const wanted = node.record[field];
        const parts = partsOf(node.children, field);
        if (cell === null || wanted === null || parts.length === 0 || addsUp(node.children, field, wanted)) continue;
        const sum = sumOf(parts);
        const typed = formulaAt(grid, cell.row, cell.column) === null;
        yield {
          cell,
          recordRow: node.record.row,
          message: `${cellWords(cell)}: ${summedNames[field].toLowerCase()} ghi ${decimal(wanted)}, các dòng con cộng lại ${decimal(sum)}. Điểm tổng hợp sẽ sai. ${typed ? 'Thay số gõ tay bằng công thức cộng các dòng con.' : 'Sửa công thức cho cộng đủ các dòng con.'}`,
          fixes: sumFixes([{ cell, parts: childCells(node, field) }], 'Đặt công thức cộng các dòng con'),
        };
      }
    }
  }
}

/** The totals row against the fields it sums. */
function* totalRowSums({ trees, grid }: CheckContext): Generator<Finding> {
  for (const { table, roots } of trees) {
    const row = grandTotal(table)?.row;
    if (row === undefined) continue;
    for (const field of ['maxScore', ...scoreFields] as const) {
      const column = columnOf(table, field)?.column;
      const stated = column === undefined ? null : valueAt(grid, row, column);
      const parts = partsOf(roots, field);
      if (column === undefined || typeof stated !== 'number' || parts.length === 0) continue;
      // A wrong field is the concern of the scale rule; here the fields are right and the totals row is not.
      if (addsUp(roots, field, stated) || (field === 'maxScore' && !same(sumOf(parts), 100))) continue;
      const cell = { row, column, from: 'own' as const };
      yield {
        cell,
        message: `${cellWords(cell)}: dòng tổng ghi ${decimal(stated)}, các lĩnh vực cộng lại ${decimal(sumOf(parts))}. Tổng điểm báo cáo sẽ sai. Đặt công thức cộng các lĩnh vực.`,
        fixes: sumFixes([{ cell, parts: parts.map((part) => part.cell) }], 'Đặt công thức cộng các lĩnh vực'),
      };
    }
  }
}

function childCells(node: CriterionNode, field: SummedField): FieldCell[] {
  return node.children.flatMap(({ record }) => fieldCell(record, field) ?? []);
}

function sumFixes(sums: readonly { cell: FieldCell; parts: readonly FieldCell[] }[], label: string): Fix[] {
  // Excel takes at most 255 arguments.
  if (sums.some(({ parts }) => parts.length === 0 || parts.length > 250)) return [];
  const edits: CellEdit[] = sums.map(({ cell, parts }) => {
    const list = parts.map((part) => a1(part)).join(',');
    const { row, column } = cell;
    // Nothing scored is not zero: the sum stays blank until a part has a figure.
    return { row, column, value: null, formula: `=IF(COUNT(${list})=0,"",SUM(${list}))` };
  });
  return [{ label, edits }];
}

function* typedTotals({ trees, grid }: CheckContext): Generator<Finding> {
  if (grid.formulas === null) return;
  for (const { nodes, table } of trees) {
    for (const field of scoreFields) {
      const typed = nodes.flatMap((node) => {
        const cell = fieldCell(node.record, field);
        if (node.children.length === 0 || cell === null || node.record[field] === null) return [];
        return formulaAt(grid, cell.row, cell.column) === null ? [{ cell, parts: childCells(node, field) }] : [];
      });
      if (typed.length === 0) continue;
      const column = columnOf(table, field)!.column;
      yield {
        cell: typed[0]!.cell,
        message: `Cột ${columnLetters(column)} (${summedNames[field]}) có ${typed.length} dòng tổng gõ tay: ${cellList(typed.map(({ cell }) => cell))}. Sửa điểm ở dòng con thì tổng không đổi theo. Thay bằng công thức cộng.`,
        fixes: sumFixes(typed, `Đặt công thức cho ${typed.length} dòng tổng`),
      };
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
  {
    code: 'score-sum',
    severity: 'error',
    title: 'Điểm tổng hợp không bằng tổng các dòng con',
    why: 'Điểm lĩnh vực sai thì báo cáo tự chấm sai.',
    basis: 'Điểm tiêu chí, lĩnh vực là tổng điểm thành phần',
    kinds,
    *check(context) {
      yield* scoreSums(context);
      yield* totalRowSums(context);
    },
  },
  {
    code: 'total-typed',
    severity: 'warning',
    title: 'Dòng tổng gõ tay',
    why: 'Số gõ tay không đổi khi sửa điểm thành phần.',
    basis: 'Dòng lĩnh vực, dòng tổng dùng công thức',
    kinds,
    check: typedTotals,
  },
];

import { a1, columnLetters } from '../../sheet/a1.ts';
import type { CellEdit } from '../../sheet/grid.ts';
import { formulaAt, valueAt } from '../../sheet/grid.ts';
import type { FieldCell } from '../../sheet/sheet-record.ts';
import type { CheckContext } from '../check-context.ts';
import { columnOf, fieldCell } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import type { CriterionNode } from '../criteria-tree.ts';
import type { Fix } from '../issue.ts';
import { cellList, cellWords, decimal } from '../wording.ts';
import type { SummedField } from '../summed-points.ts';
import { summedNames, scoreFields, same, partsOf, sumOf, addsUp, grandTotal } from '../summed-points.ts';

const kinds = ['criteria'] as const;

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

export const criteriaSumRules: readonly CheckRule[] = [
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

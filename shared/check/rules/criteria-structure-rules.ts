import { a1 } from '../../sheet/a1.ts';
import type { CellAddress } from '../../sheet/grid.ts';
import type { CheckContext } from '../check-context.ts';
import { columnOf, fieldCell, recordCell } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import type { CriteriaTree, CriterionNode } from '../criteria-tree.ts';
import { codeNumber, findNumberingFaults } from '../numbering.ts';
import type { NumberedEntry } from '../numbering.ts';
import { cellWords, decimal, quote } from '../wording.ts';
import { liesInExtraPoints } from '../extra-points.ts';

const kinds = ['criteria'] as const;

const camau = 'Quyết định 1880/QĐ-UBND năm 2013 của Cà Mau: mã nhiều cấp 1, 1.1, 1.1.1';

/** The cell an officer should look at for a row: the field's, else the row's first. */
function cellFor(tree: CriteriaTree, node: CriterionNode, field: 'code' | 'name' | 'maxScore' | 'rule'): CellAddress {
  const { record } = node;
  const ordinal = field === 'code' ? fieldCell(record, 'ordinal') : null;
  return fieldCell(record, field) ?? ordinal ?? recordCell({ table: tree.table, record });
}

function* everyNode(context: CheckContext): Generator<{ tree: CriteriaTree; node: CriterionNode }> {
  for (const tree of context.trees) for (const node of tree.nodes) yield { tree, node };
}

/**
 * Within what a code must be the only one: numbers that start again under every field ("I 1 2", "II 1 2") under their
 * parent, or under their group row where the fields are nothing more ("Phần I", "Phần II"); dotted codes in their field.
 */
function branchOf({ record, parent }: CriterionNode): string {
  if (parent === null) return `${record.section ?? ''} ${record.sectionName ?? ''}`;
  if (record.code?.includes('.') !== true) return String(parent.record.row);
  let root = parent;
  while (root.parent !== null) root = root.parent;
  return String(root.record.row);
}

function* duplicateCodes(context: CheckContext): Generator<Finding> {
  for (const tree of context.trees) {
    const first = new Map<string, CriterionNode>();
    for (const node of tree.nodes) {
      const { code, row } = node.record;
      if (code === null) continue;
      const key = `${branchOf(node)}\n${code}`;
      const twin = first.get(key);
      if (twin === undefined) {
        first.set(key, node);
        continue;
      }
      const cell = cellFor(tree, node, 'code');
      yield {
        cell,
        recordRow: row,
        message: `${cellWords(cell)}: mã ${code} đã dùng ở ô ${a1(cellFor(tree, twin, 'code'))}. Trùng mã thì điểm của hai tiêu chí cộng lẫn vào nhau. Đánh lại mã cho khác nhau.`,
      };
    }
  }
}

function* levelMismatches(context: CheckContext): Generator<Finding> {
  for (const { tree, node } of everyNode(context)) {
    const { code, level, row } = node.record;
    const parent = node.parent?.record;
    if (code === null || parent === undefined || parent.code === null || !code.includes('.')) continue;
    if (level === parent.level + 1) continue;
    const cell = cellFor(tree, node, 'code');
    yield {
      cell,
      recordRow: row,
      message: `${cellWords(cell)}: mã ${code} ở cấp ${level} nhưng nằm ngay dưới ${parent.code} (cấp ${parent.level}). Thiếu một cấp ở giữa thì cộng điểm sai chỗ. Sửa mã, hoặc bổ sung dòng cấp ${parent.level + 1}.`,
    };
  }
}

/** The last part of a code: "1.2.3" → 3, "II" → 2. */
function lastNumber(code: string): number | null {
  return codeNumber(code.replace(/\.$/, '').split('.').at(-1) ?? '');
}

function* codeGaps(context: CheckContext): Generator<Finding> {
  for (const tree of context.trees) {
    for (const siblings of [tree.roots, ...tree.nodes.map(({ children }) => children)]) {
      const entries: NumberedEntry[] = siblings.flatMap((node) => {
        const number = node.record.code === null ? null : lastNumber(node.record.code);
        if (number === null) return [];
        return [{ cell: cellFor(tree, node, 'code'), row: node.record.row, number, last: number }];
      });
      for (const { kind, entry, expected, before } of findNumberingFaults(
        entries,
        siblings === tree.roots ? null : 1,
      )) {
        if (kind !== 'gap') continue;
        const after = before === null ? 'là số đầu tiên' : `đứng sau ${before.last}`;
        yield {
          cell: entry.cell,
          recordRow: entry.row,
          message: `${cellWords(entry.cell)}: mã có số cuối ${entry.number} ${after}, thiếu ${expected}. Có thể sót tiêu chí khi chép. Đối chiếu quyết định ban hành rồi bổ sung hoặc đánh lại mã.`,
        };
      }
    }
  }
}

export const criteriaStructureRules: readonly CheckRule[] = [
  {
    code: 'criterion-code-missing',
    severity: 'warning',
    title: 'Tiêu chí chưa có mã',
    why: 'Không có mã thì không nối được với năm trước và với tỉnh.',
    basis: `Phiếu khảo sát yêu cầu phần mềm: «thiếu mã định danh»; ${camau}`,
    kinds,
    *check(context) {
      for (const { tree, node } of everyNode(context)) {
        if (node.record.code !== null || node.record.maxScore === null) continue;
        const cell = cellFor(tree, node, 'code');
        const message = `${cellWords(cell)} chưa có mã tiêu chí. Không có mã thì không so được với năm trước và với bản của tỉnh. Điền mã, ví dụ 1.1.4.`;
        yield { cell, recordRow: node.record.row, message };
      }
    },
  },
  {
    code: 'criterion-code-duplicate',
    severity: 'error',
    title: 'Trùng mã tiêu chí',
    why: 'Trùng mã thì điểm của hai tiêu chí cộng lẫn vào nhau.',
    basis: camau,
    kinds,
    check: duplicateCodes,
  },
  {
    code: 'criterion-parent-missing',
    severity: 'error',
    title: 'Không có tiêu chí cha',
    why: 'Điểm của tiêu chí không cộng vào lĩnh vực nào.',
    basis: camau,
    kinds,
    *check({ trees }) {
      for (const tree of trees) {
        for (const node of tree.orphans) {
          // A row without a code hangs on the one above it; its own fault is the missing code.
          if (node.record.code === null) continue;
          const cell = cellFor(tree, node, 'code');
          const message = `${cellWords(cell)}: mã ${node.record.code} không có dòng cha ${node.record.parent ?? ''}. Điểm của dòng này không cộng vào đâu. Bổ sung dòng cha, hoặc sửa mã.`;
          yield { cell, recordRow: node.record.row, message };
        }
      }
    },
  },
  {
    code: 'criterion-level-mismatch',
    severity: 'error',
    title: 'Mã nhảy cấp',
    why: 'Thiếu một cấp ở giữa thì cộng điểm sai chỗ.',
    basis: camau,
    kinds,
    check: levelMismatches,
  },
  {
    code: 'criterion-code-gap',
    severity: 'warning',
    title: 'Mã tiêu chí bị nhảy số',
    why: 'Nhảy số thường là sót tiêu chí khi chép bộ tiêu chí.',
    basis: camau,
    kinds,
    check: codeGaps,
  },
  {
    code: 'criterion-name-missing',
    severity: 'error',
    title: 'Tiêu chí chưa có tên',
    why: 'Không có tên thì không biết chấm điểm việc gì.',
    basis: 'Cột Lĩnh vực/Tiêu chí/Tiêu chí thành phần của bộ tiêu chí',
    kinds,
    *check(context) {
      for (const { tree, node } of everyNode(context)) {
        if (node.record.name !== null) continue;
        const cell = cellFor(tree, node, 'name');
        const message = `${cellWords(cell)} chưa có tên tiêu chí. Không biết đang chấm việc gì. Điền tên theo quyết định ban hành.`;
        yield { cell, recordRow: node.record.row, message };
      }
    },
  },
  {
    code: 'max-score-missing',
    severity: 'error',
    title: 'Thiếu điểm tối đa',
    why: 'Không có điểm tối đa thì không chấm và không cộng được.',
    basis: 'Cột Điểm tối đa của bộ tiêu chí',
    kinds,
    *check(context) {
      for (const { tree, node } of everyNode(context)) {
        const { maxScore, row, name } = node.record;
        if (maxScore !== null || node.children.length > 0 || columnOf(tree.table, 'maxScore') === null) continue;
        const cell = cellFor(tree, node, 'maxScore');
        const message = `${cellWords(cell)} chưa có điểm tối đa${name === null ? '' : ` của ${quote(name, 40)}`}. Không chấm và không cộng được tiêu chí này. Điền điểm tối đa theo quyết định ban hành.`;
        yield { cell, recordRow: row, message };
      }
    },
  },
  {
    code: 'max-score-not-positive',
    severity: 'error',
    title: 'Điểm tối đa không dương',
    why: 'Điểm tối đa bằng 0 hoặc âm thì tiêu chí không có ý nghĩa chấm điểm.',
    basis: 'Điểm tối đa của tiêu chí lớn hơn 0, trừ dòng điểm trừ',
    kinds,
    *check(context) {
      for (const { tree, node } of everyNode(context)) {
        const { maxScore, row, name } = node.record;
        if (maxScore === null || maxScore > 0 || liesInExtraPoints(node)) continue;
        const cell = cellFor(tree, node, 'maxScore');
        const message = `${cellWords(cell)}: điểm tối đa ${decimal(maxScore)} không lớn hơn 0${name === null ? '' : ` (${quote(name, 40)})`}. Tiêu chí như vậy không chấm được. Sửa lại điểm tối đa.`;
        yield { cell, recordRow: row, message };
      }
    },
  },
  {
    code: 'rule-missing',
    severity: 'info',
    title: 'Tiêu chí chưa có thang điểm',
    why: 'Không có thang điểm thì không tự tính và không giải thích được điểm.',
    basis: 'Cột Thang điểm, cách chấm của bộ tiêu chí',
    kinds,
    *check(context) {
      for (const { node } of everyNode(context)) {
        const { rule, row } = node.record;
        if (rule !== null || node.children.length > 0 || context.isSurvey(node.record)) continue;
        const cell = fieldCell(node.record, 'rule');
        if (cell === null) continue;
        const message = `${cellWords(cell)} chưa có thang điểm. Không tự tính và không giải thích được điểm. Chép thang điểm từ quyết định ban hành.`;
        yield { cell, recordRow: row, message };
      }
    },
  },
];

import { a1 } from '../../sheet/a1.ts';
import { foldText } from '../../text/fold-text.ts';
import { decodeIdentity } from '../../sync/row-identity.ts';
import { valueAt } from '../../sheet/grid.ts';
import type { SheetRecord } from '../../sheet/sheet-record.ts';
import type { CheckContext } from '../check-context.ts';
import { columnOf, fieldCell, firstPerCell, recordCell } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import { cellWords, quote } from '../wording.ts';

function* doubtfulIdentities({ reading, grid }: CheckContext): Generator<Finding> {
  for (const table of reading.tables) {
    const column = columnOf(table, 'rowIdentity')?.column;
    if (column === undefined) continue;
    const first = new Map<string, string>();
    for (const { row } of table.records) {
      const decoded = decodeIdentity(valueAt(grid, row, column));
      const cell = { row, column };
      if (decoded.kind === 'none') continue;
      if (decoded.kind === 'broken') {
        const isNewer = decoded.reason === 'newer-version';
        const message = isNewer
          ? `${cellWords(cell)}: định danh của dòng do bản Bảng Điểm mới hơn ghi. Bản đang dùng không đọc được nên không gửi dòng này. Cập nhật Bảng Điểm.`
          : `${cellWords(cell)}: định danh ẩn của dòng đã bị sửa tay hoặc ghi đè. Gửi đi có thể đè lên việc của dòng khác nên dòng này bị giữ lại. Hoàn tác việc ghi đè, hoặc xóa định danh để nối lại dòng.`;
        const edits = [{ ...cell, value: null }];
        yield { cell, recordRow: row, message, fixes: isNewer ? [] : [{ label: 'Xóa định danh hỏng', edits }] };
        continue;
      }
      const { rowId } = decoded.identity;
      const twin = first.get(rowId);
      if (twin === undefined) first.set(rowId, a1(cell));
      else {
        const message = `${cellWords(cell)}: dòng này là bản sao của dòng có định danh ở ô ${twin}. Khi gửi sẽ được coi là dòng mới. Nếu sao chép nhầm thì xóa dòng.`;
        yield { cell, recordRow: row, message, severity: 'warning' };
      }
    }
  }
}

function identitySeen({ cells }: SheetRecord, { grid }: CheckContext): string {
  const cell = cells.rowIdentity;
  return cell === undefined ? '' : String(valueAt(grid, cell.row, cell.column));
}

function* missingText(context: CheckContext): Generator<Finding> {
  for (const row of context.recommendations) {
    if (row.record.recommendation !== null) continue;
    const cell = fieldCell(row.record, 'recommendation') ?? recordCell(row);
    const message = `${cellWords(cell)} chưa ghi nội dung kiến nghị. Không biết phải xử lý việc gì. Chép nội dung từ kết luận kiểm tra, thanh tra.`;
    yield { cell, recordRow: row.record.row, message };
  }
}

export const listRules: readonly CheckRule[] = [
  {
    code: 'recommendation-missing',
    severity: 'error',
    title: 'Dòng chưa ghi kiến nghị',
    why: 'Không biết phải xử lý việc gì.',
    basis: 'Danh mục kiến nghị sau kiểm tra, đối thoại, kiểm toán',
    kinds: ['recommendations'],
    scope: { by: 'row' },
    check: missingText,
  },
  {
    code: 'recommendation-source-missing',
    severity: 'warning',
    title: 'Kiến nghị chưa ghi văn bản nguồn',
    why: 'Không có nguồn thì không chứng minh được đã xử lý kiến nghị nào.',
    basis: 'Kế hoạch năm 2026 của Bắc Ninh, II.1: báo cáo khắc phục bám sát kết luận của Đoàn kiểm tra',
    kinds: ['recommendations'],
    scope: { by: 'row' },
    *check({ recommendations }) {
      for (const { record } of firstPerCell(recommendations, 'source')) {
        const cell = fieldCell(record, 'source');
        if (cell === null || record.source !== null) continue;
        const message = `${cellWords(cell)} chưa ghi văn bản nguồn của kiến nghị. Không chứng minh được đã xử lý kiến nghị nào. Ghi số, ngày kết luận.`;
        yield { cell, recordRow: record.row, message };
      }
    },
  },
  {
    code: 'weakness-without-remedy',
    severity: 'warning',
    title: 'Hạn chế chưa có giải pháp',
    why: 'Nêu hạn chế mà không có giải pháp thì năm sau vẫn mất điểm.',
    basis: 'Kế hoạch năm 2026 của Bắc Ninh, II: khắc phục từng hạn chế của năm trước',
    kinds: ['improvement'],
    scope: { by: 'row' },
    *check({ improvements }) {
      for (const { record } of firstPerCell(improvements, 'remedy')) {
        const cell = fieldCell(record, 'remedy');
        if (cell === null || record.weakness === null || record.remedy !== null) continue;
        if (/khong (?:neu|co|phat sinh) (?:han che|ton tai)/.test(foldText(record.weakness))) continue;
        const message = `${cellWords(cell)} chưa có giải pháp cho hạn chế ${quote(record.weakness, 50)}. Năm sau vẫn mất điểm. Ghi giải pháp và người làm.`;
        yield { cell, recordRow: record.row, message };
      }
    },
  },
  {
    code: 'target-rank-missing',
    severity: 'warning',
    title: 'Lĩnh vực chưa có mục tiêu xếp hạng',
    why: 'Không có mục tiêu thì không biết cải thiện tới đâu.',
    basis: 'Kế hoạch năm 2026 của Bắc Ninh: mỗi lĩnh vực một nhóm xếp hạng phấn đấu',
    kinds: ['improvement'],
    scope: { by: 'row' },
    *check({ improvements }) {
      for (const { record } of firstPerCell(improvements, 'targetRank')) {
        const cell = fieldCell(record, 'targetRank');
        if (cell === null || record.targetRank !== null || record.name === null) continue;
        const message = `${cellWords(cell)}: lĩnh vực ${quote(record.name, 50)} chưa có mục tiêu xếp hạng. Không biết cải thiện tới đâu là đạt. Ghi nhóm xếp hạng phấn đấu.`;
        yield { cell, recordRow: record.row, message };
      }
    },
  },
  {
    code: 'row-identity-damaged',
    severity: 'error',
    title: 'Định danh dòng bị hỏng',
    why: 'Định danh hỏng thì dòng có thể gửi đè lên việc của dòng khác.',
    basis: 'Cột định danh ẩn do Bảng Điểm ghi; lỗi gặp ở các phần mềm khác khi sắp xếp lệch cột',
    kinds: ['plan', 'papi', 'criteria', 'improvement', 'recommendations'],
    scope: { by: 'sheet', sees: identitySeen },
    check: doubtfulIdentities,
  },
];

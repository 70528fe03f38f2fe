import { a1 } from '../../sheet/a1.ts';
import type { PlanRecord } from '../../sheet/sheet-record.ts';
import type { CheckContext } from '../check-context.ts';
import { columnOf, fieldCell, firstPerCell, headerCell, recordCell, tablesOf } from '../check-context.ts';
import type { CheckRule } from '../check-rule.ts';
import { ofStructure } from '../check-rule.ts';
import { activityNumbers } from '../numbering.ts';
import { cellWords, quote } from '../wording.ts';
import { planKinds, workOf, plan167 } from '../plan-work.ts';

/**
 * A row says what is to be done in its activity, or in a task of its own. A task that only reaches down to it, by a
 * merge or by the rows left blank below, is the task of the rows above.
 */
function lacksWork(record: PlanRecord): boolean {
  if (record.activity !== null) return false;
  return record.task === null || (record.cells.activity !== undefined && record.cells.task?.from !== 'own');
}

function* missingField(context: CheckContext, field: 'product' | 'task', say: (at: string) => string) {
  for (const { record } of context.works) {
    const cell = fieldCell(record, field);
    if (cell === null || record[field] !== null || workOf(record) === null) continue;
    yield { cell, recordRow: record.row, message: say(cellWords(cell)) };
  }
}

export const planContentRules: readonly CheckRule[] = [
  {
    code: 'work-missing',
    severity: 'error',
    title: 'Dòng chưa ghi việc phải làm',
    why: 'Dòng có cơ quan, thời gian mà không có việc thì không giao được cho ai.',
    basis: 'Nguyên tắc 5 rõ (rõ việc)',
    kinds: planKinds,
    scope: { by: 'row' },
    *check({ works }) {
      for (const row of works) {
        if (!lacksWork(row.record)) continue;
        const cell = fieldCell(row.record, 'activity') ?? fieldCell(row.record, 'task') ?? recordCell(row);
        const message = `${cellWords(cell)} chưa ghi nhiệm vụ hoặc hoạt động. Không rõ việc thì không giao và không theo dõi được. Ghi việc phải làm, hoặc xóa dòng nếu thừa.`;
        yield { cell, recordRow: row.record.row, message };
      }
    },
  },
  {
    code: 'task-missing',
    severity: 'warning',
    title: 'Hoạt động chưa thuộc nhiệm vụ nào',
    why: 'Tổng hợp theo nhiệm vụ sẽ sót hoạt động này.',
    basis: `${plan167}: mỗi hoạt động nằm dưới một nhiệm vụ`,
    kinds: planKinds,
    scope: { by: 'row' },
    check: (context) =>
      missingField(
        context,
        'task',
        (at) =>
          `${at} chưa có nhiệm vụ của hoạt động này. Tổng hợp theo nhiệm vụ sẽ sót dòng. Điền nhiệm vụ, hoặc gộp ô với nhiệm vụ phía trên.`,
      ),
  },
  {
    code: 'product-missing',
    severity: 'warning',
    title: 'Thiếu kết quả, sản phẩm',
    why: 'Không có sản phẩm thì không có căn cứ xác nhận hoàn thành và không có minh chứng khi chấm điểm.',
    basis: `${plan167}: dòng VI.1.1.2 trống sản phẩm; nguyên tắc 5 rõ (rõ kết quả)`,
    kinds: planKinds,
    scope: { by: 'row' },
    check: (context) =>
      missingField(
        context,
        'product',
        (at) =>
          `${at} chưa có kết quả, sản phẩm. Thiếu sản phẩm thì không có căn cứ xác nhận hoàn thành. Ghi tên văn bản hoặc sản phẩm phải có.`,
      ),
  },
  {
    code: 'activity-several',
    severity: 'warning',
    title: 'Một ô chứa nhiều hoạt động',
    why: 'Nhiều việc chung một dòng thì chung một thời hạn, một tình trạng; không theo dõi riêng từng việc được.',
    basis: `${plan167}: VII.3.1 ghi ba hoạt động trong một ô`,
    kinds: planKinds,
    scope: { by: 'row' },
    *check({ works }) {
      for (const { record } of firstPerCell(works, 'activity')) {
        const numbers = activityNumbers(record.activity ?? '');
        const cell = fieldCell(record, 'activity');
        const count = numbers.length < 2 ? numbers.length : new Set(numbers).size;
        if (count < 2 || cell === null) continue;
        yield {
          cell,
          recordRow: record.row,
          message: `${cellWords(cell)} chứa ${count} hoạt động chung một thời hạn và một tình trạng. Không theo dõi riêng từng việc được. Tách mỗi hoạt động thành một dòng.`,
        };
      }
    },
  },
  {
    code: 'budget-empty',
    severity: 'info',
    title: 'Cột Kinh phí để trống',
    why: 'Tiêu chí kế hoạch CCHC thường xét cả việc bố trí kinh phí.',
    basis: `${plan167}: cột Kinh phí trống cả 87 dòng; Quyết định 1880/QĐ-UBND Cà Mau, tiêu chí 1.1.2`,
    kinds: ['plan'],
    scope: { by: 'sheet', sees: (record) => String('budget' in record && record.budget !== null) },
    *check(context) {
      for (const table of tablesOf(context, ['plan'])) {
        if (columnOf(table, 'budget') === null || table.records.length === 0) continue;
        if (table.records.some((record) => 'budget' in record && record.budget !== null)) continue;
        const cell = headerCell(table, 'budget');
        const message = `Cột Kinh phí (ô ${a1(cell)}) trống ở cả ${table.records.length} dòng. Kế hoạch không nêu kinh phí khó được chấm đủ điểm về bố trí nguồn lực. Điền kinh phí nếu đã có.`;
        yield { cell, message };
      }
    },
  },
  {
    code: 'section-empty',
    severity: 'info',
    title: 'Mục chưa có nhiệm vụ',
    why: 'Mục không có dòng nào thường do dòng nhóm ghi sai chỗ hoặc sót nội dung.',
    basis: 'Bố cục phụ lục kế hoạch: mỗi mục có ít nhất một nhiệm vụ',
    kinds: planKinds,
    scope: ofStructure,
    *check(context) {
      for (const table of tablesOf(context, planKinds)) {
        for (let index = 0; index + 1 < table.sections.length; index++) {
          const section = table.sections[index]!;
          const next = table.sections[index + 1]!;
          if (next.row !== section.row + 1 || next.code === null || section.code === null) continue;
          if (/^[IVX]+$/.test(section.code) !== /^[IVX]+$/.test(next.code)) continue;
          const column = columnOf(table, 'ordinal')?.column ?? table.area.left;
          const cell = { row: section.row, column };
          const message = `${cellWords(cell)}: mục ${section.code} ${quote(section.name)} chưa có nhiệm vụ nào. Có thể sót dòng khi chép. Bổ sung nhiệm vụ hoặc bỏ mục.`;
          yield { cell, message };
        }
      }
    },
  },
];

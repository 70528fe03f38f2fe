import { a1 } from '../../sheet/a1.ts';
import type { PlanRecord } from '../../sheet/sheet-record.ts';
import { foldText } from '../../text/fold-text.ts';
import type { CheckContext, RowOf } from '../check-context.ts';
import { columnOf, fieldCell, firstPerCell, headerCell, recordCell, tablesOf } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import { activityNumbers } from '../numbering.ts';
import type { PercentTarget } from '../percent-targets.ts';
import { readPercentTargets } from '../percent-targets.ts';
import { preparesNextYear, statedYears } from '../stated-years.ts';
import { cellWords, decimal, quote } from '../wording.ts';

const planKinds = ['plan', 'papi'] as const;

/** What the row asks to be done: its activity, or its task in plans without activities. */
function workOf(record: PlanRecord): string | null {
  return record.activity ?? record.task;
}

function workCell(row: RowOf<PlanRecord>) {
  const { record } = row;
  return fieldCell(record, record.activity === null ? 'task' : 'activity') ?? recordCell(row);
}

function withoutHeading(text: string): string {
  return foldText(text).replace(/^[^a-z]*(?:hoat dong|nhiem vu)\s*\d+\s*[.:)-]?\s*/, '');
}

function* missingField(context: CheckContext, field: 'product' | 'task', say: (at: string) => string) {
  for (const { record } of context.works) {
    const cell = fieldCell(record, field);
    if (cell === null || record[field] !== null || workOf(record) === null) continue;
    yield { cell, recordRow: record.row, message: say(cellWords(cell)) };
  }
}

function* duplicateWork({ works }: CheckContext): Generator<Finding> {
  const first = new Map<string, RowOf<PlanRecord>>();
  for (const row of works) {
    const { record } = row;
    const work = workOf(record);
    if (work === null) continue;
    const place = [record.section, record.objective, record.activity === null ? '' : record.task];
    const key = [...place, withoutHeading(work)].map((part) => foldText(part ?? '')).join('\n');
    const twin = first.get(key);
    if (twin === undefined) {
      first.set(key, row);
      continue;
    }
    const cell = workCell(row);
    const other = workCell(twin);
    if (cell.row === other.row && cell.column === other.column) continue;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)} trùng nội dung với ô ${a1(other)}: ${quote(work)}. Một việc ghi hai lần sẽ bị giao và báo cáo hai lần. Bỏ một dòng, hoặc sửa nội dung cho khác nhau.`,
    };
  }
}

function* yearMismatch({ works }: CheckContext): Generator<Finding> {
  for (const { record } of firstPerCell(works, 'product')) {
    if (record.product === null || record.activity === null) continue;
    const asked = statedYears(record.activity);
    const delivered = statedYears(record.product);
    if (asked.length === 0 || delivered.length === 0 || asked.some((year) => delivered.includes(year))) continue;
    const cell = fieldCell(record, 'product');
    const other = fieldCell(record, 'activity');
    if (cell === null || other === null) continue;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)} ghi năm ${delivered.join(', ')} còn hoạt động ở ô ${a1(other)} ghi năm ${asked.join(', ')}. Lệch năm thì không biết sản phẩm phục vụ năm nào. Đối chiếu và sửa cho cùng năm.`,
    };
  }
}

function* yearBeyondPlan({ works, year }: CheckContext): Generator<Finding> {
  if (year === null) return;
  for (const field of ['activity', 'product'] as const) {
    for (const { record } of firstPerCell(works, field)) {
      const text = record[field];
      const cell = fieldCell(record, field);
      if (text === null || cell === null) continue;
      const later = statedYears(text).filter((stated) => stated > year);
      if (later.length === 0 || preparesNextYear(`${text} ${record.task ?? ''} ${record.activity ?? ''}`)) continue;
      yield {
        cell,
        recordRow: record.row,
        message: `${cellWords(cell)} nhắc năm ${later.join(', ')} trong kế hoạch năm ${year}. Chỉ việc lập dự toán, biên chế, kế hoạch cho năm sau mới ghi năm sau. Kiểm tra lại năm.`,
      };
    }
  }
}

interface SetTarget extends PercentTarget {
  readonly cell: { readonly row: number; readonly column: number };
}

function* conflictingTargets({ works }: CheckContext): Generator<Finding> {
  const first = new Map<string, SetTarget>();
  for (const field of ['objective', 'task', 'activity', 'product'] as const) {
    for (const { record } of firstPerCell(works, field)) {
      const cell = fieldCell(record, field);
      if (cell === null || record[field] === null) continue;
      for (const target of readPercentTargets(record[field])) {
        const other = first.get(target.key);
        if (other === undefined) first.set(target.key, { ...target, cell });
        else if (other.percent !== target.percent) {
          yield {
            cell,
            recordRow: record.row,
            message: `${cellWords(cell)} đặt chỉ tiêu ${decimal(target.percent)}% cho ${quote(target.measure)}, còn ô ${a1(other.cell)} đặt ${decimal(other.percent)}%. Hai mức cho cùng một chỉ tiêu thì không biết chấm theo mức nào. Thống nhất một mức.`,
          };
        }
      }
    }
  }
}

function* swappedRoles({ works }: CheckContext): Generator<Finding> {
  const byWork = new Map<string, RowOf<PlanRecord>>();
  for (const row of works) {
    const { record } = row;
    const work = workOf(record);
    if (work === null || record.leadAgencies.length === 0) continue;
    if (record.leadAgencies.some(({ collective }) => !collective)) {
      const key = `${withoutHeading(work)}\n${foldText(record.product ?? '')}`;
      if (!byWork.has(key)) byWork.set(key, row);
    }
  }
  for (const row of works) {
    const { record } = row;
    const work = workOf(record);
    if (work === null || record.leadAgencies.length === 0) continue;
    const leads = new Set(record.leadAgencies.map(({ code, text }) => code ?? text));
    const twin = byWork.get(`${withoutHeading(work)}\n${foldText(record.product ?? '')}`);
    if (twin === undefined || twin.record === record) continue;
    const named = twin.record.leadAgencies.filter(({ collective }) => !collective);
    if (named.some(({ code, text }) => leads.has(code ?? text))) continue;
    const cell = fieldCell(record, 'leadAgencies');
    const other = fieldCell(twin.record, 'leadAgencies');
    const isReviewed = record.leadAgencies.every(({ collective }) => collective);
    const isMirrored = twin.record.coAgencies.some(({ code }) => code !== null && leads.has(code));
    if (cell === null || other === null || !(isReviewed || isMirrored)) continue;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)} giao ${quote(record.leadAgencies.map(({ text }) => text).join('; '))} chủ trì, trong khi việc cùng tên ở dòng ${twin.record.row + 1} do ${quote(named[0]!.text)} chủ trì (ô ${a1(other)}). Có thể ghi nhầm vai chủ trì và phối hợp. Hỏi lại đơn vị lập kế hoạch rồi sửa nếu nhầm.`,
    };
  }
}

const plan167 = 'Kế hoạch 167/KH-UBND Bắc Ninh ngày 17/12/2025, phụ lục';

export const planContentRules: readonly CheckRule[] = [
  {
    code: 'work-missing',
    severity: 'error',
    title: 'Dòng chưa ghi việc phải làm',
    why: 'Dòng có cơ quan, thời gian mà không có việc thì không giao được cho ai.',
    basis: 'Nguyên tắc 5 rõ (rõ việc)',
    kinds: planKinds,
    *check({ works }) {
      for (const row of works) {
        if (workOf(row.record) !== null) continue;
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
    check: (context) =>
      missingField(
        context,
        'product',
        (at) =>
          `${at} chưa có kết quả, sản phẩm. Thiếu sản phẩm thì không có căn cứ xác nhận hoàn thành. Ghi tên văn bản hoặc sản phẩm phải có.`,
      ),
  },
  {
    code: 'activity-duplicate',
    severity: 'warning',
    title: 'Hoạt động ghi trùng',
    why: 'Một việc ghi hai lần bị giao, đôn đốc và báo cáo hai lần.',
    basis: `${plan167}: V.1.2 Hoạt động 4 và Hoạt động 5 giống hệt nhau`,
    kinds: planKinds,
    check: duplicateWork,
  },
  {
    code: 'activity-several',
    severity: 'warning',
    title: 'Một ô chứa nhiều hoạt động',
    why: 'Nhiều việc chung một dòng thì chung một thời hạn, một tình trạng; không theo dõi riêng từng việc được.',
    basis: `${plan167}: VII.3.1 ghi ba hoạt động trong một ô`,
    kinds: planKinds,
    *check({ works }) {
      for (const { record } of firstPerCell(works, 'activity')) {
        const count = new Set(activityNumbers(record.activity ?? '')).size;
        const cell = fieldCell(record, 'activity');
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
    code: 'year-mismatch',
    severity: 'warning',
    title: 'Năm ở hoạt động và sản phẩm khác nhau',
    why: 'Lệch năm thì không biết sản phẩm phục vụ năm nào.',
    basis: `${plan167}: VII.2.3 hoạt động ghi 2026, sản phẩm ghi 2027`,
    kinds: planKinds,
    check: yearMismatch,
  },
  {
    code: 'year-beyond-plan',
    severity: 'warning',
    title: 'Nội dung nhắc năm sau kế hoạch',
    why: 'Trong kế hoạch năm, chỉ việc chuẩn bị dự toán, biên chế, kế hoạch mới ghi năm sau.',
    basis: `${plan167}: năm 2027 chỉ gặp ở việc dự toán, biên chế`,
    kinds: planKinds,
    check: yearBeyondPlan,
  },
  {
    code: 'target-conflict',
    severity: 'warning',
    title: 'Hai mức cho cùng một chỉ tiêu',
    why: 'Chỉ tiêu có hai mức thì không biết đánh giá theo mức nào.',
    basis: `${plan167}: thanh toán trực tuyến 85% và 80%; tái sử dụng dữ liệu 90% và 80%`,
    kinds: planKinds,
    check: conflictingTargets,
  },
  {
    code: 'role-swapped',
    severity: 'warning',
    title: 'Có thể ghi nhầm vai chủ trì',
    why: 'Giao nhầm vai thì cơ quan thẩm định và cơ quan được thẩm định đổi chỗ cho nhau.',
    basis: `${plan167}: II.2.1 Hoạt động 3 so với II.3.2 Hoạt động 2`,
    kinds: planKinds,
    check: swappedRoles,
  },
  {
    code: 'budget-empty',
    severity: 'info',
    title: 'Cột Kinh phí để trống',
    why: 'Tiêu chí kế hoạch CCHC thường xét cả việc bố trí kinh phí.',
    basis: `${plan167}: cột Kinh phí trống cả 87 dòng; Quyết định 1880/QĐ-UBND Cà Mau, tiêu chí 1.1.2`,
    kinds: ['plan'],
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

import { a1 } from '../../sheet/a1.ts';
import type { CellAddress } from '../../sheet/grid.ts';
import type { CriterionRecord } from '../../sheet/sheet-record.ts';
import { foldText } from '../../text/fold-text.ts';
import type { CheckContext } from '../check-context.ts';
import { columnOf, fieldCell, firstPerCell, headerCell, tablesOf } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import type { EvidenceItem } from '../evidence-text.ts';
import { readEvidence } from '../evidence-text.ts';
import { notApplicableCell } from '../not-applicable.ts';
import { cellList, cellWords, day, decimal, quote } from '../wording.ts';
import { scoredLeaves } from '../scored-leaves.ts';

const kinds = ['criteria'] as const;

/** One document may well prove a few criteria; past this it is worth a look. */
const criteriaPerDocument = 4;

function* evidenceItems({ criteria }: CheckContext): Generator<{
  record: CriterionRecord;
  cell: CellAddress;
  items: readonly EvidenceItem[];
}> {
  for (const { record } of firstPerCell(criteria, 'evidence')) {
    const cell = fieldCell(record, 'evidence');
    if (cell !== null && record.evidence !== null) yield { record, cell, items: readEvidence(record.evidence) };
  }
}

function* missingEvidence(context: CheckContext): Generator<Finding> {
  for (const record of scoredLeaves(context)) {
    const cell = fieldCell(record, 'evidence') ?? fieldCell(record, 'explanation');
    if (cell === null || (record.selfScore ?? 0) <= 0 || context.isSurvey(record)) continue;
    if (record.evidence !== null || record.explanation !== null) continue;
    // What does not apply has nothing to prove, only a reason to give.
    if (notApplicableCell(context, record) !== null) continue;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)}: tự chấm ${decimal(record.selfScore!)} điểm nhưng chưa có minh chứng hay giải trình. Không có minh chứng thì điểm bị trừ khi thẩm định. Ghi số, ngày, cơ quan ban hành văn bản, hoặc ghi giải trình.`,
    };
  }
}

function lacking(item: EvidenceItem): string[] {
  return [
    item.number === null ? 'số, ký hiệu' : '',
    item.date === null ? 'ngày' : '',
    item.issuer === null ? 'cơ quan ban hành' : '',
  ].filter((word) => word !== '');
}

function* incompleteEvidence(context: CheckContext): Generator<Finding> {
  for (const { record, cell, items } of evidenceItems(context)) {
    const poor = items.filter((item) => item.link === null && !item.blankNumber && lacking(item).length > 0);
    if (poor.length === 0) continue;
    const first = poor[0]!;
    const more = poor.length > 1 ? ` (và ${poor.length - 1} minh chứng khác trong ô)` : '';
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)}: minh chứng ${quote(first.text, 50)} chưa có ${lacking(first).join(', ')}${more}. Người thẩm định không tìm được văn bản. Ghi đủ như «138/BC-SNV ngày 15/5/2026».`,
    };
  }
}

function* blankNumbers(context: CheckContext): Generator<Finding> {
  for (const { record, cell, items } of evidenceItems(context)) {
    const open = items.find(({ blankNumber }) => blankNumber);
    if (open === undefined) continue;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)}: ${quote(open.text, 50)} để trống số văn bản. Có thể là dự thảo chưa ký nên không dùng làm minh chứng được. Điền số khi đã ban hành.`,
    };
  }
}

function* evidenceOutsideYear(context: CheckContext): Generator<Finding> {
  const { year } = context;
  if (year === null) return;
  // Plans of a year are signed the December before, its reports by the March after.
  const [from, to] = [`${year - 1}-12-01`, `${year + 1}-03-31`];
  for (const { record, cell, items } of evidenceItems(context)) {
    const stray = items.find(({ date }) => date !== null && (date < from || date > to));
    if (stray === undefined) continue;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)}: minh chứng ${quote(stray.text, 50)} ghi ngày ${day(stray.date!)}, ngoài kỳ chấm điểm năm ${year}. Văn bản ngoài kỳ thường không được tính. Kiểm tra ngày, hoặc thay minh chứng trong kỳ.`,
    };
  }
}

function* sharedEvidence(context: CheckContext): Generator<Finding> {
  const cells = new Map<string, { name: string; cells: CellAddress[] }>();
  for (const { cell, items } of evidenceItems(context)) {
    const names = new Set(items.flatMap(({ number, link }) => link ?? number ?? []));
    for (const name of names) {
      const entry = cells.get(foldText(name)) ?? { name, cells: [] };
      cells.set(foldText(name), entry);
      entry.cells.push(cell);
    }
  }
  for (const { name, cells: used } of cells.values()) {
    if (used.length < criteriaPerDocument) continue;
    yield {
      cell: used[0]!,
      message: `Minh chứng ${quote(name)} dùng cho ${used.length} tiêu chí: ${cellList(used)}. Một văn bản khó chứng minh đủ từng ấy việc. Kiểm tra lại, bổ sung minh chứng riêng cho từng tiêu chí.`,
    };
  }
}

export const criteriaEvidenceRules: readonly CheckRule[] = [
  {
    code: 'evidence-missing',
    severity: 'error',
    title: 'Tự chấm điểm chưa có minh chứng',
    why: 'Điểm không có tài liệu kiểm chứng hay giải trình sẽ bị trừ khi thẩm định.',
    basis: 'Công văn 383, 384/BNV-CCHC ngày 28/01/2021; hệ thống chấm điểm của Điện Biên',
    kinds,
    check: missingEvidence,
  },
  {
    code: 'evidence-column-missing',
    severity: 'warning',
    title: 'Chưa có cột minh chứng',
    why: 'Điểm tự chấm gửi đi phải kèm tài liệu kiểm chứng.',
    basis: 'Kế hoạch 2024 của Bắc Giang, IV.3: gửi minh chứng kèm bảng tổng hợp tự chấm',
    kinds,
    *check(context) {
      for (const table of tablesOf(context, kinds)) {
        if (columnOf(table, 'evidence') !== null || columnOf(table, 'explanation') !== null) continue;
        if (!table.records.some((record) => record.kind === 'criteria' && (record.selfScore ?? 0) > 0)) continue;
        const cell = headerCell(table, 'selfScore');
        const message = `Bảng có điểm tự chấm nhưng không có cột Tài liệu kiểm chứng. Điểm không có minh chứng sẽ bị trừ khi thẩm định. Thêm cột minh chứng cạnh cột điểm (ô ${a1(cell)}).`;
        yield { cell, message };
      }
    },
  },
  {
    code: 'evidence-incomplete',
    severity: 'warning',
    title: 'Minh chứng thiếu số, ngày, cơ quan ban hành',
    why: 'Thiếu thông tin thì người thẩm định không tìm được văn bản.',
    basis: 'Cách dẫn văn bản: 138/BC-SNV ngày 15/5/2026',
    kinds,
    check: incompleteEvidence,
  },
  {
    code: 'evidence-number-blank',
    severity: 'warning',
    title: 'Minh chứng để trống số văn bản',
    why: 'Văn bản chưa có số thường là dự thảo, không dùng làm minh chứng được.',
    basis: 'Bản «Số: /KH-UBND» trong các kế hoạch mẫu',
    kinds,
    check: blankNumbers,
  },
  {
    code: 'evidence-outside-year',
    severity: 'warning',
    title: 'Minh chứng ngoài kỳ chấm điểm',
    why: 'Văn bản ngoài kỳ thường không được tính điểm.',
    basis: 'Minh chứng của năm nào chấm điểm năm đó',
    kinds,
    check: evidenceOutsideYear,
  },
  {
    code: 'evidence-shared',
    severity: 'warning',
    title: 'Một minh chứng dùng cho nhiều tiêu chí',
    why: 'Một văn bản khó chứng minh đủ nhiều việc; dễ bị trả lại.',
    basis: 'Khuyến nghị khi thẩm định minh chứng',
    kinds,
    check: sharedEvidence,
  },
];

import { a1 } from '../../sheet/a1.ts';
import { numberFormatAt, valueAt } from '../../sheet/grid.ts';
import { progressStatusWords } from '../../sync/progress-status.ts';
import { parsePercent } from '../../text/parse-number.ts';
import type { PlanRecord, RecommendationRecord } from '../../sheet/sheet-record.ts';
import type { CheckContext } from '../check-context.ts';
import { fieldCell } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import { daysBetween } from '../../deadline/calendar-day.ts';
import { readStatus } from '../due-status.ts';
import type { Fix } from '../issue.ts';
import { planKinds } from '../plan-work.ts';
import { contradictionMatters, contradicts, lacksProduct, productMatters } from '../progress-claims.ts';
import { cellWords, day, decimal, quote } from '../wording.ts';

const kinds = ['plan', 'papi', 'recommendations'] as const;
type TrackedRecord = PlanRecord | RecommendationRecord;

function* tracked({ works, recommendations }: CheckContext): Generator<TrackedRecord> {
  for (const { record } of works) yield record;
  for (const { record } of recommendations) yield record;
}

/** Percent as typed in the sheet: the record keeps only what is a number. */
function percentOf({ grid }: CheckContext, record: PlanRecord): number | null {
  const cell = fieldCell(record, 'percent');
  if (cell === null) return record.percent;
  const value = valueAt(grid, cell.row, cell.column);
  return parsePercent(value, numberFormatAt(grid, cell.row, cell.column)) ?? record.percent;
}

/** Nothing is left to do: done, or given up. */
function isClosed(context: CheckContext, record: TrackedRecord): boolean {
  const status = readStatus(record.status);
  if (status === 'done' || status === 'cancelled') return true;
  return record.kind !== 'recommendations' && record.status === null && (percentOf(context, record) ?? 0) >= 100;
}

function tellsProgress(record: TrackedRecord): boolean {
  return fieldCell(record, 'status') !== null || fieldCell(record, 'percent') !== null;
}

function* percentRange(context: CheckContext): Generator<Finding> {
  for (const { record } of context.works) {
    const cell = fieldCell(record, 'percent');
    const percent = cell === null ? null : percentOf(context, record);
    if (cell === null || percent === null || (percent >= 0 && percent <= 100)) continue;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)}: tiến độ ${decimal(percent)}% ngoài khoảng 0-100. Báo cáo tiến độ chung sẽ sai. Nhập lại từ 0 đến 100.`,
    };
  }
}

function setPercent(record: PlanRecord, percent: number): Fix[] {
  const cell = fieldCell(record, 'percent');
  if (cell === null) return [];
  const edits = [{ row: cell.row, column: cell.column, value: percent }];
  return [
    { label: `Ghi tiến độ ${percent}%`, edits, guess: 'Theo tình trạng đã ghi; cũng có thể tình trạng ghi sai.' },
  ];
}

function setStatus(record: PlanRecord, status: string): Fix[] {
  const cell = fieldCell(record, 'status');
  if (cell === null) return [];
  const edits = [{ row: cell.row, column: cell.column, value: status }];
  return [{ label: `Ghi tình trạng «${status}»`, edits, guess: 'Theo tiến độ đã ghi; cũng có thể tiến độ ghi sai.' }];
}

function* percentAgainstStatus(context: CheckContext): Generator<Finding> {
  for (const { record } of context.works) {
    const status = readStatus(record.status);
    const percent = percentOf(context, record);
    const cell = fieldCell(record, 'percent');
    const other = fieldCell(record, 'status');
    if (cell === null || other === null || percent === null || !contradicts(status, percent)) continue;
    const at = `${cellWords(cell)} ghi ${decimal(percent)}% còn tình trạng (ô ${a1(other)}) là ${quote(record.status!, 30)}.`;
    const agreeing = percent === 100 ? progressStatusWords.done : progressStatusWords['in-progress'];
    const fixes = status === 'done' ? setPercent(record, 100) : setStatus(record, agreeing);
    yield { cell, recordRow: record.row, message: `${at} ${contradictionMatters}`, fixes };
  }
}

function* doneWithoutProduct(context: CheckContext): Generator<Finding> {
  for (const record of tracked(context)) {
    const evidence = record.kind === 'recommendations' ? null : record.evidence;
    if (!lacksProduct(readStatus(record.status), [record.result, evidence])) continue;
    // A table that only ticks work off has no place for what came of it.
    const cell = fieldCell(record, 'evidence') ?? fieldCell(record, 'result');
    if (cell === null) continue;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)}: việc ghi ${quote(record.status!, 30)} nhưng chưa có văn bản, sản phẩm. ${productMatters}`,
    };
  }
}

function* lateWork(context: CheckContext): Generator<Finding> {
  const { today } = context;
  if (today === null) return;
  for (const record of tracked(context)) {
    const { end } = record.deadline;
    const cell = fieldCell(record, 'deadline');
    if (end === null || cell === null || end >= today || !tellsProgress(record) || isClosed(context, record)) continue;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)}: hạn ${day(end)}, đã quá ${daysBetween(end, today)} ngày mà chưa hoàn thành. Việc chậm làm mất điểm tiêu chí liên quan. Cập nhật tình trạng, hoặc báo cáo lý do chậm.`,
    };
  }
}

function* nearWork(context: CheckContext): Generator<Finding> {
  const { today, nearDays } = context;
  if (today === null) return;
  for (const record of tracked(context)) {
    const { end } = record.deadline;
    const cell = fieldCell(record, 'deadline');
    if (end === null || cell === null || end < today || isClosed(context, record)) continue;
    const left = daysBetween(today, end);
    if (left > nearDays) continue;
    const words = left === 0 ? 'hết hạn hôm nay' : `còn ${left} ngày`;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)}: hạn ${day(end)}, ${words}. Quá hạn sẽ bị tính chậm. Hoàn thành và cập nhật tình trạng trước hạn.`,
    };
  }
}

export const progressRules: readonly CheckRule[] = [
  {
    code: 'percent-out-of-range',
    severity: 'error',
    title: 'Tiến độ ngoài 0-100%',
    why: 'Tiến độ sai làm sai báo cáo chung của tỉnh.',
    basis: 'Tiến độ tính bằng phần trăm, từ 0 đến 100',
    kinds: planKinds,
    scope: { by: 'row' },
    check: percentRange,
  },
  {
    code: 'percent-against-status',
    severity: 'error',
    title: 'Tiến độ và tình trạng trái nhau',
    why: 'Không biết việc đã xong hay chưa.',
    basis: 'Tình trạng phải khớp tiến độ',
    kinds: planKinds,
    scope: { by: 'row' },
    check: percentAgainstStatus,
  },
  {
    code: 'done-without-product',
    severity: 'error',
    title: 'Hoàn thành nhưng chưa có sản phẩm',
    why: 'Chưa có văn bản, sản phẩm thì chưa được công nhận hoàn thành.',
    basis: 'Cột Kết quả/Sản phẩm của Kế hoạch 167/KH-UBND; yêu cầu tài liệu kiểm chứng khi chấm điểm',
    kinds,
    scope: { by: 'row' },
    check: doneWithoutProduct,
  },
  {
    code: 'overdue',
    severity: 'warning',
    title: 'Quá hạn',
    why: 'Việc chậm làm mất điểm tiêu chí liên quan.',
    basis: 'Kế hoạch năm 2026 của Lạng Sơn, III.2: cảnh báo nhiệm vụ chậm tiến độ',
    kinds,
    scope: { by: 'row' },
    check: lateWork,
  },
  {
    code: 'near-due',
    severity: 'info',
    title: 'Sắp đến hạn',
    why: 'Nhắc trước để kịp hoàn thành.',
    basis: 'Cách nhắc 7, 3, 1 ngày trước hạn ở các phần mềm giao việc',
    kinds,
    scope: { by: 'row' },
    check: nearWork,
  },
];

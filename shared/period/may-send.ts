import { ownerOf } from '../sync/field-owners.ts';
import type { DocumentKind } from '../api/document-api.ts';
import { labelPeriod, writeInstantDay } from './label-period.ts';
import type { ReportingPeriod } from './reporting-period.ts';

/**
 * Whether what agencies report of a row may change now (SPEC K-3): the document has no periods, one of them is open, or
 * the province gave the row back.
 */
export function maySend(periods: readonly Pick<ReportingPeriod, 'state'>[], returned: boolean): boolean {
  return returned || periods.length === 0 || periods.some(({ state }) => state === 'open');
}

/** The period that holds rows back: the last one closed; `null` while agencies may send. */
export function closingPeriod(periods: readonly ReportingPeriod[]): ReportingPeriod | null {
  if (maySend(periods, false)) return null;
  return periods.reduce((last, period) => ((period.closedAt ?? '') > (last.closedAt ?? '') ? period : last));
}

/** Why a change of a row, or of any row of the document, is held back, and what to do. */
export function closedMessage(period: ReportingPeriod, scope: 'row' | 'document' = 'row'): string {
  const day = period.closedAt === null ? '' : ` ngày ${writeInstantDay(period.closedAt)}`;
  return `Kỳ báo cáo ${labelPeriod(period)} đã khóa${day}. Đề nghị Sở Nội vụ mở lại kỳ hoặc trả lại ${scope === 'row' ? 'dòng này' : 'dòng cần sửa'}.`;
}

/** Whether a closed period keeps a field from changing: what agencies report, whoever types it (SPEC K-3). */
export function isPeriodField(kind: DocumentKind, field: string): boolean {
  return ownerOf(kind, field) === 'agency';
}

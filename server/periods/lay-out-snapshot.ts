import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { SnapshotAnswer } from '#shared/api/period-api.ts';
import { writeInstantDay } from '#shared/period/label-period.ts';
import type { SnapshotSheet } from '#shared/xlsx/write-snapshot-workbook.ts';

/** A snapshot as a sheet: which document, which period, kept by whom and when. */
export function layOutSnapshot(document: DocumentInfo, { snapshot, columns, rows }: SnapshotAnswer): SnapshotSheet {
  const { label, author, at, rowCount, periodId } = snapshot;
  const kept = `${rows.length} dòng, ${author} chụp ngày ${writeInstantDay(at)}`;
  const part = rows.length < rowCount ? `, trong ${rowCount} dòng của tài liệu` : '';
  return {
    title: [document.number, document.title].filter(Boolean).join(' · '),
    lead: periodId === null ? `Số liệu: ${kept}${part}` : `Số liệu khi khóa kỳ ${label}: ${kept}${part}`,
    columns,
    rows,
  };
}

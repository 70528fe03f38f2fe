import type { WriteSheet } from 'hucre/xlsx';
import plan from '../../examples/data/plan-bacninh-167.json' with { type: 'json' };
import { centreStyle, groupCentreStyle, groupStyle, styled, textStyle } from './office-style.ts';
import { SheetBuilder } from './sheet-builder.ts';

type PlanRow = (typeof plan.rows)[number];

/** The data columns of the annex with the key of their text and of their cell status. */
const columns: readonly { key: string; text(row: PlanRow): string | null }[] = [
  { key: 'muc_tieu', text: (row) => `Mục tiêu ${row.muc_tieu.no}. ${row.muc_tieu.text}` },
  { key: 'nhiem_vu', text: (row) => `${row.nhiem_vu.code}. Nhiệm vụ ${row.nhiem_vu.no}: ${row.nhiem_vu.text}` },
  {
    key: 'hoat_dong',
    text: ({ hoat_dong }) =>
      'split' in hoat_dong ? hoat_dong.text : `Hoạt động ${String(hoat_dong.no)}: ${hoat_dong.text}`,
  },
  { key: 'san_pham', text: (row) => row.san_pham },
  { key: 'chu_tri', text: (row) => row.chu_tri },
  { key: 'phoi_hop', text: (row) => row.phoi_hop },
  { key: 'thoi_gian', text: (row) => row.thoi_gian },
  { key: 'kinh_phi', text: () => null },
];

function statusOf(row: PlanRow, key: string): string {
  return (row.cell_status as Record<string, string | undefined>)[key] ?? 'own';
}

/** The annex of plan 167/KH-UBND as printed: vertical merges where the source merges, blanks where it is blank. */
export function plan167Sheet(): WriteSheet {
  const sheet = new SheetBuilder('Phụ lục', [6, 38, 38, 46, 22, 24, 24, 16, 12]);
  sheet.titleLines([
    'PHỤ LỤC',
    'KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH TỈNH BẮC NINH NĂM 2026',
    '(Kèm theo Kế hoạch số 167/KH-UBND ngày 17/12/2025 của Chủ tịch UBND tỉnh Bắc Ninh)',
  ]);
  const headerRow = sheet.header(plan.columns);
  let section = '';
  /** Per data column, the first sheet row of the merge that is open. */
  const open: (number | null)[] = columns.map(() => null);
  const closeMerges = (before: number): void => {
    open.forEach((top, index) => {
      if (top !== null) sheet.merge(top, index + 1, before - 1, index + 1);
      open[index] = null;
    });
  };
  for (const row of plan.rows) {
    if (row.section.code !== section) {
      section = row.section.code;
      closeMerges(sheet.row);
      sheet.text(sheet.row, 0, section, groupCentreStyle);
      for (let column = 1; column <= columns.length; column++) sheet.set(sheet.row, column, styled(null, groupStyle));
      sheet.set(sheet.row, 1, styled(row.section.name, groupStyle));
      sheet.merge(sheet.row, 1, sheet.row, columns.length);
      sheet.row += 1;
    }
    sheet.text(sheet.row, 0, null, centreStyle);
    columns.forEach(({ key, text }, index) => {
      const status = statusOf(row, key);
      if (!status.startsWith('merged')) {
        const top = open[index];
        if (top !== null && top !== undefined) sheet.merge(top, index + 1, sheet.row - 1, index + 1);
        open[index] = sheet.row;
      }
      const value = status === 'own' ? text(row) : null;
      sheet.text(sheet.row, index + 1, value, textStyle);
    });
    sheet.row += 1;
  }
  closeMerges(sheet.row);
  return sheet.build(headerRow, 1);
}

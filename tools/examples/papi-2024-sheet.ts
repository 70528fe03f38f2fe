import type { WriteSheet } from 'hucre/xlsx';
import papi from '../../examples/data/papi-bacgiang-2024.json' with { type: 'json' };
import { centreStyle, textStyle } from './office-style.ts';
import { SheetBuilder } from './sheet-builder.ts';

/** The PAPI task annex of Bắc Giang's 2024 plan: number and day of issue are blank in the source. */
export function papi2024Sheet(): WriteSheet {
  const sheet = new SheetBuilder('Phụ lục PAPI', [6, 70, 28, 36, 18]);
  sheet.titleLines([
    'PHỤ LỤC',
    'PHÂN CÔNG THỰC HIỆN NHIỆM VỤ DUY TRÌ, CẢI THIỆN CHỈ SỐ PAPI TỈNH BẮC GIANG NĂM 2024',
    '(Kèm theo Kế hoạch số       /KH-UBND ngày      / 5/2024 của Chủ tịch UBND tỉnh Bắc Giang)',
  ]);
  const headerRow = sheet.header(['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian\nhoàn thành']);
  for (const row of papi.rows) {
    sheet.text(sheet.row, 0, row.stt, centreStyle);
    [row.nhiem_vu, row.chu_tri, row.phoi_hop, row.thoi_gian].forEach((text, index) =>
      sheet.text(sheet.row, index + 1, text, textStyle),
    );
    sheet.row += 1;
  }
  return sheet.build(headerRow);
}

import type { WriteSheet } from 'hucre/xlsx';
import assignments from '../../examples/data/assignments-bacninh-2026.json' with { type: 'json' };
import { centreStyle, textStyle } from './office-style.ts';
import { SheetBuilder } from './sheet-builder.ts';

/** Bắc Ninh's 2026 improvement plan by field: rank target, quoted weaknesses, who owns each, who answers for the field. */
export function improvement2026Sheet(): WriteSheet {
  const sheet = new SheetBuilder('Cải thiện chỉ số', [6, 30, 30, 60, 28, 34, 30]);
  sheet.titleLines([
    'KẾ HOẠCH DUY TRÌ, CẢI THIỆN CHỈ SỐ CCHC (PAR INDEX), SIPAS TỈNH BẮC NINH NĂM 2026',
    '(Lập theo từng lĩnh vực của Chỉ số cải cách hành chính)',
  ]);
  const headerRow = sheet.header([
    'STT',
    'Lĩnh vực',
    'Mục tiêu xếp hạng năm 2026',
    'Hạn chế, tồn tại',
    'Cơ quan khắc phục hạn chế',
    'Cơ quan phối hợp',
    'Cơ quan chịu trách nhiệm lĩnh vực',
  ]);
  for (const field of assignments.fields) {
    const top = sheet.row;
    const weaknesses = field.weaknesses.length > 0 ? field.weaknesses : [null];
    weaknesses.forEach((weakness, index) => {
      const first = index === 0;
      sheet.text(sheet.row, 0, first ? field.no : null, centreStyle);
      sheet.text(sheet.row, 1, first ? field.field : null, textStyle);
      sheet.text(sheet.row, 2, first ? field.target.raw : null, textStyle);
      sheet.text(sheet.row, 3, weakness?.quote ?? 'Nguồn không nêu hạn chế cho lĩnh vực này', textStyle);
      sheet.text(sheet.row, 4, weakness?.owner ?? null, textStyle);
      sheet.text(sheet.row, 5, weakness?.coordinate.join('; ') || null, textStyle);
      sheet.text(sheet.row, 6, first ? field.accountable.agency : null, textStyle);
      sheet.row += 1;
    });
    for (const column of [0, 1, 2, 6]) sheet.merge(top, column, sheet.row - 1, column);
  }
  return sheet.build(headerRow);
}

import assignments from '../../../examples/data/assignments-bacninh-2026.json' with { type: 'json' };
import type { CorpusCell, CorpusWorkbook, ExpectedRecord } from '../corpus-sheet.ts';
import { bad, over } from '../corpus-sheet.ts';

const { fields } = assignments;
const rows: CorpusCell[][] = [];
const records: ExpectedRecord[] = [];
for (const field of fields) {
  const weaknesses = field.weaknesses;
  // A field without a quoted weakness keeps its target.
  if (weaknesses.length === 0) {
    rows.push([String(field.no), field.field, field.target.raw, null, null, null]);
    records.push({ name: field.field, targetRank: field.target.raw, weakness: null });
  }
  weaknesses.forEach((weakness, index) => {
    const first = index === 0;
    const spread = (text: string) =>
      weaknesses.length > 1 && first ? over(text, 1, weaknesses.length) : first ? text : null;
    rows.push([
      spread(String(field.no)),
      spread(field.field),
      spread(field.target.raw),
      weakness.quote,
      weakness.owner,
      'Theo dõi, đôn đốc hằng quý',
    ]);
    records.push({ name: field.field, targetRank: field.target.raw, weakness: weakness.quote });
  });
}

/** Improvement plans by field. */
export const improvements: readonly CorpusWorkbook[] = [
  {
    file: 'bac-ninh-cai-thien-2026-han-che-tung-linh-vuc',
    sheets: [
      {
        name: 'Cải thiện',
        rows: [
          [over('KẾ HOẠCH DUY TRÌ, CẢI THIỆN CHỈ SỐ CẢI CÁCH HÀNH CHÍNH TỈNH BẮC NINH NĂM 2026', 6)],
          [],
          [
            'STT',
            'Lĩnh vực',
            'Mục tiêu xếp hạng',
            'Hạn chế, tồn tại năm 2025',
            'Cơ quan chịu trách nhiệm',
            'Giải pháp khắc phục',
          ],
          ...rows,
        ],
        expected: { kind: 'improvement', records },
      },
    ],
  },
  {
    file: 'cai-thien-tieu-de-khac-co-han',
    sheets: [
      {
        name: 'Khắc phục',
        rows: [
          ['KẾ HOẠCH KHẮC PHỤC TỒN TẠI, HẠN CHẾ CHỈ SỐ CCHC NĂM 2026'],
          [
            'TT',
            'TỒN TẠI, HẠN CHẾ',
            'LĨNH VỰC/TIÊU CHÍ',
            'NHIỆM VỤ, GIẢI PHÁP',
            'CQ CHỦ TRÌ',
            'CQ PHỐI HỢP',
            'TG HOÀN THÀNH',
          ],
          [
            1,
            'Chậm xử lý văn bản trái pháp luật',
            'Cải cách thể chế',
            'Rà soát hằng quý',
            'Sở Tư pháp',
            'Sở Nội vụ',
            'Quý II/2026',
          ],
          [
            2,
            'Còn hồ sơ quá hạn',
            'Cải cách thủ tục hành chính',
            'Đôn đốc hằng tuần',
            'VP UBND tỉnh',
            'UBND cấp xã',
            'Quý III/2026',
          ],
          [
            3,
            'Tỷ lệ giải ngân thấp',
            'Cải cách tài chính công',
            'Giao ban hằng tháng',
            'Sở Tài chính',
            'Các sở, ngành',
            '31/12/2026',
          ],
        ],
        table: 'A2:G5',
        expected: {
          kind: 'improvement',
          records: [
            {
              name: 'Cải cách thể chế',
              weakness: 'Chậm xử lý văn bản trái pháp luật',
              lead: 'STP',
              co: 'SNV',
              due: 'quarter 2026-06-30',
            },
            { lead: 'VPUBND', co: 'UBND_XA', due: 'quarter 2026-09-30' },
            { lead: 'STC', co: '*SO_NGANH', due: 'by_date 2026-12-31' },
          ],
        },
      },
    ],
  },
  {
    file: 'loi-cai-thien-thieu-giai-phap',
    sheets: [
      {
        name: 'Cải thiện',
        rows: [
          [over('KẾ HOẠCH CẢI THIỆN CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2026', 6)],
          [
            'STT',
            'Lĩnh vực',
            'Mục tiêu xếp hạng',
            'Hạn chế, tồn tại',
            'Giải pháp khắc phục',
            'Cơ quan chịu trách nhiệm',
          ],
          [
            '1',
            'Cải cách thể chế',
            bad(null, 'target-rank-missing'),
            'Chậm xử lý văn bản',
            'Rà soát hằng quý',
            'Sở Tư pháp',
          ],
          [
            '2',
            'Cải cách thủ tục hành chính',
            'Nhóm 05',
            'Còn hồ sơ quá hạn',
            bad(null, 'weakness-without-remedy'),
            'Văn phòng UBND tỉnh',
          ],
          [
            '3',
            'Cải cách tài chính công',
            'Nhóm 10',
            'Giải ngân thấp',
            'Giao ban hằng tháng',
            bad(null, 'lead-missing'),
          ],
        ],
        expected: { kind: 'improvement', records: 3 },
      },
    ],
  },
];

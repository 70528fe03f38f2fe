import type { CorpusCell, CorpusWorkbook, ExpectedRecord } from '../corpus-sheet.ts';
import { bad, over } from '../corpus-sheet.ts';
import { annexTop } from '../content/layouts.ts';
import { papi2024 } from '../content/works.ts';

const rows2024 = papi2024.rows;
const expected: readonly ExpectedRecord[] = rows2024.map((row) => ({
  ordinal: String(row.stt),
  task: row.nhiem_vu,
  lead: row.chu_tri_codes.join(', '),
  due: row.thoi_gian === 'Năm 2024' ? 'year 2024-12-31' : 'continuous',
}));
const title = 'NHIỆM VỤ DUY TRÌ, CẢI THIỆN CHỈ SỐ PAPI TỈNH BẮC GIANG NĂM 2024';
const continuous = rows2024.flatMap((row, index) => (row.thoi_gian === 'Thường xuyên' ? [index] : []));
const collective = rows2024.flatMap((row, index) => (/^UBND cấp huyện/.test(row.chu_tri) ? [index] : []));
const at = (column: string, first: number, indexes: readonly number[]) =>
  indexes.map((index) => `${column}${first + index}`);

/** The annex by the eight dimensions of PAPI, each a group row. */
function byDimension(): { readonly rows: CorpusCell[][]; readonly of: number[]; readonly numbers: number[] } {
  const rows: CorpusCell[][] = [];
  const of: number[] = [];
  const numbers: number[] = [];
  const dimensions = [...new Set(rows2024.map((row) => row.truc_noi_dung_papi.value))];
  dimensions.forEach((dimension, place) => {
    rows.push([String.fromCharCode(65 + place), over(dimension.replace(/^\d+\.\s*/, ''), 4)]);
    let number = 0;
    for (const [index, row] of rows2024.entries()) {
      if (row.truc_noi_dung_papi.value !== dimension) continue;
      of.push(index);
      number += 1;
      numbers.push(number);
      rows.push([number, row.nhiem_vu, row.thoi_gian, row.chu_tri, row.phoi_hop]);
    }
  });
  return { rows, of, numbers };
}

const grouped = byDimension();

export const papiAnnexes: readonly CorpusWorkbook[] = [
  {
    file: 'bac-giang-papi-2024',
    sheets: [
      {
        name: 'Phụ lục PAPI',
        rows: [
          ...annexTop(5, title, '(Kèm theo Kế hoạch số 65/KH-UBND ngày 15/5/2024 của UBND tỉnh Bắc Giang)'),
          ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian hoàn thành'],
          ...rows2024.map((row) => [row.stt, row.nhiem_vu, row.chu_tri, row.phoi_hop, row.thoi_gian]),
        ],
        expected: {
          kind: 'papi',
          records: expected,
          notes: {
            'deadline-no-cadence': at('E', 6, continuous),
            'lead-collective': at('C', 6, collective),
          },
        },
      },
    ],
    resaved: true,
  },
  {
    file: 'papi-theo-truc-noi-dung',
    sheets: [
      {
        name: 'PAPI',
        rows: [
          [over(title, 5)],
          [],
          ['TT', 'Nội dung công việc', 'Thời hạn', 'Đơn vị chủ trì', 'Đơn vị phối hợp'],
          ...grouped.rows,
        ],
        expected: {
          kind: 'papi',
          records: grouped.of.map((index) => ({
            ...expected[index]!,
            ordinal: String(grouped.numbers[grouped.of.indexOf(index)]),
          })),
          counts: { 'deadline-no-cadence': 21, 'lead-collective': 4 },
        },
      },
    ],
  },
  {
    file: 'papi-co-loi',
    sheets: [
      {
        name: 'Phụ lục',
        rows: [
          [over('PHÂN CÔNG NHIỆM VỤ NÂNG CAO CHỈ SỐ PAPI NĂM 2026', 6)],
          ['STT', 'Nội dung nhiệm vụ', 'Kết quả', 'Chủ trì', 'Phối hợp', 'Thời hạn'],
          [
            1,
            'Tuyên truyền nội dung, ý nghĩa của Chỉ số PAPI',
            'Chuyên mục',
            'Sở Nội vụ',
            'UBND cấp xã',
            'Quý II/2026',
          ],
          [
            2,
            'Công khai danh sách hộ nghèo, quy hoạch, kế hoạch sử dụng đất',
            'Văn bản công khai',
            bad(null, 'lead-missing'),
            'UBND cấp xã',
            'Quý III/2026',
          ],
          [
            3,
            'Tiếp công dân, xử lý đơn thư của người dân',
            'Báo cáo',
            'Thanh tra tỉnh',
            bad('UBND cấp huyện', 'agency-out-of-time'),
            'Quý IV/2026',
          ],
          [
            5,
            'Khảo sát hài lòng dịch vụ y tế công',
            'Báo cáo',
            'Sở Y tế',
            'Bệnh viện tuyến tỉnh',
            bad('Tháng 13/2026', 'deadline-unreadable'),
          ],
          [
            6,
            'Khảo sát hài lòng dịch vụ giáo dục công',
            'Báo cáo',
            bad('Sở Giáo dục và Đào tọa', 'lead-unknown'),
            'UBND cấp xã',
            bad('Tháng 6/2025', 'deadline-before-plan'),
          ],
        ],
        expected: { kind: 'papi', records: 5, notes: { 'numbering-gap': ['A6'] } },
      },
    ],
  },
];

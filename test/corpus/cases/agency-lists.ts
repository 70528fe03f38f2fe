import type { CorpusWorkbook } from '../corpus-sheet.ts';
import { bad, over } from '../corpus-sheet.ts';

/** Lists of a province's agencies. */
export const agencyLists: readonly CorpusWorkbook[] = [
  {
    file: 'danh-muc-co-quan-tinh',
    sheets: [
      {
        name: 'Danh mục',
        rows: [
          [over('DANH MỤC CƠ QUAN, ĐƠN VỊ, ĐỊA PHƯƠNG CỦA TỈNH', 6)],
          [],
          ['Mã', 'Tên cơ quan', 'Tên gọi khác', 'Cấp', 'Hiệu lực từ', 'Hiệu lực đến'],
          ['SNV', 'Sở Nội vụ', 'Nội vụ', 'sở', null, null],
          ['STP', 'Sở Tư pháp', 'Tư pháp', 'sở', null, null],
          ['STTTT', 'Sở Thông tin và Truyền thông', 'Sở TT&TT', 'sở', 2004, 2025],
          ['KB', 'UBND phường Kinh Bắc', 'Phường Kinh Bắc', 'xã', 2025, null],
        ],
        expected: {
          kind: 'agencies',
          notes: { 'agency-end-alone': ['F6'] },
          records: [
            { code: 'SNV', name: 'Sở Nội vụ', variants: 'Nội vụ' },
            { code: 'STP' },
            { code: 'STTTT', validTo: 2025 },
            { code: 'KB' },
          ],
        },
      },
    ],
    resaved: true,
  },
  {
    file: 'danh-muc-cap-xa-hai-cot',
    sheets: [
      {
        name: 'DS',
        rows: [
          ['DANH SÁCH ĐƠN VỊ CẤP XÃ'],
          ['STT', 'Mã định danh', 'Tên đơn vị', 'Loại đơn vị'],
          [1, 'H05.1', 'UBND phường Kinh Bắc', 'Phường'],
          [2, 'H05.2', 'UBND phường Võ Cường', 'Phường'],
          [3, 'H05.3', 'UBND xã Tam Giang', 'Xã'],
        ],
        expected: {
          kind: 'agencies',
          records: [
            { code: 'H05.1', name: 'UBND phường Kinh Bắc', level: 'Phường' },
            { code: 'H05.2' },
            { code: 'H05.3', level: 'Xã' },
          ],
        },
      },
    ],
  },
  {
    file: 'loi-danh-muc-co-quan',
    sheets: [
      {
        name: 'Danh mục',
        rows: [
          [over('DANH MỤC CƠ QUAN, ĐƠN VỊ', 6)],
          ['Mã', 'Tên cơ quan', 'Tên gọi khác', 'Cấp', 'Hiệu lực từ', 'Hiệu lực đến'],
          ['SNV', 'Sở Nội vụ', 'Sở NV', 'sở', null, null],
          [bad('SNV', 'agency-code-duplicate'), 'Sở Y tế', null, 'sở', null, null],
          ['STC', bad(null, 'agency-name-missing'), 'Tài chính', 'sở', 2020, null],
          ['SNN', bad('Sở Nông nghiệp', 'agency-name-shared'), 'Sở NV', 'sở', null, null],
          ['SXD', 'Sở Xây dựng', null, 'sở', 2026, bad(2024, 'agency-years-reversed', 'agency-end-alone')],
        ],
        expected: { kind: 'agencies', records: 5 },
      },
    ],
  },
];

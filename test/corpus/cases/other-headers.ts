import type { CorpusWorkbook } from '../corpus-sheet.ts';
import { bad, over } from '../corpus-sheet.ts';

const plan = 'KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026 (MINH HỌA)';
const tally = [
  { question: 'Trụ sở có biển hiệu rõ ràng', counts: '40, 30, 20, 6, 4' },
  { question: 'Nơi ngồi chờ có đủ chỗ ngồi', counts: '50, 30, 10, 6, 4' },
  { question: 'Thủ tục được niêm yết đầy đủ', counts: '60, 20, 10, 6, 4' },
];
const works = [
  { task: 'Ban hành kế hoạch CCHC', lead: 'SNV', due: 'quarter 2026-03-31' },
  { task: 'Rà soát thủ tục', lead: 'VPUBND', due: 'quarter 2026-06-30' },
  { task: 'Theo dõi thi hành pháp luật', lead: 'STP', due: 'by_date 2026-06-30' },
];

/** Headers that say the usual things in other words, other languages or bare digits. */
export const otherHeaders: readonly CorpusWorkbook[] = [
  {
    file: 'sipas-tong-hop-chu-so-5-den-1',
    sheets: [
      {
        name: 'Tổng hợp',
        rows: [
          [over('TỔNG HỢP PHIẾU KHẢO SÁT SỰ HÀI LÒNG NĂM 2026 (MINH HỌA)', 8)],
          ['STT', 'Nội dung câu hỏi', 5, 4, 3, 2, 1, 'Tổng số phiếu'],
          ['I', 'Tiếp cận dịch vụ'],
          [1, 'Trụ sở có biển hiệu rõ ràng', 40, 30, 20, 6, 4, 100],
          [2, 'Nơi ngồi chờ có đủ chỗ ngồi', 50, 30, 10, 6, 4, 100],
          ['II', 'Thủ tục hành chính'],
          [3, 'Thủ tục được niêm yết đầy đủ', 60, 20, 10, 6, 4, 100],
        ],
        expected: { kind: 'survey', records: tally },
      },
    ],
  },
  {
    file: 'sipas-tong-hop-chu-so-duoi-muc-do',
    sheets: [
      {
        name: 'Tổng hợp',
        rows: [
          [over('TỔNG HỢP PHIẾU KHẢO SÁT SỰ HÀI LÒNG NĂM 2026 (MINH HỌA)', 7)],
          [over('TT', 1, 2), over('Tiêu chí khảo sát', 1, 2), over('Mức độ hài lòng (số phiếu)', 5)],
          [null, null, 5, 4, 3, 2, 1],
          [1, 'Trụ sở có biển hiệu rõ ràng', 40, 30, 20, 6, 4],
          [2, 'Nơi ngồi chờ có đủ chỗ ngồi', 50, 30, 10, 6, 4],
          [3, 'Thủ tục được niêm yết đầy đủ', 60, 20, 10, 6, 4],
        ],
        expected: { kind: 'survey', records: tally },
      },
    ],
  },
  {
    file: 'sipas-phieu-cau-hoi-danh-so-duoi-nhom',
    sheets: [
      {
        name: 'Dữ liệu',
        rows: [
          [over('DỮ LIỆU PHIẾU KHẢO SÁT HÀI LÒNG 2026 (MINH HỌA)', 8)],
          [over('Mã phiếu', 1, 2), over('Tiếp cận dịch vụ', 3), null, null, over('Thủ tục hành chính', 3)],
          [null, '1.1', '1.2', '1.3', '2.1', '2.2', '2.3'],
          ['P01', 5, 4, 5, 3, 4, 5],
          ['P02', 4, 4, 5, 5, 4, 5],
          ['P03', 5, 3, 5, 3, 4, 4],
        ],
        expected: { kind: 'survey', records: [{ answers: '5, 4, 5, 3, 4, 5' }, {}, { ordinal: 'P03' }] },
      },
    ],
  },
  {
    file: 'ke-hoach-chu-tri-cap-tinh-cap-xa',
    sheets: [
      {
        name: 'Kế hoạch',
        rows: [
          [over(plan, 7)],
          [
            over('STT', 1, 2),
            over('Nhiệm vụ', 1, 2),
            over('Sản phẩm', 1, 2),
            over('Cơ quan chủ trì', 2),
            null,
            over('Cơ quan phối hợp', 1, 2),
            over('Thời gian hoàn thành', 1, 2),
          ],
          [null, null, null, 'Cấp tỉnh', 'Cấp xã'],
          [1, 'Ban hành kế hoạch CCHC', 'Kế hoạch', 'Sở Nội vụ', 'UBND cấp xã', 'Sở Tài chính', 'Quý I/2026'],
          [2, 'Rà soát thủ tục', 'Báo cáo', 'Văn phòng UBND tỉnh', null, 'Các sở, ngành', 'Quý 1-2/2026'],
          [
            3,
            'Tiếp nhận hồ sơ trực tuyến',
            'Báo cáo',
            null,
            bad('UBND cấp xã', 'lead-collective'),
            'Sở Tư pháp',
            'Q3+Q4',
          ],
        ],
        expected: {
          kind: 'plan',
          records: [
            { lead: 'SNV, UBND_XA', co: 'STC' },
            { lead: 'VPUBND', due: 'period 2026-06-30' },
            { co: 'STP', due: 'period 2026-12-31' },
          ],
        },
      },
    ],
  },
  {
    file: 'ke-hoach-lanh-dao-chuyen-vien',
    sheets: [
      {
        name: 'Kế hoạch',
        rows: [
          [over(plan, 7)],
          [
            'STT',
            'Nhiệm vụ',
            'Sản phẩm',
            'Cơ quan chủ trì',
            'Lãnh đạo phụ trách',
            'Chuyên viên/Người thực hiện',
            'Thời hạn',
          ],
          [1, 'Ban hành kế hoạch CCHC', 'Kế hoạch', 'Sở Nội vụ', 'Giám đốc', 'Chuyên viên CCHC', 'Quý I/2026'],
          [2, 'Rà soát thủ tục', 'Báo cáo', 'Văn phòng UBND tỉnh', 'Phó Giám đốc', 'Chuyên viên CCHC', 'Quý II/2026'],
          [3, 'Theo dõi thi hành pháp luật', 'Báo cáo', 'Sở Tư pháp', 'Phó Giám đốc', 'Chuyên viên CCHC', '30/6/2026'],
        ],
        expected: {
          kind: 'plan',
          columns: ['ordinal', 'task', 'product', 'leadAgencies', 'deadline'],
          records: works,
        },
      },
    ],
  },
  {
    file: 'theo-doi-danh-gia-hoan-thanh-chua',
    sheets: [
      {
        name: 'Theo dõi',
        rows: [
          [over('TÌNH HÌNH THỰC HIỆN KẾ HOẠCH CCHC NĂM 2026 (MINH HỌA)', 6)],
          ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn', 'Đánh giá (Hoàn thành/Chưa hoàn thành)', 'Ghi chú'],
          [1, 'Ban hành kế hoạch CCHC', 'Sở Nội vụ', 'Quý I/2026', 'Hoàn thành', null],
          [2, 'Rà soát thủ tục', 'Văn phòng UBND tỉnh', 'Quý II/2026', 'Chưa hoàn thành', null],
          [3, 'Theo dõi thi hành pháp luật', 'Sở Tư pháp', '30/6/2026', 'Hoàn thành', null],
        ],
        expected: {
          kind: 'plan',
          columns: ['ordinal', 'task', 'leadAgencies', 'deadline', 'status', 'note'],
          records: works,
        },
      },
      {
        name: 'Kết quả',
        rows: [
          ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn', 'Kết quả (Đạt/Không đạt)'],
          [1, 'Ban hành kế hoạch CCHC', 'Sở Nội vụ', 'Quý I/2026', 'Đạt'],
          [2, 'Rà soát thủ tục', 'Văn phòng UBND tỉnh', 'Quý II/2026', 'Không đạt'],
          [3, 'Theo dõi thi hành pháp luật', 'Sở Tư pháp', '30/6/2026', 'Đạt'],
        ],
        expected: { kind: 'plan', columns: ['ordinal', 'task', 'leadAgencies', 'deadline', 'status'], records: 3 },
      },
    ],
    args: ['--year', '2026'],
  },
  {
    file: 'du-an-song-ngu',
    sheets: [
      {
        name: 'Action plan',
        rows: [
          ['KẾ HOẠCH HOẠT ĐỘNG DỰ ÁN NĂM 2026 / 2026 ACTION PLAN (MINH HỌA)'],
          [
            'No./STT',
            'Task/Nhiệm vụ',
            'Output/Sản phẩm',
            'Lead agency/Cơ quan chủ trì',
            'Deadline/Thời hạn',
            'Remarks/Ghi chú',
          ],
          [1, 'Ban hành kế hoạch CCHC', 'Plan/Kế hoạch', 'Sở Nội vụ', 'Quý I/2026', null],
          [2, 'Rà soát thủ tục', 'Report/Báo cáo', 'Văn phòng UBND tỉnh', 'Quý II/2026', null],
          [3, 'Theo dõi thi hành pháp luật', 'Report/Báo cáo', 'Sở Tư pháp', '30/6/2026', null],
        ],
        expected: {
          kind: 'plan',
          columns: ['ordinal', 'task', 'product', 'leadAgencies', 'deadline', 'note'],
          records: works,
        },
      },
      {
        name: 'English',
        rows: [
          ['PAR ACTION PLAN 2026'],
          ['No.', 'Task', 'Expected output', 'Lead agency', 'Coordinating agencies', 'Timeline', 'Remarks'],
          [1, 'Ban hành kế hoạch CCHC', 'Plan', 'Sở Nội vụ', 'Sở Tài chính', 'Quý I/2026', null],
          [2, 'Rà soát thủ tục', 'Report', 'Văn phòng UBND tỉnh', 'Sở Tài chính', 'Quý II/2026', null],
          [3, 'Theo dõi thi hành pháp luật', 'Report', 'Sở Tư pháp', 'Sở Tài chính', '30/6/2026', null],
          [4, 'Công khai thủ tục', 'Report', 'Sở Tư pháp', 'Sở Tài chính', bad(null, 'deadline-missing'), null],
        ],
        expected: { kind: 'plan', records: [...works, { lead: 'STP', due: 'none' }] },
      },
    ],
  },
  {
    file: 'ke-hoach-cong-tac-nguoi-thuc-hien',
    sheets: [
      {
        name: 'Kế hoạch',
        rows: [
          ['KẾ HOẠCH CÔNG TÁC CCHC CỦA SỞ NĂM 2026 (MINH HỌA)'],
          ['STT', 'Nhiệm vụ', 'Lãnh đạo phụ trách', 'Người thực hiện', 'Thời hạn', 'Kết quả'],
          [1, 'Công bố thủ tục', 'Phó Giám đốc thứ nhất', 'Chuyên viên A', 'Quý I/2026', 'Quyết định'],
          [2, 'Niêm yết công khai', 'Phó Giám đốc thứ nhất', 'Chuyên viên B', 'Quý II/2026', 'Báo cáo'],
          [3, 'Rà soát thủ tục', 'Phó Giám đốc thứ hai', 'Chuyên viên B', bad(null, 'deadline-missing'), 'Báo cáo'],
        ],
        expected: { kind: 'plan', records: 3, notes: { 'column-unsure': ['D2'] } },
      },
    ],
  },
  {
    file: 'kien-nghi-co-quan-duoc-kiem-tra',
    sheets: [
      {
        name: 'Kiến nghị',
        rows: [
          ['DANH MỤC KIẾN NGHỊ SAU KIỂM TRA CCHC NĂM 2026 (MINH HỌA)'],
          [
            'STT',
            'Cơ quan được kiểm tra',
            'Nội dung kiến nghị',
            'Thời hạn khắc phục',
            'Kết quả (Đã khắc phục/Chưa khắc phục)',
            'Ghi chú',
          ],
          [1, 'Sở Y tế', 'Công khai đủ thủ tục', '30/6/2026', 'Đã khắc phục', null],
          [2, 'Sở Tư pháp', 'Bổ sung hồ sơ', '30/6/2026', 'Chưa khắc phục', null],
        ],
        expected: {
          kind: 'recommendations',
          records: [
            { lead: 'SYT', status: 'Đã khắc phục' },
            { lead: 'STP', status: 'Chưa khắc phục' },
          ],
        },
      },
    ],
  },
  {
    file: 'ke-hoach-so-cot-lap-lai-tung-trang',
    sheets: [
      {
        name: 'Kế hoạch',
        rows: [
          [plan],
          ['STT', 'Nhiệm vụ', 'Sản phẩm', 'Cơ quan chủ trì', 'Thời gian'],
          ['1', '2', '3', '4', '5'],
          [1, 'Ban hành kế hoạch CCHC', 'Kế hoạch', 'Sở Nội vụ', 'Quý I/2026'],
          [2, 'Rà soát thủ tục', 'Báo cáo', 'Văn phòng UBND tỉnh', 'Quý II/2026'],
          ['1', '2', '3', '4', '5'],
          [3, 'Theo dõi thi hành pháp luật', 'Báo cáo', 'Sở Tư pháp', '30/6/2026'],
        ],
        expected: { kind: 'plan', records: works },
      },
    ],
  },
];

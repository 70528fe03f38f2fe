import type { CorpusWorkbook } from '../corpus-sheet.ts';
import { bad, day, over } from '../corpus-sheet.ts';
import { letterhead, signatures } from '../content/layouts.ts';

const months = Array.from({ length: 12 }, (_, index) => `Tháng ${index + 1}`);
const marks = (...ticked: readonly number[]) => months.map((_, index) => (ticked.includes(index + 1) ? 'x' : null));

/** Plans inside a commune, a department and a ministry: who leads is a part of the office itself. */
export const communePlans: readonly CorpusWorkbook[] = [
  {
    file: 'phuong-ke-hoach-cchc',
    sheets: [
      {
        name: 'Phụ lục',
        rows: [
          ...letterhead(
            6,
            'UBND PHƯỜNG KINH BẮC',
            'BAN CHỈ ĐẠO CCHC',
            'Số: 08/KH-UBND',
            'Kinh Bắc, ngày 08 tháng 01 năm 2026',
          ),
          [over('NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH CỦA PHƯỜNG NĂM 2026', 6)],
          [],
          ['STT', 'Nội dung nhiệm vụ', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời gian thực hiện', 'Sản phẩm'],
          [
            1,
            'Ban hành Kế hoạch cải cách hành chính năm 2026',
            'Văn phòng HĐND và UBND',
            'Các phòng chuyên môn cấp xã',
            'Tháng 01/2026',
            'Kế hoạch',
          ],
          [
            2,
            'Niêm yết, công khai thủ tục hành chính',
            'Trung tâm Phục vụ hành chính công tỉnh',
            'Phòng Văn hóa - Xã hội',
            'Quý I/2026',
            'Bảng niêm yết',
          ],
          [
            3,
            'Tuyên truyền dịch vụ công trực tuyến tới tổ dân phố',
            'Phòng Văn hóa - Xã hội',
            'Các tổ dân phố',
            'Quý II/2026',
            'Tin, bài',
          ],
          [
            4,
            'Số hóa hồ sơ đất đai',
            'Phòng Kinh tế, Hạ tầng và Đô thị',
            'Văn phòng HĐND và UBND',
            'Quý III/2026',
            'Hồ sơ số hóa',
          ],
          [
            5,
            'Báo cáo cải cách hành chính năm',
            'Văn phòng HĐND và UBND',
            'Phòng Văn hóa - Xã hội, Phòng Kinh tế',
            day(2026, 11, 30),
            'Báo cáo',
          ],
          ...signatures(6, 'CHỦ TỊCH'),
        ],
        expected: {
          kind: 'plan',
          records: [
            { lead: 'VP_XA', co: '*PHONG_CM_XA', due: 'month 2026-01-31' },
            { lead: 'TTPVHCC_TINH', co: 'PVHXH_XA', due: 'quarter 2026-03-31' },
            { lead: 'PVHXH_XA', co: 'THON', due: 'quarter 2026-06-30' },
            { lead: 'PKT_XA', co: 'VP_XA', due: 'quarter 2026-09-30' },
            { lead: 'VP_XA', co: 'PVHXH_XA, PKT_XA', due: 'by_date 2026-11-30' },
          ],
        },
      },
    ],
    resaved: true,
  },
  {
    file: 'xa-lich-thang-danh-dau',
    sheets: [
      {
        name: 'Tiến độ 2026',
        rows: [
          [over('UBND XÃ TAM GIANG', 4)],
          [over('TIẾN ĐỘ THỰC HIỆN KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026', 15)],
          ['TT', 'Nhiệm vụ', 'Chủ trì', ...months],
          [1, 'Xây dựng kế hoạch', 'Văn phòng HĐND và UBND', ...marks(1)],
          [2, 'Tuyên truyền cải cách hành chính', 'Phòng Văn hóa - Xã hội', ...marks(3, 4, 5)],
          [3, 'Rà soát thủ tục hành chính', 'Phòng Kinh tế', ...marks(6, 9)],
          [4, 'Tự chấm điểm cải cách hành chính', 'Văn phòng HĐND và UBND', ...marks(11, 12)],
          [5, 'Kiểm tra các thôn', 'Văn phòng HĐND và UBND', bad(null, 'deadline-missing')],
        ],
        freeze: { rows: 3, columns: 3 },
        expected: {
          kind: 'plan',
          records: [
            { lead: 'VP_XA', due: 'month 2026-01-31' },
            { lead: 'PVHXH_XA', due: 'period 2026-05-31' },
            { lead: 'PKT_XA', due: 'period 2026-09-30' },
            { lead: 'VP_XA', due: 'period 2026-12-31' },
            { lead: 'VP_XA', due: 'none' },
          ],
        },
      },
    ],
  },
  {
    file: 'so-lo-trinh-quy',
    sheets: [
      {
        name: 'Lộ trình',
        rows: [
          [over('LỘ TRÌNH CẢI THIỆN CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CỦA SỞ KHOA HỌC VÀ CÔNG NGHỆ NĂM 2026', 8)],
          [
            over('STT', 1, 2),
            over('Nội dung công việc', 1, 2),
            over('Đơn vị thực hiện', 1, 2),
            over('Thời gian thực hiện', 4),
            null,
            null,
            null,
            over('Kết quả', 1, 2),
          ],
          [null, null, null, 'Quý I', 'Quý II', 'Quý III', 'Quý IV', null],
          [1, 'Kiểm tra, rà soát văn bản quy phạm pháp luật', 'Thanh tra Sở', null, 'X', null, null, 'Báo cáo'],
          [2, 'Nâng tỷ lệ hồ sơ trực tuyến toàn trình', 'Văn phòng Sở', 'X', 'X', 'X', 'X', 'Báo cáo quý'],
          [3, 'Tổng hợp tài liệu kiểm chứng', 'Văn phòng Sở', null, null, null, 'X', 'Bộ tài liệu'],
        ],
        expected: {
          kind: 'plan',
          records: [
            { lead: 'TTRA_SO', due: 'quarter 2026-06-30', product: 'Báo cáo' },
            { lead: 'VP_SO', due: 'period 2026-12-31' },
            { lead: 'VP_SO', due: 'quarter 2026-12-31' },
          ],
        },
      },
    ],
  },
  {
    file: 'bo-noi-vu-don-vi-thuoc-bo',
    sheets: [
      {
        name: 'Phụ lục II',
        rows: [
          [over('PHỤ LỤC II', 6)],
          [over('PHÂN CÔNG NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH CỦA BỘ NĂM 2026', 6)],
          ['TT', 'Nhiệm vụ', 'Hoạt động', 'Sản phẩm', 'Đơn vị chủ trì', 'Thời gian hoàn thành'],
          ['I', over('CẢI CÁCH THỂ CHẾ', 5)],
          [
            1,
            'Hoàn thiện thể chế',
            'Rà soát văn bản quy phạm pháp luật',
            'Báo cáo',
            bad('Vụ Pháp chế', 'lead-unknown'),
            'Quý II/2026',
          ],
          [
            null,
            null,
            'Trình Bộ trưởng ban hành kế hoạch',
            'Quyết định',
            bad('Văn phòng Bộ', 'lead-unknown'),
            'Tháng 3/2026',
          ],
          ['II', over('CẢI CÁCH CHẾ ĐỘ CÔNG VỤ', 5)],
          [
            1,
            'Quản lý biên chế',
            'Thẩm định đề án vị trí việc làm',
            'Văn bản thẩm định',
            bad('Vụ Tổ chức cán bộ', 'lead-unknown'),
            'Quý IV/2026',
          ],
        ],
        merges: ['A5:A6', 'B5:B6'],
        expected: {
          kind: 'plan',
          records: [
            { section: 'I', task: 'Hoàn thiện thể chế', lead: '?Vụ Pháp chế', due: 'quarter 2026-06-30' },
            { section: 'I', task: 'Hoàn thiện thể chế', lead: '?Văn phòng Bộ', due: 'month 2026-03-31' },
            { section: 'II', lead: '?Vụ Tổ chức cán bộ', due: 'quarter 2026-12-31' },
          ],
        },
      },
    ],
  },
];

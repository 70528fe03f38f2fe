import type { CorpusWorkbook } from '../corpus-sheet.ts';
import { day, formula, over } from '../corpus-sheet.ts';
import { letterhead, signatures } from '../content/layouts.ts';

const other = { kind: 'other' } as const;

/** Workbooks found beside the plans in the same folders: none of them is ours to judge. */
export const noneOfOurs: readonly CorpusWorkbook[] = [
  {
    file: 'khac-du-toan-kinh-phi-cchc',
    sheets: [
      {
        name: 'Dự toán',
        rows: [
          ...letterhead(7, 'UBND TỈNH BẮC NINH', 'SỞ NỘI VỤ', 'Số: 12/DT-SNV', 'Bắc Ninh, ngày 05 tháng 01 năm 2026'),
          [over('DỰ TOÁN KINH PHÍ THỰC HIỆN KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026', 7)],
          ['STT', 'Nội dung chi', 'Đơn vị tính', 'Số lượng', 'Đơn giá', 'Thành tiền', 'Căn cứ'],
          ['I', 'Hội nghị, tập huấn', null, null, null, formula('SUM(F8:F9)', 24000000), null],
          [1, 'Tập huấn nghiệp vụ cải cách hành chính', 'Lớp', 2, 10000000, 20000000, 'Thông tư của Bộ Tài chính'],
          [2, 'In tài liệu tập huấn', 'Bộ', 200, 20000, 4000000, null],
          ['II', 'Kiểm tra cải cách hành chính', null, null, null, 15000000, null],
          [1, 'Công tác phí đoàn kiểm tra', 'Ngày', 30, 500000, 15000000, null],
          [null, 'Tổng cộng', null, null, null, 39000000, null],
          ...signatures(7, 'GIÁM ĐỐC'),
        ],
        expected: other,
      },
    ],
  },
  {
    file: 'khac-danh-sach-hop-tap-huan',
    sheets: [
      {
        name: 'Điểm danh',
        rows: [
          [over('DANH SÁCH ĐẠI BIỂU DỰ HỘI NGHỊ CẢI CÁCH HÀNH CHÍNH', 6)],
          [over('Thời gian: 8 giờ 00, ngày 12/3/2026', 6)],
          ['STT', 'Họ và tên', 'Chức vụ', 'Cơ quan, đơn vị', 'Số điện thoại', 'Ký tên'],
          [1, 'Cán bộ CCHC Sở Tư pháp', 'Chuyên viên', 'Sở Tư pháp', '0222000001', null],
          [2, 'Cán bộ CCHC Sở Y tế', 'Phó Chánh Văn phòng', 'Sở Y tế', '0222000002', null],
          [3, 'Cán bộ CCHC phường', 'Công chức', 'UBND phường Kinh Bắc', '0222000003', null],
        ],
        expected: other,
      },
    ],
  },
  {
    file: 'khac-lich-cong-tac-tuan',
    sheets: [
      {
        name: 'Tuần 10',
        rows: [
          [over('LỊCH CÔNG TÁC TUẦN 10 NĂM 2026 CỦA LÃNH ĐẠO SỞ', 5)],
          ['Thứ, ngày', 'Buổi', 'Nội dung công việc', 'Thành phần', 'Địa điểm'],
          ['Thứ Hai 02/3', 'Sáng', 'Giao ban lãnh đạo Sở', 'Lãnh đạo Sở, các phòng', 'Phòng họp số 1'],
          [null, 'Chiều', 'Kiểm tra Bộ phận Một cửa', 'Phòng CCHC', 'UBND phường'],
          ['Thứ Ba 03/3', 'Sáng', 'Họp UBND tỉnh', 'Giám đốc Sở', 'UBND tỉnh'],
          [null, 'Chiều', 'Làm việc tại cơ quan', null, null],
        ],
        merges: ['A3:A4', 'A5:A6'],
        expected: other,
      },
    ],
  },
  {
    file: 'khac-danh-ba-dien-thoai',
    sheets: [
      {
        name: 'Danh bạ',
        rows: [
          ['DANH BẠ CÁN BỘ ĐẦU MỐI CẢI CÁCH HÀNH CHÍNH'],
          ['TT', 'Tên cơ quan, đơn vị', 'Họ và tên', 'Chức vụ', 'Điện thoại', 'Email'],
          [1, 'Sở Nội vụ', 'Cán bộ đầu mối 1', 'Trưởng phòng', '0222', 'dau.moi1@example.vn'],
          [2, 'Sở Tư pháp', 'Cán bộ đầu mối 2', 'Chuyên viên', '0222', 'dau.moi2@example.vn'],
          [3, 'Sở Tài chính', 'Cán bộ đầu mối 3', 'Chuyên viên', '0222', 'dau.moi3@example.vn'],
        ],
        table: 'A2:F5',
        expected: other,
      },
    ],
  },
  {
    file: 'khac-thong-ke-ho-so-tthc',
    sheets: [
      {
        name: 'Quý I',
        rows: [
          [over('TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH QUÝ I NĂM 2026', 9)],
          [
            over('STT', 1, 2),
            over('Lĩnh vực', 1, 2),
            over('Số hồ sơ tiếp nhận', 3),
            null,
            null,
            over('Số hồ sơ đã giải quyết', 4),
            null,
            null,
            null,
          ],
          [null, null, 'Tổng số', 'Trực tuyến', 'Trực tiếp', 'Tổng số', 'Trước hạn', 'Đúng hạn', 'Quá hạn'],
          [1, 'Hộ tịch', 120, 100, 20, 118, 90, 27, 1],
          [2, 'Đất đai', 80, 30, 50, 70, 40, 25, 5],
          [3, 'Chứng thực', 300, 10, 290, 300, 300, 0, 0],
          [null, 'Tổng cộng', 500, 140, 360, 488, 430, 52, 6],
        ],
        expected: other,
      },
    ],
  },
  {
    file: 'khac-cong-van-don-doc',
    sheets: [
      {
        name: 'Công văn',
        rows: [
          ...letterhead(4, 'UBND TỈNH BẮC NINH', 'SỞ NỘI VỤ', 'Số: 345/SNV-CCHC', 'Bắc Ninh, ngày 10 tháng 3 năm 2026'),
          ['V/v đôn đốc thực hiện nhiệm vụ cải cách hành chính'],
          [over('Kính gửi: Các sở, ban, ngành; UBND các xã, phường', 4)],
          ['Thực hiện Kế hoạch số 167/KH-UBND ngày 17/12/2025 của UBND tỉnh, Sở Nội vụ đề nghị các cơ quan:'],
          ['1. Rà soát nhiệm vụ được giao chủ trì, phối hợp; báo cáo kết quả, khó khăn, vướng mắc.'],
          ['2. Gửi báo cáo về Sở Nội vụ trước ngày 20/3/2026.'],
          ...signatures(4, 'GIÁM ĐỐC'),
        ],
        expected: other,
      },
    ],
  },
  {
    file: 'khac-xep-hang-chi-so-cac-tinh',
    sheets: [
      {
        name: 'Xếp hạng',
        rows: [
          ['KẾT QUẢ XẾP HẠNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CÁC NĂM (SỐ LIỆU MINH HỌA)'],
          ['STT', 'Tỉnh, thành phố', 'Năm 2023', 'Năm 2024', 'Năm 2025', 'Tăng, giảm bậc'],
          [1, 'Bắc Ninh', 88.2, 87.96, 91.47, 32],
          [2, 'Lạng Sơn', 85.1, 86.3, 87.2, -2],
          [3, 'Cà Mau', 84.9, 85.7, 86.1, 4],
        ],
        expected: other,
      },
    ],
  },
  {
    file: 'khac-nhieu-trang-khong-co-bang',
    sheets: [
      { name: 'Bìa', rows: [['HỒ SƠ CẢI CÁCH HÀNH CHÍNH NĂM 2026'], [], ['Lưu hành nội bộ']], expected: other },
      { name: 'Trống', rows: [], expected: { kind: 'empty' } },
      {
        name: 'Mục lục',
        rows: [['MỤC LỤC'], ['1. Kế hoạch', null, 'Trang 2'], ['2. Báo cáo', null, 'Trang 5']],
        expected: other,
      },
      {
        name: 'Chấm công',
        rows: [
          ['BẢNG CHẤM CÔNG THÁNG 3/2026'],
          ['STT', 'Họ và tên', ...Array.from({ length: 31 }, (_, index) => index + 1), 'Ngày công'],
          [1, 'Cán bộ A', ...Array.from({ length: 31 }, () => 'x'), 31],
          [2, 'Cán bộ B', ...Array.from({ length: 31 }, () => 'x'), 31],
        ],
        expected: other,
      },
    ],
  },
  {
    file: 'khac-theo-doi-van-ban-den',
    sheets: [
      {
        name: 'Sổ văn bản',
        rows: [
          ['SỔ ĐĂNG KÝ VĂN BẢN ĐẾN NĂM 2026'],
          [
            'Số đến',
            'Ngày đến',
            'Số, ký hiệu',
            'Ngày văn bản',
            'Trích yếu nội dung',
            'Nơi gửi',
            'Người nhận',
            'Ký nhận',
          ],
          [1, day(2026, 1, 5), '12/SNV-CCHC', day(2026, 1, 3), 'V/v tự chấm điểm', 'Sở Nội vụ', 'Văn phòng', null],
          [2, day(2026, 1, 6), '15/STP-VP', day(2026, 1, 5), 'V/v rà soát văn bản', 'Sở Tư pháp', 'Văn phòng', null],
        ],
        expected: other,
      },
    ],
  },
  {
    file: 'khac-co-o-loi-cong-thuc',
    sheets: [
      {
        name: 'Chi phí',
        rows: [
          ['BẢNG TÍNH CHI PHÍ IN ẤN'],
          ['TT', 'Mặt hàng', 'Số lượng', 'Đơn giá', 'Thành tiền'],
          [1, 'Giấy A4', 10, 70000, 700000],
          [2, 'Mực in', 2, '#REF!', '#REF!'],
        ],
        expected: other,
      },
    ],
  },
  {
    file: 'khac-danh-muc-thu-tuc-hanh-chinh',
    sheets: [
      {
        name: 'TTHC',
        rows: [
          ['DANH MỤC THỦ TỤC HÀNH CHÍNH THUỘC THẨM QUYỀN GIẢI QUYẾT'],
          [
            'STT',
            'Mã TTHC',
            'Tên thủ tục hành chính',
            'Lĩnh vực',
            'Thời hạn giải quyết',
            'Cơ quan thực hiện',
            'Phí, lệ phí',
            'Căn cứ pháp lý',
          ],
          [1, '1.001193', 'Đăng ký khai sinh', 'Hộ tịch', 'Ngay trong ngày', 'UBND cấp xã', 'Không', 'Luật Hộ tịch'],
          [2, '2.000635', 'Cấp bản sao trích lục', 'Hộ tịch', '01 ngày', 'UBND cấp xã', '8.000 đồng', 'Luật Hộ tịch'],
        ],
        expected: other,
      },
    ],
  },
  {
    file: 'khac-chi-tieu-khong-phai-nhiem-vu',
    sheets: [
      {
        name: 'Chỉ tiêu',
        rows: [
          ['CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH NĂM 2026'],
          ['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Mục tiêu năm 2026', 'Cơ quan chủ trì theo dõi', 'Cơ quan phối hợp'],
          [1, 'Tỷ lệ hồ sơ trực tuyến', '%', '≥ 85', 'Văn phòng UBND tỉnh', 'Các sở, ngành'],
          [2, 'Tỷ lệ hài lòng', '%', '≥ 90', 'Sở Nội vụ', 'UBND cấp xã'],
        ],
        expected: other,
      },
      {
        name: 'Tình hình',
        rows: [
          ['TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ CÁC ĐƠN VỊ'],
          ['STT', 'Đơn vị', 'Tổng số nhiệm vụ', 'Đã hoàn thành', 'Đang thực hiện', 'Quá hạn', 'Tỷ lệ hoàn thành'],
          [1, 'Sở Nội vụ', 20, 15, 4, 1, 0.75],
          [2, 'Sở Tư pháp', 10, 8, 2, 0, 0.8],
        ],
        expected: other,
      },
      {
        name: 'Xếp hạng',
        rows: [
          ['KẾT QUẢ XẾP HẠNG CHỈ SỐ CCHC CÁC SỞ (SỐ LIỆU MINH HỌA)'],
          ['STT', 'Tên đơn vị', 'Điểm thẩm định', 'Điểm điều tra XHH', 'Tổng điểm', 'Chỉ số (%)', 'Xếp hạng'],
          [1, 'Sở Nội vụ', 80, 15, 95, 95, 1],
          [2, 'Sở Tư pháp', 78, 14, 92, 92, 2],
        ],
        expected: other,
      },
      {
        name: 'Điểm thi',
        rows: [
          ['BẢNG ĐIỂM THI NÂNG NGẠCH'],
          ['STT', 'Họ và tên', 'Đơn vị', 'Điểm viết', 'Điểm phỏng vấn', 'Tổng điểm', 'Kết quả'],
          [1, 'Thí sinh 1', 'Sở Nội vụ', 80, 70, 150, 'Đạt'],
          [2, 'Thí sinh 2', 'Sở Tư pháp', 60, 70, 130, 'Đạt'],
        ],
        expected: other,
      },
    ],
  },
  {
    file: 'khac-chuong-trinh-hoi-nghi',
    sheets: [
      {
        name: 'Chương trình',
        rows: [
          ['CHƯƠNG TRÌNH HỘI NGHỊ TẬP HUẤN CẢI CÁCH HÀNH CHÍNH'],
          ['Thời gian', 'Nội dung', 'Thực hiện'],
          ['7h30 - 8h00', 'Đón tiếp đại biểu', 'Văn phòng Sở'],
          ['8h00 - 8h15', 'Khai mạc', 'Lãnh đạo Sở Nội vụ'],
          ['8h15 - 10h00', 'Chuyên đề 1: Tự chấm điểm', 'Phòng CCHC'],
        ],
        expected: other,
      },
      {
        name: 'Xếp loại',
        rows: [
          ['BẢNG ĐÁNH GIÁ, XẾP LOẠI CÔNG CHỨC THÁNG 3/2026'],
          ['STT', 'Họ và tên', 'Chức vụ', 'Điểm tối đa', 'Điểm tự chấm', 'Điểm lãnh đạo chấm', 'Xếp loại'],
          [1, 'Công chức 1', 'Chuyên viên', 100, 95, 92, 'Tốt'],
          [2, 'Công chức 2', 'Chuyên viên', 100, 90, 90, 'Tốt'],
        ],
        expected: other,
      },
    ],
  },
];

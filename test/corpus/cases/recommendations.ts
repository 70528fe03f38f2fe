import type { CorpusWorkbook } from '../corpus-sheet.ts';
import { bad, day, over } from '../corpus-sheet.ts';
import { signatures } from '../content/layouts.ts';

const conclusion = 'Kết luận số 12/KL-TTr ngày 05/3/2026';

/** Registers of recommendations after inspections and dialogues. */
export const recommendations: readonly CorpusWorkbook[] = [
  {
    file: 'kien-nghi-sau-kiem-tra',
    sheets: [
      {
        name: 'Kiến nghị',
        rows: [
          [over('DANH MỤC KIẾN NGHỊ PHẢI XỬ LÝ SAU KIỂM TRA CẢI CÁCH HÀNH CHÍNH NĂM 2026', 7)],
          [],
          [
            'STT',
            'Kết luận/văn bản',
            'Nội dung kiến nghị',
            'Cơ quan xử lý',
            'Thời hạn xử lý',
            'Tình trạng xử lý',
            'Kết quả xử lý',
          ],
          [
            1,
            over(conclusion, 1, 2),
            'Niêm yết đầy đủ thủ tục hành chính',
            'Sở Y tế',
            day(2026, 6, 30),
            'Đang xử lý',
            null,
          ],
          [
            2,
            null,
            'Cập nhật quy trình nội bộ',
            'Sở Xây dựng',
            day(2026, 6, 30),
            'Đã xử lý',
            'Đã ban hành Quyết định 45/QĐ-SXD ngày 20/5/2026',
          ],
          [
            3,
            'Thông báo số 88/TB-UBND ngày 10/4/2026',
            'Giải quyết dứt điểm hồ sơ đất đai quá hạn',
            'Sở NN&MT',
            'Quý III/2026',
            'Chưa xử lý',
            null,
          ],
          ...signatures(7, 'CHÁNH THANH TRA'),
        ],
        expected: {
          kind: 'recommendations',
          records: [
            { source: conclusion, lead: 'SYT', due: 'by_date 2026-06-30', status: 'Đang xử lý' },
            { source: conclusion, lead: 'SXD', due: 'by_date 2026-06-30' },
            { lead: 'SNNMT', due: 'quarter 2026-09-30' },
          ],
        },
      },
    ],
  },
  {
    file: 'kien-nghi-doi-thoai-doanh-nghiep',
    sheets: [
      {
        name: 'Đối thoại',
        rows: [
          ['TỔNG HỢP PHẢN ÁNH, KIẾN NGHỊ SAU ĐỐI THOẠI VỚI DOANH NGHIỆP'],
          [
            'TT',
            'ND phản ánh, kiến nghị',
            'Tổ chức, cá nhân kiến nghị',
            'ĐV chủ trì',
            'ĐV phối hợp',
            'Hạn xử lý',
            'Ghi chú',
          ],
          ['A', over('LĨNH VỰC ĐẤT ĐAI', 6)],
          [
            1,
            'Rút ngắn thời gian cấp giấy chứng nhận',
            'Hiệp hội Doanh nghiệp tỉnh',
            'Sở Nông nghiệp và Môi trường',
            'UBND cấp xã',
            'Trước 15/8/2026',
            null,
          ],
          ['B', over('LĨNH VỰC ĐẦU TƯ', 6)],
          [
            1,
            'Công khai quy trình đầu tư',
            'Doanh nghiệp viễn thông',
            'Sở Tài chính',
            'Sở Xây dựng',
            '30/9/2026',
            null,
          ],
        ],
        expected: {
          kind: 'recommendations',
          records: [
            {
              section: 'A',
              recommendation: 'Rút ngắn thời gian cấp giấy chứng nhận',
              lead: 'SNNMT',
              co: 'UBND_XA',
              due: 'before_date 2026-08-14',
            },
            { section: 'B', lead: 'STC', co: 'SXD', due: 'by_date 2026-09-30' },
          ],
        },
      },
    ],
  },
  {
    file: 'loi-kien-nghi',
    args: ['--today', '2026-07-10'],
    sheets: [
      {
        name: 'Kiến nghị',
        rows: [
          [over('DANH MỤC KIẾN NGHỊ SAU KIỂM TRA NĂM 2026', 6)],
          ['STT', 'Căn cứ, văn bản nguồn', 'Nội dung kiến nghị', 'Cơ quan chủ trì', 'Thời hạn', 'Tình trạng'],
          [1, conclusion, bad(null, 'recommendation-missing'), 'Sở Y tế', 'Quý III/2026', null],
          [2, bad(null, 'recommendation-source-missing'), 'Cập nhật quy trình nội bộ', 'Sở Y tế', 'Quý III/2026', null],
          [
            3,
            conclusion,
            'Niêm yết thủ tục hành chính',
            bad('Sở Y tê', 'lead-unknown'),
            bad('Tháng 5/2026', 'overdue'),
            'Đang xử lý',
          ],
          [4, conclusion, 'Hoàn trả kinh phí chi sai', 'Sở Tài chính', bad(null, 'deadline-missing'), null],
        ],
        expected: { kind: 'recommendations', records: 4 },
      },
    ],
  },
  {
    file: 'so-theo-doi-pakn-nguoi-dan',
    sheets: [
      {
        name: 'PAKN',
        rows: [
          ['SỔ THEO DÕI PHẢN ÁNH, KIẾN NGHỊ CỦA NGƯỜI DÂN'],
          [
            'STT',
            'Ngày tiếp nhận',
            'Người phản ánh',
            'Nội dung PAKN',
            'Cơ quan giải quyết',
            'Hạn trả lời',
            'Kết quả giải quyết',
          ],
          [1, day(2026, 3, 2), 'Công dân ở tổ 1', 'Hồ sơ đất đai chậm', 'Sở NN&MT', day(2026, 3, 20), 'Đã trả lời'],
          [2, day(2026, 3, 5), 'Công dân ở tổ 2', 'Đường hỏng', 'Sở Xây dựng', day(2026, 3, 25), null],
        ],
        expected: {
          kind: 'recommendations',
          records: [
            {
              source: 'Công dân ở tổ 1',
              recommendation: 'Hồ sơ đất đai chậm',
              lead: 'SNNMT',
              due: 'by_date 2026-03-20',
            },
            { lead: 'SXD', due: 'by_date 2026-03-25', result: null },
          ],
        },
      },
    ],
  },
];

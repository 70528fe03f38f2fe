import type { CorpusWorkbook } from '../corpus-sheet.ts';
import { bad, day, formula, over } from '../corpus-sheet.ts';

/** Layouts that officers use and no annex prints. */
export const unusualPlans: readonly CorpusWorkbook[] = [
  {
    file: 'phan-cong-sau-ro',
    sheets: [
      {
        name: '6 rõ',
        rows: [
          ['PHÂN CÔNG NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH THEO NGUYÊN TẮC 6 RÕ NĂM 2026'],
          ['STT', 'Rõ việc', 'Rõ người', 'Rõ trách nhiệm', 'Rõ thời gian', 'Rõ kết quả', 'Rõ thẩm quyền'],
          [1, 'Ban hành kế hoạch', 'Sở Nội vụ', 'Chủ trì tham mưu', 'Quý I/2026', 'Kế hoạch', 'UBND tỉnh'],
          [2, 'Kiểm tra công vụ', 'Sở Tư pháp', 'Chủ trì', 'Quý II/2026', 'Báo cáo', 'Chủ tịch UBND tỉnh'],
        ],
        expected: {
          kind: 'plan',
          records: [
            { task: 'Ban hành kế hoạch', lead: 'SNV', due: 'quarter 2026-03-31', product: 'Kế hoạch' },
            { task: 'Kiểm tra công vụ', lead: 'STP', due: 'quarter 2026-06-30', product: 'Báo cáo' },
          ],
        },
      },
    ],
  },
  {
    file: 'ke-hoach-dau-nhay-nhu-tren',
    sheets: [
      {
        name: 'KH',
        rows: [
          ['KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026'],
          [
            'STT',
            'Nội dung nhiệm vụ',
            'Cơ quan,\nđơn vị chủ trì',
            'Cơ quan, đơn vị phối hợp',
            'Thời gian\nthực hiện/\nhoàn thành',
            'Dự kiến sản phẩm/\nkết quả',
          ],
          [
            '1',
            'Ban hành kế hoạch',
            '- Sở Nội vụ;\n- Sở Tư pháp.',
            '- Các sở, ban, ngành;\n- UBND cấp xã.',
            'Hoàn thành\ntrước 31/3/2026',
            '- Kế hoạch;\n- Quyết định.',
          ],
          ['2', 'Kiểm tra công vụ', 'Sở Nội vụ', 'nt', '-nt-', 'Báo cáo'],
          ['3', 'Rà soát thủ tục', '"', 'Như trên', '"', 'Báo cáo'],
        ],
        expected: {
          kind: 'plan',
          records: [
            { lead: 'SNV, STP', co: '*SO_BAN_NGANH, UBND_XA', due: 'before_date 2026-03-30' },
            { lead: 'SNV', co: '*SO_BAN_NGANH, UBND_XA', due: 'before_date 2026-03-30' },
            { lead: 'SNV', co: '*SO_BAN_NGANH, UBND_XA', due: 'before_date 2026-03-30' },
          ],
        },
      },
    ],
  },
  {
    file: 'ke-hoach-phan-muc-nhieu-cap',
    sheets: [
      {
        name: 'Phụ lục',
        rows: [
          ['PHỤ LỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026'],
          ['TT', 'NỘI DUNG', 'CƠ QUAN CHỦ TRÌ', 'THỜI GIAN', 'GHI CHÚ'],
          ['A', 'NHIỆM VỤ CHUNG'],
          ['I', 'Cải cách thể chế'],
          ['1', 'Nâng cao chất lượng văn bản'],
          ['1.1', 'Rà soát văn bản', 'Sở Tư pháp', 'Quý I/2026'],
          ['1.2', 'Kiểm tra văn bản', 'Sở Tư pháp', 'Quý II/2026'],
          ['2', 'Theo dõi thi hành pháp luật', 'Sở Tư pháp', 'Quý III/2026'],
          ['II', 'Cải cách thủ tục hành chính'],
          ['1', 'Công bố thủ tục', 'Văn phòng UBND tỉnh', 'Quý I/2026'],
          ['B', 'NHIỆM VỤ RIÊNG'],
          ['I', 'Chuyển đổi số'],
          ['1', 'Số hóa hồ sơ', 'Sở KH&CN', 'Quý IV/2026'],
        ],
        expected: {
          kind: 'plan',
          records: [
            { section: 'I', ordinal: '1.1', objective: 'Nâng cao chất lượng văn bản', lead: 'STP' },
            { section: 'I', ordinal: '1.2', objective: 'Nâng cao chất lượng văn bản' },
            { section: 'I', ordinal: '2', objective: null, due: 'quarter 2026-09-30' },
            { section: 'II', objective: null, lead: 'VPUBND' },
            { section: 'I', sectionName: 'Chuyển đổi số', lead: 'SKHCN', due: 'quarter 2026-12-31' },
          ],
        },
      },
    ],
  },
  {
    file: 'giao-viec-theo-tung-so',
    sheets: [
      {
        name: 'Giao việc',
        rows: [
          ['NHIỆM VỤ GIAO CÁC SỞ, NGÀNH NĂM 2026'],
          ['STT', 'Nhiệm vụ', 'Thời gian hoàn thành', 'Sản phẩm'],
          ['I', over('SỞ NỘI VỤ', 3)],
          [1, 'Ban hành kế hoạch', 'Quý I/2026', 'Kế hoạch'],
          [2, 'Kiểm tra công vụ', 'Quý II/2026', 'Báo cáo'],
          ['II', over('SỞ TƯ PHÁP', 3)],
          [1, 'Rà soát văn bản', 'Quý III/2026', 'Báo cáo'],
        ],
        expected: {
          kind: 'plan',
          records: [
            { section: 'I', lead: 'SNV', due: 'quarter 2026-03-31' },
            { section: 'I', lead: 'SNV' },
            { section: 'II', lead: 'STP' },
          ],
        },
      },
    ],
  },
  {
    file: 'ba-phu-luc-mot-trang',
    sheets: [
      {
        name: 'Tổng hợp',
        rows: [
          ['PHỤ LỤC I'],
          ['NHIỆM VỤ NÂNG CAO CHỈ SỐ PAR INDEX NĂM 2026'],
          ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian'],
          [1, 'Ban hành kế hoạch', 'Sở Nội vụ', 'Quý I/2026'],
          [2, 'Kiểm tra công vụ', 'Sở Nội vụ', 'Quý II/2026'],
          [],
          ['PHỤ LỤC II'],
          ['NHIỆM VỤ NÂNG CAO CHỈ SỐ PAPI NĂM 2026'],
          ['TT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời gian'],
          [1, 'Tuyên truyền PAPI', 'Sở Nội vụ', 'UBND cấp xã', 'Quý I/2026'],
          [],
          ['PHỤ LỤC III'],
          ['DANH MỤC KIẾN NGHỊ PHẢI XỬ LÝ'],
          ['TT', 'Nội dung kiến nghị', 'Căn cứ', 'Cơ quan xử lý', 'Thời hạn'],
          [1, 'Niêm yết thủ tục', 'Kết luận 1/KL-TTr ngày 5/3/2026', 'Sở Y tế', 'Quý II/2026'],
        ],
        expected: {
          kind: 'plan',
          tables: 3,
          records: [
            { task: 'Ban hành kế hoạch', due: 'quarter 2026-03-31' },
            { task: 'Kiểm tra công vụ' },
            { task: 'Tuyên truyền PAPI', co: 'UBND_XA' },
            { recommendation: 'Niêm yết thủ tục', lead: 'SYT' },
          ],
        },
      },
    ],
  },
  {
    file: 'chu-tri-gop-doc-tu-ngay-den-ngay',
    sheets: [
      {
        name: 'Theo cơ quan',
        rows: [
          ['PHÂN CÔNG NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026'],
          ['Cơ quan chủ trì', 'STT', 'Nhiệm vụ', 'Thời gian bắt đầu', 'Thời gian kết thúc', 'Sản phẩm'],
          [over('Sở Nội vụ', 1, 2), 1, 'Ban hành kế hoạch', day(2026, 1, 5), day(2026, 3, 31), 'Kế hoạch'],
          [null, 2, 'Kiểm tra công vụ', day(2026, 4, 1), over(day(2026, 6, 30), 1, 2), 'Báo cáo'],
          [over('Sở Tư pháp', 1, 2), 3, 'Rà soát văn bản', day(2026, 4, 1), null, 'Báo cáo'],
          [null, 4, 'Kiểm tra văn bản', day(2026, 7, 1), day(2026, 9, 30), 'Báo cáo'],
        ],
        expected: {
          kind: 'plan',
          records: [
            { lead: 'SNV', due: 'by_date 2026-03-31' },
            { lead: 'SNV', due: 'by_date 2026-06-30' },
            { lead: 'STP', due: 'by_date 2026-06-30' },
            { lead: 'STP', due: 'by_date 2026-09-30' },
          ],
        },
      },
    ],
    resaved: true,
  },
  {
    file: 'ca-mau-danh-muc-so-bo-trong',
    sheets: [
      {
        name: 'Danh mục',
        rows: [
          ['ỦY BAN NHÂN DÂN TỈNH CÀ MAU', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
          [null, null, null, 'Độc lập - Tự do - Hạnh phúc'],
          ['DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026 CỦA TỈNH CÀ MAU'],
          [
            bad(
              '(Kèm theo Quyết định số       /QĐ-UBND ngày     tháng     năm 2026 của Chủ tịch UBND tỉnh)',
              'document-number-blank',
            ),
          ],
          [
            'TT (1)',
            'Nhiệm vụ (2)',
            'Cơ quan chủ trì thực hiện (3)',
            'Cơ quan phối hợp thực hiện (4)',
            'Thời gian hoàn thành (5)',
            'Kinh phí (triệu đồng) (6)',
          ],
          ['I', 'Cải cách thể chế', null, null, null, 100],
          ['1', 'Rà soát văn bản', 'Sở Tư pháp', 'Các sở, ban, ngành', 'Quý I năm 2026', 50],
          ['2', 'Kiểm tra văn bản', 'Sở Tư pháp', 'Các sở, ban, ngành', 'Quý II năm 2026', 50],
          ['', 'Tổng cộng', null, null, null, 100],
        ],
        expected: {
          kind: 'plan',
          records: [
            { section: 'I', task: 'Rà soát văn bản', co: '*SO_BAN_NGANH', due: 'quarter 2026-03-31', budget: '50' },
            { section: 'I', due: 'quarter 2026-06-30' },
          ],
        },
      },
    ],
  },
  {
    file: 'ke-hoach-khong-cot-stt',
    sheets: [
      {
        name: 'KH',
        rows: [
          ['KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026'],
          ['Nội dung nhiệm vụ', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời gian', 'Sản phẩm'],
          ['I. CẢI CÁCH THỂ CHẾ'],
          ['1. Rà soát văn bản', 'Sở Tư pháp', 'Sở Nội vụ', day(2026, 3, 1, 'mm/yyyy'), 'Báo cáo'],
          ['2. Kiểm tra văn bản', 'Sở Tư pháp', 'Sở Nội vụ', 'T6/2026', 'Báo cáo'],
          ['II. CẢI CÁCH THỦ TỤC HÀNH CHÍNH'],
          ['1. Công bố thủ tục', 'Văn phòng UBND tỉnh', 'Sở Nội vụ', 'Quý III/2026', 'Quyết định'],
          [],
          [null, 'Bắc Ninh, ngày 05 tháng 01 năm 2026'],
          ['NGƯỜI LẬP BIỂU', null, 'GIÁM ĐỐC'],
          ['(Ký, ghi rõ họ tên)', null, '(Ký tên, đóng dấu)'],
        ],
        expected: {
          kind: 'plan',
          records: [
            { section: 'I', task: '1. Rà soát văn bản', due: 'month 2026-03-31' },
            { section: 'I', due: 'month 2026-06-30' },
            { section: 'II', lead: 'VPUBND', due: 'quarter 2026-09-30' },
          ],
        },
      },
    ],
  },
  {
    file: 'so-y-te-linh-vuc-gop-doc',
    sheets: [
      {
        name: 'KH Sở',
        rows: [
          [
            over(
              'KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH CỦA SỞ Y TẾ NĂM 2026 (Ban hành kèm theo Quyết định số 15/QĐ-SYT ngày 12/01/2026)',
              6,
            ),
          ],
          [
            'STT',
            'Lĩnh vực',
            'Nội dung thực hiện',
            'Phòng, đơn vị chủ trì',
            'Phòng, đơn vị phối hợp',
            'Thời gian thực hiện',
          ],
          [over(1, 1, 2), over('Cải cách thể chế', 1, 2), 'Rà soát văn bản', 'Thanh tra Sở', 'Văn phòng Sở', 'Quý I'],
          [null, null, 'Kiểm tra văn bản', 'Thanh tra Sở', 'Văn phòng Sở', 'Quý II'],
          [2, 'Cải cách thủ tục hành chính', 'Công bố thủ tục', 'Văn phòng Sở', 'Thanh tra Sở', 'Hằng quý'],
        ],
        expected: {
          kind: 'plan',
          records: [
            {
              objective: 'Cải cách thể chế',
              task: 'Rà soát văn bản',
              lead: 'TTRA_SO',
              co: 'VP_SO',
              due: 'quarter 2026-03-31',
            },
            { objective: 'Cải cách thể chế', task: 'Kiểm tra văn bản', due: 'quarter 2026-06-30' },
            { objective: 'Cải cách thủ tục hành chính', lead: 'VP_SO', due: 'recurring' },
          ],
        },
      },
    ],
  },
  {
    file: 'theo-doi-bang-du-lieu-tho',
    sheets: [
      {
        name: 'Data',
        rows: [
          ['No.', 'Nhiệm vụ', 'Chủ trì', 'Deadline', 'Trạng thái', 'Tiến độ', 'Kết quả thực hiện'],
          [
            1,
            'Ban hành kế hoạch',
            'Sở Nội vụ',
            day(2026, 3, 31),
            'Hoàn thành',
            { value: 1, format: '0%' },
            'Kế hoạch số 5/KH-SNV',
          ],
          [2, 'Kiểm tra', 'Sở Tư pháp', day(2026, 6, 30), 'Đang thực hiện', { value: 0.5, format: '0%' }, null],
        ],
        table: 'A1:G3',
        hiddenColumns: ['G'],
        expected: {
          kind: 'plan',
          records: [
            { status: 'Hoàn thành', percent: 100, due: 'by_date 2026-03-31' },
            { status: 'Đang thực hiện', percent: 50 },
          ],
        },
      },
      {
        name: 'Nháp',
        hidden: true,
        rows: [['Ghi chú riêng, không gửi']],
        expected: { kind: 'other' },
      },
    ],
  },
  {
    file: 'han-mat-dinh-dang-ngay',
    sheets: [
      {
        name: 'Sheet1',
        rows: [
          ['KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026'],
          ['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn', 'Kinh phí'],
          [1, 'Ban hành kế hoạch', 'Sở Nội vụ', 46112, 10],
          [2, 'Kiểm tra', 'Sở Nội vụ', 46203, 20],
          [3, 'Tổng kết', 'Sở Nội vụ', 2026, 5],
          ['Total', null, null, null, formula('SUBTOTAL(109,E3:E5)', 35)],
        ],
        table: 'A2:E6',
        expected: {
          kind: 'plan',
          records: [{ due: 'by_date 2026-03-31' }, { due: 'by_date 2026-06-30' }, { due: 'year 2026-12-31' }],
        },
      },
    ],
  },
  {
    file: 'tieu-de-viet-tat-het-muc-va-rat-dai',
    sheets: [
      {
        name: 'Viết tắt',
        rows: [
          ['KẾ HOẠCH CCHC NĂM 2026'],
          ['TT', 'NV', 'ĐV CT', 'ĐV PH', 'TGHT', 'KQ'],
          [1, 'Ban hành kế hoạch', 'SNV', 'STP; STC', 'Q1/2026', 'Kế hoạch'],
          [2, 'Kiểm tra', 'VPUBND', 'các sở', 'T6/2026', 'Báo cáo'],
        ],
        expected: {
          kind: 'plan',
          records: [
            { lead: 'SNV', co: 'STP, STC', due: 'quarter 2026-03-31' },
            { lead: 'VPUBND', co: '*SO', due: 'month 2026-06-30' },
          ],
        },
      },
      {
        name: 'Rất dài',
        rows: [
          ['KẾ HOẠCH CCHC NĂM 2026'],
          [
            'Số TT',
            'Nội dung nhiệm vụ, đề án, dự án được giao trong năm',
            'Cơ quan, đơn vị được giao chủ trì tham mưu, tổ chức thực hiện',
            'Cơ quan, đơn vị, địa phương phối hợp tổ chức thực hiện',
            'Thời gian trình cấp có thẩm quyền xem xét, phê duyệt',
          ],
          [1, 'Ban hành kế hoạch', 'Sở Nội vụ', 'Sở Tư pháp', 'Quý I/2026'],
          [2, 'Kiểm tra', 'Sở Nội vụ', 'các sở', 'Tháng 6/2026'],
        ],
        expected: {
          kind: 'plan',
          records: [
            { task: 'Ban hành kế hoạch', lead: 'SNV', co: 'STP', due: 'quarter 2026-03-31' },
            { lead: 'SNV', co: '*SO', due: 'month 2026-06-30' },
          ],
        },
      },
    ],
  },
];

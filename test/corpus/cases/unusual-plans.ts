import type { CorpusWorkbook } from '../corpus-sheet.ts';
import { day, over } from '../corpus-sheet.ts';

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
];

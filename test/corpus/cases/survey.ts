import type { CorpusWorkbook } from '../corpus-sheet.ts';
import { bad, day, over } from '../corpus-sheet.ts';

const questions = [
  'Câu 1. Ông/bà hài lòng về tiếp cận dịch vụ hành chính công?',
  'Câu 2. Ông/bà hài lòng về thủ tục hành chính?',
  'Câu 3. Ông/bà hài lòng về công chức trực tiếp giải quyết công việc?',
  'Câu 4. Ông/bà hài lòng về kết quả dịch vụ?',
];
const degrees = ['Rất hài lòng', 'Hài lòng', 'Bình thường', 'Không hài lòng', 'Rất không hài lòng'];
const parts = [
  'Xây dựng và tổ chức thực hiện chính sách công',
  'Tiếp cận dịch vụ hành chính công',
  'Thủ tục hành chính',
  'Công chức trực tiếp giải quyết công việc',
  'Kết quả dịch vụ',
  'Tiếp nhận, xử lý phản ánh, kiến nghị',
];
const counts = parts.map((_, index) => [40 + index, 90 - index, 12, 3, index % 2]);

/** Forms answered one per row: each of the five degrees is given over and over. */
const forms = Array.from({ length: 40 }, (_, form) =>
  questions.map((_, index) => degrees[(form * 3 + index * 2) % 5]!),
);

export const surveys: readonly CorpusWorkbook[] = [
  {
    file: 'sipas-phieu-tung-dong',
    sheets: [
      {
        name: 'SIPAS 2026',
        rows: [
          [over('KẾT QUẢ KHẢO SÁT SỰ HÀI LÒNG CỦA NGƯỜI DÂN (SIPAS) NĂM 2026', 6)],
          [],
          ['Số phiếu', 'Giới tính', ...questions],
          ...forms.map((answers, index) => [index + 1, index % 2 ? 'Nam' : 'Nữ', ...answers]),
        ],
        freeze: { rows: 3, columns: 1 },
        filter: 'A3:F43',
        expected: { kind: 'survey', records: 40 },
      },
    ],
  },
  {
    file: 'sipas-phieu-co-loi',
    sheets: [
      {
        name: 'Nhập phiếu',
        rows: [
          ['TỔNG HỢP PHIẾU KHẢO SÁT SIPAS NĂM 2026'],
          ['Mã phiếu', 'C1', 'C2', 'C3', 'C4', 'Ghi chú'],
          ...Array.from({ length: 60 }, (_, form) => [
            `P${form + 1}`,
            (form % 5) + 1,
            ((form * 2) % 5) + 1,
            4,
            5,
            null,
          ]),
          ['P61', bad(44, 'survey-answer-odd'), 4, 4, 5, 'nhập lại'],
          ['P62', 4, bad(null, 'survey-answer-missing'), 4, 5, null],
          [bad('P7', 'survey-form-repeated'), 3, 4, 4, 5, null],
        ],
        expected: { kind: 'survey', records: 63 },
      },
    ],
  },
  {
    file: 'sipas-tong-hop-theo-muc',
    sheets: [
      {
        name: 'Tổng hợp',
        rows: [
          [over('TỔNG HỢP KẾT QUẢ KHẢO SÁT MỨC ĐỘ HÀI LÒNG NĂM 2026', 8)],
          [over('(Số phiếu phát ra: 145; số phiếu thu về: 145)', 8)],
          [],
          ['STT', 'Nội dung khảo sát', ...degrees, 'Tổng'],
          ...parts.map((part, index) => [index + 1, part, ...counts[index]!, 145]),
          [null, 'Tổng cộng', 255, 525, 72, 18, 3, 870],
        ],
        expected: {
          kind: 'survey',
          records: parts.map((part, index) => ({ question: part, counts: counts[index]!.join(', ') })),
        },
      },
    ],
  },
  {
    file: 'sipas-tong-hop-hai-hang-ty-le',
    sheets: [
      {
        name: 'Biểu 02',
        rows: [
          ['BIỂU TỔNG HỢP Ý KIẾN ĐÁNH GIÁ SỰ HÀI LÒNG CỦA TỔ CHỨC, CÁ NHÂN'],
          [
            over('TT', 1, 2),
            over('Tiêu chí đánh giá', 1, 2),
            over('Rất hài lòng', 2),
            null,
            over('Hài lòng', 2),
            null,
            over('Không hài lòng', 2),
            null,
          ],
          [null, null, 'Số phiếu', 'Tỷ lệ (%)', 'Số phiếu', 'Tỷ lệ (%)', 'Số phiếu', 'Tỷ lệ (%)'],
          ['I', over('Tiếp cận dịch vụ', 7)],
          [1, 'Nơi ngồi chờ có đủ chỗ ngồi', 30, 60, 15, 30, 5, 10],
          [2, 'Trang thiết bị phục vụ người dân đầy đủ', 25, 50, 20, 40, 5, 10],
          ['II', over('Thủ tục hành chính', 7)],
          [1, 'Thủ tục được niêm yết công khai, đầy đủ', 35, 70, 15, 30, 0, 0],
        ],
        expected: {
          kind: 'survey',
          records: [
            { section: 'I', question: 'Nơi ngồi chờ có đủ chỗ ngồi', counts: '30, 15, 5' },
            { section: 'I', counts: '25, 20, 5' },
            { section: 'II', counts: '35, 15, 0' },
          ],
        },
      },
    ],
  },
  {
    file: 'sipas-phieu-truc-tuyen',
    sheets: [
      {
        name: 'Câu trả lời biểu mẫu 1',
        rows: [
          [
            'Dấu thời gian',
            'Giới tính',
            'Độ tuổi',
            '1. Ông/Bà hài lòng về nơi ngồi chờ',
            '2. Ông/Bà hài lòng về trang thiết bị',
            '3. Ông/Bà hài lòng về thái độ công chức',
            'Ý kiến khác',
          ],
          ...Array.from({ length: 30 }, (_, index) => [
            day(2026, 5, 1 + (index >> 1), 'dd/mm/yyyy hh:mm'),
            index % 2 ? 'Nam' : 'Nữ',
            '25 - 34',
            degrees[index % 3]!,
            degrees[(index + 1) % 3]!,
            degrees[(index + 2) % 3]!,
            null,
          ]),
        ],
        expected: { kind: 'survey', records: 30 },
      },
    ],
  },
  {
    file: 'sipas-tong-hop-muc-1-5',
    sheets: [
      {
        name: 'Biểu',
        rows: [
          ['TỔNG HỢP PHIẾU KHẢO SÁT MỨC ĐỘ HÀI LÒNG'],
          ['TT', 'Nội dung câu hỏi', 'Mức 1', 'Mức 2', 'Mức 3', 'Mức 4', 'Mức 5'],
          [1, 'Nơi ngồi chờ', 0, 1, 5, 10, 20],
          [2, 'Trang thiết bị', 0, 1, 3, 10, 22],
        ],
        expected: {
          kind: 'survey',
          records: [{ question: 'Nơi ngồi chờ', counts: '0, 1, 5, 10, 20' }, { counts: '0, 1, 3, 10, 22' }],
        },
      },
    ],
  },
];

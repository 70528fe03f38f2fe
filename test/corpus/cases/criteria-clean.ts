import type { CorpusCell, CorpusWorkbook, ExpectedRecord } from '../corpus-sheet.ts';
import { formula, over } from '../corpus-sheet.ts';
import { letterhead, signatures } from '../content/layouts.ts';
import type { Criterion } from '../content/criteria.ts';
import { caMau2013, department2026, provinceFields2017 } from '../content/criteria.ts';

const expectedOf = ({ code, name, max, level, leaf }: Criterion): ExpectedRecord => ({
  code,
  name,
  maxScore: max,
  level,
  leaf,
});
const proof = (index: number) => `Báo cáo số ${10 + index}/BC-SNV ngày 15/5/2026`;

/** The set in two levels with Roman fields, numbers below: "I", "1", "2" … as district sets print it. */
const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'];

const leaves = caMau2013.filter(({ leaf }) => leaf);
const selfOf = (code: string): number | null => {
  const at = leaves.findIndex((one) => one.code === code);
  return at < 0 ? null : at === 0 ? 0.5 : leaves[at]!.max;
};
const sumSelf = leaves.reduce((sum, { code }) => sum + (selfOf(code) ?? 0), 0);

export const criteriaClean: readonly CorpusWorkbook[] = [
  {
    file: 'ca-mau-1880-tieu-de-ba-cot-diem',
    sheets: [
      {
        name: 'Phụ lục 1',
        rows: [
          [over('BỘ TIÊU CHÍ XÁC ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH', 9)],
          [over('(Ban hành kèm theo Quyết định số 1880/QĐ-UBND năm 2013 của UBND tỉnh Cà Mau)', 9)],
          [],
          [
            over('STT', 1, 2),
            over('Lĩnh vực/Tiêu chí/Tiêu chí thành phần', 1, 2),
            over('Điểm tối đa', 1, 2),
            over('Điểm đánh giá', 3),
            null,
            null,
            over('Điểm đạt được', 1, 2),
            over('Chỉ số', 1, 2),
            over('Ghi chú', 1, 2),
          ],
          [null, null, null, 'Điều tra XHH', 'Tự đánh giá', 'SNV đánh giá', null, null, null],
          ...caMau2013.map(({ code, name, max }) => [code, name, max]),
        ],
        freeze: { rows: 5, columns: 2 },
        expected: { kind: 'criteria', records: caMau2013.map(expectedOf), score: { max: 7 } },
      },
    ],
  },
  {
    file: 'bo-tieu-chi-cap-so-minh-hoa-day-du',
    sheets: [
      {
        name: 'Bộ tiêu chí',
        rows: [
          [over('BỘ TIÊU CHÍ CẤP SỞ NĂM 2026 (MINH HỌA)', 6)],
          [],
          [
            'Mã',
            'Lĩnh vực/Tiêu chí/Tiêu chí thành phần',
            'Điểm tối đa',
            'Thang điểm',
            'Hình thức đánh giá',
            'Điểm tự chấm',
          ],
          ...department2026.map(({ code, name, max, rule, method }) => [code, name, max, rule, method, null]),
        ],
        filter: 'A3:F110',
        expected: { kind: 'criteria', records: department2026.map(expectedOf), score: { max: 100, self: null } },
      },
    ],
    resaved: true,
  },
  {
    file: 'tu-cham-dao-cot-co-minh-chung',
    sheets: [
      {
        name: 'Tự chấm 2026',
        rows: [
          ...letterhead(7, 'UBND TỈNH', 'SỞ TƯ PHÁP', 'Số: 20/BC-STP', 'Bắc Ninh, ngày 20 tháng 11 năm 2026'),
          [over('BẢNG TỔNG HỢP TỰ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM 2026', 8)],
          [
            'Nội dung tiêu chí',
            'Mã TC',
            'Điểm max',
            'Điểm đơn vị tự chấm',
            'Hướng dẫn chấm điểm',
            'TLKC',
            'Lý do mất điểm',
            'Đơn vị chủ trì',
          ],
          ...caMau2013.map(({ code, name, max, rule, leaf }, index): CorpusCell[] => [
            name,
            code,
            max,
            leaf ? selfOf(code) : null,
            rule,
            leaf ? proof(index) : null,
            selfOf(code) === 0.5 ? 'Ban hành không kịp thời' : null,
            'Sở Tư pháp',
          ]),
          ...signatures(8, 'GIÁM ĐỐC'),
        ],
        expected: {
          kind: 'criteria',
          records: caMau2013.map((one) => ({ ...expectedOf(one), selfScore: selfOf(one.code), lead: 'STP' })),
          score: { max: 7, self: sumSelf },
        },
      },
    ],
  },
  {
    file: 'diem-linh-vuc-bo-noi-vu-2017',
    sheets: [
      {
        name: 'QD 2948',
        rows: [
          ['BỘ TIÊU CHÍ XÁC ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CẤP TỈNH'],
          ['TT', 'LĨNH VỰC, TIÊU CHÍ', 'ĐIỂM TỐI ĐA', 'TỰ ĐÁNH GIÁ', 'THẨM ĐỊNH'],
          ...provinceFields2017.map(([name, max], index) => [roman[index]!, name, max]),
          [null, 'Tổng điểm', formula('SUM(C3:C10)', 100)],
        ],
        expected: {
          kind: 'criteria',
          records: provinceFields2017.map(([name, max], index) => ({
            code: roman[index]!,
            name,
            maxScore: max,
            level: 1,
          })),
          score: { max: 100 },
        },
      },
    ],
  },
  {
    file: 'bo-tieu-chi-la-ma-ba-nhom-diem',
    sheets: [
      {
        name: 'Chấm điểm xã',
        rows: [
          [over('BẢNG CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH CẤP XÃ NĂM 2026 (MINH HỌA)', 8)],
          [
            over('TT', 1, 3),
            over('Tiêu chí', 1, 3),
            over('Điểm', 4),
            null,
            null,
            null,
            over('Tài liệu kiểm chứng', 1, 3),
            over('Ghi chú', 1, 3),
          ],
          [null, null, over('Tối đa', 1, 2), over('Tự chấm', 1, 2), over('Kết quả', 2), null, null, null],
          [null, null, null, null, 'Thẩm định', 'ĐTXHH', null, null],
          ['I', 'CHỈ ĐẠO, ĐIỀU HÀNH', formula('SUM(C6:C7)', 3), formula('SUM(D6:D7)', 2.5), null, null, null, null],
          [
            1,
            'Ban hành kế hoạch cải cách hành chính',
            1,
            0.5,
            null,
            null,
            'Kế hoạch số 8/KH-UBND ngày 08/01/2026',
            null,
          ],
          [2, 'Báo cáo đầy đủ, đúng hạn', 2, 2, null, null, 'Báo cáo số 9/BC-UBND ngày 15/11/2026', null],
          ['II', 'THỦ TỤC HÀNH CHÍNH', formula('SUM(C9:C10)', 3), formula('SUM(D9:D10)', 1), null, null, null, null],
          [1, 'Niêm yết công khai thủ tục', 1, 1, null, null, 'Biên bản số 1/BB-UBND ngày 02/3/2026', null],
          [2, 'Mức độ hài lòng của người dân', 2, null, null, 1.5, null, null],
          [null, 'TỔNG ĐIỂM', formula('SUM(C5,C8)', 6), formula('SUM(D5,D8)', 3.5), null, null, null, null],
        ],
        expected: {
          kind: 'criteria',
          records: [
            { code: 'I', level: 1, maxScore: 3, selfScore: 2.5 },
            { code: '1', level: 2, maxScore: 1, selfScore: 0.5, leaf: true },
            { code: '2', level: 2, maxScore: 2, selfScore: 2 },
            { code: 'II', level: 1, maxScore: 3 },
            { code: '1', level: 2, maxScore: 1 },
            { code: '2', level: 2, maxScore: 2, surveyScore: 1.5 },
          ],
          score: { max: 6 },
        },
      },
    ],
  },
  {
    file: 'thang-diem-thanh-dong-duoi-tieu-chi',
    sheets: [
      {
        name: 'Cấp xã',
        rows: [
          ['BỘ TIÊU CHÍ XÁC ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CẤP XÃ NĂM 2026 (MINH HỌA)'],
          ['STT', 'Lĩnh vực/Tiêu chí/TCTP', 'Điểm tối đa', 'Điểm tự đánh giá', 'Tài liệu kiểm chứng'],
          ['1', 'CHỈ ĐẠO ĐIỀU HÀNH', 3, null, null],
          ['1.1', 'Kế hoạch CCHC', 3, null, null],
          ['1.1.1', 'Ban hành kế hoạch', 1, 1, 'Kế hoạch số 5/KH-UBND ngày 05/01/2026'],
          [null, 'Ban hành kịp thời: 1', null, null, null],
          [null, 'Không kịp thời: 0,5', null, null, null],
          [null, 'Không ban hành: 0', null, null, null],
          ['1.1.2', 'Mức độ hoàn thành kế hoạch', 2, 1, 'Báo cáo số 9/BC-UBND ngày 05/12/2026'],
          [null, 'Trên 90%: 2', null, null, null],
          [null, 'Từ 70% đến 90%: 1', null, null, null],
          [null, 'Dưới 70%: 0', null, null, null],
        ],
        expected: {
          kind: 'criteria',
          records: [
            { code: '1' },
            { code: '1.1' },
            { code: '1.1.1', rule: 'Ban hành kịp thời: 1\nKhông kịp thời: 0,5\nKhông ban hành: 0' },
            { code: '1.1.2', rule: 'Trên 90%: 2\nTừ 70% đến 90%: 1\nDưới 70%: 0', selfScore: 1 },
          ],
          score: { max: 3, self: 2 },
        },
      },
    ],
  },
  {
    file: 'diem-thuong-diem-tru',
    sheets: [
      {
        name: 'Chấm điểm',
        rows: [
          ['BẢNG CHẤM ĐIỂM CCHC CẤP XÃ NĂM 2026 (MINH HỌA)'],
          ['STT', 'Nội dung', 'Điểm tối đa', 'Điểm tự chấm', 'Minh chứng'],
          ['A', 'ĐIỂM CHUẨN', 10, null, null],
          ['I', 'Chỉ đạo', 6, null, null],
          ['1', 'Kế hoạch', 6, 5, 'Kế hoạch số 5/KH-UBND ngày 05/01/2026'],
          ['II', 'Thể chế', 4, null, null],
          ['1', 'Rà soát', 4, 4, 'Báo cáo số 6/BC-UBND ngày 05/02/2026'],
          ['B', 'ĐIỂM THƯỞNG', 2, null, null],
          ['1', 'Sáng kiến', 2, 1, 'Quyết định số 7/QĐ-UBND ngày 05/03/2026'],
          ['C', 'ĐIỂM TRỪ', -2, null, null],
          ['1', 'Báo cáo chậm', -2, -1, 'Báo cáo số 8/BC-UBND ngày 05/04/2026'],
          [null, 'TỔNG ĐIỂM (A+B-C)', 10, formula('SUM(D5,D7,D9,D11)', 9), null],
        ],
        expected: { kind: 'criteria', records: 9, score: { max: 10, self: 9 } },
      },
    ],
  },
  {
    file: 'tieu-de-diem-hai-cham',
    sheets: [
      {
        name: 'Chấm',
        rows: [
          ['BẢNG CHẤM ĐIỂM CCHC NĂM 2026 (MINH HỌA)'],
          [
            'STT',
            'Tiêu chí',
            'Điểm: Tối đa',
            'Điểm: Tự chấm',
            'Điểm: Thẩm định',
            'Điểm: ĐTXHH',
            'Minh chứng',
            'Ghi chú',
          ],
          ['1', 'Chỉ đạo', 3, null, null, null, null, null],
          ['1.1', 'Kế hoạch', 2, 1.5, 1.5, null, 'Kế hoạch số 5/KH-SNV ngày 05/01/2026', null],
          ['1.2', 'Hài lòng', 1, null, null, 0.8, null, null],
        ],
        expected: {
          kind: 'criteria',
          columns: ['code', 'name', 'maxScore', 'selfScore', 'appraisedScore', 'surveyScore', 'evidence', 'note'],
          records: [{ code: '1' }, { selfScore: 1.5, appraisedScore: 1.5 }, { surveyScore: 0.8 }],
        },
      },
    ],
  },
];

import type { CorpusCell, CorpusWorkbook, ExpectedRecord } from '../corpus-sheet.ts';
import { bad, over } from '../corpus-sheet.ts';

const title = 'BỘ TIÊU CHÍ XÁC ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CẤP XÃ NĂM 2026 (MINH HỌA)';
const proof = (number: number) => `Kế hoạch số ${number}/KH-UBND ngày 05/01/2026`;

/** The one tree that every layout below must give. */
const tree = (fieldMax: boolean, criterionMax: boolean): readonly ExpectedRecord[] => {
  const outer = (max: number) => (fieldMax ? max : null);
  const middle = (max: number) => (criterionMax ? max : null);
  return [
    { code: '1', level: 1, parent: null, leaf: false, name: 'Chỉ đạo, điều hành', maxScore: outer(4), selfScore: null },
    { code: '1.1', level: 2, parent: '1', leaf: false, name: 'Kế hoạch CCHC', maxScore: middle(3), selfScore: null },
    { code: '1.1.1', level: 3, parent: '1.1', leaf: true, name: 'Ban hành kế hoạch', maxScore: 1, selfScore: 1 },
    { code: '1.1.2', level: 3, parent: '1.1', leaf: true, name: 'Hoàn thành kế hoạch', maxScore: 2, selfScore: 1.5 },
    { code: '1.2', level: 2, parent: '1', leaf: false, name: 'Chế độ báo cáo', maxScore: middle(1), selfScore: null },
    { code: '1.2.1', level: 3, parent: '1.2', leaf: true, name: 'Báo cáo đúng hạn', maxScore: 1, selfScore: 1 },
    { code: '2', level: 1, parent: null, leaf: false, name: 'Cải cách thể chế', maxScore: outer(2), selfScore: null },
    { code: '2.1', level: 2, parent: '2', leaf: false, name: 'Rà soát văn bản', maxScore: middle(2), selfScore: null },
    { code: '2.1.1', level: 3, parent: '2.1', leaf: true, name: 'Kế hoạch rà soát', maxScore: 0.5, selfScore: 0.5 },
    { code: '2.1.2', level: 3, parent: '2.1', leaf: true, name: 'Xử lý kết quả', maxScore: 1.5, selfScore: 1.5 },
  ];
};
const score = { max: 6, self: 5.5 };

function sheet(rows: readonly (readonly CorpusCell[])[], records: readonly ExpectedRecord[]): CorpusWorkbook['sheets'] {
  return [{ name: 'Chấm điểm', rows: [[over(title, 7)], ...rows], expected: { kind: 'criteria', records, score } }];
}

/** Fields over criteria numbered 1, 2 afresh. `first` and `second` = what stands in the fields' code cells. */
function restarting(file: string, first: string | null, second: string | null): CorpusWorkbook {
  const record = (
    code: string,
    level: number,
    parent: string | null,
    name: string,
    maxScore: number,
  ): ExpectedRecord => ({
    code,
    level,
    parent,
    leaf: parent !== null,
    name,
    maxScore,
  });
  return {
    file,
    sheets: sheet(
      [
        ['Mã', 'Lĩnh vực/Tiêu chí', 'Điểm tối đa', 'Điểm tự chấm', 'Tài liệu kiểm chứng'],
        [first, 'Chỉ đạo, điều hành', 4, null, null],
        [1, 'Kế hoạch CCHC', 3, 2.5, proof(5)],
        [2, 'Chế độ báo cáo', 1, 1, proof(6)],
        [second, 'Cải cách thể chế', 2, null, null],
        [1, 'Rà soát văn bản', 0.5, 0.5, proof(7)],
        [2, 'Xử lý kết quả', 1.5, 1.5, proof(8)],
      ],
      [
        record('1', 1, null, 'Chỉ đạo, điều hành', 4),
        record('1.1', 2, '1', 'Kế hoạch CCHC', 3),
        record('1.2', 2, '1', 'Chế độ báo cáo', 1),
        record('2', 1, null, 'Cải cách thể chế', 2),
        record('2.1', 2, '2', 'Rà soát văn bản', 0.5),
        record('2.2', 2, '2', 'Xử lý kết quả', 1.5),
      ],
    ),
  };
}

export const criteriaColumns: readonly CorpusWorkbook[] = [
  restarting('tieu-chi-linh-vuc-khong-ma-danh-lai-tu-1', null, null),
  restarting('tieu-chi-ma-ghi-linh-vuc-danh-lai-tu-1', 'Lĩnh vực 1', 'Lĩnh vực 2'),
  {
    file: 'tieu-chi-ba-cot-gop-o-ma-trong-ten',
    sheets: sheet(
      [
        ['STT', 'Lĩnh vực', 'Tiêu chí', 'Tiêu chí thành phần', 'Điểm tối đa', 'Điểm tự chấm', 'Tài liệu kiểm chứng'],
        [
          1,
          over('1. Chỉ đạo, điều hành', 1, 3),
          over('1.1. Kế hoạch CCHC', 1, 2),
          '1.1.1. Ban hành kế hoạch',
          1,
          1,
          proof(5),
        ],
        [2, null, null, '1.1.2. Hoàn thành kế hoạch', 2, 1.5, proof(6)],
        [3, null, '1.2. Chế độ báo cáo', '1.2.1. Báo cáo đúng hạn', 1, 1, proof(7)],
        [
          4,
          over('2. Cải cách thể chế', 1, 2),
          over('2.1. Rà soát văn bản', 1, 2),
          '2.1.1. Kế hoạch rà soát',
          0.5,
          0.5,
          proof(8),
        ],
        [5, null, null, '2.1.2. Xử lý kết quả', 1.5, 1.5, proof(9)],
        [null, 'Tổng điểm', null, null, 6, 5.5, null],
      ],
      tree(false, false),
    ),
  },
  {
    file: 'tieu-chi-ba-cot-moi-cap-mot-dong-cot-ma',
    sheets: sheet(
      [
        ['Mã', 'Lĩnh vực', 'Tiêu chí', 'Tiêu chí thành phần', 'Điểm tối đa', 'Điểm tự chấm', 'Tài liệu kiểm chứng'],
        ['1', 'Chỉ đạo, điều hành', null, null, 4, null, null],
        ['1.1', null, 'Kế hoạch CCHC', null, 3, null, null],
        ['1.1.1', null, null, 'Ban hành kế hoạch', 1, 1, proof(5)],
        ['1.1.2', null, null, 'Hoàn thành kế hoạch', 2, 1.5, proof(6)],
        ['1.2', null, 'Chế độ báo cáo', null, 1, null, null],
        ['1.2.1', null, null, 'Báo cáo đúng hạn', 1, 1, proof(7)],
        ['2', 'Cải cách thể chế', null, null, 2, null, null],
        ['2.1', null, 'Rà soát văn bản', null, 2, null, null],
        ['2.1.1', null, null, 'Kế hoạch rà soát', 0.5, 0.5, proof(8)],
        ['2.1.2', null, null, 'Xử lý kết quả', 1.5, 1.5, proof(9)],
      ],
      tree(true, true),
    ),
  },
  {
    file: 'tieu-chi-ba-cot-diem-tung-cap',
    sheets: sheet(
      [
        [
          'Lĩnh vực',
          'Điểm lĩnh vực',
          'Tiêu chí',
          'Điểm tiêu chí',
          'Tiêu chí thành phần',
          'Điểm TCTP',
          'Tự chấm',
          'Minh chứng',
        ],
        [
          over('Chỉ đạo, điều hành', 1, 3),
          over(4, 1, 3),
          over('Kế hoạch CCHC', 1, 2),
          over(3, 1, 2),
          'Ban hành kế hoạch',
          1,
          1,
          proof(5),
        ],
        [null, null, null, null, 'Hoàn thành kế hoạch', 2, 1.5, proof(6)],
        [null, null, 'Chế độ báo cáo', 1, 'Báo cáo đúng hạn', 1, 1, proof(7)],
        [
          over('Cải cách thể chế', 1, 2),
          over(2, 1, 2),
          over('Rà soát văn bản', 1, 2),
          over(2, 1, 2),
          'Kế hoạch rà soát',
          0.5,
          0.5,
          proof(8),
        ],
        [null, null, null, null, 'Xử lý kết quả', 1.5, 1.5, proof(9)],
        [over('TỔNG CỘNG', 5), null, null, null, null, 6, 5.5, null],
      ],
      tree(true, true),
    ),
  },
  {
    file: 'tieu-chi-ba-cot-diem-tung-cap-duoi-mot-tieu-de',
    sheets: sheet(
      [
        [
          over('Lĩnh vực', 1, 2),
          over('Tiêu chí', 1, 2),
          over('Tiêu chí thành phần', 1, 2),
          over('Điểm tối đa', 3),
          null,
          null,
          over('Điểm tự chấm', 1, 2),
          over('Tài liệu kiểm chứng', 1, 2),
        ],
        [null, null, null, 'Lĩnh vực', 'Tiêu chí', 'TCTP', null, null],
        ['1. Chỉ đạo, điều hành', '1.1. Kế hoạch CCHC', '1.1.1. Ban hành kế hoạch', 4, 3, 1, 1, proof(5)],
        [null, null, '1.1.2. Hoàn thành kế hoạch', null, null, 2, 1.5, proof(6)],
        [null, '1.2. Chế độ báo cáo', '1.2.1. Báo cáo đúng hạn', null, 1, 1, 1, proof(7)],
        ['2. Cải cách thể chế', '2.1. Rà soát văn bản', '2.1.1. Kế hoạch rà soát', 2, 2, 0.5, 0.5, proof(8)],
        [null, null, '2.1.2. Xử lý kết quả', null, null, 1.5, 1.5, proof(9)],
      ],
      tree(true, true),
    ),
  },
  {
    file: 'tieu-chi-ba-cot-lap-lai-de-loc',
    sheets: sheet(
      [
        ['Lĩnh vực', 'Tiêu chí', 'Tiêu chí thành phần', 'Điểm tối đa', 'Điểm tự chấm', 'Tài liệu kiểm chứng'],
        ['1. Chỉ đạo, điều hành', '1.1. Kế hoạch CCHC', '1.1.1. Ban hành kế hoạch', 1, 1, proof(5)],
        ['1. Chỉ đạo, điều hành', '1.1. Kế hoạch CCHC', '1.1.2. Hoàn thành kế hoạch', 2, 1.5, proof(6)],
        ['1. Chỉ đạo, điều hành', '1.2. Chế độ báo cáo', '1.2.1. Báo cáo đúng hạn', 1, 1, proof(7)],
        ['2. Cải cách thể chế', '2.1. Rà soát văn bản', '2.1.1. Kế hoạch rà soát', 0.5, 0.5, proof(8)],
        ['2. Cải cách thể chế', '2.1. Rà soát văn bản', '2.1.2. Xử lý kết quả', 1.5, 1.5, proof(9)],
      ],
      tree(false, false),
    ),
  },
  {
    file: 'tieu-chi-ba-cot-diem-gop-theo-tieu-chi',
    sheets: sheet(
      [
        [
          'TT',
          'Lĩnh vực',
          'TT',
          'Tiêu chí',
          'TT',
          'Tiêu chí thành phần',
          'Điểm chuẩn tiêu chí',
          'Điểm chuẩn TCTP',
          'Điểm tự chấm',
          'TLKC',
        ],
        [
          over(1, 1, 3),
          over('Chỉ đạo, điều hành', 1, 3),
          over('1.1', 1, 2),
          over('Kế hoạch CCHC', 1, 2),
          '1.1.1',
          'Ban hành kế hoạch',
          over(3, 1, 2),
          1,
          1,
          proof(5),
        ],
        [null, null, null, null, '1.1.2', 'Hoàn thành kế hoạch', null, 2, 1.5, proof(6)],
        [null, null, '1.2', 'Chế độ báo cáo', '1.2.1', 'Báo cáo đúng hạn', 1, 1, 1, proof(7)],
        [
          over(2, 1, 2),
          over('Cải cách thể chế', 1, 2),
          over('2.1', 1, 2),
          over('Rà soát văn bản', 1, 2),
          '2.1.1',
          'Kế hoạch rà soát',
          over(2, 1, 2),
          0.5,
          0.5,
          proof(8),
        ],
        [null, null, null, null, '2.1.2', 'Xử lý kết quả', null, 1.5, 1.5, proof(9)],
      ],
      tree(false, true),
    ),
  },
  {
    file: 'tieu-chi-hai-cot-ma-o-tieu-chi',
    sheets: [
      {
        name: 'Chấm điểm',
        rows: [
          [over(title, 6)],
          ['Mã TC', 'Lĩnh vực', 'Tiêu chí', 'Điểm tối đa', 'Điểm tự chấm', 'Điểm thẩm định', 'Tài liệu kiểm chứng'],
          ['1.1', over('Chỉ đạo, điều hành', 1, 2), 'Kế hoạch CCHC', 3, 2, 2, proof(5)],
          ['1.2', null, 'Chế độ báo cáo', 1, 1, 1, proof(6)],
          ['2.1', over('Cải cách thể chế', 1, 2), 'Rà soát văn bản', 2, 2, 2, proof(7)],
          ['2.2', null, 'Theo dõi thi hành pháp luật', 2, 2, 2, proof(8)],
          [null, 'Tổng điểm', null, 8, 7, 7, null],
        ],
        expected: {
          kind: 'criteria',
          records: [
            { code: '1', level: 1, name: 'Chỉ đạo, điều hành', leaf: false },
            { code: '1.1', level: 2, parent: '1', name: 'Kế hoạch CCHC', maxScore: 3 },
            { code: '1.2', level: 2, parent: '1', maxScore: 1 },
            { code: '2', level: 1, name: 'Cải cách thể chế', leaf: false },
            { code: '2.1', level: 2, parent: '2', maxScore: 2 },
            { code: '2.2', level: 2, parent: '2', maxScore: 2 },
          ],
          score: { max: 8, self: 7 },
        },
      },
    ],
  },
  {
    file: 'tieu-chi-ba-cot-tong-sai',
    sheets: [
      {
        name: 'Chấm điểm',
        rows: [
          [over(title, 7)],
          ['Lĩnh vực', 'Tiêu chí', 'Tiêu chí thành phần', 'Điểm tối đa', 'Điểm tự chấm', 'Tài liệu kiểm chứng'],
          ['I. Chỉ đạo, điều hành', null, null, 4, null, null],
          [null, '1. Kế hoạch CCHC', null, bad(4, 'max-score-sum'), null, null],
          [null, null, '1.1. Ban hành kế hoạch', 1, bad(1.5, 'score-out-of-range'), proof(5)],
          [null, null, '1.2. Hoàn thành kế hoạch', 2, 1.5, proof(6)],
          ['II. Cải cách thể chế', null, null, 2, null, null],
          [null, '1. Rà soát văn bản', null, 2, 2, proof(7)],
        ],
        expected: { kind: 'criteria', records: 6 },
      },
    ],
  },
  {
    file: 'tieu-chi-ba-cot-hai-phan-co-dong-cong',
    sheets: [
      {
        name: 'Chấm điểm',
        rows: [
          [over(title, 6)],
          ['Lĩnh vực', 'Tiêu chí', 'Tiêu chí thành phần', 'Điểm tối đa', 'Điểm tự chấm', 'TLKC'],
          [over('PHẦN I: ĐIỂM THẨM ĐỊNH', 6)],
          ['1. Chỉ đạo', '1.1. Kế hoạch', '1.1.1. Ban hành', 1, 1, proof(1)],
          [null, null, '1.1.2. Hoàn thành', 2, bad(2.5, 'score-out-of-range'), proof(2)],
          ['2. Thể chế', '2.1. Rà soát', '2.1.1. Kế hoạch', 1, 1, proof(3)],
          [null, null, '2.1.2. Xử lý', 1, 1, proof(4)],
          [over('PHẦN II: ĐIỂM ĐIỀU TRA XHH', 6)],
          ['3. Hài lòng', '3.1. Người dân', '3.1.1. Tiếp cận', 2, null, null],
          [over('TỔNG CỘNG', 3), null, null, 7, 5.5, null],
          [],
          ['Người lập', null, null, 'CHỦ TỊCH'],
        ],
        expected: {
          kind: 'criteria',
          records: 11,
          sections: [
            ['I', 8],
            ['II', 3],
          ],
          score: { max: 7, self: 5.5 },
        },
      },
    ],
  },
];

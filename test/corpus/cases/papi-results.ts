import { papiDimensions } from '#shared/score/papi.ts';
import type { CorpusCell, CorpusWorkbook } from '../corpus-sheet.ts';
import { bad, over } from '../corpus-sheet.ts';

const title = 'KẾT QUẢ CHỈ SỐ PAPI (MINH HỌA)';
const header = ['TT', 'Trục nội dung', 'Năm 2025', 'Nhóm năm 2025'];
const marks: readonly CorpusCell[] = [5, 5.5, 4.5, 6.5, 7, 7.5, 3.5, 3];

const rowsOf = (scores: readonly CorpusCell[], groups: readonly CorpusCell[] = []): CorpusCell[][] =>
  papiDimensions.map(({ name }, at) => [at + 1, name, scores[at]!, groups[at] ?? 'Trung bình cao']);
const sumRow = (sum: CorpusCell): CorpusCell[] => [null, 'Tổng điểm PAPI', sum, null];

/** Results of PAPI by dimension: no table of work or criteria, and read all the same. */
export const papiResults: readonly CorpusWorkbook[] = [
  {
    file: 'papi-ket-qua-theo-truc',
    sheets: [
      {
        name: 'PAPI',
        rows: [[over(title, 4)], header, ...rowsOf(marks), sumRow(42.5)],
        expected: { kind: 'other', results: true },
      },
    ],
  },
  {
    file: 'papi-ket-qua-sai-diem',
    sheets: [
      {
        name: 'PAPI',
        rows: [
          [over(title, 4)],
          header,
          ...rowsOf(
            [5, 5.5, bad('bốn', 'papi-score-not-number'), bad(65, 'papi-score-range'), 7, 7.5, 3.5, 3],
            [bad('Nhóm giữa', 'papi-group-unknown')],
          ),
        ],
        expected: { kind: 'other', results: true },
      },
      {
        name: 'PAPI tổng',
        rows: [[over(title, 4)], header, ...rowsOf(marks), sumRow(bad(40, 'papi-sum'))],
        expected: { kind: 'other', results: true },
      },
    ],
  },
];

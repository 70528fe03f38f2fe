import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeTarget,
  parseRank,
  parseRankTarget,
  type RankGroup,
  type RankTarget,
} from '#shared/score/target-rank.ts';

const plain: RankTarget = { group: null, of: null, percent: null, points: null, keeps: false, year: null };
const top = (to: number): Partial<RankTarget> => ({ group: { kind: 'top', to } });
const rank = (place: number): Partial<RankTarget> => ({ group: { kind: 'rank', rank: place } });
const band = (name: string, orAbove = false): Partial<RankTarget> => ({ group: { kind: 'band', name, orAbove } });
const least = (value: number, strict = false) => ({ value, strict });
const keeps = { keeps: true };

describe('a target as plans word it', () => {
  it.each<[string, Partial<RankTarget>]>([
    // Published plans of Bắc Ninh 2026, Bắc Giang 2024, Lạng Sơn 2026.
    ['Phấn đấu năm 2026, xếp trong nhóm 05 tỉnh dẫn đầu cả nước.', { ...top(5), year: 2026 }],
    ['Phân đầu năm 2026, xếp trong nhóm 05 tỉnh dẫn đầu cả nước.', { ...top(5), year: 2026 }],
    ['Phấn đấu năm 2026, tiếp tục duy trì trong nhóm 05 tỉnh dẫn đầu cả nước.', { ...top(5), ...keeps, year: 2026 }],
    [
      'Phấn đấu năm 2026, lĩnh vực tác động của CCHC đến người dân, tổ chức và phát triển kinh tế - xã hội của tỉnh xếp trong nhóm 10 tỉnh dẫn đầu cả nước, trong đó, Chỉ số SIPAS xếp trong nhóm 15 tỉnh dẫn đầu cả nước.',
      { ...top(10), year: 2026 },
    ],
    [
      'Phấn đấu năm 2024, Chỉ số PAR Index tiếp tục duy trì, nằm trong nhóm 10 tỉnh, thành phố đứng đầu cả nước',
      { ...top(10), ...keeps, year: 2024 },
    ],
    [
      'Chỉ số SIPAS đạt trên 90%, xếp trong nhóm 20 tỉnh, thành phố đứng đầu cả nước',
      { ...top(20), percent: least(90, true) },
    ],
    ['Chỉ số PAPI tiếp tục nằm trong nhóm “Cao nhất” của cả nước', { ...band('Cao nhất'), ...keeps }],
    [
      'lĩnh vực xây dựng và phát triển chính quyền điện tử, chính quyền số duy trì là tỉnh dẫn đầu cả nước',
      { ...rank(1), ...keeps },
    ],
    ['đưa các chỉ số của tỉnh đạt mức trung bình khá trở lên trong nhóm các tỉnh', band('Trung bình khá', true)],
    ['nằm trong nhóm các địa phương có chất lượng điều hành kinh tế “tốt”', band('Tốt')],
    // As other offices would write it.
    ['Nhóm 10', top(10)],
    ['nhóm 15/34', { ...top(15), of: 34 }],
    ['Top 5', top(5)],
    ['TOP 10 cả nước', top(10)],
    ['Duy trì nhóm 20', { ...top(20), ...keeps }],
    ['Thuộc nhóm 11-25 tỉnh', { group: { kind: 'range', from: 11, to: 25 } }],
    ['Từ hạng 11 đến hạng 20', { group: { kind: 'range', from: 11, to: 20 } }],
    ['Hạng 15 trở lên', top(15)],
    ['Xếp hạng từ thứ 8/34 trở lên', { ...top(8), of: 34 }],
    ['Không thấp hơn hạng 12', top(12)],
    ['Trong 10 tỉnh, thành phố dẫn đầu', top(10)],
    ['Là một trong 5 địa phương dẫn đầu', top(5)],
    ['Nằm trong nhóm mười tỉnh dẫn đầu', top(10)],
    ['nhóm năm tỉnh dẫn đầu cả nước năm 2027', { ...top(5), year: 2027 }],
    ['Xếp thứ 3', rank(3)],
    ['Thứ hạng 7/34', { ...rank(7), of: 34 }],
    ['Giữ vững vị trí thứ nhất', { ...rank(1), ...keeps }],
    ['Đứng đầu cả nước', rank(1)],
    ['Tăng ít nhất 03 bậc so với năm 2025', { group: { kind: 'climb', places: 3 }, year: 2025 }],
    ['Cải thiện 5 hạng', { group: { kind: 'climb', places: 5 } }],
    ['Đạt từ 92% trở lên', { percent: least(92) }],
    ['Chỉ số đạt 91,5%', { percent: least(91.5) }],
    ['≥ 95%', { percent: least(95) }],
    ['Đạt trên 14,25 điểm', { points: least(14.25, true) }],
    ['Đạt từ 9,5/10 điểm, thuộc nhóm 10', { ...top(10), points: least(9.5) }],
    ['Nhóm A', band('A')],
    ['Xếp loại tốt trở lên', band('Tốt', true)],
    ['Nhóm các tỉnh dẫn đầu', band('dẫn đầu')],
    ['Duy trì nhóm 10 (năm 2025 xếp thứ 9/34)', { ...top(10), ...keeps }],
    ['Nhóm\n10 tỉnh', top(10)],
  ])('“%s”', (text, wanted) => {
    for (const form of ['NFC', 'NFD'] as const) {
      const read = parseRankTarget(text.normalize(form));
      expect(read, form).toEqual({ ...plain, ...wanted });
    }
  });

  it.each([
    '',
    '10',
    'Phấn đấu năm 2026',
    'Nâng cao chất lượng',
    'Nhóm nhiệm vụ 3',
    'Nhóm 0',
    'hạng 40/34',
    'Kinh phí 10% dự toán',
    'Hoàn thành trước ngày 10/01/2026',
  ])('is not seen in “%s”', (text) => {
    expect(parseRankTarget(text)).toBeNull();
  });

  it('reads back from its own short words', () => {
    const ranks = fc.integer({ min: 1, max: 34 });
    const group: fc.Arbitrary<RankGroup> = fc.oneof(
      ranks.map((to) => ({ kind: 'top' as const, to })),
      ranks.map((from) => ({ kind: 'range' as const, from, to: from + 5 })),
      ranks.map((place) => ({ kind: 'rank' as const, rank: place })),
      ranks.map((places) => ({ kind: 'climb' as const, places })),
      fc.constantFrom('Cao nhất', 'Trung bình cao', 'Tốt', 'Khá', 'A').map((name) => ({
        kind: 'band' as const,
        name,
        orAbove: false,
      })),
    );
    const figure = fc.option(
      fc.record({ value: fc.integer({ min: 1, max: 400 }).map((n) => n / 4), strict: fc.boolean() }),
    );
    fc.assert(
      fc.property(group, figure, figure, fc.boolean(), fc.boolean(), (one, percent, points, keep, among) => {
        const of = among && (one.kind === 'top' || one.kind === 'rank') ? 34 : null;
        const target: RankTarget = { group: one, of, percent, points, keeps: keep, year: null };
        expect(parseRankTarget(describeTarget(target))).toEqual(target);
      }),
      { seed: 20260702, numRuns: 500 },
    );
  });
});

describe('a rank as sheets write it', () => {
  it.each<[string | number | null, unknown]>([
    [9, { rank: 9, of: null }],
    ['9', { rank: 9, of: null }],
    ['09/34', { rank: 9, of: 34 }],
    ['Xếp thứ 41/63 tỉnh, thành phố', { rank: 41, of: 63 }],
    ['hạng 4', { rank: 4, of: null }],
    ['40/34', null],
    [9.5, null],
    [0, null],
    ['chưa xếp', null],
    [null, null],
  ])('%j is %j', (value, wanted) => {
    expect(parseRank(value)).toEqual(wanted);
  });
});

import { describe, expect, it } from 'vitest';
import { matchKey, matchRows } from '#shared/sync/match-rows.ts';

const row = (activity: string, section = 'I') => ({ section, objective: 'MT', task: 'NV', activity });

describe('finding a row by its content (M)', () => {
  it('M-1: case, spaces, punctuation and composition do not matter; words and section do', () => {
    const key = matchKey('plan', row('Hoạt động 1: Theo dõi – đôn đốc'));
    expect(matchKey('plan', row('HOẠT ĐỘNG 1  theo dõi, \n đôn đốc.'.normalize('NFD')))).toBe(key);
    expect(matchKey('plan', row('Hoạt động 2: Theo dõi – đôn đốc'))).not.toBe(key);
    expect(matchKey('plan', row('Hoạt động 1: Theo dõi – đôn đốc', 'II'))).not.toBe(key);
    expect(matchKey('plan', row('Hoat dong 1: Theo doi – don doc'))).not.toBe(key);
  });

  it('M-2: twins meet in order', () => {
    const candidates = ['a', 'b', 'c'].map((rowId) => ({ rowId, fields: row('Giống nhau') }));
    const four = Array.from({ length: 4 }, () => row('Giống nhau'));
    expect(matchRows('plan', four, candidates, new Set())).toEqual(['a', 'b', 'c', null]);
    expect(matchRows('plan', four, candidates, new Set(['a']))).toEqual(['b', 'c', null, null]);
  });

  it('never matches a row that says nothing', () => {
    const blank = { section: 'I', percent: 5 };
    expect(matchRows('plan', [blank], [{ rowId: 'a', fields: { section: 'I' } }], new Set())).toEqual([null]);
  });

  it('finds a criterion by code and name', () => {
    const set = [{ rowId: 'a', fields: { code: '1.1', name: 'Kế hoạch CCHC', maxScore: 2 } }];
    expect(matchRows('criteria', [{ code: '1.1', name: 'Kế hoạch  cchc' }], set, new Set())).toEqual(['a']);
    expect(matchRows('criteria', [{ code: '1.2', name: 'Kế hoạch cchc' }], set, new Set())).toEqual([null]);
  });

  describe('M-2: where a row stands only tells apart rows that say the same', () => {
    const document = [
      { rowId: 'a', fields: { ...row('Rà soát'), product: 'Báo cáo 1' } },
      { rowId: 'b', fields: { ...row('Rà soát', 'II'), product: 'Báo cáo 2' } },
      { rowId: 'c', fields: { ...row('Rà soát', 'III'), product: 'Báo cáo 3' } },
      { rowId: 'd', fields: { ...row('Tập huấn', 'III'), product: 'Lớp' } },
    ];

    it('finds every row again after a sort over the sections', () => {
      const sorted = [3, 2, 1, 0].map((index) => ({ ...document[index]!.fields, section: 'I' }));
      expect(matchRows('plan', sorted, document, new Set())).toEqual(['d', 'c', 'b', 'a']);
    });

    it('never takes a row that another row fits better, whichever comes first', () => {
      // The first now stands in section I, whose own row comes after it with its product typed anew.
      const sheet = [
        { ...row('Rà soát', 'I'), product: 'Báo cáo 2' },
        { ...row('Rà soát', 'I'), product: 'Báo cáo khác' },
      ];
      expect(matchRows('plan', sheet, document.slice(0, 2), new Set())).toEqual(['b', 'a']);
    });

    it('an objective that was retyped does not cut a row off; of several the objective tells', () => {
      const twins = [
        { rowId: 'a', fields: { ...row('Báo cáo'), objective: 'Một' } },
        { rowId: 'b', fields: { ...row('Báo cáo'), objective: 'Hai' } },
      ];
      expect(matchRows('plan', [{ ...row('Báo cáo'), objective: 'Hai' }], twins, new Set())).toEqual(['b']);
      expect(matchRows('plan', [{ ...row('Tập huấn'), objective: 'Khác' }], document, new Set())).toEqual(['d']);
    });

    it('links nothing on words that another row of the document says too', () => {
      const sheet = [{ ...row('Rà soát', 'V'), objective: 'Khác', product: 'Khác' }];
      expect(matchRows('plan', sheet, document, new Set())).toEqual([null]);
      expect(matchRows('plan', sheet, document, new Set(['a', 'b']))).toEqual([null]);
    });
  });

  it('takes linear time for thousands of twins', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({ rowId: `r${index}`, fields: row('Giống nhau') }));
    const matched = matchRows(
      'plan',
      many.map(({ fields }) => fields),
      many,
      new Set(),
    );
    expect(matched.at(-1)).toBe('r19999');
  });
});

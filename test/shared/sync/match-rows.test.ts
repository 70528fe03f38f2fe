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

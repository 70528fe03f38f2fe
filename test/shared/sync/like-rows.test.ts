import { describe, expect, it } from 'vitest';
import { findLikeRows } from '#shared/sync/like-rows.ts';

const row = (activity: string, task = 'Cải cách thể chế', section = 'I') => ({ section, task, activity });
const document = [
  { rowId: 'a', fields: row('Hoạt động 1: Rà soát văn bản') },
  { rowId: 'b', fields: row('Tổ chức tập huấn', 'Cải cách tổ chức bộ máy') },
];
const like = (fields: Record<string, string>, taken: readonly string[] = []) =>
  findLikeRows('plan', [fields], document, new Set(taken))[0];

describe('rows that say nearly the same (M-7)', () => {
  it.each([
    ['under another section', row('Hoạt động 1: Rà soát văn bản', 'Cải cách thể chế', 'IV')],
    ['in capitals', row('HOẠT ĐỘNG 1: RÀ SOÁT VĂN BẢN')],
    ['without diacritics', row('Hoat dong 1. Ra soat van ban', 'Cai cach the che')],
    ['with another number', row('Hoạt động 2.1: Rà soát văn bản')],
    ['with another kind of numbering', row('b) Rà soát văn bản', '1. Cải cách thể chế')],
  ])('%s', (_, fields) => {
    expect(like(fields)).toEqual({ rowId: 'a', taken: false });
    expect(like(fields, ['a'])).toEqual({ rowId: 'a', taken: true });
  });

  it('a free row with the same innermost text under another task, as a sort leaves it', () => {
    expect(like(row('Tổ chức tập huấn', 'Cải cách thể chế'))).toEqual({ rowId: 'b', taken: false });
    expect(like(row('Tổ chức tập huấn', 'Cải cách thể chế'), ['b'])).toBeNull();
  });

  it('a free row rather than one that is taken', () => {
    const twins = [...document, { rowId: 'c', fields: row('Rà soát văn bản') }];
    expect(findLikeRows('plan', [row('rà soát văn bản')], twins, new Set(['a']))).toEqual([
      { rowId: 'c', taken: false },
    ]);
  });

  it('other words are another row', () => {
    expect(like(row('Rà soát thủ tục'))).toBeNull();
    expect(like(row('Hoạt động 1'))).toBeNull();
    expect(like({ section: 'I' })).toBeNull();
  });

  it('a criterion by its name, whatever its code', () => {
    const set = [{ rowId: 'a', fields: { code: '1.1', name: 'Kế hoạch CCHC' } }];
    expect(findLikeRows('criteria', [{ code: '1.2', name: 'Kế hoạch cchc' }], set, new Set())).toEqual([
      { rowId: 'a', taken: false },
    ]);
  });
});

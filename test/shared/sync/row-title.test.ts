import { describe, expect, it } from 'vitest';
import { documentKinds } from '#shared/api/document-api.ts';
import { isPlaced, ownerOf, sealFields, syncedFields } from '#shared/sync/field-owners.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import { rowTitle, sectionTitle, shortTitle, tellingText } from '#shared/sync/row-title.ts';

describe('what a row is called', () => {
  it.each<[RowFields, string]>([
    [{ activity: 'Ban hành kế hoạch', task: 'Nhiệm vụ 1', objective: 'Mục tiêu' }, 'Ban hành kế hoạch'],
    [{ activity: null, task: 'Nhiệm vụ 1', objective: 'Mục tiêu' }, 'Nhiệm vụ 1'],
    [{ activity: ' ', task: null, objective: 'Mục tiêu' }, 'Mục tiêu'],
    [{ source: 'Kết luận 12/KL-TTr', recommendation: 'Rà soát lại\nquy trình' }, 'Rà soát lại quy trình'],
    [{ source: 'Kết luận 12/KL-TTr', recommendation: null }, 'Kết luận 12/KL-TTr'],
    [{ name: 'Cải cách thể chế', weakness: 'Chậm ban hành' }, 'Cải cách thể chế'],
    [{ name: null, weakness: 'Chậm ban hành' }, 'Chậm ban hành'],
    [{ code: '1.1', name: 'Kế hoạch CCHC' }, '1.1 Kế hoạch CCHC'],
    [{ code: '1.1', name: null }, '1.1'],
    [{ leadAgencies: 'Sở Nội vụ' }, ''],
  ])('%o is «%s»', (fields, title) => {
    expect(rowTitle(fields)).toBe(title);
  });

  it.each(documentKinds)(
    'a row of a document of kind %s has a title whichever of its telling fields it has',
    (kind) => {
      for (const field of sealFields(kind).filter((name) => name !== 'rule')) {
        expect(rowTitle({ [field]: 'Chữ của dòng' }), field).toBe('Chữ của dòng');
      }
    },
  );

  it.each(documentKinds)('every words that name a row of kind %s can be searched', (kind) => {
    const told = syncedFields(kind).filter(({ name }) => ownerOf(kind, name) === 'province' && !isPlaced(name));
    const naming = told.filter(({ name }) => sealFields(kind).includes(name) && name !== 'rule');
    const fields = Object.fromEntries(naming.map(({ name }) => [name, `chữ-${name}`]));
    for (const { name } of naming) expect(tellingText(fields)).toContain(`chữ-${name}`);
  });

  it('cuts a long title and names a group by code and words', () => {
    expect(shortTitle('a'.repeat(91))).toBe(`${'a'.repeat(90)}…`);
    expect(sectionTitle({ section: 'I', sectionName: 'THỂ CHẾ' })).toBe('I. THỂ CHẾ');
    expect(sectionTitle({ section: null, sectionName: 'THỂ CHẾ' })).toBe('THỂ CHẾ');
    expect(sectionTitle({})).toBe('');
  });
});

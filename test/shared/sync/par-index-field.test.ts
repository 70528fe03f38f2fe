import { describe, expect, it } from 'vitest';
import { parIndexFieldOf } from '#shared/sync/par-index-field.ts';

describe('the field of the PAR INDEX that a row serves', () => {
  it.each([
    ['1', 1],
    ['2.1.3', 2],
    ['II', 2],
    ['VIII', 8],
    ['II.3', 2],
    [' 7. ', 7],
    ['3.1.a', 3],
    ['9', null],
    ['0', null],
    ['a', null],
    ['i', null],
    ['A', null],
    ['A.1', null],
    ['-', null],
    ['Tổng', null],
    ['', null],
    [null, null],
  ])('of the criterion with code %j is %j', (code, field) => {
    expect(parIndexFieldOf('criteria', { parIndexField: null, fields: { code } })).toBe(field);
  });

  it('is the one that was told, where one was told', () => {
    expect(parIndexFieldOf('criteria', { parIndexField: 5, fields: { code: '2.1' } })).toBe(5);
    expect(parIndexFieldOf('plan', { parIndexField: 3, fields: {} })).toBe(3);
    expect(parIndexFieldOf('plan', { parIndexField: null, fields: { code: '2.1' } })).toBeNull();
  });

  it('is that of its section while the code tells none', () => {
    const added = { parIndexField: null, sectionField: 5 };
    expect(parIndexFieldOf('criteria', { ...added, fields: {} })).toBe(5);
    expect(parIndexFieldOf('criteria', { ...added, fields: { code: '2.1' } })).toBe(2);
  });
});

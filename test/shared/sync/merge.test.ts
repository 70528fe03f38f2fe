import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeField, mergeRow } from '#shared/sync/merge.ts';
import type { FieldValue } from '#shared/sync/protocol.ts';

const value: fc.Arbitrary<FieldValue> = fc.oneof(fc.constantFrom('a', 'b', null), fc.constantFrom(1, 2));

describe('merging one field (G-2)', () => {
  it.each<[FieldValue, FieldValue, FieldValue, string]>([
    ['a', 'a', 'a', 'unchanged'],
    ['a', 'b', 'a', 'write'],
    ['a', 'a', 'b', 'unchanged'],
    ['a', 'b', 'b', 'unchanged'],
    ['a', 'b', 'c', 'conflict'],
    ['a', null, 'a', 'write'],
    ['a', null, 'b', 'conflict'],
    [null, 'a', 'b', 'conflict'],
    [null, null, 'b', 'unchanged'],
    [5, '5', 5, 'write'],
  ])('base %o, mine %o, theirs %o → %s', (base, mine, theirs, kind) => {
    expect(mergeField(base, mine, theirs).kind).toBe(kind);
  });

  it('never drops a value that differs from both others', () => {
    fc.assert(
      fc.property(value, value, value, (base, mine, theirs) => {
        const { kind } = mergeField(base, mine, theirs);
        if (mine !== base && mine !== theirs) expect(kind).toBe(theirs === base ? 'write' : 'conflict');
        else expect(kind).toBe('unchanged');
      }),
      { seed: 1 },
    );
  });
});

describe('merging a row', () => {
  it('G-2: writes different fields of one row together', () => {
    expect(mergeRow({ a: '1', b: '1' }, { a: '2' }, { a: '1', b: '9' })).toEqual({
      kind: 'write',
      changes: [{ field: 'a', from: '1', to: '2' }],
    });
  });

  it('G-3: one conflict holds the whole row back', () => {
    expect(mergeRow({ a: '1', b: '1' }, { a: '2', b: '2' }, { a: '1', b: '3' })).toEqual({
      kind: 'conflict',
      conflicts: [{ field: 'b', base: '1', mine: '2', theirs: '3' }],
    });
  });

  it('takes a missing field for a blank one', () => {
    expect(mergeRow({}, { a: 'x' }, {})).toEqual({ kind: 'write', changes: [{ field: 'a', from: null, to: 'x' }] });
    expect(mergeRow({ a: 'x' }, { a: null }, { a: 'x' })).toMatchObject({ kind: 'write' });
  });
});

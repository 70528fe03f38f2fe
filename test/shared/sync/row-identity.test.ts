import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentKinds } from '#shared/api/document-api.ts';
import { hashValue, isHash } from '#shared/sync/field-hash.ts';
import { codeOf, ownerOf, syncedFields, typeOf } from '#shared/sync/field-owners.ts';
import { columnFields } from '#shared/sheet/sheet-kind.ts';
import { decodeIdentity, encodeIdentity, makeIdentity } from '#shared/sync/row-identity.ts';

const identity = makeIdentity('plan', 'JkKxrV7SS7_-xUPM', 4711, {
  task: '1.1. Nhiệm vụ',
  activity: 'Hoạt động 1: Theo dõi',
  percent: 50,
  result: null,
});

describe('the identity of a row (I-1)', () => {
  it('comes back from its text as it was', () => {
    expect(decodeIdentity(encodeIdentity(identity))).toEqual({ kind: 'linked', identity });
  });

  it('fits a cell many times over and shows no text of the row', () => {
    const all = Object.fromEntries(syncedFields('criteria').map(({ name }) => [name, 'x'.repeat(30_000)]));
    const text = encodeIdentity(makeIdentity('criteria', 'r'.repeat(64), 2 ** 40, all));
    expect(text.length).toBeLessThan(600);
    expect(text).not.toContain('xxxx');
  });

  it.each([null, '', '   '])('a blank cell (%o) is a row that is not linked', (cell) => {
    expect(decodeIdentity(cell)).toEqual({ kind: 'none' });
  });

  it.each([
    ['Ghi chú', 'not-an-identity'],
    [12, 'not-an-identity'],
    [true, 'not-an-identity'],
    ['BD2.x', 'newer-version'],
    ['BD1.', 'checksum'],
    ['BD1.a.1.-..', 'checksum'],
  ])('%o is broken: %s', (cell, reason) => {
    expect(decodeIdentity(cell)).toEqual({ kind: 'broken', reason });
  });

  it('is broken by any change of one character', () => {
    const text = encodeIdentity(identity);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'0aZ.-_ '), (at, letter) => {
        fc.pre(text[at] !== letter);
        const decoded = decodeIdentity(text.slice(0, at) + letter + text.slice(at + 1));
        expect(decoded.kind).not.toBe('linked');
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it('survives the white space that a cell may pick up', () => {
    expect(decodeIdentity(` ${encodeIdentity(identity)}\n`)).toMatchObject({ kind: 'linked' });
  });
});

describe('hashes of values', () => {
  it('tell values apart and are repeatable', () => {
    const values = Array.from({ length: 20_000 }, (_, index) => `Hoạt động ${index}`);
    expect(new Set(values.map(hashValue)).size).toBe(values.length);
    expect(new Set(Array.from({ length: 20_000 }, (_, index) => hashValue(index / 7))).size).toBe(20_000);
    expect(hashValue('5')).not.toBe(hashValue(5));
    expect(isHash(hashValue('5'))).toBe(true);
    expect(hashValue(null)).toBe('-');
  });

  it('differ in about half of their bits when one letter differs', () => {
    const pairs = Array.from(
      { length: 2_000 },
      (_, index) => [hashValue(`a${index}`), hashValue(`b${index}`)] as const,
    );
    const same = pairs.reduce((sum, [a, b]) => sum + [...a].filter((letter, at) => letter === b[at]).length, 0);
    // 11 places with 32 letters each: chance makes one place in 32 the same.
    expect(same / (pairs.length * 11)).toBeLessThan(0.06);
  });
});

describe('the table of fields (O-1)', () => {
  it('gives every field one stable code of two letters', () => {
    const fields = new Map(documentKinds.flatMap((kind) => syncedFields(kind).map((field) => [field.name, field])));
    const codes = [...fields.keys()].map(codeOf);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[a-z]{2}$/);
  });

  it('names only fields that a sheet can have, besides the group row', () => {
    const known = new Set<string>([...columnFields, 'section', 'sectionName']);
    for (const kind of documentKinds)
      for (const { name } of syncedFields(kind)) expect(known.has(name), name).toBe(true);
  });

  it.each([
    ['plan', 'deadline', 'province'],
    ['plan', 'percent', 'agency'],
    ['criteria', 'maxScore', 'province'],
    ['criteria', 'selfScore', 'agency'],
    ['criteria', 'remedy', 'agency'],
    ['improvement', 'remedy', 'province'],
    ['criteria', 'appraisedScore', 'appraisal'],
    ['plan', 'selfScore', null],
    ['plan', 'constructor', null],
  ] as const)('%s: %s belongs to %s', (kind, field, owner) => {
    expect(ownerOf(kind, field)).toBe(owner);
  });

  it('knows which values are numbers', () => {
    expect([typeOf('percent'), typeOf('declared'), typeOf('task')]).toEqual(['number', 'either', 'text']);
  });
});

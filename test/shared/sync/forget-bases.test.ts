import { describe, expect, it } from 'vitest';
import { collectRows } from '#shared/sync/collect-changes.ts';
import { forgetBases, isKnownNumber } from '#shared/sync/forget-bases.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import { encodeIdentity, makeIdentity } from '#shared/sync/row-identity.ts';
import { SimWorkbook } from '#test/support/sim-workbook.ts';

const server = { sequence: 1020, breaks: [{ after: 10, next: 1000 }] };

describe('the numbers that a server knows', () => {
  it.each([
    [0, true],
    [10, true],
    [11, false],
    [999, false],
    [1000, true],
    [1020, true],
    [1021, false],
  ])('%i: %s', (number, known) => expect(isKnownNumber(number, server)).toBe(known));
});

describe('C-5: forgetting what was seen in a time that is gone', () => {
  const fields: RowFields = { task: 'NV', activity: 'HĐ', percent: 10 };
  const bookOf = (revisions: readonly number[]): SimWorkbook =>
    new SimWorkbook(
      revisions.map((revision, index) => ({
        section: 'I',
        values: { ...fields, activity: `HĐ ${index}` },
        identity: encodeIdentity(makeIdentity('plan', `id${index}`, revision, { ...fields, activity: `HĐ ${index}` })),
      })),
      { columns: ['task', 'activity', 'percent'] },
    );

  it('keeps the id, sends every value with revision 0 and asks for the blank ones', () => {
    const book = bookOf([9, 12, 1001, 1030]);
    book.rows[3]!.values['percent'] = null;
    book.write(forgetBases(book.sheet(), server));
    expect(collectRows(book.sheet()).rows.map(({ pushed }) => pushed)).toEqual([
      {
        ref: 'r2',
        rowId: 'id1',
        baseRevision: 0,
        fields: { task: 'NV', activity: 'HĐ 1', percent: 10 },
        unseen: ['task', 'activity', 'percent'],
      },
      {
        ref: 'r4',
        rowId: 'id3',
        baseRevision: 0,
        fields: { task: 'NV', activity: 'HĐ 3' },
        unseen: ['task', 'activity', 'percent'],
      },
    ]);
  });

  it('leaves rows without identity and rows whose revision stays alone', () => {
    const book = bookOf([9, 10]);
    book.rows[1]!.identity = null;
    expect(forgetBases(book.sheet(), server)).toEqual([]);
  });
});

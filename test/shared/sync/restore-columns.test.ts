import { describe, expect, it } from 'vitest';
import { collectChanges } from '#shared/sync/collect-changes.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import { restoreColumns, type RestorableReason, type Restoration } from '#shared/sync/restore-columns.ts';
import { encodeIdentity, makeIdentity } from '#shared/sync/row-identity.ts';
import { SimWorkbook } from '#test/support/sim-workbook.ts';

const columns = ['activity', 'percent', 'result'] as const;

function workbook(percents: readonly (number | null)[]): SimWorkbook {
  const rows = percents.map((percent, at) => {
    const values = { activity: `Hoạt động ${at + 1}`, percent, result: null };
    const identity = encodeIdentity(makeIdentity('plan', `row-${at}`, 1, values));
    return { section: 'I', values, identity };
  });
  return new SimWorkbook(rows, { columns });
}

function mend(
  book: SimWorkbook,
  reason: RestorableReason = 'column-displaced',
  theirs: ReadonlyMap<string, RowFields> | null = null,
): Restoration {
  const { grid, table } = book.read();
  const collected = collectChanges(grid, table)!;
  const restoration = restoreColumns(grid, collected.sheet, collected.heldBack, reason, theirs);
  book.write(restoration.edits);
  return restoration;
}

const percentsOf = (book: SimWorkbook) => book.rows.map(({ values }) => values['percent']);

describe('a column that was sorted alone', () => {
  it('gets every value back into its row', () => {
    const book = workbook([10, 20, 30, null, 40]);
    for (const [at, value] of [40, 30, 20, 10, null].entries()) book.rows[at]!.values['percent'] = value;
    mend(book);
    expect(percentsOf(book)).toEqual([10, 20, 30, null, 40]);
    const { grid, table } = book.read();
    expect(collectChanges(grid, table)).toMatchObject({ heldBack: [], rows: [] });
  });

  it('follows its rows when the whole table was sorted afterwards', () => {
    const book = workbook([10, 20, 30]);
    for (const [at, value] of [30, 10, 20].entries()) book.rows[at]!.values['percent'] = value;
    book.rows.reverse();
    mend(book);
    expect(percentsOf(book)).toEqual([30, 20, 10]);
  });

  const long = (at: number) => `Kết quả dài của dòng thứ ${at} trong kế hoạch`;
  /** A cell was inserted above: the first is blank, each other holds what stood above it, the last value is gone. */
  function shiftedDown(): SimWorkbook {
    const book = workbook([1, 2, 3, 4, 5]);
    book.rows.forEach((row, at) => {
      row.identity = encodeIdentity(makeIdentity('plan', `row-${at}`, 1, { ...row.values, result: long(at) }));
      row.values['result'] = at === 0 ? null : long(at - 1);
    });
    return book;
  }

  it('gets the value that fell off its end from the province, and sends nothing wrong afterwards', () => {
    const book = shiftedDown();
    const asked = mend(book);
    expect(asked.unknown).toEqual([5]);
    const again = shiftedDown();
    mend(again, 'column-displaced', new Map([['row-4', { result: long(4) }]]));
    expect(again.rows.map(({ values }) => values['result'])).toEqual([0, 1, 2, 3, 4].map(long));
    const { grid, table } = again.read();
    expect(collectChanges(grid, table)).toMatchObject({ heldBack: [], rows: [] });
  });

  it('gets the province’s newer value where there is one, which is no edit of the officer’s', () => {
    const book = shiftedDown();
    mend(book, 'column-displaced', new Map([['row-4', { result: 'Tỉnh vừa sửa' }]]));
    expect(book.rows[4]!.values['result']).toBe('Tỉnh vừa sửa');
  });

  it('keeps what was typed over a moved cell and names its row', () => {
    const book = workbook([40, 10, 90, 20, 70, 30]);
    for (const [at, value] of [10, 20, 30, 55, 70, 90].entries()) book.rows[at]!.values['percent'] = value;
    const { typed, unknown } = mend(book, 'column-displaced', new Map());
    expect(typed).toEqual([4]);
    expect(unknown).toEqual([1]);
    expect(percentsOf(book)).toEqual([10, 10, 90, 55, 70, 30]);
  });
});

describe('cells that were emptied', () => {
  it('get their values back from the province', () => {
    const book = workbook([10, 20, 30, 40, 50, 60]);
    for (const row of book.rows) row.values['percent'] = null;
    expect(mend(book, 'cells-emptied').unknown).toEqual([1, 2, 3, 4, 5, 6]);
    const theirs = new Map([10, 20, 30, 40, 50, 60].map((percent, at) => [`row-${at}`, { percent }]));
    mend(book, 'cells-emptied', theirs);
    expect(percentsOf(book)).toEqual([10, 20, 30, 40, 50, 60]);
    const { grid, table } = book.read();
    expect(collectChanges(grid, table)).toMatchObject({ heldBack: [], rows: [] });
  });
});

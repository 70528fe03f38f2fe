import { describe, expect, it } from 'vitest';
import { collectChanges } from '#shared/sync/collect-changes.ts';
import { restoreColumns } from '#shared/sync/restore-columns.ts';
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

function mend(book: SimWorkbook): void {
  const { grid, table } = book.read();
  const collected = collectChanges(grid, table)!;
  book.write(restoreColumns(grid, collected.sheet, collected.heldBack));
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

  it('leaves a cell alone whose value is nowhere in the column any more', () => {
    const long = (at: number) => `Kết quả dài của dòng thứ ${at} trong kế hoạch`;
    const book = workbook([1, 2, 3, 4]);
    book.rows.forEach((row, at) => {
      const values = { ...row.values, result: long(at) };
      row.values['result'] = long(at);
      row.identity = encodeIdentity(makeIdentity('plan', `row-${at}`, 1, values));
    });
    // The first cell was deleted and the column moved up.
    for (const [at, value] of [long(1), long(2), long(3), null].entries()) book.rows[at]!.values['result'] = value;
    mend(book);
    expect(book.rows.map(({ values }) => values['result'])).toEqual([long(1), long(1), long(2), long(3)]);
  });
});

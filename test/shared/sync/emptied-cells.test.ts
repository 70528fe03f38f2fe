import { describe, expect, it } from 'vitest';
import { collectRows } from '#shared/sync/collect-changes.ts';
import { encodeIdentity, makeIdentity } from '#shared/sync/row-identity.ts';
import { SimWorkbook } from '#test/support/sim-workbook.ts';

const columns = ['activity', 'product', 'status', 'percent', 'result', 'note'] as const;
const progress = ['status', 'percent', 'result', 'note'] as const;

/** A linked plan of which the first rows have a report. */
function linkedBook(count: number, reported = count): SimWorkbook {
  const rows = Array.from({ length: count }, (_, at) => {
    const report = { status: 'Đang thực hiện', percent: 10 + at, result: `Kết quả ${at}`, note: `Ghi chú ${at}` };
    const blank = { status: null, percent: null, result: null, note: null };
    const values = {
      activity: `Hoạt động ${at}`,
      product: `Sản phẩm ${at}`,
      ...(at < reported ? report : blank),
    };
    return { section: 'I', values, identity: encodeIdentity(makeIdentity('plan', `id${at}`, 3, values)) };
  });
  return new SimWorkbook(rows, { columns });
}

function clear(book: SimWorkbook, rows: readonly number[], fields: readonly string[]): void {
  for (const row of rows) for (const field of fields) book.rows[row]!.values[field] = null;
}

const range = (count: number, from = 0) => Array.from({ length: count }, (_, at) => at + from);

/** Rows held for emptied cells, from 0, each once. */
function heldRows(book: SimWorkbook): number[] {
  const { heldBack } = collectRows(book.sheet());
  return [...new Set(heldBack.flatMap(({ row, reason }) => (reason === 'cells-emptied' ? [row - 1] : [])))];
}

describe('I-9: many values that became blank are asked about', () => {
  it.each<[string, number, number, readonly number[], readonly string[]]>([
    ['a sheet cleared for the next year', 15, 15, range(15), progress],
    ['one column cleared', 15, 15, range(15), ['note']],
    ['half of a column', 12, 12, range(6), ['result']],
    ['a column of three values', 15, 3, range(3), ['note']],
    ['the only two reports, all of them', 20, 2, range(2), progress],
    ['a block wiped in a long sheet', 60, 60, range(4, 20), progress],
    ['ten cells of a long column', 80, 80, range(10, 30), ['note']],
  ])('%s', (_, count, reported, rows, fields) => {
    const book = linkedBook(count, reported);
    clear(book, rows, fields);
    expect(heldRows(book)).toEqual(rows);
    expect(collectRows(book.sheet()).rows).toEqual([]);
  });

  it('other rows are sent meanwhile, and these too once the officer says so', () => {
    const book = linkedBook(12);
    clear(book, range(6), ['note']);
    book.rows[9]!.values['percent'] = 77;
    expect(collectRows(book.sheet()).rows.map(({ row }) => row)).toEqual([10]);
    const confirmed = new Set(range(6).map((at) => `id${at}`));
    const { heldBack, rows } = collectRows(book.sheet(), { confirmed });
    expect(heldBack).toEqual([]);
    expect(rows).toHaveLength(7);
  });

  it('three cells of a column that keeps nothing of what it held: a new column took the name of the old', () => {
    const book = linkedBook(12, 4);
    clear(book, [0, 1, 2], ['note']);
    book.rows[3]!.values['note'] = 'Ghi chú mới';
    expect(heldRows(book)).toEqual([0, 1, 2]);
    expect(collectRows(book.sheet()).rows.map(({ row }) => row)).toEqual([4]);
  });

  it.each<[string, number, number, readonly number[], readonly string[]]>([
    ['one cell', 12, 12, [3], ['note']],
    ['the whole report of one row', 12, 12, [3], progress],
    ['the only note', 12, 1, [0], ['note']],
    ['four notes of twelve', 12, 12, range(4), ['note']],
  ])('%s may be emptied like any edit', (_, count, reported, rows, fields) => {
    const book = linkedBook(count, reported);
    clear(book, rows, fields);
    expect(heldRows(book)).toEqual([]);
    expect(collectRows(book.sheet()).rows).toHaveLength(rows.length);
  });
});

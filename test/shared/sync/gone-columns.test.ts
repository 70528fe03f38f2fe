import { describe, expect, it } from 'vitest';
import { applyAnswer } from '#shared/sync/apply-answer.ts';
import { collectChanges, collectRows } from '#shared/sync/collect-changes.ts';
import { forgetFields } from '#shared/sync/gone-columns.ts';
import type { SyncAnswer } from '#shared/sync/protocol.ts';
import { decodeIdentity, encodeIdentity, makeIdentity } from '#shared/sync/row-identity.ts';
import { SimWorkbook } from '#test/support/sim-workbook.ts';

const columns = ['activity', 'product', 'percent', 'result', 'note'] as const;

function linkedBook(): SimWorkbook {
  const rows = [1, 2, 3, 4].map((number) => {
    const values = {
      activity: `Hoạt động ${number}`,
      product: `Sản phẩm ${number}`,
      percent: number * 10,
      result: `Kết quả ${number}`,
      note: null,
    };
    return { section: 'I', values, identity: encodeIdentity(makeIdentity('plan', `id${number}`, 3, values)) };
  });
  return new SimWorkbook(rows, { columns });
}

const identityOf = (book: SimWorkbook, at: number) => {
  const read = decodeIdentity(book.rows[at]!.identity);
  return read.kind === 'linked' ? read.identity : null;
};

/** Takes a column out of the sheet; `becomes` = its header is that of another field now. */
function drop(book: SimWorkbook, field: (typeof columns)[number], becomes?: (typeof columns)[number]): void {
  const values = book.rows.map((row) => row.values[field] ?? null);
  for (const row of book.rows) delete row.values[field];
  const at = book.columns.indexOf(field);
  if (becomes) book.columns[at] = becomes;
  else book.columns.splice(at, 1);
  if (becomes) book.rows.forEach((row, index) => (row.values[becomes] = values[index] ?? null));
}

describe('I-10: a synced column that is gone', () => {
  it('is told by its field, and nothing is sent of it', () => {
    const book = linkedBook();
    drop(book, 'result');
    expect(collectRows(book.sheet())).toMatchObject({ gone: [{ field: 'result', rows: 4 }], rows: [], heldBack: [] });
  });

  it('is not told when nothing ever stood in it', () => {
    const book = linkedBook();
    drop(book, 'note');
    expect(collectRows(book.sheet()).gone).toEqual([]);
  });

  it('is forgotten with the next answer, row by row, and comes back as a column that was never seen', () => {
    const book = linkedBook();
    drop(book, 'result');
    const { grid, table } = book.read();
    const sent = collectChanges(grid, table)!.sheet;
    const answer: SyncAnswer = { protocol: 1, operationId: 'o', cursor: 9, results: [], news: [], dryRun: false };
    const { identityColumn } = book;
    const { edits } = applyAnswer({ sent, grid, now: sent, answer, cursor: 3, asked: 3, identityColumn });
    expect(edits).toHaveLength(4);
    book.write(edits);
    expect(identityOf(book, 0)).toMatchObject({ rowId: 'id1', revision: 3 });
    book.columns.push('result');
    book.rows[1]!.values['result'] = 'Gõ mới';
    expect(collectRows(book.sheet()).rows.map(({ kind, pushed }) => [kind, pushed.unseen, pushed.fields])).toEqual([
      ['ask', ['result'], {}],
      ['changed', ['result'], { result: 'Gõ mới' }],
      ['ask', ['result'], {}],
      ['ask', ['result'], {}],
    ]);
  });

  it('that says which row it is leaves a seal of the other texts', () => {
    const book = linkedBook();
    drop(book, 'product');
    book.write(forgetFields(book.sheet()));
    expect(collectRows(book.sheet())).toMatchObject({ rows: [], heldBack: [], gone: [] });
    book.columns.push('product');
    expect(collectRows(book.sheet()).heldBack).toEqual([]);
  });

  it('a column that moved or was hidden is not gone', () => {
    const book = linkedBook();
    book.columns.reverse();
    expect(collectRows(book.sheet())).toMatchObject({ gone: [], rows: [], heldBack: [] });
  });

  it.each<[(typeof columns)[number], (typeof columns)[number]]>([
    ['result', 'note'],
    ['percent', 'note'],
  ])(
    'whose header («%s») was typed over with that of another («%s») is held back, not sent as the other',
    (from, to) => {
      const book = linkedBook();
      book.columns.splice(book.columns.indexOf('note'), 1);
      drop(book, from, to);
      const { rows, heldBack } = collectRows(book.sheet());
      expect(heldBack.map(({ reason, field }) => [reason, field])).toEqual(Array(4).fill(['column-renamed', to]));
      expect(rows).toEqual([]);
      const confirmed = new Set(['id1', 'id2', 'id3', 'id4']);
      expect(collectRows(book.sheet(), { confirmed }).rows).toHaveLength(4);
    },
  );
});

import { describe, expect, it } from 'vitest';
import type { ColumnField } from '#shared/sheet/sheet-kind.ts';
import { collectChanges, collectRows } from '#shared/sync/collect-changes.ts';
import { encodeIdentity, makeIdentity } from '#shared/sync/row-identity.ts';
import type { SimOptions } from '#test/support/sim-workbook.ts';
import { SimWorkbook } from '#test/support/sim-workbook.ts';

const columns: ColumnField[] = ['task', 'activity', 'product', 'deadline', 'status', 'percent', 'result'];

/** A linked sheet of so many rows, as the last sync left it. */
function linkedBook(count: number, options: Partial<SimOptions> = {}): SimWorkbook {
  const rows = Array.from({ length: count }, (_, index) => ({
    section: 'I',
    values: {
      task: `Nhiệm vụ ${Math.floor(index / 2)}`,
      activity: `Hoạt động thứ ${index}`,
      product: `Văn bản ${index % 3}`,
      deadline: 'Năm 2026',
      percent: index * 10,
      result: `Đã gửi báo cáo số ${index}/BC-STP`,
    },
    identity: null,
  }));
  const book = new SimWorkbook(rows, { columns, ...options });
  return link(book);
}

/** Gives every row the identity of what it shows now. */
function link(book: SimWorkbook): SimWorkbook {
  book.sheet().rows.forEach(({ fields }, index) => {
    const seen = Object.fromEntries(book.columns.map((field) => [field, fields[field] ?? null]));
    book.rows[index]!.identity = encodeIdentity(makeIdentity('plan', `id${index}`, 7, seen));
  });
  return book;
}

const collect = (book: SimWorkbook) => collectRows(book.sheet());
const relinked = (book: SimWorkbook) => collectRows(book.sheet(), { relink: { held: true, rowIds: new Set() } });
const held = (book: SimWorkbook) => collect(book).heldBack.map(({ row, reason }) => [row, reason]);

describe('what a sheet sends', () => {
  it('is nothing when nothing changed, however the rows were sorted', () => {
    const book = linkedBook(30);
    book.rows.reverse();
    for (const row of book.rows) row.section = 'VII';
    const collected = collect(book);
    expect(collected.rows).toEqual([]);
    expect(collected.heldBack).toEqual([]);
    expect(collected.linked).toBe(30);
  });

  it('is the changed fields of a linked row with the revision it last saw', () => {
    const book = linkedBook(4);
    book.rows[2]!.values['percent'] = 55;
    book.rows[2]!.values['result'] = null;
    expect(collect(book).rows).toEqual([
      {
        row: 3,
        kind: 'changed',
        pushed: { ref: 'r3', rowId: 'id2', baseRevision: 7, fields: { percent: 55, result: null } },
      },
    ]);
  });

  it('is everything of a row without identity, group row included, and the identities that are taken', () => {
    const book = linkedBook(2);
    book.rows.push({ section: 'II', values: { activity: 'Việc mới', percent: null }, identity: null });
    const { rows, held: taken } = collect(book);
    expect(rows).toMatchObject([
      { kind: 'new', pushed: { rowId: null, fields: { section: 'II', activity: 'Việc mới' } } },
    ]);
    expect(Object.keys(rows[0]!.pushed.fields)).toEqual(['activity', 'section']);
    expect(taken).toEqual(['id0', 'id1']);
  });

  it('passes over rows without any value', () => {
    const book = linkedBook(1);
    book.rows.push({ section: 'I', values: {}, identity: null });
    expect(collect(book).rows).toEqual([]);
  });

  it('I-2: takes the later of two rows with one identity for a copy', () => {
    const book = linkedBook(3);
    book.rows.push({ ...book.rows[1]!, values: { ...book.rows[1]!.values, activity: 'Hoạt động chép ra' } });
    expect(collect(book).rows).toMatchObject([{ row: 4, kind: 'copy', pushed: { rowId: null } }]);
  });

  it('I-2: takes the earlier for the copy when only the later still fits its identity', () => {
    const book = linkedBook(3);
    book.rows.unshift({ ...book.rows[1]!, values: { ...book.rows[1]!.values, activity: 'Hoạt động chép ra' } });
    const { rows } = collect(book);
    expect(rows).toMatchObject([{ row: 1, kind: 'copy', pushed: { fields: { activity: 'Hoạt động chép ra' } } }]);
  });

  it('asks for values of a column that was added since', () => {
    const book = linkedBook(2);
    book.columns.push('note');
    book.rows[1]!.values['note'] = 'Ghi chú của tôi';
    const { rows } = collect(book);
    expect(rows).toMatchObject([
      { kind: 'ask', pushed: { fields: {}, unseen: ['note'] } },
      { kind: 'changed', pushed: { fields: { note: 'Ghi chú của tôi' }, unseen: ['note'] } },
    ]);
  });

  it('is nothing for a sheet that the province keeps no document of', () => {
    const { grid, table } = linkedBook(1).read();
    expect(collectChanges(grid, { ...table, kind: 'survey' })).toBeNull();
  });
});

describe('rows that contradict their identity are held back', () => {
  it('I-3: the identity column was sorted alone', () => {
    const book = linkedBook(5);
    const identities = book.rows.map(({ identity }) => identity).reverse();
    book.rows.forEach((row, index) => (row.identity = identities[index]!));
    // The middle row kept its own.
    expect(held(book)).toEqual([1, 2, 4, 5].map((row) => [row, 'row-misaligned']));
    expect(collect(book).rows).toEqual([]);
  });

  it('I-3: it slipped and another column was sorted: a task that rows share does not prove that it is the row', () => {
    const book = linkedBook(8);
    for (const row of book.rows) row.values['task'] = 'Nhiệm vụ chung';
    book.rows.slice(0, 4).forEach((row) => (row.values['task'] = 'Nhiệm vụ khác'));
    link(book);
    const identities = book.rows.map(({ identity }) => identity);
    const results = book.rows.map(({ values }) => values['result']).reverse();
    book.rows.forEach((row, at) => {
      row.identity = identities[(at + 3) % 8]!;
      row.values['result'] = results[at]!;
      row.values['product'] = `Văn bản ${(at * 5) % 8}`;
    });
    expect(held(book).map(([row]) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(collect(book).rows).toEqual([]);
  });

  it('I-3: every column but the identities was sorted', () => {
    const book = linkedBook(6);
    const values = book.rows.map((row) => ({ ...row.values }));
    book.rows.forEach((row, index) => Object.assign(row.values, values[(index + 1) % 6]));
    expect(held(book)).toHaveLength(6);
  });

  it('I-2: the row that moved on keeps its identity, though an old copy was sorted above it', () => {
    const book = linkedBook(3);
    const old = { ...book.rows[1]!, values: { ...book.rows[1]!.values } };
    const fields = { ...book.sheet().rows[1]!.fields, product: 'Của tỉnh' };
    book.rows[1]!.values['product'] = 'Của tỉnh';
    book.rows[1]!.identity = encodeIdentity(makeIdentity('plan', 'id1', 50, fields));
    book.rows.unshift(old);
    expect(collect(book).rows).toMatchObject([{ row: 1, kind: 'copy', pushed: { rowId: null } }]);
  });

  it('I-2: the row that moved on keeps its identity when it is edited, and its old copy below does not take it', () => {
    const book = linkedBook(3);
    const old = { ...book.rows[1]!, values: { ...book.rows[1]!.values } };
    const fields = { ...book.sheet().rows[1]!.fields, product: 'Của tỉnh' };
    book.rows[1]!.identity = encodeIdentity(makeIdentity('plan', 'id1', 50, fields));
    Object.assign(book.rows[1]!.values, { product: 'Của tỉnh', activity: 'Viết lại sau đó' });
    book.rows.push(old);
    expect(collect(book).rows).toMatchObject([
      { row: 2, kind: 'changed', pushed: { rowId: 'id1', fields: { activity: 'Viết lại sau đó' } } },
      { row: 4, kind: 'copy', pushed: { rowId: null } },
    ]);
  });

  it.each([
    ['was typed over', 'không sửa', 'identity-broken'],
    ['is blank', null, 'row-misaligned'],
  ])(
    'I-3: a retyped copy whose original’s hidden cell %s is held with it, and both are found by content',
    (_, hidden, reason) => {
      const book = linkedBook(3);
      const copy = { ...book.rows[1]!, values: { ...book.rows[1]!.values, activity: 'Bản sao đã viết lại' } };
      book.rows.unshift(copy);
      book.rows[2]!.identity = hidden;
      expect(held(book)).toEqual([
        [1, 'row-misaligned'],
        [3, reason],
      ]);
      expect(collect(book).rows).toEqual([]);
      expect(relinked(book).rows.map(({ row, kind }) => [row, kind])).toEqual([
        [1, 'new'],
        [3, 'new'],
      ]);
    },
  );

  it('I-3: a row without identity is held with the misaligned one whose texts it has', () => {
    const book = linkedBook(6);
    const identities = book.rows.map(({ identity }) => identity);
    book.rows.forEach((row, index) => (row.identity = identities[(index + 1) % 6]!));
    book.rows[2]!.identity = null;
    expect(held(book)).toContainEqual([3, 'row-misaligned']);
    expect(collect(book).rows).toEqual([]);
    expect(relinked(book).rows.map(({ kind }) => kind)).toEqual(['new', 'new', 'new', 'new', 'new', 'new']);
  });

  it('I-3: one row was pasted over another', () => {
    const book = linkedBook(4);
    Object.assign(book.rows[0]!.values, book.rows[3]!.values);
    expect(held(book)).toEqual([[1, 'row-rewritten']]);
    expect(collect(book).heldBack[0]!.message).toContain('giống hệt dòng 5');
    expect(collectRows(book.sheet(), { confirmed: new Set(['id0']) }).rows).toHaveLength(1);
  });

  it('I-3: a row was wholly rewritten, unless the officer says so', () => {
    const book = linkedBook(3);
    Object.assign(book.rows[1]!.values, { task: 'Khác', activity: 'Khác hẳn', product: 'Khác nữa' });
    expect(held(book)).toEqual([[2, 'row-rewritten']]);
    const confirmed = collectRows(book.sheet(), { confirmed: new Set(['id1']) });
    expect(confirmed.heldBack).toEqual([]);
    expect(confirmed.rows).toMatchObject([{ kind: 'changed', pushed: { rowId: 'id1' } }]);
  });

  it('an edited text is an edit', () => {
    const book = linkedBook(3);
    book.rows[1]!.values['activity'] = 'Hoạt động thứ 1, bổ sung';
    expect(held(book)).toEqual([]);
    expect(collect(book).rows).toMatchObject([{ pushed: { fields: { activity: 'Hoạt động thứ 1, bổ sung' } } }]);
  });

  it('I-4: a column was sorted alone', () => {
    const book = linkedBook(8);
    const percents = book.rows.map(({ values }) => values['percent'] ?? null).reverse();
    book.rows.forEach((row, index) => (row.values['percent'] = percents[index]!));
    expect(held(book)).toHaveLength(8);
    expect(new Set(held(book).map(([, reason]) => reason))).toEqual(new Set(['column-displaced']));
  });

  it('I-4: the cells of a text column moved up by one', () => {
    const book = linkedBook(8);
    const results = book.rows.map(({ values }) => values['result'] ?? null);
    book.rows.forEach((row, index) => (row.values['result'] = results[index + 1] ?? null));
    expect(held(book).every(([, reason]) => reason === 'column-displaced')).toBe(true);
    expect(held(book)).toHaveLength(8);
  });

  it('I-4: progress that every row reports is no displaced column', () => {
    const book = linkedBook(9);
    for (const row of book.rows) row.values['percent'] = Number(row.values['percent']) + 10;
    expect(held(book)).toEqual([]);
    expect(collect(book).rows).toHaveLength(9);
  });

  it('I-4: one answer given to many rows is no displaced column', () => {
    const book = linkedBook(9);
    for (const row of book.rows) row.values['status'] = 'Hoàn thành';
    for (const row of book.rows) row.values['result'] = 'Đã gửi báo cáo số 1/BC-STP';
    expect(held(book)).toEqual([]);
  });

  it('I-1: an identity was typed or cut by hand', () => {
    const book = linkedBook(3);
    book.rows[0]!.identity = book.rows[0]!.identity!.slice(0, -1);
    book.rows[2]!.identity = 'id1';
    expect(held(book)).toEqual([
      [1, 'identity-broken'],
      [3, 'identity-broken'],
    ]);
  });

  it('I-5: they can be sent to be found again by content; their hidden cells stay', () => {
    const book = linkedBook(4);
    [book.rows[0]!.identity, book.rows[1]!.identity] = [book.rows[1]!.identity, book.rows[0]!.identity];
    book.rows[3]!.identity = 'hỏng';
    const before = book.rows.map(({ identity }) => identity);
    const { rows, heldBack, held: taken } = relinked(book);
    expect(book.rows.map(({ identity }) => identity)).toEqual(before);
    expect(heldBack).toEqual([]);
    expect(rows.map(({ row, kind }) => [row, kind])).toEqual([
      [1, 'new'],
      [2, 'new'],
      [4, 'new'],
    ]);
    expect(taken).toEqual(['id2']);
  });
});

describe('cells that several rows show', () => {
  /** Blank-below: the task of rows 2, 4, … stands in the row above. */
  const cellOf: NonNullable<SimOptions['cellOf']> = (field, row, column) =>
    field === 'task' && row % 2 === 0 ? { row: row - 1, column, from: 'above' } : { row, column, from: 'own' };

  it('an edit of the shared cell is an edit of each of its rows', () => {
    const book = linkedBook(4, { cellOf });
    book.rows[0]!.values['task'] = 'Nhiệm vụ sửa';
    expect(collect(book).rows.map(({ pushed }) => pushed.fields)).toEqual([
      { task: 'Nhiệm vụ sửa' },
      { task: 'Nhiệm vụ sửa' },
    ]);
  });

  it('rows that inherit from another row after sorting are no edits', () => {
    const book = linkedBook(6, { cellOf });
    // Rows 2 and 4 change places: each now stands below the other's task.
    [book.rows[1], book.rows[3]] = [book.rows[3]!, book.rows[1]!];
    expect(collect(book).heldBack).toEqual([]);
    expect(collect(book).rows).toEqual([]);
  });
});

it('stays linear: 20,000 copies of one row and 20,000 new rows', () => {
  const book = linkedBook(1);
  for (let index = 0; index < 20_000; index++) {
    book.rows.push({ ...book.rows[0]!, values: { ...book.rows[0]!.values } });
    book.rows.push({ section: 'I', values: { activity: `Mới ${index}` }, identity: null });
  }
  expect(collect(book).rows).toHaveLength(40_000);
});

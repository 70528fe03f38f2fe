import { describe, expect, it } from 'vitest';
import type { ColumnField } from '#shared/sheet/sheet-kind.ts';
import type { ApplyInput } from '#shared/sync/apply-answer.ts';
import { applyAnswer } from '#shared/sync/apply-answer.ts';
import { choiceKey } from '#shared/sync/field-choice.ts';
import { collectRows, releaseRows } from '#shared/sync/collect-changes.ts';
import type { RowFields, RowNews, RowResult, SyncAnswer } from '#shared/sync/protocol.ts';
import { decodeIdentity, encodeIdentity, makeIdentity } from '#shared/sync/row-identity.ts';
import type { SimOptions } from '#test/support/sim-workbook.ts';
import { SimWorkbook } from '#test/support/sim-workbook.ts';

const columns: ColumnField[] = ['task', 'activity', 'deadline', 'percent', 'result'];
const start: RowFields[] = [
  { task: 'NV 1', activity: 'HĐ 1', deadline: 'Năm 2026', percent: 10, result: null },
  { task: 'NV 1', activity: 'HĐ 2', deadline: 'Năm 2026', percent: null, result: null },
  { task: 'NV 2', activity: 'HĐ 3', deadline: 'Quý I/2026', percent: 0, result: 'a' },
];

function bookOf(options: Partial<SimOptions> = {}, linked = true): SimWorkbook {
  const rows = start.map((fields, index) => ({
    section: 'I',
    values: { ...fields },
    identity: linked ? encodeIdentity(makeIdentity('plan', `id${index}`, 5, fields)) : null,
  }));
  return new SimWorkbook(rows, { columns, ...options });
}

const news = (index: number, change: RowFields, more: Partial<RowNews> = {}): RowNews => ({
  rowId: `id${index}`,
  revision: 9,
  removed: false,
  lost: false,
  fields: { section: 'I', ...start[index], ...change },
  author: 'Sở Nội vụ',
  at: '2026-01-01T00:00:00.000Z',
  ...more,
});
const result = (index: number, change: RowFields, more: Partial<RowResult> = {}): RowResult => ({
  ref: `r${index + 1}`,
  rowId: `id${index}`,
  revision: 9,
  status: 'applied',
  changes: [],
  conflicts: [],
  refusedFields: [],
  fields: { section: 'I', ...start[index], ...change },
  ...more,
});
const answerOf = (answer: Partial<SyncAnswer>): SyncAnswer => ({
  protocol: 1,
  operationId: 'x',
  dryRun: false,
  cursor: 9,
  results: [],
  news: [],
  ...answer,
});

/** Sends the book's rows, lets `meanwhile` happen, and applies the answer. */
function apply(
  book: SimWorkbook,
  answer: Partial<SyncAnswer>,
  more: { meanwhile?: () => void; choices?: ApplyInput['choices']; asked?: number } = {},
) {
  const sent = book.sheet();
  more.meanwhile?.();
  const { grid } = book.read();
  const applied = applyAnswer({
    sent,
    grid,
    now: book.sheet(),
    answer: answerOf(answer),
    cursor: 5,
    asked: more.asked ?? 5,
    identityColumn: book.identityColumn,
    ...(more.choices ? { choices: more.choices } : {}),
  });
  book.write(applied.edits);
  return applied;
}

const revisionOf = (book: SimWorkbook, row: number): number | null => {
  const decoded = decodeIdentity(book.rows[row]!.identity);
  return decoded.kind === 'linked' ? decoded.identity.revision : null;
};

describe('bringing an answer into the sheet', () => {
  it('A-1: writes news into the cells and remembers what was seen', () => {
    const book = bookOf();
    const applied = apply(book, { news: [news(1, { deadline: 'Quý III/2026', percent: 40 })] });
    expect(applied.changes).toEqual([
      { row: 2, field: 'deadline', from: 'Năm 2026', to: 'Quý III/2026' },
      { row: 2, field: 'percent', from: null, to: 40 },
    ]);
    expect(applied.cursor).toBe(9);
    expect(revisionOf(book, 1)).toBe(9);
    expect(collectRows(book.sheet()).rows).toEqual([]);
  });

  it('A-1: finds the row wherever it was sorted to while the request was under way', () => {
    const book = bookOf();
    apply(book, { news: [news(0, { result: 'Mới' })] }, { meanwhile: () => book.rows.reverse() });
    expect(book.rows[2]!.values['result']).toBe('Mới');
  });

  it('A-1: of two lines with the same words one that got others meanwhile takes nothing, nor does its twin', () => {
    const book = bookOf({}, false);
    book.rows.push({ section: 'I', values: { ...start[0], percent: 70 }, identity: null });
    const linked = { results: [result(0, {}, { status: 'linked' }), result(0, {}, { ref: 'r4', rowId: 'id7' })] };
    const applied = apply(book, linked, { meanwhile: () => (book.rows[3]!.values['activity'] = 'Viết lại') });
    expect(applied.waiting.map(({ rowId, reason }) => [rowId, reason])).toEqual([['id7', 'row-not-found']]);
    expect(book.rows.map(({ identity }) => identity?.split('.')[1])).toEqual(['id0', undefined, undefined, undefined]);
  });

  it('A-1: lines with the same words that changed places are found by the rest of what they say', () => {
    const book = bookOf({}, false);
    book.rows.push({ section: 'I', values: { ...start[0], percent: 70 }, identity: null });
    const results = [
      result(0, {}, { status: 'linked' }),
      result(0, { percent: 70 }, { ref: 'r4', rowId: 'id7', status: 'linked' }),
    ];
    apply(book, { results }, { meanwhile: () => book.rows.reverse() });
    expect(book.rows[0]!.identity).toContain('.id7.');
    expect(book.rows[3]!.identity).toContain('.id0.');
    expect(collectRows(book.sheet()).rows.filter(({ kind }) => kind === 'changed')).toEqual([]);
  });

  it('A-1: lines with the same words whose group rows were swapped meanwhile keep their own results', () => {
    const book = bookOf({}, false);
    book.rows.push({ section: 'II', values: { ...start[0], percent: 70 }, identity: null });
    const results = [
      result(0, {}, { status: 'linked' }),
      result(0, { section: 'II', percent: 70 }, { ref: 'r4', rowId: 'id7', status: 'linked' }),
    ];
    const swap = () => ([book.rows[0]!.section, book.rows[3]!.section] = ['II', 'I']);
    apply(book, { results }, { meanwhile: swap });
    expect(book.rows[0]!.identity).toContain('.id0.');
    expect(book.rows[3]!.identity).toContain('.id7.');
  });

  it('I-2: of two lines with one hidden cell that changed places meanwhile the one that was sent takes the answer', () => {
    const book = bookOf();
    book.rows.unshift({ ...book.rows[0]!, values: { ...book.rows[0]!.values, activity: 'HĐ 1' } });
    const [sentLine, copy] = [book.rows[0]!, book.rows[1]!];
    sentLine.values['result'] = 'Đã báo cáo';
    const changes = [{ field: 'result', from: null, to: 'Đã báo cáo' }];
    const answer = { results: [result(0, {}, { ref: 'r1', fields: null, changes })] };
    apply(book, answer, { meanwhile: () => book.rows.reverse() });
    expect(sentLine.identity).toContain('.id0.9.');
    expect(copy.identity).toContain('.id0.5.');
    expect(collectRows(book.sheet()).rows.filter(({ kind }) => kind === 'changed')).toEqual([]);
  });

  it('A-1: a column added after the last sync gets what the province has had all along', () => {
    const withoutPercent = (fields: RowFields): RowFields =>
      Object.fromEntries(Object.entries(fields).filter(([field]) => field !== 'percent'));
    const rows = start.map((fields, index) => ({
      section: 'I',
      values: { ...fields, percent: null },
      identity: encodeIdentity(makeIdentity('plan', `id${index}`, 5, withoutPercent(fields))),
    }));
    const book = new SimWorkbook(rows, { columns });
    expect(collectRows(book.sheet()).rows.map(({ kind }) => kind)).toEqual(['ask', 'ask', 'ask']);
    const applied = apply(book, {
      results: start.map((_, index) => result(index, {}, { revision: 5, status: 'unchanged' })),
    });
    expect(applied.changes).toEqual([
      { row: 1, field: 'percent', from: null, to: 10 },
      { row: 3, field: 'percent', from: null, to: 0 },
    ]);
    expect(collectRows(book.sheet()).rows).toEqual([]);
  });

  it('hears no news twice', () => {
    const book = bookOf();
    const old = news(1, { percent: 99 }, { revision: 5 });
    expect(apply(book, { news: [old] }).edits).toEqual([]);
  });

  it('A-4: an answer that comes late and links a row sets the cursor back, so that later news of the row come again', () => {
    const book = bookOf({}, false);
    const late = apply(book, { cursor: 4, results: [result(0, {}, { status: 'linked', revision: 4 })] });
    expect(revisionOf(book, 0)).toBe(4);
    expect(late.cursor).toBe(4);
  });

  it('A-1: a copy that became a row of its own is found although its original was rewritten meanwhile', () => {
    const book = bookOf();
    const copy = { ...book.rows[0]!, values: { ...book.rows[0]!.values, activity: 'Bản sao' } };
    book.rows.unshift(copy);
    const created = result(0, { activity: 'Bản sao' }, { ref: 'r1', rowId: 'id9', status: 'created' });
    const applied = apply(
      book,
      { results: [created] },
      {
        meanwhile: () => {
          book.rows[1]!.values['activity'] = 'Viết lại';
        },
      },
    );
    expect(applied.waiting).toEqual([]);
    const ids = book.rows.slice(0, 2).map(({ identity }) => identity?.split('.')[1]);
    expect(ids).toEqual(['id9', 'id0']);
  });

  it.each([
    ['no identity', () => bookOf({}, false)],
    [
      'a copy of the identity of another row',
      () => {
        const book = bookOf();
        book.rows[0]!.identity = book.rows[2]!.identity;
        return book;
      },
    ],
  ])(
    'A-2: a row sent with %s and linked by this answer: a choice made before leaves what was typed since',
    (_, make) => {
      const book = make();
      const sent = book.sheet();
      const results = [
        result(
          0,
          {},
          {
            status: 'linked',
            refusedFields: [{ field: 'result', reason: 'not-yours', message: 'x', mine: 'a', theirs: null }],
          },
        ),
      ];
      const bring = (choices: ApplyInput['choices']) => {
        const { grid } = book.read();
        const { identityColumn } = book;
        const answer = answerOf({ results });
        const input = { sent, grid, now: book.sheet(), answer, cursor: 5, asked: 5, identityColumn };
        book.write(applyAnswer({ ...input, ...(choices ? { choices } : {}) }).edits);
      };
      bring(undefined);
      expect(revisionOf(book, 0)).toBe(9);
      book.rows[0]!.values['result'] = 'Gõ sau';
      bring(new Map([[choiceKey('id0', 'result'), 'theirs']]));
      expect(book.rows[0]!.values['result']).toBe('Gõ sau');
    },
  );

  it('A-4: an answer that comes late takes nothing back', () => {
    const book = bookOf();
    apply(book, { cursor: 12, news: [news(0, { percent: 40 }, { revision: 12 })] });
    const late = apply(book, { cursor: 9, results: [result(0, { percent: 20 })] });
    expect(late.edits).toEqual([]);
    expect(book.rows[0]!.values['percent']).toBe(40);
    expect(revisionOf(book, 0)).toBe(12);
  });

  it('A-4: an answer that tells only what came later does not move the cursor past what was not told', () => {
    const book = bookOf();
    expect(apply(book, { cursor: 12 }, { asked: 9 }).cursor).toBe(5);
    expect(apply(book, { cursor: 12 }, { asked: 3 }).cursor).toBe(12);
  });

  it('A-2: what was typed into a row that lost its hidden cell meanwhile does not follow the province', () => {
    const book = bookOf();
    book.rows[0]!.values['deadline'] = 'Quý II/2026';
    const applied = apply(
      book,
      {
        results: [
          result(
            0,
            { percent: 30 },
            {
              status: 'conflict',
              conflicts: [
                {
                  field: 'percent',
                  base: 10,
                  mine: 20,
                  theirs: 30,
                  author: 'Sở Nội vụ',
                  at: '2026-01-01T00:00:00.000Z',
                },
              ],
            },
          ),
        ],
      },
      { meanwhile: () => (book.rows[0]!.identity = null) },
    );
    expect(book.rows[0]!.values['deadline']).toBe('Quý II/2026');
    expect(applied.waiting).toHaveLength(1);
  });

  it('A-4: the cursor never moves back', () => {
    const book = bookOf();
    expect(apply(book, { cursor: 3 }).cursor).toBe(5);
  });

  it('A-2: never writes a cell that was typed meanwhile; the row and the cursor wait', () => {
    const book = bookOf();
    const applied = apply(
      book,
      { news: [news(1, { percent: 40, deadline: 'Quý III/2026' })] },
      { meanwhile: () => (book.rows[1]!.values['percent'] = 77) },
    );
    expect(applied.edits).toEqual([]);
    expect(applied.waiting).toMatchObject([
      { row: 2, rowId: 'id1', field: 'percent', reason: 'changed-meanwhile', mine: 77, theirs: 40 },
    ]);
    expect(applied.cursor).toBe(5);
    expect(revisionOf(book, 1)).toBe(5);
  });

  it('A-2: an edit on top of what was sent is a new edit, not a conflict with oneself', () => {
    const book = bookOf();
    book.rows[0]!.values['percent'] = 50;
    const applied = apply(
      book,
      { results: [result(0, { percent: 50 })] },
      { meanwhile: () => (book.rows[0]!.values['percent'] = 60) },
    );
    expect(applied.cursor).toBe(9);
    expect(collectRows(book.sheet()).rows).toMatchObject([
      { pushed: { rowId: 'id0', baseRevision: 9, fields: { percent: 60 } } },
    ]);
  });

  it('A-3: a conflict changes nothing until the officer chooses', () => {
    const conflict = result(
      0,
      { percent: 20, deadline: 'Quý II/2026' },
      {
        status: 'conflict',
        conflicts: [{ field: 'percent', base: 10, mine: 30, theirs: 20, author: 'x', at: 'y' }],
      },
    );
    const book = bookOf();
    book.rows[0]!.values['percent'] = 30;
    const open = apply(book, { results: [conflict] });
    expect(open.edits).toEqual([]);
    expect(open.waiting).toMatchObject([{ field: 'percent', reason: 'conflict', mine: 30, theirs: 20 }]);
    expect(open.cursor).toBe(5);

    const mine = apply(book, { results: [conflict] }, { choices: new Map([[choiceKey('id0', 'percent'), 'mine']]) });
    expect(mine.waiting).toEqual([]);
    expect(book.rows[0]!.values).toMatchObject({ percent: 30, deadline: 'Quý II/2026' });
    expect(collectRows(book.sheet()).rows).toMatchObject([{ pushed: { baseRevision: 9, fields: { percent: 30 } } }]);

    const other = bookOf();
    other.rows[0]!.values['percent'] = 30;
    apply(other, { results: [conflict] }, { choices: new Map([[choiceKey('id0', 'percent'), 'theirs']]) });
    expect(other.rows[0]!.values['percent']).toBe(20);
    expect(collectRows(other.sheet()).rows).toEqual([]);
  });

  it('A-3: the choice of the other side does not reach a cell that was typed after it', () => {
    const book = bookOf();
    book.rows[0]!.values['percent'] = 30;
    const applied = apply(
      book,
      { results: [result(0, { percent: 20 }, { status: 'conflict' })] },
      {
        meanwhile: () => (book.rows[0]!.values['percent'] = 31),
        choices: new Map([[choiceKey('id0', 'percent'), 'theirs']]),
      },
    );
    expect(applied.edits).toEqual([]);
    expect(book.rows[0]!.values['percent']).toBe(31);
  });

  it('I-5: a row that its own answer found by content is itself again when a choice is made: what was typed since stays', () => {
    const book = bookOf();
    // Another row without its hidden cell shows the same words, so it is not certain whose the hidden cell is.
    book.rows.push({ section: 'I', values: { ...start[0], deadline: 'Quý II/2026' }, identity: null });
    book.rows[0]!.values['task'] = 'NV 3';
    const options = { relink: { held: true, rowIds: new Set<string>() } };
    expect(collectRows(book.sheet()).heldBack.map(({ row }) => row)).toContain(1);
    const { sheet: sent } = collectRows(book.sheet(), options);
    const answer = answerOf({
      results: [result(0, { percent: 20, result: 'Của tỉnh' }, { ref: 'r1', status: 'conflict' })],
    });
    const bring = (choice: 'mine' | 'theirs') => {
      const choices = new Map(['task', 'percent', 'deadline'].map((field) => [choiceKey('id0', field), choice]));
      const { grid } = book.read();
      const now = releaseRows(book.sheet(), options, answer);
      const { identityColumn } = book;
      const { edits } = applyAnswer({ sent, grid, now, answer, cursor: 5, asked: 5, identityColumn, choices });
      book.write(edits);
    };
    bring('mine');
    expect(revisionOf(book, 0)).toBe(9);
    expect(book.rows[0]!.values['result']).toBe('Của tỉnh');
    book.rows[0]!.values['result'] = null;
    bring('theirs');
    expect(book.rows[0]!.values).toMatchObject({ task: 'NV 1', percent: 20, result: null });
  });

  it('I-6: remembers under which group the province has the row, so that one that was moved is told', () => {
    const book = bookOf();
    apply(book, { news: start.map((_, index) => news(index, { percent: 40 })) });
    expect(collectRows(book.sheet()).moved).toEqual([]);
    book.rows[1]!.section = 'III';
    expect(collectRows(book.sheet())).toMatchObject({ moved: [2], rows: [], heldBack: [] });
    // An answer that says only what changed keeps what is known of the place.
    const changed = { percent: 70, section: 'I' };
    book.rows[1]!.values['percent'] = 70;
    const { edits } = apply(book, {
      cursor: 10,
      results: [
        result(1, {}, { revision: 10, fields: null, changes: [{ field: 'percent', from: 40, to: changed.percent }] }),
      ],
    });
    expect(edits).toHaveLength(1);
    expect(collectRows(book.sheet()).moved).toEqual([2]);
    apply(book, { cursor: 11, news: [news(1, { percent: 70, section: 'III' }, { revision: 11 })] });
    expect(collectRows(book.sheet()).moved).toEqual([]);
  });

  it('keeps a refused cell, and puts the province’s value back on request', () => {
    const refused = result(
      0,
      {},
      {
        status: 'refused',
        reason: 'field-not-yours',
        revision: 5,
        refusedFields: [{ field: 'deadline', reason: 'field-not-yours', message: '', mine: 'x', theirs: 'Năm 2026' }],
      },
    );
    const book = bookOf();
    book.rows[0]!.values['deadline'] = 'x';
    apply(book, { results: [refused] });
    expect(book.rows[0]!.values['deadline']).toBe('x');
    expect(collectRows(book.sheet()).rows).toHaveLength(1);
    apply(book, { results: [refused] }, { choices: new Map([[choiceKey('id0', 'deadline'), 'theirs']]) });
    expect(book.rows[0]!.values['deadline']).toBe('Năm 2026');
  });

  it('M-5: writes identities to rows that were linked, also when they moved, fills blanks and takes the form of words', () => {
    const book = bookOf({}, false);
    const more: RowFields[] = [{ deadline: 'NĂM 2026', result: 'Đã trình' }, {}, {}];
    const results = start.map((_, index) => result(index, more[index]!, { status: 'linked' }));
    const applied = apply(book, { results }, { meanwhile: () => book.rows.reverse() });
    expect(applied.waiting).toEqual([]);
    expect(book.rows.map((_, index) => revisionOf(book, index))).toEqual([9, 9, 9]);
    expect(book.rows[2]!.values).toMatchObject({ activity: 'HĐ 1', deadline: 'NĂM 2026', result: 'Đã trình' });
    expect(collectRows(book.sheet()).rows).toEqual([]);
  });

  it.each([['Quý II/2026'], [null]])(
    'M-5: a cell typed in a column of the province stays when the row is linked, and can take its value %s',
    (theirs) => {
      const refused = { field: 'deadline', reason: 'field-not-yours', message: 'x', mine: 'Năm 2026', theirs };
      const linked = result(0, { deadline: theirs }, { status: 'linked', refusedFields: [refused] });
      const book = bookOf({}, false);
      const applied = apply(book, { results: [linked] });
      expect(applied).toMatchObject({ waiting: [], changes: [] });
      expect(book.rows[0]!.values['deadline']).toBe('Năm 2026');
      // It goes on being told as a difference.
      expect(collectRows(book.sheet()).rows.map(({ pushed }) => pushed.fields)).toContainEqual({
        deadline: 'Năm 2026',
      });
      const other = bookOf({}, false);
      apply(other, { results: [linked] }, { choices: new Map([[choiceKey('id0', 'deadline'), 'theirs']]) });
      expect(other.rows[0]!.values['deadline']).toBe(theirs);
    },
  );

  it('tells of rows taken out and of rows the sheet does not hold, and writes neither', () => {
    const book = bookOf();
    const applied = apply(book, {
      news: [news(2, {}, { removed: true }), news(1, {}, { rowId: 'khac' })],
    });
    expect(applied.edits).toEqual([]);
    expect(applied.removed).toMatchObject([{ row: 3 }]);
    expect(applied.absent).toMatchObject([{ rowId: 'khac' }]);
    expect(applied.cursor).toBe(9);
  });

  it('V-3: text that looks like a formula is written as text', () => {
    const book = bookOf();
    const { edits } = apply(book, { news: [news(1, { result: '=1+1' })] });
    expect(edits[0]).toEqual({ row: 2, column: 4, value: '=1+1' });
  });

  it('does not write over a formula', () => {
    const book = bookOf({ formulas: (row, column) => (row === 2 && column === 3 ? '=A1' : null) });
    const applied = apply(book, { news: [news(1, { percent: 40 }), news(2, { result: 'b' })] });
    expect(applied.waiting).toMatchObject([{ row: 2, field: 'percent', reason: 'formula' }]);
    expect(book.rows[2]!.values['result']).toBe('b');
    expect(applied.cursor).toBe(5);
  });

  it('writes percents the way the cell shows them', () => {
    const book = bookOf({ formats: (_row, column) => (column === 3 ? '0%' : null) });
    for (const [index, row] of book.rows.entries()) {
      const { percent } = start[index]!;
      row.values['percent'] = typeof percent === 'number' ? percent / 100 : null;
    }
    apply(book, { news: [news(1, { percent: 40 })] });
    expect(book.rows[1]!.values['percent']).toBe(0.4);
    expect(collectRows(book.sheet()).rows).toEqual([]);
  });
});

describe('cells that several rows show', () => {
  const shared =
    (from: 'merged' | 'above'): NonNullable<SimOptions['cellOf']> =>
    (field, row, column) =>
      field === 'deadline' && row === 2 ? { row: 1, column, from } : { row, column, from: 'own' };

  const bookWith = (from: 'merged' | 'above'): SimWorkbook => {
    const book = bookOf({ cellOf: shared(from) });
    book.rows[1]!.values['deadline'] = null;
    return book;
  };

  it('one value for all of them is written once', () => {
    const book = bookWith('merged');
    const applied = apply(book, { news: [news(0, { deadline: 'Năm 2027' }), news(1, { deadline: 'Năm 2027' })] });
    expect(applied.edits.filter(({ column }) => column === 2)).toEqual([{ row: 1, column: 2, value: 'Năm 2027' }]);
    expect(applied.waiting).toEqual([]);
  });

  it('rows of a merge that came to differ wait, with the reason', () => {
    const book = bookWith('merged');
    const applied = apply(book, { news: [news(1, { deadline: 'Năm 2027' })] });
    expect(applied.waiting).toMatchObject([{ row: 2, field: 'deadline', reason: 'shared-cell' }]);
    expect(book.rows[0]!.values['deadline']).toBe('Năm 2026');
  });

  it('a row that inherits from above gets a cell of its own', () => {
    const book = bookWith('above');
    const applied = apply(book, { news: [news(1, { deadline: 'Năm 2027' })] });
    expect(applied.waiting).toEqual([]);
    expect(book.rows[0]!.values['deadline']).toBe('Năm 2026');
    expect(book.rows[1]!.values['deadline']).toBe('Năm 2027');
  });

  it('when the upper row changes, the lower keeps its value in a cell of its own', () => {
    const book = bookWith('above');
    apply(book, { news: [news(0, { deadline: 'Năm 2030' })] });
    expect(book.rows[0]!.values['deadline']).toBe('Năm 2030');
    expect(book.rows[1]!.values['deadline']).toBe('Năm 2026');
  });

  describe('A-7: a result without the row', () => {
    /** Row 1 is typed into, sent and written at the server. */
    const written = (changes: RowResult['changes']): Partial<SyncAnswer> => ({
      results: [result(0, {}, { changes, fields: null })],
    });
    const toForty: RowResult['changes'] = [{ field: 'percent', from: 10, to: 40 }];

    it('moves the identity on: what was written is seen, everything else is as it was', () => {
      const book = bookOf();
      book.rows[0]!.values['percent'] = 40;
      const applied = apply(book, written(toForty));
      expect(applied).toMatchObject({ changes: [], waiting: [], cursor: 9 });
      expect(decodeIdentity(book.rows[0]!.identity)).toEqual({
        kind: 'linked',
        identity: makeIdentity('plan', 'id0', 9, { ...start[0], percent: 40 }),
      });
      expect(collectRows(book.sheet()).rows).toEqual([]);
    });

    it('keeps what she typed meanwhile, in the sent cell and in others, as new edits', () => {
      const book = bookOf();
      book.rows[0]!.values['percent'] = 40;
      const applied = apply(book, written(toForty), {
        meanwhile: () => Object.assign(book.rows[0]!.values, { percent: 60, result: 'Xong' }),
      });
      expect(applied.waiting).toEqual([]);
      expect(collectRows(book.sheet()).rows.map(({ pushed }) => pushed)).toMatchObject([
        { rowId: 'id0', baseRevision: 9, fields: { percent: 60, result: 'Xong' } },
      ]);
    });

    it('waits where the row carries another identity than the one that was sent', () => {
      const book = bookOf();
      book.rows[0]!.values['percent'] = 40;
      const older = encodeIdentity(makeIdentity('plan', 'id0', 4, { ...start[0], result: 'Cũ' }));
      const applied = apply(book, written(toForty), { meanwhile: () => (book.rows[0]!.identity = older) });
      expect(applied).toMatchObject({ cursor: 5, waiting: [{ rowId: 'id0', reason: 'changed-meanwhile' }] });
      expect(book.rows[0]!.identity).toBe(older);
    });

    it('waits where the row lost its identity', () => {
      const book = bookOf();
      book.rows[0]!.values['percent'] = 40;
      const applied = apply(book, written(toForty), { meanwhile: () => (book.rows[0]!.identity = null) });
      expect(applied).toMatchObject({ cursor: 5, waiting: [{ rowId: 'id0', reason: 'row-not-found' }] });
    });

    it('changes nothing when it comes a second time', () => {
      const book = bookOf();
      book.rows[0]!.values['percent'] = 40;
      const sent = book.sheet();
      apply(book, written(toForty));
      const { grid } = book.read();
      const again = applyAnswer({
        sent,
        grid,
        now: book.sheet(),
        answer: answerOf(written(toForty)),
        cursor: 9,
        asked: 5,
        identityColumn: book.identityColumn,
      });
      expect(again).toMatchObject({ edits: [], waiting: [], cursor: 9 });
    });

    it('of a created row holds all there is', () => {
      const book = bookOf({}, false);
      const changes = Object.entries(start[0]!).flatMap(([field, to]) =>
        to === null ? [] : [{ field, from: null, to }],
      );
      apply(book, { results: [result(0, {}, { rowId: 'new', status: 'created', changes, fields: null })] });
      expect(decodeIdentity(book.rows[0]!.identity)).toEqual({
        kind: 'linked',
        identity: makeIdentity('plan', 'new', 9, start[0]!),
      });
    });
  });
});

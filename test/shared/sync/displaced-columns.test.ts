import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectRows, type Collected } from '#shared/sync/collect-changes.ts';
import type { FieldValue } from '#shared/sync/protocol.ts';
import { encodeIdentity, makeIdentity } from '#shared/sync/row-identity.ts';
import { SimWorkbook } from '#test/support/sim-workbook.ts';

const columns = ['activity', 'product', 'deadline', 'status', 'percent', 'result', 'note'] as const;
type Column = (typeof columns)[number];
type Values = Partial<Record<Column, FieldValue>>;

/** A linked plan whose rows last showed these values. */
function linkedBook(rows: readonly Values[]): SimWorkbook {
  const sources = rows.map((values, at) => {
    const seen = { activity: `Hoạt động ${at}`, product: `Sản phẩm ${at}`, ...values };
    const whole = Object.fromEntries(columns.map((field) => [field, seen[field] ?? null]));
    return { section: 'I', values: whole, identity: encodeIdentity(makeIdentity('plan', `id${at}`, 7, whole)) };
  });
  return new SimWorkbook(sources, { columns });
}

function bookOf(field: Column, before: readonly FieldValue[]): SimWorkbook {
  return linkedBook(before.map((value) => ({ [field]: value })));
}

function put(book: SimWorkbook, field: Column, after: readonly FieldValue[]): void {
  after.forEach((value, at) => (book.rows[at]!.values[field] = value));
}

/** What a sheet would send whose column held `before` at the last sync and holds `after` now. */
function changed(field: Column, before: readonly FieldValue[], after: readonly FieldValue[]): Collected {
  const book = bookOf(field, before);
  put(book, field, after);
  return collectRows(book.sheet());
}

const heldRows = ({ heldBack }: Collected) =>
  heldBack.flatMap(({ reason, row }) => (reason === 'column-displaced' ? [row - 1] : []));

/** All changed rows are held, none is sent. */
function expectHeld(collected: Collected, before: readonly FieldValue[], after: readonly FieldValue[]): void {
  const moved = before.flatMap((value, at) => (value === after[at] ? [] : [at]));
  expect(heldRows(collected)).toEqual(moved);
  expect(collected.rows).toEqual([]);
}

function shift(values: readonly FieldValue[], by: number): FieldValue[] {
  return values.map((_, at) => values[at - by] ?? null);
}

const text = fc.string({ minLength: 1, maxLength: 30 }).map((words) => `${words.trim()}.`);
const texts = fc.uniqueArray(text, { minLength: 4, maxLength: 30, selector: (words) => words.normalize('NFC').trim() });
const rank = fc.double({ min: 0, max: 1, noNaN: true });

/** Types something new into at most so large a share of the cells. */
function typeOver(values: readonly FieldValue[], ranks: readonly number[], typed: (at: number) => FieldValue) {
  const most = Math.floor(values.length * 0.3);
  const order = values.map((_, at) => at).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
  const over = new Set(order.slice(0, most));
  return values.map((value, at) => (over.has(at) ? typed(at) : value));
}

const runs = { seed: 20260305, numRuns: 120 } as const;

describe('I-4: a column that was moved without its rows is held', () => {
  it('whatever its texts, however they were rearranged, and though up to 30 % of it was typed anew', () => {
    const scene = texts.chain((before) =>
      fc.record({
        before: fc.constant(before),
        after: fc.shuffledSubarray(before, { minLength: before.length, maxLength: before.length }),
        ranks: fc.array(rank, { minLength: before.length, maxLength: before.length }),
        field: fc.constantFrom<Column>('result', 'note', 'product', 'deadline'),
      }),
    );
    fc.assert(
      fc.property(scene, ({ before, after, ranks, field }) => {
        // Only cells that moved are typed over: a share of few moved cells says nothing.
        fc.pre(before.filter((value, at) => value !== after[at]).length >= before.length - 1);
        const typed = typeOver(after, ranks, (at) => `Gõ mới ${at}`);
        fc.pre(typed.filter((value, at) => value !== before[at] && before.includes(value as string)).length >= 3);
        expectHeld(changed(field, before, typed), before, typed);
      }),
      runs,
    );
  });

  it('whatever its texts, shifted by up to five cells either way, and though up to 30 % of it was typed anew', () => {
    const scene = texts.chain((before) =>
      fc.record({
        before: fc.constant(before),
        by: fc.integer({ min: 1, max: 5 }),
        up: fc.boolean(),
        ranks: fc.array(rank, { minLength: before.length, maxLength: before.length }),
        field: fc.constantFrom<Column>('result', 'note', 'product', 'deadline'),
      }),
    );
    fc.assert(
      fc.property(scene, ({ before, by, up, ranks, field }) => {
        const shifted = typeOver(shift(before, up ? -by : by), ranks, (at) => `Gõ mới ${at}`);
        const kept = shifted.filter((value) => value !== null && before.includes(value as string));
        const filled = shifted.filter((value) => value !== null);
        fc.pre(kept.length >= 3 && kept.length >= 0.6 * filled.length);
        expectHeld(changed(field, before, shifted), before, shifted);
      }),
      runs,
    );
  });

  it('whatever its numbers, sorted or shifted by up to five cells', () => {
    const scene = fc.record({
      before: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 30 }),
      by: fc.integer({ min: -5, max: 5 }),
      field: fc.constant<Column>('percent'),
    });
    let held = 0;
    fc.assert(
      fc.property(scene, ({ before, by, field }) => {
        const after = by === 0 ? [...before].sort((a, b) => a - b) : shift(before, by);
        const moved = after.filter((value, at) => value !== null && value !== before[at]);
        fc.pre(new Set(moved).size >= 3);
        expectHeld(changed(field, before, after), before, after);
        held += 1;
      }),
      runs,
    );
    expect(held).toBeGreaterThan(80);
  });

  it.each<[string, Column, FieldValue[], FieldValue[]]>([
    ['four short notes sorted, one typed over', 'note', ['a', 'b', 'c', 'd'], ['x', 'c', 'b', 'a']],
    ['two cells inserted above short notes', 'note', ['a', 'b', 'c', 'd', 'e', 'f'], [null, null, 'a', 'b', 'c', 'd']],
    ['percentages that slipped down by a row', 'percent', [10, 20, 35, 60, 80], [null, 10, 20, 35, 60]],
    ['percentages that slipped up by a row', 'percent', [10, 20, 35, 60, 80], [20, 35, 60, 80, null]],
    ['percentages sorted, one typed over', 'percent', [40, 10, 90, 20, 70, 30], [10, 20, 30, 55, 70, 90]],
    [
      'a cell deleted in notes that repeat',
      'note',
      ['Đúng hạn', 'Chậm', 'Đúng hạn', 'Xin lùi', 'Chậm', 'Đúng hạn', 'Xin lùi'],
      ['Chậm', 'Đúng hạn', 'Xin lùi', 'Chậm', 'Đúng hạn', 'Xin lùi', null],
    ],
  ])('%s', (_, field, before, after) => {
    expectHeld(changed(field, before, after), before, after);
  });

  it('also when one of its rows is held for its hidden cell: what moved into it was told by its other columns', () => {
    const before = Array.from({ length: 4 }, (_, at) => ({
      activity: `Hoạt động ${at}`,
      result: 'Đã gửi',
      note: 'Có',
    }));
    const book = linkedBook(before);
    // The third row's own line was pasted below without its hidden cell.
    book.rows.push({ section: 'I', values: { ...book.rows[2]!.values }, identity: null });
    put(book, 'activity', ['Hoạt động 3', 'Hoạt động 0', 'Hoạt động 1', 'Việc mới']);
    const { heldBack, rows } = collectRows(book.sheet());
    expect(rows).toEqual([]);
    expect(heldBack.map(({ row }) => row - 1)).toEqual(expect.arrayContaining([0, 1, 2, 3]));
  });

  it('also when other rows of it were rewritten and are held for that: their former values tell what moved', () => {
    const before = Array.from({ length: 6 }, (_, at) => ({ result: `Kết quả ${at}` }));
    const book = linkedBook(before);
    put(book, 'activity', ['Viết lại 0', 'Viết lại 1', 'Viết lại 2', 'Hoạt động 3', 'Hoạt động 4', 'Hoạt động 5']);
    put(book, 'product', ['Mới 0', 'Mới 1', 'Mới 2', 'Sản phẩm 3', 'Sản phẩm 4', 'Sản phẩm 5']);
    put(book, 'result', ['Kết quả 3', 'Kết quả 4', 'Kết quả 5', 'Kết quả 0', 'Kết quả 1', 'Kết quả 2']);
    const { heldBack, rows } = collectRows(book.sheet());
    expect(rows).toEqual([]);
    expect(heldBack.map(({ row, reason }) => [row - 1, reason])).toEqual([
      ...[0, 1, 2].map((at) => [at, 'row-rewritten']),
      ...[3, 4, 5].map((at) => [at, 'column-displaced']),
    ]);
  });

  it('a part of it sorted, while other rows of it were reported', () => {
    const before = Array.from({ length: 30 }, (_, at) => `Ghi chú ${String((at * 7) % 30).padStart(2, '0')}`);
    const after: FieldValue[] = [...before];
    after.splice(5, 10, ...before.slice(5, 15).sort());
    for (let at = 18; at < 30; at += 1) after[at] = `Đã báo cáo ${at}`;
    const collected = changed('note', before, after);
    expect(heldRows(collected).every((at) => at >= 5 && at < 15)).toBe(true);
    expect(collected.rows.map(({ row }) => row - 1)).toEqual(Array.from({ length: 12 }, (_, at) => at + 18));
  });

  it('a block cut and pasted further down', () => {
    const before = [15, 25, 35, 45, 55, ...Array.from({ length: 25 }, () => null)];
    const after: FieldValue[] = before.map(() => null);
    after.splice(12, 5, 15, 25, 35, 45, 55);
    expect(heldRows(changed('percent', before, after))).toEqual([0, 1, 2, 3, 4, 12, 13, 14, 15, 16]);
  });

  it('columns that were sorted together, those with few values too', () => {
    const statuses = ['Chưa thực hiện', 'Hoàn thành', 'Đang thực hiện'];
    const before = Array.from({ length: 12 }, (_, at) => ({
      status: statuses[at % 3]!,
      percent: [0, 100, 50][at % 3]!,
      result: `Báo cáo số ${String((at * 5) % 12).padStart(2, '0')}`,
    }));
    const book = linkedBook(before);
    const after = [...before].sort((a, b) => (a.result < b.result ? -1 : 1));
    after.forEach((values, at) => Object.assign(book.rows[at]!.values, values));
    const { heldBack, rows } = collectRows(book.sheet());
    expect(rows).toEqual([]);
    expect(new Set(heldBack.map(({ field }) => field))).toEqual(new Set(['status', 'percent', 'result']));
  });

  it('is sent when the officer says that it is meant', () => {
    const book = bookOf('note', ['a', 'b', 'c', 'd']);
    put(book, 'note', ['d', 'c', 'b', 'a']);
    const confirmed = new Set(['id0', 'id1', 'id2', 'id3']);
    expect(collectRows(book.sheet(), { confirmed })).toMatchObject({ heldBack: [], rows: { length: 4 } });
  });
});

describe('I-4: honest work is not held', () => {
  it('new texts, whatever they are', () => {
    const scene = fc.record({
      before: fc.array(fc.option(text, { nil: null }), { minLength: 3, maxLength: 30 }),
      typed: fc.infiniteStream(rank),
    });
    fc.assert(
      fc.property(scene, ({ before, typed }) => {
        const after = before.map((value, at) => (typed.next().value! < 0.7 ? `Gõ mới ${at}` : value));
        expect(changed('result', before, after).heldBack).toEqual([]);
      }),
      runs,
    );
  });

  it('percentages and statuses that went on', () => {
    const step = fc.constantFrom(0, 5, 10, 10, 20, 20, 25, 30, 50, 100);
    const scene = fc.record({
      before: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 3, maxLength: 40 }),
      steps: fc.array(step, { minLength: 40, maxLength: 40 }),
      sorted: fc.boolean(),
    });
    fc.assert(
      fc.property(scene, ({ before: tens, steps, sorted }) => {
        const before = tens.map((ten) => ten * 10);
        if (sorted) before.sort((a, b) => a - b);
        const after = before.map((value, at) => Math.min(100, value + steps[at]!));
        const words = (percent: number) =>
          percent === 0 ? 'Chưa thực hiện' : percent === 100 ? 'Hoàn thành' : 'Đang thực hiện';
        const book = linkedBook(before.map((percent) => ({ percent, status: words(percent) })));
        put(book, 'percent', after);
        put(book, 'status', after.map(words));
        expect(collectRows(book.sheet()).heldBack).toEqual([]);
      }),
      { seed: 20260305, numRuns: 300 },
    );
  });

  it.each<[string, Column, FieldValue[], FieldValue[]]>([
    ['every row by the same step', 'percent', [0, 20, 40, 60, 80], [20, 40, 60, 80, 100]],
    ['20 → 40 beside 40 → 60 in no order', 'percent', [40, 20, 0, 60, 80], [60, 40, 20, 80, 100]],
    ['first reports', 'percent', [null, null, null, null, null], [10, 20, 30, 40, 50]],
    [
      'all done',
      'status',
      ['Chưa thực hiện', 'Đang thực hiện', 'Chưa thực hiện'],
      ['Hoàn thành', 'Hoàn thành', 'Hoàn thành'],
    ],
    ['two notes exchanged', 'note', ['a', 'b', 'c', 'd'], ['b', 'a', 'c', 'd']],
    ['one note given to many rows', 'note', ['a', 'b', 'c', 'd', 'e'], ['a', 'a', 'a', 'a', 'a']],
    [
      'texts that name stages of work, each one stage on',
      'result',
      ['Soạn thảo', 'Trình', 'Soạn thảo', 'Trình', 'Ban hành', 'Ban hành', 'Soạn thảo'],
      ['Trình', 'Ban hành', 'Trình', 'Ban hành', 'Báo cáo', 'Báo cáo', 'Trình'],
    ],
  ])('%s', (_, field, before, after) => {
    expect(changed(field, before, after).heldBack).toEqual([]);
  });
});

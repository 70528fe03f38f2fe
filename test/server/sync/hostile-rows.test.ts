// Rows that no workbook would send: each is refused by itself with a reason and a sentence, the others go through.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRow } from '#shared/api/document-api.ts';
import { syncAnswerSchema } from '#shared/sync/protocol.ts';
import type { SyncAnswer } from '#shared/sync/protocol.ts';
import { keptState } from '#test/support/kept-state.ts';
import type { TestClient, TestServer } from '#test/support/server.ts';
import { startTestServer } from '#test/support/server.ts';
import { push, readRows, sync, syncRequest } from '#test/support/sync-requests.ts';

describe('rows that no workbook would send', () => {
  let server: TestServer;
  let province: TestClient;
  let finance: TestClient;
  let plan: string;
  /** Rows that Sở Tài chính reports: one for what is refused, one that goes along, one for each further test. */
  let mine: DocumentRow[];
  let theirs: DocumentRow;

  beforeAll(async () => {
    server = await startTestServer();
    [province, finance] = (await Promise.all(['so-noi-vu', 'so-tai-chinh'].map((name) => server.signIn(name)))) as [
      TestClient,
      TestClient,
    ];
    plan = await finance.plan();
    const rows = await readRows(finance, plan);
    mine = rows.filter(({ fields }) => fields['leadAgencies'] === 'Sở Tài chính');
    theirs = rows.find(({ access }) => !access.report)!;
  });
  afterAll(async () => {
    await server.stop();
    expect(server.errors).toEqual([]);
  });

  const take = (): DocumentRow => {
    const row = mine.splice(2, 1)[0];
    if (row === undefined) throw new Error('Sở Tài chính has too few rows for these tests.');
    return row;
  };
  /** Sends text as it is: some of it cannot be written by JSON.stringify. */
  async function sendText(rows: string): Promise<SyncAnswer> {
    const body = JSON.stringify(syncRequest({ documentId: plan })).replace('"rows":[]', `"rows":[${rows}]`);
    const response = await fetch(`${server.origin}/api/sync`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${finance.token ?? ''}` },
      body,
    });
    expect(response.status).toBe(200);
    return syncAnswerSchema.parse(await response.json());
  }

  it.each([
    ['a cell of a million characters', `"note":"${'x'.repeat(1_000_000)}"`, 'text-too-long'],
    ['one character more than a cell holds', `"note":"${'x'.repeat(32_768)}"`, 'text-too-long'],
    ['control characters', String.raw`"note":"a\u0000b\u001b[31m"`, 'text-unclean'],
    ['half a surrogate pair', String.raw`"note":"a\ud800"`, 'text-unclean'],
    ['two halves in the wrong order', String.raw`"note":"\udc00\ud800"`, 'text-unclean'],
    ['a number no cell can hold', '"percent":1.7976931348623157e308', 'out-of-range'],
    ['a negative percent', '"percent":-1e-300', 'out-of-range'],
    ['a command for a number', '"percent":"=cmd|\' /C calc\'!A0"', 'not-a-number'],
    ['a constructor', '"constructor":"x"', 'field-unknown'],
    ['a method of all objects', '"toString":null,"hasOwnProperty":"x"', 'field-unknown'],
    ['a field of half a character', String.raw`"\ud800":"x"`, 'field-unknown'],
    ['a field without a name', '"":"x"', 'field-unknown'],
    [
      'ten thousand fields',
      Array.from({ length: 10_000 }, (_, index) => `"f${index}":${index}`).join(','),
      'field-unknown',
    ],
  ])('%s', async (_name, field, reason) => {
    const [row, other] = [mine[0]!, mine[1]!];
    const note = randomUUID();
    const before = await keptState(server.store, plan);
    const { results } = await sendText(
      `{"ref":"bad","rowId":"${row.rowId}","baseRevision":${row.revision},"fields":{${field},"result":"x"}},` +
        `{"ref":"good","rowId":"${other.rowId}","baseRevision":0,"unseen":["evidence"],"fields":{"evidence":"${note}"}}`,
    );
    const [bad, good] = results;
    expect(bad).toMatchObject({ status: 'refused', reason, changes: [] });
    expect(bad!.message).toMatch(/[Đđạảốộ]/);
    expect(bad!.message!.length).toBeLessThan(2000);
    expect(['applied', 'merged', 'conflict']).toContain(good!.status);
    const after = await keptState(server.store, plan);
    const rowOf = ({ rows }: typeof after) => rows.find(({ rowId }) => rowId === row.rowId);
    expect(rowOf(after)).toEqual(rowOf(before));
  });

  it('text that would run as a command is kept as words, in decomposed letters or not', async () => {
    const row = take();
    const words = "=cmd|' /C calc'!A0 Đã gửi".normalize('NFD');
    const answer = await sync(finance, { documentId: plan, rows: [push(row, { note: words })] });
    expect(answer.results[0]).toMatchObject({ status: 'applied', changes: [{ to: words.normalize('NFC') }] });
    expect(answer.results[0]!.message).toContain('giữ nguyên là chữ');
  });

  it('revisions that the row never had: of the future, of another row, of nobody', async () => {
    const [row, other] = [take(), take()];
    const { cursor } = await sync(finance, { documentId: plan, rows: [push(other, { note: 'mới' })] });
    const before = await keptState(server.store, plan);
    for (const baseRevision of [cursor, cursor + 1, 2 ** 40, Number.MAX_SAFE_INTEGER]) {
      const { results } = await sync(finance, {
        documentId: plan,
        rows: [{ ...push(row, { note: 'x' }), baseRevision }],
      });
      expect(results[0]).toMatchObject({ status: 'refused', reason: 'revision-unknown' });
      expect(results[0]!.message).toContain('Nối lại theo nội dung');
    }
    expect((await keptState(server.store, plan)).rows).toEqual(before.rows);
  });

  it('a base that claims to be forgotten writes over nothing that stands there', async () => {
    const row = take();
    await sync(finance, { documentId: plan, rows: [push(row, { note: 'của máy A' })] });
    const forged = { ref: 'a', rowId: row.rowId, baseRevision: 0, fields: { note: 'của máy B' } };
    const { results } = await sync(finance, { documentId: plan, rows: [forged] });
    expect(results[0]).toMatchObject({ status: 'conflict', conflicts: [{ theirs: 'của máy A' }] });
  });

  it('rows of nobody, of someone else and of another document', async () => {
    const strange = ['khong-co', "'; DROP TABLE rows; --", `${take().rowId}\u0000`, '../../x', '%'];
    const before = await keptState(server.store, plan);
    const rows = strange.map((rowId, index) => ({ ref: `s${index}`, rowId, baseRevision: 1, fields: { percent: 1 } }));
    const { results } = await sync(finance, {
      documentId: plan,
      rows: [...rows, push(theirs, { percent: 99 }), push(take(), { deadline: 'Năm 2050' })],
    });
    expect(results.map(({ reason }) => reason)).toEqual([
      ...strange.map(() => 'row-unknown'),
      'not-yours',
      'field-not-yours',
    ]);
    expect((await keptState(server.store, plan)).rows).toEqual(before.rows);
  });

  it('an edit and a removal of one row: the edit counts, the removal is refused', async () => {
    const row = take();
    const { results } = await sync(province, {
      documentId: plan,
      rows: [push(row, { product: 'Sửa' })],
      removals: [
        { ref: 'x', rowId: row.rowId, baseRevision: row.revision },
        { ref: 'y', rowId: row.rowId, baseRevision: row.revision },
      ],
    });
    expect(results.map(({ status, reason }) => reason ?? status)).toEqual(['applied', 'row-repeated', 'row-repeated']);
    const now = (await readRows(finance, plan)).find(({ rowId }) => rowId === row.rowId);
    expect(now?.fields['product']).toBe('Sửa');
  });

  it('two tabs of one officer at once: one edit is written, the other asks', async () => {
    const row = take();
    const tabs = ['a', 'b', 'c', 'd'].map((note) => sync(finance, { documentId: plan, rows: [push(row, { note })] }));
    const statuses = (await Promise.all(tabs)).map(({ results }) => results[0]!.status);
    expect(statuses.sort()).toEqual(['applied', 'conflict', 'conflict', 'conflict']);
    const history = await server.store.documents.readHistory(plan, row.rowId);
    expect(history).toHaveLength(2);
  });

  it('one operation id sent at once with two contents: one is answered, the other refused', async () => {
    const row = take();
    const operationId = randomUUID();
    const sent = await Promise.all(
      ['a', 'b'].map((note) =>
        finance.send('POST', '/api/sync', syncRequest({ documentId: plan, operationId, rows: [push(row, { note })] })),
      ),
    );
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await server.store.documents.readHistory(plan, row.rowId)).toHaveLength(2);
  });

  it('a clock that goes back to 1970 between operations changes no decision', async () => {
    const row = take();
    const first = await sync(finance, { documentId: plan, rows: [push(row, { percent: 10 })] });
    const now = server.time.now;
    server.time.now = new Date('1970-01-01T00:00:00Z');
    const second = await sync(finance, {
      documentId: plan,
      cursor: first.cursor,
      rows: [{ ...push(row, { percent: 20 }), baseRevision: first.cursor }],
    });
    server.time.now = now;
    expect(second.results[0]).toMatchObject({ status: 'applied', revision: second.cursor });
    expect(second.cursor).toBeGreaterThan(first.cursor);
    const late = await sync(finance, { documentId: plan, rows: [push(row, { percent: 30 })] });
    expect(late.results[0]).toMatchObject({ status: 'conflict', conflicts: [{ theirs: 20 }] });
    const history = await server.store.documents.readHistory(plan, row.rowId);
    expect(history?.map(({ changes }) => changes[0]?.to)).toEqual([20, 10, undefined]);
  });
});

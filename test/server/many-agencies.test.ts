import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowHistoryAnswerSchema } from '#shared/api/document-api.ts';
import { makeCrowd } from '#test/support/agency-crowd.ts';
import { startTestServer, TestClient, type TestServer } from '#test/support/server.ts';
import { push, readRows, sync, syncRequest } from '#test/support/sync-requests.ts';
import { syncAnswerSchema } from '#shared/sync/protocol.ts';

const agencies = 24;
const rowsEach = 25;

describe('many agencies that sync at the same moment', () => {
  let server: TestServer;
  beforeEach(async () => (server = await startTestServer()));
  afterEach(async () => server.stop());

  it('are all answered, and nothing that was answered is lost or written twice', async () => {
    const { documentId, members, province } = await makeCrowd(server.store, server.time.now, agencies, rowsEach);
    const office = new TestClient(server.origin, province.token);
    const rows = await readRows(office, documentId);
    const { cursor } = await sync(office, { documentId, cursor: 0 });
    const requests = members.map((_, agency) =>
      syncRequest({
        documentId,
        cursor,
        workbookId: crypto.randomUUID(),
        rows: rows
          .slice(agency * rowsEach, (agency + 1) * rowsEach)
          .map((row, index) => push(row, { percent: index, result: `Đã trình ${agency}` })),
      }),
    );
    const send = (agency: number) =>
      new TestClient(server.origin, members[agency]!.token).post('/api/sync', requests[agency], syncAnswerSchema);
    // Every third request goes out twice, as after a lost answer.
    const [answers, again] = await Promise.all([
      Promise.all(members.map((_, agency) => send(agency))),
      Promise.all(members.map((_, agency) => (agency % 3 === 0 ? send(agency) : Promise.resolve(null)))),
    ]);
    expect(answers.flatMap(({ results }) => results.map(({ status }) => status))).toEqual(
      Array.from({ length: agencies * rowsEach }, () => 'applied'),
    );
    expect(new Set(answers.map(({ results }) => results[0]!.revision)).size, 'each has a number of its own').toBe(
      agencies,
    );
    for (const [agency, answer] of again.entries()) if (answer) expect(answer).toEqual(answers[agency]);

    const after = await readRows(office, documentId);
    expect(after.map(({ fields }) => [fields['percent'], fields['result']])).toEqual(
      rows.map((_, index) => [index % rowsEach, `Đã trình ${Math.floor(index / rowsEach)}`]),
    );
    const last = after.at(-1)!;
    const history = await office.get(`/api/documents/${documentId}/rows/${last.rowId}/history`, rowHistoryAnswerSchema);
    expect(history.entries.map(({ action }) => action)).toEqual(['changed', 'created']);
    const heard = await sync(office, { documentId, cursor });
    expect(new Set(heard.news.map(({ rowId }) => rowId)).size).toBe(agencies * rowsEach);
    expect(server.errors).toEqual([]);
  }, 120_000);

  it('C-6: hear the rest with their next syncs, nothing left out and nothing twice', async () => {
    const { documentId, members, province } = await makeCrowd(server.store, server.time.now, 30, rowsEach);
    const office = new TestClient(server.origin, province.token);
    const rows = await readRows(office, documentId);
    const { cursor } = await sync(office, { documentId, cursor: 0 });
    for (const [agency, { token }] of members.entries()) {
      const own = rows.slice(agency * rowsEach, (agency + 1) * rowsEach).map((row) => push(row, { percent: 1 }));
      await sync(new TestClient(server.origin, token), { documentId, cursor: cursor + agency, rows: own });
    }
    const late = new TestClient(server.origin, members[0]!.token);
    const now = await readRows(late, documentId);
    const first = await sync(late, { documentId, cursor, rows: [push(now[0]!, { percent: 2 })] });
    expect(first.results).toMatchObject([{ status: 'applied' }]);
    // Twenty operations of 25 rows each fit; the row that was just sent is told by its result.
    expect(first.news).toHaveLength(500 - 1);
    expect([first.cursor, first.more]).toEqual([cursor + 20, true]);
    const second = await sync(late, { documentId, cursor: first.cursor });
    expect(second.more).toBeUndefined();
    const heard = [...first.news, ...second.news].map(({ rowId }) => rowId);
    expect(new Set(heard)).toEqual(new Set(rows.map(({ rowId }) => rowId)));
    expect(heard).toHaveLength(rows.length);

    // One operation that is larger than that comes whole.
    const all = await readRows(office, documentId);
    const done = await sync(office, {
      documentId,
      cursor: second.cursor,
      rows: all.slice(1, 700).map((row) => push(row, { deadline: 'Quý IV/2026' })),
    });
    const again = await sync(late, {
      documentId,
      cursor: second.cursor,
      rows: [push((await readRows(late, documentId))[0]!, { percent: 3 })],
    });
    expect([again.news.length, again.cursor, again.more]).toEqual([699, done.cursor, undefined]);
  }, 120_000);
});

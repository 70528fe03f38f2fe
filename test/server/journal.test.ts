import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowHistoryAnswerSchema } from '#shared/api/document-api.ts';
import { journalAnswerSchema, journalRowsSchema } from '#shared/api/journal-api.ts';
import { operationsAnswerSchema, undoAnswerSchema } from '#shared/api/operation-api.ts';
import { SqliteDatabase } from '#server/store/sqlite-database.ts';
import { z } from 'zod';
import type { TestClient, TestServer } from '#test/support/server.ts';
import { startTestServer } from '#test/support/server.ts';
import { push, readRows, rowLedBy, sync, syncRequest } from '#test/support/sync-requests.ts';

let server: TestServer;
let province: TestClient;
let justice: TestClient;
let plan: string;
beforeAll(async () => {
  server = await startTestServer();
  province = await server.signIn('so-noi-vu');
  justice = await server.signIn('so-tu-phap');
  plan = await province.plan();
});
afterAll(async () => {
  await server.stop();
  expect(server.errors).toEqual([]);
});

const journal = (client: TestClient, query = '') =>
  client.get(`/api/documents/${plan}/journal${query}`, journalAnswerSchema);

async function report(percent: number, workbookLabel?: string) {
  const row = await rowLedBy(justice, plan, 'Sở Tư pháp');
  const answer = await sync(justice, {
    documentId: plan,
    workbookId: randomUUID(),
    ...(workbookLabel === undefined ? {} : { workbookLabel }),
    rows: [push(row, { percent })],
  });
  return { row, answer };
}

describe('the name of a workbook', () => {
  let percent = 40;
  it.each([
    ['ke-hoach-167.xlsx · Phụ lục', 'ke-hoach-167.xlsx · Phụ lục'],
    ['  Sổ\u200B của\u202E tôi\n\tbản 2 ', 'Sổ của tôi bản 2'],
    ['Phu\u0323 lu\u0323c', 'Phụ lục'],
    ['\u0000\u200B', null],
    [undefined, null],
  ])('%j is kept as %j with the operation and shown in every history', async (sent, kept) => {
    const { row, answer } = await report((percent += 1), sent);
    const { entries } = await justice.get(`/api/documents/${plan}/rows/${row.rowId}/history`, rowHistoryAnswerSchema);
    expect(entries[0]).toMatchObject({ operationId: answer.operationId, workbookLabel: kept });
    const { operations } = await justice.get(`/api/documents/${plan}/operations`, operationsAnswerSchema);
    expect(operations[0]).toMatchObject({ operationId: answer.operationId, workbookLabel: kept });
    expect((await journal(province)).entries[0]).toMatchObject({ workbookLabel: kept });
  });

  it('longer than 100 characters is refused', async () => {
    const request = syncRequest({ documentId: plan, workbookLabel: 'x'.repeat(101) });
    expect(await justice.refusal('POST', '/api/sync', request)).toMatchObject({ status: 400 });
  });

  it('stays with what was taken back', async () => {
    const { answer } = await report(11, 'so-tu-phap.xlsx');
    await justice.post(`/api/operations/${answer.operationId}/undo`, { operationId: randomUUID() }, undoAnswerSchema);
    const [undo, taken] = (await journal(province)).entries;
    expect(undo).toMatchObject({ kind: 'undo', workbookLabel: 'so-tu-phap.xlsx' });
    expect(taken).toMatchObject({ operationId: answer.operationId, undoneBy: undo!.operationId });
  });
});

describe('the journal of a document', () => {
  it('tells page by page, newest first, without gap or repetition', async () => {
    const [row] = (await readRows(province, plan)).slice(-1);
    let revision = row!.revision;
    for (let turn = 0; turn < 60; turn += 1) {
      const { cursor } = await sync(province, {
        documentId: plan,
        rows: [push({ rowId: row!.rowId, revision }, { budget: `Lần ${turn}` })],
      });
      revision = cursor;
    }
    const seen: number[] = [];
    let next: number | null = null;
    let pages = 0;
    do {
      const page = await journal(justice, next === null ? '' : `?before=${next}`);
      seen.push(...page.entries.map((entry) => entry.revision));
      ({ next } = page);
      pages += 1;
      expect(page.entries.length).toBeLessThanOrEqual(50);
    } while (next !== null);
    expect(pages).toBeGreaterThan(1);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
    expect(seen[0]).toBe(revision);
    expect(seen.at(-1)).toBe(1);
  });

  it('is filtered by agency, person and day in Viet Nam', async () => {
    const { answer } = await report(21);
    const { people } = await journal(province);
    const person = people.find(({ agencyCode }) => agencyCode === 'STP')!;
    for (const query of ['?agency=STP', `?person=${person.id}`]) {
      const { entries } = await journal(province, query);
      expect(entries[0]).toMatchObject({ operationId: answer.operationId, author: person.displayName });
      expect(new Set(entries.map(({ author }) => author)).size).toBe(1);
    }
    const before = server.time.now;
    // 00:30 of 7 March in Viet Nam.
    server.time.now = new Date('2026-03-06T17:30:00Z');
    justice = await server.signIn('so-tu-phap');
    const late = await report(22);
    server.time.now = before;
    province = await server.signIn('so-noi-vu');
    justice = await server.signIn('so-tu-phap');
    expect((await journal(province, '?day=2026-03-07')).entries.map(({ operationId }) => operationId)).toEqual([
      late.answer.operationId,
    ]);
    expect((await journal(province, '?day=2026-03-06')).entries).toEqual([]);
    expect((await journal(province, '?day=2026-03-07&agency=SNV')).entries).toEqual([]);
    for (const wrong of ['?day=7/3/2026', '?before=x', '?before=0', '?agency=']) {
      expect((await province.refusal('GET', `/api/documents/${plan}/journal${wrong}`)).status).toBe(400);
    }
  });

  it('tells what an operation did to each row', async () => {
    const { row, answer } = await report(33);
    const told = await province.get(`/api/documents/${plan}/operations/${answer.operationId}/rows`, journalRowsSchema);
    expect(told).toMatchObject({
      total: 1,
      rows: [{ rowId: row.rowId, action: 'changed', changes: [{ field: 'percent', to: 33 }] }],
    });
    expect(told.rows[0]!.title).toBe(row.fields['activity']);
    expect(await province.refusal('GET', `/api/documents/${plan}/operations/x/rows`)).toMatchObject({
      status: 404,
      reason: 'operation-unknown',
    });
  });

  it('walks an index for every filter', async () => {
    const database = await SqliteDatabase.open(server.databaseFile);
    const plans = async (condition: string) =>
      (
        await database.reader.all(
          z.object({ detail: z.string() }),
          `EXPLAIN QUERY PLAN SELECT o.id FROM operations o JOIN accounts a ON a.id = o.account_id
           WHERE o.revision IS NOT NULL AND o.document_id = 'x' AND ${condition} ORDER BY o.revision DESC LIMIT 51`,
        )
      )
        .map(({ detail }) => detail)
        .join('; ');
    for (const condition of [
      'o.revision < 5',
      "o.account_id = 'x'",
      "a.agency_code = 'STP'",
      "o.at >= '2026' AND o.at < '2027'",
    ]) {
      expect(await plans(condition)).toMatch(/SEARCH o USING INDEX (operations_\w+|sqlite_autoindex_operations_2)/);
    }
    await database.close();
  });
});

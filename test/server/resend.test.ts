// B-4: whatever was asked, the same request again gets the first answer, byte for byte, alone and at once.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRow } from '#shared/api/document-api.ts';
import { syncAnswerSchema, type RowResult, type SyncRequest } from '#shared/sync/protocol.ts';
import { startTestServer, type TestClient, type TestServer } from '#test/support/server.ts';
import { makeDocument, push, readRows, sync, syncRequest } from '#test/support/sync-requests.ts';

describe('B-4: a resend', () => {
  let server: TestServer;
  let province: TestClient;
  let finance: TestClient;
  let plan: string;
  let rows: readonly DocumentRow[];

  beforeAll(async () => {
    server = await startTestServer();
    [province, finance] = await Promise.all([server.signIn('so-noi-vu'), server.signIn('so-tai-chinh')]);
  });
  afterAll(async () => {
    await server.stop();
    expect(server.errors).toEqual([]);
  });

  async function newPlan(): Promise<void> {
    const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
    plan = await makeDocument(
      province,
      names.map((activity) => ({
        fields: {
          section: 'I',
          activity,
          product: 'Báo cáo',
          leadAgencies: activity === 'H' ? 'Sở Tư pháp' : 'Sở Tài chính',
        },
      })),
    );
    rows = await readRows(province, plan);
  }
  const row = (activity: string): DocumentRow => rows.find(({ fields }) => fields['activity'] === activity)!;

  /** Sends a request three times at once, then once more after other writes and a later day; gives the first answer. */
  async function repeat(client: TestClient, method: string, route: string, body: unknown): Promise<string> {
    const answers = await Promise.all([1, 2, 3].map(() => client.send(method, route, body)));
    server.time.now = new Date(server.time.now.getTime() + 60_000);
    await makeDocument(province, [{ fields: { activity: 'giữa hai lần' } }]);
    answers.push(await client.send(method, route, body));
    const seen = await Promise.all(
      answers.map(async (answer) => ({
        status: answer.status,
        type: answer.headers.get('content-type'),
        text: await answer.text(),
      })),
    );
    expect(seen[0]!.status).toBeLessThan(300);
    for (const other of seen) expect(other).toEqual(seen[0]);
    return seen[0]!.text;
  }

  const repeatSync = async (client: TestClient, request: Partial<SyncRequest>): Promise<readonly RowResult[]> =>
    syncAnswerSchema.parse(
      JSON.parse(await repeat(client, 'POST', '/api/sync', syncRequest({ documentId: plan, ...request }))),
    ).results;

  describe('of a sync', () => {
    beforeAll(async () => {
      await newPlan();
      const [first] = rows;
      await sync(province, {
        documentId: plan,
        workbookId: randomUUID(),
        rows: ['B', 'C'].map((name) => push(row(name), { product: 'Tờ trình' })),
      });
      expect(first).toBeDefined();
    });

    it('with every kind of result of an agency', async () => {
      const results = await repeatSync(finance, {
        rows: [
          push(row('A'), { note: '=1+1', percent: 10 }),
          push(row('B'), { percent: 10 }),
          push(row('C'), { percent: null }),
          push(row('D'), { percent: 10, product: 'của tỉnh' }),
          push(row('E'), { percent: 400 }),
          push(row('F'), { product: 'của tỉnh' }),
          push(row('H'), { percent: 5 }),
          { ...push(row('F'), { percent: 3 }), ref: 'again' },
          { ref: 'gone', rowId: 'x', baseRevision: 1, fields: { percent: 3 } },
          { ref: 'when', rowId: row('G').rowId, baseRevision: 7, fields: { percent: 3 } },
          { ref: 'new', rowId: null, baseRevision: null, fields: { activity: 'không có' } },
        ],
      });
      expect(results.map(({ status, reason }) => reason ?? status)).toEqual([
        'applied',
        'merged',
        'unchanged',
        'applied',
        'out-of-range',
        'field-not-yours',
        'not-yours',
        'row-repeated',
        'row-unknown',
        'revision-unknown',
        'row-unmatched',
      ]);
    });

    it('with every kind of result of the province', async () => {
      await sync(province, {
        documentId: plan,
        workbookId: randomUUID(),
        rows: [push(row('E'), { deadline: 'Quý I/2026' })],
      });
      const results = await repeatSync(province, {
        rows: [
          { ref: 'new', rowId: null, baseRevision: null, fields: { section: 'II', activity: '=MỚI', budget: 5 } },
          { ref: 'empty', rowId: null, baseRevision: null, fields: { note: 'x' } },
          {
            ref: 'linked',
            rowId: null,
            baseRevision: null,
            fields: { section: 'I', activity: 'G', product: 'Báo cáo' },
          },
          push(row('E'), { deadline: 'Quý II/2026' }),
        ],
        removals: [
          { ref: 'out', rowId: row('H').rowId, baseRevision: row('H').revision },
          { ref: 'changed', rowId: row('A').rowId, baseRevision: row('A').revision },
        ],
      });
      expect(results.map(({ status, reason }) => reason ?? status)).toEqual([
        'created',
        'row-empty',
        'linked',
        'conflict',
        'removed',
        'row-changed',
      ]);
    });
  });

  it('of a new document', async () => {
    await repeat(province, 'POST', '/api/documents', {
      operationId: randomUUID(),
      kind: 'plan',
      number: '1/KH-UBND',
      date: '2026-01-10',
      title: 'Kế hoạch',
      year: 2026,
      agencyCode: null,
      agencyName: null,
      rows: [{ fields: { activity: 'A' }, parIndexField: 1 }],
    });
  });

  it('of an undo', async () => {
    await newPlan();
    const { operationId } = await sync(province, { documentId: plan, rows: [push(row('A'), { budget: '5' })] });
    await repeat(province, 'POST', `/api/operations/${operationId}/undo`, { operationId: randomUUID() });
  });

  it('of every act on a period', async () => {
    await newPlan();
    const act = async (route: string, body: object): Promise<{ period: { id: string } | null }> =>
      JSON.parse(
        await repeat(province, 'POST', `/api/documents/${plan}/${route}`, { operationId: randomUUID(), ...body }),
      ) as { period: { id: string } | null };
    const span = { kind: 'quarter', from: '2026-01-01', to: '2026-03-31', due: '2026-04-05' };
    const { period } = await act('periods', span);
    const rowIds = [row('A').rowId];
    await act('returns', { rowIds, reason: 'Thiếu minh chứng' });
    await act('returns/end', { rowIds });
    await act(`periods/${period!.id}/close`, {});
    await act(`periods/${period!.id}/reopen`, { reason: 'Bổ sung' });
    await act('snapshots', {});
  });

  it('of one period in many documents', async () => {
    const documents = [];
    for (let index = 0; index < 2; index += 1) {
      await newPlan();
      documents.push({ documentId: plan, operationId: randomUUID() });
    }
    documents.push({ documentId: 'x', operationId: randomUUID() });
    const span = { kind: 'month', from: '2026-01-01', to: '2026-01-31', due: '2026-02-05' };
    await repeat(province, 'POST', '/api/periods', { act: 'open', dryRun: false, span, documents });
    const closing = documents.map(({ documentId }) => ({ documentId, operationId: randomUUID() }));
    await repeat(province, 'POST', '/api/periods', { act: 'close', dryRun: false, span, documents: closing });
  });
});

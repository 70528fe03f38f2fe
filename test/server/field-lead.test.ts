import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRow } from '#shared/api/document-api.ts';
import { documentAnswerSchema, documentRowsAnswerSchema, documentsAnswerSchema } from '#shared/api/document-api.ts';
import { newsAnswerSchema } from '#shared/api/live-api.ts';
import { overviewAnswerSchema } from '#shared/api/overview-api.ts';
import { startTestServer, type TestClient, type TestServer } from '#test/support/server.ts';
import { push, readRows, sync } from '#test/support/sync-requests.ts';

describe('O-8: a field lead', () => {
  let server: TestServer;
  let province: TestClient;
  /** Sở Tư pháp, following field 2. */
  let lead: TestClient;
  let finance: TestClient;
  let plan: string;
  let ofFinance: string;
  let rows: readonly DocumentRow[];
  const criterion = (code: string) => rows.find(({ fields }) => fields['code'] === code)!;

  beforeAll(async () => {
    server = await startTestServer();
    province = await server.signIn('so-noi-vu');
    lead = await server.signIn('so-tu-phap-linh-vuc-2');
    finance = await server.signIn('so-tai-chinh');
    plan = await province.plan();
    const request = {
      operationId: randomUUID(),
      kind: 'criteria',
      number: null,
      date: null,
      title: 'Bộ tiêu chí MINH HỌA',
      year: 2026,
      agencyCode: 'STC',
      agencyName: 'Sở Tài chính',
      rows: ['1', '1.1', '2', '2.1', '2.2'].map((code) => ({
        fields: { code, name: `Tiêu chí ${code}`, maxScore: 2 },
      })),
    };
    ofFinance = (await province.post('/api/documents', request, documentAnswerSchema)).document.id;
    rows = await readRows(province, ofFinance);
  });
  afterAll(async () => {
    await server.stop();
    expect(server.errors).toEqual([]);
  });

  const say = (row: string, document: string) =>
    lead.send('POST', `/api/documents/${document}/rows/${row}/comments`, { operationId: randomUUID(), text: 'Góp ý' });

  it("sees the documents of every agency, and of another's only the rows of its field", async () => {
    const { documents } = await lead.get('/api/documents', documentsAnswerSchema);
    expect(documents.map(({ id }) => id)).toContain(ofFinance);
    const seen = await readRows(lead, ofFinance);
    expect(seen.map(({ fields, parIndexField }) => [fields['code'], parIndexField])).toEqual([
      ['2', 2],
      ['2.1', 2],
      ['2.2', 2],
    ]);
    expect(await readRows(finance, ofFinance)).toHaveLength(5);
    expect((await lead.get(`/api/documents/${ofFinance}/overview`, overviewAnswerSchema)).counts.total).toBe(0);
    for (const part of ['history', 'comments', 'shares']) {
      const path = `/api/documents/${ofFinance}/rows/${criterion('1.1').rowId}/${part}`;
      expect(await lead.refusal('GET', path)).toMatchObject({ status: 404, reason: 'row-unknown' });
    }
    expect((await readRows(lead, plan)).length).toBe(87);
  });

  it('comments on the rows of its field, whoever leads them, and on its own', async () => {
    const request = {
      operationId: randomUUID(),
      kind: 'plan',
      number: null,
      date: null,
      title: 'Kế hoạch MINH HỌA',
      year: 2026,
      agencyCode: null,
      agencyName: null,
      rows: [
        { parIndexField: 2, fields: { activity: 'A', leadAgencies: 'Sở Tài chính' } },
        { parIndexField: 3, fields: { activity: 'B', leadAgencies: 'Sở Tài chính' } },
        { parIndexField: 3, fields: { activity: 'C', leadAgencies: 'Sở Tư pháp' } },
      ],
    };
    const { document } = await province.post('/api/documents', request, documentAnswerSchema);
    const answers = (await readRows(lead, document.id)).map(({ rowId }) => say(rowId, document.id));
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([201, 403, 201]);
    expect((await say(criterion('2.1').rowId, ofFinance)).status).toBe(201);
    expect((await say(criterion('1.1').rowId, ofFinance)).status).toBe(404);
  });

  it('reports the rows of its agency and changes nothing else, of its field neither', async () => {
    const own = (await readRows(lead, plan)).find(({ fields }) => fields['leadAgencies'] === 'Sở Tư pháp')!;
    const { results } = await sync(lead, {
      documentId: plan,
      rows: [push(own, { percent: 10, deadline: 'Năm 2027' })],
    });
    expect(results[0]).toMatchObject({
      status: 'applied',
      changes: [{ field: 'percent' }],
      refusedFields: [{ field: 'deadline', reason: 'field-not-yours' }],
    });
    const theirs = await sync(lead, {
      documentId: ofFinance,
      rows: [push(criterion('2.1'), { selfScore: 1 }), push(criterion('1.1'), { selfScore: 1 })],
    });
    expect(theirs.results).toMatchObject([
      { status: 'refused', reason: 'not-yours' },
      { status: 'refused', reason: 'row-unknown', fields: null },
    ]);
    expect((await readRows(province, ofFinance)).map(({ fields }) => fields['selfScore'] ?? null)).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });

  it('hears news of the rows of its field only, and that one left it', async () => {
    const first = await sync(lead, { documentId: ofFinance });
    expect(first.news.map(({ fields }) => fields['code'])).toEqual(['2', '2.1', '2.2']);
    const { cursor } = await sync(finance, {
      documentId: ofFinance,
      rows: [push(criterion('1.1'), { selfScore: 1 }), push(criterion('2.2'), { selfScore: 2 })],
    });
    const second = await sync(lead, { documentId: ofFinance, cursor: first.cursor });
    expect(second.news).toMatchObject([{ rowId: criterion('2.2').rowId, removed: false, fields: { selfScore: 2 } }]);
    await sync(province, {
      documentId: ofFinance,
      rows: [{ ...push(criterion('2.2'), { code: '3.1' }), baseRevision: cursor }],
    });
    const third = await sync(lead, { documentId: ofFinance, cursor: second.cursor });
    expect(third.news).toMatchObject([{ rowId: criterion('2.2').rowId, removed: true, fields: {} }]);
    expect((await sync(lead, { documentId: ofFinance, cursor: third.cursor })).news).toEqual([]);
  });

  it('links rows by content only to rows it sees', async () => {
    const pushed = ['1.1', '2.1'].map((code) => ({
      ref: code,
      rowId: null,
      baseRevision: null,
      fields: { code, name: `Tiêu chí ${code}` },
    }));
    const { results } = await sync(lead, { documentId: ofFinance, dryRun: true, rows: pushed });
    expect(results.map(({ status, reason }) => [status, reason])).toEqual([
      ['refused', 'row-unmatched'],
      ['linked', undefined],
    ]);
  });

  it('is told how many rows it sees, of the document and of its news', async () => {
    const news = async (client: TestClient, cursor: number) =>
      (await client.get(`/api/documents/${ofFinance}/news?cursor=${cursor}`, newsAnswerSchema)).rows;
    const sizeFor = async (client: TestClient) =>
      (await client.get('/api/documents', documentsAnswerSchema)).documents.find(({ id }) => id === ofFinance)
        ?.rowCount;
    const seen = await readRows(lead, ofFinance);
    expect(seen.map(({ fields }) => fields['code'])).toEqual(['2', '2.1']);
    expect([await sizeFor(lead), await sizeFor(finance), await sizeFor(province)]).toEqual([2, 5, 5]);
    const answer = await lead.get(`/api/documents/${ofFinance}/rows`, documentRowsAnswerSchema);
    expect(answer.document.rowCount).toBe(2);
    const now = await readRows(finance, ofFinance);
    const of = (code: string) => now.find(({ fields }) => fields['code'] === code)!;
    const { cursor } = answer;
    await sync(finance, {
      documentId: ofFinance,
      rows: [push(of('1'), { selfScore: 1 }), push(of('1.1'), { selfScore: 2 }), push(of('2.1'), { selfScore: 1 })],
    });
    expect([await news(lead, cursor), await news(finance, cursor)]).toEqual([1, 3]);
    expect((await sync(lead, { documentId: ofFinance, cursor })).news).toHaveLength(1);
    // One that leaves the field is told once more, as taken out.
    await sync(province, {
      documentId: ofFinance,
      rows: [
        push(
          (await readRows(province, ofFinance)).find(({ fields }) => fields['code'] === '2.1')!,
          { code: '4.1' },
        ),
      ],
    });
    expect(await news(lead, cursor)).toBe(1);
    expect((await sync(lead, { documentId: ofFinance, cursor })).news).toMatchObject([{ removed: true }]);
  });
});

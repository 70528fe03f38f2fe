// C-4, C-7: copies of one workbook, and a workbook that somebody with another sight opens, are told what they miss.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newsAnswerSchema } from '#shared/api/live-api.ts';
import { operationsAnswerSchema } from '#shared/api/operation-api.ts';
import type { DocumentRow } from '#shared/api/document-api.ts';
import { startTestServer, type TestClient, type TestServer } from '#test/support/server.ts';
import { makeDocument, push, readRows, sync } from '#test/support/sync-requests.ts';

describe('news of copies and of another sight', () => {
  let server: TestServer;
  let province: TestClient;
  let justice: TestClient;
  let finance: TestClient;
  let lead: TestClient;

  beforeAll(async () => {
    server = await startTestServer();
    [province, justice, finance, lead] = (await Promise.all(
      ['so-noi-vu', 'so-tu-phap', 'so-tai-chinh', 'so-tu-phap-linh-vuc-2'].map((name) => server.signIn(name)),
    )) as [TestClient, TestClient, TestClient, TestClient];
  });
  afterAll(async () => {
    await server.stop();
    expect(server.errors).toEqual([]);
  });

  describe('C-4: copies of one workbook', () => {
    let plan: string;
    let workbookId: string;
    let cursor: number;
    let ofJustice: DocumentRow;

    beforeEach(async () => {
      workbookId = randomUUID();
      plan = await makeDocument(province, [
        { fields: { activity: 'A', leadAgencies: 'Sở Tư pháp' } },
        { fields: { activity: 'B', leadAgencies: 'Sở Tài chính' } },
      ]);
      ({ cursor } = await sync(province, { documentId: plan, workbookId }));
      ofJustice = (await readRows(justice, plan))[0]!;
    });

    async function count(client: TestClient, more: Record<string, string> = {}): Promise<number> {
      const asked = new URLSearchParams({ cursor: String(cursor), workbookId, ...more });
      return (await client.get(`/api/documents/${plan}/news?${asked.toString()}`, newsAnswerSchema)).rows;
    }
    const report = (percent: number, revision = ofJustice.revision) =>
      sync(justice, { documentId: plan, workbookId, cursor, rows: [push({ ...ofJustice, revision }, { percent })] });

    it('what one office sent is news for the other, and its list of sendings stays empty', async () => {
      const { operationId } = await report(10);
      expect(await count(justice)).toBe(0);
      for (const other of [finance, province]) {
        expect(await count(other)).toBe(1);
        expect(await count(other, { scope: 'mine' })).toBe(0);
      }
      const path = `/api/documents/${plan}/operations?workbookId=${workbookId}`;
      const listed = async (client: TestClient) =>
        (await client.get(path, operationsAnswerSchema)).operations.map((operation) => operation.operationId);
      expect(await listed(justice)).toEqual([operationId]);
      expect(await listed(finance)).toEqual([]);
    });

    it('what one person sent from one copy is news for her other copy, which does not know that revision', async () => {
      const sent = await report(10);
      expect(await count(justice, { newest: String(sent.cursor) })).toBe(0);
      expect(await count(justice, { newest: String(cursor) })).toBe(1);
    });

    it('a row that others changed is counted also when this workbook changed it after them', async () => {
      await sync(province, {
        documentId: plan,
        workbookId: randomUUID(),
        rows: [push(ofJustice, { deadline: 'Quý I' })],
      });
      await report(10);
      expect(await count(justice)).toBe(1);
    });
  });

  describe('C-7: sight', () => {
    let set: string;

    beforeAll(async () => {
      set = await makeDocument(
        province,
        ['1.1', '2.1', '2.2', '3.1'].map((code) => ({ fields: { code, name: `Tiêu chí ${code}` } })),
        { kind: 'criteria', agencyCode: 'STC', agencyName: 'Sở Tài chính' },
      );
    });

    const codes = (news: readonly { fields: DocumentRow['fields'] }[]) => news.map(({ fields }) => fields['code']);
    const count = async (client: TestClient, asked: Record<string, string>): Promise<number> =>
      (await client.get(`/api/documents/${set}/news?${new URLSearchParams(asked).toString()}`, newsAnswerSchema)).rows;

    it('tells who may see all what was hidden from the field lead who held the workbook, once', async () => {
      const first = await sync(lead, { documentId: set });
      expect(codes(first.news)).toEqual(['2.1', '2.2']);
      const { cursor, sight = '' } = first;
      expect(sight).not.toBe('');
      expect((await sync(lead, { documentId: set, cursor, sight })).news).toEqual([]);
      expect(await count(lead, { cursor: String(cursor), sight })).toBe(0);
      expect(await count(finance, { cursor: String(cursor), sight })).toBe(2);
      const opened = await sync(finance, { documentId: set, cursor, sight });
      expect(codes(opened.news)).toEqual(['1.1', '3.1']);
      const again = await sync(finance, { documentId: set, cursor: opened.cursor, sight: opened.sight! });
      expect(again.news).toEqual([]);
      expect(await count(finance, { cursor: String(opened.cursor), sight: opened.sight! })).toBe(0);
    });

    it('tells a lead who follows another field now its rows, also beside rows that she sends', async () => {
      const { cursor } = await sync(lead, { documentId: set });
      expect(codes((await sync(lead, { documentId: set, cursor, sight: 'f3' })).news)).toEqual(['2.1', '2.2']);
      const [row] = await readRows(lead, set);
      const sent = await sync(lead, { documentId: set, cursor, sight: 'f3', rows: [push(row!, { note: 'x' })] });
      expect(sent.results).toMatchObject([{ status: 'refused' }]);
      expect(codes(sent.news)).toEqual(['2.2']);
    });

    it('tells nothing of what went out of sight, and a plan has no sight', async () => {
      const { cursor, sight } = await sync(finance, { documentId: set });
      const opened = await sync(lead, { documentId: set, cursor, sight: sight! });
      expect(opened.news).toEqual([]);
      expect(opened.sight).not.toBe(sight);
      const plan = await makeDocument(province, [{ fields: { activity: 'A' } }]);
      expect(await sync(finance, { documentId: plan })).not.toHaveProperty('sight');
      expect((await sync(finance, { documentId: plan, cursor, sight: 'f2' })).news).toHaveLength(1);
    });

    it('a sight that no server gave shows no row that the account may not see', async () => {
      const { cursor } = await sync(lead, { documentId: set });
      for (const sight of ['', 'f', 'fx.1', 'ALL', '__proto__']) {
        expect(codes((await sync(lead, { documentId: set, cursor, sight })).news)).toEqual(['2.1', '2.2']);
      }
      const other = await justice.refusal('POST', '/api/sync', {
        protocol: 1,
        operationId: randomUUID(),
        workbookId: randomUUID(),
        documentId: set,
        cursor,
        sight: 'all',
        dryRun: false,
        rows: [],
      });
      expect(other.reason).toBe('document-unknown');
    });
  });

  describe('small things', () => {
    it('O-5: a row that was made after the cursor was never this account’s to lose', async () => {
      const plan = await makeDocument(province, [{ fields: { activity: 'A', leadAgencies: 'Sở Tư pháp' } }]);
      const { cursor } = await sync(justice, { documentId: plan });
      const add = { ref: 'a', rowId: null, baseRevision: null, fields: { activity: 'B', leadAgencies: 'Sở Tư pháp' } };
      await sync(province, { documentId: plan, rows: [add] });
      const rows = await readRows(province, plan);
      await sync(province, { documentId: plan, rows: rows.map((row) => push(row, { leadAgencies: 'Sở Tài chính' })) });
      const { news } = await sync(justice, { documentId: plan, cursor });
      expect(news.map(({ fields, lost }) => [fields['activity'], lost])).toEqual([
        ['A', true],
        ['B', false],
      ]);
    });

    it('V-1: a blank leaves no entry, neither in a result nor after an undo', async () => {
      const plan = await makeDocument(province, [{ fields: { activity: 'A', budget: '5' } }]);
      const cursor = (await sync(province, { documentId: plan })).cursor;
      const [row] = await readRows(province, plan);
      const cleared = await sync(province, {
        documentId: plan,
        rows: [{ ...push(row!, { budget: null }), unseen: ['note'] }],
      });
      expect(cleared.results[0]!.fields).toEqual({ activity: 'A' });
      const typed = await sync(province, {
        documentId: plan,
        rows: [push({ ...row!, revision: cleared.cursor }, { product: 'Báo cáo' })],
      });
      await province.send('POST', `/api/operations/${typed.operationId}/undo`, { operationId: randomUUID() });
      const { news } = await sync(province, { documentId: plan, cursor });
      expect(news.map(({ fields }) => fields)).toEqual([{ activity: 'A' }]);
    });

    it('K-5: a row that is out has nothing to correct, and has again when it is brought back', async () => {
      const plan = await makeDocument(province, [{ fields: { activity: 'A', leadAgencies: 'Sở Tư pháp' } }]);
      const act = (route: string, body: object) =>
        province.send('POST', `/api/documents/${plan}/${route}`, { operationId: randomUUID(), ...body });
      const { cursor } = await sync(justice, { documentId: plan });
      const [made] = await readRows(province, plan);
      expect(await (await act('returns', { rowIds: [made!.rowId], reason: 'x' })).json()).toMatchObject({
        reason: 'no-period',
      });
      await act('periods', { kind: 'month', from: '2026-01-01', to: '2026-01-31', due: '2026-02-05' });
      await act('returns', { rowIds: [made!.rowId], reason: 'Thiếu minh chứng' });
      const [row] = await readRows(province, plan);
      const taken = await sync(province, {
        documentId: plan,
        removals: [{ ref: 'a', rowId: row!.rowId, baseRevision: row!.revision }],
      });
      expect((await sync(justice, { documentId: plan, cursor })).news[0]).not.toHaveProperty('returned');
      const refused = await sync(justice, { documentId: plan, rows: [push(row!, { note: 'x' })] });
      expect(refused.results[0]).toMatchObject({ reason: 'row-removed' });
      expect(refused.results[0]).not.toHaveProperty('returned');
      await province.send('POST', `/api/operations/${taken.operationId}/undo`, { operationId: randomUUID() });
      expect((await sync(justice, { documentId: plan, cursor })).news).toMatchObject([
        { returned: { reason: 'Thiếu minh chứng' } },
      ]);
    });
  });
});

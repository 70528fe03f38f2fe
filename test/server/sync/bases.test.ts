// Each row of a request is merged against its own base, and a conflict names who wrote the value it is about.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRow } from '#shared/api/document-api.ts';
import { startTestServer, type TestClient, type TestServer } from '#test/support/server.ts';
import { makeDocument, push, readRows, sync } from '#test/support/sync-requests.ts';

describe('bases', () => {
  let server: TestServer;
  let province: TestClient;
  let finance: TestClient;
  let plan: string;
  /** As it stood before it was last changed, and as it stands. */
  let before: DocumentRow;
  let now: DocumentRow;

  async function onlyRow(): Promise<DocumentRow> {
    const [row] = await readRows(province, plan);
    if (row === undefined) throw new Error('The document has no row.');
    return row;
  }

  /** Another workbook each time: what one wrote, the others have not seen. */
  async function write(client: TestClient, fields: Record<string, string | number | null>): Promise<void> {
    await sync(client, { documentId: plan, workbookId: randomUUID(), rows: [push(await onlyRow(), fields)] });
    server.time.now = new Date(server.time.now.getTime() + 60_000);
  }

  beforeAll(async () => {
    server = await startTestServer();
    [province, finance] = await Promise.all([server.signIn('so-noi-vu'), server.signIn('so-tai-chinh')]);
  });
  afterAll(async () => {
    await server.stop();
    expect(server.errors).toEqual([]);
  });

  describe('B-2: a row that two parts of a request name', () => {
    beforeAll(async () => {
      plan = await makeDocument(province, [{ fields: { activity: 'A', leadAgencies: 'Sở Tài chính' } }]);
      await write(province, { budget: 'đầu' });
      before = await onlyRow();
      await write(province, { budget: '17 triệu' });
      now = await onlyRow();
    });

    it('is merged against the base of the first alone', async () => {
      const { results } = await sync(province, {
        documentId: plan,
        dryRun: true,
        rows: [
          push(now, { budget: 'đầu' }, { ref: 'a' }),
          push(before, {}, { ref: 'b' }),
          { ref: 'c', rowId: now.rowId, baseRevision: 0, fields: { budget: 'khác' } },
        ],
      });
      expect(results).toMatchObject([
        { ref: 'a', status: 'applied', changes: [{ field: 'budget', from: '17 triệu', to: 'đầu' }] },
        { ref: 'b', status: 'refused', reason: 'row-repeated' },
        { ref: 'c', status: 'refused', reason: 'row-repeated' },
      ]);
    });

    it('is merged against the older base where that one comes first', async () => {
      const { results } = await sync(province, {
        documentId: plan,
        dryRun: true,
        rows: [push(before, { budget: '18 triệu' }, { ref: 'a' }), push(now, { budget: '19 triệu' }, { ref: 'b' })],
      });
      expect(results).toMatchObject([
        { status: 'conflict', conflicts: [{ base: 'đầu', mine: '18 triệu', theirs: '17 triệu' }] },
        { reason: 'row-repeated' },
      ]);
    });

    it.each([0, 1])('is merged against its own base beside a removal that saw it earlier (%i)', async (saw) => {
      const { results } = await sync(province, {
        documentId: plan,
        dryRun: true,
        rows: [push(now, { budget: 'đầu' }, { ref: 'a' })],
        removals: [{ ref: 'b', rowId: now.rowId, baseRevision: saw === 0 ? 0 : before.revision }],
      });
      expect(results).toMatchObject([
        { status: 'applied', conflicts: [] },
        { status: 'refused', reason: 'row-repeated' },
      ]);
    });
  });

  describe('G-3: a conflict against a blank base names who wrote the value', () => {
    const madeAt = '2026-03-05T03:00:00.000Z';
    const product = { author: 'Cán bộ CCHC Sở Nội vụ', at: '2026-03-05T03:01:00.000Z' };

    beforeAll(async () => {
      server.time.now = new Date(madeAt);
      plan = await makeDocument(province, [
        { fields: { activity: 'A', deadline: 'Quý I/2026', leadAgencies: 'Sở Tài chính' } },
      ]);
      server.time.now = new Date('2026-03-05T03:01:00.000Z');
      await write(province, { product: 'Báo cáo' });
      await write(finance, { note: 'đang làm' });
    });

    const mine = { product: 'Kế hoạch', deadline: 'Quý II/2026', note: 'xong' };
    const expected = [
      { field: 'product', base: null, theirs: 'Báo cáo', ...product },
      { field: 'deadline', base: null, theirs: 'Quý I/2026', author: 'Cán bộ CCHC Sở Nội vụ', at: madeAt },
    ];

    it('found by its content', async () => {
      const { results } = await sync(province, {
        documentId: plan,
        rows: [{ ref: 'a', rowId: null, baseRevision: null, fields: { activity: 'A', ...mine } }],
      });
      expect(results).toMatchObject([{ status: 'conflict', conflicts: expected }]);
    });

    it('whose base is forgotten', async () => {
      const { rowId } = await onlyRow();
      const { results } = await sync(province, {
        documentId: plan,
        rows: [{ ref: 'a', rowId, baseRevision: 0, fields: mine }],
      });
      expect(results).toMatchObject([{ status: 'conflict', conflicts: expected }]);
    });

    it('in columns that the workbook never saw', async () => {
      const { results } = await sync(province, {
        documentId: plan,
        rows: [push(await onlyRow(), mine, { unseen: ['product', 'deadline', 'note'] })],
      });
      expect(results).toMatchObject([{ status: 'conflict', conflicts: expected }]);
    });

    it('that an undo put back', async () => {
      const answer = await sync(province, {
        documentId: plan,
        workbookId: randomUUID(),
        rows: [push(await onlyRow(), { product: 'Tờ trình' })],
      });
      server.time.now = new Date('2026-03-05T06:00:00.000Z');
      await province.send('POST', `/api/operations/${answer.operationId}/undo`, { operationId: randomUUID() });
      await write(finance, { note: 'xong rồi' });
      const { rowId } = await onlyRow();
      const { results } = await sync(province, {
        documentId: plan,
        rows: [{ ref: 'a', rowId, baseRevision: 0, fields: { product: 'Kế hoạch' } }],
      });
      const [conflict] = results[0]!.conflicts;
      expect(conflict).toMatchObject({ theirs: 'Báo cáo', at: '2026-03-05T06:00:00.000Z' });
    });
  });
});

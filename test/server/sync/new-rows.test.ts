// What a row that the province adds by a sync begins with: no report of an agency, its own field, its own place.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { undoAnswerSchema } from '#shared/api/operation-api.ts';
import type { RowFields, SyncAnswer } from '#shared/sync/protocol.ts';
import { startTestServer, type TestClient, type TestServer } from '#test/support/server.ts';
import { makeDocument, push, readRows, sync } from '#test/support/sync-requests.ts';

describe('a row that the province adds', () => {
  let server: TestServer;
  let province: TestClient;

  beforeAll(async () => {
    server = await startTestServer();
    province = await server.signIn('so-noi-vu');
  });
  afterAll(async () => {
    await server.stop();
    expect(server.errors).toEqual([]);
  });

  const add = (documentId: string, rows: readonly RowFields[]): Promise<SyncAnswer> =>
    sync(province, {
      documentId,
      workbookId: randomUUID(),
      rows: rows.map((fields, index) => ({ ref: String(index), rowId: null, baseRevision: null, fields })),
    });

  describe('O-3: copied from a row with a report', () => {
    const report = { status: 'Đang thực hiện', percent: 12, note: 'của việc cũ' };

    it.each([
      ['another agency leads', { leadAgencies: 'Sở Tư pháp' }],
      ['several agencies lead', { leadAgencies: 'Sở Tư pháp; Sở Tài chính' }],
      ['a group leads', { leadAgencies: 'UBND cấp xã' }],
    ])('is made without it where %s, and says so', async (_name, lead) => {
      const plan = await makeDocument(province, [{ fields: { activity: 'A' } }]);
      const { results } = await add(plan, [{ activity: 'B', budget: '5', ...lead, ...report }]);
      expect(results).toMatchObject([
        {
          status: 'created',
          refusedFields: Object.entries(report).map(([field, mine]) => ({
            field,
            reason: 'not-yours',
            mine,
            theirs: null,
          })),
          fields: { activity: 'B', budget: '5', ...lead },
        },
      ]);
      expect(results[0]!.refusedFields[0]!.message).toMatch(/«Tình trạng».*cơ quan/);
      expect((await readRows(province, plan))[1]!.fields).toEqual({ activity: 'B', budget: '5', ...lead });
    });

    it.each([
      ['Sở Nội vụ leads', { leadAgencies: 'Sở Nội vụ' }],
      ['Sở Nội vụ leads with others', { leadAgencies: 'Sở Nội vụ; Sở Tư pháp' }],
      ['nobody leads', {}],
      ['nobody whom the catalogue knows leads', { leadAgencies: 'Ban Điều hành X' }],
    ])('keeps it where %s', async (_name, lead) => {
      const plan = await makeDocument(province, [{ fields: { activity: 'A' } }]);
      const { results } = await add(plan, [{ activity: 'B', ...lead, ...report }]);
      expect(results).toMatchObject([{ status: 'created', refusedFields: [], fields: null }]);
      expect((await readRows(province, plan))[1]!.fields).toMatchObject(report);
    });

    it("is made without a self-score in an agency's own set", async () => {
      const set = await makeDocument(province, [{ fields: { code: '1', name: 'Tiêu chí' } }], {
        kind: 'criteria',
        agencyCode: 'STC',
        agencyName: 'Sở Tài chính',
      });
      const { results } = await add(set, [{ code: '1.1', name: 'Mới', maxScore: 2, selfScore: 1, appraisedScore: 1 }]);
      expect(results).toMatchObject([
        { status: 'created', refusedFields: [{ field: 'selfScore' }], fields: { appraisedScore: 1 } },
      ]);
    });

    it('does not check what it leaves out', async () => {
      const plan = await makeDocument(province, [{ fields: { activity: 'A' } }]);
      const { results } = await add(plan, [{ activity: 'B', leadAgencies: 'Sở Tư pháp', percent: 400 }]);
      expect(results).toMatchObject([{ status: 'created', refusedFields: [{ field: 'percent', mine: 400 }] }]);
    });
  });

  describe('O-8: its field', () => {
    const fieldsOf = async (document: string): Promise<unknown[]> =>
      (await readRows(province, document)).map(({ fields, parIndexField }) => [
        fields['code'] ?? fields['name'] ?? fields['activity'],
        parIndexField,
      ]);

    it("is that of its code, whatever its neighbour was told, and follows the code; without a code the section's", async () => {
      const set = await makeDocument(
        province,
        [
          { parIndexField: 2, fields: { section: 'I', code: '1.6', name: 'Được giao cho lĩnh vực 2' } },
          { fields: { section: 'II', code: '3.1', name: 'Theo mã' } },
        ],
        { kind: 'criteria', agencyCode: 'STC', agencyName: 'Sở Tài chính' },
      );
      await add(set, [
        { section: 'I', code: '1.7', name: 'Mới' },
        { section: 'I', name: 'Chưa có mã' },
        { section: 'II', name: 'Cũng chưa có mã' },
      ]);
      expect(await fieldsOf(set)).toEqual([
        ['1.6', 2],
        ['1.7', 1],
        ['Chưa có mã', 2],
        ['3.1', 3],
        ['Cũng chưa có mã', 3],
      ]);
      const row = (await readRows(province, set))[1]!;
      await sync(province, { documentId: set, rows: [push(row, { code: '4.7' })] });
      expect((await fieldsOf(set))[1]).toEqual(['4.7', 4]);
      const lead = await server.signIn('so-tu-phap-linh-vuc-2');
      expect((await readRows(lead, set)).map(({ fields }) => fields['name'])).toEqual([
        'Được giao cho lĩnh vực 2',
        'Chưa có mã',
      ]);
    });

    it('follows the code that is typed later, and is that of its section again when the code is taken back', async () => {
      const set = await makeDocument(province, [{ fields: { section: 'II', code: '2.1', name: 'Có mã' } }], {
        kind: 'criteria',
        agencyCode: 'STC',
        agencyName: 'Sở Tài chính',
      });
      await add(set, [{ section: 'II', name: 'Gõ mã sau' }]);
      const rowNow = async () => (await readRows(province, set))[1]!;
      expect((await rowNow()).parIndexField).toBe(2);
      const lead = await server.signIn('so-tu-phap-linh-vuc-2');
      const { cursor } = await sync(lead, { documentId: set });

      const operationId = randomUUID();
      await sync(province, { operationId, documentId: set, rows: [push(await rowNow(), { code: '3.4' })] });
      expect(await rowNow()).toMatchObject({ parIndexField: 3, fields: { code: '3.4' } });
      const { news } = await sync(lead, { documentId: set, cursor });
      expect(news).toMatchObject([{ rowId: (await rowNow()).rowId, removed: true, fields: {} }]);
      const later = (await sync(lead, { documentId: set })).cursor;

      await province.post(`/api/operations/${operationId}/undo`, { operationId: randomUUID() }, undoAnswerSchema);
      expect((await rowNow()).parIndexField).toBe(2);
      expect((await sync(lead, { documentId: set, cursor: later })).news).toMatchObject([{ removed: false }]);
    });

    it("is its section's in a plan, which has no codes", async () => {
      const plan = await makeDocument(province, [
        { parIndexField: 2, fields: { section: 'I', activity: 'A' } },
        { parIndexField: 3, fields: { section: 'II', activity: 'B' } },
      ]);
      await add(plan, [
        { section: 'I', activity: 'C' },
        { section: 'III', activity: 'D' },
      ]);
      expect(await fieldsOf(plan)).toEqual([
        ['A', 2],
        ['C', 2],
        ['B', 3],
        ['D', null],
      ]);
    });
  });

  it('M-4: stands with its section, also when rows of several sections come in turns', async () => {
    const plan = await makeDocument(province, [
      { fields: { section: 'I', activity: 'a' } },
      { fields: { section: 'II', activity: 'b' } },
    ]);
    const sections = ['III', 'II', 'IV', 'I', 'II', 'III', 'IV', 'I'];
    await add(
      plan,
      sections.map((section, index) => ({ section, activity: `mới ${index}` })),
    );
    const rows = await readRows(province, plan);
    expect(rows.map(({ fields }) => `${String(fields['section'])} ${String(fields['activity'])}`)).toEqual([
      'I a',
      'I mới 3',
      'I mới 7',
      'II b',
      'II mới 1',
      'II mới 4',
      'III mới 0',
      'III mới 5',
      'IV mới 2',
      'IV mới 6',
    ]);
  });
});

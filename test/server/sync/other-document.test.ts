// SPEC L-4: a request most of whose rows are another document's is refused whole, whatever link the workbook kept.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { documentsOfRowsAnswerSchema, type DocumentRow } from '#shared/api/document-api.ts';
import { operationsAnswerSchema } from '#shared/api/operation-api.ts';
import type { PushedRow, SyncRequest } from '#shared/sync/protocol.ts';
import { startTestServer, type TestClient, type TestServer } from '#test/support/server.ts';
import { makeDocument, push, readRows, sync, syncRequest } from '#test/support/sync-requests.ts';

const rowsOf = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ fields: { activity: `${name} ${at + 1}`, leadAgencies: 'Sở Nội vụ' } }));
const newRow = (activity: string): PushedRow => ({
  ref: activity,
  rowId: null,
  baseRevision: null,
  fields: { activity },
});

describe('a request for one document with rows of another', () => {
  let server: TestServer;
  let province: TestClient;
  let document: string;
  let own: readonly DocumentRow[];
  let foreign: readonly DocumentRow[];

  beforeAll(async () => {
    server = await startTestServer();
    province = await server.signIn('so-noi-vu');
  });
  afterAll(async () => {
    await server.stop();
    expect(server.errors).toEqual([]);
  });
  beforeEach(async () => {
    document = await makeDocument(province, rowsOf('Của kế hoạch này', 8));
    own = await readRows(province, document);
    foreign = await readRows(province, await makeDocument(province, rowsOf('Của kế hoạch kia', 12)));
  });

  const state = async () => [
    (await readRows(province, document)).map(({ fields, revision }) => [fields, revision]),
    await province.get(`/api/documents/${document}/operations`, operationsAnswerSchema),
  ];
  const edit = (row: DocumentRow): PushedRow => push(row, { result: 'Đã làm' });
  const refuse = (request: Partial<SyncRequest>) =>
    province.refusal('POST', '/api/sync', syncRequest({ documentId: document, ...request }));

  it('is refused in a plain sentence, a preview too, and nothing of it is written', async () => {
    const before = await state();
    const rows = [...foreign.slice(0, 4).map(edit), ...own.slice(0, 3).map(edit), newRow('Việc mới')];
    for (const dryRun of [true, false]) {
      const refusal = await refuse({ rows, dryRun });
      expect(refusal).toMatchObject({ status: 409, reason: 'rows-of-other-document' });
      expect(refusal.message).toMatch(/tài liệu khác.*«Nối với tài liệu khác»/);
    }
    expect(await state()).toEqual(before);
  });

  it('is refused when only rows without identity are sent and the sheet holds the other rows', async () => {
    const before = await state();
    const held = foreign.map(({ rowId }) => rowId);
    expect(await refuse({ rows: [newRow('Việc mới')], held })).toMatchObject({ reason: 'rows-of-other-document' });
    expect(await state()).toEqual(before);
  });

  it('is refused when it asks for the other rows to be taken out', async () => {
    const removals = foreign.map(({ rowId, revision }) => ({ ref: rowId, rowId, baseRevision: revision }));
    expect(await refuse({ removals })).toMatchObject({ reason: 'rows-of-other-document' });
  });

  it('goes through with rows that the document does not have, that it took out, or that the server never knew', async () => {
    const removals = own.slice(0, 6).map(({ rowId, revision }) => ({ ref: rowId, rowId, baseRevision: revision }));
    await sync(province, { documentId: document, removals });
    const unknown = Array.from({ length: 6 }, () => edit({ ...own[0]!, rowId: randomUUID() }));
    const rows = [...own.slice(0, 6).map(edit), ...unknown, newRow('Việc mới 1'), newRow('Việc mới 2')];
    const held = own.map(({ rowId }) => rowId);
    const { results } = await sync(province, { documentId: document, rows, held });
    expect(results.map(({ reason, status }) => reason ?? status)).toEqual([
      ...Array<string>(6).fill('row-removed'),
      ...Array<string>(6).fill('row-unknown'),
      'created',
      'created',
    ]);
  });

  it('is refused exactly where more than half of five or more rows with an identity are of another document', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...Array(8).keys()]),
        fc.subarray([...Array(12).keys()]),
        fc.subarray([...Array(8).keys()]),
        fc.subarray([...Array(12).keys()]),
        fc.nat(3),
        async (ownSent, foreignSent, ownHeld, foreignHeld, fresh) => {
          const rows = [
            ...ownSent.map((at) => push(own[at]!, {})),
            ...foreignSent.map((at) => edit(foreign[at]!)),
            ...Array.from({ length: fresh }, (_, at) => newRow(`Việc mới ${at}`)),
          ];
          if (rows.length === 0) return;
          const held = [...ownHeld.map((at) => own[at]!.rowId), ...foreignHeld.map((at) => foreign[at]!.rowId)];
          const others = new Set([...foreignSent, ...foreignHeld]).size;
          const all = others + new Set([...ownSent, ...ownHeld]).size;
          const answer = await province.send(
            'POST',
            '/api/sync',
            syncRequest({ documentId: document, dryRun: true, rows, held }),
          );
          expect(answer.status).toBe(all >= 5 && others * 2 > all ? 409 : 200);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('is told where its rows belong, as far as the account may see them', async () => {
    const set = await makeDocument(
      province,
      ['1.1', '1.2', '1.3'].map((code) => ({ fields: { code, name: code } })),
      {
        kind: 'criteria',
        agencyCode: 'STC',
        agencyName: 'Sở Tài chính',
      },
    );
    const theirs = (await readRows(province, set)).map(({ rowId }) => rowId);
    const rowIds = [...theirs, 'no-such-row', ...foreign.map(({ rowId }) => rowId), theirs[0]!, own[0]!.rowId];
    const ask = async (username: string) => {
      const client = await server.signIn(username);
      const { documents } = await client.post('/api/documents/of-rows', { rowIds }, documentsOfRowsAnswerSchema);
      return documents.map(({ documentId, rows }) => [documentId === set ? 'set' : documentId === document, rows]);
    };
    expect(await ask('so-tai-chinh')).toEqual([
      [false, 12],
      ['set', 3],
      [true, 1],
    ]);
    expect(await ask('so-tu-phap')).toEqual([
      [false, 12],
      [true, 1],
    ]);
    for (const rowIds of [[], Array<string>(1_001).fill('x'), 'x']) {
      expect(await province.refusal('POST', '/api/documents/of-rows', { rowIds })).toMatchObject({ status: 400 });
    }
  });
});

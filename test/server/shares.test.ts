import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRow } from '#shared/api/document-api.ts';
import { documentAnswerSchema } from '#shared/api/document-api.ts';
import type { Share } from '#shared/api/share-api.ts';
import { saveSharesAnswerSchema, sharesAnswerSchema, sharesChangedSchema } from '#shared/api/share-api.ts';
import { startTestServer, type TestClient, type TestServer } from '#test/support/server.ts';
import { push, readRows, sync } from '#test/support/sync-requests.ts';

const share = (assignee: string, more: Partial<Share> = {}): Share => ({
  assignee,
  part: '',
  deadline: null,
  done: false,
  ...more,
});

describe('splitting a row inside an agency', () => {
  let server: TestServer;
  let province: TestClient;
  let justice: TestClient;
  let finance: TestClient;
  let science: TestClient;
  let plan: string;
  let shared: DocumentRow;
  let other: DocumentRow;
  beforeAll(async () => {
    server = await startTestServer();
    province = await server.signIn('so-noi-vu');
    justice = await server.signIn('so-tu-phap');
    finance = await server.signIn('so-tai-chinh');
    science = await server.signIn('so-khcn');
    const request = {
      operationId: randomUUID(),
      kind: 'plan',
      number: '1/KH',
      date: null,
      title: 'Kế hoạch MINH HỌA',
      year: 2026,
      agencyCode: null,
      agencyName: null,
      rows: [
        { fields: { activity: 'A', leadAgencies: 'Sở Tư pháp, Sở Tài chính', deadline: '30/6/2026' } },
        { fields: { activity: 'B', leadAgencies: 'Sở Tư pháp', coAgencies: 'Sở Tài chính' } },
      ],
    };
    plan = (await province.post('/api/documents', request, documentAnswerSchema)).document.id;
    [shared, other] = (await readRows(province, plan)) as [DocumentRow, DocumentRow];
  });
  afterAll(async () => {
    await server.stop();
    expect(server.errors).toEqual([]);
  });

  const path = (row: DocumentRow = shared): string => `/api/documents/${plan}/rows/${row.rowId}/shares`;
  const read = (client: TestClient, row?: DocumentRow) => client.get(path(row), sharesAnswerSchema);
  async function save(
    client: TestClient,
    base: number,
    shares: Share[],
    row?: DocumentRow,
    operationId = randomUUID(),
  ) {
    const response = await client.send('PUT', path(row), { operationId, base, shares });
    expect(response.status).toBe(200);
    return saveSharesAnswerSchema.parse(await response.json()).list;
  }

  it('each co-lead keeps a list of its own; the province sees them all', async () => {
    expect(await read(justice)).toEqual({ rowId: shared.rowId, mine: 'STP', rowDueOn: '2026-06-30', lists: [] });
    const mine = [
      share('Phòng Xây dựng văn bản', { part: 'Dự thảo', deadline: '2026-05-15' }),
      share('Chuyên viên A', { part: 'Thẩm định', done: true }),
    ];
    expect(await save(justice, 0, mine)).toMatchObject({ agencyCode: 'STP', version: 1, shares: mine });
    await save(finance, 0, [share('Phòng Ngân sách')]);
    const ofJustice = await read(justice);
    expect(ofJustice.lists.map(({ agencyCode }) => agencyCode)).toEqual(['STP']);
    expect((await read(province)).lists.map(({ agencyName, shares }) => [agencyName, shares.length])).toEqual([
      ['Sở Tài chính', 1],
      ['Sở Tư pháp', 2],
    ]);
    expect((await read(province)).mine).toBeNull();
  });

  it('who does not answer for the row neither sees nor changes it', async () => {
    const reader = await server.signIn('lanh-dao');
    const body = { operationId: randomUUID(), base: 0, shares: [share('Ai đó')] };
    for (const client of [science, reader]) {
      expect(await client.refusal('GET', path())).toMatchObject({ status: 403, reason: 'not-yours' });
      expect(await client.refusal('PUT', path(), body)).toMatchObject({ status: 403, reason: 'not-yours' });
    }
    expect(await province.refusal('PUT', path(), body)).toMatchObject({ status: 403, reason: 'not-yours' });
    expect(await finance.refusal('PUT', path(other), body)).toMatchObject({ status: 403, reason: 'not-yours' });
  });

  it('loses nothing when two officers of one agency split at once', async () => {
    const { version } = await save(justice, (await read(justice)).lists[0]!.version, [share('Bản một')]);
    const late = await justice.refusal('PUT', path(), {
      operationId: randomUUID(),
      base: version - 1,
      shares: [share('Bản hai')],
    });
    expect(late).toMatchObject({ status: 409, reason: 'shares-changed' });
    expect(sharesChangedSchema.parse(late.details).list).toMatchObject({ version, shares: [share('Bản một')] });
    expect(await save(justice, version, [share('Bản một'), share('Bản hai')])).toMatchObject({ version: version + 1 });
    const racing = await Promise.all(
      ['Ba', 'Bốn', 'Năm'].map((name) =>
        justice.send('PUT', path(), { operationId: randomUUID(), base: version + 1, shares: [share(name)] }),
      ),
    );
    expect(racing.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('is done once per operation', async () => {
    const operationId = randomUUID();
    const first = await save(justice, 0, [share('Một lần')], other, operationId);
    await save(justice, 1, [share('Lần sau')], other);
    expect(await save(justice, 0, [share('Một lần')], other, operationId)).toEqual(first);
    expect((await read(justice, other)).lists[0]).toMatchObject({ version: 2, shares: [share('Lần sau')] });
    const reused = { operationId, base: 2, shares: [share('Khác')] };
    expect(await justice.refusal('PUT', path(other), reused)).toMatchObject({
      status: 409,
      reason: 'operation-reused',
    });
  });

  it('keeps names as the office writes them, NFC, and refuses what cannot be kept', async () => {
    const names = ['Phòng Hành chính – Tổng hợp'.normalize('NFD'), '=SUM(A1)', '<b>Ông</b>'];
    const { version } = (await read(justice)).lists[0]!;
    const saved = await save(
      justice,
      version,
      names.map((name) => share(` ${name} `)),
    );
    expect(saved.shares.map(({ assignee }) => assignee)).toEqual([
      names[0]!.normalize('NFC'),
      '=SUM(A1)',
      '<b>Ông</b>',
    ]);
    const refused = async (wrong: unknown) =>
      justice.refusal('PUT', path(), { operationId: randomUUID(), base: version + 1, shares: [wrong] });
    expect(await refused(share('  '))).toMatchObject({ status: 422, reason: 'assignee-empty' });
    expect(await refused(share('a\u0001'))).toMatchObject({ status: 422, reason: 'text-unclean' });
    expect(await refused(share('a'.repeat(201)))).toMatchObject({ status: 422, reason: 'text-too-long' });
    expect(await refused(share('a', { part: 'b\ud800' }))).toMatchObject({ status: 422, reason: 'text-unclean' });
    expect(await refused({ ...share('a'), deadline: '30/6/2026' })).toMatchObject({ status: 400 });
    const many = {
      operationId: randomUUID(),
      base: version + 1,
      shares: Array.from({ length: 101 }, () => share('a')),
    };
    expect(await justice.refusal('PUT', path(), many)).toMatchObject({ status: 400 });
    expect((await read(justice)).lists[0]).toEqual(saved);
  });

  it('an agency that lost the row still reads its list and splits no further', async () => {
    const { version } = (await read(justice, other)).lists[0]!;
    const row = (await readRows(province, plan)).find(({ rowId }) => rowId === other.rowId)!;
    await sync(province, { documentId: plan, rows: [push(row, { leadAgencies: 'Sở Tài chính' })] });
    expect(await read(justice, other)).toMatchObject({ mine: null, lists: [{ agencyCode: 'STP', version }] });
    expect(
      await justice.refusal('PUT', path(other), { operationId: randomUUID(), base: version, shares: [] }),
    ).toMatchObject({ status: 403, reason: 'not-yours' });
    expect(await read(finance, other)).toMatchObject({ mine: 'STC', lists: [] });
  });

  it('ends with its row', async () => {
    const row = (await readRows(province, plan)).find(({ rowId }) => rowId === shared.rowId)!;
    const removals = [{ ref: 'x', rowId: row.rowId, baseRevision: row.revision }];
    await sync(province, { documentId: plan, removals });
    const { mine, lists } = await read(justice);
    expect([mine, lists.length]).toEqual([null, 1]);
    const body = { operationId: randomUUID(), base: lists[0]!.version, shares: [] };
    expect(await justice.refusal('PUT', path(), body)).toMatchObject({ status: 409, reason: 'row-removed' });
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCommentAnswerSchema, commentsAnswerSchema } from '#shared/api/comment-api.ts';
import type { DocumentRow } from '#shared/api/document-api.ts';
import { documentAnswerSchema } from '#shared/api/document-api.ts';
import { startTestServer, TestClient, type TestServer } from '#test/support/server.ts';
import { readRows, sync } from '#test/support/sync-requests.ts';

describe('comments beside a row', () => {
  let server: TestServer;
  let province: TestClient;
  let justice: TestClient;
  let finance: TestClient;
  let science: TestClient;
  let reader: TestClient;
  let plan: string;
  let row: DocumentRow;
  beforeAll(async () => {
    server = await startTestServer();
    province = await server.signIn('so-noi-vu');
    justice = await server.signIn('so-tu-phap');
    finance = await server.signIn('so-tai-chinh');
    science = await server.signIn('so-khcn');
    reader = await server.signIn('lanh-dao');
    const request = {
      operationId: randomUUID(),
      kind: 'plan',
      number: '1/KH',
      date: null,
      title: 'Kế hoạch MINH HỌA',
      year: 2026,
      agencyCode: null,
      agencyName: null,
      rows: ['Rà soát văn bản', 'Tập huấn'].map((activity) => ({
        fields: { activity, leadAgencies: 'Sở Tư pháp', coAgencies: 'Sở Tài chính', deadline: 'Quý I/2026' },
      })),
    };
    plan = (await province.post('/api/documents', request, documentAnswerSchema)).document.id;
    row = (await readRows(province, plan))[0]!;
  });
  afterAll(async () => {
    await server.stop();
    expect(server.errors).toEqual([]);
  });

  const path = (rowId = row.rowId): string => `/api/documents/${plan}/rows/${rowId}/comments`;
  const say = (client: TestClient, text: string, operationId: string = randomUUID()) =>
    client.post(path(), { operationId, text }, addCommentAnswerSchema);
  const read = (client: TestClient) => client.get(path(), commentsAnswerSchema);

  it('are written by the province, the lead and who helps, and read by everyone who sees the row', async () => {
    await say(province, 'Đề nghị báo cáo trước ngày 20/3.');
    await say(justice, 'Đã nhận.');
    await say(finance, 'Sở Tài chính đã gửi số liệu.');
    for (const client of [science, reader]) {
      const { comments, mayComment } = await read(client);
      expect(mayComment).toBe(false);
      expect(comments.map(({ text, author, agencyName }) => [text, author, agencyName])).toEqual([
        ['Đề nghị báo cáo trước ngày 20/3.', 'Cán bộ CCHC Sở Nội vụ', 'Sở Nội vụ'],
        ['Đã nhận.', 'Cán bộ CCHC Sở Tư pháp', 'Sở Tư pháp'],
        ['Sở Tài chính đã gửi số liệu.', 'Cán bộ CCHC Sở Tài chính', 'Sở Tài chính'],
      ]);
      expect(await client.refusal('POST', path(), { operationId: randomUUID(), text: 'x' })).toMatchObject({
        status: 403,
        reason: 'not-yours',
      });
    }
    expect((await read(finance)).mayComment).toBe(true);
    const counts = (await readRows(science, plan)).map(({ comments }) => comments);
    expect(counts).toEqual([3, 0]);
  });

  it('are kept once per operation, whatever is resent, and an id is not used twice', async () => {
    const before = (await read(province)).comments.length;
    const operationId = randomUUID();
    const made = await Promise.all([1, 2, 3].map(() => say(justice, 'Một lần thôi.', operationId)));
    expect(new Set(made.map(({ comment }) => comment.commentId)).size).toBe(1);
    expect((await read(province)).comments).toHaveLength(before + 1);
    for (const [client, text] of [
      [justice, 'Khác'],
      [province, 'Một lần thôi.'],
    ] as const) {
      expect(await client.refusal('POST', path(), { operationId, text })).toMatchObject({
        status: 409,
        reason: 'operation-reused',
      });
    }
  });

  it.each([
    ["=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1"],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['  Sở Tư pháp\r\ndòng hai\u00a0 '.normalize('NFD'), 'Sở Tư pháp\ndòng hai'],
    ["'; DROP TABLE rows; --", "'; DROP TABLE rows; --"],
  ])('keep %j as words', async (text, kept) => {
    expect((await say(province, text)).comment.text).toBe(kept);
    expect((await read(justice)).comments.at(-1)?.text).toBe(kept);
  });

  it.each([
    ['\u0007', 422, 'text-unclean'],
    ['một\u0000hai', 422, 'text-unclean'],
    ['lẻ \ud800 đôi', 422, 'text-unclean'],
    [' \n\u200b ', 422, 'text-empty'],
    ['a'.repeat(2001), 422, 'text-too-long'],
    ['a'.repeat(200_000), 400, 'request-invalid'],
    ['a'.repeat(2_000_000), 413, 'body-too-large'],
    [null, 400, 'request-invalid'],
  ])('refuse a text that cannot be kept (case %#)', async (text, status, reason) => {
    const refusal = await province.refusal('POST', path(), { operationId: randomUUID(), text });
    expect(refusal).toMatchObject({ status, reason });
    expect(refusal.message).not.toBe('');
  });

  it('do not exist for rows of other documents, and end with their row', async () => {
    const other = await province.plan();
    expect(await province.refusal('GET', `/api/documents/${other}/rows/${row.rowId}/comments`)).toMatchObject({
      status: 404,
      reason: 'row-unknown',
    });
    const gone = (await readRows(province, plan))[1]!;
    const removals = [{ ref: 'x', rowId: gone.rowId, baseRevision: gone.revision }];
    const { results } = await sync(province, { documentId: plan, removals });
    expect(results[0]).toMatchObject({ status: 'removed' });
    expect(
      await justice.refusal('POST', path(gone.rowId), { operationId: randomUUID(), text: 'Còn không?' }),
    ).toMatchObject({ status: 409, reason: 'row-removed' });
    expect(await justice.get(path(gone.rowId), commentsAnswerSchema)).toMatchObject({
      comments: [],
      mayComment: false,
    });
    expect(await new TestClient(server.origin, null).refusal('GET', path())).toMatchObject({ status: 401 });
  });
});

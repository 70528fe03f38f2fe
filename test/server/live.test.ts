import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addCommentAnswerSchema } from '#shared/api/comment-api.ts';
import { documentAnswerSchema } from '#shared/api/document-api.ts';
import { newsAnswerSchema, newsMarksSchema, type NewsMarks } from '#shared/api/live-api.ts';
import { undoAnswerSchema } from '#shared/api/operation-api.ts';
import { periodActAnswerSchema } from '#shared/api/period-api.ts';
import { followDocument, type LiveMode } from '#addin/api/follow-document.ts';
import type { PushedRow } from '#shared/sync/protocol.ts';
import { openEvents, type EventReader } from '#test/support/event-reader.ts';
import { startTestServer, TestClient, type TestServer } from '#test/support/server.ts';
import { push, readRows, rowLedBy, sync } from '#test/support/sync-requests.ts';

let server: TestServer;
let province: TestClient;
let justice: TestClient;
let plan: string;
const readers: EventReader[] = [];

beforeEach(async () => {
  server = await startTestServer({ liveLimits: { heartbeatMs: 40, mostPerAccount: 3, mostInAll: 5 } });
  province = await server.signIn('so-noi-vu');
  justice = await server.signIn('so-tu-phap');
  plan = await province.plan();
});
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.close();
  await server.stop();
  expect(server.errors).toEqual([]);
});

async function listen(client: TestClient, more: Parameters<typeof openEvents>[2] = {}): Promise<EventReader> {
  const reader = await openEvents(client, plan, more);
  readers.push(reader);
  return reader;
}
const cursorOf = (event: { data: string }): number => (JSON.parse(event.data) as { cursor: number }).cursor;

async function report(client: TestClient, fields: Record<string, string | number>, workbookId: string = randomUUID()) {
  const row = await rowLedBy(client, plan, 'Sở Tư pháp');
  const answer = await sync(client, { documentId: plan, workbookId, rows: [push(row, fields)] });
  return { row, answer };
}

describe('the stream of a document', () => {
  it('says where the document stands, then every write: sync, undo, new rows', async () => {
    const stream = await listen(province);
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(stream.headers.get('x-accel-buffering')).toBe('no');
    const start = cursorOf(await stream.next('ready'));
    const { answer } = await report(justice, { percent: 10 });
    const news = await stream.next('news');
    expect([cursorOf(news), news.id]).toEqual([answer.cursor, String(answer.cursor)]);
    expect(answer.cursor).toBeGreaterThan(start);
    const undo = await justice.post(
      `/api/operations/${answer.operationId}/undo`,
      { operationId: randomUUID() },
      undoAnswerSchema,
    );
    expect(undo.rowsRestored).toBe(1);
    expect(cursorOf(await stream.next('news'))).toBe(answer.cursor + 1);
    const added = await sync(province, {
      documentId: plan,
      rows: [{ ref: 'new', rowId: null, baseRevision: null, fields: { section: 'I', activity: 'Việc mới' } }],
    });
    expect(cursorOf(await stream.next('news'))).toBe(added.cursor);
  });

  it('is silent about dry runs, about writes of nothing and about other documents', async () => {
    const stream = await listen(province);
    await stream.next('ready');
    const row = await rowLedBy(justice, plan, 'Sở Tư pháp');
    await sync(justice, { documentId: plan, dryRun: true, rows: [push(row, { percent: 20 })] });
    await sync(justice, { documentId: plan, rows: [push(row, { status: null })] });
    await province.post(
      '/api/documents',
      {
        operationId: randomUUID(),
        kind: 'plan',
        number: null,
        date: null,
        title: 'Kế hoạch MINH HỌA',
        year: 2026,
        agencyCode: null,
        agencyName: null,
        rows: [{ fields: { activity: 'Việc' } }],
      },
      documentAnswerSchema,
    );
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(stream.events.map(({ name }) => name)).toEqual(['ready']);
  });

  it('misses nothing: a reader that comes back with what it read last hears what came meanwhile', async () => {
    const first = await listen(province);
    const start = cursorOf(await first.next('ready'));
    first.close();
    await first.ended;
    const { answer } = await report(justice, { percent: 30 });
    const byHeader = await listen(province, { lastEventId: String(start) });
    expect(cursorOf(await byHeader.next('news'))).toBe(answer.cursor);
    const byQuery = await listen(province, { query: `?cursor=${start}` });
    expect(cursorOf(await byQuery.next('news'))).toBe(answer.cursor);
    const upToDate = await listen(province, { query: `?cursor=${answer.cursor}`, lastEventId: 'x' });
    await upToDate.next('ready');
    expect(upToDate.events).toHaveLength(1);
  });

  it('gathers what is written together', async () => {
    const stream = await listen(province);
    await stream.next('ready');
    const rows = await Promise.all(
      ['note', 'result', 'evidence', 'percent'].map((field) => report(justice, { [field]: 5 })),
    );
    const last = Math.max(...rows.map(({ answer }) => answer.cursor));
    await vi.waitFor(() => expect(cursorOf(stream.events.at(-1)!)).toBe(last));
    expect(stream.events.length).toBeLessThan(2 + rows.length);
  });

  it('beats, and ends with the session, without keeping the session alive', async () => {
    const stream = await listen(justice);
    await vi.waitFor(() => expect(stream.text().split(': \n\n').length).toBeGreaterThan(2));
    server.time.now = new Date(server.time.now.getTime() + 11 * 3_600_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(stream.events.map(({ name }) => name)).toEqual(['ready']);
    server.time.now = new Date(server.time.now.getTime() + 2 * 3_600_000);
    expect(JSON.parse((await stream.next('end')).data)).toEqual({ reason: 'session-ended' });
    await stream.ended;
    expect(server.streams.size).toBe(0);
  });

  it('ends when the account signs out', async () => {
    const stream = await listen(justice);
    await stream.next('ready');
    await justice.send('DELETE', '/api/session');
    expect(JSON.parse((await stream.next('end')).data)).toEqual({ reason: 'session-ended' });
  });

  it('is refused without a session, for documents that the account does not see, and with a wrong cursor', async () => {
    const stranger = new TestClient(server.origin, null);
    expect(await stranger.refusal('GET', `/api/documents/${plan}/events`)).toMatchObject({ status: 401 });
    const { document } = await province.post(
      '/api/documents',
      {
        operationId: randomUUID(),
        kind: 'criteria',
        number: null,
        date: null,
        title: 'Bộ tiêu chí MINH HỌA',
        year: 2026,
        agencyCode: 'STC',
        agencyName: 'Sở Tài chính',
        rows: [{ fields: { code: '1', name: 'Tiêu chí', maxScore: 1 } }],
      },
      documentAnswerSchema,
    );
    for (const route of ['events', 'news?cursor=0']) {
      expect(await justice.refusal('GET', `/api/documents/${document.id}/${route}`)).toMatchObject({
        status: 404,
        reason: 'document-unknown',
      });
    }
    for (const wrong of ['-1', 'x', '1.5', '', '9'.repeat(20)]) {
      expect((await justice.refusal('GET', `/api/documents/${plan}/news?cursor=${wrong}`)).status).toBe(400);
    }
  });

  it('is limited for each account and in all, and makes room again', async () => {
    const open = await Promise.all([listen(justice), listen(justice), listen(justice)]);
    expect(await justice.refusal('GET', `/api/documents/${plan}/events`)).toMatchObject({
      status: 429,
      reason: 'too-many-streams',
    });
    await listen(province);
    await listen(province);
    expect((await province.refusal('GET', `/api/documents/${plan}/events`)).status).toBe(429);
    open[0].close();
    await vi.waitFor(() => expect(server.streams.size).toBe(4));
    await listen(justice);
  });

  it('does not keep the server from stopping', async () => {
    const stream = await listen(province);
    await stream.next('ready');
    const stopped = server;
    server = await startTestServer();
    expect(await stopped.stop()).toEqual({ forced: false });
    expect(JSON.parse((await stream.next('end')).data)).toEqual({ reason: 'server-stopping' });
  });

  it('forgets a reader whose connection was cut', async () => {
    const stream = await listen(province);
    await stream.next('ready');
    expect(server.streams.size).toBe(1);
    stream.close();
    await vi.waitFor(() => expect(server.streams.size).toBe(0));
    await report(justice, { percent: 60 });
  });
});

describe('counting news', () => {
  const count = (client: TestClient, cursor: number, workbookId?: string) =>
    client.get(
      `/api/documents/${plan}/news?cursor=${cursor}${workbookId ? `&workbookId=${workbookId}` : ''}`,
      newsAnswerSchema,
    );

  it('counts what others changed past the cursor; what a workbook sent itself is no news to it', async () => {
    const { cursor: start } = await count(province, 0);
    const own = randomUUID();
    const { answer } = await report(justice, { percent: 10 }, own);
    expect(await count(justice, start, own)).toMatchObject({ cursor: answer.cursor, rows: 0 });
    expect(await count(justice, start)).toMatchObject({ cursor: answer.cursor, rows: 1 });
    expect(await count(justice, answer.cursor)).toMatchObject({ cursor: answer.cursor, rows: 0 });
    const again = await report(justice, { percent: 20 }, randomUUID());
    expect(await count(justice, start, own)).toMatchObject({ cursor: again.answer.cursor, rows: 1 });
  });

  it('counts what another office sent from a copy of the same file', async () => {
    const { cursor: start } = await count(province, 0);
    const mailed = randomUUID();
    const { answer } = await report(justice, { percent: 10 }, mailed);
    expect(await count(province, start, mailed)).toMatchObject({ cursor: answer.cursor, rows: 1 });
    expect(await count(justice, start, mailed)).toMatchObject({ rows: 0 });
  });

  it('counts for a sheet of one agency only rows that the agency leads or helps with, or did so', async () => {
    const mine = async (client: TestClient, cursor: number) =>
      (await client.get(`/api/documents/${plan}/news?cursor=${cursor}&scope=mine`, newsAnswerSchema)).rows;
    const rows = await readRows(province, plan);
    const ledBy = (agency: string) => rows.find(({ fields }) => fields['leadAgencies'] === agency)!;
    const change = (row: (typeof rows)[number], fields: PushedRow['fields']) =>
      sync(province, { documentId: plan, rows: [push(row, fields)] });
    const [ofFinance, ofJustice] = [ledBy('Sở Tài chính'), ledBy('Sở Tư pháp')];
    const { cursor } = await change(ofFinance, { coAgencies: 'Sở Y tế' });
    await change({ ...ofFinance, revision: cursor }, { deadline: 'Quý IV/2026' });
    expect(await mine(await server.signIn('so-tai-chinh'), cursor)).toBe(1);
    expect(await mine(await server.signIn('so-khcn'), cursor)).toBe(0);
    expect(await mine(justice, cursor)).toBe(0);
    await change(ofJustice, { leadAgencies: 'Sở Y tế', coAgencies: 'Sở Tài chính' });
    expect(await mine(justice, cursor)).toBe(1);
    expect(await mine(justice, (await count(justice, cursor)).cursor)).toBe(0);
  });

  it('counts what an undo put back, also for the workbook that had published', async () => {
    const own = randomUUID();
    const { answer } = await report(justice, { percent: 10 }, own);
    const undoId = randomUUID();
    await justice.post(`/api/operations/${answer.operationId}/undo`, { operationId: undoId }, undoAnswerSchema);
    expect(await count(justice, answer.cursor, own)).toMatchObject({ cursor: answer.cursor + 1, rows: 1 });
  });

  it('C-3: refuses a cursor that this server never gave', async () => {
    expect(await justice.refusal('GET', `/api/documents/${plan}/news?cursor=99999`)).toMatchObject({
      status: 409,
      reason: 'cursor-unknown',
    });
  });
});

describe('news of what stands beside the rows', () => {
  const say = (client: TestClient, row: string, document = plan, operationId: string = randomUUID()) =>
    client.post(
      `/api/documents/${document}/rows/${row}/comments`,
      { operationId, text: 'Góp ý MINH HỌA' },
      addCommentAnswerSchema,
    );
  const marksOf = (event: { data: string }): NewsMarks => newsMarksSchema.parse(JSON.parse(event.data));
  const span = { kind: 'month', from: '2026-03-01', to: '2026-03-31', due: '2026-04-05', round: null };

  it('tells of a comment and of every act on a period at once; the revision of the rows stays', async () => {
    const stream = await listen(justice);
    const ready = await stream.next('ready');
    expect(marksOf(ready)).toEqual({ comments: 0, periods: 0 });
    const { rowId } = await rowLedBy(province, plan, 'Sở Tư pháp');
    await say(province, rowId);
    const first = await stream.next('news');
    expect([marksOf(first), cursorOf(first)]).toEqual([{ comments: 1, periods: 0 }, cursorOf(ready)]);
    const act = (path: string, body: object) =>
      province.post(`/api/documents/${plan}/${path}`, { operationId: randomUUID(), ...body }, periodActAnswerSchema);
    const { period } = await act('periods', span);
    expect(marksOf(await stream.next('news'))).toEqual({ comments: 1, periods: 1 });
    await act(`periods/${period!.id}/close`, {});
    expect(marksOf(await stream.next('news')).periods).toBe(2);
    await act('returns', { rowIds: [rowId], reason: 'Thiếu số văn bản' });
    const returned = await stream.next('news');
    expect(marksOf(returned).periods).toBe(3);
    expect(cursorOf(returned)).toBeGreaterThan(cursorOf(ready));
    await act('returns/end', { rowIds: [rowId] });
    expect(marksOf(await stream.next('news')).periods).toBe(4);
    await act(`periods/${period!.id}/reopen`, {});
    expect(marksOf(await stream.next('news')).periods).toBe(5);
    const polled = await justice.get(`/api/documents/${plan}/news?cursor=0`, newsAnswerSchema);
    expect(polled).toMatchObject({ comments: 1, periods: 5 });
  });

  it('is silent about what was refused or sent again', async () => {
    const { rowId } = await rowLedBy(province, plan, 'Sở Tư pháp');
    const id = randomUUID();
    await say(province, rowId, plan, id);
    const stream = await listen(justice);
    expect(marksOf(await stream.next('ready')).comments).toBe(1);
    await say(province, rowId, plan, id);
    await province.refusal('POST', `/api/documents/${plan}/periods`, {
      operationId: randomUUID(),
      ...span,
      to: '2026-02-01',
    });
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(stream.events.map(({ name }) => name)).toEqual(['ready']);
  });

  it("tells a field lead of another agency's document only of comments on the rows of its field", async () => {
    const { document } = await province.post(
      '/api/documents',
      {
        operationId: randomUUID(),
        kind: 'criteria',
        number: null,
        date: null,
        title: 'Bộ tiêu chí MINH HỌA',
        year: 2026,
        agencyCode: 'STC',
        agencyName: 'Sở Tài chính',
        rows: ['1', '1.1', '2', '2.1'].map((code) => ({ fields: { code, name: `Tiêu chí ${code}`, maxScore: 2 } })),
      },
      documentAnswerSchema,
    );
    const rows = await readRows(province, document.id);
    const criterion = (code: string) => rows.find(({ fields }) => fields['code'] === code)!.rowId;
    const lead = await server.signIn('so-tu-phap-linh-vuc-2');
    const finance = await server.signIn('so-tai-chinh');
    const [ofLead, ofFinance] = await Promise.all([openEvents(lead, document.id), openEvents(finance, document.id)]);
    readers.push(ofLead, ofFinance);
    await Promise.all([ofLead.next('ready'), ofFinance.next('ready')]);
    await say(finance, criterion('1.1'), document.id);
    expect(marksOf(await ofFinance.next('news')).comments).toBe(1);
    await say(province, criterion('2.1'), document.id);
    expect(marksOf(await ofFinance.next('news')).comments).toBe(2);
    // One comment, one event: of the one out of sight it heard nothing.
    expect(marksOf(await ofLead.next('news')).comments).toBe(1);
    expect(ofLead.events.map(({ name }) => name)).toEqual(['ready', 'news']);
    const polled = await lead.get(`/api/documents/${document.id}/news?cursor=0`, newsAnswerSchema);
    expect(polled.comments).toBe(1);
  });
});

describe('the client on the real server', () => {
  function follow(origin: string, client: TestClient, policy = {}) {
    const heard: number[] = [];
    const marks: [number, number][] = [];
    const modes: LiveMode[] = [];
    const refused: string[] = [];
    const stop = followDocument(
      {
        transport: { fetch: (...call) => fetch(...call), baseUrl: origin, timeoutMs: 2_000 },
        takeSlot: () => Promise.resolve(() => undefined),
        visibility: { isVisible: () => true, listen: () => () => undefined },
        random: () => 0,
        policy: {
          shortestPauseMs: 20,
          longestPauseMs: 60,
          failuresBeforePolling: 1_000,
          firstWordMs: 5_000,
          ...policy,
        },
      },
      {
        token: client.token ?? '',
        documentId: plan,
        onNews(cursor, { comments, periods }) {
          heard.push(cursor);
          marks.push([comments, periods]);
        },
        onRefused: ({ reason }) => refused.push(reason),
        onMode: (mode) => modes.push(mode),
      },
    );
    return { heard, marks, modes, refused, stop };
  }

  it('comes back by itself when the server was stopped and started again', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-live-'));
    const databaseFile = path.join(folder, 'province.sqlite');
    const first = await startTestServer({ databaseFile });
    const client = await first.signIn('so-noi-vu');
    const officer = await first.signIn('so-tu-phap');
    plan = await client.plan();
    const live = follow(first.origin, client);
    await vi.waitFor(() => expect(live.modes).toContain('streaming'));
    await first.stop();
    const port = Number(new URL(first.origin).port);
    const second = await startTestServer({ databaseFile, port });
    const { answer } = await report(officer, { percent: 70 });
    await vi.waitFor(() => expect(live.heard.at(-1)).toBe(answer.cursor), { timeout: 5_000 });
    live.stop();
    await second.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('polls where a proxy holds the stream back, and hears the same', async () => {
    // A proxy as some offices have: it passes an answer on only when the answer is complete.
    const proxy = createServer((incoming, outgoing) => {
      const { method, url, headers } = incoming;
      const upstream = httpRequest(server.origin + (url ?? ''), { method, headers }, (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('end', () => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          outgoing.end(Buffer.concat(pieces));
        });
        answer.on('error', () => outgoing.destroy());
      });
      upstream.on('error', () => outgoing.destroy());
      outgoing.on('close', () => upstream.destroy());
      incoming.pipe(upstream);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const live = follow(origin, province, { pollMs: 30, firstWordMs: 150 });
    await vi.waitFor(() => expect(live.modes).toContain('polling'), { timeout: 3_000 });
    const { answer } = await report(justice, { percent: 80 });
    await vi.waitFor(() => expect(live.heard.at(-1)).toBe(answer.cursor), { timeout: 3_000 });
    const { rowId } = await rowLedBy(province, plan, 'Sở Tư pháp');
    const body = { operationId: randomUUID(), text: 'Góp ý MINH HỌA' };
    await justice.post(`/api/documents/${plan}/rows/${rowId}/comments`, body, addCommentAnswerSchema);
    await vi.waitFor(() => expect(live.marks.at(-1)).toEqual([1, 0]), { timeout: 3_000 });
    expect(live.modes).not.toContain('streaming');
    live.stop();
    await new Promise((resolve) => {
      proxy.close(resolve);
      proxy.closeAllConnections();
    });
  });

  it('stops for good when the session ends', async () => {
    const live = follow(server.origin, justice);
    await vi.waitFor(() => expect(live.modes).toContain('streaming'));
    await justice.send('DELETE', '/api/session');
    await vi.waitFor(() => expect(live.refused).toEqual(['session-expired']));
    expect(live.modes.at(-1)).toBe('stopped');
  });
});

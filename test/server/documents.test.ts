import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreateDocumentRequest } from '#shared/api/document-api.ts';
import {
  documentAnswerSchema,
  documentRowsAnswerSchema,
  documentsAnswerSchema,
  rowHistoryAnswerSchema,
} from '#shared/api/document-api.ts';
import { examplesAnswerSchema, healthAnswerSchema } from '#shared/api/example-api.ts';
import { overviewAnswerSchema } from '#shared/api/overview-api.ts';
import { seedDemo } from '#server/demo/seed-demo.ts';
import { newId } from '#server/new-id.ts';
import type { TestClient, TestServer } from '#test/support/server.ts';
import { startTestServer, TestClient as Client } from '#test/support/server.ts';
import { push, readRows, sync } from '#test/support/sync-requests.ts';

describe('documents', () => {
  let server: TestServer;
  let province: TestClient;
  let justice: TestClient;
  let finance: TestClient;
  beforeAll(async () => {
    server = await startTestServer();
    province = await server.signIn('so-noi-vu');
    justice = await server.signIn('so-tu-phap');
    finance = await server.signIn('so-tai-chinh');
  });
  afterAll(async () => {
    await server.stop();
    expect(server.errors).toEqual([]);
  });

  const criteria = (more: Partial<CreateDocumentRequest> = {}): CreateDocumentRequest => ({
    operationId: randomUUID(),
    kind: 'criteria',
    number: null,
    date: null,
    title: 'Bộ tiêu chí MINH HỌA',
    year: 2026,
    agencyCode: 'STP',
    agencyName: 'Sở Tư pháp',
    rows: [
      { fields: { code: '1', name: 'Công tác chỉ đạo', maxScore: 5 } },
      { fields: { code: '1.1', name: 'Kế hoạch CCHC', maxScore: 2, rule: 'Ban hành: 2; Không ban hành: 0' } },
    ],
    ...more,
  });

  it('the demonstration holds plan 167 with its seven sections and no progress', async () => {
    const { documents } = await justice.get('/api/documents', documentsAnswerSchema);
    expect(documents).toMatchObject([
      { number: '167/KH-UBND', kind: 'plan', rowCount: 87, year: 2026, date: '2025-12-17' },
    ]);
    const overview = await justice.get(
      `/api/documents/${documents[0]!.id}/overview?today=2026-03-05`,
      overviewAnswerSchema,
    );
    expect(overview.counts).toMatchObject({ total: 87, reported: 0, done: 0, noDeadline: 9 });
    expect(
      overview.bySection.map(({ section, parIndexField, counts }) => [section, parIndexField, counts.total]),
    ).toEqual([
      ['I', 2, 8],
      ['II', 3, 23],
      ['III', 4, 5],
      ['IV', 5, 7],
      ['V', 6, 23],
      ['VI', 7, 8],
      ['VII', 1, 13],
    ]);
  });

  it('seeding again changes nothing', async () => {
    await seedDemo({ store: server.store, clock: () => server.time.now, newId });
    const { documents } = await province.get('/api/documents', documentsAnswerSchema);
    expect(documents.filter(({ number }) => number === '167/KH-UBND')).toHaveLength(1);
  });

  it('tells with every row what the account may do and where the task stands', async () => {
    const plan = await justice.plan();
    const answer = await justice.get(`/api/documents/${plan}/rows?today=2026-02-01`, documentRowsAnswerSchema);
    expect(answer.today).toBe('2026-02-01');
    const own = answer.rows.find(({ fields }) => fields['leadAgencies'] === 'Sở Tư pháp')!;
    expect(own.access).toEqual({ assign: false, report: true, appraise: false });
    expect(own.task?.accountable).toEqual([{ code: 'STP', name: 'Sở Tư pháp', collective: false }]);
    const late = answer.rows.filter(({ task }) => task?.state === 'late');
    expect(late.length).toBeGreaterThan(0);
    for (const { task } of late) expect(task!.daysLeft).toBeLessThan(0);
    const asProvince = await readRows(province, plan);
    const nobody = asProvince.find(({ fields }) => (fields['leadAgencies'] ?? null) === null)!;
    expect(nobody.access).toEqual({ assign: true, report: true, appraise: true });
    expect(asProvince.find(({ rowId }) => rowId === own.rowId)!.access.report).toBe(false);
    const commune = await readRows(await server.signIn('ubnd-phuong'), plan);
    expect(commune.filter(({ access }) => access.report).length).toBeGreaterThan(10);
    for (const { access } of await readRows(await server.signIn('lanh-dao'), plan)) {
      expect(access).toEqual({ assign: false, report: false, appraise: false });
    }
  });

  it('counts the day in Viet Nam', async () => {
    const plan = await justice.plan();
    const before = server.time.now;
    server.time.now = new Date('2026-03-04T17:30:00Z');
    expect((await justice.get(`/api/documents/${plan}/overview`, overviewAnswerSchema)).today).toBe('2026-03-05');
    server.time.now = before;
    expect(await justice.refusal('GET', `/api/documents/${plan}/overview?today=5/3/2026`)).toMatchObject({
      status: 400,
    });
  });

  it('are made by the province, whole or not at all, once per operation', async () => {
    const request = criteria();
    expect(await justice.refusal('POST', '/api/documents', request)).toMatchObject({
      status: 403,
      reason: 'not-yours',
    });
    const made = await province.post('/api/documents', request, documentAnswerSchema);
    expect(await province.post('/api/documents', request, documentAnswerSchema)).toEqual(made);
    const wrong = criteria({
      rows: [{ fields: { name: 'A', maxScore: 1 } }, { fields: { name: 'B', maxScore: 'nhiều' } }],
    });
    const refused = await province.refusal('POST', '/api/documents', wrong);
    expect(refused).toMatchObject({ status: 422, reason: 'rows-invalid', details: { rows: [{ index: 1 }] } });
    const { documents } = await province.get('/api/documents', documentsAnswerSchema);
    expect(documents.filter(({ kind }) => kind === 'criteria')).toHaveLength(1);
  });

  it('N: names every wrong row and cell at once, one overlong text too, and makes nothing', async () => {
    const tooLong = 'x'.repeat(32_768);
    const good = { fields: { code: '1', name: 'Công tác chỉ đạo', maxScore: 5 } };
    const request = criteria({
      title: 'Bộ tiêu chí MINH HỌA dài',
      rows: [
        good,
        { fields: { code: '1.1', name: 'Kế hoạch CCHC', rule: tooLong, maxScore: 'nhiều' } },
        good,
        { fields: { code: '1.2', name: tooLong } },
        { fields: { name: 'Dòng\u0000hỏng' } },
      ],
    });
    const refused = await province.refusal('POST', '/api/documents', request);
    expect(refused).toMatchObject({
      status: 422,
      reason: 'rows-invalid',
      details: {
        rows: [
          {
            index: 1,
            errors: [
              { field: 'rule', reason: 'text-too-long' },
              { field: 'maxScore', reason: 'not-a-number' },
            ],
          },
          { index: 3, errors: [{ field: 'name', reason: 'text-too-long' }] },
          { index: 4, errors: [{ field: 'name', reason: 'text-unclean' }] },
        ],
      },
    });
    expect(refused.message).toContain('Có 3 dòng sai nên chưa tạo tài liệu');
    expect(refused.message).toContain('Dòng thứ 2 (1.1 Kế hoạch CCHC): «Thang điểm» dài 32768 ký tự');
    expect(refused.message).toContain('Dòng thứ 4 (1.2');
    expect(refused.message.length).toBeLessThan(2_000);
    const { documents } = await province.get('/api/documents', documentsAnswerSchema);
    expect(documents.map(({ title }) => title)).not.toContain('Bộ tiêu chí MINH HỌA dài');
    const mended = request.rows.map(({ fields }) => ({
      fields: { ...fields, name: 'Tên', rule: 'Đạt: 1', maxScore: 1 },
    }));
    const made = await province.post('/api/documents', { ...request, rows: mended }, documentAnswerSchema);
    expect(made.document.rowCount).toBe(5);
  });

  it('N: with thousands of wrong rows are refused in a few sentences', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => ({ fields: { name: `Dòng ${index}`, maxScore: -1 } }));
    const refused = await province.refusal('POST', '/api/documents', criteria({ rows }));
    expect(refused.message).toContain('Có 5000 dòng sai');
    expect(refused.message).toContain('Còn 4980 dòng khác cũng sai.');
    expect((refused.details as { rows: unknown[] }).rows).toHaveLength(5_000);
  });

  it('O-5: of one agency are seen and filled in by that agency, appraised by the province', async () => {
    const { document } = await province.post('/api/documents', criteria(), documentAnswerSchema);
    expect(await finance.refusal('GET', `/api/documents/${document.id}/rows`)).toMatchObject({
      status: 404,
      reason: 'document-unknown',
    });
    expect(
      await finance.refusal('POST', '/api/sync', {
        protocol: 1,
        operationId: randomUUID(),
        workbookId: randomUUID(),
        documentId: document.id,
        cursor: 0,
        dryRun: false,
        rows: [],
      }),
    ).toMatchObject({ status: 404 });
    const [, row] = await readRows(justice, document.id);
    expect(row!.task).toBeNull();
    const own = await sync(justice, {
      documentId: document.id,
      rows: [push(row!, { selfScore: 2, appraisedScore: 2 })],
    });
    expect(own.results[0]).toMatchObject({
      status: 'applied',
      changes: [{ field: 'selfScore', to: 2 }],
      refusedFields: [{ field: 'appraisedScore', reason: 'field-not-yours' }],
    });
    const tooMuch = await sync(province, {
      documentId: document.id,
      rows: [{ ...push(row!, { appraisedScore: 3 }), baseRevision: own.cursor }],
    });
    expect(tooMuch.results[0]).toMatchObject({ status: 'refused', reason: 'out-of-range' });
    const appraised = await sync(province, {
      documentId: document.id,
      rows: [{ ...push(row!, { appraisedScore: 1.5, selfScore: 0 }), baseRevision: own.cursor }],
    });
    expect(appraised.results[0]).toMatchObject({
      changes: [{ field: 'appraisedScore' }],
      refusedFields: [{ field: 'selfScore' }],
    });
  });

  it('keep the history of a row: who, when, what, from which workbook', async () => {
    const plan = await finance.plan();
    const row = (await readRows(finance, plan)).find(({ fields }) => fields['leadAgencies'] === 'Sở Tài chính')!;
    const workbookId = randomUUID();
    const { cursor } = await sync(finance, {
      documentId: plan,
      workbookId,
      rows: [push(row, { percent: 5, note: 'a' })],
    });
    const { entries } = await finance.get(`/api/documents/${plan}/rows/${row.rowId}/history`, rowHistoryAnswerSchema);
    expect(entries).toMatchObject([
      {
        revision: cursor,
        action: 'changed',
        author: 'Cán bộ CCHC Sở Tài chính',
        agencyName: 'Sở Tài chính',
        workbookId,
        changes: [
          { field: 'note', from: null, to: 'a' },
          { field: 'percent', from: null, to: 5 },
        ],
      },
      { action: 'created', workbookId: null, changes: [] },
    ]);
    expect(await finance.refusal('GET', `/api/documents/${plan}/rows/khong-co/history`)).toMatchObject({ status: 404 });
  });

  it('C-3: refuse a cursor that the server has not reached', async () => {
    const plan = await finance.plan();
    const refused = await finance.refusal('POST', '/api/sync', {
      protocol: 1,
      operationId: randomUUID(),
      workbookId: randomUUID(),
      documentId: plan,
      cursor: 1_000_000,
      dryRun: false,
      rows: [],
    });
    expect(refused).toMatchObject({ status: 409, reason: 'cursor-unknown' });
  });
});

describe('pages and files', () => {
  let server: TestServer;
  let webDir: string;
  beforeAll(async () => {
    webDir = mkdtempSync(path.join(tmpdir(), 'bang-diem-web-'));
    const page = '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>';
    for (const file of [
      'addin/taskpane.html',
      'addin/workbench/index.html',
      'server/dashboard/index.html',
      'assets/a-1.js',
    ]) {
      mkdirSync(path.dirname(path.join(webDir, file)), { recursive: true });
      writeFileSync(path.join(webDir, file), file.endsWith('.js') ? 'export {};' : `${page}${file}`);
    }
    server = await startTestServer({ webDir });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(webDir, { recursive: true, force: true });
    expect(server.errors).toEqual([]);
  });

  it.each([
    ['/', 'server/dashboard/index.html'],
    ['/workbench/', 'addin/workbench/index.html'],
    ['/workbench', 'addin/workbench/index.html'],
    ['/taskpane.html', 'addin/taskpane.html'],
  ])('%s shows %s', async (route, file) => {
    const response = await fetch(server.origin + route);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toBe(`<script src="/office/office.js"></script>${file}`);
  });

  it('says that a page, or the list of functions, was not built', async () => {
    for (const route of ['/workbench/pane.html', '/functions.json']) {
      const response = await fetch(server.origin + route);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('npm run build');
    }
  });

  it('only the pane may be framed by Excel on the web and load its scripts', async () => {
    const policy = async (route: string) =>
      (await fetch(server.origin + route)).headers.get('content-security-policy') ?? '';
    expect(await policy('/taskpane.html')).toMatch(
      /script-src 'self' https:\/\/appsforoffice\.microsoft\.com.*frame-ancestors 'self' https:/,
    );
    expect(await policy('/')).toMatch(/script-src 'self';.*frame-ancestors 'self'$/);
  });

  it.each(['/assets/a-1.js', '/office/office.js', '/examples/ke-hoach-167-bac-ninh-2026.xlsx'])(
    'serves %s',
    async (route) => {
      const response = await fetch(server.origin + route);
      expect(response.status).toBe(200);
      await response.arrayBuffer();
    },
  );

  it.each([
    '/khong-co',
    '/assets/khong-co.js',
    '/examples/..%2fpackage.json',
    '/examples/%2e%2e/package.json',
    '/office/../../package.json',
    '/%E0%A4%A',
    '/api/khong-co',
    '/api/documents/%00/rows',
  ])('%s is refused cleanly', async (route) => {
    const response = await fetch(server.origin + route);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(response.headers.get('content-type')).toContain('json');
  });

  it('lists the example workbooks and says that it is alive', async () => {
    const client = new Client(server.origin, null);
    const { examples } = await client.get('/api/examples', examplesAnswerSchema);
    expect(examples.map(({ file }) => file)).toContain('ke-hoach-167-bac-ninh-2026.xlsx');
    expect(await client.get('/api/health', healthAnswerSchema)).toEqual({ ok: true, demo: true });
  });

  it.each([
    ['{', 'application/json', 400, 'body-not-json'],
    ['null', 'application/json', 400, 'body-not-json'],
    ['[]', 'application/json', 400, 'request-invalid'],
    ['{}', 'text/plain', 400, 'request-invalid'],
    ['{}', 'application/json; charset=koi8', 415, 'body-charset-unsupported'],
  ])('the body %s as %s is refused with %i %s', async (body, type, status, reason) => {
    const response = await fetch(`${server.origin}/api/session`, {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ reason });
  });
});

// What no workbook would send: refused as a whole with a reason and a sentence, never a 500, and nothing is kept of it.
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiErrorSchema, syncAnswerSchema } from '#shared/sync/protocol.ts';
import { undoAnswerSchema } from '#shared/api/operation-api.ts';
import type { TestClient, TestServer } from '#test/support/server.ts';
import { startTestServer } from '#test/support/server.ts';
import { push, readRows, sync, syncRequest } from '#test/support/sync-requests.ts';
import { keptState } from '#test/support/kept-state.ts';

const vietnamese = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/i;

describe('requests that no workbook would send', () => {
  let server: TestServer;
  let finance: TestClient;
  let plan: string;
  let rowId: string;
  let revision: number;

  beforeAll(async () => {
    server = await startTestServer();
    finance = await server.signIn('so-tai-chinh');
    plan = await finance.plan();
    const row = (await readRows(finance, plan)).find(({ access }) => access.report)!;
    ({ rowId, revision } = row);
  });
  afterAll(async () => {
    await server.stop();
    expect(server.errors).toEqual([]);
  });

  /** Sends bytes as they are; the refusal. */
  async function refuse(
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
    route = '/api/sync',
  ): Promise<{ status: number; reason: string; message: string }> {
    const response = await fetch(server.origin + route, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${finance.token ?? ''}`, ...headers },
      body,
    });
    const { reason, message } = apiErrorSchema.parse(await response.json());
    return { status: response.status, reason, message };
  }

  const good = () => syncRequest({ documentId: plan });
  const withRow = (row: object): string =>
    JSON.stringify({ ...good(), rows: [{ ref: 'a', rowId, baseRevision: revision, fields: { percent: 1 }, ...row }] });
  const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

  const bodies: [name: string, body: () => string, reason: string][] = [
    ['nothing', () => '', 'request-invalid'],
    ['null', () => 'null', 'body-not-json'],
    ['a text', () => '"x"', 'body-not-json'],
    ['half a request', () => JSON.stringify(good()).slice(0, 60), 'body-not-json'],
    ['NaN', () => withRow({}).replace('"percent":1', '"percent":NaN'), 'body-not-json'],
    ['Infinity by its digits', () => withRow({}).replace('"percent":1', '"percent":1e999'), 'request-invalid'],
    [
      'arrays in arrays for a value',
      () => withRow({}).replace('"percent":1', `"percent":${deep(50_000)}`),
      'request-invalid',
    ],
    [
      'arrays in arrays for rows',
      () => JSON.stringify(good()).replace('"rows":[]', `"rows":${deep(50_000)}`),
      'request-invalid',
    ],
    ['the prototype of all objects', () => withRow({}).replace('"percent":1', '"__proto__":"x"'), 'request-invalid'],
    ['a truth value', () => withRow({ fields: { note: true } }), 'request-invalid'],
    ['an object as a value', () => withRow({ fields: { note: { $ne: null } } }), 'request-invalid'],
    ['no protocol', () => JSON.stringify({ ...good(), protocol: undefined }), 'request-invalid'],
    ['protocol 2', () => JSON.stringify({ ...good(), protocol: 2 }), 'protocol-unsupported'],
    ['protocol "1"', () => JSON.stringify({ ...good(), protocol: '1' }), 'protocol-unsupported'],
    ['a fraction of a revision', () => withRow({ baseRevision: 1.5 }), 'request-invalid'],
    ['a negative revision', () => withRow({ baseRevision: -1 }), 'request-invalid'],
    ['a revision past all numbers', () => withRow({ baseRevision: 2 ** 60 }), 'request-invalid'],
    ['a revision as text', () => withRow({ baseRevision: '1' }), 'request-invalid'],
    ['a negative cursor', () => JSON.stringify({ ...good(), cursor: -5 }), 'request-invalid'],
    ['a cursor of the future', () => JSON.stringify({ ...good(), cursor: 2 ** 52 }), 'cursor-unknown'],
    ['a newest revision of the future', () => JSON.stringify({ ...good(), newest: 2 ** 52 }), 'cursor-unknown'],
    ['an operation without an id', () => JSON.stringify({ ...good(), operationId: '' }), 'request-invalid'],
    ['a row without a name', () => withRow({ ref: '' }), 'request-invalid'],
    [
      'two rows of one name',
      () => JSON.stringify({ ...good(), rows: [push({ rowId, revision }, {}), push({ rowId, revision }, {})] }),
      'ref-repeated',
    ],
    [
      'a row and a removal of one name',
      () =>
        JSON.stringify({
          ...good(),
          rows: [push({ rowId, revision }, {})],
          removals: [{ ref: rowId, rowId, baseRevision: revision }],
        }),
      'ref-repeated',
    ],
    ['a field whose name never ends', () => withRow({ fields: { ['x'.repeat(41)]: 1 } }), 'request-invalid'],
    ['a document by a path', () => JSON.stringify({ ...good(), documentId: '../../etc/passwd' }), 'document-unknown'],
    ['a document by a statement', () => JSON.stringify({ ...good(), documentId: "' OR 1=1 --" }), 'document-unknown'],
  ];

  it.each(bodies)('%s', async (_name, body, reason) => {
    const before = await keptState(server.store, plan);
    const refused = await refuse(body());
    expect(refused).toMatchObject({ reason });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.status).toBeLessThan(500);
    expect(refused.message).toMatch(vietnamese);
    expect(await keptState(server.store, plan)).toEqual(before);
  });

  it('20,001 rows, where 20,000 are answered row by row', async () => {
    const before = await keptState(server.store, plan);
    const rows = Array.from({ length: 20_000 }, (_, index) => ({
      ref: `r${index}`,
      rowId: `khong-co-${index}`,
      baseRevision: 1,
      fields: { percent: 1 },
    }));
    const { results } = await sync(finance, { documentId: plan, cursor: before.sequence, rows });
    expect(results).toHaveLength(20_000);
    expect(new Set(results.map(({ reason }) => reason))).toEqual(new Set(['row-unknown']));
    const more = { ...good(), rows: [...rows, { ...rows[0]!, ref: 'more' }] };
    expect(await refuse(JSON.stringify(more))).toMatchObject({ status: 400, reason: 'request-invalid' });
    expect((await keptState(server.store, plan)).rows).toEqual(before.rows);
  }, 60_000);

  it('more than 8 MB, plain or packed', async () => {
    const long = JSON.stringify({ ...good(), rows: [{ ref: 'a', note: 'x'.repeat(9_000_000) }] });
    const tooLarge = { status: 413, reason: 'body-too-large' };
    expect(await refuse(long)).toMatchObject(tooLarge);
    expect(await refuse(new Uint8Array(gzipSync(long)), { 'content-encoding': 'gzip' })).toMatchObject(tooLarge);
  });

  it.each([
    ['bytes that are no UTF-8', { 'content-type': 'application/json' }, 400],
    ['another charset', { 'content-type': 'application/json; charset=iso-8859-1' }, 415],
    ['another packing', { 'content-encoding': 'x-unknown' }, 415],
    ['packed bytes that are none', { 'content-encoding': 'gzip' }, 400],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 400],
  ])('%s', async (_name, headers: Record<string, string>, status) => {
    const refused = await refuse(new Uint8Array([0xff, 0xfe, 0x7b, 0x80, 0x7d]), headers);
    expect(refused.status).toBe(status);
    expect(refused.message).toMatch(vietnamese);
  });

  it('an operation id that was used for something else: another content, an undo, a sync', async () => {
    const first = { ...good(), rows: [push({ rowId, revision }, { note: 'a' })] };
    const { cursor } = await finance.post('/api/sync', first, syncAnswerSchema);
    const reused = { status: 409, reason: 'operation-reused' };
    const other = { ...first, rows: [push({ rowId, revision }, { note: 'b' })] };
    expect(await finance.refusal('POST', '/api/sync', other)).toMatchObject(reused);
    const route = `/api/operations/${first.operationId}/undo`;
    expect(await finance.refusal('POST', route, { operationId: first.operationId })).toMatchObject(reused);
    const undo = { operationId: randomUUID() };
    await finance.post(route, undo, undoAnswerSchema);
    expect(await finance.refusal('POST', '/api/sync', { ...other, operationId: undo.operationId })).toMatchObject(
      reused,
    );
    const history = await server.store.documents.readHistory(plan, rowId);
    expect(history?.map(({ changes }) => changes.map(({ to }) => to))).toEqual([[null], ['a'], []]);
    expect(cursor).toBeGreaterThan(0);
  });
});

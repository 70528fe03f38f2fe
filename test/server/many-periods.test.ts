import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentAnswerSchema } from '#shared/api/document-api.ts';
import {
  manyPeriodsAnswerSchema,
  periodsAnswerSchema,
  snapshotsAnswerSchema,
  type ManyPeriodsResult,
} from '#shared/api/period-api.ts';
import { startTestServer, type TestClient, type TestServer } from '#test/support/server.ts';
import { push, rowLedBy, sync } from '#test/support/sync-requests.ts';

const quarter = { kind: 'quarter', from: '2026-10-01', to: '2026-12-31', due: '2027-01-05', round: null };

describe('one period in many documents', () => {
  let server: TestServer;
  let province: TestClient;
  let plan: string;
  let other: string;
  beforeEach(async () => {
    server = await startTestServer();
    province = await server.signIn('so-noi-vu');
    plan = await province.plan();
    const request = {
      operationId: randomUUID(),
      kind: 'plan',
      number: null,
      date: null,
      title: 'Kế hoạch MINH HỌA',
      year: 2026,
      agencyCode: null,
      agencyName: null,
      rows: [{ fields: { activity: 'Việc', leadAgencies: 'Sở Tư pháp' } }],
    };
    other = (await province.post('/api/documents', request, documentAnswerSchema)).document.id;
  });
  afterEach(async () => {
    await server.stop();
    expect(server.errors).toEqual([]);
  });

  const named = (...ids: string[]) => ids.map((documentId) => ({ documentId, operationId: randomUUID() }));
  const send = async (act: 'open' | 'close', documents: object[], more: object = {}): Promise<ManyPeriodsResult[]> =>
    (await province.post('/api/periods', { act, span: quarter, documents, ...more }, manyPeriodsAnswerSchema)).results;
  const periodsOf = (id: string) => province.get(`/api/documents/${id}/periods`, periodsAnswerSchema);
  const statuses = (results: readonly ManyPeriodsResult[]) => results.map(({ status, reason }) => reason ?? status);

  it('K-8: opens and closes it in each, with the result of each; what one refuses stops no other', async () => {
    expect(statuses(await send('open', named(other)))).toEqual(['done']);
    const opened = await send('open', named(plan, 'khong-co', other));
    expect(statuses(opened)).toEqual(['done', 'document-unknown', 'period-invalid']);
    expect(opened[0]?.period).toMatchObject({ documentId: plan, label: 'Quý IV/2026', state: 'open' });
    expect(opened[2]?.message).toContain('Tài liệu đã có «Quý IV/2026»');
    const closed = await send('close', named(plan, other));
    expect(statuses(closed)).toEqual(['done', 'done']);
    for (const id of [plan, other]) {
      expect((await periodsOf(id)).open).toBe(false);
      const { snapshots } = await province.get(`/api/documents/${id}/snapshots`, snapshotsAnswerSchema);
      expect(snapshots).toHaveLength(1);
    }
    expect(statuses(await send('close', named(plan)))).toEqual(['period-not-open']);
  });

  it('sent again is done once in each, also when only some had been done', async () => {
    const documents = named(plan, other);
    await send('open', documents.slice(0, 1));
    const [first, second] = await Promise.all([send('open', documents), send('open', documents)]);
    expect(first).toEqual(second);
    expect(statuses(first)).toEqual(['done', 'done']);
    for (const id of [plan, other]) expect((await periodsOf(id)).periods).toHaveLength(1);
    const closing = named(plan, other);
    const closed = await send('close', closing);
    expect(await send('close', closing)).toEqual(closed);
    expect((await periodsOf(plan)).acts.map(({ act }) => act)).toEqual(['close', 'open']);
  });

  it('foresees the same, and changes nothing', async () => {
    const ready = await send('open', named(plan, other), { dryRun: true });
    expect(ready).toMatchObject([
      { status: 'ready', foreseen: { waiting: null } },
      { status: 'ready', foreseen: { rows: 1 } },
    ]);
    expect((await periodsOf(plan)).periods).toEqual([]);
    await send('open', named(other));
    expect(statuses(await send('open', named(plan, other), { dryRun: true }))).toEqual(['ready', 'period-invalid']);
    const justice = await server.signIn('so-tu-phap');
    const row = await rowLedBy(justice, other, 'Sở Tư pháp');
    const before = await send('close', named(plan, other), { dryRun: true });
    expect(statuses(before)).toEqual(['period-unknown', 'ready']);
    expect(before[1]?.foreseen).toEqual({ rows: 1, waiting: 1, returned: 0, stillOpen: [] });
    await sync(justice, { documentId: other, rows: [push(row, { percent: 10 })] });
    const after = await send('close', named(other), { dryRun: true });
    expect(after[0]?.foreseen?.waiting).toBe(0);
    expect((await periodsOf(other)).open).toBe(true);
    await send('close', named(other));
    expect(statuses(await send('close', named(other), { dryRun: true }))).toEqual(['period-not-open']);
  });

  it('is for the province alone', async () => {
    const justice = await server.signIn('so-tu-phap');
    const body = { act: 'open', span: quarter, documents: named(plan) };
    for (const dryRun of [true, false]) {
      const refused = await justice.refusal('POST', '/api/periods', { ...body, dryRun });
      expect(refused).toMatchObject({ status: 403, reason: 'province-only' });
    }
    expect((await province.refusal('POST', '/api/periods', { ...body, documents: [] })).reason).toBe('request-invalid');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PushedRow } from '#shared/sync/protocol.ts';
import { readRows, sync } from '#test/support/sync-requests.ts';
import { startTestServer, type TestClient, type TestServer } from '#test/support/server.ts';

describe('rows without identity that the document has already (M)', () => {
  let server: TestServer;
  let province: TestClient;
  let justice: TestClient;
  let plan: string;

  beforeAll(async () => {
    server = await startTestServer();
    [province, justice] = (await Promise.all(['so-noi-vu', 'so-tu-phap'].map((name) => server.signIn(name)))) as [
      TestClient,
      TestClient,
    ];
    plan = await province.plan();
  });
  afterAll(async () => {
    await server.stop();
    expect(server.errors).toEqual([]);
  });

  const unlinked = (ref: string, fields: PushedRow['fields'], more: Partial<PushedRow> = {}): PushedRow => ({
    ref,
    rowId: null,
    baseRevision: null,
    fields,
    ...more,
  });

  it('M-2: the whole plan under one section is found again, nothing is made twice', async () => {
    const before = await readRows(province, plan);
    const moved = before.map(({ fields }, index) => unlinked(`r${index}`, { ...fields, section: 'I' }));
    const answer = await sync(province, { documentId: plan, rows: moved.reverse() });
    expect(answer.results.filter(({ status }) => status !== 'linked')).toEqual([]);
    expect(new Set(answer.results.map(({ rowId }) => rowId)).size).toBe(before.length);
    expect(await readRows(province, plan)).toHaveLength(before.length);
  });

  it('M-7: asks the province about a row like one that is there, and makes it when she says it is new', async () => {
    const all = await readRows(province, plan);
    const [row] = all;
    const held = all.map(({ rowId }) => rowId);
    const fields = { ...row!.fields, section: 'V', activity: String(row!.fields['activity']).toUpperCase() };
    const asked = await sync(province, { documentId: plan, rows: [unlinked('a', fields)], held });
    expect(asked.results[0]).toMatchObject({
      status: 'refused',
      reason: 'row-like-present',
      like: { rowId: row!.rowId, taken: true },
    });
    expect(asked.results[0]!.message).toContain('Đây là dòng mới');
    expect(await readRows(province, plan)).toHaveLength(all.length);
    const made = await sync(province, { documentId: plan, rows: [unlinked('a', fields, { asNew: true })], held });
    expect(made.results[0]!.status).toBe('created');
    expect(await readRows(province, plan)).toHaveLength(all.length + 1);
  });

  it('M-8: links a row to the one she names, unless that one is taken', async () => {
    const all = await readRows(justice, plan);
    const [row] = all;
    const held = all.slice(1).map(({ rowId }) => rowId);
    const plainWords = { section: 'I', task: 'Việc cũ', activity: 'Viết lại hẳn' };
    const sameAs = { sameAs: row!.rowId };
    const taken = await sync(justice, {
      documentId: plan,
      dryRun: true,
      rows: [unlinked('a', plainWords, sameAs)],
      held: [...held, row!.rowId],
    });
    expect(taken.results[0]).toMatchObject({ status: 'refused', reason: 'row-unmatched' });
    const answer = await sync(justice, {
      documentId: plan,
      dryRun: true,
      rows: [unlinked('a', plainWords, sameAs), unlinked('b', { ...row!.fields }, sameAs)],
      held,
    });
    expect(answer.results[0]).toMatchObject({ status: 'linked', rowId: row!.rowId });
    expect(answer.results[1]!.status).toBe('refused');
  });

  it('M-7: an agency is told which row is like hers; it never adds one', async () => {
    const all = await readRows(justice, plan);
    const row = all.find(({ fields }) => String(fields['activity']).split(' ').length > 6)!;
    const held = all.filter(({ rowId }) => rowId !== row.rowId).map(({ rowId }) => rowId);
    const fields = { ...row.fields, activity: `9. ${String(row.fields['activity'])}` };
    const near = await sync(justice, { documentId: plan, rows: [unlinked('a', fields)], held });
    expect(near.results[0]).toMatchObject({ reason: 'row-like-present', like: { rowId: row.rowId, taken: false } });
    expect(near.results[0]!.message).toContain('Nối với dòng đó');
    const insisted = await sync(justice, { documentId: plan, rows: [unlinked('a', fields, { asNew: true })], held });
    expect(insisted.results[0]).toMatchObject({ status: 'refused', reason: 'row-unmatched' });
  });

  it('M-5: what an agency typed in the columns of the province is told beside it, a blank takes its value', async () => {
    const row = (await readRows(justice, plan)).find(({ fields }) => fields['product'] && fields['deadline'])!;
    const { section, objective, task, activity } = row.fields;
    const words = { section: section!, objective: objective!, task: task!, activity: activity! };
    const answer = await sync(justice, {
      documentId: plan,
      dryRun: true,
      rows: [unlinked('a', { ...words, deadline: 'Năm 1999' })],
    });
    expect(answer.results[0]).toMatchObject({
      status: 'linked',
      refusedFields: [
        { field: 'deadline', reason: 'field-not-yours', mine: 'Năm 1999', theirs: row.fields['deadline'] },
      ],
      fields: { product: row.fields['product'] },
    });
  });
});

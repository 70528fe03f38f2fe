import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowHistoryAnswerSchema } from '#shared/api/document-api.ts';
import type { PeriodActAnswer, PeriodsAnswer } from '#shared/api/period-api.ts';
import {
  comparisonAnswerSchema,
  periodActAnswerSchema,
  periodsAnswerSchema,
  reportingAnswerSchema,
  snapshotAnswerSchema,
  snapshotsAnswerSchema,
} from '#shared/api/period-api.ts';
import { undoAnswerSchema } from '#shared/api/operation-api.ts';
import { syncAnswerSchema } from '#shared/sync/protocol.ts';
import type { TestClient, TestServer } from '#test/support/server.ts';
import { startTestServer } from '#test/support/server.ts';
import { push, readRows, rowLedBy, sync, syncRequest } from '#test/support/sync-requests.ts';

const quarter = { kind: 'quarter', from: '2026-01-01', to: '2026-03-31', due: '2026-04-05' };
const month = { kind: 'month', from: '2026-03-01', to: '2026-03-31', due: '2026-04-03' };

describe('reporting periods', () => {
  let server: TestServer;
  let province: TestClient;
  let justice: TestClient;
  let reader: TestClient | null;
  let plan: string;
  beforeEach(async () => {
    server = await startTestServer();
    province = await server.signIn('so-noi-vu');
    justice = await server.signIn('so-tu-phap');
    reader = null;
    plan = await province.plan();
  });
  afterEach(async () => {
    expect(server.errors).toEqual([]);
    await server.stop();
  });

  const act = (path: string, body: object, by = province): Promise<PeriodActAnswer> =>
    by.post(`/api/documents/${plan}/${path}`, { operationId: randomUUID(), ...body }, periodActAnswerSchema);
  const refused = (path: string, body: object, by = province) =>
    by.refusal('POST', `/api/documents/${plan}/${path}`, { operationId: randomUUID(), ...body });
  const open = async (span: object = quarter): Promise<string> => (await act('periods', span)).period!.id;
  const close = (id: string) => act(`periods/${id}/close`, {});
  const list = (by = province): Promise<PeriodsAnswer> => by.get(`/api/documents/${plan}/periods`, periodsAnswerSchema);
  const justiceRow = () => rowLedBy(justice, plan, 'Sở Tư pháp');

  it('K-1: a document without periods is open; one period opens and closes it, and says so to everyone', async () => {
    expect(await list(justice)).toMatchObject({ periods: [], open: true, message: null });
    const id = await open();
    expect((await list(justice)).periods).toMatchObject([{ id, label: 'Quý I/2026', state: 'open', closedAt: null }]);
    server.time.now = new Date('2026-04-05T20:00:00Z');
    province = await server.signIn('so-noi-vu');
    justice = await server.signIn('so-tu-phap');
    const closed = await close(id);
    expect(closed.period).toMatchObject({ state: 'closed', closedAt: '2026-04-05T20:00:00.000Z' });
    expect(await list(justice)).toMatchObject({
      open: false,
      message: 'Kỳ báo cáo Quý I/2026 đã khóa ngày 06/04/2026. Đề nghị Sở Nội vụ mở lại kỳ hoặc trả lại dòng cần sửa.',
      acts: [
        { act: 'close', label: 'Quý I/2026' },
        { act: 'open', label: 'Quý I/2026' },
      ],
    });
    expect(await refused(`periods/${id}/close`, {})).toMatchObject({ status: 409, reason: 'period-not-open' });
    await act(`periods/${id}/reopen`, { reason: 'Bổ sung số liệu' });
    expect(await list(justice)).toMatchObject({ open: true, message: null });
    expect(await refused(`periods/${id}/reopen`, {})).toMatchObject({ status: 409, reason: 'period-not-closed' });
  });

  it('K-1: only the province opens, closes, gives back and keeps; nobody else learns of a document not theirs', async () => {
    const id = await open();
    const row = await justiceRow();
    reader = await server.signIn('lanh-dao').catch(() => null);
    const others = reader === null ? [justice] : [justice, reader];
    for (const client of others) {
      for (const [path, body] of [
        ['periods', month],
        [`periods/${id}/close`, {}],
        [`periods/${id}/reopen`, {}],
        ['returns', { rowIds: [row.rowId], reason: 'Thiếu' }],
        ['returns/end', { rowIds: [row.rowId] }],
        ['snapshots', {}],
      ] as const) {
        expect(await refused(path, body, client)).toMatchObject({ status: 403, reason: 'province-only' });
      }
    }
    expect(await justice.refusal('GET', '/api/documents/khong-co/periods')).toMatchObject({
      status: 404,
      reason: 'document-unknown',
    });
    expect(await refused('periods/khong-co/close', {})).toMatchObject({ status: 404, reason: 'period-unknown' });
  });

  it('K-2: refuses days that make no sense, and a second period of one kind on the same days', async () => {
    await open();
    expect(
      await refused('periods', { ...quarter, from: '2026-01-15', to: '2026-04-14', due: '2026-04-20' }),
    ).toMatchObject({ status: 422, reason: 'period-invalid', details: { problem: 'overlap' } });
    expect(await refused('periods', { ...month, from: '2026-03-31', to: '2026-03-01' })).toMatchObject({
      status: 422,
      details: { problem: 'from-after-to' },
    });
    expect(await refused('periods', { ...month, due: '2026-02-31' })).toMatchObject({ status: 400 });
    await open(month);
    expect((await list()).periods).toHaveLength(2);
  });

  it('K-3: reports are refused while every period is closed, in a dry run too; assignment goes on', async () => {
    const row = await justiceRow();
    const [first, second] = [await open(), await open(month)];
    await close(first);
    const sent = push(row, { percent: 10 });
    expect((await sync(justice, { documentId: plan, rows: [sent] })).results).toMatchObject([{ status: 'applied' }]);
    await close(second);
    const now = await justiceRow();
    for (const dryRun of [true, false]) {
      const answer = await sync(justice, { documentId: plan, dryRun, rows: [push(now, { percent: 60 })] });
      expect(answer.results).toMatchObject([
        {
          status: 'refused',
          reason: 'period-closed',
          refusedFields: [{ field: 'percent', reason: 'period-closed', mine: 60, theirs: 10 }],
        },
      ]);
      expect(answer.results[0]!.message).toContain('đã khóa ngày 05/03/2026');
    }
    const assigned = await sync(province, {
      documentId: plan,
      rows: [push(now, { coAgencies: 'Sở Tài chính', percent: 90 })],
    });
    // The province does not report this row, so that is the reason, not the period.
    expect(assigned.results).toMatchObject([
      { status: 'applied', changes: [{ field: 'coAgencies' }], refusedFields: [{ reason: 'not-yours' }] },
    ]);
  });

  it('K-3: a row that the province reports itself is held back as well, and a new row begins without a report', async () => {
    await close(await open());
    const own = await rowLedBy(province, plan, 'Sở Nội vụ');
    expect((await sync(province, { documentId: plan, rows: [push(own, { percent: 5 })] })).results).toMatchObject([
      { status: 'refused', reason: 'period-closed' },
    ]);
    const fresh = { ref: 'new', rowId: null, baseRevision: null };
    const answer = await sync(province, {
      documentId: plan,
      rows: [{ ...fresh, fields: { activity: 'Việc mới giao', leadAgencies: 'Sở Tư pháp', status: 'Đã hoàn thành' } }],
    });
    expect(answer.results).toMatchObject([
      { status: 'created', refusedFields: [{ field: 'status', reason: 'period-closed' }] },
    ]);
    expect(answer.results[0]!.fields).toEqual({ activity: 'Việc mới giao', leadAgencies: 'Sở Tư pháp' });
  });

  it('K-3: a resend of what was acknowledged before the closing gets its first answer', async () => {
    const id = await open();
    const row = await justiceRow();
    const request = syncRequest({ documentId: plan, rows: [push(row, { percent: 25 })] });
    const first = await justice.send('POST', '/api/sync', request).then((response) => response.text());
    await close(id);
    expect(await justice.send('POST', '/api/sync', request).then((response) => response.text())).toBe(first);
    expect(syncAnswerSchema.parse(JSON.parse(first)).results).toMatchObject([{ status: 'applied' }]);
  });

  it('K-3: a publish is not taken back into a closed period, and is when it is open again', async () => {
    const id = await open();
    const sent = await sync(justice, { documentId: plan, rows: [push(await justiceRow(), { percent: 25 })] });
    await close(id);
    const undo = `/api/operations/${sent.operationId}/undo`;
    expect(await justice.refusal('POST', undo, { operationId: randomUUID() })).toMatchObject({
      status: 409,
      reason: 'period-closed',
    });
    await act(`periods/${id}/reopen`, {});
    expect(await justice.post(undo, { operationId: randomUUID() }, undoAnswerSchema)).toMatchObject({
      rowsRestored: 1,
    });
  });

  it('K-3: what the province assigned may be taken back while the period is closed', async () => {
    await close(await open());
    const sent = await sync(province, {
      documentId: plan,
      rows: [push(await justiceRow(), { coAgencies: 'Sở Y tế' })],
    });
    const undo = `/api/operations/${sent.operationId}/undo`;
    expect(await province.post(undo, { operationId: randomUUID() }, undoAnswerSchema)).toMatchObject({
      rowsRestored: 1,
    });
  });

  it('K-5: a row given back comes as news with its reason, may be sent, and ends when the province takes it', async () => {
    await close(await open());
    const row = await justiceRow();
    const { cursor } = await sync(justice, { documentId: plan });
    const given = await act('returns', { rowIds: [row.rowId], reason: ' Chưa có minh chứng ' });
    expect(given).toMatchObject({ act: 'return', rows: 1 });
    const returned = { reason: 'Chưa có minh chứng', by: 'Cán bộ CCHC Sở Nội vụ' };
    const heard = await sync(justice, { documentId: plan, cursor });
    expect(heard.news).toMatchObject([{ rowId: row.rowId, returned }]);
    expect(heard.news[0]!.revision).toBeGreaterThan(row.revision);
    expect((await readRows(justice, plan)).filter((entry) => entry.returned)).toMatchObject([{ returned }]);
    const sent = await sync(justice, { documentId: plan, rows: [push(row, { evidence: 'CV 12/STP' })] });
    expect(sent.results).toMatchObject([{ changes: [{ field: 'evidence' }], returned }]);
    await act('returns/end', { rowIds: [row.rowId] });
    const after = await sync(justice, { documentId: plan, cursor: sent.cursor });
    expect(after.news).toMatchObject([{ rowId: row.rowId }]);
    expect(after.news[0]!.returned).toBeUndefined();
    expect(
      (await sync(justice, { documentId: plan, rows: [push(await justiceRow(), { percent: 1 })] })).results,
    ).toMatchObject([{ reason: 'period-closed' }]);
    expect(await refused('returns/end', { rowIds: [row.rowId] })).toMatchObject({ reason: 'row-not-returned' });
    const history = await province.get(`/api/documents/${plan}/rows/${row.rowId}/history`, rowHistoryAnswerSchema);
    expect(history.entries.map(({ action }) => action)).toEqual(['return-ended', 'changed', 'returned', 'created']);
    expect(history.entries[2]).toMatchObject({ reason: 'Chưa có minh chứng', changes: [] });
  });

  it('K-5: rows are given back all or none, and only where there is a period', async () => {
    const row = await justiceRow();
    expect(await refused('returns', { rowIds: [row.rowId], reason: 'Thiếu' })).toMatchObject({ reason: 'no-period' });
    await close(await open());
    expect(await refused('returns', { rowIds: [row.rowId, 'khong-co'], reason: 'Thiếu' })).toMatchObject({
      status: 404,
      reason: 'row-unknown',
      details: { rows: ['khong-co'] },
    });
    for (const reason of ['', '   ', 'a'.repeat(501), 'hỏng\u0007']) {
      expect(await refused('returns', { rowIds: [row.rowId], reason })).toMatchObject({ status: 400 });
    }
    expect((await list()).returned).toEqual([]);
  });

  it('K-6: closing again ends what was given back', async () => {
    const id = await open();
    await close(id);
    const row = await justiceRow();
    await act('returns', { rowIds: [row.rowId], reason: 'Thiếu' });
    await act(`periods/${id}/reopen`, {});
    expect((await list()).returned).toMatchObject([{ rowId: row.rowId, reason: 'Thiếu', mine: false }]);
    expect((await list(justice)).returned).toMatchObject([{ mine: true }]);
    expect(await close(id)).toMatchObject({ rows: 1 });
    expect((await list()).returned).toEqual([]);
    expect((await justiceRow()).returned).toBeUndefined();
  });

  it('K-7: closing keeps the rows as they stood; they can be read and compared with what is now', async () => {
    const row = await justiceRow();
    const id = await open();
    const { snapshotId } = await close(id);
    await act(`periods/${id}/reopen`, {});
    await sync(justice, {
      documentId: plan,
      rows: [push(row, { status: 'Đã hoàn thành', percent: 100, result: 'Đã ban hành' })],
    });
    const route = `/api/documents/${plan}/snapshots`;
    const { snapshots } = await justice.get(route, snapshotsAnswerSchema);
    expect(snapshots).toMatchObject([{ id: snapshotId, periodId: id, label: 'Quý I/2026' }]);
    const kept = await justice.get(`${route}/${snapshotId}`, snapshotAnswerSchema);
    expect(kept.rows).toHaveLength(snapshots[0]!.rowCount);
    expect(kept.rows.find(({ rowId }) => rowId === row.rowId)!.fields['percent'] ?? null).toBeNull();
    expect(kept.columns).toContainEqual({ field: 'activity', label: 'Hoạt động' });
    const comparison = await justice.get(`${route}/${snapshotId}/comparison`, comparisonAnswerSchema);
    expect(comparison).toMatchObject({ added: 0, removed: 0, changed: 1, thenDay: '2026-03-05' });
    expect(comparison.now!.done).toBe(comparison.then!.done + 1);
    expect(comparison.changes[0]).toMatchObject({ rowId: row.rowId });
    expect(await justice.refusal('GET', `${route}/khong-co`)).toMatchObject({ reason: 'snapshot-unknown' });
  });

  it('K-7: a snapshot may be kept at any time', async () => {
    const { snapshotId } = await act('snapshots', {});
    const { snapshots } = await province.get(`/api/documents/${plan}/snapshots`, snapshotsAnswerSchema);
    expect(snapshots).toMatchObject([{ id: snapshotId, periodId: null, label: 'Chụp ngày 05/03/2026' }]);
  });

  it('tells who has reported since the period was opened', async () => {
    const row = await justiceRow();
    const before = { documentId: plan, rows: [push(row, { percent: 5 })] };
    await sync(justice, before);
    const id = await open();
    const read = () => province.get(`/api/documents/${plan}/periods/${id}/reporting`, reportingAnswerSchema);
    const ofJustice = async () => (await read()).byAgency.find(({ agency }) => agency.name === 'Sở Tư pháp')!;
    const start = await ofJustice();
    expect(start).toMatchObject({ updated: 0, settled: 0, lastAt: null });
    expect(start.waiting).toBe(start.rows);
    server.time.now = new Date('2026-03-05T09:00:00Z');
    await sync(justice, { documentId: plan, rows: [push(await justiceRow(), { percent: 30 })] });
    expect(await ofJustice()).toMatchObject({
      updated: 1,
      waiting: start.waiting - 1,
      lastAt: '2026-03-05T09:00:00.000Z',
    });
  });

  it('an act sent twice is done once, also when both arrive at once; another act with its id is refused', async () => {
    const body = { operationId: randomUUID(), ...quarter };
    const route = `/api/documents/${plan}/periods`;
    const answers = await Promise.all(
      [1, 2, 3].map(() => province.send('POST', route, body).then((response) => response.text())),
    );
    expect(new Set(answers).size).toBe(1);
    expect((await list()).periods).toHaveLength(1);
    expect(await province.refusal('POST', route, { ...body, due: '2026-04-06' })).toMatchObject({
      status: 409,
      reason: 'operation-reused',
    });
    const id = (await list()).periods[0]!.id;
    const closing = { operationId: randomUUID() };
    const first = await province.post(`${route}/${id}/close`, closing, periodActAnswerSchema);
    await act(`periods/${id}/reopen`, {});
    expect(await province.post(`${route}/${id}/close`, closing, periodActAnswerSchema)).toEqual(first);
    expect((await list()).open).toBe(true);
  });

  it('an act on periods is not taken back as a publish is', async () => {
    await close(await open());
    const row = await justiceRow();
    const given = await act('returns', { rowIds: [row.rowId], reason: 'Thiếu' });
    expect(
      await province.refusal('POST', `/api/operations/${given.operationId}/undo`, { operationId: randomUUID() }),
    ).toMatchObject({ status: 409, reason: 'not-undoable' });
  });

  it('survives a restart: what is closed stays closed', async () => {
    await close(await open());
    expect((await justiceRow()).rowId).not.toBe('');
    const again = await startTestServer({ databaseFile: server.databaseFile });
    try {
      const client = await again.signIn('so-tu-phap');
      const answer = await sync(client, { documentId: plan, rows: [push(await justiceRow(), { percent: 3 })] });
      expect(answer.results).toMatchObject([{ reason: 'period-closed' }]);
    } finally {
      await again.stop();
    }
  });
});

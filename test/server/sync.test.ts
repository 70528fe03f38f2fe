import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationsAnswerSchema, undoAnswerSchema } from '#shared/api/operation-api.ts';
import { rowHistoryAnswerSchema } from '#shared/api/document-api.ts';
import { syncAnswerSchema } from '#shared/sync/protocol.ts';
import type { TestClient, TestServer } from '#test/support/server.ts';
import { startTestServer } from '#test/support/server.ts';
import { push, readRows, rowLedBy, sync, syncRequest } from '#test/support/sync-requests.ts';

describe('sync', () => {
  let server: TestServer;
  let province: TestClient;
  let justice: TestClient;
  let finance: TestClient;
  let plan: string;

  beforeAll(async () => {
    server = await startTestServer();
    [province, justice, finance] = (await Promise.all(
      ['so-noi-vu', 'so-tu-phap', 'so-tai-chinh'].map((name) => server.signIn(name)),
    )) as [TestClient, TestClient, TestClient];
    plan = await province.plan();
  });
  afterAll(async () => {
    await server.stop();
    expect(server.errors).toEqual([]);
  });

  it('P-7: gives a workbook that has seen nothing every row, and nothing more once it has', async () => {
    const first = await sync(justice, { documentId: plan });
    expect(first.news).toHaveLength(87);
    const second = await sync(justice, { documentId: plan, cursor: first.cursor });
    expect(second.news).toEqual([]);
    expect(second.cursor).toBe(first.cursor);
  });

  it('writes the fields of the agency that leads the row, and tells another workbook', async () => {
    const row = await rowLedBy(justice, plan, 'Sở Tư pháp');
    const before = (await sync(province, { documentId: plan })).cursor;
    const answer = await sync(justice, {
      documentId: plan,
      cursor: before,
      rows: [push(row, { status: 'Đang thực hiện', percent: 40 })],
    });
    expect(answer.results[0]).toMatchObject({
      status: 'applied',
      revision: answer.cursor,
      changes: [
        { field: 'status', from: null, to: 'Đang thực hiện' },
        { field: 'percent', from: null, to: 40 },
      ],
    });
    expect(answer.news).toEqual([]);
    const heard = await sync(province, { documentId: plan, cursor: before });
    expect(heard.news).toMatchObject([
      { rowId: row.rowId, revision: answer.cursor, author: 'Cán bộ CCHC Sở Tư pháp', fields: { percent: 40 } },
    ]);
  });

  it('G-2: merges different fields of one row and reports the row as merged', async () => {
    const row = await rowLedBy(finance, plan, 'Sở Tài chính');
    await sync(province, { documentId: plan, rows: [push(row, { deadline: 'Quý II/2026' })] });
    const answer = await sync(finance, { documentId: plan, rows: [push(row, { percent: 15 })] });
    expect(answer.results[0]).toMatchObject({
      status: 'merged',
      fields: { deadline: 'Quý II/2026', percent: 15 },
    });
  });

  it('G-3: a field changed on both sides is a conflict that writes nothing of the row and names the author', async () => {
    const [row] = (await readRows(province, plan))
      .filter(({ fields }) => fields['leadAgencies'] === 'Sở Tài chính')
      .slice(3);
    await sync(finance, { documentId: plan, rows: [push(row!, { percent: 30 })] });
    const late = await sync(finance, {
      documentId: plan,
      workbookId: randomUUID(),
      rows: [push(row!, { percent: 60, result: 'Đã trình' })],
    });
    expect(late.results[0]).toMatchObject({
      status: 'conflict',
      changes: [],
      conflicts: [{ field: 'percent', base: null, mine: 60, theirs: 30, author: 'Cán bộ CCHC Sở Tài chính' }],
      fields: { percent: 30 },
    });
    const now = (await readRows(finance, plan)).find(({ rowId }) => rowId === row!.rowId);
    expect(now?.fields['result'] ?? null).toBeNull();
    // Having seen 30, the officer keeps 60.
    const settled = await sync(finance, {
      documentId: plan,
      rows: [{ ...push(row!, { percent: 60 }), baseRevision: late.results[0]!.revision }],
    });
    expect(settled.results[0]).toMatchObject({ status: 'applied', changes: [{ from: 30, to: 60 }] });
  });

  it('B-4: answers a resend with the first answer, also when both arrive at once', async () => {
    const row = (await readRows(finance, plan)).filter(({ fields }) => fields['leadAgencies'] === 'Sở Tài chính')[5]!;
    const request = syncRequest({ documentId: plan, rows: [push(row, { percent: 5 })] });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => finance.post('/api/sync', request, syncAnswerSchema)),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    await sync(finance, {
      documentId: plan,
      rows: [{ ...push(row, { percent: 6 }), baseRevision: answers[0]!.cursor }],
    });
    expect(await finance.post('/api/sync', request, syncAnswerSchema)).toEqual(answers[0]);
    const history = await finance.get(`/api/documents/${plan}/rows/${row.rowId}/history`, rowHistoryAnswerSchema);
    expect(history.entries.map(({ changes }) => changes[0]?.to)).toEqual([6, 5, undefined]);
  });

  it('B-4: refuses an operation id that carries another request or another account', async () => {
    const row = await rowLedBy(finance, plan, 'Sở Tài chính');
    const request = syncRequest({ documentId: plan, rows: [push(row, { note: 'a' })] });
    await finance.post('/api/sync', request, syncAnswerSchema);
    const other = await finance.refusal('POST', '/api/sync', { ...request, rows: [] });
    expect(other).toMatchObject({ status: 409, reason: 'operation-reused' });
    expect(await justice.refusal('POST', '/api/sync', request)).toMatchObject({ reason: 'operation-reused' });
  });

  it('O-3: refuses the progress of a row that another agency leads', async () => {
    const row = await rowLedBy(justice, plan, 'Sở Tài chính');
    const answer = await sync(justice, { documentId: plan, rows: [push(row, { percent: 99 })] });
    expect(answer.results[0]).toMatchObject({ status: 'refused', reason: 'not-yours', changes: [] });
    expect(answer.results[0]!.message).toContain('Sở Nội vụ');
  });

  it('R: sends the row back only where the workbook could not tell it from what it saw', async () => {
    const [first, second, third] = (await readRows(finance, plan)).filter(
      ({ fields }) => fields['leadAgencies'] === 'Sở Tài chính',
    );
    await sync(province, { documentId: plan, rows: [push(second!, { deadline: 'Quý IV/2026' })] });
    const answer = await sync(finance, {
      documentId: plan,
      rows: [
        push(first!, { percent: 11 }),
        push(second!, { percent: 12 }),
        push(third!, { percent: 13 }, { unseen: ['result'] }),
      ],
    });
    expect(answer.results).toMatchObject([
      { status: 'applied', fields: null, changes: [{ field: 'percent', to: 11 }] },
      { status: 'merged', fields: { deadline: 'Quý IV/2026', percent: 12 } },
      { status: 'applied', fields: { percent: 13 } },
    ]);
    const [row] = await readRows(province, plan);
    const renamed = await sync(province, { documentId: plan, rows: [push(row!, { activity: 'Việc được viết lại' })] });
    expect(renamed.results).toMatchObject([{ status: 'applied', fields: { activity: 'Việc được viết lại' } }]);
  });

  it('O-4: applies an agency’s own fields and hands back those of the province', async () => {
    const row = await rowLedBy(justice, plan, 'Sở Tư pháp');
    const answer = await sync(justice, {
      documentId: plan,
      rows: [push(row, { percent: 10, deadline: 'Năm 2030' })],
    });
    expect(answer.results[0]).toMatchObject({
      status: 'applied',
      changes: [{ field: 'percent', to: 10 }],
      refusedFields: [
        { field: 'deadline', reason: 'field-not-yours', mine: 'Năm 2030', theirs: row.fields['deadline'] },
      ],
    });
    const alone = await sync(justice, { documentId: plan, rows: [push(row, { deadline: 'Năm 2030' })] });
    expect(alone.results[0]).toMatchObject({ status: 'refused', reason: 'field-not-yours' });
  });

  it('O-2: lets every member of a group report a row that the group leads', async () => {
    const row = await rowLedBy(justice, plan, 'Các Sở, ngành');
    const first = await sync(justice, { documentId: plan, rows: [push(row, { result: 'Sở Tư pháp: đã làm' })] });
    expect(first.results[0]!.status).toBe('applied');
    const second = await sync(finance, { documentId: plan, rows: [push(row, { result: 'Sở Tài chính: đã làm' })] });
    expect(second.results[0]).toMatchObject({
      status: 'conflict',
      conflicts: [{ theirs: 'Sở Tư pháp: đã làm', author: 'Cán bộ CCHC Sở Tư pháp' }],
    });
  });

  it('lets a reader change nothing', async () => {
    const reader = await server.signIn('lanh-dao');
    const row = await rowLedBy(reader, plan, 'Sở Tư pháp');
    const answer = await sync(reader, { documentId: plan, rows: [push(row, { percent: 1, deadline: 'x' })] });
    expect(answer.results[0]).toMatchObject({ status: 'refused' });
    expect(answer.results[0]!.refusedFields).toHaveLength(2);
  });

  it('O-5: tells the agency that lost a row', async () => {
    const row = (await readRows(justice, plan)).filter(({ fields }) => fields['leadAgencies'] === 'Sở Tư pháp').at(-1)!;
    const { cursor } = await sync(justice, { documentId: plan });
    await sync(province, { documentId: plan, rows: [push(row, { leadAgencies: 'Sở Tài chính' })] });
    const heard = await sync(justice, { documentId: plan, cursor });
    expect(heard.news).toMatchObject([{ rowId: row.rowId, lost: true, fields: { leadAgencies: 'Sở Tài chính' } }]);
    expect((await sync(finance, { documentId: plan, cursor })).news).toMatchObject([{ lost: false }]);
  });

  it.each([
    [{ percent: 101 }, 'out-of-range'],
    [{ percent: -0.5 }, 'out-of-range'],
    [{ percent: 'một nửa' }, 'not-a-number'],
    [{ status: 'Gần xong rồi nhé' }, 'status-unknown'],
    [{ result: 'a\u0007b' }, 'text-unclean'],
    [{ note: 'x', percent: 400 }, 'out-of-range'],
    [{ selfScore: 3 }, 'field-unknown'],
    [{ constructor: 'x' }, 'field-unknown'],
  ])('V-2: holds back a row with %o and lets the others through', async (fields, reason) => {
    const rows = (await readRows(finance, plan)).filter((row) => row.fields['leadAgencies'] === 'Sở Tài chính');
    const good = String(Math.random());
    const answer = await sync(finance, {
      documentId: plan,
      rows: [push(rows[7]!, fields), push(rows[8]!, { note: good })],
    });
    expect(answer.results[0]).toMatchObject({ status: 'refused', reason, changes: [] });
    expect(answer.results[1]).toMatchObject({ status: 'applied' });
    const now = (await readRows(finance, plan)).find(({ rowId }) => rowId === rows[7]!.rowId);
    expect(now?.fields).toEqual(rows[7]!.fields);
  });

  it.each([
    [{ status: 'Hoàn thành', percent: 80, result: 'Đã ban hành' }, 'percent-against-status'],
    [{ status: 'Chưa thực hiện', percent: 5 }, 'percent-against-status'],
    [{ status: 'Đang trình UBND tỉnh', percent: 100 }, 'percent-against-status'],
    [{ status: 'Hoàn thành', percent: 100 }, 'done-without-product'],
  ])('V-4: holds back a report that says %o', async (fields, reason) => {
    const rows = (await readRows(finance, plan)).filter((row) => row.fields['leadAgencies'] === 'Sở Tài chính');
    const answer = await sync(finance, {
      documentId: plan,
      rows: [push(rows[7]!, fields), push(rows[8]!, { note: String(Math.random()) })],
    });
    expect(answer.results[0]).toMatchObject({ status: 'refused', reason, changes: [] });
    expect(answer.results[0]!.message).toMatch(/^«.+»/);
    expect(answer.results[1]).toMatchObject({ status: 'applied' });
    const now = (await readRows(finance, plan)).find(({ rowId }) => rowId === rows[7]!.rowId);
    expect(now?.fields).toEqual(rows[7]!.fields);
  });

  it('V-4: looks at the row as it would stand, after the merge, and shows a conflict as a conflict', async () => {
    const row = (await readRows(finance, plan)).filter(({ fields }) => fields['leadAgencies'] === 'Sở Tài chính')[11]!;
    const done = { status: 'Hoàn thành', percent: 100, evidence: 'Kế hoạch 1/KH-STC ngày 05/01/2026' };
    const first = await sync(finance, { documentId: plan, rows: [push(row, done)] });
    expect(first.results[0]!.status).toBe('applied');
    // An older copy, which saw neither the status nor the percentage.
    const late = await sync(finance, { documentId: plan, rows: [push(row, { percent: 60 })] });
    expect(late.results[0]).toMatchObject({ status: 'conflict', conflicts: [{ field: 'percent', theirs: 100 }] });
    const seen = { ...row, revision: first.cursor };
    const less = await sync(finance, { documentId: plan, rows: [push(seen, { percent: 60 })] });
    expect(less.results[0]).toMatchObject({ status: 'refused', reason: 'percent-against-status' });
    const noted = await sync(finance, { documentId: plan, rows: [push(seen, { note: 'Đã lưu trữ' })] });
    expect(noted.results[0]!.status).toBe('applied');
  });

  it('V-3: keeps text that looks like a formula as text', async () => {
    const row = (await readRows(finance, plan)).filter(({ fields }) => fields['leadAgencies'] === 'Sở Tài chính')[9]!;
    const words = '=HYPERLINK("http://x","y")';
    const answer = await sync(finance, { documentId: plan, rows: [push(row, { evidence: words })] });
    expect(answer.results[0]).toMatchObject({ status: 'applied', changes: [{ field: 'evidence', to: words }] });
    expect(answer.results[0]!.message).toContain('giữ nguyên là chữ');
  });

  it('V-1: an NFD text with odd spaces and its NFC form are one value', async () => {
    const row = (await readRows(finance, plan)).filter(({ fields }) => fields['leadAgencies'] === 'Sở Tài chính')[10]!;
    const text = 'Đã trình Ủy ban nhân dân tỉnh';
    const first = await sync(finance, {
      documentId: plan,
      rows: [push(row, { result: `  ${text.normalize('NFD')}\u00a0` })],
    });
    expect(first.results[0]!.changes).toMatchObject([{ field: 'result', to: text }]);
    const again = await sync(finance, {
      documentId: plan,
      rows: [{ ...push(row, { result: text }), baseRevision: first.cursor }],
    });
    expect(again.results[0]!.status).toBe('unchanged');
  });

  it('a dry run gives the results of the real one and changes nothing', async () => {
    const rows = (await readRows(finance, plan)).filter((row) => row.fields['leadAgencies'] === 'Sở Tài chính');
    const pushed = [push(rows[11]!, { percent: 77 }), push(rows[12]!, { percent: 777 })];
    const { cursor } = await sync(finance, { documentId: plan });
    const dry = await sync(finance, { documentId: plan, cursor, dryRun: true, rows: pushed });
    expect(dry.cursor).toBe(cursor);
    expect((await sync(finance, { documentId: plan, cursor })).news).toEqual([]);
    const real = await sync(finance, { documentId: plan, cursor, rows: pushed });
    expect(real.results).toEqual(dry.results);
  });

  it('R: refuses unknown rows, unknown revisions and rows named twice, each by itself', async () => {
    const row = await rowLedBy(finance, plan, 'Sở Tài chính');
    const answer = await sync(finance, {
      documentId: plan,
      rows: [
        { ref: 'a', rowId: 'khong-co', baseRevision: 1, fields: { percent: 1 } },
        { ...push(row, { percent: 2 }), ref: 'b', baseRevision: 987_654 },
        { ...push(row, { percent: 3 }), ref: 'c' },
      ],
    });
    expect(answer.results.map(({ reason }) => reason)).toEqual(['row-unknown', 'revision-unknown', 'row-repeated']);
  });

  it('M: links rows without identity by their content, twins in order, and leaves held rows alone', async () => {
    const all = await readRows(justice, plan);
    const twins = all.filter(({ fields }) => String(fields['activity']).includes('ội nghị phân tích'));
    const asTyped = all.slice(0, 3).map(({ fields }, index) => ({
      ref: `n${index}`,
      rowId: null,
      baseRevision: null,
      fields: {
        section: fields['section'] ?? null,
        objective: String(fields['objective']).toUpperCase(),
        task: `${String(fields['task'])}  `.normalize('NFD'),
        activity: String(fields['activity']).replace(/[,.;]/g, ' '),
        deadline: 'Năm 1999',
      },
    }));
    const answer = await sync(justice, { documentId: plan, rows: asTyped, held: [all[2]!.rowId] });
    expect(answer.results.map(({ status }) => status)).toEqual(['linked', 'linked', 'refused']);
    expect(answer.results.map(({ rowId }) => rowId)).toEqual([all[0]!.rowId, all[1]!.rowId, null]);
    expect(answer.results[2]!.reason).toBe('row-unmatched');
    // What the agency's old copy says in the province's columns is told beside the province's value.
    expect(answer.results[0]!.refusedFields.map(({ field, mine }) => [field, mine])).toContainEqual([
      'deadline',
      'Năm 1999',
    ]);
    expect(answer.results[0]!.fields).toMatchObject({ deadline: all[0]!.fields['deadline'] });
    expect(twins.length).toBeGreaterThan(0);
  });

  it('M-4: creates a row of the province after its section, for everyone to hear', async () => {
    const { cursor } = await sync(justice, { documentId: plan });
    const pushed = {
      ref: 'moi',
      rowId: null,
      baseRevision: null,
      fields: {
        section: 'II',
        sectionName: 'CẢI CÁCH THỦ TỤC HÀNH CHÍNH',
        activity: 'Việc mới của tỉnh',
        leadAgencies: 'Sở Tư pháp',
      },
    };
    const answer = await sync(province, { documentId: plan, cursor, rows: [pushed] });
    expect(answer.results[0]).toMatchObject({ status: 'created', revision: answer.cursor });
    const rows = await readRows(province, plan);
    const at = rows.findIndex(({ rowId }) => rowId === answer.results[0]!.rowId);
    expect(rows[at - 1]!.fields['section']).toBe('II');
    expect(rows[at + 1]!.fields['section']).toBe('III');
    expect(rows[at]!.parIndexField).toBe(3);
    expect((await sync(justice, { documentId: plan, cursor })).news).toHaveLength(1);
  });

  it('D: takes a row out only for the province, on request, and only as it was seen', async () => {
    const pushed = { ref: 'n', rowId: null, baseRevision: null, fields: { section: 'I', activity: 'Việc sẽ bỏ' } };
    const created = (await sync(province, { documentId: plan, rows: [pushed] })).results[0]!;
    const removal = { ref: 'x', rowId: created.rowId!, baseRevision: created.revision! };
    const denied = await sync(justice, { documentId: plan, removals: [removal] });
    expect(denied.results[0]).toMatchObject({ status: 'refused', reason: 'not-yours' });
    const changed = await sync(province, {
      documentId: plan,
      rows: [{ ref: 'n', rowId: created.rowId, baseRevision: created.revision, fields: { product: 'Văn bản' } }],
    });
    const stale = await sync(province, { documentId: plan, removals: [removal] });
    expect(stale.results[0]).toMatchObject({ status: 'refused', reason: 'row-changed' });
    const { cursor } = await sync(justice, { documentId: plan });
    const done = await sync(province, { documentId: plan, removals: [{ ...removal, baseRevision: changed.cursor }] });
    expect(done.results[0]).toMatchObject({ status: 'removed' });
    expect((await sync(justice, { documentId: plan, cursor })).news).toMatchObject([
      { rowId: created.rowId, removed: true },
    ]);
    const gone = await sync(province, {
      documentId: plan,
      rows: [{ ref: 'n', rowId: created.rowId, baseRevision: done.cursor, fields: { product: 'x' } }],
    });
    expect(gone.results[0]).toMatchObject({ status: 'refused', reason: 'row-removed' });
  });

  it('U: takes the last publish back, once, unless someone built on it', async () => {
    const rows = (await readRows(finance, plan)).filter((row) => row.fields['leadAgencies'] === 'Sở Tài chính');
    const [a, b] = [rows[13]!, rows[14]!];
    const workbookId = randomUUID();
    const request = syncRequest({
      documentId: plan,
      workbookId,
      rows: [push(a, { percent: 1 }), push(b, { percent: 2 })],
    });
    const { cursor } = await finance.post('/api/sync', request, syncAnswerSchema);
    const undo = { operationId: randomUUID() };
    const route = `/api/operations/${request.operationId}/undo`;
    expect(await justice.refusal('POST', route, undo)).toMatchObject({ status: 403, reason: 'not-yours' });
    const answer = await finance.post(route, undo, undoAnswerSchema);
    expect(answer.rowsRestored).toBe(2);
    expect(await finance.post(route, undo, undoAnswerSchema)).toEqual(answer);
    expect(await finance.refusal('POST', route, { operationId: randomUUID() })).toMatchObject({
      reason: 'already-undone',
    });
    const heard = await sync(finance, { documentId: plan, cursor });
    expect(heard.news.map(({ fields }) => 'percent' in fields)).toEqual([false, false]);
    const list = await finance.get(
      `/api/documents/${plan}/operations?workbookId=${workbookId}`,
      operationsAnswerSchema,
    );
    expect(list.operations).toMatchObject([
      { kind: 'undo', rowsWritten: 2 },
      { operationId: request.operationId, undoneBy: undo.operationId },
    ]);
    const second = syncRequest({
      documentId: plan,
      rows: [{ ...push(a, { percent: 3 }), baseRevision: heard.cursor }],
    });
    const published = await finance.post('/api/sync', second, syncAnswerSchema);
    await sync(province, {
      documentId: plan,
      rows: [{ ...push(a, { product: 'Khác' }), baseRevision: published.cursor }],
    });
    const refused = await finance.refusal('POST', `/api/operations/${second.operationId}/undo`, {
      operationId: randomUUID(),
    });
    expect(refused).toMatchObject({ status: 409, reason: 'built-upon' });
    expect(refused.message).toContain('Cán bộ CCHC Sở Nội vụ');
  });

  it('merges a column added since as if its base were blank', async () => {
    const row = (await readRows(finance, plan)).filter(({ fields }) => fields['leadAgencies'] === 'Sở Tài chính')[15]!;
    const first = await sync(finance, { documentId: plan, rows: [push(row, { note: 'Của máy A' })] });
    const unseen = await sync(finance, {
      documentId: plan,
      rows: [{ ...push(row, { note: 'Của máy B' }), baseRevision: first.cursor, unseen: ['note'] }],
    });
    expect(unseen.results[0]).toMatchObject({ status: 'conflict', conflicts: [{ theirs: 'Của máy A' }] });
  });

  it('refuses what is no sync request with 400 and a reason, never 500', async () => {
    const good = syncRequest({ documentId: plan });
    const cases: [unknown, string][] = [
      [{}, 'request-invalid'],
      [[], 'request-invalid'],
      [{ ...good, protocol: 2 }, 'protocol-unsupported'],
      [{ ...good, cursor: -1 }, 'request-invalid'],
      [{ ...good, operationId: 'x' }, 'request-invalid'],
      [{ ...good, rows: [{ ref: 'a' }] }, 'request-invalid'],
      [
        { ...good, rows: [push({ rowId: 'a', revision: 1 }, { x: 1 }), push({ rowId: 'a', revision: 1 }, { x: 1 })] },
        'ref-repeated',
      ],
    ];
    for (const [body, reason] of cases) {
      expect(await finance.refusal('POST', '/api/sync', body)).toMatchObject({ status: 400, reason });
    }
    expect(await finance.refusal('POST', '/api/sync', { ...good, documentId: 'khac' })).toMatchObject({
      status: 404,
      reason: 'document-unknown',
    });
  });

  it('refuses more than 8 MB with a clean answer', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => ({
      ref: `r${index}`,
      rowId: null,
      baseRevision: null,
      fields: { note: 'x'.repeat(30_000) },
    }));
    expect(await finance.refusal('POST', '/api/sync', syncRequest({ documentId: plan, rows }))).toMatchObject({
      status: 413,
      reason: 'body-too-large',
    });
  });
});

// A server that was set back to an older copy of its data, and the workbooks that saw what is gone.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cursorUnknownSchema } from '#shared/sync/protocol.ts';
import type { TestClient, TestServer } from '#test/support/server.ts';
import { startTestServer } from '#test/support/server.ts';
import { push, readRows, rowLedBy, sync, syncRequest } from '#test/support/sync-requests.ts';

describe('a server set back to an older copy', () => {
  let folder: string;
  let file: string;
  let server: TestServer;
  let province: TestClient;
  let plan: string;
  const start = async (): Promise<void> => {
    server = await startTestServer({ databaseFile: file });
    province = await server.signIn('so-noi-vu');
    plan = await province.plan();
  };
  /** Stops the server, puts the copy in its place and starts it again. */
  const setBack = async (copy: string): Promise<void> => {
    await server.stop();
    copyFileSync(copy, file);
    await start();
  };
  const keepCopy = async (): Promise<string> => {
    const copy = path.join(folder, 'copy.sqlite');
    await server.stop();
    copyFileSync(file, copy);
    await start();
    return copy;
  };
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-set-back-'));
    file = path.join(folder, 'province.sqlite');
    await start();
  });
  afterEach(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('C-3: refuses a cursor of the lost time, also when others have written more since than was lost', async () => {
    const copy = await keepCopy();
    const row = await rowLedBy(province, plan, 'Sở Tư pháp');
    const lost = await sync(province, { documentId: plan, rows: [push(row, { product: 'Sẽ mất' })] });
    await setBack(copy);
    const refused = (cursor: number) =>
      province.refusal('POST', '/api/sync', syncRequest({ documentId: plan, cursor }));
    expect(await refused(lost.cursor)).toMatchObject({ status: 409, reason: 'cursor-unknown' });
    let base = row.revision;
    for (const product of ['a', 'b', 'c']) {
      const { cursor } = await sync(province, {
        documentId: plan,
        rows: [{ ...push(row, { product }), baseRevision: base }],
      });
      // Higher or lower: the lost time had another stretch of numbers.
      expect(cursor).not.toBe(lost.cursor);
      base = cursor;
    }
    const { details, reason } = await refused(lost.cursor);
    expect(reason).toBe('cursor-unknown');
    expect(cursorUnknownSchema.parse(details).sequence).toBe(base);
  });

  it('C-3: refuses a revision of the lost time, though the cursor is older', async () => {
    const copy = await keepCopy();
    const { cursor } = await sync(province, { documentId: plan });
    const row = await rowLedBy(province, plan, 'Sở Tư pháp');
    const lost = await sync(province, { documentId: plan, rows: [push(row, { product: 'Sẽ mất' })] });
    await setBack(copy);
    const request = syncRequest({ documentId: plan, cursor, newest: lost.cursor });
    expect(await province.refusal('POST', '/api/sync', request)).toMatchObject({ reason: 'cursor-unknown' });
    const named = { ...push(row, { product: 'Khác' }), baseRevision: lost.cursor };
    const answer = await sync(province, { documentId: plan, rows: [named] });
    expect(answer.results[0]).toMatchObject({ status: 'refused', reason: 'revision-unknown' });
  });

  it('a restart without a copy loses nobody: cursors and revisions stay known', async () => {
    const row = await rowLedBy(province, plan, 'Sở Tư pháp');
    const before = await sync(province, { documentId: plan, rows: [push(row, { product: 'Còn' })] });
    await server.stop();
    await start();
    const after = await sync(province, {
      documentId: plan,
      cursor: before.cursor,
      rows: [{ ...push(row, { product: 'Còn nữa' }), baseRevision: before.cursor }],
    });
    expect(after.results[0]).toMatchObject({ status: 'applied', changes: [{ from: 'Còn', to: 'Còn nữa' }] });
    expect(after.news).toEqual([]);
  });

  it('C-5: a row that forgot its base is asked about where it differs, and takes what it lacks', async () => {
    const [row, other] = await readRows(province, plan);
    const fields = { product: 'Của tôi', deadline: row!.fields['deadline'] ?? null };
    const unseen = ['product', 'deadline', 'task'];
    const pushed = { ref: 'a', rowId: row!.rowId, baseRevision: 0, fields, unseen };
    const asks = { ref: 'b', rowId: other!.rowId, baseRevision: 0, fields: {}, unseen };
    const { results } = await sync(province, { documentId: plan, rows: [pushed, asks] });
    expect(results).toMatchObject([
      { status: 'conflict', conflicts: [{ field: 'product', base: null, mine: 'Của tôi' }], fields: row!.fields },
      { status: 'unchanged', fields: other!.fields },
    ]);
  });

  it('C-1: tells a workbook that starts again from 0 which rows are gone', async () => {
    const pushed = { ref: 'n', rowId: null, baseRevision: null, fields: { section: 'I', activity: 'Việc sẽ bỏ' } };
    const created = (await sync(province, { documentId: plan, rows: [pushed] })).results[0]!;
    const removal = { ref: 'x', rowId: created.rowId!, baseRevision: created.revision! };
    await sync(province, { documentId: plan, removals: [removal] });
    const { news } = await sync(province, { documentId: plan, cursor: 0 });
    expect(news.filter(({ removed }) => removed).map(({ rowId }) => rowId)).toEqual([created.rowId]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { createCatalogue } from '#shared/agency/agency-catalogue.ts';
import { openSqliteStore } from '#server/store/open-sqlite-store.ts';
import type { Actor, Store } from '#server/store/store.ts';
import { applySync } from '#server/sync/apply-sync.ts';
import { createDocument } from '#server/sync/create-document.ts';
import { Leadership } from '#server/sync/leadership.ts';
import type { SyncDeps } from '#server/sync/sync-deps.ts';
import { undoOperation } from '#server/sync/undo-operation.ts';
import { syncRequest } from '#test/support/sync-requests.ts';

describe('U-4: taking a publish back', () => {
  let folder: string;
  let store: Store;
  let deps: SyncDeps;
  let documentId: string;
  let rowId: string;
  let justice: Actor;
  let published: string;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-undo-'));
    store = await openSqliteStore(path.join(folder, 'u.sqlite'));
    let ids = 0;
    const clock = () => new Date('2026-03-05T02:00:00Z');
    deps = { store, leadership: new Leadership(createCatalogue()), clock, newId: () => `id${(ids += 1)}` };
    const account = async (username: string, role: Actor['role'], agencyCode: string): Promise<Actor> => {
      const actor: Actor = {
        accountId: username,
        username,
        displayName: username,
        role,
        agencyCode,
        agencyName: null,
        parIndexFields: [],
      };
      await store.accounts.insertAccount({ ...actor, password: null, demo: false }, clock().toISOString());
      return actor;
    };
    const province = await account('snv', 'province', 'SNV');
    justice = await account('stp', 'agency', 'STP');
    const { answer } = await createDocument(deps, province, {
      operationId: randomUUID(),
      kind: 'plan',
      number: null,
      date: null,
      title: 'Kế hoạch',
      year: 2026,
      agencyCode: null,
      agencyName: null,
      rows: [{ fields: { activity: 'Việc', leadAgencies: 'Sở Tư pháp' }, parIndexField: null }],
    });
    documentId = answer.document.id;
    const [row] = (await store.documents.readRows(documentId)).rows;
    rowId = row!.rowId;
    const pushed = { ref: 'a', rowId, baseRevision: row!.revision, fields: { percent: 40 } };
    const request = syncRequest({ documentId, rows: [pushed] });
    published = request.operationId;
    await applySync(deps, justice, request);
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const percent = async () => (await store.documents.readRows(documentId)).rows[0]?.fields['percent'] ?? null;

  it.each([
    ['has become a reader', { role: 'reader', agencyCode: null }],
    ['reports for another agency now', { role: 'agency', agencyCode: 'STC' }],
    ['belongs to no agency any more', { role: 'agency', agencyCode: null }],
  ] as const)('is refused to an account that %s', async (_words, change) => {
    const undo = undoOperation(deps, { ...justice, ...change }, published, { operationId: randomUUID() });
    await expect(undo).rejects.toMatchObject({ status: 403, reason: 'not-yours' });
    expect(await percent()).toBe(40);
  });

  it('is done for an account that still has its say', async () => {
    await undoOperation(deps, justice, published, { operationId: randomUUID() });
    expect(await percent()).toBeNull();
  });
});

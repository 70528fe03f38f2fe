import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sqlite3 from 'sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openSqliteStore } from '#server/store/open-sqlite-store.ts';
import { SqliteConnection, SqliteDatabase } from '#server/store/sqlite-database.ts';
import type { Actor, Store } from '#server/store/store.ts';
import { placeNewRows } from '#server/sync/place-new-rows.ts';

const at = '2026-01-01T00:00:00.000Z';
const actor: Actor = {
  accountId: 'a',
  username: 'a',
  displayName: 'A',
  role: 'province',
  agencyCode: 'SNV',
  agencyName: null,
  parIndexFields: [],
};

describe('the store', () => {
  let folder: string;
  let file: string;
  let store: Store;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-store-'));
    file = path.join(folder, 'deeper', 's.sqlite');
    store = await openSqliteStore(file);
    await store.accounts.insertAccount({ ...actor, password: null, demo: false }, at);
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const writeRow = (operationId: string, rowId: string, { fail = false, position = 0 } = {}): Promise<void> =>
    store.transact(async (transaction) => {
      const id = 'd';
      const none = { number: null, date: null, year: null, agencyCode: null, agencyName: null };
      if ((await transaction.findDocument(id)) === null) {
        await transaction.insertDocument({ id, kind: 'plan', title: 'T', ...none }, at);
      }
      await transaction.write({
        operation: { operationId, kind: 'sync', documentId: id, workbookId: null, requestHash: 'h', answer: { n: 1 } },
        rows: [
          { rowId, position, parIndexField: null, fields: { task: '"=1', percent: 5, note: null }, removed: false },
        ],
        history: [{ rowId, action: 'created', field: '', from: null, to: null }],
        actor,
        at,
      });
      if (fail) throw new Error('half way');
    });

  it('keeps nothing of a transaction that fails half way, the sequence included', async () => {
    await writeRow('o1', 'r1');
    await expect(writeRow('o2', 'r2', { fail: true })).rejects.toThrow('half way');
    const { rows, cursor } = await store.documents.readRows('d');
    expect(rows.map(({ rowId }) => rowId)).toEqual(['r1']);
    expect(cursor).toBe(1);
    await writeRow('o3', 'r3');
    expect((await store.documents.readRows('d')).cursor).toBe(2);
  });

  it('runs transactions one after the other, whoever came first, and a failed one stops nobody', async () => {
    const order: string[] = [];
    const run = (name: string, fail: boolean) =>
      store
        .transact(async (transaction) => {
          order.push(`${name} begins`);
          await transaction.sequence();
          await new Promise((resolve) => setTimeout(resolve, 5));
          order.push(`${name} ends`);
          if (fail) throw new Error(name);
        })
        .catch(() => undefined);
    await Promise.all([run('a', false), run('b', true), run('c', false)]);
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('gives values back as they were, numbers, blanks and quotes', async () => {
    await writeRow('o1', 'r1');
    expect((await store.documents.readRows('d')).rows[0]!.fields).toEqual({ task: '"=1', percent: 5, note: null });
    const operation = await store.transact((transaction) => transaction.findOperation('o1'));
    expect(operation).toMatchObject({ revision: 1, accountId: 'a' });
    expect(Buffer.from(operation!.answer).toString()).toBe('{"n":1}');
  });

  it('gives the place of a row back to the last bit', async () => {
    const places = [
      0.1,
      1 / 3,
      2 / 3 + 1,
      5e-324,
      1e21,
      123_456.789_012_345_68,
      1 + Number.EPSILON,
      4999.999_999_999_999,
    ];
    for (const [index, position] of places.entries()) await writeRow(`o${index}`, `r${index}`, { position });
    const { rows } = await store.documents.readRows('d');
    expect(rows.map(({ position }) => position)).toEqual([...places].sort((a, b) => a - b));
  });

  it('finds its data again after it was closed', async () => {
    await writeRow('o1', 'r1');
    await store.close();
    store = await openSqliteStore(file);
    expect((await store.documents.readRows('d')).rows).toHaveLength(1);
  });

  it('waits for the transactions that were begun before it closes, and takes no more', async () => {
    const writing = writeRow('o1', 'r1');
    await store.close();
    await writing;
    await expect(writeRow('o2', 'r2')).rejects.toThrow();
    store = await openSqliteStore(file);
    expect((await store.documents.readRows('d')).rows).toHaveLength(1);
  });

  it('refuses a file that a newer version has written', async () => {
    await store.close();
    const connection = await SqliteConnection.open(file, sqlite3.OPEN_READWRITE);
    const before = await connection.first(z.object({ user_version: z.int() }), 'PRAGMA user_version');
    const version = before?.user_version ?? 0;
    await connection.exec('PRAGMA user_version = 99');
    await connection.close();
    await expect(openSqliteStore(file)).rejects.toThrow('phiên bản 99');
    const again = await SqliteConnection.open(file, sqlite3.OPEN_READWRITE);
    await again.exec(`PRAGMA user_version = ${version}`);
    await again.close();
    store = await openSqliteStore(file);
  });

  it('survives a power cut after each commit: journal WAL, synchronous FULL', async () => {
    const database = await SqliteDatabase.open(path.join(folder, 'x.sqlite'));
    const anyRow = z.record(z.string(), z.union([z.string(), z.number()]));
    const pragmas = await database.transact(async (connection) => {
      const values: unknown[] = [];
      for (const name of ['journal_mode', 'synchronous', 'foreign_keys']) {
        values.push(...Object.values((await connection.first(anyRow, `PRAGMA ${name}`)) ?? {}));
      }
      return values;
    });
    expect(pragmas).toEqual(['wal', 2, 1]);
    await database.close();
  });
});

describe('the place of new rows', () => {
  it('stays after its section and in order, hundreds of times in a row', () => {
    const row = (section: string, position: number) => ({
      rowId: `${section}${position}`,
      documentId: 'd',
      position,
      parIndexField: section === 'I' ? 2 : 3,
      sectionField: null,
      fields: { section },
      revision: 1,
      removed: false,
      returned: null,
      author: '',
      at: '',
    });
    const rows = [row('I', 0), row('I', 1), row('II', 2)];
    for (let turn = 0; turn < 300; turn++) {
      const [place] = placeNewRows('plan', rows, [{ section: 'I' }]);
      expect(place!.parIndexField).toBe(2);
      rows.splice(-1, 0, row('I', place!.position));
    }
    for (let index = 1; index < rows.length; index++) {
      expect(rows[index]!.position).toBeGreaterThan(rows[index - 1]!.position);
    }
    expect(placeNewRows('plan', [], [{ section: 'I' }, {}]).map(({ position }) => position)).toEqual([1, 2]);
  });
});

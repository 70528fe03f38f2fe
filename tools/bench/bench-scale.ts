import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sqlite3 from 'sqlite3';
import { SqliteConnection } from '#server/store/sqlite-database.ts';
import { openSqliteStore } from '#server/store/open-sqlite-store.ts';
import { makeCrowd, planRow } from '#test/support/agency-crowd.ts';
import { median, report } from './measure.ts';
import { readAnswer, reportOf, SyncClient } from './sync-client.ts';
import { startOurs, type TimedServer } from './timed-server.ts';

const rowsOfDocument = 5_000;
const pushed = 100;
const rounds = 41;

interface Filled {
  readonly folder: string;
  readonly token: string;
  readonly documents: number;
}

/** A store with so many rows, each with two steps of history, made by whole statements in the store's own layout. */
async function fill(rows: number): Promise<Filled> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-bench-'));
  const file = path.join(folder, 'bang-diem.sqlite');
  const store = await openSqliteStore(file);
  const { province } = await makeCrowd(store, new Date(), 1, 1);
  await store.close();
  const documents = rows / rowsOfDocument;
  const at = new Date().toISOString();
  const account = province.actor.accountId;
  const connection = await SqliteConnection.open(file, sqlite3.OPEN_READWRITE);
  const count = `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?1 - 1)`;
  // Nothing here must outlive a crash, and an index of random ids is built in memory.
  await connection.exec(
    'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -600000; BEGIN',
  );
  await connection.run(
    `${count} INSERT INTO documents (id, kind, title, created_at, changed_at, row_count)
     SELECT 'd' || i, 'plan', 'Kế hoạch MINH HỌA ' || i, ?2, ?2, ?3 FROM n`,
    [documents, at, rowsOfDocument],
  );
  await connection.run(
    `${count} INSERT INTO operations (id, kind, document_id, account_id, request_hash, answer, revision, rows_written, at)
     SELECT 'o' || i, 'create', 'd' || (i / 2), ?2, '', x'', i + 100, ?4, ?3 FROM n`,
    [documents * 2, account, at, rowsOfDocument],
  );
  // Ids are as random as those of the server, so that an index of them has no order to profit from.
  await connection.run(
    `${count} INSERT INTO rows (id, document_id, position, par_index_field, fields, revision, removed, author_id, at)
     SELECT substr(hex(randomblob(12)), 1, 16) || (i % 10), 'd' || (i / ?2), i % ?2, 2,
            json_set(?5, '$.activity', 'Hoạt động ' || i), (i / ?2) * 2 + 101, 0, ?3, ?4 FROM n`,
    [rows, rowsOfDocument, account, at, JSON.stringify({ ...planRow(0, 'Sở Nội vụ'), ...reportOf(0) })],
  );
  await connection.run(
    `INSERT INTO row_history (revision, row_key, action, changes)
     SELECT revision - 1, key, 'created', '[]' FROM rows WHERE document_id LIKE 'd%' AND revision > 100 ORDER BY key`,
  );
  await connection.run(
    `INSERT INTO row_history (revision, row_key, action, changes)
     SELECT revision, key, 'changed', ?1 FROM rows WHERE document_id LIKE 'd%' AND revision > 100 ORDER BY key`,
    [JSON.stringify(Object.entries(reportOf(0)).map(([field, to]) => [field, null, to]))],
  );
  await connection.run('UPDATE sequence SET value = ?', [documents * 2 + 100]);
  await connection.exec('COMMIT; PRAGMA journal_mode = WAL;');
  await connection.close();
  return { folder, token: province.token, documents };
}

interface Side {
  readonly server: TimedServer;
  readonly filled: Filled;
  readonly wall: number[];
  readonly processor: number[];
}

/** Pushes 100 neighbouring rows of a document that was not touched before, where there is one. */
async function syncOnce({ server, filled, wall, processor }: Side, round: number): Promise<void> {
  const documentId = `d${(round * 7) % filled.documents}`;
  const client = new SyncClient(server, filled.token);
  const { rows, cursor } = await client.rows(documentId);
  const from = (round * 331) % (rows.length - pushed);
  const changed = rows.slice(from, from + pushed).map(({ rowId, revision }) => ({
    ref: rowId,
    rowId,
    baseRevision: revision,
    fields: reportOf(round + 1),
  }));
  const send = client.prepare(documentId, cursor, changed);
  const before = server.processorTime();
  const started = performance.now();
  const text = await send();
  wall.push(performance.now() - started);
  processor.push(server.processorTime() - before);
  readAnswer(text, 'applied');
}

/** A sync of 100 rows where the server keeps a million, against one where it keeps ten thousand. */
export async function benchScale(): Promise<void> {
  const sides: Side[] = [];
  try {
    for (const rows of [10_000, 1_000_000]) {
      const filled = await fill(rows);
      sides.push({ server: await startOurs(filled.folder), filled, wall: [], processor: [] });
    }
    const [small, large] = sides as [Side, Side];
    for (let round = 0; round < rounds; round += 1) {
      for (const side of round % 2 === 0 ? [small, large] : [large, small]) await syncOnce(side, round);
    }
    const of = (side: Side) => median(side.wall.slice(5));
    const processor = (side: Side) => side.processor.slice(5).reduce((sum, value) => sum + value, 0);
    report(
      `sync of ${pushed} changed rows at 1,000,000 stored rows against 10,000`,
      `${(of(large) / of(small)).toFixed(2)}× (${of(large).toFixed(1)} ms against ${of(small).toFixed(1)} ms; ` +
        `processor time ${(processor(large) / processor(small)).toFixed(2)}×; over HTTP)`,
      'at most 1.2×',
    );
  } finally {
    for (const { server, filled } of sides) {
      await server.end();
      rmSync(filled.folder, { recursive: true, force: true });
    }
  }
}

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sqlite3 from 'sqlite3';
import { documentAnswerSchema, documentRowsAnswerSchema, type DocumentRow } from '#shared/api/document-api.ts';
import { syncAnswerSchema } from '#shared/sync/protocol.ts';
import { startTestServer, type TestClient } from '#test/support/server.ts';
import { compare, report } from './measure.ts';

const rowCount = 1_000;

async function createPlan(client: TestClient): Promise<string> {
  const rows = Array.from({ length: rowCount }, (_, row) => ({
    fields: {
      section: 'I',
      sectionName: 'Cải cách thể chế',
      objective: 'Mục tiêu 1',
      task: `Nhiệm vụ ${Math.floor(row / 5)}`,
      activity: `Hoạt động ${row}: rà soát văn bản thuộc lĩnh vực quản lý`,
      product: 'Báo cáo',
      leadAgencies: 'Sở Tư pháp',
      coAgencies: 'Các sở, ban, ngành',
      deadline: 'Năm 2026',
    },
    parIndexField: 2,
  }));
  const request = {
    operationId: randomUUID(),
    kind: 'plan',
    number: '1/KH-UBND',
    date: '2026-01-05',
    title: 'Kế hoạch đo tốc độ',
    year: 2026,
    agencyCode: null,
    agencyName: null,
    rows,
  };
  return (await client.post('/api/documents', request, documentAnswerSchema)).document.id;
}

/** One sync request over HTTP with authentication, validation, history and a durable commit. */
async function pushAll(
  client: TestClient,
  documentId: string,
  rows: readonly DocumentRow[],
  turn: number,
): Promise<DocumentRow[]> {
  const answer = await client.post(
    '/api/sync',
    {
      protocol: 1,
      operationId: randomUUID(),
      workbookId: '6c2f8f7e-51f5-4b0a-9a0e-2f1f1b1f0a01',
      documentId,
      cursor: 0,
      dryRun: false,
      rows: rows.map(({ rowId, revision }) => ({
        ref: rowId,
        rowId,
        baseRevision: revision,
        fields: { status: 'Đang thực hiện', percent: turn % 100, result: `Đã trình ${turn}` },
      })),
    },
    syncAnswerSchema,
  );
  const failed = answer.results.find(({ status }) => status !== 'applied');
  if (failed) throw new Error(`A row was not applied: ${JSON.stringify(failed)}`);
  const revisions = new Map(answer.results.map(({ rowId, revision }) => [rowId, revision]));
  return rows.map((row) => ({ ...row, revision: revisions.get(row.rowId) ?? row.revision }));
}

/** The floor: the same rows and their history through the same driver, one statement each, one durable transaction. */
async function openBareDatabase(file: string) {
  const database = new sqlite3.Database(file);
  const run = (sql: string, params: unknown[] = []): Promise<void> =>
    new Promise((resolve, reject) => database.run(sql, params, (error) => (error ? reject(error) : resolve())));
  for (const sql of [
    'PRAGMA journal_mode = WAL',
    'PRAGMA synchronous = FULL',
    'CREATE TABLE rows (id TEXT PRIMARY KEY, revision INTEGER NOT NULL, fields TEXT NOT NULL) WITHOUT ROWID',
    'CREATE TABLE history (id TEXT, revision INTEGER, field TEXT, was TEXT, became TEXT, PRIMARY KEY (id, revision, field)) WITHOUT ROWID',
  ]) {
    await run(sql);
  }
  return {
    async upsert(ids: readonly string[], turn: number): Promise<void> {
      const rows = JSON.stringify(
        ids.map((id) => ({ id, fields: { status: 'Đang thực hiện', percent: turn, result: `Đã trình ${turn}` } })),
      );
      await run('BEGIN IMMEDIATE');
      await run(
        `INSERT INTO history SELECT item.value ->> 'id', ?, field.key, NULL, field.value
         FROM json_each(?) AS item, json_each(item.value -> 'fields') AS field`,
        [turn, rows],
      );
      await run(
        `INSERT INTO rows SELECT value ->> 'id', ?, value -> 'fields' FROM json_each(?) WHERE true
         ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, fields = excluded.fields`,
        [turn, rows],
      );
      await run('COMMIT');
    },
    close: () => new Promise<void>((resolve) => database.close(() => resolve())),
  };
}

/** A sync of 1,000 changed rows against a bare bulk upsert of the same rows. */
export async function benchSync(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-bench-'));
  const server = await startTestServer();
  const bare = await openBareDatabase(path.join(folder, 'bare.sqlite'));
  try {
    const documentId = await createPlan(await server.signIn('so-noi-vu'));
    const client = await server.signIn('so-tu-phap');
    const read = await client.get(`/api/documents/${documentId}/rows`, documentRowsAnswerSchema);
    let rows: DocumentRow[] = read.rows;
    const ids = rows.map(({ rowId }) => rowId);
    let turn = 0;
    const { ours, theirs, ratio } = await compare(
      9,
      async () => {
        turn += 1;
        rows = await pushAll(client, documentId, rows, turn);
      },
      () => bare.upsert(ids, turn),
    );
    report(
      `sync of ${rowCount} changed rows over HTTP against a bare bulk upsert of rows and history`,
      `${ratio.toFixed(2)}× (${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms)`,
    );
  } finally {
    await bare.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

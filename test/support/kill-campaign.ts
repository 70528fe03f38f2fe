// Kills the real server (SIGKILL) at a random moment of a sync, starts it again, sends the same request again, and
// checks that every row carries the change exactly once and that the database file is sound.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import sqlite3 from 'sqlite3';
import { signInAnswerSchema } from '#shared/api/account-api.ts';
import { syncAnswerSchema } from '#shared/sync/protocol.ts';
import type { SyncAnswer, SyncRequest } from '#shared/sync/protocol.ts';
import { SqliteConnection } from '#server/store/sqlite-database.ts';
import { seededRandom } from './seeded-random.ts';
import { TestClient } from './server.ts';
import type { ServerProcess } from './server-process.ts';
import { startServerProcess } from './server-process.ts';
import { readRows, syncRequest } from './sync-requests.ts';

export interface CampaignResult {
  readonly kills: number;
  /** Kills after which the request had been answered already, had been kept but not answered, had not been kept. */
  readonly answered: number;
  readonly keptUnanswered: number;
  readonly notKept: number;
  /** What broke the promise; empty when it held. */
  readonly failures: readonly string[];
}

interface Rig {
  readonly main: string;
  readonly dataDir: string;
  readonly failures: string[];
}

function start({ main, dataDir }: Rig): Promise<ServerProcess> {
  return startServerProcess(main, { DATA_DIR: dataDir, DEMO: 'on' });
}

/** Sends a request and kills the server after a delay; the answer, if one came before. */
async function sendAndKill(
  server: ServerProcess,
  token: string,
  request: SyncRequest,
  delay: number,
): Promise<SyncAnswer | null> {
  const sending = new TestClient(server.origin, token).post('/api/sync', request, syncAnswerSchema).catch(() => null);
  await new Promise((resolve) => setTimeout(resolve, delay));
  await server.end('SIGKILL');
  return sending;
}

const countRow = z.object({ operations: z.int(), changes: z.int(), rows: z.int() });

/** What the file holds of an operation while no server runs. */
async function readFile(
  { dataDir }: Rig,
  operationId: string,
): Promise<{ integrity: string; counts: z.output<typeof countRow> }> {
  const connection = await SqliteConnection.open(path.join(dataDir, 'bang-diem.sqlite'), sqlite3.OPEN_READWRITE);
  try {
    const integrity = await connection.first(z.object({ integrity_check: z.string() }), 'PRAGMA integrity_check');
    const counts = await connection.first(
      countRow,
      `SELECT (SELECT count(*) FROM operations WHERE id = ?1) AS operations,
              (SELECT count(*) FROM row_history h JOIN operations o ON o.revision = h.revision WHERE o.id = ?1) AS changes,
              (SELECT count(*) FROM rows r JOIN operations o ON o.revision = r.revision WHERE o.id = ?1) AS rows`,
      [operationId],
    );
    return { integrity: integrity?.integrity_check ?? '', counts: counts ?? { operations: -1, changes: -1, rows: -1 } };
  } finally {
    await connection.close();
  }
}

/** One round's verdict on the file after the kill: all of the operation, or nothing of it. */
function judgeFile(rig: Rig, round: number, expected: number, found: Awaited<ReturnType<typeof readFile>>): boolean {
  const { integrity, counts } = found;
  if (integrity !== 'ok') rig.failures.push(`round ${round}: integrity_check says ${integrity}`);
  const all = counts.operations === 1 && counts.changes === expected && counts.rows === expected;
  const nothing = counts.operations === 0 && counts.changes === 0 && counts.rows === 0;
  if (!all && !nothing) rig.failures.push(`round ${round}: half an operation: ${JSON.stringify(counts)}`);
  return all;
}

/**
 * Runs so many rounds. The kill falls anywhere between sending and a little after the time an answer takes here, more
 * often early: a process that has answered once is quicker than the one that was measured.
 */
export async function runKillCampaign(main: string, kills: number, seed: number): Promise<CampaignResult> {
  const rig: Rig = { main, dataDir: mkdtempSync(path.join(tmpdir(), 'bang-diem-kill-')), failures: [] };
  const random = seededRandom(seed);
  const tally = { answered: 0, keptUnanswered: 0, notKept: 0 };
  let server = await start(rig);
  try {
    const anyone = new TestClient(server.origin, null);
    const { token } = await anyone.post('/api/demo/session', { username: 'so-tai-chinh' }, signInAnswerSchema);
    const first = new TestClient(server.origin, token);
    const documentId = await first.plan();
    const rows = (await readRows(first, documentId)).filter(({ access }) => access.report);
    const bases = new Map(rows.map(({ rowId, revision }) => [rowId, revision]));
    let cursor = 0;
    let span = 60;
    for (let round = 1; round <= kills; round++) {
      const request = syncRequest({
        operationId: randomUUID(),
        documentId,
        cursor,
        rows: [...bases].map(([rowId, baseRevision]) => ({
          ref: rowId,
          rowId,
          baseRevision,
          fields: { note: `lần ${round}` },
        })),
      });
      const early = await sendAndKill(server, token, request, span * (random.int(1000) / 1000) ** 2);
      const kept = judgeFile(rig, round, bases.size, await readFile(rig, request.operationId));
      if (early && !kept) rig.failures.push(`round ${round}: an answered request was not kept`);
      tally[early ? 'answered' : kept ? 'keptUnanswered' : 'notKept'] += 1;
      server = await start(rig);
      const started = performance.now();
      const answer = await new TestClient(server.origin, token).post('/api/sync', request, syncAnswerSchema);
      // An answer from memory of the operation is quicker than the work itself; take the work as the measure.
      if (!kept) span = Math.ceil(1.4 * (performance.now() - started)) + 1;
      if (early && JSON.stringify(early) !== JSON.stringify(answer)) {
        rig.failures.push(`round ${round}: the resend got another answer`);
      }
      for (const result of answer.results) {
        if (result.status !== 'applied') rig.failures.push(`round ${round}: ${result.ref} is ${result.status}`);
        bases.set(result.ref, result.revision ?? -1);
      }
      cursor = answer.cursor;
    }
    const changesOfRow = await countNotes(new TestClient(server.origin, token), documentId, [...bases.keys()][0]!);
    if (changesOfRow !== kills) rig.failures.push(`a row has ${changesOfRow} changes after ${kills} requests`);
    return { kills, ...tally, failures: rig.failures };
  } finally {
    await server.end('SIGKILL');
    rmSync(rig.dataDir, { recursive: true, force: true });
  }
}

async function countNotes(client: TestClient, documentId: string, rowId: string): Promise<number> {
  const response = await client.send('GET', `/api/documents/${documentId}/rows/${rowId}/history`);
  const entry = z.object({ changes: z.array(z.object({ field: z.string() })) });
  const { entries } = z.object({ entries: z.array(entry) }).parse(await response.json());
  return entries.filter(({ changes }) => changes.some(({ field }) => field === 'note')).length;
}

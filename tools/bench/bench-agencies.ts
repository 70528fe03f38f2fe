import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { documentRowsAnswerSchema } from '#shared/api/document-api.ts';
import { openSqliteStore } from '#server/store/open-sqlite-store.ts';
import { makeCrowd } from '#test/support/agency-crowd.ts';
import { report } from './measure.ts';
import { readAnswer, reportOf, SyncClient } from './sync-client.ts';
import { startOurs } from './timed-server.ts';

const agencies = 130;
const rowsEach = 100;
const turns = 2;

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** 130 agencies that sync 100 changed rows each at the same moment: how long each of them waits. */
export async function benchAgencies(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-bench-'));
  const store = await openSqliteStore(path.join(folder, 'bang-diem.sqlite'));
  const crowd = await makeCrowd(store, new Date(), agencies, rowsEach);
  await store.close();
  const server = await startOurs(folder);
  const waits: number[] = [];
  let [busy, wall] = [0, 0];
  try {
    const text = await server.send('GET', `/api/documents/${crowd.documentId}/rows`, { token: crowd.province.token });
    const read = documentRowsAnswerSchema.parse(JSON.parse(text));
    const cursors = crowd.members.map(() => read.cursor);
    const revisions = new Map(read.rows.map(({ rowId, revision }) => [rowId, revision]));
    for (let turn = 1; turn <= turns; turn += 1) {
      const sends = crowd.members.map(({ token }, agency) => {
        const rows = read.rows.slice(agency * rowsEach, (agency + 1) * rowsEach).map(({ rowId }) => ({
          ref: rowId,
          rowId,
          baseRevision: revisions.get(rowId) ?? 0,
          fields: reportOf(turn),
        }));
        // What the others wrote is news to each of them; without a cursor of its own it would hear all of it again.
        return new SyncClient(server, token).prepare(crowd.documentId, cursors[agency] ?? 0, rows);
      });
      // Connections that were closed while the answers were read are noticed now, not when they are used again.
      await setTimeout(200);
      const before = server.processorTime();
      const started = performance.now();
      const answers = await Promise.all(
        sends.map(async (send) => {
          const answer = await send();
          waits.push(performance.now() - started);
          return answer;
        }),
      );
      wall += performance.now() - started;
      busy += server.processorTime() - before;
      for (const [agency, answer] of answers.entries()) {
        const { results, cursor } = readAnswer(answer, 'applied');
        if (results.length !== rowsEach) throw new Error(`${results.length} results for ${rowsEach} rows.`);
        for (const { rowId, revision } of results) revisions.set(rowId ?? '', revision ?? 0);
        cursors[agency] = cursor;
      }
      const highest = Math.max(...cursors);
      cursors.fill(highest);
    }
  } finally {
    await server.end();
    rmSync(folder, { recursive: true, force: true });
  }
  const sorted = waits.sort((a, b) => a - b);
  const words = [0.5, 0.9, 0.99].map((share) => `p${share * 100} ${quantile(sorted, share).toFixed(0)} ms`);
  report(
    `${agencies} agencies, each syncing ${rowsEach} changed rows at the same moment, ${turns} times`,
    `all ${sorted.length} answered and applied; ${words.join(', ')}, longest ${quantile(sorted, 1).toFixed(0)} ms; ` +
      `${(wall / sorted.length).toFixed(1)} ms of clock and ${(busy / sorted.length).toFixed(1)} ms of processor each`,
  );
}

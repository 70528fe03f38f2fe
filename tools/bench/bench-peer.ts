import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { planRow } from '#test/support/agency-crowd.ts';
import { median, report } from './measure.ts';
import { readAnswer, reportOf, SyncClient } from './sync-client.ts';
import { startOurs, startTimedServer, type TimedServer } from './timed-server.ts';

const rowCount = 1_000;
const rounds = 9;
const steps = ['pushed new', 'updated', 'pulled', 'nothing new'] as const;
type Step = (typeof steps)[number];

/** Wall and processor milliseconds of one piece of work of a server. */
interface Cost {
  readonly wall: number;
  readonly processor: number;
}
type Costs = Record<Step, Cost[]>;

async function timed(server: TimedServer, send: () => Promise<string>): Promise<{ text: string; cost: Cost }> {
  const before = server.processorTime();
  const started = performance.now();
  const text = await send();
  const wall = performance.now() - started;
  return { text, cost: { wall, processor: server.processorTime() - before } };
}

const rows = Array.from({ length: rowCount }, (_, index) => planRow(index, 'Sở Nội vụ'));

/** New rows, their update, a pull of all of them and a pull of nothing, with authentication, checks, history, durable commits. */
async function ourRound(server: TimedServer, client: SyncClient, turn: number, costs: Costs): Promise<void> {
  const documentId = await client.createDocument([]);
  const keep = async (step: Step, send: () => Promise<string>): Promise<string> => {
    const { text, cost } = await timed(server, send);
    costs[step].push(cost);
    return text;
  };
  const { cursor } = await client.rows(documentId);
  const fresh = rows.map((fields, index) => ({ ref: `r${index}`, rowId: null, baseRevision: null, fields }));
  const created = readAnswer(await keep('pushed new', client.prepare(documentId, cursor, fresh)), 'created');
  const changed = created.results.map(({ ref, rowId, revision }) => ({
    ref,
    rowId,
    baseRevision: revision,
    fields: reportOf(turn),
  }));
  const updated = readAnswer(await keep('updated', client.prepare(documentId, created.cursor, changed)), 'applied');
  const pulled = readAnswer(await keep('pulled', client.prepare(documentId, cursor, [])), 'applied');
  if (pulled.news.length !== rowCount) throw new Error(`${pulled.news.length} rows were pulled.`);
  await keep('nothing new', client.prepare(documentId, updated.cursor, []));
}

const written = z.array(z.object({ id: z.string(), rev: z.string() }));
const changes = z.object({ results: z.array(z.unknown()), last_seq: z.int() });

/** The same with the peer's own bulk calls; it checks nobody, keeps no history of fields and does not flush its log. */
async function theirRound(server: TimedServer, turn: number, costs: Costs): Promise<void> {
  const base = `/bench-${turn}`;
  await server.send('PUT', base);
  const keep = async (step: Step, method: string, route: string, body?: string): Promise<unknown> => {
    const { text, cost } = await timed(server, () =>
      server.send(method, `${base}/${route}`, body === undefined ? {} : { body }),
    );
    costs[step].push(cost);
    return JSON.parse(text);
  };
  const docs = rows.map((fields, index) => ({ _id: `row-${index}`, ...fields }));
  const made = written.parse(await keep('pushed new', 'POST', '_bulk_docs', JSON.stringify({ docs })));
  const revisions = new Map(made.map(({ id, rev }) => [id, rev]));
  const next = docs.map((doc) => ({ ...doc, ...reportOf(turn), _rev: revisions.get(doc._id) }));
  written.parse(await keep('updated', 'POST', '_bulk_docs', JSON.stringify({ docs: next })));
  const pulled = changes.parse(await keep('pulled', 'GET', '_changes?include_docs=true&since=0'));
  if (pulled.results.length !== rowCount) throw new Error(`${pulled.results.length} documents were pulled.`);
  await keep('nothing new', 'GET', `_changes?include_docs=true&since=${pulled.last_seq}`);
}

function emptyCosts(): Costs {
  return { 'pushed new': [], updated: [], pulled: [], 'nothing new': [] };
}

function reportStep(step: Step, ours: Costs, theirs: Costs): void {
  const wall = { ours: ours[step].map((cost) => cost.wall), theirs: theirs[step].map((cost) => cost.wall) };
  const sum = (costs: Costs): number => costs[step].reduce((total, { processor }) => total + processor, 0);
  const ratio = median(wall.ours) / median(wall.theirs);
  const fewest = Math.min(...wall.ours) / Math.min(...wall.theirs);
  report(
    `${rowCount} rows ${step}, ours against express-pouchdb on LevelDB`,
    `${ratio.toFixed(2)}× (${median(wall.ours).toFixed(1)} ms against ${median(wall.theirs).toFixed(1)} ms; best runs ` +
      `${fewest.toFixed(2)}×; processor time ${(sum(ours) / sum(theirs)).toFixed(2)}×)`,
    'at most 0.25×',
  );
}

/** Installs the peer in its own folder; `false` when that fails. */
function installPeer(folder: string): boolean {
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return status === 0;
}

/** A sync of 1,000 rows against express-pouchdb on LevelDB: both in a process of their own, in turn, over loopback HTTP. */
export async function benchPeer(): Promise<void> {
  const peer = path.resolve('tools/bench/pouchdb');
  if (!installPeer(peer)) {
    console.error('LEFT OUT: express-pouchdb could not be installed, so nothing is compared with it in this run.');
    process.exitCode = 1;
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-bench-'));
  mkdirSync(path.join(folder, 'theirs'));
  const ourServer = await startOurs(path.join(folder, 'ours'));
  const theirServer = await startTimedServer(['server.cjs', path.join(folder, 'theirs')], { cwd: peer });
  const [ours, theirs] = [emptyCosts(), emptyCosts()];
  try {
    const client = await SyncClient.signIn(ourServer, 'so-noi-vu');
    for (let turn = 0; turn < rounds + 2; turn += 1) {
      // The first two rounds warm both sides up.
      await ourRound(ourServer, client, turn, turn < 2 ? emptyCosts() : ours);
      await theirRound(theirServer, turn, turn < 2 ? emptyCosts() : theirs);
    }
  } finally {
    await ourServer.end();
    await theirServer.end();
    rmSync(folder, { recursive: true, force: true });
  }
  for (const step of steps) reportStep(step, ours, theirs);
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { planRow } from '#test/support/agency-crowd.ts';
import { BareStore, type BareRow } from './bare-store.ts';
import { median, report } from './measure.ts';
import { readAnswer, reportOf, SyncClient } from './sync-client.ts';
import { startOurs, type TimedServer } from './timed-server.ts';

const rowCount = 1_000;
const rounds = 15;
const warmUps = 4;
const steps = ['pushed new', 'updated'] as const;
type Step = (typeof steps)[number];

/** Milliseconds of one piece of work. */
interface Cost {
  readonly wall: number;
  readonly processor: number;
}
type Costs = Record<Step, Cost[]>;

/** Milliseconds of processor time that this process has taken, the driver's threads included. */
function ownProcessorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

async function timed<Result>(processorTime: () => number, work: () => Promise<Result>) {
  const before = processorTime();
  const started = performance.now();
  const result = await work();
  return { result, cost: { wall: performance.now() - started, processor: processorTime() - before } };
}

const fields = Array.from({ length: rowCount }, (_, index) => planRow(index, 'Sở Nội vụ'));

/** One round of syncs over HTTP with authentication, checks, history and durable commits; answers are read unmeasured. */
async function ourRound(server: TimedServer, client: SyncClient, turn: number, costs: Costs): Promise<void> {
  const documentId = await client.createDocument([]);
  const { cursor } = await client.rows(documentId);
  const keep = async (step: Step, send: () => Promise<string>): Promise<string> => {
    const { result, cost } = await timed(server.processorTime, send);
    costs[step].push(cost);
    return result;
  };
  const fresh = fields.map((row, index) => ({ ref: `r${index}`, rowId: null, baseRevision: null, fields: row }));
  const created = readAnswer(await keep('pushed new', client.prepare(documentId, cursor, fresh)), 'created');
  const changed = created.results.map(({ ref, rowId, revision }) => ({
    ref,
    rowId,
    baseRevision: revision,
    fields: reportOf(turn),
  }));
  readAnswer(await keep('updated', client.prepare(documentId, created.cursor, changed)), 'applied');
}

async function bareRound(
  upsert: (rows: readonly BareRow[]) => Promise<void>,
  costs: Costs,
  turn: number,
  name: string,
) {
  const rows = fields.map((row, index): BareRow => {
    const rowId = `${name}-${turn}-${String(index).padStart(8, '0')}`;
    return { rowId, position: index, fields: row, action: 'created', changes: [] };
  });
  costs['pushed new'].push((await timed(ownProcessorTime, () => upsert(rows))).cost);
  const report = reportOf(turn);
  const changes = Object.entries(report).map(([field, to]) => [field, null, to] as const);
  const next = rows.map((row): BareRow => ({
    ...row,
    fields: { ...row.fields, ...report },
    action: 'changed',
    changes,
  }));
  costs.updated.push((await timed(ownProcessorTime, () => upsert(next))).cost);
}

function emptyCosts(): Costs {
  return { 'pushed new': [], updated: [] };
}

function words(costs: readonly Cost[]): string {
  const wall = costs.map((cost) => cost.wall);
  const processor = costs.map((cost) => cost.processor);
  return `${median(wall).toFixed(1)} ms, best ${Math.min(...wall).toFixed(1)}, processor ${mean(processor).toFixed(1)}`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function reportStep(step: Step, ours: Costs, name: string, theirs: Costs): void {
  const ratio = (of: (costs: readonly Cost[]) => number) => (of(ours[step]) / of(theirs[step])).toFixed(2);
  const wall = (costs: readonly Cost[]) => costs.map((cost) => cost.wall);
  report(
    `sync of ${rowCount} rows ${step} over HTTP against a bare upsert, ${name}`,
    `${ratio((costs) => median(wall(costs)))}× (best ${ratio((costs) => Math.min(...wall(costs)))}×, processor ` +
      `${ratio((costs) => mean(costs.map(({ processor }) => processor)))}×: ${words(ours[step])} against ${words(theirs[step])})`,
    'at most 1.5×',
  );
}

/** A sync of 1,000 rows against the same rows and their history put through the same driver without anything else. */
export async function benchSync(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-bench-'));
  const server = await startOurs(path.join(folder, 'ours'));
  const bare = await BareStore.open(folder);
  const [ours, all, each] = [emptyCosts(), emptyCosts(), emptyCosts()];
  try {
    const client = await SyncClient.signIn(server, 'so-noi-vu');
    for (let turn = 0; turn < rounds + warmUps; turn += 1) {
      const measured = turn >= warmUps;
      await ourRound(server, client, turn, measured ? ours : emptyCosts());
      await bareRound((rows) => bare.upsertAll(rows), measured ? all : emptyCosts(), turn, 'all');
      await bareRound((rows) => bare.upsertEach(rows), measured ? each : emptyCosts(), turn, 'each');
    }
  } finally {
    await bare.close();
    await server.end();
    rmSync(folder, { recursive: true, force: true });
  }
  for (const step of steps) {
    reportStep(step, ours, 'two statements for all rows', all);
    reportStep(step, ours, 'two prepared statements run for each row', each);
  }
}

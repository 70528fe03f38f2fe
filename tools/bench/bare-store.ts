import path from 'node:path';
import sqlite3 from 'sqlite3';
import { openSqliteStore } from '#server/store/open-sqlite-store.ts';
import type { RowFields } from '#shared/sync/protocol.ts';

/** A row as it is to be kept, whole, and what its line of history says. */
export interface BareRow {
  readonly rowId: string;
  readonly position: number;
  readonly fields: RowFields;
  readonly action: 'created' | 'changed';
  readonly changes: readonly (readonly [field: string, from: unknown, to: unknown])[];
}

const upsertOne = `INSERT INTO rows (id, document_id, position, par_index_field, fields, revision, removed, author_id, at)
  VALUES (?, 'bare', ?, 2, ?, ?, 0, 'nobody', ?)
  ON CONFLICT (id) DO UPDATE SET fields = excluded.fields, revision = excluded.revision, at = excluded.at`;
const stepOne = `INSERT INTO row_history (revision, row_key, action, changes)
  SELECT ?, key, ?, ? FROM rows WHERE id = ?`;
const upsertAll = `INSERT INTO rows (id, document_id, position, par_index_field, fields, revision, removed, author_id, at)
  SELECT value ->> 0, 'bare', value ->> 1, 2, value ->> 2, ?2, 0, 'nobody', ?3 FROM json_each(CAST(?1 AS TEXT)) WHERE true
  ON CONFLICT (id) DO UPDATE SET fields = excluded.fields, revision = excluded.revision, at = excluded.at`;
const stepAll = `INSERT INTO row_history (revision, row_key, action, changes)
  SELECT ?2, r.key, h.value ->> 1, h.value ->> 2
  FROM json_each(CAST(?1 AS TEXT)) h CROSS JOIN rows r ON r.id = h.value ->> 0`;

/**
 * The floor of a sync: the same rows, whole, and their history, through the same driver into tables and indexes of the
 * same layout, in one durable transaction; no server, no account, no checks, no merge, no answer, no foreign keys.
 */
export class BareStore {
  private revision = 1_000;

  private constructor(private readonly database: sqlite3.Database) {}

  static async open(folder: string): Promise<BareStore> {
    const file = path.join(folder, 'bare.sqlite');
    await (await openSqliteStore(file)).close();
    const bare = new BareStore(new sqlite3.Database(file));
    await bare.run('PRAGMA journal_mode = WAL');
    await bare.run('PRAGMA synchronous = FULL');
    return bare;
  }

  /** Two statements for all rows: the fastest way we know. */
  async upsertAll(rows: readonly BareRow[]): Promise<void> {
    const at = new Date().toISOString();
    const revision = (this.revision += 1);
    await this.run('BEGIN IMMEDIATE');
    const whole = rows.map(({ rowId, position, fields }) => [rowId, position, JSON.stringify(fields)]);
    await this.run(upsertAll, [Buffer.from(JSON.stringify(whole)), revision, at]);
    const steps = rows.map(({ rowId, action, changes }) => [rowId, action, changes]);
    await this.run(stepAll, [Buffer.from(JSON.stringify(steps)), revision]);
    await this.run('COMMIT');
  }

  /** Two prepared statements, run for each row: the usual way. */
  async upsertEach(rows: readonly BareRow[]): Promise<void> {
    const at = new Date().toISOString();
    const revision = (this.revision += 1);
    await this.run('BEGIN IMMEDIATE');
    const [upsert, step] = [this.database.prepare(upsertOne), this.database.prepare(stepOne)];
    await Promise.all(
      rows.flatMap(({ rowId, position, fields, action, changes }) => [
        runPrepared(upsert, [rowId, position, JSON.stringify(fields), revision, at]),
        runPrepared(step, [revision, action, JSON.stringify(changes), rowId]),
      ]),
    );
    upsert.finalize();
    step.finalize();
    await this.run('COMMIT');
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.database.close(() => resolve()));
  }

  private run(sql: string, params: unknown[] = []): Promise<void> {
    return new Promise((resolve, reject) => {
      this.database.run(sql, params, (error) => (error ? reject(error) : resolve()));
    });
  }
}

function runPrepared(statement: sqlite3.Statement, params: unknown[]): Promise<void> {
  return new Promise((resolve, reject) => statement.run(params, (error) => (error ? reject(error) : resolve())));
}

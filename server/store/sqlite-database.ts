import sqlite3 from 'sqlite3';
import type { z } from 'zod';

export type SqlValue = string | number | Uint8Array | null;

/** The promise face of one SQLite connection. Statements of one connection run in the order they were called. */
export class SqliteConnection {
  private constructor(private readonly database: sqlite3.Database) {}

  static open(file: string, flags: number): Promise<SqliteConnection> {
    return new Promise((resolve, reject) => {
      const database = new sqlite3.Database(file, flags, (error) => {
        if (error) return reject(error);
        database.serialize();
        resolve(new SqliteConnection(database));
      });
    });
  }

  /** Runs one statement. */
  run(sql: string, params: readonly SqlValue[] = []): Promise<{ changes: number }> {
    return new Promise((resolve, reject) => {
      this.database.run(sql, [...params], function (error) {
        if (error) reject(error);
        else resolve({ changes: this.changes });
      });
    });
  }

  /** Runs several statements without parameters. */
  exec(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.database.exec(sql, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** All rows of a query, each parsed. Throws when a row does not fit: the file holds what the product never wrote. */
  all<Row>(schema: z.ZodType<Row>, sql: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.database.all(sql, [...params], (error, rows: unknown[]) => {
        if (error) return reject(error);
        try {
          resolve(rows.map((row) => schema.parse(row)));
        } catch (mismatch) {
          reject(mismatch instanceof Error ? mismatch : new Error(String(mismatch)));
        }
      });
    });
  }

  /** The first row, parsed; `null` when there is none. */
  async first<Row>(schema: z.ZodType<Row>, sql: string, params: readonly SqlValue[] = []): Promise<Row | null> {
    const rows = await this.all(schema, sql, params);
    return rows[0] ?? null;
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.database.close((error) => (error ? reject(error) : resolve()));
    });
  }
}

/**
 * One SQLite file: a connection that reads and a connection that writes. Write transactions stand in one queue, so two
 * never interleave on the connection; readers see the last committed state (WAL) and never wait for a writer.
 */
export class SqliteDatabase {
  private queue: Promise<unknown> = Promise.resolve();
  private closing = false;

  private constructor(
    readonly reader: SqliteConnection,
    private readonly writer: SqliteConnection,
  ) {}

  static async open(file: string): Promise<SqliteDatabase> {
    const writer = await SqliteConnection.open(file, sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE);
    // FULL: a commit that was answered survives a power cut, not only a crash of the process.
    await writer.exec(
      'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;',
    );
    const reader = await SqliteConnection.open(file, sqlite3.OPEN_READWRITE);
    await reader.exec('PRAGMA busy_timeout = 5000; PRAGMA query_only = ON;');
    return new SqliteDatabase(reader, writer);
  }

  /** Runs `work` in a write transaction of its own; everything it did is undone when it rejects. */
  transact<Result>(work: (connection: SqliteConnection) => Promise<Result>): Promise<Result> {
    if (this.closing) return Promise.reject(new Error('The database is closing.'));
    const turn = this.queue.then(() => this.runTransaction(work));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async runTransaction<Result>(work: (connection: SqliteConnection) => Promise<Result>): Promise<Result> {
    await this.writer.run('BEGIN IMMEDIATE');
    try {
      const result = await work(this.writer);
      await this.writer.run('COMMIT');
      return result;
    } catch (error) {
      await this.writer.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  /** Waits for the transactions that were begun, then closes the file. */
  async close(): Promise<void> {
    this.closing = true;
    await this.queue;
    await this.reader.close();
    await this.writer.close();
  }
}

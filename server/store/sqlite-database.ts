import sqlite3 from 'sqlite3';
import { z } from 'zod';

export type SqlValue = string | number | Uint8Array | null;

const jsonText = z.object({ json: z.string() });

/** The promise face of one SQLite connection. Statements of one connection run in the order they were called. */
export class SqliteConnection {
  private readonly statements = new Map<string, sqlite3.Statement>();
  private readonly preparing = new Map<string, Promise<sqlite3.Statement>>();

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

  /** Runs one statement; one that was run before is on its way to the file when the call returns. */
  async run(sql: string, params: readonly SqlValue[] = []): Promise<{ changes: number }> {
    const statement = this.statements.get(sql) ?? (await this.prepare(sql));
    return new Promise((resolve, reject) => {
      statement.run([...params], function (error) {
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
  async all<Row>(schema: z.ZodType<Row>, sql: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    return (await this.read(sql, params)).map((row) => schema.parse(row));
  }

  /**
   * All rows of a query whose one column, `json`, holds JSON. A thousand rows with their ten columns cost the driver
   * more than everything else that a sync does; as one text they are read at once. The order of the query is kept.
   */
  async allJson<Row>(rows: z.ZodType<Row[]>, sql: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    const text = await this.first(jsonText, `SELECT coalesce(group_concat(json), '') AS json FROM (${sql})`, params);
    return rows.parse(JSON.parse(`[${text?.json ?? ''}]`));
  }

  private async read(sql: string, params: readonly SqlValue[]): Promise<unknown[]> {
    const statement = this.statements.get(sql) ?? (await this.prepare(sql));
    return new Promise((resolve, reject) => {
      statement.all([...params], (error, rows: unknown[]) => (error ? reject(error) : resolve(rows)));
    });
  }

  /** Statements are prepared once. Their texts are those of the code, so there are never many. */
  private prepare(sql: string): Promise<sqlite3.Statement> {
    const begun = this.preparing.get(sql);
    if (begun) return begun;
    const prepared = new Promise<sqlite3.Statement>((resolve, reject) => {
      const statement = this.database.prepare(sql, (error) => {
        this.preparing.delete(sql);
        if (error !== null) return reject(error);
        this.statements.set(sql, statement);
        resolve(statement);
      });
    });
    this.preparing.set(sql, prepared);
    return prepared;
  }

  /** The first row, parsed; `null` when there is none. */
  async first<Row>(schema: z.ZodType<Row>, sql: string, params: readonly SqlValue[] = []): Promise<Row | null> {
    const rows = await this.all(schema, sql, params);
    return rows[0] ?? null;
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.preparing.values());
    for (const statement of this.statements.values()) statement.finalize();
    this.statements.clear();
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

  /**
   * Like `transact`, for changes of the layout: foreign keys are checked as a whole when the work is done, so that a
   * table that others point at can be replaced.
   */
  async rebuild(work: (connection: SqliteConnection) => Promise<void>): Promise<void> {
    await this.writer.exec('PRAGMA foreign_keys = OFF');
    try {
      await this.transact(async (connection) => {
        await work(connection);
        const broken = await connection.first(z.unknown(), 'PRAGMA foreign_key_check');
        if (broken !== null) throw new Error(`The new layout breaks a foreign key: ${JSON.stringify(broken)}`);
      });
    } finally {
      await this.writer.exec('PRAGMA foreign_keys = ON');
    }
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

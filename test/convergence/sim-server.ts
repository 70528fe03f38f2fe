// The province's server of one history: a database file, the product's own code on it, accounts, and what it answered.
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import sqlite3 from 'sqlite3';
import { z } from 'zod';
import { createCatalogue } from '#shared/agency/agency-catalogue.ts';
import type { UndoAnswer } from '#shared/api/operation-api.ts';
import { maySend } from '#shared/period/may-send.ts';
import type { ApiError, SyncAnswer, SyncRequest } from '#shared/sync/protocol.ts';
import { syncAnswerSchema, syncRequestSchema } from '#shared/sync/protocol.ts';
import { undoAnswerSchema } from '#shared/api/operation-api.ts';
import { ApiFailure } from '#server/api-failure.ts';
import { openSqliteStore } from '#server/store/open-sqlite-store.ts';
import { SqliteConnection } from '#server/store/sqlite-database.ts';
import type { Actor } from '#server/store/store.ts';
import type { StoredPeriod } from '#server/store/period-store.ts';
import { applySync } from '#server/sync/apply-sync.ts';
import { createDocument } from '#server/sync/create-document.ts';
import type { DocumentRequest } from '#server/sync/create-document.ts';
import { Leadership } from '#server/sync/leadership.ts';
import type { SyncDeps } from '#server/sync/sync-deps.ts';
import { undoOperation } from '#server/sync/undo-operation.ts';
import type { FailingStore } from './failing-store.ts';
import { failingStore, InjectedFailure } from './failing-store.ts';
import type { HttpDoor } from './http-door.ts';
import { openHttpDoor } from './http-door.ts';
import { demand } from './fault.ts';

export type AccountRole = Actor['role'];

/** An answer, a refusal with its reason, or nothing because the server broke off. */
export type Reply<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly status: number; readonly error: ApiError };

/** Something the server did, as it answered it: kept to be compared with its history. */
export interface Deed {
  readonly operationId: string;
  readonly documentId: string;
  readonly answer: SyncAnswer | null;
  readonly undone: string | null;
  readonly actor: Actor;
  readonly sequence: number;
}

export const leadership = new Leadership(createCatalogue());

/** The documents' clock: one second a question, and where the history wants it, back in 1970. */
class SimClock {
  private seconds = Date.UTC(2026, 0, 1) / 1000;

  readonly now = (): Date => new Date((this.seconds += 1) * 1000);

  set(iso: string): void {
    this.seconds = Date.parse(iso) / 1000;
  }
}

export class SimServer {
  readonly clock = new SimClock();
  deeds: ReadonlyMap<string, Deed> = new Map();
  private keptDeeds: ReadonlyMap<string, Deed> = new Map();
  /** Whether agencies could send after a number, oldest first. */
  openings: { readonly sequence: number; readonly open: boolean }[] = [];
  private keptOpenings: typeof this.openings = [];
  private readonly file: string;
  private readonly backupFile: string;
  private store!: FailingStore;
  private admin!: SqliteConnection;
  private http: HttpDoor | null = null;
  private ids = 0;
  /** Accounts as they are now: a set-back brings earlier ones back. */
  private readonly actors = new Map<string, Actor>();
  private readonly disabled = new Map<string, boolean>();
  private backupSequence: number | null = null;

  private constructor(
    folder: string,
    private readonly overHttp: boolean,
  ) {
    mkdirSync(folder, { recursive: true });
    this.file = path.join(folder, 'province.sqlite');
    this.backupFile = path.join(folder, 'backup.sqlite');
    this.removeFiles();
  }

  static async start(folder: string, overHttp: boolean): Promise<SimServer> {
    const server = new SimServer(folder, overHttp);
    // An empty file is laid out once and copied from then on.
    const empty = path.join(folder, 'empty.sqlite');
    if (!existsSync(empty)) await (await openSqliteStore(empty)).close();
    copyFileSync(empty, server.file);
    await server.open();
    return server;
  }

  private get deps(): SyncDeps {
    return { store: this.store, leadership, clock: this.clock.now, newId: () => `id${(this.ids += 1)}` };
  }

  private async open(): Promise<void> {
    this.store = failingStore(await openSqliteStore(this.file));
    this.admin = await SqliteConnection.open(this.file, sqlite3.OPEN_READWRITE);
    if (this.overHttp) this.http = await openHttpDoor(this.deps);
  }

  private async close(): Promise<void> {
    await this.http?.close();
    await this.admin.close();
    await this.store.close();
  }

  private removeFiles(): void {
    for (const end of ['', '-wal', '-shm']) rmSync(this.file + end, { force: true });
  }

  async stop(): Promise<void> {
    await this.close();
    this.removeFiles();
    rmSync(this.backupFile, { force: true });
  }

  async restart(): Promise<void> {
    await this.close();
    await this.open();
  }

  /** Keeps a copy of the database as it is now. */
  async backUp(): Promise<void> {
    await this.admin.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    copyFileSync(this.file, this.backupFile);
    this.backupSequence = await this.sequence();
    this.keptOpenings = [...this.openings];
    this.keptDeeds = this.deeds;
  }

  /** Sets the server back to the kept copy; the number after which everything is gone, or `null` without a copy. */
  async setBack(): Promise<number | null> {
    const after = this.backupSequence;
    if (after === null) return null;
    await this.close();
    this.removeFiles();
    copyFileSync(this.backupFile, this.file);
    this.actors.clear();
    this.disabled.clear();
    this.openings = [...this.keptOpenings];
    await this.open();
    this.deeds = this.keptDeeds;
    return after;
  }

  sequence(): Promise<number> {
    return this.store.documents.readSequence();
  }

  periodsOf(documentId: string): Promise<readonly StoredPeriod[]> {
    return this.store.transact((transaction) => transaction.periodsOf(documentId));
  }

  /** Lets an account act on the periods of a document, and keeps from when on it was open or closed. */
  async actOnPeriods<Answer>(
    username: string,
    documentId: string,
    act: (deps: SyncDeps, actor: Actor) => Promise<Answer>,
  ): Promise<Reply<Answer>> {
    const actor = await this.actor(username);
    const reply = await this.call(() => act(this.deps, actor));
    const open = maySend(await this.periodsOf(documentId), false);
    this.openings.push({ sequence: await this.sequence(), open });
    return reply;
  }

  /** Shuts an account, or opens it again. */
  async setDisabled(username: string, disabled: boolean): Promise<void> {
    await this.admin.run('UPDATE accounts SET disabled_at = ? WHERE username = ?', [
      disabled ? '2026-01-01T00:00:00.000Z' : null,
      username,
    ]);
    this.actors.delete(username);
    this.disabled.delete(username);
  }

  async addAccount(username: string, role: AccountRole, agencyCode: string | null): Promise<void> {
    const account = { username, displayName: `Cán bộ ${username}`, role, agencyCode, agencyName: null };
    await this.store.accounts.insertAccount(
      { ...account, parIndexFields: [], accountId: username, password: null, demo: false },
      '2026-01-01T00:00:00.000Z',
    );
  }

  async changeAccount(username: string, role: AccountRole, agencyCode: string | null): Promise<void> {
    await this.admin.run('UPDATE accounts SET role = ?, agency_code = ? WHERE username = ?', [
      role,
      agencyCode,
      username,
    ]);
    this.actors.delete(username);
    this.disabled.delete(username);
  }

  async actor(username: string): Promise<Actor> {
    const known = this.actors.get(username);
    if (known) return known;
    const found = await this.store.accounts.findAccount(username);
    demand(found !== null, `the account ${username} is gone`);
    this.actors.set(username, found.actor);
    return found.actor;
  }

  async createDocument(username: string, request: DocumentRequest): Promise<string> {
    return (await createDocument(this.deps, await this.actor(username), request)).answer.document.id;
  }

  readRows(documentId: string): ReturnType<FailingStore['documents']['readRows']> {
    return this.store.documents.readRows(documentId);
  }

  get documents(): FailingStore['documents'] {
    return this.store.documents;
  }

  /** The rows of a document, removed ones included, read beside the product. */
  async rowIds(documentId: string): Promise<string[]> {
    const rows = await this.admin.all(z.object({ id: z.string() }), 'SELECT id FROM rows WHERE document_id = ?', [
      documentId,
    ]);
    return rows.map(({ id }) => id);
  }

  /** Without HTTP there is no session that would end. */
  private async isDisabled(username: string): Promise<boolean> {
    const known = this.disabled.get(username);
    if (known !== undefined) return known;
    const disabled = (await this.store.accounts.findAccount(username))?.disabled ?? true;
    this.disabled.set(username, disabled);
    return disabled;
  }

  /** The next transaction breaks off at its n-th statement. */
  breakAfter(statements: number | null): void {
    this.store.breakAfter(statements);
  }

  async send(username: string, request: SyncRequest): Promise<Reply<SyncAnswer>> {
    const actor = await this.actor(username);
    if (!this.http && (await this.isDisabled(username))) return signedOut;
    const reply = this.http
      ? await this.http.post(actor, '/api/sync', request, syncAnswerSchema)
      : await this.call(async () => (await applySync(this.deps, actor, syncRequestSchema.parse(request))).answer);
    // A dry run leaves no trace.
    if (reply.ok && !request.dryRun) this.keepSync(actor, request, reply.answer);
    return reply;
  }

  async undo(username: string, undone: string, operationId: string): Promise<Reply<UndoAnswer>> {
    const actor = await this.actor(username);
    if (!this.http && (await this.isDisabled(username))) return signedOut;
    const reply = this.http
      ? await this.http.post(actor, `/api/operations/${undone}/undo`, { operationId }, undoAnswerSchema)
      : await this.call(async () => (await undoOperation(this.deps, actor, undone, { operationId })).answer);
    if (reply.ok && !this.deeds.has(operationId)) {
      const documentId = this.deeds.get(undone)?.documentId ?? '';
      const sequence = await this.sequence();
      this.keepDeed({ operationId, documentId, answer: null, undone, actor, sequence });
    }
    return reply;
  }

  private keepDeed(deed: Deed): void {
    this.deeds = new Map(this.deeds).set(deed.operationId, deed);
  }

  private keepSync(actor: Actor, request: SyncRequest, answer: SyncAnswer): void {
    const { operationId, documentId } = request;
    const before = this.deeds.get(operationId);
    if (request.dryRun || (request.rows.length === 0 && (request.removals ?? []).length === 0)) return;
    if (before) {
      demand(isDeepStrictEqual(before.answer, answer), `operation ${operationId} sent again got another answer`);
      return;
    }
    this.keepDeed({ operationId, documentId, answer, undone: null, actor, sequence: answer.cursor });
  }

  private async call<Answer>(work: () => Promise<Answer>): Promise<Reply<Answer>> {
    try {
      // What is answered has gone through JSON, as on the wire.
      return { ok: true, answer: JSON.parse(JSON.stringify(await work())) as Answer };
    } catch (error) {
      if (error instanceof ApiFailure) {
        const { reason, message, details } = error;
        return { ok: false, status: error.status, error: { reason, message, details } };
      }
      if (error instanceof InjectedFailure) return brokeOff;
      throw error;
    }
  }
}

/** What a workbook hears whose account was shut, or whose session ended with the server's data. */
export const signedOut = {
  ok: false,
  status: 401,
  error: { reason: 'session-expired', message: 'Phiên làm việc đã hết hạn. Đăng nhập lại.' },
} as const;

export const brokeOff = {
  ok: false,
  status: 500,
  error: { reason: 'server-error', message: 'Máy chủ dừng giữa chừng.' },
} as const;

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Express } from 'express';
import type { z } from 'zod';
import { signInAnswerSchema } from '#shared/api/account-api.ts';
import { documentsAnswerSchema } from '#shared/api/document-api.ts';
import { apiErrorSchema } from '#shared/sync/protocol.ts';
import type { ApiError } from '#shared/sync/protocol.ts';
import { createApp } from '#server/app.ts';
import { seedDemo } from '#server/demo/seed-demo.ts';
import { announceWrites } from '#server/live/announce-writes.ts';
import { LiveStreams, type LiveLimits } from '#server/live/live-streams.ts';
import { NewsBus } from '#server/live/news-bus.ts';
import { newId } from '#server/new-id.ts';
import { Province } from '#server/province/province.ts';
import { openSqliteStore } from '#server/store/open-sqlite-store.ts';
import type { Store } from '#server/store/store.ts';

export interface TestServer {
  /** http://127.0.0.1:<port> */
  readonly origin: string;
  readonly databaseFile: string;
  readonly store: Store;
  readonly streams: LiveStreams;
  /** The application itself, to look at its routes. */
  readonly app: Express;
  /** The server's clock; set it to move time. */
  readonly time: { now: Date };
  /** Errors that became 500. */
  readonly errors: unknown[];
  /** A client of a demonstration account: so-noi-vu, so-tu-phap-linh-vuc-2, so-tu-phap, so-tai-chinh, so-khcn, van-phong-ubnd, so-vhttdl, … */
  signIn(username: string): Promise<TestClient>;
  /** Stops as the product does; `forced` = something was still open after a while and was cut off. */
  stop(): Promise<{ readonly forced: boolean }>;
}

export interface TestServerOptions {
  readonly demo?: boolean;
  readonly now?: Date;
  readonly webDir?: string;
  readonly liveLimits?: Partial<LiveLimits>;
  /** Port of an earlier server that is to come back; any free one when left out. */
  readonly port?: number;
  /** Keeps the database of an earlier server. */
  readonly databaseFile?: string;
}

/** Requests with a token, answers parsed by their schema. */
export class TestClient {
  constructor(
    readonly origin: string,
    readonly token: string | null,
  ) {}

  send(method: string, route: string, body?: unknown): Promise<Response> {
    return fetch(this.origin + route, {
      method,
      headers: {
        // Without this a slow test meets a connection that the server has just closed.
        connection: 'close',
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async get<Answer>(route: string, schema: z.ZodType<Answer>): Promise<Answer> {
    return readAnswer(await this.send('GET', route), schema);
  }

  async post<Answer>(route: string, body: unknown, schema: z.ZodType<Answer>): Promise<Answer> {
    return readAnswer(await this.send('POST', route, body), schema);
  }

  /** The refusal of a request that must not succeed. */
  async refusal(method: string, route: string, body?: unknown): Promise<ApiError & { status: number }> {
    const response = await this.send(method, route, body);
    if (response.ok) throw new Error(`${method} ${route} was not refused.`);
    return { ...apiErrorSchema.parse(await response.json()), status: response.status };
  }

  /** Id of plan 167/KH-UBND. */
  async plan(): Promise<string> {
    const { documents } = await this.get('/api/documents', documentsAnswerSchema);
    const plan = documents.find(({ number }) => number === '167/KH-UBND');
    if (!plan) throw new Error('The server has no plan 167/KH-UBND.');
    return plan.id;
  }
}

async function readAnswer<Answer>(response: Response, schema: z.ZodType<Answer>): Promise<Answer> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return schema.parse(JSON.parse(text));
}

/** The real application on a free port, with a database file of its own that `stop` deletes. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-test-'));
  const databaseFile = options.databaseFile ?? path.join(folder, 'test.sqlite');
  const time = { now: options.now ?? new Date('2026-03-05T02:00:00Z') };
  const clock = (): Date => time.now;
  const bus = new NewsBus(10);
  const store = announceWrites(await openSqliteStore(databaseFile), bus);
  await seedDemo({ store, clock, newId });
  const errors: unknown[] = [];
  const logError = (_errorId: string, error: unknown) => errors.push(error);
  const streams = new LiveStreams({
    bus,
    readHead: store.documents.readHead,
    logError,
    limits: options.liveLimits ?? {},
  });
  const app = createApp({
    store,
    province: await Province.open(store),
    streams,
    clock,
    newId,
    demo: options.demo ?? true,
    logError,
    web: {
      webDir: options.webDir ?? path.resolve('dist/web'),
      examplesDir: path.resolve('examples'),
      officeDir: path.resolve('node_modules/@microsoft/office-js/dist'),
      officeJs: 'local',
    },
  });
  const server = createServer(app);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.');
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    databaseFile,
    store,
    streams,
    app,
    time,
    errors,
    signIn: async (username) => {
      const anyone = new TestClient(origin, null);
      const { token } = await anyone.post('/api/demo/session', { username }, signInAnswerSchema);
      return new TestClient(origin, token);
    },
    stop: async () => {
      // As the product ends: what was begun is answered before the store is closed.
      const closed = new Promise((resolve) => server.close(resolve));
      streams.close();
      let forced = false;
      const force = setTimeout(() => {
        forced = true;
        server.closeAllConnections();
      }, 2_000);
      await closed;
      clearTimeout(force);
      await store.close();
      rmSync(folder, { recursive: true, force: true });
      return { forced };
    },
  };
}

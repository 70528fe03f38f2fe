import { once } from 'node:events';
import { createServer } from 'node:http';
import path from 'node:path';
import type { z } from 'zod';
import { apiErrorSchema } from '#shared/sync/protocol.ts';
import { openSession } from '#server/accounts/sessions.ts';
import { createApp } from '#server/app.ts';
import { LiveStreams } from '#server/live/live-streams.ts';
import { NewsBus } from '#server/live/news-bus.ts';
import { Province } from '#server/province/province.ts';
import type { Actor } from '#server/store/store.ts';
import type { SyncDeps } from '#server/sync/sync-deps.ts';
import { InjectedFailure } from './failing-store.ts';
import type { Reply } from './sim-server.ts';
import { brokeOff, signedOut } from './sim-server.ts';
import { Fault } from './fault.ts';

/** The whole application on a free port, asked as a workbook asks it. */
export interface HttpDoor {
  post<Answer>(actor: Actor, route: string, body: unknown, schema: z.ZodType<Answer>): Promise<Reply<Answer>>;
  close(): Promise<void>;
}

const nothing = path.resolve('tmp/none');

export async function openHttpDoor(deps: SyncDeps): Promise<HttpDoor> {
  const errors: unknown[] = [];
  const tokens = new Map<string, string>();
  const logError = (_errorId: string, error: unknown): void => {
    errors.push(error);
  };
  const streams = new LiveStreams({
    bus: new NewsBus(10),
    readHead: deps.store.documents.readHead,
    logError,
    limits: {},
  });
  const app = createApp({
    ...deps,
    streams,
    province: await Province.open(deps.store),
    demo: false,
    logError,
    web: { webDir: nothing, examplesDir: nothing, officeDir: nothing, officeJs: 'local' },
  });
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    post: async (actor, route, body, schema) => {
      // A session lasts as long as it may; whoever lost it signs in again, if the account still can.
      const known = tokens.get(actor.username) ?? (await openSession(deps, { actor, password: null }));
      if (known === null) return signedOut;
      tokens.set(actor.username, known);
      const response = await fetch(origin + route, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${known}` },
        body: JSON.stringify(body),
      });
      const answer: unknown = await response.json();
      if (response.ok) return { ok: true, answer: schema.parse(answer) };
      const error = errors.pop();
      if (error instanceof InjectedFailure) return brokeOff;
      if (response.status === 401) tokens.delete(actor.username);
      if (response.status >= 500) throw new Fault(`${route} answered ${response.status}: ${String(error)}`);
      return { ok: false, status: response.status, error: apiErrorSchema.parse(answer) };
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

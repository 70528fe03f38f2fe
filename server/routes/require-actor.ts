import type { Request, RequestHandler } from 'express';
import type { AccountDeps, SessionUse } from '#server/accounts/sessions.ts';
import { findActor } from '#server/accounts/sessions.ts';
import type { Actor } from '#server/store/store.ts';

const actors = new WeakMap<Request, Actor>();

/** Lets only signed-in requests pass; `actorOf` then tells who. */
export function requireActor(deps: AccountDeps, use: SessionUse = {}): RequestHandler {
  return async (request, _response, next) => {
    actors.set(request, await findActor(deps, request.get('authorization'), use));
    next();
  };
}

/** Who makes the request. Throws where `requireActor` does not stand in front of the handler. */
export function actorOf(request: Request): Actor {
  const actor = actors.get(request);
  if (actor === undefined) throw new Error(`${request.method} ${request.path} is not guarded by requireActor.`);
  return actor;
}

import type { RequestHandler } from 'express';
import { ApiFailure } from '#server/api-failure.ts';
import { actorOf } from './require-actor.ts';

/** Lets only accounts of the province pass, others get the sentence. Stands behind `requireActor`. */
export function requireCoordinator(message: string): RequestHandler {
  return (request, _response, next) => {
    if (actorOf(request).role !== 'province') throw new ApiFailure(403, 'province-only', message);
    next();
  };
}

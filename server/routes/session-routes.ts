import express from 'express';
import type { Router } from 'express';
import type { SessionAnswer, SignInAnswer } from '#shared/api/account-api.ts';
import { signInRequestSchema } from '#shared/api/account-api.ts';
import { closeSession, publicAccount, signIn } from '#server/accounts/sessions.ts';
import type { AppDeps } from '#server/app-deps.ts';
import { parseRequest } from '#server/http-errors.ts';
import { actorOf, requireActor } from './require-actor.ts';

/** Signing in and out. */
export function sessionRoutes(deps: AppDeps): Router {
  const router = express.Router();
  router.post('/session', express.json({ limit: '16kb' }), async (request, response) => {
    const answer: SignInAnswer = await signIn(deps, parseRequest(signInRequestSchema, request.body));
    response.json(answer);
  });
  router.get('/session', requireActor(deps), (request, response) => {
    const answer: SessionAnswer = { account: publicAccount(actorOf(request)) };
    response.json(answer);
  });
  router.delete('/session', async (request, response) => {
    await closeSession(deps, request.get('authorization'));
    response.json({});
  });
  return router;
}

import express from 'express';
import type { Router } from 'express';
import {
  changePasswordRequestSchema,
  type OwnSessionsAnswer,
  type SessionsEnded,
} from '#shared/api/account-admin-api.ts';
import type { SessionAnswer, SignInAnswer } from '#shared/api/account-api.ts';
import { signInRequestSchema } from '#shared/api/account-api.ts';
import { closeSession, listOwnSessions, publicAccount, signIn } from '#server/accounts/sessions.ts';
import { changePassword, signOutEverywhere } from '#server/accounts/set-own-password.ts';
import type { AppDeps } from '#server/app-deps.ts';
import { parseRequest } from '#server/http-errors.ts';
import { actorOf, requireActor } from './require-actor.ts';

/** Signing in and out, and what an account does about its own password and sessions. */
export function sessionRoutes(deps: AppDeps): Router {
  const router = express.Router();
  const guard = requireActor(deps);
  router.post('/session', express.json({ limit: '16kb' }), async (request, response) => {
    const answer: SignInAnswer = await signIn(deps, parseRequest(signInRequestSchema, request.body));
    response.json(answer);
  });
  router.get('/session', guard, (request, response) => {
    const answer: SessionAnswer = { account: publicAccount(actorOf(request)) };
    response.json(answer);
  });
  router.delete('/session', async (request, response) => {
    await closeSession(deps, request.get('authorization'));
    response.json({});
  });
  router.get('/sessions', guard, async (request, response) => {
    const answer: OwnSessionsAnswer = {
      sessions: await listOwnSessions(deps, actorOf(request), request.get('authorization')),
    };
    response.json(answer);
  });
  router.delete('/sessions', guard, async (request, response) => {
    const answer: SessionsEnded = { ended: await signOutEverywhere(deps, actorOf(request)) };
    response.json(answer);
  });
  router.post('/session/password', guard, express.json({ limit: '16kb' }), async (request, response) => {
    const asked = parseRequest(changePasswordRequestSchema, request.body);
    const ended = await changePassword(deps, actorOf(request), asked, request.get('authorization'));
    const answer: SessionsEnded = { ended };
    response.json(answer);
  });
  return router;
}

import express from 'express';
import type { Request, Router } from 'express';
import { z } from 'zod';
import type {
  AccountLogAnswer,
  EditedAccount,
  IssuedCode,
  ManagedAccountsAnswer,
} from '#shared/api/account-admin-api.ts';
import {
  accountActs,
  accountActSchema,
  editRequestSchema,
  inviteRequestSchema,
} from '#shared/api/account-admin-api.ts';
import { agencyNames } from '#server/accounts/check-new-account.ts';
import { editAccount } from '#server/accounts/edit-account.ts';
import { inviteAccount } from '#server/accounts/invite-account.ts';
import { actOnAccount, reissueCode } from '#server/accounts/manage-account.ts';
import type { AppDeps } from '#server/app-deps.ts';
import { parseRequest } from '#server/http-errors.ts';
import { actorOf, requireActor } from './require-actor.ts';
import { requireCoordinator } from './require-coordinator.ts';

const logPage = 100;
const logQuery = z.object({ before: z.coerce.number().int().positive().optional() });

function usernameOf(request: Request): string {
  return parseRequest(z.string().min(1).max(100), request.params['username']);
}

/** Looking after accounts, for the province only. */
export function accountRoutes(deps: AppDeps): Router {
  const router = express.Router();
  const body = express.json({ limit: '16kb' });
  const { accountAdmin } = deps.store;
  const guard = requireActor(deps);
  const coordinator = requireCoordinator(
    'Chỉ tài khoản điều phối của tỉnh được xem và quản lý tài khoản. Gửi đề nghị cho Sở Nội vụ.',
  );

  router.get('/accounts', guard, coordinator, async (_request, response) => {
    const answer: ManagedAccountsAnswer = {
      accounts: [...(await accountAdmin.listManaged(deps.clock().toISOString()))],
    };
    response.json(answer);
  });

  router.get('/accounts/log', guard, coordinator, async (request, response) => {
    const { before } = parseRequest(logQuery, request.query);
    const entries = await accountAdmin.readLog(before ?? null, logPage + 1);
    const answer: AccountLogAnswer = { entries: entries.slice(0, logPage), more: entries.length > logPage };
    response.json(answer);
  });

  router.post('/accounts', guard, coordinator, body, async (request, response) => {
    const asked = parseRequest(inviteRequestSchema, request.body);
    const answer: IssuedCode = await inviteAccount(
      { ...deps, agencyName: agencyNames(deps.province.settings) },
      actorOf(request),
      asked,
    );
    response.status(201).json(answer);
  });

  router.post('/accounts/:username/edit', guard, coordinator, body, async (request, response) => {
    const asked = parseRequest(editRequestSchema, request.body);
    const answer: EditedAccount = await editAccount(
      { ...deps, agencyName: agencyNames(deps.province.settings) },
      actorOf(request),
      usernameOf(request),
      asked,
    );
    response.json(answer);
  });

  router.post('/accounts/:username/code', guard, coordinator, body, async (request, response) => {
    const { operationId } = parseRequest(accountActSchema, request.body);
    const asked = { operationId, username: usernameOf(request) };
    const answer: IssuedCode = await reissueCode(deps, actorOf(request), asked);
    response.json(answer);
  });

  for (const act of accountActs) {
    router.post(`/accounts/:username/${act}`, guard, coordinator, body, async (request, response) => {
      const { operationId } = parseRequest(accountActSchema, request.body);
      await actOnAccount(deps, actorOf(request), act, { operationId, username: usernameOf(request) });
      response.json({});
    });
  }
  return router;
}

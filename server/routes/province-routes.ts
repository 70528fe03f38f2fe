import express from 'express';
import type { Request, RequestHandler, Router } from 'express';
import type { CatalogueVersionsAnswer } from '#shared/api/province-api.ts';
import {
  publishCatalogueRequestSchema,
  restoreCatalogueRequestSchema,
  switchRuleRequestSchema,
} from '#shared/api/province-api.ts';
import { parseRequest } from '#server/http-errors.ts';
import { listProvinceRules, switchRule } from '#server/province/province-rules.ts';
import { publishCatalogue, restoreCatalogue, type ProvinceDeps } from '#server/province/publish-catalogue.ts';
import { actorOf, requireActor } from './require-actor.ts';
import { requireCoordinator } from './require-coordinator.ts';

/** Whether the caller already holds what carries this tag. */
function holds(request: Request, etag: string): boolean {
  const tags = (request.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag);
}

/** What every pane of the province checks by: agencies and switched-off rules. */
export function provinceRoutes(deps: ProvinceDeps): Router {
  const router = express.Router();
  const { province, store } = deps;
  const guard = requireActor(deps);
  const coordinator = requireCoordinator(
    'Chỉ tài khoản điều phối của tỉnh được đổi danh mục và quy tắc dùng chung. Gửi đề nghị cho Sở Nội vụ.',
  );
  const sendSettings: RequestHandler = (request, response) => {
    const etag = `"${province.settings.tag}"`;
    response.set('ETag', etag);
    if (request.method === 'GET' && holds(request, etag)) response.status(304).end();
    else response.json(province.settings);
  };

  router.get('/province/settings', guard, sendSettings);

  router.get('/province/agencies/versions', guard, async (_request, response) => {
    const answer: CatalogueVersionsAnswer = { versions: [...(await store.province.listCatalogues())] };
    response.json(answer);
  });

  const listBody = express.json({ limit: '8mb' });
  const smallBody = express.json({ limit: '16kb' });

  router.post('/province/agencies', guard, coordinator, listBody, async (request, response, next) => {
    await publishCatalogue(deps, actorOf(request), parseRequest(publishCatalogueRequestSchema, request.body));
    await sendSettings(request, response, next);
  });

  router.post('/province/agencies/restore', guard, coordinator, smallBody, async (request, response, next) => {
    await restoreCatalogue(deps, actorOf(request), parseRequest(restoreCatalogueRequestSchema, request.body));
    await sendSettings(request, response, next);
  });

  router.get('/province/rules', guard, async (_request, response) => {
    response.json(await listProvinceRules(deps));
  });

  router.post('/province/rules', guard, coordinator, smallBody, async (request, response) => {
    await switchRule(deps, actorOf(request), parseRequest(switchRuleRequestSchema, request.body));
    response.json(await listProvinceRules(deps));
  });
  return router;
}

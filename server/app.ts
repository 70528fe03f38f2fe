import express from 'express';
import type { Express } from 'express';
import type { AppDeps } from './app-deps.ts';
import { answerErrors, refuseUnknownRoute } from './http-errors.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { codeRoutes } from './routes/code-routes.ts';
import { criteriaSetRoutes } from './routes/criteria-set-routes.ts';
import { demoRoutes } from './routes/demo-routes.ts';
import { documentRoutes } from './routes/document-routes.ts';
import { exampleRoutes } from './routes/example-routes.ts';
import { journalRoutes } from './routes/journal-routes.ts';
import { liveRoutes } from './routes/live-routes.ts';
import { periodRoutes } from './routes/period-routes.ts';
import { provinceRoutes } from './routes/province-routes.ts';
import { rowNoteRoutes } from './routes/row-note-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { syncRoutes } from './routes/sync-routes.ts';
import { webRoutes } from './routes/web-routes.ts';
import { setSecurityHeaders } from './security-headers.ts';
import type { SyncDeps } from './sync/sync-deps.ts';

/** The whole web application; listens nowhere by itself. */
export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  // Answers of the API are never kept, so hashing megabytes of them buys nothing; files have tags of their own.
  app.set('etag', false);
  // A proxy on this machine says whose request it hands on; nobody else is believed.
  app.set('trust proxy', 'loopback');
  app.use(setSecurityHeaders);
  const syncDeps: AppDeps & SyncDeps = {
    ...deps,
    // The agencies may change while the server runs.
    get leadership() {
      return deps.province.leadership;
    },
  };
  const api = express.Router();
  api.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  api.get('/health', (_request, response) => {
    response.json({ ok: true, demo: deps.demo });
  });
  api.use(sessionRoutes(deps));
  api.use(codeRoutes(deps));
  api.use(accountRoutes(deps));
  api.use(demoRoutes(deps));
  api.use(exampleRoutes(deps));
  api.use(criteriaSetRoutes(deps));
  api.use(documentRoutes(syncDeps));
  api.use(rowNoteRoutes(syncDeps));
  api.use(journalRoutes(deps));
  api.use(liveRoutes(deps));
  api.use(periodRoutes(syncDeps));
  api.use(syncRoutes(syncDeps));
  api.use(provinceRoutes(deps));
  api.use(refuseUnknownRoute);
  app.use('/api', api);
  app.use(webRoutes(deps.web));
  app.use(answerErrors(deps.logError, deps.newId));
  return app;
}

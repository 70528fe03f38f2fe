import { readFile } from 'node:fs/promises';
import path from 'node:path';
import express from 'express';
import type { Router } from 'express';
import type { ExamplesAnswer } from '#shared/api/example-api.ts';
import { exampleIndexSchema } from '#shared/api/example-api.ts';
import type { AppDeps } from '#server/app-deps.ts';

/** The example workbooks that can be opened in the workbench. */
export function exampleRoutes({ web }: AppDeps): Router {
  const router = express.Router();
  router.get('/examples', async (_request, response) => {
    const text = await readFile(path.join(web.examplesDir, 'index.json'), 'utf8');
    const answer: ExamplesAnswer = { examples: exampleIndexSchema.parse(JSON.parse(text)) };
    response.json(answer);
  });
  return router;
}

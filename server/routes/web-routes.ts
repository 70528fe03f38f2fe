import { readFile } from 'node:fs/promises';
import path from 'node:path';
import express from 'express';
import type { RequestHandler, Router } from 'express';
import { z } from 'zod';
import { ApiFailure } from '#server/api-failure.ts';
import type { AppDeps } from '#server/app-deps.ts';

const officeUrl = {
  cdn: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  local: '/office/office.js',
} as const;

const fileMissing = z.object({ code: z.enum(['ENOENT', 'ENOTDIR']) });

function notBuilt(): ApiFailure {
  return new ApiFailure(404, 'page-unknown', 'Trang này chưa được dựng trên máy chủ. Chạy npm run build rồi tải lại.');
}

/** Sends a built page; the pane's office.js comes from where this server is told to take it. */
function sendPage(web: AppDeps['web'], file: string): RequestHandler {
  return async (_request, response) => {
    let html: string;
    try {
      html = await readFile(path.join(web.webDir, file), 'utf8');
    } catch (error) {
      if (!fileMissing.safeParse(error).success) throw error;
      throw notBuilt();
    }
    const other = web.officeJs === 'local' ? officeUrl.cdn : officeUrl.local;
    response
      .set('Cache-Control', 'no-cache')
      .type('html')
      .send(html.replaceAll(`"${other}"`, `"${officeUrl[web.officeJs]}"`));
  };
}

/**
 * Sends what Excel is to know of the add-in's functions. Excel on the web asks from a page of Microsoft's, and keeps an
 * answer without limits for a day.
 */
function sendFunctions(web: AppDeps['web']): RequestHandler {
  const headers = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-cache' };
  return (_request, response, next) => {
    const options = { root: path.resolve(web.webDir), cacheControl: false };
    response.set(headers).sendFile('functions.json', options, (error?: Error) => {
      if (error) next(fileMissing.safeParse(error).success ? notBuilt() : error);
    });
  };
}

/** The pages, their files, the examples and office.js. */
export function webRoutes(web: AppDeps['web']): Router {
  const router = express.Router({ strict: true });
  const files = (folder: string, options: { maxAge?: string; immutable?: boolean } = {}): RequestHandler =>
    express.static(path.join(folder), { index: false, redirect: false, fallthrough: true, ...options });
  router.get('/', sendPage(web, 'server/dashboard/index.html'));
  router.get('/taskpane.html', sendPage(web, 'addin/taskpane.html'));
  router.get('/functions.json', sendFunctions(web));
  router.get('/workbench', (_request, response) => response.redirect('/workbench/'));
  router.get(['/workbench/', '/workbench/index.html'], sendPage(web, 'addin/workbench/index.html'));
  router.get('/workbench/pane.html', sendPage(web, 'addin/workbench/pane.html'));
  // Names of built files carry a hash of their content.
  router.use('/assets', files(path.join(web.webDir, 'assets'), { maxAge: '365d', immutable: true }));
  router.use('/examples', files(web.examplesDir));
  router.use('/office', files(web.officeDir, { maxAge: '1d' }));
  router.use('/icons', files(path.join(web.webDir, 'icons'), { maxAge: '1d' }));
  router.get('/favicon.ico', (_request, response) => {
    response.status(204).end();
  });
  router.use((request) => {
    throw new ApiFailure(404, 'page-unknown', `Máy chủ không có trang ${request.path}.`);
  });
  return router;
}

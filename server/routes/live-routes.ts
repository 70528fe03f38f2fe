import express from 'express';
import type { Request, Router } from 'express';
import { z } from 'zod';
import type { NewsAnswer } from '#shared/api/live-api.ts';
import { findActor } from '#server/accounts/sessions.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type { AppDeps } from '#server/app-deps.ts';
import { parseRequest } from '#server/http-errors.ts';
import { countNews } from '#server/live/count-news.ts';
import { sightOf } from '#server/live/news-marks.ts';
import type { StreamState } from '#server/live/live-streams.ts';
import { requireKnownCursor } from '#server/sync/known-cursor.ts';
import { maySee } from '#server/sync/row-access.ts';
import { actorOf, requireActor } from './require-actor.ts';
import { requireDocument } from './require-document.ts';

const cursor = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const eventsQuery = z.object({ cursor: cursor.optional() });
const newsQuery = z.object({
  cursor,
  workbookId: z.uuid().optional(),
  newest: cursor.optional(),
  sight: z.string().max(64).optional(),
  scope: z.enum(['all', 'mine']).default('all'),
});

/** What the reader has heard of: the event it read last, else the cursor it names. */
function heardUpTo(request: Request): number | null {
  const last = cursor.safeParse(request.get('last-event-id'));
  if (last.success) return last.data;
  return parseRequest(eventsQuery, request.query).cursor ?? null;
}

/** Whether the account of a request may still listen to a document. */
async function checkListener(deps: AppDeps, header: string | undefined, documentId: string): Promise<StreamState> {
  try {
    const actor = await findActor(deps, header, { extend: false });
    const document = await deps.store.documents.findDocument(documentId);
    return document !== null && maySee(document, actor) ? 'open' : 'document-unknown';
  } catch (error) {
    if (error instanceof ApiFailure) return 'session-ended';
    throw error;
  }
}

/** Telling that a document has news: as a stream, and for polling where streams do not pass. */
export function liveRoutes(deps: AppDeps): Router {
  const router = express.Router();
  const { documents } = deps.store;
  // A pane that only waits for news is not at work: its session ends as if the pane were closed.
  const guard = requireActor(deps, { extend: false });

  router.get('/documents/:id/events', guard, async (request, response) => {
    const document = await requireDocument(deps, request);
    const header = request.get('authorization');
    await deps.streams.open(response, {
      documentId: document.id,
      accountId: actorOf(request).accountId,
      sight: sightOf(deps.store, document, actorOf(request)),
      cursor: heardUpTo(request),
      check: () => checkListener(deps, header, document.id),
    });
  });

  router.get('/documents/:id/news', guard, async (request, response) => {
    const document = await requireDocument(deps, request);
    const asked = parseRequest(newsQuery, request.query);
    requireKnownCursor(asked.cursor, await documents.readSequence(), deps.store.breaks);
    // The province's list of agencies may change while the server runs.
    const { leadership } = deps.province;
    const { workbookId, newest = null } = asked;
    const { accountId } = actorOf(request);
    const question = { ...asked, own: workbookId === undefined ? null : { workbookId, accountId, newest } };
    const answer: NewsAnswer = {
      cursor: await documents.readHead(document.id),
      rows: await countNews({ store: deps.store, leadership }, document, actorOf(request), question),
      ...(await sightOf(deps.store, document, actorOf(request)).readMarks()),
    };
    response.json(answer);
  });
  return router;
}

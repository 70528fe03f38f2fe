import express from 'express';
import type { Router } from 'express';
import type { AddCommentAnswer, CommentsAnswer } from '#shared/api/comment-api.ts';
import { addCommentRequestSchema } from '#shared/api/comment-api.ts';
import type { SaveSharesAnswer } from '#shared/api/share-api.ts';
import { saveSharesRequestSchema } from '#shared/api/share-api.ts';
import { parseRequest } from '#server/http-errors.ts';
import { addComment } from '#server/rows/add-comment.ts';
import { readShares, saveShares } from '#server/rows/split-row.ts';
import { mayComment } from '#server/sync/row-access.ts';
import type { SyncDeps } from '#server/sync/sync-deps.ts';
import { actorOf, requireActor } from './require-actor.ts';
import { requireRow } from './require-document.ts';

/** What people write beside a row: comments, and how an agency splits the work. */
export function rowNoteRoutes(deps: SyncDeps): Router {
  const router = express.Router();
  const guard = requireActor(deps);
  const body = express.json({ limit: '1mb' });

  router.get('/documents/:id/rows/:rowId/comments', guard, async (request, response) => {
    const { document, row } = await requireRow(deps, request);
    const answer: CommentsAnswer = {
      rowId: row.rowId,
      comments: [...(await deps.store.comments.listComments(row.rowId))],
      mayComment: !row.removed && mayComment(document, row, actorOf(request), deps.leadership),
    };
    response.json(answer);
  });

  router.post('/documents/:id/rows/:rowId/comments', guard, body, async (request, response) => {
    const { document, row } = await requireRow(deps, request);
    const asked = parseRequest(addCommentRequestSchema, request.body);
    const answer: AddCommentAnswer = { comment: await addComment(deps, document, row, actorOf(request), asked) };
    response.status(201).json(answer);
  });

  router.get('/documents/:id/rows/:rowId/shares', guard, async (request, response) => {
    const { document, row } = await requireRow(deps, request);
    response.json(await readShares(deps, document, row, actorOf(request)));
  });

  router.put('/documents/:id/rows/:rowId/shares', guard, body, async (request, response) => {
    const { document, row } = await requireRow(deps, request);
    const asked = parseRequest(saveSharesRequestSchema, request.body);
    const answer: SaveSharesAnswer = { list: await saveShares(deps, document, row, actorOf(request), asked) };
    response.json(answer);
  });
  return router;
}

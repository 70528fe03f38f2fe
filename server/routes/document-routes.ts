import express from 'express';
import type { Router } from 'express';
import { z } from 'zod';
import type { DocumentRowsAnswer, DocumentsAnswer, RowHistoryAnswer } from '#shared/api/document-api.ts';
import { createDocumentRequestSchema, documentsOfRowsRequestSchema } from '#shared/api/document-api.ts';
import type { OperationsAnswer } from '#shared/api/operation-api.ts';
import type { OverviewAnswer } from '#shared/api/overview-api.ts';
import { parIndexFieldOf } from '#shared/sync/par-index-field.ts';
import { rowUnknown } from '#server/api-failure.ts';
import { parseRequest } from '#server/http-errors.ts';
import { buildOverview } from '#server/overview/build-overview.ts';
import { taskOfRow } from '#server/overview/task-of-row.ts';
import { createDocument } from '#server/sync/create-document.ts';
import { documentsOfRows } from '#server/sync/documents-of-rows.ts';
import { accessTo, seesEveryDocument } from '#server/sync/row-access.ts';
import { sightNote } from '#server/sync/sight-token.ts';
import type { SyncDeps } from '#server/sync/sync-deps.ts';
import { sizedFor } from './sized-documents.ts';
import { readToday } from './read-today.ts';
import { actorOf, requireActor } from './require-actor.ts';
import { readSeenRows, requireDocument, requireRow } from './require-document.ts';
import { sendReply } from './send-reply.ts';

const workbookQuery = z.object({ workbookId: z.uuid().optional() });

/** Reading documents, their rows and history; making one. */
export function documentRoutes(deps: SyncDeps): Router {
  const router = express.Router();
  const { documents } = deps.store;
  const guard = requireActor(deps);

  router.get('/documents', guard, async (request, response) => {
    const actor = actorOf(request);
    // An agency account without an agency sees the province's documents only; no agency has the empty code.
    const filter = { agencyCode: seesEveryDocument(actor) ? null : (actor.agencyCode ?? '') };
    const listed = await documents.listDocuments(filter);
    const answer: DocumentsAnswer = { documents: [...(await sizedFor(deps.store.documents, listed, actor))] };
    response.json(answer);
  });

  router.post('/documents', guard, express.json({ limit: '8mb' }), async (request, response) => {
    const asked = parseRequest(createDocumentRequestSchema, request.body);
    sendReply(response.status(201), await createDocument(deps, actorOf(request), asked));
  });

  router.post('/documents/of-rows', guard, express.json({ limit: '128kb' }), async (request, response) => {
    const { rowIds } = parseRequest(documentsOfRowsRequestSchema, request.body);
    response.json(await documentsOfRows(deps.store, actorOf(request), rowIds));
  });

  router.get('/documents/:id/rows', guard, async (request, response) => {
    const document = await requireDocument(deps, request);
    const today = readToday(deps, request);
    const { rows, cursor } = await readSeenRows(deps, document, request);
    const comments = await deps.store.comments.countComments(document.id);
    const { leadership } = deps;
    const context = { kind: document.kind, today, year: document.year, leadership, deadlines: new Map() };
    const answer: DocumentRowsAnswer = {
      document: { ...document, rowCount: rows.length },
      today,
      cursor,
      ...sightNote(document, actorOf(request)),
      rows: rows.map((row) => ({
        rowId: row.rowId,
        revision: row.revision,
        position: row.position,
        parIndexField: parIndexFieldOf(document.kind, row),
        fields: row.fields,
        author: row.author,
        at: row.at,
        access: accessTo(document, row.fields, actorOf(request), leadership),
        ...(row.returned === null ? {} : { returned: row.returned }),
        task: taskOfRow(context, row.fields),
        comments: comments.get(row.rowId) ?? 0,
      })),
    };
    response.json(answer);
  });

  router.get('/documents/:id/overview', guard, async (request, response) => {
    const document = await requireDocument(deps, request);
    const today = readToday(deps, request);
    const { rows } = await readSeenRows(deps, document, request);
    const answer: OverviewAnswer = buildOverview(document, rows, today, deps.leadership);
    response.json(answer);
  });

  router.get('/documents/:id/rows/:rowId/history', guard, async (request, response) => {
    const { document, row } = await requireRow(deps, request);
    const { rowId } = row;
    const entries = await documents.readHistory(document.id, rowId);
    if (entries === null) throw rowUnknown();
    const answer: RowHistoryAnswer = { rowId, entries: [...entries] };
    response.json(answer);
  });

  router.get('/documents/:id/operations', guard, async (request, response) => {
    const document = await requireDocument(deps, request);
    const { workbookId } = parseRequest(workbookQuery, request.query);
    const own = workbookId === undefined ? null : { workbookId, accountId: actorOf(request).accountId };
    const answer: OperationsAnswer = {
      operations: [...(await documents.listOperations(document.id, own))],
    };
    response.json(answer);
  });
  return router;
}

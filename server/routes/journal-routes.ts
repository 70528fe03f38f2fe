import express from 'express';
import type { Router } from 'express';
import { z } from 'zod';
import type { JournalAnswer, JournalRows } from '#shared/api/journal-api.ts';
import { rowTitle } from '#shared/sync/row-title.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type { AppDeps } from '#server/app-deps.ts';
import { parseRequest } from '#server/http-errors.ts';
import { seesRow } from '#server/sync/row-access.ts';
import { actorOf, requireActor } from './require-actor.ts';
import { pathPart, requireDocument } from './require-document.ts';

const journalQuery = z.object({
  before: z.coerce.number().int().min(1).optional(),
  agency: z.string().min(1).max(64).optional(),
  person: z.string().min(1).max(64).optional(),
  day: z.iso.date().optional(),
});

const pageSize = 50;
const mostRows = 200;
const dayMs = 86_400_000;

/** The instants of a day in Viet Nam: from the first, before the second. */
function instantsOf(day: string | undefined): { from: string | null; until: string | null } {
  if (day === undefined) return { from: null, until: null };
  const from = Date.parse(`${day}T00:00:00+07:00`);
  return { from: new Date(from).toISOString(), until: new Date(from + dayMs).toISOString() };
}

/** A document's journal: who wrote what, when, from which workbook. */
export function journalRoutes(deps: AppDeps): Router {
  const router = express.Router();
  const { documents } = deps.store;
  const guard = requireActor(deps);

  router.get('/documents/:id/journal', guard, async (request, response) => {
    const document = await requireDocument(deps, request);
    const { before, agency, person, day } = parseRequest(journalQuery, request.query);
    const entries = await documents.readJournal(document.id, {
      before: before ?? null,
      agencyCode: agency ?? null,
      accountId: person ?? null,
      ...instantsOf(day),
      // One more than a page tells whether there is a next one.
      limit: pageSize + 1,
    });
    const page = entries.slice(0, pageSize);
    const answer: JournalAnswer = {
      entries: [...page],
      next: entries.length > pageSize ? (page.at(-1)?.revision ?? null) : null,
      people: [...(await documents.listJournalPeople(document.id))],
    };
    response.json(answer);
  });

  router.get('/documents/:id/operations/:operationId/rows', guard, async (request, response) => {
    const document = await requireDocument(deps, request);
    const found = await documents.readOperationRows(document.id, pathPart(request, 'operationId'), mostRows);
    if (found === null) {
      throw new ApiFailure(
        404,
        'operation-unknown',
        'Không thấy lần gửi này trên máy chủ. Tải lại nhật ký rồi chọn lại.',
      );
    }
    const answer: JournalRows = {
      total: found.total,
      rows: found.rows
        .filter((row) => seesRow(document, row, actorOf(request)))
        .map(({ rowId, fields, action, changes }) => ({ rowId, title: rowTitle(fields), action, changes })),
    };
    response.json(answer);
  });
  return router;
}

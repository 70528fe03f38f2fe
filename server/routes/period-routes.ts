import express from 'express';
import type { Router } from 'express';
import {
  closePeriodRequestSchema,
  endReturnsRequestSchema,
  manyPeriodsRequestSchema,
  openPeriodRequestSchema,
  reopenPeriodRequestSchema,
  returnRowsRequestSchema,
  takeSnapshotRequestSchema,
} from '#shared/api/period-api.ts';
import { dayInVietNam } from '#shared/deadline/calendar-day.ts';
import { writeSnapshotWorkbook } from '#shared/xlsx/write-snapshot-workbook.ts';
import { parseRequest } from '#server/http-errors.ts';
import { actOnMany } from '#server/periods/act-on-many.ts';
import { buildReporting, reportFields } from '#server/periods/build-reporting.ts';
import { compareSnapshot } from '#server/periods/compare-snapshot.ts';
import { closePeriod, openPeriod, reopenPeriod, requirePeriod, takeSnapshot } from '#server/periods/open-and-close.ts';
import { layOutSnapshot } from '#server/periods/lay-out-snapshot.ts';
import { listPeriods, listSnapshots, readSnapshot, requireSnapshot } from '#server/periods/read-periods.ts';
import { endReturns, returnRows } from '#server/periods/return-rows.ts';
import type { SyncDeps } from '#server/sync/sync-deps.ts';
import { workbookType } from './workbook-type.ts';
import { readToday } from './read-today.ts';
import { actorOf, requireActor } from './require-actor.ts';
import { sendReply } from './send-reply.ts';
import { pathPart, readSeenRows, requireDocument } from './require-document.ts';

/** Reporting periods, rows given back, snapshots (SPEC K). Everyone who sees a document sees its periods. */
export function periodRoutes(deps: SyncDeps): Router {
  const router = express.Router();
  const { store } = deps;
  const guard = requireActor(deps);
  const body = express.json({ limit: '64kb' });
  const listBody = express.json({ limit: '2mb' });

  router.post('/periods', guard, body, async (request, response) => {
    const asked = parseRequest(manyPeriodsRequestSchema, request.body);
    response.json(await actOnMany(deps, actorOf(request), asked));
  });

  router.get('/documents/:id/periods', guard, async (request, response) => {
    const document = await requireDocument(deps, request);
    response.json(await listPeriods(store, document, actorOf(request), deps.leadership));
  });

  router.post('/documents/:id/periods', guard, body, async (request, response) => {
    const asked = parseRequest(openPeriodRequestSchema, request.body);
    sendReply(response.status(201), await openPeriod(deps, actorOf(request), pathPart(request, 'id'), asked));
  });

  router.post('/documents/:id/periods/:periodId/close', guard, body, async (request, response) => {
    const asked = parseRequest(closePeriodRequestSchema, request.body);
    const periodId = pathPart(request, 'periodId');
    sendReply(response, await closePeriod(deps, actorOf(request), pathPart(request, 'id'), periodId, asked));
  });

  router.post('/documents/:id/periods/:periodId/reopen', guard, body, async (request, response) => {
    const asked = parseRequest(reopenPeriodRequestSchema, request.body);
    const periodId = pathPart(request, 'periodId');
    sendReply(response, await reopenPeriod(deps, actorOf(request), pathPart(request, 'id'), periodId, asked));
  });

  router.get('/documents/:id/periods/:periodId/reporting', guard, async (request, response) => {
    const document = await requireDocument(deps, request);
    const period = requirePeriod(await store.periods.listPeriods(document.id), pathPart(request, 'periodId'));
    const [{ rows }, reports] = await Promise.all([
      readSeenRows(deps, document, request),
      store.periods.lastReports(document.id, period.openedSequence, reportFields(document)),
    ]);
    response.json(buildReporting(document, period.id, rows, reports, deps.leadership));
  });

  router.post('/documents/:id/returns', guard, listBody, async (request, response) => {
    const asked = parseRequest(returnRowsRequestSchema, request.body);
    sendReply(response, await returnRows(deps, actorOf(request), pathPart(request, 'id'), asked));
  });

  router.post('/documents/:id/returns/end', guard, listBody, async (request, response) => {
    const asked = parseRequest(endReturnsRequestSchema, request.body);
    sendReply(response, await endReturns(deps, actorOf(request), pathPart(request, 'id'), asked));
  });

  router.post('/documents/:id/snapshots', guard, body, async (request, response) => {
    const asked = parseRequest(takeSnapshotRequestSchema, request.body);
    sendReply(response.status(201), await takeSnapshot(deps, actorOf(request), pathPart(request, 'id'), asked));
  });

  router.get('/documents/:id/snapshots', guard, async (request, response) => {
    const document = await requireDocument(deps, request);
    response.json(await listSnapshots(store, document.id));
  });

  router.get('/documents/:id/snapshots/:snapshotId', guard, async (request, response) => {
    const document = await requireDocument(deps, request);
    response.json(await readSnapshot(store, document, pathPart(request, 'snapshotId'), actorOf(request)));
  });

  router.get('/documents/:id/snapshots/:snapshotId/workbook', guard, async (request, response) => {
    const document = await requireDocument(deps, request);
    const kept = await readSnapshot(store, document, pathPart(request, 'snapshotId'), actorOf(request));
    const bytes = await writeSnapshotWorkbook(layOutSnapshot(document, kept), deps.clock());
    response.attachment('so-lieu-da-chup.xlsx').type(workbookType).send(Buffer.from(bytes));
  });

  router.get('/documents/:id/snapshots/:snapshotId/comparison', guard, async (request, response) => {
    const document = await requireDocument(deps, request);
    const nowDay = readToday(deps, request);
    const kept = await requireSnapshot(store, document, pathPart(request, 'snapshotId'), actorOf(request));
    const { rows } = await readSeenRows(deps, document, request);
    const days = { thenDay: dayInVietNam(new Date(kept.snapshot.at)), nowDay };
    response.json(compareSnapshot(document, kept, rows, days, deps.leadership));
  });
  return router;
}

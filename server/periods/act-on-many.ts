// One period opened or closed in many documents (SPEC K-8): each is an act of its own, done once and refused alone.
import { periodActAnswerSchema } from '#shared/api/period-api.ts';
import type {
  ManyPeriodsAnswer,
  ManyPeriodsRequest,
  ManyPeriodsResult,
  PeriodActAnswer,
} from '#shared/api/period-api.ts';
import { labelPeriod } from '#shared/period/label-period.ts';
import { ApiFailure, documentUnknown } from '#server/api-failure.ts';
import type { StoredPeriod } from '#server/store/period-store.ts';
import type { Actor } from '#server/store/store.ts';
import { maySee } from '#server/sync/row-access.ts';
import type { Reply } from '#server/sync/first-answer.ts';
import type { SyncDeps } from '#server/sync/sync-deps.ts';
import { buildReporting, reportFields } from './build-reporting.ts';
import { closePeriod, openPeriod, requireOpen, requireSound } from './open-and-close.ts';
import { periodView } from './period-view.ts';
import { requireCoordinator } from './run-period-act.ts';

type Asked = ManyPeriodsRequest['documents'][number];

/**
 * Opens or closes the period in each of the documents, one after the other; what one refuses stops no other. A dry run
 * says what would happen to each and changes nothing.
 */
export async function actOnMany(deps: SyncDeps, actor: Actor, request: ManyPeriodsRequest): Promise<ManyPeriodsAnswer> {
  requireCoordinator(actor);
  const results: ManyPeriodsResult[] = [];
  for (const asked of request.documents) {
    try {
      const result = request.dryRun
        ? await foresee(deps, actor, request, asked)
        : await act(deps, actor, request, asked);
      results.push({ documentId: asked.documentId, reason: null, message: null, ...result });
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      const { reason, message } = error;
      results.push({ documentId: asked.documentId, status: 'refused', reason, message, period: null, foreseen: null });
    }
  }
  return { results };
}

type Outcome = Pick<ManyPeriodsResult, 'status' | 'period' | 'foreseen'>;

async function act(
  deps: SyncDeps,
  actor: Actor,
  { act: name, span }: ManyPeriodsRequest,
  { documentId, operationId }: Asked,
): Promise<Outcome> {
  if (name === 'open') {
    return done(await openPeriod(deps, actor, documentId, { operationId, ...span }));
  }
  const found = findNamed(await deps.store.periods.listPeriods(documentId), span);
  return done(await closePeriod(deps, actor, documentId, found.id, { operationId }));
}

/** Read by its schema, so that a resend puts its parts in the same order as the first answer (SPEC B-4). */
function done({ answer }: Reply<PeriodActAnswer>): Outcome {
  const { period } = periodActAnswerSchema.parse(answer);
  return { status: 'done', period, foreseen: null };
}

/** What the act would find: refused for the same reasons as the act itself. */
async function foresee(
  { store, leadership }: SyncDeps,
  actor: Actor,
  { act: name, span }: ManyPeriodsRequest,
  { documentId }: Asked,
): Promise<Outcome> {
  const document = await store.documents.findDocument(documentId);
  if (document === null || !maySee(document, actor)) throw documentUnknown();
  const periods = await store.periods.listPeriods(documentId);
  if (name === 'open') {
    requireSound(span, periods);
    const foreseen = { rows: document.rowCount, waiting: null, returned: 0, stillOpen: [] };
    return { status: 'ready', period: null, foreseen };
  }
  const period = findNamed(periods, span);
  requireOpen(period);
  const { rows } = await store.documents.readRows(documentId);
  const reports = await store.periods.lastReports(documentId, period.openedSequence, reportFields(document));
  const { total, waiting } = buildReporting(document, period.id, rows, reports, leadership);
  const stillOpen = periods.filter(({ id, state }) => state === 'open' && id !== period.id).map(labelPeriod);
  const returned = rows.filter((row) => row.returned !== null).length;
  return { status: 'ready', period: periodView(period), foreseen: { rows: total, waiting, returned, stillOpen } };
}

/** The document's period of this name: the open one where there are several. Throws 404 `period-unknown`. */
function findNamed(periods: readonly StoredPeriod[], span: ManyPeriodsRequest['span']): StoredPeriod {
  const label = labelPeriod(span);
  const named = periods.filter((period) => labelPeriod(period) === label);
  const found = named.find(({ state }) => state === 'open') ?? named[0];
  if (found !== undefined) return found;
  throw new ApiFailure(404, 'period-unknown', `Tài liệu không có kỳ «${label}» nên không có gì để khóa.`);
}

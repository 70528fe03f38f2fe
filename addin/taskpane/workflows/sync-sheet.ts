// One story: read the sheet → collect what the province has not seen → ask the server → read the sheet again (the
// officer may have typed meanwhile) → bring the answer in → remember the cursor. Whatever breaks in between, nothing is
// lost: the sheet keeps what was typed and the next sync finds it again.
import type { FieldChoice } from '#shared/sync/field-choice.ts';
import type { Removal, SyncAnswer } from '#shared/sync/protocol.ts';
import { joinApplied } from '../state/join-applied.ts';
import type { SyncOutcome } from '../state/sync-view.ts';
import { words } from '../words.ts';
import { bringIn, foreseeAnswer, type Brought } from './bring-in.ts';
import { callAsAccount, dispatchSync, inPhase } from './call-server.ts';
import { withExcel, type PaneServices } from './pane-services.ts';
import { makeRequest, prepareSync, type ExchangeMode, type Prepared } from './prepare-sync.ts';
import { letForeignRowsGo } from './let-foreign-rows-go.ts';
import { markOpenRows } from './show-marks.ts';

/** What the province would do with this sheet's changes. Changes nothing, neither there nor here. */
export async function previewSync(services: PaneServices): Promise<void> {
  await inPhase(services, 'previewing', async () => {
    if (!(await letForeignRowsGo(services))) return;
    const prepared = await prepareSync(services, { send: true });
    if (!prepared) return;
    const request = makeRequest(services, prepared, { dryRun: true, send: true });
    const answer = await callAsAccount(services, 'preview', (token) => services.api.sync(token, request));
    if (!answer) return;
    services.operations.answered(request.operationId);
    const { sheetId, link, collected, options } = prepared;
    const forSheet = { sheetId, answer, asked: request.cursor, sent: collected.sheet, options };
    const foreseen = await withExcel(services, () => foreseeAnswer(services, link, forSheet));
    if (foreseen) dispatchSync(services, { type: 'previewed', preview: { answer, collected, foreseen } });
  });
}

/** Sends what changed and brings back what is new: one request, one answer. */
export async function syncSheet(services: PaneServices): Promise<void> {
  await inPhase(services, 'sending', () => exchange(services, { send: true }));
  await services.refresh();
}

/** Only brings back what is new; what was typed here stays unsent. */
export async function pullNews(services: PaneServices): Promise<void> {
  await inPhase(services, 'receiving', () => exchange(services, { send: false }));
  await services.refresh();
}

/** Goes on receiving where an answer left news out (SPEC C-6), until there is nothing more or the officer stops it. */
export async function receiveRest(services: PaneServices): Promise<void> {
  await inPhase(services, 'receiving-rest', () => exchangeRest(services));
  await services.refresh();
}

/** Carries out the choices made in conflicts, then sends what was decided to be kept. */
export async function resolveConflicts(services: PaneServices): Promise<void> {
  const { outcome, choices } = services.store.getState().sync;
  if (!outcome) return;
  const brought = await inPhase(services, 'resolving', () => bringIn(services, outcome, choices));
  if (!brought) return;
  dispatchSync(services, { type: 'synced', outcome: withMore(outcome, brought) });
  const keptMine = [...choices.values()].includes('mine');
  if (keptMine) await inPhase(services, 'sending', () => exchange(services, { send: true }));
  // The rows that waited held the cursor back: what came after them is heard once more, and known already.
  else if (outcome.pages > 0) await inPhase(services, 'receiving-rest', () => exchangeRest(services));
  await services.refresh();
}

/** Puts the province's value into a cell whose change it refused. */
export async function takeTheirs(services: PaneServices, keys: readonly string[]): Promise<void> {
  const { outcome } = services.store.getState().sync;
  if (!outcome) return;
  const choices = new Map<string, FieldChoice>(keys.map((key) => [key, 'theirs']));
  const brought = await inPhase(services, 'resolving', () => bringIn(services, outcome, choices));
  if (brought) dispatchSync(services, { type: 'synced', outcome: withMore(outcome, brought) });
  await services.refresh();
}

/** Asks the province to take rows out of the document, with the revisions the officer saw; nothing else is sent. */
export async function removeFromDocument(services: PaneServices, removals: readonly Removal[]): Promise<void> {
  await inPhase(services, 'sending', () => exchange(services, { send: false, removals }));
  await services.refresh();
}

/** The outcome after its own answer was brought in once more, with choices. */
function withMore(outcome: SyncOutcome, { applied, written }: Brought): SyncOutcome {
  return {
    ...outcome,
    applied: joinApplied(outcome.applied, applied, rowsOf(outcome.answer)),
    written: [...outcome.written, written],
  };
}

/** The rows that an answer speaks of. */
function rowsOf({ results, news }: SyncAnswer): ReadonlySet<string> {
  return new Set([...results, ...news].flatMap(({ rowId }) => rowId ?? []));
}

/** One request, its answer brought in, and the rest of the news where the answer left some out. */
async function exchange(services: PaneServices, mode: ExchangeMode): Promise<void> {
  if (!(await letForeignRowsGo(services))) return;
  const step = await exchangeOnce(services, mode);
  if (!step) return;
  const { prepared, answer, brought } = step;
  const { sheetId, collected, sheetName } = prepared;
  const { sheet } = services.store.getState();
  if (sheet.status !== 'ready' || sheet.sheetId !== sheetId) {
    // What came of it belongs to its sheet; on another one it would be taken for that one's.
    const message = words.sync.doneElsewhere(sheetName);
    services.store.dispatch({ type: 'notice-shown', notice: { intent: 'info', message, retry: null } });
    return;
  }
  const published = answer.results.some(
    ({ changes, status }) => changes.length > 0 || status === 'created' || status === 'removed',
  );
  const { applied, written } = brought;
  const outcome: SyncOutcome = {
    sheetId,
    answer,
    asked: prepared.link.cursor,
    collected,
    sent: collected.sheet,
    options: prepared.options,
    applied,
    written: [written],
    published,
    revoked: false,
    more: answer.more === true,
    pages: 0,
  };
  dispatchSync(services, { type: 'synced', outcome });
  if (outcome.more) await exchangeRest(services);
  await markOpenRows(services, sheetId);
}

/**
 * Page after page of news for the outcome shown. Each is brought in whole before the next is asked for, so that ending
 * anywhere, a closed pane included, leaves a workbook that goes on from there.
 */
async function exchangeRest(services: PaneServices): Promise<void> {
  dispatchSync(services, { type: 'phase-changed', phase: 'receiving-rest' });
  for (;;) {
    const { outcome } = services.store.getState().sync;
    const { sheet } = services.store.getState();
    if (!outcome || sheet.status !== 'ready' || sheet.sheetId !== outcome.sheetId) return;
    const step = await exchangeOnce(services, { send: false, bare: true });
    const { sync } = services.store.getState();
    if (!step || sync.outcome !== outcome) return;
    const { answer, brought, prepared } = step;
    const more = answer.more === true && answer.cursor > prepared.link.cursor;
    dispatchSync(services, {
      type: 'rest-received',
      outcome: {
        ...outcome,
        applied: joinApplied(outcome.applied, brought.applied, rowsOf(answer)),
        written: [...outcome.written, brought.written],
        more,
        pages: outcome.pages + 1,
      },
    });
    if (!more || sync.stopping) return;
  }
}

interface Step {
  readonly prepared: Prepared;
  readonly answer: SyncAnswer;
  readonly brought: Brought;
}

/** One request and its answer brought into the sheet; `null` when one of the two failed or was stopped. */
async function exchangeOnce(services: PaneServices, mode: ExchangeMode): Promise<Step | null> {
  const prepared = await prepareSync(services, mode);
  if (!prepared) return null;
  const request = makeRequest(services, prepared, { ...mode, dryRun: false });
  const retry = mode.bare ? 'rest' : mode.send ? 'send' : 'receive';
  const asked = callAsAccount(services, retry, (token) => services.api.sync(token, request));
  const answer = await (mode.bare ? unlessStopped(services, asked) : asked);
  if (!answer) return null;
  services.operations.answered(request.operationId);
  const { sheetId, collected, options } = prepared;
  const sent = collected.sheet;
  const brought = await bringIn(services, { sheetId, answer, asked: request.cursor, sent, options }, new Map());
  if (brought) return { prepared, answer, brought };
  // The server has it, the sheet could not take the answer (a cell is being edited, the sheet is protected):
  // nothing was acknowledged here, so the same rows go again next time and meet themselves as unchanged.
  dispatchSync(services, { type: 'failed', failure: { message: words.sync.sentNotWritten, retry } });
  return null;
}

/** An answer that only brings news leaves no trace at the server, so it need not be waited for. */
async function unlessStopped<Answer>({ store }: PaneServices, asked: Promise<Answer | null>): Promise<Answer | null> {
  let forget = (): void => undefined;
  const stopped = new Promise<null>((resolve) => {
    const look = (): void => (store.getState().sync.stopping ? resolve(null) : undefined);
    forget = store.subscribe(look);
    look();
  });
  try {
    return await Promise.race([asked, stopped]);
  } finally {
    forget();
  }
}

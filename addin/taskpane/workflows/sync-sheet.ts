// One story: read the sheet → collect what the province has not seen → ask the server → read the sheet again (the
// officer may have typed meanwhile) → bring the answer in → remember the cursor. Whatever breaks in between, nothing is
// lost: the sheet keeps what was typed and the next sync finds it again.
import type { CellEdit } from '#shared/sheet/grid.ts';
import { applyAnswer, type Applied } from '#shared/sync/apply-answer.ts';
import type { FieldChoice } from '#shared/sync/field-choice.ts';
import { collectChanges, type Collected } from '#shared/sync/collect-changes.ts';
import {
  mostLabelLength,
  syncProtocol,
  type Removal,
  type SyncAnswer,
  type SyncRequest,
} from '#shared/sync/protocol.ts';
import { decodeIdentity } from '#shared/sync/row-identity.ts';
import { readSheetRows, type SheetRows } from '#shared/sync/sheet-rows.ts';
import { headerEdits, missingProgressColumns, planNewColumns, type NewColumn } from '../state/progress-columns.ts';
import { linkedIds, rememberRows, rowsGone } from '../state/held-rows.ts';
import type { PulledCells, SyncOutcome } from '../state/sync-view.ts';
import type { DocumentLink } from '../state/workbook-notes.ts';
import { words } from '../words.ts';
import { callAsAccount, dispatchSync, inPhase } from './call-server.ts';
import { rememberLink } from './connect-document.ts';
import { involvementOf } from './involvement.ts';
import { markOpenRows } from './show-marks.ts';
import { makeRoomForProgress } from './prepare-progress-columns.ts';
import { withExcel, type PaneServices } from './pane-services.ts';
import { readTable, type TableForSync } from './read-table.ts';

interface Prepared {
  readonly sheetId: string;
  readonly link: DocumentLink;
  readonly workbookId: string;
  readonly workbookLabel: string;
  readonly collected: Collected;
}

/** What the province would do with this sheet's changes. Changes nothing, neither there nor here. */
export async function previewSync(services: PaneServices): Promise<void> {
  await inPhase(services, 'previewing', async () => {
    const prepared = await prepare(services);
    if (!prepared) return;
    const request = makeRequest(services, prepared, { dryRun: true, send: true });
    const answer = await callAsAccount(services, 'preview', (token) => services.api.sync(token, request));
    if (!answer) return;
    services.operations.answered(request.operationId);
    dispatchSync(services, { type: 'previewed', preview: { answer, collected: prepared.collected } });
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

/** Carries out the choices made in conflicts, then sends what was decided to be kept. */
export async function resolveConflicts(services: PaneServices): Promise<void> {
  const { outcome, choices } = services.store.getState().sync;
  if (!outcome) return;
  const brought = await inPhase(services, 'resolving', () => bringIn(services, outcome, choices));
  if (!brought) return;
  dispatchSync(services, { type: 'synced', outcome: withMore(outcome, brought) });
  const keptMine = [...choices.values()].includes('mine');
  if (keptMine) await inPhase(services, 'sending', () => exchange(services, { send: true }));
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

function withMore(outcome: SyncOutcome, { applied, written }: Brought): SyncOutcome {
  return { ...outcome, applied, written: [...outcome.written, written] };
}

interface ExchangeMode {
  readonly send: boolean;
  readonly removals?: readonly Removal[];
}

async function exchange(services: PaneServices, { send, removals = [] }: ExchangeMode): Promise<void> {
  const prepared = await prepare(services);
  if (!prepared) return;
  const request = makeRequest(services, prepared, { dryRun: false, send, removals });
  const answer = await callAsAccount(services, send ? 'send' : 'receive', (token) => services.api.sync(token, request));
  if (!answer) return;
  services.operations.answered(request.operationId);
  const { sheetId, collected } = prepared;
  const sent = collected.sheet;
  const brought = await bringIn(services, { sheetId, answer, sent }, new Map());
  if (!brought) {
    // The server has it, the sheet could not take the answer (a cell is being edited, the sheet is protected):
    // nothing was acknowledged here, so the same rows go again next time and meet themselves as unchanged.
    dispatchSync(services, {
      type: 'failed',
      failure: { message: words.sync.sentNotWritten, retry: send ? 'send' : 'receive' },
    });
    return;
  }
  const published = answer.results.some(
    ({ changes, status }) => changes.length > 0 || status === 'created' || status === 'removed',
  );
  const { applied, written } = brought;
  dispatchSync(services, {
    type: 'synced',
    outcome: { sheetId, answer, collected, sent, applied, written: [written], published, revoked: false },
  });
  await markOpenRows(services, sheetId);
}

async function prepare(services: PaneServices): Promise<Prepared | null> {
  const { sheet, sync } = services.store.getState();
  if (sheet.status !== 'ready' || sync.link === null) return null;
  const { link } = sync;
  return withExcel(services, async () => {
    const notes = await services.memory.update((was) =>
      was.workbookId === null ? { ...was, workbookId: services.newId() } : was,
    );
    const found = await readTable(services, sheet.sheetId);
    const collected = found && collectChanges(found.grid, found.table, { confirmed: sync.confirmed });
    if (!collected || notes.workbookId === null) return null;
    const workbookLabel = labelOf(services.host.workbookName(), found.grid.name);
    return { sheetId: sheet.sheetId, link, workbookId: notes.workbookId, workbookLabel, collected };
  });
}

/** What people call this sheet of this file, for the history at the province. */
function labelOf(file: string | null, sheet: string): string {
  return (file === null ? sheet : `${file} · ${sheet}`).slice(0, mostLabelLength);
}

interface RequestMode extends ExchangeMode {
  readonly dryRun: boolean;
}

/**
 * The request for a sheet. When the same rows go out again because the first answer never came, the operation keeps its
 * id, so that the server answers it once more instead of doing it twice.
 */
function makeRequest(
  services: PaneServices,
  prepared: Prepared,
  { dryRun, send, removals = [] }: RequestMode,
): SyncRequest {
  const { collected, link, workbookId, workbookLabel } = prepared;
  const content = {
    protocol: syncProtocol,
    workbookId,
    workbookLabel,
    documentId: link.documentId,
    cursor: link.cursor,
    newest: collected.newest,
    dryRun,
    // A row that only asks for columns it never saw changes nothing, so it goes along when the officer only receives.
    rows: collected.rows.filter(({ kind }) => send || kind === 'ask').map(({ pushed }) => pushed),
    ...(send && collected.held.length > 0 ? { held: [...collected.held] } : {}),
    ...(removals.length > 0 ? { removals: [...removals] } : {}),
  } as const;
  return { ...content, operationId: services.operations.idFor(JSON.stringify(content)) };
}

interface Brought {
  readonly applied: Applied;
  readonly written: PulledCells;
}

interface AnswerForSheet {
  readonly sheetId: string;
  readonly answer: SyncAnswer;
  readonly sent: SheetRows;
}

/** Writes an answer into the sheet as it stands now; `null` when Excel refused. */
async function bringIn(
  services: PaneServices,
  { sheetId, answer, sent }: AnswerForSheet,
  choices: ReadonlyMap<string, FieldChoice>,
): Promise<Brought | null> {
  const { link } = services.store.getState().sync;
  if (!link) return null;
  return withExcel(services, async () => {
    const found = await readTableFor(services, sheetId, answer);
    const now = found && readSheetRows(found.grid, found.table);
    if (!found || !now) return null;
    const identity = now.identityColumn === null ? planIdentityColumn(found) : null;
    if (now.identityColumn === null && identity === null) {
      dispatchSync(services, { type: 'failed', failure: { message: words.writes.noRoom, retry: null } });
      return null;
    }
    const identityColumn = now.identityColumn ?? identity!.column;
    const applied = applyAnswer({
      sent,
      grid: found.grid,
      now,
      answer,
      cursor: link.cursor,
      identityColumn,
      choices,
    });
    const edits = [...(identity ? headerEdits(found.table, [identity]) : []), ...applied.edits];
    const before = edits.length > 0 ? await services.host.writeCells(sheetId, edits) : [];
    if (identity) await services.host.hideColumn(sheetId, identity.column);
    const ids = [...linkedIds(now), ...identitiesIn(applied.edits, identityColumn)];
    const held = rememberRows(link.held, ids, rowsGone(answer));
    await rememberLink(services, { ...link, cursor: applied.cursor, held });
    const written = { edits: applied.edits, before, cursor: link.cursor };
    return { applied: { ...applied, absent: absentFor(services, link, applied) }, written };
  });
}

/** The table as it stands now; where the answer brings reports and the sheet has no columns for them, they are added. */
async function readTableFor(services: PaneServices, sheetId: string, answer: SyncAnswer): Promise<TableForSync | null> {
  const found = await readTable(services, sheetId);
  if (!found) return null;
  const missing = missingProgressColumns(found.table);
  const brings = [...answer.results, ...answer.news].some(({ fields }) =>
    missing.some((field) => (fields?.[field] ?? null) !== null),
  );
  if (!brings || !(await makeRoomForProgress(services, sheetId, found.grid, found.table))) return found;
  return readTable(services, sheetId);
}

function planIdentityColumn({ grid, table }: TableForSync): NewColumn | null {
  // Only the hidden column is needed here; the visible ones are the officer's to ask for.
  const columns = planNewColumns(grid, table, ['rowIdentity']);
  return columns?.[0] ?? null;
}

/** The rows whose identity is written. */
function identitiesIn(edits: readonly CellEdit[], identityColumn: number): string[] {
  return edits.flatMap(({ column, value }) => {
    const read = column === identityColumn ? decodeIdentity(value) : null;
    return read?.kind === 'linked' ? [read.identity.rowId] : [];
  });
}

/** A sheet that keeps only its agency's rows is not told of the others. */
function absentFor(services: PaneServices, { scope }: DocumentLink, { absent }: Applied): Applied['absent'] {
  const involved = scope === 'mine' ? involvementOf(services) : null;
  return involved ? absent.filter(({ fields }) => involved(fields)) : absent;
}

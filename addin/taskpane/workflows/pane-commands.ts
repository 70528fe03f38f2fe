import type { SignInAnswer, SignInRequest } from '#shared/api/account-api.ts';
import type { CatalogueScope } from '#shared/agency/agency-row.ts';
import type { CriteriaSetSummary } from '#shared/api/criteria-set-api.ts';
import type { DocumentInfo, DocumentRow } from '#shared/api/document-api.ts';
import type { SwitchRuleRequest } from '#shared/api/province-api.ts';
import type { Fix, Issue, Severity } from '#shared/check/issue.ts';
import type { TablePage } from '#shared/score/lost-points-page.ts';
import type { SurveyWishes } from '#shared/score/survey-table.ts';
import type { ServerRequest } from '#addin/api/client.ts';
import { a1 } from '#shared/sheet/a1.ts';
import type { CellAddress, CellEdit } from '#shared/sheet/grid.ts';
import { isUnknown } from '../state/sync-lines.ts';
import type { RowSaid } from '#shared/sync/collect-changes.ts';
import type { RestorableReason } from '#shared/sync/restore-columns.ts';
import type { KeyedIssue } from '../state/issue-list.ts';
import { groupIssues, keyIssues, stepIssue } from '../state/issue-list.ts';
import { mendableIssues, type NextStep } from '../state/next-step.ts';
import type { SheetConversion } from '../state/old-encoding.ts';
import type { DocumentLink, StoredColumns } from '../state/workbook-notes.ts';
import { sharesToSend } from '../state/shares-to-send.ts';
import { words } from '../words.ts';
import { askDocument, askServer, dispatchSync } from './call-server.ts';
import { acceptDocument, connectDocument, disconnectDocument } from './connect-document.ts';
import { withExcel, type PaneServices } from './pane-services.ts';
import { prepareProgressColumns } from './prepare-progress-columns.ts';
import { tableForSync } from '../state/local-changes.ts';
import { loadProvinceSettings, switchProvinceRule } from './province-settings.ts';
import { saveAnchor } from './save-anchor.ts';
import { saveColumns } from './save-columns.ts';
import { saveProgress, type ProgressValues } from './save-progress.ts';
import { seldom } from './seldom.ts';
import { bringBack, setAside } from './set-aside.ts';
import { clearMarks, showMarks } from './show-marks.ts';
import { acceptSession, loadDocuments, signIn, signInAsDemo, signOut } from './sign-in.ts';
import { readOtherSheets } from './read-other-sheets.ts';
import { switchRuleOff, switchRuleOn } from './workbook-rules.ts';
import { applyFix, undoLastWrite } from './write-cells.ts';

/** Everything an officer can ask the pane to do. */
export type PaneCommands = ReturnType<typeof createCommands>;

export function createCommands(services: PaneServices) {
  const { store, host } = services;

  const preview = () => seldom(services, 'sync', (part) => part.previewSync(services));
  const pull = () => seldom(services, 'sync', (part) => part.pullNews(services));

  async function goTo(cell: CellAddress): Promise<void> {
    const { sheet } = store.getState();
    if (sheet.status !== 'ready') return;
    store.dispatch({ type: 'cell-selected', sheetId: sheet.sheetId, cell });
    await withExcel(services, () => host.selectCell(sheet.sheetId, cell));
  }

  async function openIssue({ key, issue }: KeyedIssue): Promise<void> {
    store.dispatch({ type: 'issue-opened', key, issue });
    await goTo(issue.cell);
  }

  async function stepThroughIssues(step: 1 | -1): Promise<void> {
    const { sheet, filter, currentIssue } = store.getState();
    if (sheet.status !== 'ready') return;
    const groups = groupIssues(keyIssues(sheet.report.issues), filter);
    const next = stepIssue(groups, currentIssue, step);
    if (!next) return;
    store.dispatch({ type: 'tab-opened', tab: 'issues' });
    await openIssue(next);
  }

  async function showSeverity(severity: Severity): Promise<void> {
    store.dispatch({ type: 'filter-changed', filter: { severity, text: '' } });
    store.dispatch({ type: 'issue-closed' });
    await stepThroughIssues(1);
  }

  /** Opens the first finding of a severity that the account may mend, others of the list before it left alone. */
  async function showMendable(severity: Severity): Promise<void> {
    store.dispatch({ type: 'filter-changed', filter: { severity, text: '' } });
    const state = store.getState();
    if (state.sheet.status !== 'ready') return;
    const mendable = new Set(mendableIssues(state));
    const groups = groupIssues(keyIssues(state.sheet.report.issues), state.filter);
    const first = groups.flatMap(({ items }) => items).find(({ issue }) => mendable.has(issue));
    if (!first) return;
    store.dispatch({ type: 'tab-opened', tab: 'issues' });
    await openIssue(first);
  }

  /** Mends one finding; the sheet then stands at the finding that the list goes on with. */
  async function mendIssue(issue: Issue, fix: Fix): Promise<void> {
    if (!(await applyFix(services, fix.edits, words.writes.fixed(a1(issue.cell))))) return;
    const { sheet, tab, currentIssue } = store.getState();
    if (tab !== 'issues' || sheet.status !== 'ready' || currentIssue === null) return;
    const next = keyIssues(sheet.report.issues).find(({ key }) => key === currentIssue);
    if (next) await goTo(next.issue.cell);
  }

  async function takeNextStep(step: NextStep): Promise<void> {
    switch (step.kind) {
      case 'wait':
      case 'clean':
        return;
      case 'read':
        return services.refresh();
      case 'to-unicode':
        return void (await seldom(services, 'encoding', (part) => part.previewUnicode(services)));
      case 'pick-columns':
        return store.dispatch({ type: 'dialog-opened', dialog: { kind: 'columns' } });
      case 'fix-errors':
        return showMendable('error');
      case 'see-warnings':
        return showMendable('warning');
      case 'score-rest':
        return store.dispatch({ type: 'tab-opened', tab: 'score' });
      case 'add-progress':
        return void (await prepareProgressColumns(services));
      case 'send':
        store.dispatch({ type: 'tab-opened', tab: 'sync' });
        return void (await preview());
      case 'receive':
        store.dispatch({ type: 'tab-opened', tab: 'sync' });
        return void (await pull());
      case 'fetch':
      case 'sign-in':
      case 'connect':
      case 'resolve-conflicts':
      case 'say-document':
      case 'see-gone':
      case 'see-held':
        return store.dispatch({ type: 'tab-opened', tab: 'sync' });
    }
  }

  async function send(): Promise<void> {
    await seldom(services, 'sync', (part) => part.syncSheet(services));
    await loadProvinceSettings(services);
  }

  /** Sends and receives; percents that look like shares of 1 are asked about first. */
  async function sync(): Promise<void> {
    if (sharesToSend(store.getState()).length === 0) return send();
    store.dispatch({ type: 'dialog-opened', dialog: { kind: 'percent-shares' } });
  }

  /** Lets rows that were meant as they are go out with the next sync: those that may be confirmed, and only those. */
  async function confirmHeld(): Promise<void> {
    const { local } = store.getState().sync;
    if (local.kind !== 'ready') return;
    const rowIds = local.collected.heldBack.flatMap(({ confirmable, rowId }) =>
      confirmable && rowId !== null ? [rowId] : [],
    );
    dispatchSync(services, { type: 'held-confirmed', rowIds });
    dispatchSync(services, { type: 'preview-closed' });
    await services.refresh();
  }

  /** Shows how held rows would be found by their content; their hidden cells change only when that is sent. */
  async function relinkByContent(): Promise<void> {
    dispatchSync(services, { type: 'relink-asked', relink: { held: true, rowIds: new Set() } });
    await preview();
  }

  /** The same for rows whose row or state the province does not know. */
  async function relinkRefused(): Promise<void> {
    const { outcome, preview: previewed } = store.getState().sync;
    const shown = outcome ?? previewed;
    if (!shown) return;
    const refs = new Set(shown.answer.results.flatMap(({ ref, reason }) => (isUnknown(reason) ? [ref] : [])));
    const rowIds = new Set(
      shown.collected.rows.flatMap(({ pushed }) => (refs.has(pushed.ref) ? (pushed.rowId ?? []) : [])),
    );
    dispatchSync(services, { type: 'relink-asked', relink: { held: false, rowIds } });
    await preview();
  }

  /** Takes the officer's word about a row that is like another, and shows what becomes of it. */
  async function sayAboutRow(key: string, said: RowSaid): Promise<void> {
    dispatchSync(services, { type: 'row-said', key, said });
    await preview();
  }

  return {
    goTo,
    goToRow: (row: number) => {
      const { sheet } = store.getState();
      const table = sheet.status === 'ready' ? tableForSync(sheet.report.reading) : null;
      return goTo({ row, column: table?.area.left ?? 0 });
    },
    openIssue: (item: KeyedIssue) => {
      if (store.getState().currentIssue !== item.key) return openIssue(item);
      store.dispatch({ type: 'issue-closed' });
      return Promise.resolve();
    },
    stepIssue: stepThroughIssues,
    showSeverity,
    takeNextStep,
    applyFix: mendIssue,
    applyEdits: (edits: readonly CellEdit[]) => applyFix(services, edits, words.writes.fixedMany(edits.length)),
    previewUnicode: () => seldom(services, 'encoding', (part) => part.previewUnicode(services)),
    convertToUnicode: (conversions: readonly SheetConversion[]) =>
      seldom(services, 'encoding', (part) => part.convertToUnicode(services, conversions)),
    listCriteriaSets: () => services.api.criteriaSets(),
    createFromTemplate: (set: CriteriaSetSummary) =>
      seldom(services, 'template', (part) => part.createFromTemplate(services, set)),
    undo: () => undoLastWrite(services),
    setAside: (issue: Issue, reason: string) => setAside(services, issue, reason),
    bringBack: (issue: Issue) => bringBack(services, issue),
    switchRuleOff: (code: string, reason: string) => switchRuleOff(services, code, reason),
    switchRuleOn: (code: string) => switchRuleOn(services, code),
    switchProvinceRule: (change: Omit<SwitchRuleRequest, 'operationId'>) => switchProvinceRule(services, change),
    publishCatalogue: (scope: CatalogueScope, base: number) =>
      seldom(services, 'catalogue', (part) => part.publishCatalogue(services, scope, base)),
    restoreCatalogue: (version: number, base: number) =>
      seldom(services, 'catalogue', (part) => part.restoreCatalogue(services, version, base)),
    loadCatalogueVersions: () => seldom(services, 'catalogue', (part) => part.loadCatalogueVersions(services)),
    reread: async () => {
      await services.reread();
      await loadProvinceSettings(services);
    },
    reload: () => services.reload(),
    showMarks: () => showMarks(services),
    clearMarks: () => clearMarks(services),
    writeLostPoints: () => seldom(services, 'lost', (part) => part.writeLostPoints(services)),
    writePage: (page: TablePage, message: string) =>
      seldom(services, 'page', (part) => part.writePage(services, page, message)),
    readOtherSheets: (sheetId: string) => readOtherSheets(services, sheetId),
    loadSurveySettings: async (sheetId: string) =>
      (await seldom(services, 'surveys', (part) => part.loadSurveySettings(services, sheetId))) ?? {},
    saveSurveySettings: (sheetId: string, wishes: SurveyWishes) =>
      seldom(services, 'surveys', (part) => part.saveSurveySettings(services, sheetId, wishes)),
    addProgressColumns: () => prepareProgressColumns(services),
    saveAnchor: (key: string, day: string | null) => saveAnchor(services, key, day),
    saveProgress: (row: number, values: ProgressValues) => saveProgress(services, row, values),
    saveColumns: (columns: Omit<StoredColumns, 'sheetId'> | null) => saveColumns(services, columns),
    signIn: (credentials: SignInRequest) => signIn(services, credentials),
    signInAsDemo: (username: string) => signInAsDemo(services, username),
    acceptSession: (answer: SignInAnswer) => acceptSession(services, answer),
    signOut: () => signOut(services),
    loadDocuments: () => loadDocuments(services),
    connectAndPreview: async (document: DocumentInfo) => {
      await connectDocument(services, document);
      if (store.getState().sync.link !== null) await preview();
    },
    fetchDocument: (
      document: DocumentInfo,
      fields: readonly number[] | null = null,
      scope: DocumentLink['scope'] = 'all',
    ) => seldom(services, 'fetch', (part) => part.fetchDocument(services, document, fields, scope)),
    placeAbsentRows: (rowIds: readonly string[]) =>
      seldom(services, 'place', (part) => part.placeAbsentRows(services, new Set(rowIds))),
    loadMissingRows: () => seldom(services, 'missing', (part) => part.loadMissingRows(services)),
    letRowsGo: (rowIds: readonly string[]) => seldom(services, 'missing', (part) => part.letRowsGo(services, rowIds)),
    removeRows: (rows: readonly DocumentRow[]) =>
      seldom(services, 'missing', (part) => part.removeRows(services, rows)),
    undoPull: () => seldom(services, 'undoPull', (part) => part.undoPull(services)),
    startOver: async () => {
      const server = store.getState().sync.failure?.server;
      if (server) await seldom(services, 'startOver', (part) => part.startOver(services, server));
    },
    relinkRefused,
    sayAboutRow,
    disconnect: () => disconnectDocument(services),
    acceptDocument: async (claim: string) => {
      await acceptDocument(services, claim);
      dispatchSync(services, { type: 'failure-closed' });
    },
    preview,
    sync,
    sendAsTyped: send,
    mendAndSync: async (edits: readonly CellEdit[]) => {
      if (await applyFix(services, edits, words.writes.fixedMany(edits.length))) await sync();
    },
    pull: async () => {
      await pull();
      await loadProvinceSettings(services);
    },
    receiveRest: () => seldom(services, 'sync', (part) => part.receiveRest(services)),
    stopReceiving: () => dispatchSync(services, { type: 'rest-stopped' }),
    resolve: () => seldom(services, 'sync', (part) => part.resolveConflicts(services)),
    takeTheirs: (keys: readonly string[]) => seldom(services, 'sync', (part) => part.takeTheirs(services, keys)),
    confirmHeld,
    bringColumnsBack: () => seldom(services, 'gone', (part) => part.bringColumnsBack(services)),
    letColumnsGo: () => seldom(services, 'gone', (part) => part.letColumnsGo(services)),
    restoreHeld: (reason: RestorableReason) =>
      seldom(services, 'restore', (part) => part.restoreHeld(services, reason)),
    relinkByContent,
    revoke: (operationId: string) => seldom(services, 'revoke', (part) => part.revokeSync(services, operationId)),
    loadOperations: () => seldom(services, 'revoke', (part) => part.loadOperations(services)),
    loadRowHistory: (rowId: string) => seldom(services, 'revoke', (part) => part.loadRowHistory(services, rowId)),
    askDocument: <Answer>(request: ServerRequest<Answer>) => askDocument(services, request),
    askServer: <Answer>(request: ServerRequest<Answer>) => askServer(services, request),
    newOperationId: () => services.newId(),
  };
}

import type { SignInRequest } from '#shared/api/account-api.ts';
import type { CatalogueScope } from '#shared/agency/agency-row.ts';
import type { CriteriaSetSummary } from '#shared/api/criteria-set-api.ts';
import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { SwitchRuleRequest } from '#shared/api/province-api.ts';
import type { Fix, Issue, Severity } from '#shared/check/issue.ts';
import type { TablePage } from '#shared/score/lost-points-page.ts';
import type { SurveyWishes } from '#shared/score/survey-table.ts';
import type { DocumentRequest } from '#addin/api/client.ts';
import { a1 } from '#shared/sheet/a1.ts';
import type { CellAddress, CellEdit } from '#shared/sheet/grid.ts';
import { clearIdentities } from '#shared/sync/collect-changes.ts';
import { restoreColumns } from '#shared/sync/restore-columns.ts';
import type { KeyedIssue } from '../state/issue-list.ts';
import { groupIssues, keyIssues, stepIssue } from '../state/issue-list.ts';
import type { NextStep } from '../state/next-step.ts';
import type { SheetConversion } from '../state/old-encoding.ts';
import type { StoredColumns } from '../state/workbook-notes.ts';
import { words } from '../words.ts';
import { askDocument, dispatchSync } from './call-server.ts';
import { connectDocument, disconnectDocument } from './connect-document.ts';
import { convertToUnicode, previewUnicode } from './convert-encoding.ts';
import { appendAbsentRows, fetchDocument } from './fetch-document.ts';
import { withExcel, type PaneServices } from './pane-services.ts';
import { createFromTemplate } from './create-from-template.ts';
import { prepareProgressColumns } from './prepare-progress-columns.ts';
import { tableForSync } from '../state/local-changes.ts';
import { loadOperations, loadRowHistory, revokeSync } from './revoke-sync.ts';
import { loadCatalogueVersions, publishCatalogue, restoreCatalogue } from './publish-catalogue.ts';
import { loadProvinceSettings, switchProvinceRule } from './province-settings.ts';
import { saveAnchor } from './save-anchor.ts';
import { saveColumns } from './save-columns.ts';
import { saveProgress, type ProgressValues } from './save-progress.ts';
import { bringBack, setAside } from './set-aside.ts';
import { clearMarks, showMarks } from './show-marks.ts';
import { loadDocuments, signIn, signInAsDemo, signOut } from './sign-in.ts';
import { previewSync, pullNews, resolveConflicts, syncSheet, takeTheirs } from './sync-sheet.ts';
import { readOtherSheets } from './read-other-sheets.ts';
import { loadSurveySettings, saveSurveySettings } from './survey-settings.ts';
import { switchRuleOff, switchRuleOn } from './workbook-rules.ts';
import { applyFix, undoLastWrite } from './write-cells.ts';
import { writeLostPoints } from './write-lost-points.ts';
import { writePage } from './write-page.ts';

/** Everything an officer can ask the pane to do. */
export type PaneCommands = ReturnType<typeof createCommands>;

export function createCommands(services: PaneServices) {
  const { store, host } = services;

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

  async function takeNextStep(step: NextStep): Promise<void> {
    switch (step.kind) {
      case 'wait':
      case 'clean':
        return;
      case 'read':
        return services.refresh();
      case 'to-unicode':
        return previewUnicode(services);
      case 'pick-columns':
        return store.dispatch({ type: 'dialog-opened', dialog: { kind: 'columns' } });
      case 'fix-errors':
        return showSeverity('error');
      case 'see-warnings':
        return showSeverity('warning');
      case 'score-rest':
        return store.dispatch({ type: 'tab-opened', tab: 'score' });
      case 'add-progress':
        return void (await prepareProgressColumns(services));
      case 'send':
        store.dispatch({ type: 'tab-opened', tab: 'sync' });
        return previewSync(services);
      case 'receive':
        store.dispatch({ type: 'tab-opened', tab: 'sync' });
        return pullNews(services);
      case 'fetch':
      case 'sign-in':
      case 'connect':
      case 'resolve-conflicts':
        return store.dispatch({ type: 'tab-opened', tab: 'sync' });
    }
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

  /** Puts the values of columns that were sorted or shifted alone back into the rows they came from. */
  async function putColumnsBack(): Promise<void> {
    const { local } = store.getState().sync;
    const { sheet } = store.getState();
    if (local.kind !== 'ready' || sheet.status !== 'ready') return;
    dispatchSync(services, { type: 'preview-closed' });
    const edits = restoreColumns(sheet.grid, local.collected.sheet, local.collected.heldBack);
    await applyFix(services, edits, words.sync.columnsPutBack);
  }

  /** Forgets broken identities, so that the next sync finds the rows by their content. */
  async function relinkByContent(): Promise<void> {
    const { local } = store.getState().sync;
    if (local.kind !== 'ready') return;
    dispatchSync(services, { type: 'preview-closed' });
    await applyFix(services, clearIdentities(local.collected.sheet, local.collected.heldBack), words.sync.relinked);
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
    applyFix: (issue: Issue, fix: Fix) => applyFix(services, fix.edits, words.writes.fixed(a1(issue.cell))),
    applyEdits: (edits: readonly CellEdit[]) => applyFix(services, edits, words.writes.fixedMany(edits.length)),
    previewUnicode: () => previewUnicode(services),
    convertToUnicode: (conversions: readonly SheetConversion[]) => convertToUnicode(services, conversions),
    listCriteriaSets: () => services.api.criteriaSets(),
    createFromTemplate: (set: CriteriaSetSummary) => createFromTemplate(services, set),
    undo: () => undoLastWrite(services),
    setAside: (issue: Issue, reason: string) => setAside(services, issue, reason),
    bringBack: (issue: Issue) => bringBack(services, issue),
    switchRuleOff: (code: string, reason: string) => switchRuleOff(services, code, reason),
    switchRuleOn: (code: string) => switchRuleOn(services, code),
    switchProvinceRule: (change: Omit<SwitchRuleRequest, 'operationId'>) => switchProvinceRule(services, change),
    publishCatalogue: (scope: CatalogueScope, base: number) => publishCatalogue(services, scope, base),
    restoreCatalogue: (version: number, base: number) => restoreCatalogue(services, version, base),
    loadCatalogueVersions: () => loadCatalogueVersions(services),
    reread: async () => {
      await services.refresh();
      await loadProvinceSettings(services);
    },
    showMarks: () => showMarks(services),
    clearMarks: () => clearMarks(services),
    writeLostPoints: () => writeLostPoints(services),
    writePage: (page: TablePage, message: string) => writePage(services, page, message),
    readOtherSheets: (sheetId: string) => readOtherSheets(services, sheetId),
    loadSurveySettings: (sheetId: string) => loadSurveySettings(services, sheetId),
    saveSurveySettings: (sheetId: string, wishes: SurveyWishes) => saveSurveySettings(services, sheetId, wishes),
    addProgressColumns: () => prepareProgressColumns(services),
    saveAnchor: (key: string, day: string | null) => saveAnchor(services, key, day),
    saveProgress: (row: number, values: ProgressValues) => saveProgress(services, row, values),
    saveColumns: (columns: Omit<StoredColumns, 'sheetId'> | null) => saveColumns(services, columns),
    signIn: (credentials: SignInRequest) => signIn(services, credentials),
    signInAsDemo: (username: string) => signInAsDemo(services, username),
    signOut: () => signOut(services),
    loadDocuments: () => loadDocuments(services),
    connectAndPreview: async (document: DocumentInfo) => {
      await connectDocument(services, document);
      if (store.getState().sync.link !== null) await previewSync(services);
    },
    fetchDocument: (document: DocumentInfo, fields: readonly number[] | null = null) =>
      fetchDocument(services, document, fields),
    appendAbsentRows: () => appendAbsentRows(services),
    disconnect: () => disconnectDocument(services),
    preview: () => previewSync(services),
    sync: async () => {
      await syncSheet(services);
      await loadProvinceSettings(services);
    },
    pull: async () => {
      await pullNews(services);
      await loadProvinceSettings(services);
    },
    resolve: () => resolveConflicts(services),
    takeTheirs: (keys: readonly string[]) => takeTheirs(services, keys),
    confirmHeld,
    putColumnsBack,
    relinkByContent,
    revoke: (operationId: string) => revokeSync(services, operationId),
    loadOperations: () => loadOperations(services),
    loadRowHistory: (rowId: string) => loadRowHistory(services, rowId),
    askDocument: <Answer>(request: DocumentRequest<Answer>) => askDocument(services, request),
    newOperationId: () => services.newId(),
  };
}

import { keyIssues } from '../state/issue-list.ts';
import type { PaneServices } from './pane-services.ts';
import { withExcel } from './pane-services.ts';

/**
 * Keeps the pane with the workbook: edits re-check after a pause, another sheet at once, a selection moves the card.
 * Events are hints only, so every one of them leads to a reading of the whole sheet. Answers what stops it.
 */
export async function followWorkbook(
  services: PaneServices,
  runner: { request(): void; runNow(): Promise<void> },
): Promise<() => Promise<void>> {
  const { store, host } = services;
  const stop = await withExcel(services, () =>
    host.listen({
      onChange(sheetId, ours) {
        const { sheet } = store.getState();
        // After our own writes the workflow that wrote re-reads by itself.
        if (!ours && sheet.status === 'ready' && sheet.sheetId === sheetId) runner.request();
      },
      onActivate() {
        void runner.runNow();
      },
      onSelect(sheetId, cell) {
        store.dispatch({ type: 'cell-selected', sheetId, cell });
        const { sheet, openGroups, currentIssue } = store.getState();
        if (sheet.status !== 'ready' || sheet.sheetId !== sheetId) return;
        // Only an open group follows the selection: opening groups by itself would throw the list about.
        const here = keyIssues(sheet.report.issues).filter(
          ({ issue }) =>
            issue.cell.row === cell.row &&
            issue.cell.column === cell.column &&
            openGroups.has(`${issue.code}/${issue.severity}`),
        );
        const first = here[0];
        if (first && !here.some(({ key }) => key === currentIssue)) {
          store.dispatch({ type: 'issue-opened', key: first.key, issue: first.issue });
        }
      },
    }),
  );
  return stop ?? (() => Promise.resolve());
}

import { keyIssues } from '../state/issue-list.ts';
import type { PaneServices } from './pane-services.ts';
import type { SheetWatch } from './watch-sheet.ts';

/**
 * Keeps the pane with the workbook: edits re-check after a pause, another sheet at once, a selection moves the card.
 * Events are hints only: what they name is read again, and believed as it is read. Some changes raise none (a choice from
 * a drop-down, another person's edit), so the cells that the selection left are looked at too. Answers what stops it;
 * rejects with what Excel refused.
 */
export async function followWorkbook(
  services: PaneServices,
  watch: Pick<SheetWatch, 'noteEdit' | 'noteLeft'>,
  runner: { request(): void },
): Promise<() => Promise<void>> {
  const { store, host, refresh } = services;
  return host.listen({
    onChange(sheetId, ours, typed) {
      const { sheet } = store.getState();
      // After our own writes the workflow that wrote re-reads by itself.
      if (ours || sheet.status !== 'ready' || sheet.sheetId !== sheetId) return;
      watch.noteEdit(typed);
      runner.request();
    },
    onActivate() {
      void refresh();
    },
    onSelect(sheetId, cell) {
      const left = store.getState().selection;
      store.dispatch({ type: 'cell-selected', sheetId, cell });
      if (left?.sheetId === sheetId) {
        watch.noteLeft(sheetId, left.cell);
        runner.request();
      }
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
  });
}

import type { Issue } from '#shared/check/issue.ts';
import { ignoreKeys } from '../state/ignore-key.ts';
import { words } from '../words.ts';
import { withExcel, type PaneServices } from './pane-services.ts';

/** Takes a warning off the list; the reason is kept in the workbook, where the next reader finds it. */
export async function setAside(services: PaneServices, issue: Issue, reason: string): Promise<void> {
  const { sheet } = services.store.getState();
  if (sheet.status !== 'ready' || issue.severity === 'error') return;
  const entry = { sheetId: sheet.sheetId, key: ignoreKeys(sheet.report.reading)(issue), reason };
  await withExcel(services, () =>
    services.memory.update((notes) => ({
      ...notes,
      ignored: [...notes.ignored.filter((other) => !sameEntry(other, entry)), entry],
    })),
  );
  await services.refresh();
}

/** Puts a warning back on the list. */
export async function bringBack(services: PaneServices, issue: Issue): Promise<void> {
  const { sheet } = services.store.getState();
  if (sheet.status !== 'ready') return;
  const entry = { sheetId: sheet.sheetId, key: ignoreKeys(sheet.report.reading)(issue) };
  await withExcel(services, () =>
    services.memory.update((notes) => ({
      ...notes,
      ignored: notes.ignored.filter((other) => !sameEntry(other, entry)),
    })),
  );
  services.store.dispatch({
    type: 'notice-shown',
    notice: { intent: 'info', message: words.issues.broughtBack, retry: null },
  });
  await services.refresh();
}

interface EntryName {
  readonly sheetId: string;
  readonly key: string;
}

function sameEntry(a: EntryName, b: EntryName): boolean {
  return a.sheetId === b.sheetId && a.key === b.key;
}

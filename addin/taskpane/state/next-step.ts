import type { Issue } from '#shared/check/issue.ts';
import type { SheetTable } from '#shared/sheet/sheet-table.ts';
import type { OldEncoding } from '#shared/text/old-vietnamese.ts';
import { countUnscored } from './count-unscored.ts';
import { askedColumns, columnsAway } from './gone-columns.ts';
import { countHeld } from './held-groups.ts';
import { missingProgressColumns } from './progress-columns.ts';
import { countBySeverity } from './issue-list.ts';
import { oldSheetOf } from './old-encoding.ts';
import { otherDocumentOf } from './other-document-of.ts';
import type { PaneState } from './pane-state.ts';
import type { SyncView } from './sync-view.ts';
import { rightsOf } from './rights.ts';

/** The one thing to do next. */
export type NextStep =
  | { readonly kind: 'wait' }
  | { readonly kind: 'read' }
  /** The sheet is in an encoding of before Unicode: nothing can be read of it. */
  | { readonly kind: 'to-unicode'; readonly encoding: OldEncoding }
  | { readonly kind: 'pick-columns' }
  /** The sheet is empty: a document of the province may come onto it. */
  | { readonly kind: 'fetch'; readonly signedIn: boolean }
  | { readonly kind: 'resolve-conflicts'; readonly count: number }
  | { readonly kind: 'fix-errors'; readonly count: number }
  | { readonly kind: 'score-rest'; readonly count: number }
  | { readonly kind: 'add-progress'; readonly table: SheetTable }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'connect' }
  /** The sheet seems to be of another document than it is connected with: nothing goes either way. */
  | { readonly kind: 'say-document' }
  /** Columns that were synced are gone: bring them back, or let them go. */
  | { readonly kind: 'see-gone'; readonly count: number }
  /** Rows wait for a word of the officer before they are sent. */
  | { readonly kind: 'see-held'; readonly count: number }
  | { readonly kind: 'send'; readonly count: number }
  | { readonly kind: 'receive'; readonly count: number }
  | { readonly kind: 'see-warnings'; readonly count: number }
  | { readonly kind: 'clean'; readonly rows: number; readonly sent: boolean };

/**
 * What an officer should do next: first what stands in the way of others (a conflict, an error), then filling in, then
 * bringing sheet and province together, at last the warnings.
 */
export function nextStep(state: PaneState): NextStep {
  const { sheet, sync } = state;
  if (sheet.status === 'reading') return { kind: 'wait' };
  if (sheet.status === 'failed') return { kind: 'read' };
  const { reading } = sheet.report;
  if (sheet.report.kind === 'empty') return { kind: 'fetch', signedIn: sync.session.status === 'signed-in' };
  const old = oldSheetOf(sheet.grid);
  if (old !== null) return { kind: 'to-unicode', encoding: old.encoding };
  // A page that the product made asks for nothing.
  if (sheet.report.kind === 'lost-points') return { kind: 'wait' };
  if (reading.tables.length === 0) return { kind: 'pick-columns' };
  const isSignedIn = sync.session.status === 'signed-in';
  // Nothing goes either way before that is said.
  if (isSignedIn && otherDocumentOf(state) !== null) return { kind: 'say-document' };
  if (sync.conflicts.length > 0) return { kind: 'resolve-conflicts', count: sync.conflicts.length };
  const counts = countBySeverity(mendableIssues(state));
  if (counts.error > 0) return { kind: 'fix-errors', count: counts.error };
  const unscored = countUnscored(sheet.report);
  if (unscored > 0) return { kind: 'score-rest', count: unscored };
  // What was done in the columns that are there comes before further columns.
  const open = isSignedIn ? openWork(sync) : null;
  if (open) return open;
  const away = columnsAway(sync.link, sync.local.kind === 'ready' ? sync.local.collected.sheet : null);
  const bare = reading.tables.find((table) => missingProgressColumns(table).some((field) => !away.has(field)));
  if (bare) return { kind: 'add-progress', table: bare };
  if (sync.local.kind === 'ready') {
    if (!isSignedIn) return { kind: 'sign-in' };
    if (sync.link === null) return { kind: 'connect' };
    if (sync.local.toSend > 0) return { kind: 'send', count: sync.local.toSend };
    if (sync.newsCount > 0) return { kind: 'receive', count: sync.newsCount };
  }
  if (counts.warning > 0) return { kind: 'see-warnings', count: counts.warning };
  const rows = reading.tables.reduce((sum, { records }) => sum + records.length, 0);
  return { kind: 'clean', rows, sent: sync.link !== null && sync.session.status === 'signed-in' };
}

/** What stands between the rows of a connected sheet and the province, or waits to be sent from them. */
function openWork({ link, local }: SyncView): NextStep | null {
  if (link === null || local.kind !== 'ready') return null;
  const { heldBack, linked } = local.collected;
  const gone = askedColumns(link, local.collected).length;
  if (gone > 0) return { kind: 'see-gone', count: gone };
  if (heldBack.length > 0) return { kind: 'see-held', count: countHeld(heldBack) };
  return linked > 0 && local.toSend > 0 ? { kind: 'send', count: local.toSend } : null;
}

/** The findings of the sheet that the account may mend; all of them where nobody knows what it may. */
export function mendableIssues(state: PaneState): readonly Issue[] {
  if (state.sheet.status !== 'ready') return [];
  const { issues } = state.sheet.report;
  const rights = rightsOf(state);
  return rights === null ? issues : issues.filter((issue) => rights.mayMend(issue));
}

/** How many errors only others may mend. */
export function errorsOfOthers(state: PaneState): number {
  if (state.sheet.status !== 'ready') return 0;
  return countBySeverity(state.sheet.report.issues).error - countBySeverity(mendableIssues(state)).error;
}

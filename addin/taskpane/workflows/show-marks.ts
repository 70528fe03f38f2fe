import { a1 } from '#shared/sheet/a1.ts';
import type { CellMark } from '#addin/host/workbook-host.ts';
import type { Issue, Severity } from '#shared/check/issue.ts';
import { HostFailure } from '#addin/host/workbook-host.ts';
import { tableForSync } from '../state/local-changes.ts';
import { openRowMarks } from '../state/open-row-marks.ts';
import { words } from '../words.ts';
import { whileBusy, type PaneServices } from './pane-services.ts';

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** One mark per cell: the gravest severity found there, with every sentence about it. Hints leave no mark. */
function marksOf(issues: readonly Issue[]): readonly CellMark[] {
  const marks = new Map<string, CellMark>();
  for (const { severity, cell, message } of issues) {
    if (severity === 'info') continue;
    const key = a1(cell);
    const was = marks.get(key);
    marks.set(
      key,
      was
        ? {
            ...was,
            severity: rank[severity] < rank[was.severity] ? severity : was.severity,
            message: `${was.message}\n${message}`,
          }
        : { ...cell, severity, message },
    );
  }
  return [...marks.values()];
}

/** Tints the cells that have errors or warnings and puts the sentences beside them. */
export async function showMarks(services: PaneServices): Promise<void> {
  const { sheet } = services.store.getState();
  if (sheet.status !== 'ready') return;
  const marks = marksOf(sheet.report.issues);
  await whileBusy(services, async () => {
    await services.host.showMarks(sheet.sheetId, marks);
    services.store.dispatch({ type: 'marked', marked: { issues: true, rows: false } });
    succeed(services, words.writes.marksShown(marks.length));
  });
}

/** Takes every mark of ours off the sheet. */
export async function clearMarks(services: PaneServices): Promise<void> {
  const { sheet } = services.store.getState();
  if (sheet.status !== 'ready') return;
  await whileBusy(services, async () => {
    await services.host.clearMarks(sheet.sheetId);
    services.store.dispatch({ type: 'marked', marked: { issues: false, rows: false } });
    succeed(services, words.writes.marksCleared);
  });
}

/**
 * Marks the rows that a sync left open: refused, in conflict, waiting. Marks of the check stay beside them; when
 * nothing is open any more the marks of the sync before go.
 */
export async function markOpenRows(services: PaneServices, sheetId: string): Promise<void> {
  const { sheet, sync, marked } = services.store.getState();
  if (sheet.status !== 'ready' || sheet.sheetId !== sheetId || !sync.outcome) return;
  const open = openRowMarks(sync.outcome, tableForSync(sheet.report.reading)?.area.left ?? 0);
  if (open.length === 0 && !marked.rows) return;
  const marks = [...(marked.issues ? marksOf(sheet.report.issues) : []), ...open];
  try {
    if (marks.length > 0) await services.host.showMarks(sheetId, marks);
    else await services.host.clearMarks(sheetId);
    services.store.dispatch({ type: 'marked', marked: { issues: marked.issues, rows: open.length > 0 } });
  } catch (error) {
    // A sheet that takes values but no formatting goes without marks; the pane lists the same rows.
    if (!(error instanceof HostFailure)) throw error;
  }
}

function succeed({ store }: PaneServices, message: string): void {
  store.dispatch({ type: 'notice-shown', notice: { intent: 'success', message, retry: null } });
}

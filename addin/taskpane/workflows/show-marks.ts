import { a1 } from '#shared/sheet/a1.ts';
import type { CellMark } from '#addin/host/workbook-host.ts';
import type { Issue, Severity } from '#shared/check/issue.ts';
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
    succeed(services, words.writes.marksShown(marks.length));
  });
}

/** Takes every mark of ours off the sheet. */
export async function clearMarks(services: PaneServices): Promise<void> {
  const { sheet } = services.store.getState();
  if (sheet.status !== 'ready') return;
  await whileBusy(services, async () => {
    await services.host.clearMarks(sheet.sheetId);
    succeed(services, words.writes.marksCleared);
  });
}

function succeed({ store }: PaneServices, message: string): void {
  store.dispatch({ type: 'notice-shown', notice: { intent: 'success', message, retry: null } });
}

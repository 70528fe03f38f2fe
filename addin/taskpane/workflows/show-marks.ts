import { a1 } from '#shared/sheet/a1.ts';
import type { CellMark } from '#addin/host/workbook-host.ts';
import type { Issue, Severity } from '#shared/check/issue.ts';
import { HostFailure } from '#addin/host/workbook-host.ts';
import { tableForSync } from '../state/local-changes.ts';
import { openRowMarks } from '../state/open-row-marks.ts';
import type { PaneState, SheetMarks } from '../state/pane-state.ts';
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

/** Marks as one text: two that are equal look alike on the sheet. */
function drawnOf(marks: readonly CellMark[]): string {
  return marks.map(({ row, column, severity }) => `${row}:${column}:${severity}`).join(' ');
}

/** Tints the cells that have errors or warnings, from now on until they are taken off. */
export async function showMarks(services: PaneServices): Promise<void> {
  const { sheet } = services.store.getState();
  if (sheet.status !== 'ready') return;
  const marks = marksOf(sheet.report.issues);
  await whileBusy(services, async () => {
    await services.host.showMarks(sheet.sheetId, marks);
    remember(services, sheet.sheetId, { issues: true, rows: false, drawn: drawnOf(marks) });
    succeed(services, words.writes.marksShown(marks.length));
  });
}

/** Takes every mark of ours off the sheet. */
export async function clearMarks(services: PaneServices): Promise<void> {
  const { sheet } = services.store.getState();
  if (sheet.status !== 'ready') return;
  await whileBusy(services, async () => {
    await services.host.clearMarks(sheet.sheetId);
    remember(services, sheet.sheetId, { issues: false, rows: false, drawn: '' });
    succeed(services, words.writes.marksCleared);
  });
}

/**
 * Keeps the marks of the sheet in front with its findings: a mended cell loses its tint, a new finding gets one. Marks
 * that came with the file are ours as well. Asks Excel only when a sheet is seen first and when the marks change.
 */
export async function followMarks(services: Pick<PaneServices, 'store' | 'host'>): Promise<void> {
  const { store, host } = services;
  const { sheet } = store.getState();
  if (sheet.status !== 'ready') return;
  const { sheetId } = sheet;
  await unlessRefused(async () => {
    if (!store.getState().marked.has(sheetId)) {
      remember(services, sheetId, { issues: await host.holdsMarks(sheetId), rows: false, drawn: '' });
    }
    const was = store.getState().marked.get(sheetId);
    if (!was?.issues) return;
    const open = was.rows ? openMarks(store.getState(), sheetId) : [];
    const marks = [...marksOf(sheet.report.issues), ...open];
    if (drawnOf(marks) === was.drawn) return;
    await host.showMarks(sheetId, marks);
    remember(services, sheetId, { issues: true, rows: open.length > 0, drawn: drawnOf(marks) });
  });
}

/**
 * Marks the rows that a sync left open: refused, in conflict, waiting. Marks of the check stay beside them; when
 * nothing is open any more the marks of the sync before go.
 */
export async function markOpenRows(services: PaneServices, sheetId: string): Promise<void> {
  const { sheet, sync, marked } = services.store.getState();
  if (sheet.status !== 'ready' || sheet.sheetId !== sheetId || !sync.outcome) return;
  const was = marked.get(sheetId) ?? { issues: false, rows: false };
  const open = openMarks(services.store.getState(), sheetId);
  if (open.length === 0 && !was.rows) return;
  const marks = [...(was.issues ? marksOf(sheet.report.issues) : []), ...open];
  await unlessRefused(async () => {
    if (marks.length > 0) await services.host.showMarks(sheetId, marks);
    else await services.host.clearMarks(sheetId);
    remember(services, sheetId, { issues: was.issues, rows: open.length > 0, drawn: drawnOf(marks) });
  });
}

function openMarks({ sheet, sync }: PaneState, sheetId: string): readonly CellMark[] {
  if (sheet.status !== 'ready' || sheet.sheetId !== sheetId || !sync.outcome) return [];
  return openRowMarks(sync.outcome, tableForSync(sheet.report.reading)?.area.left ?? 0);
}

/** A sheet that takes values but no formatting goes without marks; the pane lists the same rows. */
async function unlessRefused(mark: () => Promise<void>): Promise<void> {
  try {
    await mark();
  } catch (error) {
    if (!(error instanceof HostFailure)) throw error;
  }
}

function remember({ store }: Pick<PaneServices, 'store'>, sheetId: string, marks: SheetMarks): void {
  store.dispatch({ type: 'marked', sheetId, marks });
}

function succeed({ store }: PaneServices, message: string): void {
  store.dispatch({ type: 'notice-shown', notice: { intent: 'success', message, retry: null } });
}

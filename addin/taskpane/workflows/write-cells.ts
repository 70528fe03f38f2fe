import type { CellBefore } from '#addin/host/workbook-host.ts';
import { a1 } from '#shared/sheet/a1.ts';
import type { CellEdit, Grid } from '#shared/sheet/grid.ts';
import { valueAt } from '#shared/sheet/grid.ts';
import { linesStillOurs } from '../state/lines-still-ours.ts';
import type { SheetWrite, UndoableWrite } from '../state/pane-state.ts';
import type { PlacedLine } from '../state/place-rows.ts';
import { words } from '../words.ts';
import { whileBusy, type PaneServices } from './pane-services.ts';

/**
 * Writes a mend into the sheet it was worked out for. The sheet is read once more first: if a row of the mend is no
 * longer what it was (sorted, edited, deleted meanwhile) nothing is written and the pane re-checks instead.
 */
export async function applyFix(services: PaneServices, edits: readonly CellEdit[], label: string): Promise<boolean> {
  const { store, host } = services;
  const { sheet } = store.getState();
  if (sheet.status !== 'ready' || edits.length === 0) return false;
  const written = await whileBusy(services, async () => {
    const fresh = await host.readSheet(sheet.sheetId);
    if (!rowsUnchanged(sheet.grid, fresh.grid, edits)) {
      store.dispatch({
        type: 'notice-shown',
        notice: { intent: 'warning', message: words.writes.changedMeanwhile, retry: null },
      });
      return false;
    }
    const before = await host.writeCells(sheet.sheetId, edits);
    store.dispatch({ type: 'write-done', write: { label, sheetId: sheet.sheetId, edits, before } });
    store.dispatch({
      type: 'notice-shown',
      notice: { intent: 'success', message: `${label}.`, retry: null, undo: true },
    });
    return true;
  });
  if (written !== null) await services.refresh();
  return written === true;
}

/**
 * Takes our last write back, cell by cell. A cell that somebody changed after us keeps what they typed: Excel's own
 * undo cannot be trusted after writes of an add-in, so this is the only way back and must not destroy anything.
 */
export async function undoLastWrite(services: PaneServices): Promise<void> {
  const { store, host } = services;
  const write = store.getState().writes.at(-1);
  if (!write) return;
  if (write.lines && write.lines.length > 0) return takeLinesOut(services, write, write.lines);
  const restored = await whileBusy(services, async () => {
    let count = 0;
    for (const part of sheetsOf(write)) {
      const { grid } = await host.readSheet(part.sheetId);
      const mine = cellsStillOurs(grid, part);
      if (mine.length > 0) await host.restoreCells(part.sheetId, mine);
      count += mine.length;
    }
    return count;
  });
  if (restored === null) return;
  const written = sheetsOf(write).reduce((sum, { before }) => sum + before.length, 0);
  store.dispatch({ type: 'write-undone', write });
  store.dispatch({ type: 'notice-shown', notice: undoNotice(restored, written - restored) });
  await services.refresh();
}

/** Takes out the lines that a write inserted, where nobody wrote into them since. */
async function takeLinesOut(services: PaneServices, write: UndoableWrite, lines: readonly PlacedLine[]): Promise<void> {
  const { store, host } = services;
  const rows = await whileBusy(services, async () => {
    const { grid } = await host.readSheet(write.sheetId);
    const untouched = linesStillOurs(grid, lines);
    await host.deleteRows(write.sheetId, untouched);
    return untouched.length;
  });
  if (rows === null) return;
  store.dispatch({ type: 'write-undone', write });
  const kept = lines.length - rows;
  const message = kept === 0 ? words.writes.linesOut(rows) : words.writes.linesKept(rows, kept);
  store.dispatch({
    type: 'notice-shown',
    notice: { intent: kept === 0 ? 'success' : 'warning', message, retry: null },
  });
  await services.refresh();
}

function undoNotice(restored: number, kept: number) {
  const message =
    kept === 0
      ? `${words.writes.undone(restored)}.`
      : restored === 0
        ? words.writes.undoneNone
        : words.writes.undonePartly(restored, kept);
  return { intent: kept === 0 ? 'success' : 'warning', message, retry: null } as const;
}

function rowsUnchanged(was: Grid, is: Grid, edits: readonly CellEdit[]): boolean {
  const rows = new Set(edits.map(({ row }) => row));
  const left = Math.min(was.left, is.left);
  const right = Math.max(was.left + width(was), is.left + width(is));
  for (const row of rows) {
    for (let column = left; column < right; column += 1) {
      if (valueAt(was, row, column) !== valueAt(is, row, column)) return false;
    }
  }
  return true;
}

function sheetsOf(write: UndoableWrite): readonly SheetWrite[] {
  return [write, ...(write.others ?? [])];
}

function cellsStillOurs(grid: Grid, write: SheetWrite): readonly CellBefore[] {
  const written = new Map(write.edits.map((edit) => [a1(edit), edit]));
  return write.before.filter((cell) => {
    const edit = written.get(a1(cell));
    // What a formula of ours shows depends on other cells, so its value says nothing about who wrote it.
    return edit && (edit.formula !== undefined || valueAt(grid, cell.row, cell.column) === edit.value);
  });
}

function width(grid: Grid): number {
  return grid.values[0]?.length ?? 0;
}

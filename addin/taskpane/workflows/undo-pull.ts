import type { CellBefore } from '#addin/host/workbook-host.ts';
import { a1 } from '#shared/sheet/a1.ts';
import { valueAt, type CellEdit, type Grid } from '#shared/sheet/grid.ts';
import { decodeIdentity } from '#shared/sync/row-identity.ts';
import type { PulledCells } from '../state/sync-view.ts';
import { words } from '../words.ts';
import { dispatchSync, inPhase } from './call-server.ts';
import { rememberLink } from './connect-document.ts';
import { withExcel, type PaneServices } from './pane-services.ts';

/**
 * Takes back what the last sync wrote into the sheet, cells, identities and cursor, so that the next sync asks again
 * (SPEC U-5). A row goes back as a whole, and only while it still holds what was written; it may have been moved.
 */
export async function undoPull(services: PaneServices): Promise<void> {
  const { outcome } = services.store.getState().sync;
  if (!outcome || outcome.written.length === 0) return;
  const undone = await inPhase(services, 'resolving', () =>
    withExcel(services, async () => {
      const total = { cells: 0, kept: new Set<number>() };
      for (const step of [...outcome.written].reverse()) {
        const { grid } = await services.host.readSheet(outcome.sheetId);
        const { back, kept } = rowsToPutBack(grid, step);
        if (back.length > 0) await services.host.restoreCells(outcome.sheetId, back);
        total.cells += back.filter(({ value }) => !isIdentity(value)).length;
        for (const row of kept) total.kept.add(row);
      }
      const { link } = services.store.getState().sync;
      const cursor = outcome.written[0]!.cursor;
      if (link) await rememberLink(services, { ...link, cursor: Math.min(cursor, link.cursor) });
      return total;
    }),
  );
  if (!undone) return;
  dispatchSync(services, { type: 'pull-undone' });
  const kept = [...undone.kept].sort((first, second) => first - second).map((row) => row + 1);
  services.store.dispatch({
    type: 'notice-shown',
    notice: {
      intent: kept.length === 0 ? 'success' : 'warning',
      message: kept.length === 0 ? words.sync.pullUndone : words.sync.pullUndonePartly(kept),
      retry: null,
    },
  });
  await services.refresh();
}

function isIdentity(value: CellEdit['value']): boolean {
  return decodeIdentity(value).kind === 'linked';
}

/** What goes back and where, and the rows that changed since and stay. */
function rowsToPutBack(
  grid: Grid,
  { edits, before }: PulledCells,
): { readonly back: readonly CellBefore[]; readonly kept: readonly number[] } {
  const places = placesOfIdentities(grid, edits);
  const was = new Map(before.map((cell) => [a1(cell), cell]));
  const back: CellBefore[] = [];
  const kept: number[] = [];
  for (const [row, ofRow] of groupByRow(edits)) {
    const identity = ofRow.find(({ value }) => isIdentity(value));
    const now = identity ? (places.get(String(identity.value)) ?? null) : row;
    if (now === null) continue;
    const isOurs = ofRow.every(({ column, value }) => (valueAt(grid, now, column) ?? null) === value);
    if (!isOurs) kept.push(now);
    else back.push(...ofRow.flatMap((edit) => was.get(a1(edit)) ?? []).map((cell) => ({ ...cell, row: now })));
  }
  return { back, kept };
}

function groupByRow(edits: readonly CellEdit[]): ReadonlyMap<number, readonly CellEdit[]> {
  const rows = new Map<number, CellEdit[]>();
  for (const edit of edits) {
    const ofRow = rows.get(edit.row);
    if (ofRow) ofRow.push(edit);
    else rows.set(edit.row, [edit]);
  }
  return rows;
}

function placesOfIdentities(grid: Grid, edits: readonly CellEdit[]): ReadonlyMap<string, number> {
  const column = edits.find(({ value }) => isIdentity(value))?.column;
  const places = new Map<string, number>();
  if (column === undefined) return places;
  for (let row = grid.top; row < grid.top + grid.values.length; row += 1) {
    const value = valueAt(grid, row, column);
    // Where a row was copied, the first keeps the identity, as in a sync.
    if (typeof value === 'string' && !places.has(value)) places.set(value, row);
  }
  return places;
}

import { columnOf } from '#shared/check/check-context.ts';
import type { CellBefore } from '#addin/host/workbook-host.ts';
import type { CellEdit, Grid } from '#shared/sheet/grid.ts';
import type { ColumnField } from '#shared/sheet/sheet-kind.ts';
import type { SheetTable } from '#shared/sheet/sheet-table.ts';
import { progressStatusWords } from '#shared/sync/progress-status.ts';
import { forgetFields } from '#shared/sync/gone-columns.ts';
import { readSheetRows } from '#shared/sync/sheet-rows.ts';
import { headerEdits, planNewColumns, type NewColumn } from '../state/progress-columns.ts';
import { words } from '../words.ts';
import { whileBusy, type PaneServices } from './pane-services.ts';
import type { TableForSync } from './read-table.ts';
import { tableForSync } from '../state/local-changes.ts';
import { coverIdentities } from './cover-identities.ts';
import { inspectWithNotes } from './inspect-with-notes.ts';

/**
 * Adds the columns in which an agency reports, right of the plan's table and in its look, and the hidden column of row
 * identities. Columns the office already has are left alone. Answers whether every column is there now.
 */
export async function prepareProgressColumns(services: PaneServices): Promise<boolean> {
  const { store } = services;
  const { sheet } = store.getState();
  if (sheet.status !== 'ready') return false;
  const { sheetId } = sheet;
  const done = await whileBusy(services, async () => {
    const [{ grid }, notes] = await Promise.all([services.host.readSheet(sheetId), services.memory.load()]);
    const table = tableForSync(
      inspectWithNotes(grid, sheetId, notes, services.now(), services.store.getState().province).report.reading,
    );
    if (!table) return false;
    return addColumns(services, sheetId, grid, table);
  });
  if (done !== null) await services.refresh();
  return done === true;
}

async function addColumns(services: PaneServices, sheetId: string, grid: Grid, table: SheetTable): Promise<boolean> {
  const { store } = services;
  const columns = planNewColumns(grid, table);
  if (columns === null) {
    store.dispatch({ type: 'notice-shown', notice: { intent: 'error', message: words.writes.noRoom, retry: null } });
    return false;
  }
  if (columns.length === 0) return true;
  const write = await writeNewColumns(services, sheetId, { grid, table }, columns);
  store.dispatch({ type: 'write-done', write: { label: words.writes.progressAdded, sheetId, ...write } });
  store.dispatch({
    type: 'notice-shown',
    notice: { intent: 'success', message: `${words.writes.progressAdded}.`, retry: null, undo: true },
  });
  return true;
}

/** Adds the columns that reports of the province need a place in; answers whether there was room for them. */
export async function makeRoomForProgress(
  services: PaneServices,
  sheetId: string,
  found: TableForSync,
  fields: readonly ColumnField[],
): Promise<boolean> {
  const columns = planNewColumns(found.grid, found.table, [...fields, 'rowIdentity']);
  if (columns === null) return false;
  await writeNewColumns(services, sheetId, found, columns);
  return true;
}

/**
 * Writes the headers and dresses the columns, or neither: a column without its drop-down would never get it later. What
 * rows once saw under their names is forgotten, so that the blanks are no edits (SPEC I-10).
 */
export async function writeNewColumns(
  services: PaneServices,
  sheetId: string,
  { grid, table }: Pick<TableForSync, 'grid' | 'table'>,
  columns: readonly NewColumn[],
): Promise<{ edits: readonly CellEdit[]; before: readonly CellBefore[] }> {
  const rows = readSheetRows(grid, table);
  const forgotten = rows ? forgetFields(rows, new Set(columns.map(({ field }) => field))) : [];
  const edits = [...headerEdits(table, columns), ...forgotten];
  const before = await services.host.writeCells(sheetId, edits);
  try {
    await dressColumns(services, sheetId, table, columns);
  } catch (error) {
    await services.host.restoreCells(sheetId, before);
    throw error;
  }
  const last = Math.max(...columns.map(({ column }) => column));
  await coverIdentities(services, sheetId, last, table.area);
  return { edits, before };
}

/** Gives new columns the look of the table's last one, the status column its drop-down, and hides the identities. */
async function dressColumns(
  { host }: PaneServices,
  sheetId: string,
  table: SheetTable,
  columns: readonly NewColumn[],
): Promise<void> {
  const { headerTop, headerBottom, area } = table;
  const lookOf = lastVisibleColumn(table);
  for (const { field, column } of columns) {
    if (field === 'rowIdentity') {
      await host.hideColumn(sheetId, column);
      continue;
    }
    await host.copyColumnLook(sheetId, lookOf, column, headerTop, area.bottom);
    if (field === 'status') {
      await host.setDropDown(sheetId, column, headerBottom + 1, area.bottom, Object.values(progressStatusWords));
    }
  }
}

function lastVisibleColumn(table: SheetTable): number {
  const identity = columnOf(table, 'rowIdentity')?.column;
  return identity === table.area.right ? Math.max(table.area.left, table.area.right - 1) : table.area.right;
}

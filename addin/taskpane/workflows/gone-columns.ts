import { fieldLabel } from '#shared/sync/check-fields.ts';
import { forgetFields } from '#shared/sync/gone-columns.ts';
import { readSheetRows, type SheetRows } from '#shared/sync/sheet-rows.ts';
import type { ColumnField } from '#shared/sheet/sheet-kind.ts';
import { goneColumns } from '../state/gone-columns.ts';
import { planNewColumns } from '../state/progress-columns.ts';
import type { PaneNotice } from '../state/pane-state.ts';
import { words } from '../words.ts';
import { rememberLink } from './connect-document.ts';
import { whileBusy, type PaneServices } from './pane-services.ts';
import { writeNewColumns } from './prepare-progress-columns.ts';
import { readTable, type TableForSync } from './read-table.ts';
import { pullNews } from './sync-sheet.ts';

/** Adds the columns that are gone once more, right of the table, and fetches what the province has for them. */
export async function bringColumnsBack(services: PaneServices): Promise<void> {
  const fields = await withGone(services, async (found, _rows, gone) => {
    const columns = planNewColumns(found.grid, found.table, gone);
    if (columns === null) return null;
    await writeNewColumns(services, found.sheetId, found, columns);
    return gone;
  });
  if (fields === null) return;
  await services.refresh();
  await pullNews(services);
  const names = fields.map(fieldLabel);
  const failed = services.store.getState().sync.failure !== null;
  tell(
    services,
    failed
      ? { intent: 'warning', message: words.sync.broughtBackLater(names) }
      : { intent: 'success', message: words.sync.broughtBack(names) },
  );
}

/** Leaves the columns that are gone to the province: the workbook forgets what it saw of them and says no more of it. */
export async function letColumnsGo(services: PaneServices): Promise<void> {
  const fields = await withGone(services, async ({ sheetId }, rows, gone) => {
    const { link } = services.store.getState().sync;
    const edits = forgetFields(rows, new Set(gone));
    if (edits.length > 0) await services.host.writeCells(sheetId, edits);
    if (link) await rememberLink(services, { ...link, gone: [], letGo: [...new Set([...link.letGo, ...gone])] });
    return gone;
  });
  if (fields === null) return;
  tell(services, { intent: 'success', message: words.sync.columnsLetGo(fields.map(fieldLabel)) });
  await services.refresh();
}

type GoneStep = (
  found: TableForSync & { readonly sheetId: string },
  rows: SheetRows,
  gone: readonly ColumnField[],
) => Promise<readonly ColumnField[] | null>;

/** Reads the sheet in front and does something about its columns that are gone; `null` when nothing was done. */
async function withGone(services: PaneServices, step: GoneStep): Promise<readonly ColumnField[] | null> {
  const { sheet, sync } = services.store.getState();
  if (sheet.status !== 'ready' || sync.link === null) return null;
  const { link } = sync;
  const { sheetId } = sheet;
  return whileBusy(services, async () => {
    const found = await readTable(services, sheetId);
    const rows = found && readSheetRows(found.grid, found.table);
    if (!found || !rows) return null;
    const done = await step({ ...found, sheetId }, rows, goneColumns(link, rows));
    if (done === null) tell(services, { intent: 'error', message: words.writes.noRoom });
    return done;
  });
}

function tell({ store }: PaneServices, notice: Pick<PaneNotice, 'intent' | 'message'>): void {
  store.dispatch({ type: 'notice-shown', notice: { ...notice, retry: null } });
}

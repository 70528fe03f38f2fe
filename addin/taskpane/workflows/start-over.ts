import { forgetBases } from '#shared/sync/forget-bases.ts';
import type { CursorUnknown } from '#shared/sync/protocol.ts';
import { readSheetRows } from '#shared/sync/sheet-rows.ts';
import { words } from '../words.ts';
import { inPhase } from './call-server.ts';
import { rememberLink } from './connect-document.ts';
import { withExcel, type PaneServices } from './pane-services.ts';
import { readTable } from './read-table.ts';
import { previewSync } from './sync-sheet.ts';

/**
 * "Nhận lại từ đầu", for a server that was set back to an older copy (SPEC C-5): rows that hold what the server no longer
 * knows forget what they saw, and the whole sheet is compared from cursor 0. Every difference is asked about; nothing
 * that the officer sees changes, and nothing is sent before she says so.
 */
export async function startOver(services: PaneServices, server: CursorUnknown): Promise<void> {
  const { sheet, sync } = services.store.getState();
  const { link } = sync;
  if (sheet.status !== 'ready' || !link) return;
  const forgotten = await inPhase(services, 'receiving', () =>
    withExcel(services, async () => {
      const found = await readTable(services, sheet.sheetId);
      const rows = found && readSheetRows(found.grid, found.table);
      if (!rows) return null;
      const edits = forgetBases(rows, server);
      if (edits.length > 0) await services.host.writeCells(sheet.sheetId, edits);
      await rememberLink(services, { ...link, cursor: 0 });
      return edits.length;
    }),
  );
  if (forgotten === null) return;
  services.store.dispatch({
    type: 'notice-shown',
    notice: { intent: 'info', message: words.sync.startedOver(forgotten), retry: null },
  });
  await services.refresh();
  await previewSync(services);
}

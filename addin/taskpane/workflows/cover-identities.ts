import { HostFailure } from '#addin/host/workbook-host.ts';
import type { Rect } from '#shared/sheet/grid.ts';
import type { PaneServices } from './pane-services.ts';

/**
 * Lets filters take in the hidden identities, so that sorting by their arrows moves them with their rows. A sheet that
 * does not let its filters change (protected) is synced all the same: sorted without its identities it is held back.
 */
export async function coverIdentities(
  { host }: Pick<PaneServices, 'host'>,
  sheetId: string,
  column: number,
  table: Rect,
): Promise<void> {
  try {
    await host.coverColumn(sheetId, column, table);
  } catch (error) {
    if (!(error instanceof HostFailure)) throw error;
  }
}
